"Print README.md as nbs/index.ipynb gives it, without Quarto: python .ci/readme.py > README.md"
import re
import sys
from pathlib import Path

import nbformat
from nbconvert import MarkdownExporter

nb = nbformat.read(Path(__file__).resolve().parents[1]/'nbs'/'index.ipynb', as_version=4)
nb.metadata.language_info = {'name': 'python'}  # nbdev_clean drops it; it names the code fences
nb.cells = [o for o in nb.cells if not re.search(r'^#\s*\|\s*(hide|include: *false)', o.source, re.M)]
for cell in nb.cells: cell.source = re.sub(r'^#\s*\|.*\n?', '', cell.source, flags=re.M)
text, _ = MarkdownExporter().from_notebook_node(nb)
text = re.sub(r'\]\((\w+\.ipynb)', r'](nbs/\1', text)  # README stands one folder above
text = re.sub(r'[ \t]+$', '', text, flags=re.M)
sys.stdout.write(re.sub(r'\n{3,}', '\n\n', text).strip() + '\n')
