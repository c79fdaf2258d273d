"What an importer gets, asked of the environment that runs this: its files, its import, its commands' help"
import inspect
import io
import re
import runpy
import subprocess
import sys
import sysconfig
from contextlib import redirect_stdout, suppress
from importlib.metadata import distribution
from importlib.util import find_spec

IMPORT = ('import sys, time; start = time.perf_counter(); import breastlesion; '
          "assert 'torch' not in sys.modules; print(time.perf_counter() - start)")


def seconds():
    "How long a new process, in a folder that is no checkout, takes to import the package"
    return float(subprocess.run([sys.executable, '-c', IMPORT], cwd='/', check=True, capture_output=True).stdout)


def help_page(script):
    "What `script --help` prints; all in this process, since each of its own would import torch again"
    sys.argv, page = [script, '--help'], io.StringIO()
    with redirect_stdout(page), suppress(SystemExit): runpy.run_path(script, run_name='__main__')
    return page.getvalue()


def described(page):
    "Option -> its words, from a `--help` page"
    blocks = re.split(r'^  (?=-)', page.split('\noptions:\n')[1], flags=re.M)[1:]
    options = {}
    for block in blocks:
        block = re.split(r'\n(?=\S)', block)[0]
        head, _, words = re.sub(r'\n\s+', '  ', block).partition('  ')
        words = re.sub(r'\(default:.*?\)', '', words).strip()
        options[re.search(r'--([\w-]+)', head)[1].replace('-', '_')] = words
    return options


found = distribution('breastlesion')
files = [str(f) for f in found.files]
assert 'breastlesion/py.typed' in files, 'py.typed is not in the wheel'
data = subprocess.run(['git', 'ls-files', 'breastlesion/models'], check=True, capture_output=True, text=True).stdout.split()
lost = set(data) - set(files)
assert data and not lost, f'not in the wheel: {lost}'
odd = [f for f in files if not f.startswith(('breastlesion/', 'breastlesion-', '../../../bin/'))]
assert not odd and not any(f.endswith('.ipynb') for f in files), odd
tools = [name for name in ('nbdev', 'jupyterlab', 'mypy') if find_spec(name)]
assert not tools, f'not a clean environment: {tools}'
print(f'{len(files)} files, py.typed among them, no notebook')

fastest = min(seconds() for _ in range(5))
print(f'import breastlesion: {fastest:.3f} s, without torch')
assert fastest < .3

for command in found.entry_points.select(group='console_scripts'):
    options = described(help_page(f'{sysconfig.get_path("scripts")}/{command.name}'))
    wanted = set(inspect.signature(command.load()).parameters) | {'help', 'debug'}
    assert set(options) == wanted, f'{command.name}: {set(options) ^ wanted}'
    silent = [o for o, words in options.items() if not re.search('[A-Za-z]{2}', words)]
    assert not silent, f'{command.name}: no help for {silent}'
    print(f'{command.name}: {len(options)} options, all explained')
