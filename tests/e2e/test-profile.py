#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The profile of a customer: its tabs, and the items in them."""

import re
import sys

from customer_book import NARROW, CustomerBook, add_items, add_messages, book_path, home_with_customers, read_book
from harness import hands
from harness.tap import main, point, same


def items(home, kind):
    """Number, title, status, amount, and whether it is deleted, of all items of a kind."""
    return read_book(book_path(home),
                     'SELECT number, title, status, amount, d.item_id IS NOT NULL FROM item '
                     'LEFT JOIN deleted_item d ON d.item_id = id WHERE kind = ? ORDER BY id', kind)


def wait_items(program, kind, *expected):
    program.wait(lambda: items(program.home, kind) == list(expected),
                 lambda: f'{expected}; there are {items(program.home, kind)}')


def tab(program, name):
    return program.get('radio', name)


def item(program, text):
    """A row of a tab."""
    return program.get('list item', re.compile(re.escape(text)))


def wait_first(program, text):
    """Until the first of the rows of the page of all is about this."""
    def rows():
        return program.find_all('row', re.compile(r'\n'))

    program.wait(lambda: text in [row.name for row in rows()][0],
                 lambda: f'{text} to be the first of {[row.name for row in rows()]}')


def menu_of(program, text):
    """Opens the menu of an item by mouse."""
    program.click_on('toggle button', 'More Actions', inside=item(program, text))


def open_profile(program, name='Café Blanc'):
    program.wait_focus('row')
    program.type(name.split()[-1].lower())
    program.wait_names(name)
    program.key('Return')
    program.wait_focus('row', re.compile(f'^{name}'))
    program.key('Return')
    program.wait_text(re.compile('^No. '))


def by_mouse():
    with home_with_customers() as home:
        add_items(home, 'BLANC', 'invoice', 7, title='Windows', amount=12050)
        add_items(home, 'BLANC', 'quote', 1, title='Carpet', amount=50000)
        add_messages(home, 'BLANC', 'Hello there', 'When do you come?')
        with CustomerBook(home) as program:
            with point('there is a tab for each kind that is in use, with its count'):
                open_profile(program)
                tab(program, 'Overview')
                tab(program, 'Invoices (7)')
                tab(program, 'Quotes (1)')
                tab(program, 'Messages (2)')
                assert not program.find('radio', re.compile('^Bookings'))
                program.get('label', '1 quote and 7 invoices')

            with point('another kind is under More'):
                program.click_on('toggle button', 'More')
                program.click_on('menu item', 'Bookings')
                program.wait_text('There are none yet.')
                program.click(tab(program, 'Messages (2)'))
                program.get('label', 'When do you come?')

            with point('an invoice is paid in part, and then the rest'):
                program.click(tab(program, 'Invoices (7)'))
                menu_of(program, 'IN-0001')
                program.click_on('menu item', 'Record Payment…')
                dialog = program.get('dialog', 'Record Payment')
                amount = program.get('text box', 'Amount', inside=dialog)
                program.wait(lambda: amount.text == '120.50', 'the amount owed')
                amount.set_text('1000')
                program.click_on('button', 'Save', inside=dialog)
                program.wait_text('This is more than the 120.50 EUR owed. Save again if it is right.')
                same(items(home, 6), [])
                amount.set_text('100')
                program.click_on('button', 'Save', inside=dialog)
                program.wait_gone('dialog', 'Record Payment')
                wait_items(program, 6, ('PA-0001', 'Windows', 1, 10000, 0))
                program.wait_text('Owed 20.50 EUR')
                same(items(home, 4)[0], ('IN-0001', 'Windows', 2, 12050, 0))
                menu_of(program, 'IN-0001')
                program.click_on('menu item', 'Record Payment…')
                dialog = program.get('dialog', 'Record Payment')
                amount = program.get('text box', 'Amount', inside=dialog)
                program.wait(lambda: amount.text == '20.50', 'the rest')
                amount.set_text('21')
                program.click_on('button', 'Save', inside=dialog)
                program.wait_text(re.compile('^This is more than the 20.50 EUR owed.'))
                program.click_on('button', 'Save', inside=dialog)
                program.wait_gone('dialog', 'Record Payment')
                wait_items(program, 6, ('PA-0001', 'Windows', 1, 10000, 0), ('PA-0002', 'Windows', 1, 2100, 0))
                program.wait(lambda: items(home, 4)[0] == ('IN-0001', 'Windows', 3, 12050, 0), 'the invoice to be paid')

            with point('a quote becomes an invoice in one step'):
                program.click(tab(program, 'Quotes (1)'))
                menu_of(program, 'QU-0001')
                program.click_on('menu item', 'Make Invoice')
                wait_items(program, 2, ('QU-0001', 'Carpet', 2, 50000, 0))
                same(items(home, 4)[-1], ('IN-0008', 'Carpet', 0, 50000, 0))
                tab(program, 'Invoices (8)')

            with point('the history tells of it'):
                program.click_on('toggle button', 'More')
                program.click_on('menu item', 'History')
                program.wait_text('Invoice IN-0008 was made from a quote')
                program.wait_text('Quote QU-0001: Sent → Accepted')

            with point('an item is deleted from its tab, and undone'):
                program.click_on('toggle button', 'More')
                program.click_on('menu item', 'Quotes')
                menu_of(program, 'QU-0001')
                program.click_on('menu item', 'Delete…')
                alert = program.get('alert dialog')
                program.click_on('button', re.compile('^Delete'), inside=alert)
                wait_items(program, 2, ('QU-0001', 'Carpet', 2, 50000, 1))
                program.click_on('button', 'Undo')
                wait_items(program, 2, ('QU-0001', 'Carpet', 2, 50000, 0))
                program.click(program.get('list item', re.compile('QU-0001')), button=3)
                program.get('menu item', 'Duplicate…')
                program.key('Escape')
                program.wait_gone('menu item', 'Duplicate…')

            with point('Show All shows all, and what is chosen of them'):
                program.click(tab(program, 'Invoices (8)'))
                program.click_on('button', 'Show All')
                program.wait_text('8 invoices')
                program.click_on('toggle button', 'Show: All')
                program.click_on('menu item', 'Paid')
                program.wait_text('1 invoice')
                wait_first(program, 'IN-0001')
                program.click_on('toggle button', 'Show: Paid')
                program.click_on('menu item', 'All')
                program.wait_text('8 invoices')

            with point('they are sorted by the headers of their columns'):
                wait_first(program, 'IN-0008')
                program.click_on('column header', 'Number')
                wait_first(program, 'IN-0001')
                program.click_on('column header', 'Number')
                wait_first(program, 'IN-0008')
                program.click_on('column header', 'Amount')
                wait_first(program, 'IN-0001')

            with point('all are selected in the header, and none'):
                program.click_on('checkbox', 'Select All')
                program.wait_text('8 of 8 selected')
                program.click_on('checkbox', 'Select All')
                program.wait_gone(name='8 of 8 selected')

            with point('and where there is no room for columns, from a menu'):
                program.window.resize(*NARROW)
                program.click_on('toggle button', 'Sort: Amount')
                program.click_on('menu item', 'Number')
                wait_first(program, 'IN-0001')
                program.click_on('toggle button', 'From Last to First')
                wait_first(program, 'IN-0008')
                program.close()


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        add_items(home, 'BLANC', 'quote', 3, title='Carpet', amount=50000)
        with CustomerBook(home) as program:
            open_profile(program)
            with point('the tabs are reached and chosen by keyboard'):
                program.tab_to('radio', 'Overview')
                program.key('Right')
                program.wait_focus('radio', 'Quotes (3)')
                program.key('space')
                item(program, 'QU-0003')

            with point('a new one is made where there is a list of them'):
                program.key('ctrl+n')
                dialog = program.get('dialog', 'New: Quote')
                program.wait_focus('text box', 'Title')
                program.type('Stairs')
                program.get('text box', 'Amount', inside=dialog).set_text('12.345')
                program.get('text box', 'Due', inside=dialog).set_text('2001-01-01')
                program.key('ctrl+s')
                program.wait_text(re.compile('^This is less than the smallest coin'))
                program.wait_text('This is before the date above.')
                program.wait_focus('text box', 'Amount')
                # What is said below a row doesn't stop the keyboard.
                ways = ('text box', 'Currency'), ('text box', 'Date'), ('toggle button', 'Choose a Day'), ('text box', 'Due')
                for role, name in ways:
                    program.key('Tab')
                    program.wait_focus(role, name)
                program.key('Tab', 'Tab')
                program.wait_focus('text box', 'Notes')
                program.key('shift+Tab', 'shift+Tab')
                for role, name in ways[::-1]:
                    program.wait_focus(role, name)
                    program.key('shift+Tab')
                program.wait_focus('text box', 'Amount')
                program.get('text box', 'Date', inside=dialog).set_text('Someday')
                program.key('ctrl+s')
                program.wait_text(re.compile('^This isn’t a date'))
                program.wait_gone('label', 'This is before the date above.')
                program.get('text box', 'Date', inside=dialog).set_text('2026-03-04')
                program.get('text box', 'Amount', inside=dialog).set_text('1,012.30')
                program.get('text box', 'Currency', inside=dialog).set_text('XYZ')
                program.get('text box', 'Due', inside=dialog).set_text('')
                program.key('ctrl+s')
                program.wait_text(re.compile('^There is no such currency'))
                program.get('text box', 'Currency', inside=dialog).set_text('chf')
                program.key('ctrl+s')
                program.wait_gone('dialog', 'New: Quote')
                program.wait(lambda: items(home, 2)[-1] == ('QU-0004', 'Stairs', 0, 101230, 0), 'the quote to be saved')

            with point('the menu of a row in its tab is reached by its keys'):
                row = re.compile('QU-0004')
                program.tab_to('list item', row)
                # From above the list a dialog gives it back to where it was.
                program.tab_to('button', 'New…', keys='shift+Tab')
                program.key('ctrl+n')
                program.get('dialog', 'New: Quote')
                program.key('Escape')
                program.wait_gone('dialog', 'New: Quote')
                program.wait_focus('button', 'New…')
                program.tab_to('list item', row)
                for keys in ('Menu', 'shift+F10'):
                    program.key(keys)
                    program.get('menu item', 'Duplicate…')
                    program.key('Escape')
                    program.wait_gone('menu item', 'Duplicate…')
                    program.wait_focus('list item', row)
                program.key('Menu')
                program.wait_focus('menu item', 'Edit…')
                program.key('Return')
                program.get('dialog', 'Quote QU-0004')
                program.key('Escape')
                program.wait_gone('dialog', 'Quote QU-0004')
                program.wait_focus('list item', row)

            with point('all of them are shown, edited and searched'):
                program.tab_to('list item', re.compile('^Stairs'))
                program.tab_to('button', 'Show All', keys='Down')
                program.key('Return')
                program.wait_text('4 quotes')
                program.wait_focus('row', re.compile('^Stairs'))
                program.key('Return')
                program.get('dialog', re.compile('QU-0004'))
                program.wait_focus('text box', 'Title')
                program.key('ctrl+a')
                program.type('Steps')
                program.key('ctrl+Return')
                program.wait_gone('dialog')
                program.wait_focus('row', re.compile('^Steps'))
                program.key('ctrl+f')
                program.wait_focus('search box')
                program.type('carpet')
                program.wait_text('3 found')
                program.key('Down')
                program.wait_focus('row', re.compile('^Carpet'))
                program.key('Escape')
                program.wait_text('4 quotes')

            with point('they are sorted by keyboard, and the row stays where the keyboard is'):
                program.tab_to('toggle button', 'Sort: Date', keys='shift+Tab')
                program.key('Return')
                program.tab_to('menu item', 'Title', keys='Down')
                program.key('Return')
                wait_first(program, 'Carpet')
                program.tab_to('toggle button', 'From Last to First')
                program.key('space')
                wait_first(program, 'Steps')
                program.tab_to('row')
                program.key('Home')
                program.wait_focus('row', re.compile('^Steps'))
                window = program.get('window')
                for size in ((1250, 720), (800, 720), NARROW, (1250, 720)):
                    program.window.resize(*size)
                    program.wait(lambda: window.extents[2:] == size, f'the window to be {size}')
                    # For some frames it may be elsewhere, and there for good without being brought back.
                    for _ in range(20):
                        program.wait_focus('row', re.compile('^Steps'))

            with point('one is duplicated from its menu'):
                program.wait_focus('row', re.compile('^Steps'))
                program.key('Menu')
                program.wait_focus('menu item')
                program.tab_to('menu item', 'Duplicate…', keys='Down')
                program.key('Return')
                program.get('dialog', 'New: Quote')
                program.wait_focus('text box', 'Title')
                program.key('ctrl+s')
                program.wait_text('5 quotes')
                same([row[:2] for row in items(home, 2)][-2:], [('QU-0004', 'Steps'), ('QU-0005', 'Steps')])

            with point('the buttons above are reached by Tab'):
                for name in ('Back', 'New', 'Search'):
                    program.tab_to(name=name)
                program.tab_to('row')

            with point('all are deleted after a question, and restored'):
                program.wait_focus('row')
                program.key('ctrl+a')
                program.wait_text('5 of 5 selected')
                program.key('Delete')
                program.get('alert dialog')
                program.tab_to('button', re.compile('^Delete'))
                program.key('Return')
                program.wait(lambda: [row[4] for row in items(home, 2)] == [1] * 5, 'all to be deleted')
                program.wait_gone('alert dialog')
                program.get('label', 'There Are None Yet')
                program.wait_focus('button', 'New…')
                program.tab_to('toggle button', 'Show: All', keys='shift+Tab')
                program.key('Return')
                program.tab_to('menu item', 'Deleted', keys='Down')
                program.key('Return')
                program.wait_text('5 quotes')
                program.tab_to('row', re.compile('QU-'))
                program.key('space')
                program.wait_text('1 of 5 selected')
                program.key('Menu')
                program.wait_focus('menu item', 'Restore')
                program.key('Return')
                program.wait(lambda: sorted(row[4] for row in items(home, 2)) == [0, 1, 1, 1, 1], 'one to be restored')
                program.get('button', 'Undo')
                program.key('ctrl+z')
                program.wait(lambda: [row[4] for row in items(home, 2)] == [1] * 5, 'that to be undone')

            with point('when there are none left to restore the keyboard is where others are chosen'):
                program.tab_to('row', re.compile('QU-'))
                program.key('ctrl+a')
                program.wait_text('5 of 5 selected')
                program.key('Menu')
                program.wait_focus('menu item', 'Restore 5 Items')
                program.key('Return')
                program.wait_text(re.compile('^5 items of .?Café Blanc.? restored'))
                program.wait_focus('toggle button', 'Show: Deleted')
                program.close()


def right_to_left():
    """What a new tab is called is seen, wherever it is among the others."""
    with home_with_customers() as home:
        for kind in ('quote', 'invoice', 'appointment'):
            add_items(home, 'BLANC', kind)
        with CustomerBook(home, environment={'GTK_DEBUG': 'invert-text-dir'}) as program:
            open_profile(program)
            window = program.get('window')
            program.window.resize(*NARROW)
            program.wait(lambda: window.extents[2:] == NARROW, 'a narrow window')
            for name in ('Inquiries', 'Opportunities', 'Overview'):
                with point(f'{name} is chosen and in sight'):
                    program.click_on('toggle button', 'More')
                    program.wait_focus('menu item')
                    program.tab_to('menu item', name, keys='Down')
                    program.key('Return')
                    chosen = program.get('radio', name)
                    program.wait(lambda: chosen.checked, f'{name} to be chosen')
                    program.wait(lambda: 0 < chosen.extents.x < NARROW[0] - chosen.extents.width,
                                 lambda: f'it to be in sight, not at {chosen.extents}')
            program.close()


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard, right_to_left))
