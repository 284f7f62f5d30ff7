#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way by mouse: from an empty book to customers deleted forever."""

import sys

from customer_book import CUSTOMERS, DATA, DELETED, CustomerBook, book_path, read_book
from harness.program import Home
from harness.tap import main, point, same


def by_mouse():
    with Home() as home:
        with CustomerBook(home) as program:
            with point('an empty book says what to do'):
                program.get('label', 'No Customers Yet')
                program.get('button', 'New Customer…')
                program.get('button', 'Look at a Demo Book')

            with point('a file to import is chosen'):
                program.click_on('button', 'Import…')
                program.open_file(DATA / 'customers.csv')
                dialog = program.get('dialog', 'Import Customers')
                program.wait_text('30 new')
                program.wait_text('2 rejected')
                program.get('label', 'customers.csv', inside=dialog)

            with point('the rejected rows are shown before'):
                program.click_on('button', 'Show Rejected', inside=dialog)
                program.wait_text('Line 33')
                program.wait_text('Its number stands on line 14 already.')
                program.wait_text('Line 34')
                program.wait_text('It has more or fewer values than there are columns.')
                program.click_on('button', 'Back', inside=dialog)

            with point('it is imported, and what was rejected is told'):
                program.click_on('button', 'Import', inside=dialog)
                program.get('label', '30 Customers Imported')
                program.wait_text('30 added')
                program.wait_text('Line 33')
                program.click_on('button', 'Done')
                program.wait_count('30 customers')
                program.wait_sidebar(CUSTOMERS, 30)

            with point('values are as in the file'):
                same(read_book(book_path(home), """SELECT name, contact, phone, email
                    FROM customer WHERE number IN ('BRICK', 'QUERA', 'SATO') ORDER BY number"""), [
                        ('The "Brick" Bakery', "Tom O'Hara", '(091) 555-0134', 'tom@brick.example'),
                        ('Querama Limpieza', '', '982 55 50 12', ''),
                        ('佐藤商店', '佐藤 花子', '06-5550-0142', 'hanako@sato.example')])

            with point('a search finds without accents'):
                program.search('cafe')
                program.wait_names('Café Blanc')
                program.wait_count('1 found')

            with point('a search finds a phone number however it is written'):
                program.search('04555018')
                program.wait_names('Café Blanc', 'Dupont Traiteur')

            with point('a search without result says so and can be cleared'):
                program.search('nothing like that')
                program.get('label', 'No Results Found')
                program.click_on('button', 'Clear Search')
                program.wait_count('30 customers')
                program.click_on('toggle button', 'Search')

            with point('customers are selected with check boxes'):
                program.check('Café Blanc')
                program.check('Dupont Traiteur')
                program.check('Eklund Städ')
                program.wait_selected('3 of 30 selected')

            with point('they are deleted after a question'):
                program.press_in_bar('Delete')
                program.answer('Delete 3 Customers?', 'Cancel')
                program.wait_selected('3 of 30 selected')
                program.press_in_bar('Delete')
                program.answer('Delete 3 Customers?', 'Delete 3')
                program.get('label', '3 customers deleted')
                program.wait_count('27 customers')
                program.wait_missing('Café Blanc')
                program.wait_sidebar(DELETED, 3)

            with point('Undo in the toast brings them back'):
                program.click_on('button', 'Undo')
                program.get('label', '3 customers undeleted')
                program.wait_count('30 customers')
                program.row('Café Blanc')
                program.wait_sidebar(DELETED, 0)

            with point('they are deleted again'):
                for name in ('Café Blanc', 'Dupont Traiteur', 'Eklund Städ'):
                    program.check(name)
                program.press_in_bar('Delete')
                program.answer('Delete 3 Customers?', 'Delete 3')
                program.wait_count('27 customers')

            with point('the Deleted Customers page has them'):
                program.go_to(DELETED)
                program.wait_count('3 customers')
                same(set(program.names()), {'Café Blanc', 'Dupont Traiteur', 'Eklund Städ'})

            with point('one is undeleted'):
                program.check('Dupont Traiteur')
                program.press_in_bar('Undelete')
                program.get('label', '1 customer undeleted')
                program.wait_missing('Dupont Traiteur')
                program.wait_sidebar(CUSTOMERS, 28)

            with point('a wrong count is refused'):
                program.check('Eklund Städ')
                program.press_in_bar('Delete Forever…')
                alert = program.get('alert dialog', 'Delete Customer Forever?')
                program.wait_text('Eklund Städ')
                entry = program.get('text box', inside=alert)
                assert not program.get('button', 'Delete Forever', inside=alert).sensitive
                program.click(entry)
                program.type('2')
                program.wait_text('This isn’t the number of customers: it is 1.')
                program.key('Return')
                assert not program.get('button', 'Delete Forever', inside=alert).sensitive
                same(read_book(book_path(home), "SELECT count(*) FROM customer WHERE number = 'EKLUN'"), [(1,)])

            with point('the right count deletes forever'):
                program.key('BackSpace')
                program.type('1')
                program.click_on('button', 'Delete Forever', inside=alert)
                program.wait_gone('alert dialog')
                program.get('label', '1 customer deleted forever')
                program.wait_names('Café Blanc')
                assert not program.find('button', 'Undo')

            with point('the window closes'):
                program.close()

        with CustomerBook(home) as program:
            with point('opened again all is as it was left'):
                program.wait_count('28 customers')
                program.wait_sidebar(CUSTOMERS, 28)
                program.wait_sidebar(DELETED, 1)
                program.row('Dupont Traiteur')
                program.go_to(DELETED)
                program.wait_names('Café Blanc')
                program.close()

            with point('and so is the file'):
                path = book_path(home)
                same(read_book(path, 'PRAGMA integrity_check'), [('ok',)])
                same(read_book(path, 'SELECT count(*) FROM customer'), [(29,)])
                same(read_book(path, """SELECT number FROM customer
                    JOIN deleted_customer ON customer_id = customer.id"""), [('BLANC',)])
                assert path.stat().st_mode & 0o777 == 0o600, 'others may read the book'


if __name__ == '__main__':
    sys.exit(main(by_mouse))
