# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through what asks and tells when a backup is restored."""

import shutil

from customer_book import book_path, home_with_customers


def open_main_menu(program, item):
    if not program.find('toggle button', 'Main Menu'):
        program.click_on('button', 'Back')
        program.get('toggle button', 'Main Menu')
    program.choose('Main Menu', item)


def walk_backup(start, prepare):
    with home_with_customers() as home:
        copy = home.documents / 'A backup of the book with a name of some length.db'
        shutil.copyfile(book_path(home), copy)
        with start(home) as program:
            program.wait_focus('row')
            prepare(program)
            program.key('Delete')
            program.get('alert dialog', 'Delete Customer?')
            program.tab_to('button', 'Delete Customer')
            program.key('Return')
            program.wait_gone('alert dialog')
            program.wait_focus('row')
            open_main_menu(program, 'Restore from a Backup…')
            program.open_file(copy)
            program.get('alert dialog', 'Restore This Backup?')
            yield program, 'restore a backup'
            program.answer('Restore This Backup?', 'Restore')
            program.get('alert dialog', 'Book Restored')
            yield program, 'restored'
            program.answer('Book Restored', 'Close')
            program.key('ctrl+q')
            program.check_end()
