#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Activity: what was done in the book, and taking it back from there."""

import re
import sys

from customer_book import ACTIVITY, CUSTOMERS, DELETED, CustomerBook, home_with_customers
from harness import hands
from harness.program import Home
from harness.tap import main, point

NAME = 'Café Blanc'
NUMBER = 'BLANC'
DONE = re.compile(rf'^Deleted customer {NUMBER}\n\d.*, by ')
UNDONE = re.compile(rf'^Undid the deletion of customer {NUMBER}\n')
REDONE = re.compile(rf'^Deleted customer {NUMBER} again\n')
ERASED = re.compile('^Deleted 1 customer forever\n')
IMPORTED = re.compile('^Imported 30 customers\n')


def operations(program):
    """The first lines of what is listed, from the top."""
    rows = program.find_all('list item', re.compile('\n.*, by '))
    rows.sort(key=lambda row: row.extents.y)
    return [row.name.split('\n')[0] for row in rows]


def wait_operations(program, *names):
    program.wait(lambda: operations(program) == list(names), lambda: f'{names}; there are {operations(program)}')


def by_keyboard():
    hands.move(5, 5)
    with Home() as home, CustomerBook(home) as program:
        with point('where nothing was done it says what to expect'):
            program.get('label', 'No Customers Yet')
            program.key('alt+4')
            program.wait_page(ACTIVITY)
            program.get('label', 'No Activity Yet')
            program.wait_text('What can still be undone can be undone from here.')
            program.key('ctrl+q')
            program.check_end()

    with home_with_customers() as home:
        with CustomerBook(home) as program:
            with point('a deletion stands at the top, with who and when'):
                program.wait_focus('row')
                program.type('blanc')
                program.wait_names(NAME)
                program.key('Return')
                program.wait_focus('row', re.compile(f'^{NAME}'))
                program.key('Delete')
                program.get('alert dialog', 'Delete Customer?')
                program.tab_to('button', 'Delete Customer')
                program.key('Return')
                program.wait_sidebar(DELETED, 1)
                program.key('alt+4')
                program.wait_page(ACTIVITY)
                program.wait_focus('list item', DONE)
                wait_operations(program, f'Deleted customer {NUMBER}', 'Imported 30 customers')

            with point('the arrows go from row to row, Tab to the button'):
                program.key('Down')
                program.wait_focus('list item', IMPORTED)
                program.key('Up')
                program.wait_focus('list item', DONE)
                program.key('Tab')
                program.wait_focus('button', re.compile(rf'^Undo: Deleted customer {NUMBER}$'))

            with point('it undoes; the focus stays there, and what was done now stands above'):
                program.key('Return')
                program.wait_sidebar(DELETED, 0)
                program.wait_focus('list item', DONE)
                wait_operations(program, f'Undid the deletion of customer {NUMBER}',
                                f'Deleted customer {NUMBER}', 'Imported 30 customers')
                assert not program.find('button', re.compile('^Undo: '))

            with point('Enter on the row does it again'):
                program.key('Up')
                program.wait_focus('list item', UNDONE)
                program.key('Return')
                program.wait_sidebar(DELETED, 1)
                program.get('list item', REDONE)
                program.wait_focus('list item', UNDONE)

            with point('Ctrl+Z undoes it from there'):
                program.key('ctrl+z')
                program.wait_sidebar(DELETED, 0)
                program.wait(lambda: len(operations(program)) == 5, 'the undoing to be listed')
                program.wait_focus('list item', UNDONE)

            with point('Enter on what can’t be undone does nothing'):
                program.key('End')
                program.wait_focus('list item', IMPORTED)
                program.key('Return', 'Home')
                program.wait_focus('list item', UNDONE)
                assert len(operations(program)) == 5
                program.key('alt+1')
                program.wait_focus('row')
                program.key('ctrl+q')
                program.check_end()

        with CustomerBook(home) as program:
            with point('after a restart it is all there, and the customer too'):
                program.wait_focus('row')
                program.wait_count('30 customers')
                program.key('alt+4')
                program.wait_focus('list item', UNDONE)
                assert len(operations(program)) == 5
                program.get('button', re.compile('^Redo: Undid the deletion'))
                program.key('ctrl+q')
                program.check_end()


def by_mouse():
    with home_with_customers() as home, CustomerBook(home) as program:
        with point('Undo and Redo are pressed'):
            program.go_to(CUSTOMERS)
            row = program.row(NAME)
            program.point_at(row)
            program.click_on('button', 'Delete', inside=row)
            program.answer('Delete Customer?', 'Delete Customer')
            program.wait_sidebar(DELETED, 1)
            program.go_to(ACTIVITY)
            program.click_on('button', re.compile('^Undo: Deleted customer'))
            program.wait_sidebar(DELETED, 0)
            program.get('list item', UNDONE)
            program.click_on('button', re.compile('^Redo: Undid the deletion'))
            program.wait_sidebar(DELETED, 1)
            program.get('list item', REDONE)
            program.click_on('button', re.compile('^Undo: Deleted customer .* again$'))
            program.wait_sidebar(DELETED, 0)
            program.click_on('button', re.compile('^Redo: Undid '))
            program.wait_sidebar(DELETED, 1)

        with point('a double click undoes nothing'):
            top = program.get('list item', REDONE)
            before = operations(program)
            x, y = top.extents.x + 200, top.extents.y + top.extents.height // 2
            hands.move(x, y)
            hands.press()
            hands.press()
            program.go_to(DELETED)
            program.wait_names(NAME)
            program.go_to(ACTIVITY)
            wait_operations(program, *before)

        with point('once the customer is deleted forever there is no number, no Undo, and a receipt'):
            program.go_to(DELETED)
            program.choose('More Actions', 'Delete All Forever…')
            alert = program.get('alert dialog', 'Delete Customer Forever?')
            program.click(program.get('text box', inside=alert))
            program.type('1')
            program.click_on('button', 'Delete Forever', inside=alert)
            program.get('label', 'No Deleted Customers')
            program.go_to(ACTIVITY)
            program.get('list item', ERASED)
            program.wait(lambda: not any(NUMBER in text for text in program.texts()), 'the number to be gone')
            assert not program.find('button', re.compile('^(Undo|Redo): '))
            program.click_on('button', 'Receipt: Deleted 1 customer forever')
            program.wait_text('Data Searched')
            program.click_on('button', 'Close', inside=program.get('dialog', 'Receipts'))
            program.wait_gone('dialog', 'Receipts')

        with point('the menu leads to all receipts'):
            program.choose('More Actions', 'Receipts…')
            program.get('dialog', 'Receipts')
            program.key('Escape')
            program.wait_gone('dialog', 'Receipts')
            program.wait_focus('list item')
            program.close()


if __name__ == '__main__':
    sys.exit(main(by_keyboard, by_mouse))
