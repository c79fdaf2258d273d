"All settings are in settings.ini: edit there, not here"
from configparser import ConfigParser
from pathlib import Path

import setuptools

config = ConfigParser(delimiters=['='])
config.read('settings.ini', encoding='utf-8')
cfg = config['DEFAULT']

pythons = '3.11 3.12 3.13'.split()
statuses = ['1 - Planning', '2 - Pre-Alpha', '3 - Alpha', '4 - Beta', '5 - Production/Stable',
            '6 - Mature', '7 - Inactive']

setuptools.setup(
    name=cfg['lib_name'],
    license=cfg['license'],  # an SPDX expression, so no licence classifier beside it
    classifiers=[
        f'Development Status :: {statuses[int(cfg["status"]) - 1]}',
        f'Intended Audience :: {cfg["audience"]}',
        f'Natural Language :: {cfg["language"]}',
        *[f'Programming Language :: Python :: {o}' for o in pythons],
    ],
    url=cfg['git_url'],
    packages=setuptools.find_packages(include=[f'{cfg["lib_path"]}*']),
    package_data={cfg['lib_path']: ['*.csv', 'py.typed', 'templates/*.html', 'models/*/*', 'models/*/*/*']},
    install_requires=cfg['requirements'].split(),
    extras_require={o: cfg[f'{o}_requirements'].split() for o in ('dev', 'dicom', 'offline', 'panel')},
    python_requires=f'>={cfg["min_python"]}',
    long_description=Path('README.md').read_text(encoding='utf-8'),
    long_description_content_type='text/markdown',
    zip_safe=False,
    entry_points={
        'console_scripts': cfg['console_scripts'].split(),
        'nbdev': [f'{cfg["lib_path"]}={cfg["lib_path"]}._modidx:d'],
    },
    **{o: cfg[o] for o in 'version description keywords author author_email'.split()},
)
