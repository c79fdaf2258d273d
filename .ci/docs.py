"Build the site in _docs by pip alone, without Quarto: python .ci/docs.py"
import json
import os
import re
import shutil
from html import unescape
from pathlib import Path

from latex2mathml.converter import convert
from nbdev.config import get_config
from nbdev.quarto import refresh_quarto_yml
from nbdev.serve import proc_nbs
from smalldocs.site import build

# What smalldocs lacks: room for code of 100 characters; rules for pandas' tables and nbdev's signatures; a search box and
# results in the page's colours (they take the navbar's); a footer on one line; a ground for figures in dark mode.
CSS = '''
:root { --sd-root-font-size: 16px; --sd-sidebar-width: 180px; --sd-margin-width: 220px; --sd-body-width: 820px; --sd-gap: 2rem; }
main pre { font-size: .8rem; padding: .6rem .8rem; }
.cell-output { overflow-x: auto; }
main .cell-output pre { padding: 0 0 0 .6rem; }
main .cell-output-markdown pre { padding: .6rem .8rem; }
main .cell-output-markdown h3, .cell-output-markdown p:has(> a[style*=float]) { margin-top: 0; }
table.dataframe { width: auto; border: 0; margin-bottom: .5rem; }
table.dataframe th, table.dataframe td { font-size: .75rem; padding: .15rem .4rem; border-bottom: 1px solid var(--bs-border-color); text-align: right; }
.navbar .smalldocs-search input { background: #fff; color: #222; }
.navbar .smalldocs-search input::placeholder { color: #666; }
.navbar .smalldocs-search-results, .navbar .search-result { background: #fff; }
.navbar .search-result, .navbar .search-result * { color: #333; }
.navbar .search-result:hover, .navbar .search-result.active { background: #e9ecef; }
html.quarto-dark .navbar .smalldocs-search-results, html.quarto-dark .navbar .search-result { background: #222; }
html.quarto-dark .navbar .search-result, html.quarto-dark .navbar .search-result * { color: #ddd; }
html.quarto-dark .navbar .search-result:hover, html.quarto-dark .navbar .search-result.active { background: #444; }
.navbar .search-result-text mark { background: #ffe69c !important; color: #222 !important; }
@media (max-width: 600px) { .maths { display: inline-block; max-width: 100%; overflow-x: auto; vertical-align: bottom; } }
.nav-footer > .nav-footer-center { flex: 1 0 100%; }
html.quarto-dark .cell-output img { background: #fff; }
'''


def rewrite(path, change):  # a text file, a function of its text
    path.write_text(change(path.read_text(encoding='utf-8')), encoding='utf-8')


def prepare(proc, site):  # nbdev's _proc folder, the published site's address
    "Mend what smalldocs would not understand in `proc`"
    # It ignores `output-file`, which is how nbdev drops the number of 00_data: the file is renamed, and links to it.
    plain = lambda text: re.sub(r'(?<=[(/ ])\d\d_(\w+\.(?:ipynb|html))', r'\1', text)
    rewrite(proc/'sidebar.yml', plain)
    # Of _quarto.yml it builds html alone.
    rewrite(proc/'_quarto.yml', lambda text: re.sub(r'^ +(keep-md: true|commonmark: default)\n', '', text, flags=re.M))
    rewrite(proc/'styles.css', lambda text: text + CSS)
    for path in proc.rglob('*.ipynb'):
        up = '../'*len(path.relative_to(proc).parents[1:])
        nb = json.loads(path.read_text(encoding='utf-8'))
        for cell in nb['cells']:
            text = ''.join(cell['source'])
            if cell['cell_type'] == 'raw': text = re.sub(r'^output-file:.*\n', '', text, flags=re.M)
            if cell['cell_type'] == 'markdown': text = re.sub(r'\]\([^)\s]+', lambda m: plain(m[0]), text)
            cell['source'] = text
        text = json.dumps(nb, ensure_ascii=False)
        # nbdev links private names too, which have no entry to lead to.
        text = re.sub(r'\[(`_\w+`)\]\(' + re.escape(site) + r'[^)]*\)', r'\1', text)
        # Its links are to the published site: here they stay inside.
        text = re.sub(re.escape(site) + r'/([\w/]+\.html)', up + r'\1', text)
        path.unlink()
        path.with_name(re.sub(r'^\d\d_', '', path.name)).write_text(text, encoding='utf-8')


def finish(path):  # a built page
    "What is left to mend in `path`"
    def mathml(m):
        drawn = convert(unescape(m[2]).strip(), display='block' if m[1] == 'display' else 'inline')
        return f'<span class="maths">{drawn}</span>'
    def comment(m): return re.sub(r'\[`([^`]+)`\]\(([\w./]+\.html[^)]*)\)', r'<a href="\2">\1</a>', m[0])
    def change(text):
        # Maths as MathML, which browsers draw themselves, instead of KaTeX from a CDN.
        text = re.sub(r'<span class="math (inline|display)">\\[(\[](.*?)\\[)\]]</span>', mathml, text, flags=re.S)
        text = re.sub(r'<script[^>]*cdn\.jsdelivr\.net[^>]*></script>|<link[^>]*cdn\.jsdelivr\.net[^>]*>', '', text)
        # nbdev writes Markdown links into the comments and strings of signatures too.
        return re.sub(r'<span class="(?:co|st)">.*?</span>', comment, text)
    rewrite(path, change)


def offline_fonts(path):  # a theme
    "The themes ask Google for their font: the machine's own will do"
    rewrite(path, lambda text: re.sub(r'@import\s*(url\()?["\']?https:[^;]*(;[^;"\')]*)*["\']?\)?;', '', text))


if __name__ == '__main__':  # nbdev starts processes that import this file
    os.environ['PYTHONWARNINGS'] = 'ignore'  # nbdev dislikes imports beside other code
    config = get_config()
    refresh_quarto_yml()
    proc = Path(proc_nbs(force=True, n_workers=2))
    prepare(proc, config.doc_host + config.doc_baseurl)
    built = build(proc, quiet=True)
    for page in built.out.rglob('*.html'): finish(page)
    rewrite(built.out/'search.json', lambda text: re.sub(r'\[`([^`]+)`\]\([^)]*\)', r'\1', text))  # links, likewise
    for theme in built.out.glob('site_libs/**/*.css'): offline_fonts(theme)
    shutil.rmtree(config.doc_path, ignore_errors=True)
    shutil.move(built.out, config.doc_path)
    print(f'{len(built.pages)} pages in {config.doc_path}')
    if built.warnings: raise SystemExit('\n'.join(built.warnings))
