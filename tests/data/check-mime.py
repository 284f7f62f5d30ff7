#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the desktop would know books for what they are.

Installs the MIME type into a data folder of its own and asks GIO for the type
of real files there: of books under any name, and of files that are not books.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

BOOK = 'application/x-customer-book'
BOOK_ICON = 'org.example.CustomerBook-book'
BOOK_ID = 0x43424B31
SKIPPED = 77


def make_database(path, application_id):
    database = sqlite3.connect(path)
    database.execute(f'PRAGMA application_id = {application_id}')
    database.execute('CREATE TABLE customer (id INTEGER PRIMARY KEY)')
    database.commit()
    database.close()


def get_info(path, environment):
    output = subprocess.run(
        ['gio', 'info', '-a', 'standard::content-type,standard::icon', path],
        env=environment, check=True, capture_output=True, text=True).stdout
    info = {}
    for line in output.splitlines():
        key, colon, value = line.strip().partition(': ')
        if colon:
            info[key] = value
    return info['standard::content-type'], info['standard::icon'].split(', ')


def main():
    mime_xml = sys.argv[1]
    for program in 'update-mime-database', 'gio':
        if not shutil.which(program):
            print(program, 'is not installed')
            return SKIPPED

    with tempfile.TemporaryDirectory() as folder:
        packages = os.path.join(folder, 'mime', 'packages')
        os.makedirs(packages)
        shutil.copy(mime_xml, packages)
        environment = dict(os.environ, XDG_DATA_HOME=folder)
        environment.setdefault('XDG_DATA_DIRS', '/usr/local/share:/usr/share')
        subprocess.run(['update-mime-database', os.path.join(folder, 'mime')],
                       env=environment, check=True)

        make_database(os.path.join(folder, 'book.db'), BOOK_ID)
        make_database(os.path.join(folder, 'no suffix'), BOOK_ID)
        make_database(os.path.join(folder, 'shop.customerbook'), BOOK_ID)
        make_database(os.path.join(folder, 'other.db'), 0)
        make_database(os.path.join(folder, 'neighbour.db'), BOOK_ID + 1)
        with open(os.path.join(folder, 'customers.csv'), 'w', encoding='utf-8') as csv:
            csv.write('number,name\n1042,Ada\n')

        failures = 0
        for name, is_book in (('book.db', True),
                              ('no suffix', True),
                              ('shop.customerbook', True),
                              ('other.db', False),
                              ('neighbour.db', False),
                              ('customers.csv', False)):
            content_type, icons = get_info(os.path.join(folder, name), environment)
            ok = (content_type == BOOK) == is_book and (BOOK_ICON in icons) == is_book
            print('ok' if ok else 'not ok', name, content_type, *icons)
            failures += not ok
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
