#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All the ways to delete, undelete, undo and clean up."""

import sys

from customer_book import CUSTOMERS, DELETED, NARROW, CustomerBook, book_path, home_with_customers, read_book
from harness.tap import main, point, same


def count_deleted(home):
    return read_book(book_path(home), 'SELECT count(*) FROM deleted_customer')[0][0]


def choose_in_row_menu(program, name, item):
    program.click(program.row(name), button=3)
    program.click_on('menu item', item)


def from_rows():
    with home_with_customers() as home, CustomerBook(home) as program:
        with point('the button that appears under the pointer deletes the row'):
            row = program.row('Café Blanc')
            program.point_at(row)
            program.click_on('button', 'Delete', inside=row)
            program.answer('Delete Customer?', 'Delete Customer')
            program.get('label', '1 customer deleted')
            program.wait_missing('Café Blanc')
            program.wait_count('29 customers')

        with point('the menu of the row deletes it'):
            choose_in_row_menu(program, 'Dupont Traiteur', 'Delete')
            program.get('alert dialog', 'Delete Customer?')
            program.wait_text('Dupont Traiteur')
            program.answer('Delete Customer?', 'Delete Customer')
            program.wait_missing('Dupont Traiteur')
            program.wait_count('28 customers')

        with point('the button with the menu opens the same menu'):
            row = program.row('Eklund Städ')
            program.point_at(row)
            program.click_on('button', 'More Actions', inside=row)
            program.get('menu item', 'Open')
            program.get('menu item', 'Edit…')
            program.click_on('menu item', 'Delete')
            program.answer('Delete Customer?', 'Delete Customer')
            program.wait_count('27 customers')

        with point('the menu of a selected row deletes the selected ones'):
            program.check('Gombos Pékség')
            program.check('Hansen Møbler')
            choose_in_row_menu(program, 'Hansen Møbler', 'Delete 2 Customers…')
            program.answer('Delete 2 Customers?', 'Delete 2')
            program.wait_count('25 customers')

        with point('the profile deletes its customer and goes back to the list'):
            choose_in_row_menu(program, 'Jansen Fietsen', 'Open')
            program.wait_text('No. JANSE')
            program.choose('More Actions', 'Delete…')
            program.answer('Delete Customer?', 'Delete Customer')
            program.wait_count('24 customers')
            program.wait_missing('Jansen Fietsen')
            program.close()
        same(count_deleted(home), 6)


def undo_and_redo():
    with home_with_customers() as home, CustomerBook(home) as program:
        with point('Ctrl+Z undoes one operation after the other'):
            for name in ('Café Blanc', 'Dupont Traiteur'):
                program.click(program.row(name))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_missing(name)
            program.key('ctrl+z')
            program.row('Dupont Traiteur')
            assert 'Café Blanc' not in program.names()
            program.key('ctrl+z')
            program.row('Café Blanc')

        with point('Ctrl+Shift+Z does them again, in their order'):
            program.key('ctrl+shift+z')
            program.wait_missing('Café Blanc')
            program.row('Dupont Traiteur')
            program.key('ctrl+shift+z')
            program.wait_missing('Dupont Traiteur')

        with point('with nothing left to redo it says so'):
            program.key('ctrl+shift+z')
            program.get('label', 'Nothing to redo')
            program.wait_count('28 customers')

        program.close()


def undo_after_restart():
    with home_with_customers() as home:
        with CustomerBook(home) as program:
            program.check('Café Blanc')
            program.check('Dupont Traiteur')
            program.press_in_bar('Delete')
            program.answer('Delete 2 Customers?', 'Delete 2')
            program.wait_count('28 customers')
            program.close()
        with CustomerBook(home) as program, point('Undo reaches back beyond the last start'):
            program.wait_count('28 customers')
            program.key('ctrl+z')
            program.wait_count('30 customers')
            program.row('Café Blanc')
            program.close()


def all_of_them():
    with home_with_customers() as home, CustomerBook(home) as program:
        with point('Select All counts, and takes what the search shows'):
            program.click(program.row('Café Blanc'))
            program.key('ctrl+a')
            program.wait_selected('30 of 30 selected')
            program.key('Escape')
            program.wait_gone('label', '30 of 30 selected')
            program.search('04555018')
            program.wait_count('2 found')
            program.key('Return')
            program.key('ctrl+a')
            program.wait_selected('2 of 2 selected')
            program.key('Escape')
            program.wait_gone('label', '2 of 2 selected')
            program.key('Escape')
            program.wait_count('30 customers')

        with point('the list stays in its place when the action bar comes and goes'):
            row = program.row('Kaplan Halı')
            before = row.extents
            program.check('Kaplan Halı')
            program.wait_selected('1 of 30 selected')
            same(row.extents, before)
            program.check('Kaplan Halı')
            program.wait_gone('label', '1 of 30 selected')
            same(row.extents, before)

        with point('Shift and a click on a check box take all in between'):
            program.check('Café Blanc')
            box = program.get('checkbox', inside=program.row('Ferrari Fiori'))
            program.click(box, modifier='shift')
            program.wait_selected('4 of 30 selected')
            program.press_in_bar('Clear Selection')
            program.wait_gone('label', '4 of 30 selected')

        with point('the check box above the list selects all'):
            program.click_on('checkbox', 'Select All')
            program.wait_selected('30 of 30 selected')
            program.press_in_bar('Clear Selection')
            program.wait_gone('label', '30 of 30 selected')

        with point('Delete All… takes what the search shows'):
            program.search('04555018')
            program.wait_count('2 found')
            program.choose('More Actions', 'Delete All…')
            program.answer('Delete 2 Customers?', 'Cancel')
            program.wait_count('2 found')
            program.choose('More Actions', 'Delete All…')
            program.answer('Delete 2 Customers?', 'Delete 2')
            program.get('label', 'No Results Found')
            program.click_on('button', 'Clear Search')
            program.wait_count('28 customers')

        with point('Delete All… without a search empties the list'):
            program.choose('More Actions', 'Delete All…')
            program.answer('Delete 28 Customers?', 'Delete 28')
            program.wait_sidebar(CUSTOMERS, 0)
            program.wait_sidebar(DELETED, 30)

        with point('Undo in the toast brings those back'):
            program.click_on('button', 'Undo')
            program.wait_count('28 customers')
            program.wait_sidebar(DELETED, 2)

        with point('Undelete All empties the other list'):
            program.go_to(DELETED)
            program.wait_count('2 customers')
            program.choose('More Actions', 'Undelete All')
            program.get('label', 'No Deleted Customers')
            program.wait_sidebar(CUSTOMERS, 30)
            program.close()
        same(count_deleted(home), 0)


def clean_up():
    with home_with_customers() as home, CustomerBook(home) as program:
        program.choose('More Actions', 'Delete All…')
        program.answer('Delete 30 Customers?', 'Delete 30')
        program.go_to(DELETED)
        program.wait_count('30 customers')

        with point('a deleted customer can be edited'):
            choose_in_row_menu(program, 'Café Blanc', 'Edit…')
            dialog = program.get('dialog', 'Edit Customer')
            entry = program.get('text box', 'Name', inside=dialog)
            same(entry.text, 'Café Blanc')
            entry.set_text('Café Noir')
            program.click_on('button', 'Save', inside=dialog)
            program.wait_gone('dialog', 'Edit Customer')
            program.row('Café Noir')
            program.wait_count('30 customers')

        with point('the profile of a deleted customer says so and undeletes'):
            choose_in_row_menu(program, 'Café Noir', 'Open')
            program.wait_text('Deleted on')
            program.click_on('button', 'Undelete')
            program.wait_gone('button', 'Undelete')
            program.click_on('button', 'Back')
            program.wait_count('29 customers')
            program.wait_missing('Café Noir')

        with point('Delete All Forever… takes what the search shows'):
            program.search('0211')
            program.wait_names('Müller Reinigung')
            program.choose('More Actions', 'Delete All Forever…')
            alert = program.get('alert dialog', 'Delete Customer Forever?')
            program.click(program.get('text box', inside=alert))
            program.type('1')
            program.click_on('button', 'Delete Forever', inside=alert)
            program.get('label', 'No Results Found')
            program.wait_sidebar(DELETED, 28)

        with point('Clean Up takes all, those that a search hides too'):
            program.search('0731')
            program.wait_names('Abele Gartenbau')
            program.choose('More Actions', 'Clean Up Deleted Customers…')
            program.answer('Clean Up Deleted Customers?', 'Cancel')
            program.wait_sidebar(DELETED, 28)
            program.choose('More Actions', 'Clean Up Deleted Customers…')
            program.answer('Clean Up Deleted Customers?', 'Continue…')
            alert = program.get('alert dialog', 'Delete 28 Customers Forever?')
            program.click(program.get('text box', inside=alert))
            program.type('27')
            program.wait_text('This isn’t the number of customers: it is 28.')
            program.key('BackSpace')
            program.type('8')
            program.click_on('button', 'Delete Forever', inside=alert)
            program.get('label', '28 customers deleted forever')
            program.wait_sidebar(DELETED, 0)
            program.close()
        same(read_book(book_path(home), 'SELECT name FROM customer'), [('Café Noir',)])


def with_a_toast():
    with home_with_customers() as home, CustomerBook(home) as program:
        program.choose('More Actions', 'Delete All…')
        program.answer('Delete 30 Customers?', 'Delete 30')
        program.go_to(DELETED)
        program.wait_count('30 customers')
        program.window.resize(*NARROW)
        program.wait(lambda: program.get('window').extents[2:] == NARROW, 'a narrow window')

        with point('a toast leaves the action bar of a narrow window alone'):
            program.check('Café Blanc')
            program.wait_selected('1 of 30 selected')
            program.click_on('button', 'Undelete', inside=program.row('Dupont Traiteur'))
            toast = program.get('label', '1 customer undeleted')
            program.wait_selected('1 of 29 selected')
            button = program.get('button', 'Delete Forever…')
            toast, button = toast.extents, button.extents
            assert toast.y + toast.height < button.y, f'the toast at {toast} covers {button}'
            program.click_on('button', 'Delete Forever…')
            program.answer('Delete Customer Forever?', 'Cancel')
            program.close()


if __name__ == '__main__':
    sys.exit(main(from_rows, undo_and_redo, undo_after_restart, all_of_them, clean_up, with_a_toast))
