#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that POTFILES names each file with text to translate, and no other."""

import pathlib
import re
import shutil
import sys

import extraction

FOLDERS = ('src', 'data')
SUFFIXES = ('.c', '.h', '.blp', '.ui', '.in', '.xml')


def main():
    source_root = pathlib.Path(sys.argv[1])
    if not shutil.which('xgettext'):
        print('gettext is not installed')
        return extraction.SKIPPED

    listed = extraction.read_list(source_root / 'po' / 'POTFILES')
    skipped = extraction.read_list(source_root / 'po' / 'POTFILES.skip')
    failures = [f'{name} is in POTFILES, but there is no such file'
                for name in listed if not (source_root / name).is_file()]
    failures += [f'{name} is in POTFILES.skip, but there is no such file'
                 for name in skipped if not (source_root / name).is_file()]
    if listed != sorted(set(listed)):
        failures.append('POTFILES is not sorted, or names a file twice')

    candidates = sorted(str(path.relative_to(source_root))
                        for folder in FOLDERS
                        for path in (source_root / folder).rglob('*')
                        if path.suffix in SUFFIXES and path.is_file())
    template = extraction.extract(source_root, candidates)
    with_text = {reference.rsplit(':', 1)[0]
                 for line in template.splitlines() if line.startswith('#: ')
                 for reference in line[3:].split()}
    failures += [f'{name} has text to translate, but is not in POTFILES'
                 for name in sorted(with_text - set(listed) - set(skipped))]
    failures += [f'{name} is in POTFILES, but has no text to translate'
                 for name in listed
                 if (source_root / name).is_file() and name not in with_text]

    # xgettext takes what is in single quotes for a character and is silent.
    for name in candidates:
        if not name.endswith('.blp'):
            continue
        text = (source_root / name).read_text(encoding='utf-8')
        for match in re.finditer(r"""\b_\(\s*'|\bC_\(\s*(?:'|"(?:[^"\\]|\\.)*"\s*,\s*')""", text):
            line = text.count('\n', 0, match.start()) + 1
            failures.append(f'{name}:{line}: text to translate has to stand in double quotes')

    for failure in failures:
        print(failure)
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
