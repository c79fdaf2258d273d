"Build the site, follow every link inside it and drive it in headless Chromium: python .ci/check_docs.py [FOLDER FOR SCREENSHOTS]"
import os
import re
import shutil
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from nbdev.config import get_config
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
WINDOWS = [(1300, 'light'), (1300, 'dark'), (400, 'light'), (400, 'dark')]
NOTICE = 'Research and teaching only, not for diagnosis'
faults = []


class Quiet(SimpleHTTPRequestHandler):
    "The site's files, without a line per request"
    def log_message(self, *args): pass


def check(ok, fault):
    "Keep `fault` unless `ok`"
    if not ok and fault not in faults: faults.append(fault)


def chromium():
    "Where Chromium is; it is needed, so without it this fails"
    found = os.environ.get('CHROMIUM') or next(filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome'))), None)
    return found or sys.exit('no Chromium here: apt-get install chromium, or name yours in the variable CHROMIUM')


def listen(page, site):
    "Note what `page` complains of, and what it asks for outside `site`; nothing gets out"
    name = lambda: page.url.removeprefix(site)
    page.on('console', lambda m: check(m.type not in ('error', 'warning'), f'{name()}: the console says {m.text}'))
    page.on('pageerror', lambda e: check(False, f'{name()}: {e}'))
    page.on('response', lambda r: check(r.status < 400, f'{name()}: {r.status} for {r.url}'))

    def gate(route):
        inside = route.request.url.startswith(site)
        check(inside, f'{name()}: asks for {route.request.url}')
        route.continue_() if inside else route.abort()
    page.route(re.compile('^(?!data:|blob:)'), gate)


def visit(page, url, file=None):
    "What is on the page at `url`: its ids and links; its pictures are there and nothing sticks out"
    page.goto(url, wait_until='load')
    name = urlsplit(url).path.strip('/')
    check(NOTICE in page.inner_text('body'), f'{name}: does not say {NOTICE!r}')
    for src in page.eval_on_selector_all('img', 'all => all.filter(i => !i.complete || !i.naturalWidth).map(i => i.src.slice(0, 99))'):
        check(False, f'{name}: the picture {src} does not show')
    wide, room = page.evaluate('(m => [m.getBoundingClientRect().left + m.scrollWidth, innerWidth])(document.querySelector("main"))')
    check(wide <= room, f'{name}: {wide} pixels wide in a window of {room}')
    if file: page.screenshot(path=file, full_page=True)
    return (set(page.eval_on_selector_all('[id]', 'all => all.map(e => e.id)')),
            page.eval_on_selector_all('a[href]', 'all => all.map(a => a.href)'))


def follow(pages, site, code):
    "Every link of `pages` that stays on `site`, or goes to a file of this repository at `code`, has its target"
    for name, (_, links) in pages.items():
        for link in links:
            path, anchor = unquote(urlsplit(link).path), unquote(urlsplit(link).fragment)
            if link.startswith(site):
                target = path.strip('/') or 'index.html'
                there = (target in pages and (not anchor or anchor in pages[target][0])) or (not target.endswith('.html') and (ROOT/'_docs'/target).is_file())
                check(there, f'{name}: the link {link.removeprefix(site)} leads nowhere')
            elif link.startswith(f'{code}/blob/main/'):
                check((ROOT/link.removeprefix(f'{code}/blob/main/').split('#')[0]).exists(), f'{name}: there is no {link}')


def contrast(*colours):
    "Of two CSS colours, as WCAG 2 defines it: 1 to 21"
    def light(colour):
        parts = [int(c)/255 for c in re.findall(r'\d+', colour)[:3]]
        return sum(w*(c/12.92 if c <= .04045 else ((c + .055)/1.055)**2.4) for w, c in zip((.2126, .7152, .0722), parts))
    dark, bright = sorted(map(light, colours))
    return (bright + .05)/(dark + .05)


def drive(page, site, width):
    "Search finds `GradCAM` and opens it; a notebook's page shows its figures; the mode can be changed"
    page.goto(site)
    if width < 992: page.click('.navbar-toggler')
    box = page.locator('.smalldocs-search input:visible').first
    box.fill('GradCAM')
    hit = page.locator('.search-result:visible', has_text='GradCAM').first
    hit.wait_for(timeout=5000)
    for part in ('title', 'section', 'text'):
        words = page.locator(f'.search-result-{part}:visible').first
        seen = contrast(*words.evaluate('e => [e, e.closest(".search-result")].map((x, k) => getComputedStyle(x)[k ? "backgroundColor" : "color"])'))
        check(seen > 4.5, f'search results, {part}: a contrast of {seen:.1f}')
    there = hit.evaluate('e => (e.closest("a") || e.querySelector("a")).href')
    hit.click()
    page.wait_for_url(there)
    page.goto(f'{site}gradcam.html')
    check(page.locator('.cell-output-display img').count() >= 3, 'gradcam.html: its figures are not there')
    before = page.evaluate('getComputedStyle(document.body).backgroundColor')
    if width < 992: page.click('.navbar-toggler')
    page.locator('.quarto-color-scheme-toggle:visible').first.click()
    page.wait_for_timeout(300)
    check(before != page.evaluate('getComputedStyle(document.body).backgroundColor'), 'the switch for dark mode does nothing')


def main(shots=None):
    program = chromium()
    subprocess.run([sys.executable, ROOT/'.ci'/'docs.py'], check=True)
    server = ThreadingHTTPServer(('127.0.0.1', 0), partial(Quiet, directory=ROOT/'_docs'))
    Thread(target=server.serve_forever, daemon=True).start()
    site, names = f'http://127.0.0.1:{server.server_port}/', sorted(p.relative_to(ROOT/'_docs').as_posix() for p in (ROOT/'_docs').rglob('*.html'))
    if shots: Path(shots).mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=FLAGS)
        for width, mode in WINDOWS:
            page = browser.new_page(viewport=dict(width=width, height=900), color_scheme=mode)
            listen(page, site)
            pages = {n: visit(page, site + n, shots and f'{shots}/{n[:-5].replace("/", "-")}-{width}-{mode}.png') for n in names}
            drive(page, site, width)
            page.close()
        browser.close()
    follow(pages, site, get_config().git_url)
    links = sum(len(links) for _, links in pages.values())
    print(f'{len(pages)} pages, {links} links, {len(WINDOWS)} windows in {program}: {len(faults)} faults', *faults, sep='\n')
    return len(faults) > 0


if __name__ == '__main__': sys.exit(main(*sys.argv[1:]))
