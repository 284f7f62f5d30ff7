#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way by keyboard alone: the pointer is parked in a corner."""

import re
import sys

from customer_book import DATA, DELETED, NARROW, CustomerBook, book_path, home_with_customers, read_book
from harness import hands
from harness.program import Home
from harness.tap import main, point, same


def press_in_alert(program, heading, response):
    """Goes to a button of an alert and presses it."""
    program.get('alert dialog', heading)
    program.tab_to('button', response)
    program.key('Return')
    program.wait_gone('alert dialog', heading)


def focus_row(program, name):
    """Moves down or up the list to a customer."""
    is_row = re.compile(rf'^{re.escape(name)}, number ')
    names = program.names()
    node = program.wait_focus('row')
    here = names.index(node.name.split(', number ')[0])
    steps = names.index(name) - here
    program.key(*(['Down'] * steps if steps > 0 else ['Up'] * -steps))
    program.wait_focus('row', is_row)


def by_keyboard():
    hands.move(5, 5)
    with Home() as home:
        with CustomerBook(home) as program:
            with point('the welcome page has the focus where work begins'):
                program.wait_focus('button', 'Import…')

            with point('a file is imported'):
                program.key('Return')
                program.open_file(DATA / 'customers.csv')
                program.get('dialog', 'Import Customers')
                program.wait_text('30 new')
                program.tab_to('button', 'Import')
                program.key('Return')
                program.get('label', '30 Customers Imported')
                program.wait_focus('button', 'Done')
                program.key('Return')
                program.wait_count('30 customers')
                program.wait_focus('row')

            with point('Ctrl+F searches, Enter goes to the list, Escape ends it'):
                program.key('ctrl+f')
                program.wait_focus('search box')
                program.type('muller')
                program.wait_names('Müller Reinigung')
                program.key('Return')
                program.wait_focus('row', re.compile('^Müller Reinigung'))
                program.key('Escape')
                program.wait_count('30 customers')
                program.wait_focus('row')

            with point('Down goes from the search to the first hit'):
                program.key('ctrl+f')
                program.wait_focus('search box')
                program.type('a')
                program.wait(lambda: 1 < len(program.names()) < 30, 'some to be found')
                first = program.names()[0]
                program.key('Down')
                program.wait_focus('row', re.compile(f'^{re.escape(first)}, number '))
                program.key('Escape')
                program.wait_count('30 customers')
                program.wait_focus('row')

            with point('the list is sorted from its menu'):
                for choice, expected in (('E-mail', 'Gombos Pékség'), ('Name', 'Abele Gartenbau'),
                                         ('From Last to First', '佐藤商店'), ('From Last to First', 'Abele Gartenbau')):
                    program.tab_to('toggle button', 'More Actions', keys='shift+Tab')
                    program.key('Return')
                    program.tab_to('menu item', 'Sort By', keys='Down')
                    program.key('Return')
                    program.tab_to('menu item', choice, keys='Down')
                    program.key('Return')
                    program.wait(lambda: program.names()[0] == expected,
                                 lambda: f'{expected} to be first; there are {program.names()[:3]}')
                    program.tab_to('row')

            with point('typing searches too'):
                program.type('hofer')
                program.wait_names('Hofer Käserei')
                program.key('Escape')
                program.wait_count('30 customers')

            with point('Enter opens a customer, Alt+Left goes back'):
                focus_row(program, 'Café Blanc')
                program.key('Return')
                program.wait_text('No. BLANC')
                program.key('alt+Left')
                program.wait_focus('row', re.compile('^Café Blanc'))

            with point('Space and Shift select'):
                focus_row(program, 'Café Blanc')
                program.key('space')
                program.wait_selected('1 of 30 selected')
                program.key('shift+Down', 'shift+Down')
                program.wait_selected('3 of 30 selected')

            with point('Tab goes from the row to the bar and on to the sidebar, Shift+Tab back'):
                name = program.wait_focus('row').name
                # The row has buttons of its own on the way.
                program.tab_to('button', 'Clear Selection', limit=4)
                for button in ('Select All', 'Assign…', 'Delete'):
                    program.key('Tab')
                    program.wait_focus('button', button)
                program.key('Tab')
                program.wait_focus('toggle button', 'Main Menu')
                program.tab_to('list item', limit=3)
                program.tab_to('button', 'Clear Selection', limit=6, keys='shift+Tab')
                program.tab_to('row', name, limit=4, keys='shift+Tab')
                program.wait_selected('3 of 30 selected')

            with point('Delete asks, Escape and Enter both mean Cancel'):
                program.key('Delete')
                program.get('alert dialog', 'Delete 3 Customers?')
                program.wait_focus('button', 'Cancel')
                program.key('Escape')
                program.wait_gone('alert dialog')
                program.key('Delete')
                program.get('alert dialog', 'Delete 3 Customers?')
                program.key('Return')
                program.wait_gone('alert dialog')
                program.wait_selected('3 of 30 selected')
                same(read_book(book_path(home), 'SELECT count(*) FROM deleted_customer'), [(0,)])

            with point('they are deleted; the focus is on the next row'):
                after = program.names()[program.names().index('Café Blanc') + 3]
                program.key('Delete')
                press_in_alert(program, 'Delete 3 Customers?', 'Delete 3')
                program.wait_count('27 customers')
                program.wait_focus('row', re.compile(f'^{re.escape(after)}'))

            with point('Ctrl+Z undoes, Ctrl+Shift+Z does it again'):
                program.key('ctrl+z')
                program.wait_count('30 customers')
                program.key('ctrl+shift+z')
                program.wait_count('27 customers')

            with point('Alt+3 shows the deleted ones'):
                program.key('alt+3')
                program.wait_page(DELETED)
                program.wait_count('3 customers')
                program.wait_focus('row')
                deleted = set(program.names())
                assert 'Café Blanc' in deleted

            with point('one is undeleted from its menu'):
                focus_row(program, 'Café Blanc')
                program.key('Menu')
                program.wait_focus('menu item')
                program.key('u')
                program.wait_missing('Café Blanc')
                program.wait_count('2 customers')
                program.wait_focus('row')

            with point('Shift+Delete asks for the count; a wrong one is refused'):
                program.key('shift+Delete')
                program.get('alert dialog', 'Delete Customer Forever?')
                program.wait_focus('text box')
                program.type('3')
                program.wait_text('This isn’t the number of customers: it is 1.')
                program.key('Return')
                program.get('alert dialog', 'Delete Customer Forever?')
                same(read_book(book_path(home), 'SELECT count(*) FROM customer'), [(30,)])

            with point('the right one deletes forever'):
                program.key('BackSpace')
                program.type('1')
                program.key('Return')
                program.wait_gone('alert dialog')
                program.wait_count('1 customer')
                same(read_book(book_path(home), 'SELECT count(*) FROM customer'), [(29,)])

            with point('a customer is added'):
                program.key('alt+1')
                program.wait_count('28 customers')
                program.key('ctrl+n')
                program.get('dialog', 'New Customer')
                program.wait_focus('text box', 'Name')
                program.type('Aardvark Cleaning')
                program.tab_to('text box', 'E-mail')
                program.type('office@aardvark.example')
                program.key('ctrl+s')
                program.wait_gone('dialog', 'New Customer')
                program.wait_count('29 customers')
                program.wait_focus('row', re.compile('^Aardvark Cleaning'))

            with point('Ctrl+Q closes'):
                program.key('ctrl+q')
                program.check_end()

        with CustomerBook(home) as program, point('opened again all is as it was left'):
            program.wait_count('29 customers')
            program.wait_focus('row')
            assert {'Aardvark Cleaning', 'Café Blanc'} < set(program.names())
            program.key('alt+3')
            program.wait_count('1 customer')
            assert set(program.names()) < deleted - {'Café Blanc'}
            program.key('ctrl+w')
            program.check_end()


def resized():
    """What is shown changes with the width, not where the keyboard is."""
    hands.move(5, 5)
    with home_with_customers() as home, CustomerBook(home) as program:
        program.wait_focus('row')
        program.key('Down', 'Down')
        name = program.wait_focus('row', re.compile('^Bakke')).name
        window = program.get('window')
        for size in ((1250, 720), (800, 720), NARROW, (1250, 720)):
            with point(f'at {size[0]} pixels it is still on its row'):
                program.window.resize(*size)
                program.wait(lambda: window.extents[2:] == size, f'the window to be {size}')
                # For some frames it may be elsewhere, and there for good without being brought back.
                for _ in range(20):
                    program.wait_focus('row', name)
        program.close()


if __name__ == '__main__':
    sys.exit(main(by_keyboard, resized))
