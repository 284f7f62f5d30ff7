# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through what deleting customers leads to: what stands in the way, where they are then,
and what is deleted forever by itself."""

import re
import time

from customer_book import NEWEST, OPERATION, add_items, book_path, home_with_customers, write_book


def show_deleted(program):
    program.key('alt+3')
    program.get('label', 'No Deleted Customers')
    yield 'no deleted customers'
    program.key('alt+1')
    program.wait_focus('row')
    for _ in range(2):
        program.key('Delete')
        program.get('alert dialog', 'Delete Customer?')
        program.tab_to('button', 'Delete Customer')
        program.key('Return')
        program.wait_gone('alert dialog')
        program.wait_focus('row')
    yield 'toast'
    program.key('alt+3')
    program.wait_text('2 customers')
    program.wait_focus('row')
    program.key('space')
    program.wait_text('1 of 2 selected')
    yield 'deleted customers'
    program.key('shift+Delete')
    program.get('alert dialog', 'Delete Customer Forever?')
    program.wait_focus('text box')
    program.type('7')
    program.wait_text('This isn’t the number of customers')
    yield 'delete forever'
    program.dismiss('alert dialog')
    program.key('Escape')
    program.wait_focus('row')
    program.key('Return')
    program.wait_text(re.compile('^Deleted on'))
    yield 'profile of a deleted customer'
    program.click_on('button', 'Back')
    program.wait_focus('row')
    program.key('alt+1')
    program.wait_focus('row')


def show_receipts(program):
    program.key('alt+3')
    program.wait_focus('row')
    program.click_on('toggle button', 'More Actions')
    program.click_on('menu item', 'Receipts…')
    program.get('label', 'No Receipts')
    yield 'no receipts'
    program.dismiss('dialog', 'Receipts')
    program.key('alt+3')
    program.wait_focus('row')
    program.key('shift+Delete')
    program.get('alert dialog', 'Delete Customer Forever?')
    program.wait_focus('text box')
    program.type('1')
    program.key('Return')
    program.wait_gone('alert dialog')
    program.get('button', 'Receipt')
    yield 'toast with a receipt'
    program.click_on('button', 'Receipt')
    program.wait_text('Data Searched')
    yield 'receipt'
    # Before the page has the focus, Escape would close the dialog.
    program.tab_to('button', 'Back')
    program.key('Escape')
    program.wait_text('Nothing Left')
    program.wait_gone('label', 'Search for Traces')
    yield 'receipts'
    program.dismiss('dialog', 'Receipts')
    program.key('alt+1')
    program.wait_focus('row')


def show_blockers(program):
    program.wait_focus('row')
    program.key('Delete')
    program.get('alert dialog', 'Can’t Delete Customer Yet')
    yield 'blocked customer'
    program.tab_to('button', 'Resolve…')
    program.key('Return')
    program.wait_focus('list item', re.compile('^QU-0001'))
    yield 'blockers'
    program.key('Return')
    program.get('label', 'Quote QU-0001')
    yield 'item'
    program.key('Escape')
    program.wait_focus('list item', re.compile('^QU-0001'))
    program.key('Delete')
    program.get('alert dialog', 'Delete Item?')
    yield 'deleting an item'
    program.dismiss('alert dialog')
    program.dismiss('dialog', 'Resolve Blockers')


def show_result(program):
    program.wait_focus('row')
    program.key('ctrl+a')
    program.key('Delete')
    program.get('alert dialog', 'Delete 29 Customers?')
    program.tab_to('button', 'Customers Left Out')
    program.key('space')
    program.get('list item', re.compile('^ABELE'))
    yield 'mixed question'
    program.tab_to('button', 'Delete 29')
    program.key('Return')
    program.get('dialog', '29 Customers Deleted')
    program.get('list item', re.compile('^ABELE'))
    yield 'result'
    program.dismiss('dialog', '29 Customers Deleted')


def show_masking(program):
    program.key('alt+3')
    program.wait_text('29 customers')
    program.wait_focus('row')
    program.key('ctrl+a')
    program.key('shift+Delete')
    program.get('alert dialog', 'Mask 29 Customers and Delete Forever?')
    yield 'mask and delete later'
    program.dismiss('alert dialog')


def show_numbers(program):
    program.wait_focus('row')
    program.key('alt+3')
    program.wait_text('29 customers')
    program.choose('More Actions', 'Undelete All')
    program.get('list item', re.compile('^Café Blanc'))
    yield 'numbers'
    program.dismiss('dialog', 'Numbers Are Taken')


def walk_plans(start, prepare):
    """Where things stand in the way."""
    with home_with_customers() as home:
        add_items(home, 'ABELE', 'quote', 2, title='Garden', amount=123450)
        add_items(home, 'ABELE', 'invoice')
        add_items(home, 'BLANC', 'order', 2, amount=100)
        write_book(book_path(home), ('INSERT INTO setting VALUES (?, ?)', 'mask_first', '1'))
        with start(home) as program:
            program.wait_focus('row')
            prepare(program)
            for show in (show_blockers, show_result, show_masking):
                for name in show(program):
                    yield program, name
            program.key('ctrl+q')
            program.check_end()

        write_book(
            book_path(home),
            ('INSERT INTO taken_number SELECT id, number FROM customer WHERE number = ?', 'BLANC'),
            ('UPDATE customer SET number = ? WHERE number = ?', 'X-1', 'BLANC'),
            ('UPDATE customer SET number = ? WHERE number = ?', 'BLANC', 'ABELE'))
        with start(home) as program:
            program.wait_focus('row')
            prepare(program)
            for name in show_numbers(program):
                yield program, name
            program.key('ctrl+q')
            program.check_end()


def show_pending(program):
    program.key('alt+3')
    program.wait_text('will be deleted forever within the next 7 days')
    program.wait_focus('row')
    yield 'deleted customers with their day'
    program.choose('More Actions', 'Pending Erasure')
    program.wait_focus('row', re.compile('^Number '))
    program.key('space')
    program.wait_text('1 of 2 selected')
    yield 'pending erasure'
    program.key('Escape')
    program.wait_focus('row')
    program.key('Return')
    program.wait_text(re.compile('^Masked. Will be deleted forever on'))
    yield 'profile of a masked customer'
    program.click_on('button', 'Back')
    program.wait_focus('row')
    program.choose('More Actions', 'Cancel All Erasures')
    program.get('label', 'No Pending Erasure')
    yield 'no pending erasure'


def walk_pending(start, prepare):
    """What is to be deleted forever by itself."""
    day = 24 * 60 * 60 * 1000000
    now = time.time_ns() // 1000
    masked = 'SELECT id FROM customer WHERE number IN (?, ?)'

    with home_with_customers() as home:
        write_book(
            book_path(home),
            ('INSERT INTO setting VALUES (?, ?), (?, ?)', 'retention_days', '90', 'retention_since', '0'),
            (OPERATION, 1, now - 85 * day, 4),
            (f'INSERT INTO deleted_customer (customer_id, operation_id) SELECT id, {NEWEST} FROM customer LIMIT 4',),
            (OPERATION, 5, now, 2),
            (f'INSERT INTO pending_erasure SELECT id, {NEWEST}, ? FROM ({masked})', now + 30 * day, 'ABELE', 'ALMEI'))
        with start(home) as program:
            program.wait_focus('row')
            prepare(program)
            for name in show_pending(program):
                yield program, name
            program.key('ctrl+q')
            program.check_end()
