#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that each language is translated completely, as the sources are now."""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import extraction


def check(translation, template, merged):
    """Tells whether a translation is complete, and prints what is missing."""
    try:
        extraction.run('msgmerge', '--quiet', '--no-fuzzy-matching', f'--output-file={merged}',
                       str(translation), str(template))
        statistics = extraction.run('msgfmt', '--check', '--statistics',
                                    '--output-file=/dev/null', str(merged)).stderr
    except subprocess.CalledProcessError as error:
        print(error.stderr)
        return False
    print(translation.name, statistics, sep=': ', end='')
    if 'untranslated' not in statistics and 'fuzzy' not in statistics:
        return True
    for selection in '--untranslated', '--only-fuzzy':
        print(extraction.run('msgattrib', '--no-obsolete', '--no-wrap', selection,
                             str(merged)).stdout)
    return False


def main():
    source_root = pathlib.Path(sys.argv[1])
    po = source_root / 'po'
    if not all(shutil.which(tool) for tool in extraction.TOOLS):
        print('gettext is not installed')
        return extraction.SKIPPED

    listed = {f'{language}.po' for language in extraction.read_list(po / 'LINGUAS')}
    present = {path.name for path in po.glob('*.po')}
    for name in sorted(listed ^ present):
        print(f'{name} is missing, or not in LINGUAS')
    complete = listed == present

    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / 'customer-book.pot'
        merged = pathlib.Path(folder) / 'merged.po'
        template.write_text(extraction.extract(source_root, extraction.read_list(po / 'POTFILES')),
                            encoding='utf-8')
        for name in sorted(listed & present):
            complete &= check(po / name, template, merged)
    return 0 if complete else 1


if __name__ == '__main__':
    sys.exit(main())
