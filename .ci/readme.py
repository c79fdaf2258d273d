"Print README.md as nbs/index.ipynb gives it, without Quarto, its pictures into nbs: python .ci/readme.py > README.md"
import re
import sys
from pathlib import Path

import nbformat
from nbconvert import MarkdownExporter

nbs = Path(__file__).resolve().parents[1]/'nbs'
nb = nbformat.read(nbs/'index.ipynb', as_version=4)
nb.metadata.language_info = {'name': 'python'}  # nbdev_clean drops it; it names the code fences
nb.cells = [o for o in nb.cells if not re.search(r'^#\s*\|\s*(hide|include: *false)', o.source, re.M)]
alts = re.findall(r'^#\s*\|\s*fig-alt: *(.*)', '\n'.join(o.source for o in nb.cells), re.M)
for cell in nb.cells:
    cell.source = re.sub(r'^#\s*\|.*\n?', '', cell.source, flags=re.M)
    for output in cell.get('outputs', []): output.get('data', {}).pop('text/html', None)  # a table as plain text
text, found = MarkdownExporter().from_notebook_node(nb)
for k, ((name, image), alt) in enumerate(zip(found['outputs'].items(), alts, strict=True)):
    picture = nbs/f'index-{k}{Path(name).suffix}'  # GitHub shows a file, not the bytes in a notebook
    picture.write_bytes(image)
    text = re.sub(rf'!\[\w+\]\({re.escape(name)}\)', f'![{alt}](nbs/{picture.name})', text)
text = re.sub(r'\]\(([\w/]+\.ipynb)', r'](nbs/\1', text)  # README stands one folder above
text = re.sub(r'[ \t]+$', '', text, flags=re.M)
sys.stdout.write(re.sub(r'\n{3,}', '\n\n', text).strip() + '\n')
