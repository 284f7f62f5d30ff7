# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through what belongs to a customer alone: records, documents, the photo."""

import re

from customer_book import add_document, book_path, home_with_customers, write_book


def open_tab(program, name):
    program.click_on('toggle button', 'More')
    program.click_on('menu item', name)


def show_records(program):
    open_tab(program, 'Records')
    program.get('list item', re.compile('^Bello'))
    program.get('list item', re.compile('^Gate code'))
    yield 'records'
    program.tab_to('list item', re.compile('^Bello'))
    program.key('Return')
    dialog = program.get('dialog', 'Dependent')
    program.get('text box', 'Name', inside=dialog).set_text('')
    program.key('ctrl+s')
    program.wait_text('This must not be empty.')
    yield 'mistakes in a record'
    program.tab_to('combo box', 'Kind', keys='shift+Tab')
    program.key('Return')
    program.wait_focus('list item', 'Child')
    yield 'kinds of a record'
    program.key('Escape')
    program.wait_focus('combo box', 'Kind')
    program.key('Escape')
    program.click_on('button', 'Discard')
    program.wait_gone('dialog', 'Dependent')
    program.tab_to('list item', re.compile('^House'))
    program.key('Return')
    program.get('dialog', 'Custom Fields')
    yield 'custom fields of a customer'
    program.dismiss('dialog', 'Custom Fields')


def show_documents(program):
    open_tab(program, 'Documents')
    program.tab_to('list item', re.compile('^Plan'))
    yield 'documents'
    program.key('Delete')
    program.get('alert dialog', 'Delete Document?')
    yield 'deleting a document'
    program.dismiss('alert dialog')


def show_photo(program):
    program.tab_to('button', 'Change Photo', keys='shift+Tab')
    program.key('Return')
    program.wait_focus('button', 'Choose File…')
    program.key('ctrl+v')
    program.wait_text('There is no picture on the clipboard')
    yield 'photo'
    program.dismiss('dialog', 'Photo')


def show_fields(program):
    program.key('ctrl+comma')
    program.get('dialog', 'Preferences')
    program.click_on('tab', 'Customers')
    program.tab_to('list item', re.compile('^House'))
    yield 'custom fields'
    program.key('Return')
    dialog = program.get('dialog', 'Edit Field')
    program.get('text box', re.compile('^Choices'), inside=dialog).set_text('')
    program.key('ctrl+s')
    program.wait_text(re.compile('^Enter what can be chosen'))
    yield 'mistakes in a field'
    program.key('Escape')
    program.click_on('button', 'Discard')
    program.wait_gone('dialog', 'Edit Field')
    program.key('Delete')
    program.get('alert dialog', 'Remove Field?')
    yield 'removing a field'
    program.dismiss('alert dialog')
    program.dismiss('dialog', 'Preferences')


def walk_records(start, prepare):
    with home_with_customers() as home:
        add_document(home, 'BLANC', 'Plan of the kitchen.txt', b'As agreed')
        write_book(book_path(home),
                   ('INSERT INTO dependent (customer_id, kind, name, details) '
                    "SELECT id, 2, 'Bello', 'A dog' FROM customer WHERE number = 'BLANC'",),
                   ("INSERT INTO custom_field (name, kind, choices) VALUES ('Gate code', 1, '')",),
                   ("INSERT INTO custom_field (name, kind, choices) VALUES ('House', 4, 'Small' || char (10) || 'Large')",))
        with start(home) as program:
            program.wait_focus('row')
            prepare(program)
            program.type('blanc')
            program.wait_names('Café Blanc')
            program.key('Return')
            program.wait_focus('row', re.compile('^Café Blanc'))
            program.key('Return')
            program.wait_text(re.compile('^No. '))
            for show in (show_records, show_documents, show_photo, show_fields):
                for name in show(program):
                    yield program, name
            program.key('ctrl+q')
            program.check_end()
