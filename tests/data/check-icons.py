#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the icons: those drawn for the program, and those it asks for by name.

A symbolic icon has one colour and no strokes, because GTK recolours fills; it
is 16 pixels in size and the coloured ones are 128. An icon that is named in
src/ has to come from data/icons, from Adwaita or from GTK, or the window shows
a broken picture in its place.
"""

import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

SVG = '{http://www.w3.org/2000/svg}'
THEMES = (pathlib.Path('/usr/share/icons/Adwaita'), pathlib.Path('/usr/local/share/icons/Adwaita'))

failures = []


def check_drawing(path):
    symbolic = path.stem.endswith('-symbolic')
    size = '16' if symbolic else '128'
    root = ElementTree.parse(path).getroot()
    if (root.get('width'), root.get('height'), root.get('viewBox')) != (size, size, f'0 0 {size} {size}'):
        failures.append(f'{path}: not {size} pixels')
    if not symbolic:
        return
    colors = {element.get('fill') for element in root.iter()} - {None}
    if colors != {'#2e3436'}:
        failures.append(f'{path}: colours {sorted(colors)}')
    if any(element.get('stroke') for element in root.iter()):
        failures.append(f'{path}: strokes are not recoloured')


def get_library_icons(package, name):
    """The icons that a library brings within itself."""
    libdir = subprocess.run(['pkg-config', '--variable=libdir', package],
                            capture_output=True, text=True, check=False).stdout.strip()
    library = pathlib.Path(libdir or '/usr/lib') / name
    try:
        listing = subprocess.run(['gresource', 'list', str(library)],
                                 capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return set()
    return {pathlib.PurePath(line).stem.removesuffix('.symbolic')
            for line in listing.splitlines() if '/icons/' in line}


def main():
    source_root = pathlib.Path(sys.argv[1])
    own = sorted((source_root / 'data' / 'icons').rglob('*.svg'))
    for path in own:
        check_drawing(path)

    themes = [theme for theme in THEMES if theme.is_dir()]
    if themes:
        known = ({path.stem for path in own} | get_library_icons('gtk4', 'libgtk-4.so.1') |
                 get_library_icons('libadwaita-1', 'libadwaita-1.so.0'))
        for theme in themes:
            known |= {path.stem for path in theme.rglob('*.svg')}
        for path in sorted((source_root / 'src').rglob('*.*')):
            if path.suffix not in ('.blp', '.ui', '.c'):
                continue
            text = path.read_text(encoding='utf-8')
            for name in sorted(set(re.findall(r'''["']([\w.-]+-symbolic)["']''', text)) - known):
                failures.append(f'{path}: no icon {name}')

    for failure in failures:
        print(failure)
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
