#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be settled before its customer is deleted, and settling it."""

import re
import sys

from customer_book import CustomerBook, add_items, book_path, home_with_customers, read_book, write_book
from harness import hands
from harness.tap import main, point, same

PAID = 3


def add_invoices(home):
    add_items(home, 'BLANC', 'invoice', 2, amount=12050)
    add_items(home, 'BLANC', 'invoice', 2, is_open=False)
    write_book(book_path(home), ('UPDATE item_kind SET on_delete = 2 WHERE name = ?', 'invoice'))


def statuses(home):
    """Of the invoices, by number."""
    return [status for status, in read_book(book_path(home), 'SELECT status FROM item WHERE kind = 4 ORDER BY number')]


def resolve(program):
    """From the alert about a customer to what stands in the way."""
    program.click(program.row('Café Blanc'))
    program.key('Delete')
    program.wait_text('2 invoices must be settled first.')
    program.answer('Can’t Delete Customer Yet', 'Resolve…')
    program.get('label', 'Invoices · 2 · Must be settled first')


def by_mouse():
    with home_with_customers() as home:
        add_invoices(home)
        with CustomerBook(home) as program:
            with point('what must be settled first is said to be that, and opened by a click'):
                resolve(program)
                program.click(program.get('list item', re.compile('^IN-0001')))
                program.get('label', 'Open')
                program.get('label', 'Sent')

            with point('another status that is open changes nothing but that'):
                program.click(program.get('combo box', 'Status'))
                program.click(program.get('label', 'Part Paid'))
                program.wait(lambda: statuses(home) == [2, 1, PAID, PAID], 'the status to be written')
                program.get('label', 'Open')

            with point('one that settles it takes it away from what is in the way'):
                program.click(program.get('combo box', 'Status'))
                program.click(program.get('label', 'Paid'))
                program.wait(lambda: statuses(home) == [PAID, 1, PAID, PAID], 'the status to be written')
                program.get('label', 'Invoices · 1 · Must be settled first')
                program.key('Escape')
                program.wait_gone('dialog', 'Resolve Blockers')
                program.close()


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        add_invoices(home)
        with CustomerBook(home) as program:
            with point('each is opened and settled by keyboard'):
                program.wait_focus('row')
                program.type('blanc')
                program.wait_names('Café Blanc')
                program.key('Return')
                program.wait_focus('row', re.compile('^Café Blanc'))
                program.key('Delete')
                program.get('alert dialog', 'Can’t Delete Customer Yet')
                program.tab_to('button', 'Resolve…')
                program.key('Return')
                for number, left in (('IN-0001', [PAID, 1]), ('IN-0002', [PAID, PAID])):
                    program.wait_focus('list item', re.compile(f'^{number}'))
                    program.key('Return')
                    program.tab_to('combo box', 'Status')
                    program.key('Return')
                    program.wait_focus('list item')
                    for key, status in (('End', 'Void'), ('Up', 'Paid')):
                        program.key(key)
                        program.wait_focus('list item', status)
                    program.key('Return')
                    program.wait(lambda: statuses(home)[:2] == left, lambda: f'{left}; there are {statuses(home)}')

            with point('then nothing is in the way any more'):
                program.get('label', 'Nothing Is in the Way')
                program.wait_focus('button', 'Continue Deleting')
                program.key('Return')
                program.get('alert dialog', 'Delete Customer?')
                program.tab_to('button', 'Delete Customer')
                program.key('Return')
                program.wait_missing('Café Blanc')
                program.close()
        same(statuses(home), [PAID] * 4)


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard))
