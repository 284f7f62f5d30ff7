#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the files of data/, NEWS and the store agree with each other.

Each of them names things that another one defines: the MIME type, icons, the
version, the mark that makes an SQLite file a book.
"""

import configparser
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

APP_ID = 'org.example.CustomerBook'
MIME = '{http://www.freedesktop.org/standards/shared-mime-info}'

failures = []


def check(condition, message):
    if not condition:
        failures.append(message)


def main():
    desktop_path, metainfo_path, mime_path, source_root, version = sys.argv[1:]
    source_root = pathlib.Path(source_root)
    icons = source_root / 'data' / 'icons' / 'hicolor'

    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(desktop_path, encoding='utf-8')
    desktop = parser['Desktop Entry']
    metainfo = ElementTree.parse(metainfo_path).getroot()
    mime_type = ElementTree.parse(mime_path).getroot().find(f'{MIME}mime-type')

    check(metainfo.findtext('id') == APP_ID, 'metainfo: wrong id')
    check(metainfo.findtext('launchable') == APP_ID + '.desktop', 'metainfo: wrong launchable')
    check(desktop['Icon'] == APP_ID, 'desktop file: wrong icon')
    for path in (f'scalable/apps/{APP_ID}.svg',
                 f'symbolic/apps/{APP_ID}-symbolic.svg',
                 f'scalable/mimetypes/{mime_type.find(MIME + "icon").get("name")}.svg'):
        check((icons / path).is_file(), f'no icon {path}')

    name = mime_type.get('type')
    check(name in desktop['MimeType'].split(';'), f'desktop file: does not open {name}')
    check(name == metainfo.findtext('provides/mediatype'), f'metainfo: does not provide {name}')
    check(desktop['Exec'].split()[0] == metainfo.findtext('provides/binary'),
          'desktop file and metainfo name different programs')

    newest = metainfo.find('releases/release').get('version')
    check(newest == version, f'metainfo: newest release is {newest}, not {version}')
    news = (source_root / 'NEWS').read_text(encoding='utf-8')
    check(re.search(r'\d+\.\d+\.\d+', news).group() == version, f'NEWS does not begin with {version}')

    book_id = next(match.get('value') for match in mime_type.iter(f'{MIME}match')
                   if match.get('offset') == '68')
    store = '\n'.join(path.read_text(encoding='utf-8')
                      for path in sorted((source_root / 'src' / 'store').rglob('*.*'))
                      if path.suffix in ('.c', '.h', '.sql'))
    check(re.search(rf'\b({book_id}|{int(book_id, 16)})\b', store, re.IGNORECASE),
          f'the store does not mark books with {book_id}')

    for failure in failures:
        print(failure)
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
