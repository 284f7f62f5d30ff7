#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences: what is chosen is saved at once, said in words, and obeyed."""

import contextlib
import re
import sqlite3
import sys

from customer_book import CUSTOMERS, CustomerBook, book_path, home_with_customers, read_book
from harness import hands
from harness.tap import main, point, same

DIALOG = 'Preferences'
DELETED_FIRST = 'Must be deleted before the customer can be.'
QUOTE = 2


def get_rule(home, kind):
    return read_book(book_path(home), 'SELECT on_delete, on_erase, keep_years FROM item_kind WHERE id = ?', kind)[0]


def get_setting(home, key):
    rows = read_book(book_path(home), 'SELECT value FROM setting WHERE key = ?', key)
    return rows[0][0] if rows else None


def wait_setting(program, key, value):
    program.wait(lambda: get_setting(program.home, key) == value, f'{key} to be {value}')


def add_items(home):
    """Two customers with a quote, one of them with an open one."""
    with contextlib.closing(sqlite3.connect(book_path(home))) as connection, connection:
        ids = [row[0] for row in connection.execute('SELECT id FROM customer ORDER BY id LIMIT 2')]
        for customer, number, is_open in ((ids[0], 'QU-1', 1), (ids[0], 'QU-2', 0), (ids[1], 'QU-3', 0)):
            connection.execute('INSERT INTO item (customer_id, kind, number, status, open, date, created, changed) '
                               'VALUES (?, ?, ?, 0, ?, 1, 1, 1)', (customer, QUOTE, number, is_open))


def add_freed(home, *numbers, time=1700000000000000):
    """What an erasure writes into the ledger."""
    with contextlib.closing(sqlite3.connect(book_path(home))) as connection, connection:
        cursor = connection.execute('INSERT INTO operation (kind, time, person_id, person_name, n_customers) '
                                    'SELECT 3, ?, id, name, ? FROM person LIMIT 1', (time, len(numbers)))
        for number in numbers:
            connection.execute('INSERT INTO freed_number VALUES (?, ?)', (number, cursor.lastrowid))


def open_by_mouse(program):
    program.choose('Main Menu', 'Preferences')
    return program.get('dialog', DIALOG)


def open_page(program, page):
    program.click_on('tab', page)
    program.get('tab', page, where=lambda node: 'selected' in node.states)


def close(program):
    program.click_on('button', 'Close', inside=program.get('dialog', DIALOG))
    program.wait_gone('dialog', DIALOG)


def get_row(program, title):
    return program.get('list item', title, inside=program.get('dialog', DIALOG))


def get_texts(program, title):
    return '\n'.join(program.texts(get_row(program, title)))


def new_customer(program, name):
    """Adds a customer without a number, and returns the one that was given."""
    program.key('ctrl+n')
    dialog = program.get('dialog', 'New Customer')
    program.get('text box', 'Name', inside=dialog).set_text(name)
    program.click_on('button', 'Save', inside=dialog)
    program.wait_gone('dialog', 'New Customer')
    return read_book(book_path(program.home), 'SELECT number FROM customer WHERE name = ?', name)[0][0]


def by_mouse():
    with home_with_customers() as home:
        add_items(home)
        with CustomerBook(home) as program:
            program.wait_focus('row')
            with point('the menu leads to them, and each rule says what it does and whom it touches'):
                open_by_mouse(program)
                program.wait(lambda: '2 customers have some now.' in get_texts(program, 'Quotes'), 'the counts')
                assert DELETED_FIRST in get_texts(program, 'Quotes')
                assert 'No customer has any now.' in get_texts(program, 'Inquiries')

            with point('another rule is chosen, and is there after closing'):
                program.click(get_row(program, 'Quotes'))
                row = get_row(program, 'Must Be Settled First')
                assert '1 customer has open ones now.' in get_texts(program, 'Must Be Settled First')
                program.click(row)
                program.wait(lambda: get_rule(home, QUOTE) == (2, 1, 0), 'the rule to be saved')
                program.click_on('button', 'Back', inside=program.get('dialog', DIALOG))
                program.wait(lambda: 'Open ones must be settled' in get_texts(program, 'Quotes'), 'the new rule')
                close(program)
                open_by_mouse(program)
                program.wait(lambda: 'Open ones must be settled' in get_texts(program, 'Quotes'), 'the rule again')
                same(read_book(book_path(home), 'SELECT kind, n_customers FROM operation ORDER BY id DESC LIMIT 1'),
                     [(12, 0)])

            with point('what Delete Forever does'):
                open_page(program, 'Erasure')
                program.click(get_row(program, 'Mask Now, Delete Later'))
                wait_setting(program, 'mask_first', '1')
                program.wait_text('There are no deleted customers now.')
                program.click_on('switch', 'Delete Forever by Itself')
                wait_setting(program, 'retention_days', '90')

            with point('the form of new numbers, and the next one'):
                open_page(program, 'Customers')
                program.get('text box', 'Prefix').set_text('K-')
                program.wait_text(re.compile(r'^K-\d+$'))
                wait_setting(program, 'number_prefix', 'K-')
                close(program)
                assert re.fullmatch(r'K-\d+', new_customer(program, 'Karla')), read_book(
                    book_path(home), 'SELECT number FROM customer ORDER BY id DESC LIMIT 1')
                program.close()


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        add_freed(home, '1001', 'BLANC')
        add_freed(home, 'C-0003', time=1750000000000000)
        with CustomerBook(home) as program:
            program.wait_focus('row')
            with point('Ctrl+comma, and a rule with the keys'):
                program.key('ctrl+comma')
                program.get('dialog', DIALOG)
                program.wait_text('Group Events')
                program.tab_to('list item', 'Inquiries')
                program.key('Down')
                program.wait_focus('list item', 'Quotes')
                program.key('Return')
                program.wait_focus('list item', 'Must Be Deleted First')
                for title in ('Must Be Settled First', 'Are Closed with the Customer', 'Do Not Matter'):
                    program.key('Down')
                    program.wait_focus('list item', title)
                program.key('Return')
                program.wait(lambda: get_rule(home, QUOTE) == (4, 1, 0), 'the rule to be saved')

            with point('kept for some years, as many as are typed'):
                program.tab_to('list item', 'Deleted Forever Too')
                for title in ('Kept, Masked', 'Kept, Masked, for Some Years'):
                    program.key('Down')
                    program.wait_focus('list item', title)
                program.key('space')
                program.wait(lambda: get_rule(home, QUOTE) == (4, 2, 10), 'ten years')
                program.tab_to('spin button', 'Years from Their Date')
                program.key('ctrl+a')
                program.type('7')
                program.key('Return')
                program.wait(lambda: get_rule(home, QUOTE) == (4, 2, 7), 'seven years')

            with point('Escape goes back to the row, and then closes'):
                program.key('Escape')
                program.wait_focus('list item', 'Quotes')
                program.key('Escape')
                program.wait_gone('dialog', DIALOG)
                program.wait_focus('row')

            with point('what is typed is saved even if the dialog is closed at once'):
                program.key('ctrl+comma')
                program.get('dialog', DIALOG)
                program.tab_to('tab', 'Deleting')
                program.key('Right')
                program.wait_focus('tab', 'Erasure')
                program.key('Return')
                program.tab_to('list item', 'Delete at Once')
                program.key('Down')
                program.wait_focus('list item', 'Mask Now, Delete Later')
                program.key('Return')
                wait_setting(program, 'mask_first', '1')
                program.tab_to('spin button', 'Days until They Are Deleted')
                program.key('ctrl+a')
                program.type('14')
                program.key('Escape')
                program.wait_gone('dialog', DIALOG)
                wait_setting(program, 'mask_days', '14')

            with point('a prefix that can’t be one is said so, and not saved'):
                program.key('ctrl+comma')
                program.get('dialog', DIALOG)
                program.tab_to('tab', 'Deleting')
                program.key('Right', 'Right')
                program.wait_focus('tab', 'Customers')
                program.key('Return')
                program.tab_to('text box', 'Prefix')
                before = get_setting(home, 'number_prefix')
                program.type('7')
                program.wait_text('A prefix can’t end in a digit')
                program.type('/')
                program.wait_gone('label', re.compile('^A prefix can’t'))
                program.wait(lambda: get_setting(home, 'number_prefix') == '7/', 'the prefix to be saved')
                assert before != '7/'

            with point('the freed numbers, the newest first, with who and when'):
                program.tab_to(name='Show Freed Numbers')
                program.key('Return')
                program.wait_focus('search box', 'Search for a Number')
                program.wait_text('C-0003')
                rows = [item.name for item in program.application.look().find_items(
                    'list item', re.compile('^[^\n]+\nFreed on '))]
                same([row.split('\n')[0] for row in rows], ['C-0003', '1001', 'BLANC'])
                same([row.split('\n')[2] for row in rows], ['Not in Use', 'Not in Use', 'In Use Again'])
                assert '2025' in rows[0] and '2023' in rows[1], rows
                program.type('bl')
                program.wait_gone(name=re.compile('^1001\n'))
                program.get(name=re.compile('^BLANC\n'))
                program.type('zzz')
                program.get('label', 'No Results Found')
                program.key('Escape')
                program.get(name=re.compile('^1001\n'))
                program.key('Escape')
                program.wait_focus(name='Show Freed Numbers')

            with point('freed numbers are given again once that is turned on'):
                program.tab_to('text box', 'Prefix', keys='shift+Tab')
                program.key('ctrl+a', 'BackSpace')
                wait_setting(program, 'number_prefix', '')
                program.tab_to('switch', 'Use Freed Numbers Again')
                program.key('space')
                wait_setting(program, 'reuse_numbers', '1')
                program.key('Escape')
                program.wait_gone('dialog', DIALOG)
                same(new_customer(program, 'Nuria'), '1001')
                program.key('ctrl+q')
                program.check_end()


def not_asked():
    with home_with_customers() as home, CustomerBook(home) as program:
        program.wait_focus('row')
        with point('no question before one customer is deleted, once that is turned off'):
            open_by_mouse(program)
            program.click_on('switch', 'Ask before Deleting One Customer')
            program.get('switch', 'Ask before Deleting One Customer', where=lambda node: not node.checked)
            close(program)
            program.click(program.row('Café Blanc'))
            program.key('Delete')
            program.get('label', '1 customer deleted')
            program.wait_missing('Café Blanc')
            program.wait_sidebar(CUSTOMERS, 29)
            program.close()


def read_only():
    with home_with_customers() as home:
        path = book_path(home)
        path.chmod(0o400)
        path.parent.chmod(0o500)
        try:
            with CustomerBook(home) as program:
                program.wait_text('This book can only be read.')
                with point('in a book that can only be read nothing can be chosen, and it says why'):
                    program.key('ctrl+comma')
                    dialog = program.get('dialog', DIALOG)
                    program.get(name=re.compile('This book can only be read'), inside=dialog)
                    program.wait(lambda: DELETED_FIRST in get_texts(program, 'Quotes'), 'the rules')
                    program.click(get_row(program, 'Quotes'))
                    assert not get_row(program, 'Do Not Matter').sensitive
                    program.key('Escape')
                    open_page(program, 'Customers')
                    program.get(name=re.compile('This book can only be read'), inside=dialog)
                    assert not program.get('switch', 'Use Freed Numbers Again').sensitive
                    program.click(program.get(name='Show Freed Numbers'))
                    program.get('label', 'No Freed Numbers')
                    close(program)
                    program.close()
        finally:
            path.parent.chmod(0o700)


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard, not_asked, read_only))
