#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The records of a customer, in the profile."""

import re
import sys

from customer_book import CustomerBook, book_path, home_with_customers, read_book
from harness import hands
from harness.tap import main, point, same

CARD = '4111 1111 1111 1111'
CARD_REFUSED = re.compile('^This contains the number of a payment card')


def rows(home, sql):
    return read_book(book_path(home), sql)


def wait_rows(program, sql, *expected):
    program.wait(lambda: rows(program.home, sql) == list(expected),
                 lambda: f'{expected}; there are {rows(program.home, sql)}')


def open_records(program, name='Café Blanc'):
    program.wait_focus('row')
    program.type(name.split()[-1].lower())
    program.wait_names(name)
    program.key('Return')
    program.wait_focus('row', re.compile(f'^{name}'))
    program.key('Return')
    program.wait_text(re.compile('^No. '))
    program.click_on('toggle button', 'More')
    program.click_on('menu item', 'Records')
    program.get('button', 'New Address')


def add(program, title, **values):
    """Fills in the form for a new record; its button may have to be scrolled to."""
    program.tab_to('button', title)
    program.click_on('button', title)
    dialog = program.get('dialog', title)
    for name, value in values.items():
        program.get('text box', name.replace('_', ' '), inside=dialog).set_text(value)
    return dialog


def save(program, dialog, title):
    program.click_on('button', 'Save', inside=dialog)
    program.wait_gone('dialog', title)


def by_mouse():
    with home_with_customers() as home, CustomerBook(home) as program:
        addresses = 'SELECT kind, is_primary, street, city FROM address ORDER BY id'
        open_records(program)
        with point('the first address is the primary one, until another is'):
            save(program, add(program, 'New Address', Street='1 Mill Lane', City='Bath'), 'New Address')
            wait_rows(program, addresses, (1, 1, '1 Mill Lane', 'Bath'))
            dialog = add(program, 'New Address', Street='2 High Street', City='York')
            program.click(program.get('switch', 'Primary Address', inside=dialog))
            save(program, dialog, 'New Address')
            wait_rows(program, addresses, (1, 0, '1 Mill Lane', 'Bath'), (1, 1, '2 High Street', 'York'))

        with point('what is removed can be taken back'):
            program.click_on('button', 'Remove 2 High Street, York')
            wait_rows(program, addresses, (1, 1, '1 Mill Lane', 'Bath'))
            program.click_on('button', 'Undo')
            wait_rows(program, addresses, (1, 0, '1 Mill Lane', 'Bath'), (1, 1, '2 High Street', 'York'))

        with point('the number of a card is refused, and nothing typed is lost'):
            methods = 'SELECT brand, last_digits, expiry, token FROM payment_method'
            values = {'Card_or_Account': 'Visa', 'Last_Four_Digits': CARD}
            dialog = add(program, 'New Payment Method', **values)
            program.click_on('button', 'Save', inside=dialog)
            program.wait_text(CARD_REFUSED)
            same(program.get('text box', 'Card or Account', inside=dialog).text, 'Visa')
            same(rows(home, methods), [])
            program.get('text box', 'Last Four Digits', inside=dialog).set_text('1111')
            program.get('text box', 'Expires (Month/Year)', inside=dialog).set_text('13/28')
            program.click_on('button', 'Save', inside=dialog)
            program.wait_text(re.compile('^This isn’t a month'))
            program.get('text box', 'Expires (Month/Year)', inside=dialog).set_text('6/28')
            save(program, dialog, 'New Payment Method')
            wait_rows(program, methods, ('Visa', '1111', '2028-06', ''))
            program.wait_text('Expires 06/2028')
            program.click(program.get('list item', re.compile('^Visa')))
            dialog = program.get('dialog', 'Payment Method')
            same(program.get('text box', 'Expires (Month/Year)', inside=dialog).text, '06/2028')
            program.get('text box', 'Expires (Month/Year)', inside=dialog).set_text('2020-1')
            save(program, dialog, 'Payment Method')
            wait_rows(program, methods, ('Visa', '1111', '2020-01', ''))
            program.wait_text('Expired 01/2020')

        with point('a customer has one billing cycle'):
            values = {'Amount': '12.345', 'Currency': 'eur'}
            dialog = add(program, 'New Billing Cycle', **values)
            program.click_on('button', 'Save', inside=dialog)
            program.wait_text('This must not be empty.')
            program.get('text box', 'Next Date', inside=dialog).set_text('soon')
            program.click_on('button', 'Save', inside=dialog)
            program.wait_text(re.compile('^This isn’t a date'))
            program.key('Tab', 'Tab')
            program.wait_focus('text box', 'Amount')
            program.get('text box', 'Next Date', inside=dialog).set_text('2027-01-01')
            program.click_on('button', 'Save', inside=dialog)
            program.wait_text(re.compile('^This isn’t an amount'))
            program.get('text box', 'Amount', inside=dialog).set_text('12.30')
            save(program, dialog, 'New Billing Cycle')
            wait_rows(program, 'SELECT months, amount, currency FROM billing_cycle', (1, 1230, 'EUR'))
            program.wait_gone('button', 'New Billing Cycle')

        with point('the history tells of it'):
            program.click_on('toggle button', 'More')
            program.click_on('menu item', 'History')
            program.wait_text('Payment Method “Visa” was added')
            program.wait_text('Address “2 High Street, York” was removed')

        with point('the number of a card is refused in the notes too'):
            program.click_on('button', 'Edit Customer')
            dialog = program.get('dialog', 'Edit Customer')
            program.get('text box', 'Company', inside=dialog).set_text(f'Pays with {CARD}')
            program.key('ctrl+s')
            program.wait_text(CARD_REFUSED)
            same(rows(home, "SELECT count (*) FROM customer WHERE company LIKE '%4111%'"), [(0,)])
            program.key('Escape')
            program.click_on('button', 'Discard')
            program.wait_gone('dialog', 'Edit Customer')
            program.close()


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home, CustomerBook(home) as program:
        dependents = 'SELECT kind, name, breed, birth_date, plate, details FROM dependent'
        open_records(program)
        with point('a dependent is added'):
            program.tab_to('button', 'New Dependent')
            program.key('Return')
            program.get('dialog', 'New Dependent')
            program.wait_focus('text box', 'Name')
            program.key('ctrl+s')
            program.wait_text('This must not be empty.')
            program.type('Bello')
            program.key('ctrl+s')
            program.wait_gone('dialog', 'New Dependent')
            wait_rows(program, dependents, (1, 'Bello', '', '', '', ''))

        with point('it is edited'):
            program.tab_to('list item', re.compile('^Bello'))
            program.key('Return')
            dialog = program.get('dialog', 'Dependent')
            program.wait_focus('text box', 'Name')
            program.get('text box', 'Details', inside=dialog).set_text('A dog')
            program.key('ctrl+Return')
            program.wait_gone('dialog', 'Dependent')
            wait_rows(program, dependents, (1, 'Bello', '', '', '', 'A dog'))

        with point('each kind has fields of its own'):
            program.wait_focus('list item', re.compile('^Bello'))
            program.key('Return')
            dialog = program.get('dialog', 'Dependent')
            program.get('text box', 'School or Group', inside=dialog).set_text('The yellow one')
            program.tab_to('combo box', 'Kind', keys='shift+Tab')
            program.key('Return')
            program.wait_focus('list item', 'Child')
            program.key('Down')
            program.wait_focus('list item', 'Pet')
            program.key('Return')
            program.wait_gone('text box', 'School or Group')
            assert not program.find('text box', 'License Plate', inside=dialog)
            program.get('text box', 'Species or Breed', inside=dialog).set_text('Beagle')
            program.get('text box', 'Date of Birth', inside=dialog).set_text('2019-13-1')
            program.key('ctrl+s')
            program.wait_text(re.compile('^This isn’t a date'))
            program.wait_focus('text box', 'Date of Birth')
            program.get('text box', 'Date of Birth', inside=dialog).set_text('2019-5-1')
            program.key('ctrl+s')
            program.wait_gone('dialog', 'Dependent')
            wait_rows(program, dependents, (2, 'Bello', 'Beagle', '2019-05-01', '', 'A dog'))
            same(rows(program.home, 'SELECT school FROM dependent'), [('',)])
            program.wait_text(re.compile('^Pet · .?Beagle.? · Born .* 2019 · A dog$'))

        with point('what is said below a field leads on to the next that is shown'):
            program.wait_focus('list item', re.compile('^Bello'))
            program.key('Return')
            dialog = program.get('dialog', 'Dependent')
            program.get('text box', 'Name', inside=dialog).set_text('')
            program.key('ctrl+s')
            program.wait_text('This must not be empty.')
            program.wait_focus('text box', 'Name')
            program.key('Tab')
            program.wait_focus('text box', 'Date of Birth')
            program.key('Tab', 'Tab')
            program.wait_focus('text box', 'Species or Breed')
            program.key('Escape')
            program.click_on('button', 'Discard')
            program.wait_gone('dialog', 'Dependent')

        with point('leaving with something typed is asked about'):
            program.tab_to('button', 'New Address', keys='shift+Tab')
            program.key('Return')
            program.get('dialog', 'New Address')
            program.wait_focus('text box', 'Street')
            program.type('9 Long Row')
            program.key('Escape')
            program.get('alert dialog', 'Save Changes?')
            program.key('Escape')
            program.wait_gone('alert dialog')
            same(program.get('text box', 'Street').text, '9 Long Row')
            program.key('ctrl+s')
            program.wait_gone('dialog', 'New Address')
            wait_rows(program, 'SELECT street FROM address', ('9 Long Row',))

        with point('it is removed'):
            program.tab_to('button', 'Remove Bello')
            program.key('Return')
            wait_rows(program, dependents)
            program.wait_focus('button', 'New Dependent')

        with point('and taken back; the keyboard goes to where it came from'):
            program.tab_to('button', 'New Billing Cycle')
            program.tab_to('button', 'Undo')
            program.key('Return')
            wait_rows(program, dependents, (2, 'Bello', 'Beagle', '2019-05-01', '', 'A dog'))
            program.wait_focus('button', 'New Billing Cycle')

        with point('a billing cycle of which there can be but one has the keyboard when it is saved'):
            program.tab_to('button', 'New Billing Cycle')
            program.key('Return')
            dialog = program.get('dialog', 'New Billing Cycle')
            program.get('text box', 'Next Date', inside=dialog).set_text('2027-02-01')
            program.get('text box', 'Amount', inside=dialog).set_text('99')
            program.key('ctrl+s')
            program.wait_gone('dialog', 'New Billing Cycle')
            program.wait_focus('list item', re.compile('every month'))
            program.close()


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard))
