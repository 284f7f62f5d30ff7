#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that a language is translated completely, as the sources are now."""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import extraction


def main():
    source_root = pathlib.Path(sys.argv[1])
    language = sys.argv[2]
    if not all(shutil.which(tool) for tool in extraction.TOOLS):
        print('gettext is not installed')
        return extraction.SKIPPED

    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / 'customer-book.pot'
        merged = pathlib.Path(folder) / f'{language}.po'
        files = extraction.read_list(source_root / 'po' / 'POTFILES')
        template.write_text(extraction.extract(source_root, files), encoding='utf-8')
        extraction.run('msgmerge', '--quiet', '--no-fuzzy-matching', f'--output-file={merged}',
                       str(source_root / 'po' / f'{language}.po'), str(template))
        try:
            statistics = extraction.run('msgfmt', '--check', '--statistics',
                                        '--output-file=/dev/null', str(merged)).stderr
        except subprocess.CalledProcessError as error:
            print(error.stderr)
            return 1
        print(language, statistics)
        if 'untranslated' not in statistics and 'fuzzy' not in statistics:
            return 0
        for selection in '--untranslated', '--only-fuzzy':
            print(extraction.run('msgattrib', '--no-obsolete', '--no-wrap', selection,
                                 str(merged)).stdout)
    return 1


if __name__ == '__main__':
    sys.exit(main())
