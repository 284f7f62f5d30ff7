#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a deletion closes, what stands in its way, and who is left out of it."""

import csv
import re
import sys

from customer_book import DELETED, CustomerBook, add_items, book_path, home_with_customers, read_book, write_book
from harness import hands
from harness.tap import main, point, same

IS_QUOTE = re.compile('^QU-')
IS_BOOKING = re.compile('^BK-')


def count(home, table):
    return read_book(book_path(home), f'SELECT count(*) FROM {table}')[0][0]


def press_delete(program, name):
    program.click(program.row(name))
    program.key('Delete')


def items(program):
    """The numbers of the items in sight."""
    return [item.name.split(' · ')[0].split('\n')[0]
            for item in program.application.look().find_items('list item', re.compile(r'^[A-Z]{2}-\d'))]


def press(program, role, name):
    """Goes there by keyboard alone, and presses Enter."""
    program.tab_to(role, name)
    program.key('Return')


def closing():
    with home_with_customers() as home:
        add_items(home, 'BLANC', 'appointment', 2)
        add_items(home, 'BLANC', 'appointment', 1, is_open=False)
        add_items(home, 'BLANC', 'reminder')
        add_items(home, 'BLANC', 'opportunity', amount=150000)
        add_items(home, 'DUPON', 'reminder', 3)
        with CustomerBook(home) as program:
            with point('the alert says what will be closed'):
                press_delete(program, 'Café Blanc')
                program.get('alert dialog', 'Delete Customer?')
                program.wait_text('“Café Blanc”, number BLANC, will be moved to Deleted Customers')
                program.wait_text('2 appointments, 1 reminder and 1 opportunity in progress will be closed.')

            with point('Cancel is what Enter and Escape do'):
                program.wait_focus('button', 'Cancel')
                program.key('Return')
                program.wait_gone('alert dialog')
                program.key('Delete')
                program.get('alert dialog', 'Delete Customer?')
                program.key('Escape')
                program.wait_gone('alert dialog')
                same(count(home, 'deleted_customer'), 0)

            with point('going on deletes the customer and closes them'):
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_missing('Café Blanc')
                same(count(home, 'closed_item'), 4)

            with point('Undo opens them again'):
                program.key('ctrl+z')
                program.row('Café Blanc')
                same(count(home, 'closed_item'), 0)

            with point('for many the counts are told'):
                program.check('Café Blanc')
                program.check('Dupont Traiteur')
                program.press_in_bar('Delete')
                program.get('alert dialog', 'Delete 2 Customers?')
                program.wait_text('2 appointments, 4 reminders and 1 opportunity in progress will be closed.')
                program.answer('Delete 2 Customers?', 'Delete 2')
                program.wait_count('28 customers')
                program.close()
        same(count(home, 'closed_item'), 7)


def accounting():
    with home_with_customers() as home:
        for number, program_id in (('BLANC', 1), ('DUPON', 1), ('EKLUN', 2)):
            write_book(book_path(home), ('INSERT INTO accounting_link (customer_id, program, reference) '
                                         'SELECT id, ?, ? FROM customer WHERE number = ?',
                                         program_id, f'ref-{number}', number))
        with CustomerBook(home) as program:
            with point('the alert says that a linked customer stays in accounting'):
                press_delete(program, 'Café Blanc')
                program.wait_text('The customer is linked to QuickBooks and will no longer be synced. '
                                  'What is in QuickBooks remains there.')
                program.answer('Delete Customer?', 'Cancel')

            with point('and of many how many'):
                for name in ('Café Blanc', 'Dupont Traiteur', 'Eklund Städ'):
                    program.check(name)
                program.press_in_bar('Delete')
                program.wait_text('2 of them are linked to QuickBooks and will no longer be synced.')
                program.wait_text('1 of them is linked to Xero and will no longer be synced.')
                program.answer('Delete 3 Customers?', 'Cancel')
                program.close()


def add_blockers(home):
    add_items(home, 'BLANC', 'quote', 3, title='Espresso machine', amount=123450)
    add_items(home, 'BLANC', 'booking', title='Repair', amount=8900)
    add_items(home, 'BLANC', 'invoice', 2, is_open=False, title='Beans', amount=4200)
    add_items(home, 'BLANC', 'order', 2, amount=100)


def resolve_by_mouse():
    with home_with_customers() as home:
        add_blockers(home)
        with CustomerBook(home) as program:
            with point('a customer with quotes, bookings and invoices can’t be deleted yet'):
                press_delete(program, 'Café Blanc')
                program.get('alert dialog', 'Can’t Delete Customer Yet')
                program.wait_text('3 quotes, 1 booking and 2 invoices must be deleted first.')
                assert not program.find('button', 'Delete Customer')
                program.answer('Can’t Delete Customer Yet', 'Cancel')
                program.row('Café Blanc')

            with point('Resolve… lists them by kind'):
                press_delete(program, 'Café Blanc')
                program.answer('Can’t Delete Customer Yet', 'Resolve…')
                program.get('dialog', 'Resolve Blockers')
                program.wait(lambda: items(program) == ['QU-0001', 'QU-0002', 'QU-0003', 'BK-0001', 'IN-0001', 'IN-0002'],
                             lambda: f'the items; there are {items(program)}')
                program.get('label', 'Quotes · 3 · Must be deleted first')
                program.get('label', 'Invoices · 2 · Must be deleted first')
                assert not program.get('button', 'Continue Deleting').sensitive

            with point('one is opened and shows all that there is to know'):
                program.click(program.get('list item', re.compile('^QU-0001 · Espresso machine')))
                program.get('label', 'Quote QU-0001')
                for text in ('Espresso machine', 'Café Blanc, number BLANC', 'Sent', 'Open', '1,234.50 EUR', '2026'):
                    program.wait_text(text)
                program.click_on('button', 'Back')
                program.get('label', 'Quotes · 3 · Must be deleted first')

            with point('one is deleted from its page'):
                program.click(program.get('list item', re.compile('^QU-0001')))
                program.click_on('button', 'Delete…')
                program.wait_text('1 quote of “Café Blanc” will be deleted. Undo takes it back.')
                program.answer('Delete Item?', 'Delete Item')
                program.get('label', 'Quotes · 2 · Must be deleted first')
                same(items(program)[0], 'QU-0002')

            with point('the toast in the dialog undoes that'):
                program.click_on('button', 'Undo')
                program.get('label', 'Quotes · 3 · Must be deleted first')

            with point('one is deleted by the button of its row'):
                program.click_on('button', 'Delete', inside=program.get('list item', re.compile('^BK-0001')))
                program.answer('Delete Item?', 'Delete Item')
                program.wait_gone('list item', IS_BOOKING)

            with point('all of a kind are deleted'):
                program.choose('Delete All', 'Delete All Quotes…')
                program.wait_text('3 quotes of “Café Blanc” will be deleted. Undo takes them back.')
                program.answer('Delete 3 Items?', 'Cancel')
                program.choose('Delete All', 'Delete All Quotes…')
                program.answer('Delete 3 Items?', 'Delete 3')
                program.wait_gone('list item', IS_QUOTE)

            with point('all that is left is deleted'):
                program.choose('Delete All', 'Delete All 2 Items…')
                program.wait_text('2 invoices of “Café Blanc” will be deleted. Undo takes them back.')
                program.answer('Delete 2 Items?', 'Delete 2')
                program.get('label', 'Nothing Is in the Way')

            with point('then the deletion goes on'):
                program.click_on('button', 'Continue Deleting')
                program.wait_gone('dialog', 'Resolve Blockers')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_missing('Café Blanc')
                program.close()
        same((count(home, 'deleted_customer'), count(home, 'deleted_item')), (1, 6))


def resolve_by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        add_items(home, 'ABELE', 'quote', 3)
        add_items(home, 'ABELE', 'invoice', 2)
        with CustomerBook(home) as program:
            program.wait_focus('row', re.compile('^Abele'))
            with point('the way to the blockers'):
                program.key('Delete')
                program.get('alert dialog', 'Can’t Delete Customer Yet')
                program.wait_focus('button', 'Cancel')
                press(program, 'button', 'Resolve…')
                program.wait_focus('list item', re.compile('^QU-0001'))

            with point('Enter opens one, Escape goes back to it'):
                program.key('Return')
                program.get('label', 'Quote QU-0001')
                program.key('Escape')
                program.wait_gone('label', 'Quote QU-0001')
                program.wait_focus('list item', re.compile('^QU-0001'))

            with point('Delete deletes it, and the focus goes to the next'):
                program.key('Down', 'Delete')
                program.get('alert dialog', 'Delete Item?')
                press(program, 'button', 'Delete Item')
                program.wait_gone('list item', re.compile('^QU-0002'))
                program.wait_focus('list item', re.compile('^QU-0003'))

            with point('Ctrl+Z takes it back'):
                program.key('ctrl+z')
                program.get('list item', re.compile('^QU-0002'))

            with point('all are deleted by the menu'):
                press(program, 'toggle button', 'Delete All')
                program.get('menu item', 'Delete All 5 Items…')
                program.key('Up')
                program.wait_focus('menu item')
                program.key('Return')
                program.get('alert dialog', 'Delete 5 Items?')
                press(program, 'button', 'Delete 5')
                program.get('label', 'Nothing Is in the Way')

            with point('Enter goes on with the deletion'):
                program.wait_focus('button', 'Continue Deleting')
                program.key('Return')
                program.get('alert dialog', 'Delete Customer?')
                press(program, 'button', 'Delete Customer')
                program.wait_missing('Abele Gartenbau')
                program.close()
        same((count(home, 'deleted_customer'), count(home, 'deleted_item')), (1, 5))


def mixed():
    with home_with_customers() as home:
        add_items(home, 'BLANC', 'quote', 2)
        add_items(home, 'DUPON', 'quote', 7)
        add_items(home, 'EKLUN', 'invoice')
        with CustomerBook(home) as program:
            with point('the alert offers to delete the others, and says who is left out'):
                program.click(program.row('Abele Gartenbau'))
                program.click(program.get('checkbox', inside=program.row('Abele Gartenbau')))
                program.click(program.get('checkbox', inside=program.row('Kaplan Halı')), modifier='shift')
                selected = len(program.names()[:program.names().index('Kaplan Halı') + 1])
                program.wait_selected(f'{selected} of 30 selected')
                program.press_in_bar('Delete')
                program.get('alert dialog', f'Delete {selected - 3} Customers?')
                program.wait_text('3 customers are left out, because there are items that must be deleted or settled first.')
                program.wait_text('9 quotes and 1 invoice must be deleted first.')

            with point('those can be looked at'):
                program.click_on('button', 'Customers Left Out')
                program.get('list item', re.compile(r'^BLANC · Café Blanc\nMust be deleted or settled first: '
                                              r'2 quotes \(QU-0001, QU-0002\)$'))
                program.get('list item', re.compile(r'^DUPON · Dupont Traiteur\nMust be deleted or settled first: '
                                              r'7 quotes \(QU-0003, .*, …\)$'))

            with point('what came of it is told'):
                program.click_on('button', f'Delete {selected - 3}')
                program.get('dialog', f'{selected - 3} Customers Deleted')
                program.get('label', '3 customers left out')
                program.get('list item', re.compile('^EKLUN · Eklund Städ\nMust be deleted or settled first: 1 invoice'))
                program.get('list item', re.compile('^ABELE · Abele Gartenbau\nDeleted$'))

            with point('the list is exported'):
                path = home.documents / 'result.csv'
                program.click_on('button', 'Export…')
                program.save_file(path)
                program.get('label', 'List saved')
                with open(path, encoding='utf-8', newline='') as file:
                    rows = list(csv.reader(file))
                same(rows[0], ['Number', 'Name', 'Outcome', 'Reason'])
                same(rows[1], ['BLANC', 'Café Blanc', 'Left out',
                               'Must be deleted or settled first: 2 quotes (QU-0001, QU-0002)'])
                same(len(rows), selected + 1)
                same(sum(row[2] == 'Deleted' for row in rows), selected - 3)

            with point('Ctrl+Z undoes it from there'):
                program.key('ctrl+z')
                program.wait_gone('dialog', f'{selected - 3} Customers Deleted')
                program.wait_count('30 customers')
                program.close()


def masking():
    with home_with_customers() as home:
        add_items(home, 'BLANC', 'order', 2, amount=100)
        add_items(home, 'BLANC', 'appointment', 1)
        write_book(book_path(home),
                   ('INSERT INTO setting VALUES (?, ?)', 'mask_first', '1'),
                   ('INSERT INTO setting VALUES (?, ?)', 'mask_days', '30'))
        with CustomerBook(home) as program:
            program.check('Café Blanc')
            program.check('Dupont Traiteur')
            program.press_in_bar('Delete')
            program.answer('Delete 2 Customers?', 'Delete 2')
            program.go_to(DELETED)
            program.wait_count('2 customers')

            with point('the alert says what is masked, and when they will be erased'):
                program.choose('More Actions', 'Delete All Forever…')
                program.get('alert dialog', 'Mask 2 Customers and Delete Forever?')
                program.wait_text('Asterisks will stand in the place of everything personal about them')
                program.wait_text(re.compile(r'On \d+ \w+ \d{4} they will be deleted forever by themselves\. '
                                             r'Until then this can be canceled in Pending Erasure\.'))
                program.wait_text('2 orders will be kept for ever, with asterisks instead of everything personal.')
                program.click_on('button', 'What Will Be Deleted Then')
                program.get('label', '1 appointment')

            with point('the count has to be typed'):
                alert = program.get('alert dialog')
                assert not program.get('button', 'Mask, Delete Later', inside=alert).sensitive
                program.click(program.get('text box', inside=alert))
                program.type('2')
                program.click_on('button', 'Mask, Delete Later', inside=alert)
                program.get('label', '2 customers masked')
                program.wait(lambda: count(home, 'pending_erasure') == 2, 'both to be masked')

            with point('Undo cancels it'):
                program.click_on('button', 'Undo')
                program.wait(lambda: count(home, 'pending_erasure') == 0, 'nobody to be masked')
                program.close()


def erasing():
    with home_with_customers() as home:
        add_items(home, 'BLANC', 'order', 2, amount=100)
        add_items(home, 'BLANC', 'payment', 1, amount=100)
        add_items(home, 'BLANC', 'appointment', 1)
        write_book(book_path(home), ('UPDATE item_kind SET keep_years = 10 WHERE name = ?', 'payment'))
        with CustomerBook(home) as program, point('the alert of an erasure says what goes and what is kept'):
            press_delete(program, 'Café Blanc')
            program.answer('Delete Customer?', 'Delete Customer')
            program.go_to(DELETED)
            press_delete(program, 'Café Blanc')
            alert = program.get('alert dialog', 'Delete Customer Forever?')
            program.wait_text('This can’t be undone, nor can anything that was done to them before.')
            program.wait_text('2 orders will be kept for ever, with asterisks')
            program.wait_text('1 payment will be kept until 10 years after the date on it, with asterisks')
            program.click_on('button', 'What Will Be Deleted')
            program.get('label', 'Name, contact details and notes of 1 customer')
            program.get('label', '1 appointment')
            program.click(program.get('text box', inside=alert))
            program.type('1')
            program.click_on('button', 'Delete Forever', inside=alert)
            program.get('label', '1 customer deleted forever')
            program.close()
        same(count(home, 'kept_item'), 3)


def numbers():
    with home_with_customers() as home:
        with CustomerBook(home) as program:
            program.check('Café Blanc')
            program.check('Dupont Traiteur')
            program.press_in_bar('Delete')
            program.answer('Delete 2 Customers?', 'Delete 2')
            program.wait_count('28 customers')
            program.close()
        # As when they were taken over by others.
        for old, new, holder in (('BLANC', 'X-1', 'ABELE'), ('DUPON', 'X-2', 'BAKKE')):
            write_book(book_path(home),
                       ('INSERT INTO taken_number SELECT id, number FROM customer WHERE number = ?', old),
                       ('UPDATE customer SET number = ? WHERE number = ?', new, old),
                       ('UPDATE customer SET number = ? WHERE number = ?', old, holder))
        with CustomerBook(home) as program:
            program.go_to(DELETED)
            program.wait_count('2 customers')

            with point('whose number is taken is asked about'):
                program.choose('More Actions', 'Undelete All')
                program.get('dialog', 'Numbers Are Taken')
                program.get('list item', 'Café Blanc\nNumber BLANC now belongs to Abele Gartenbau')
                row = program.get('list item', 'Dupont Traiteur\nNumber DUPON now belongs to Bakke Båt og Motor')
                program.key('Escape')
                program.wait_gone('dialog', 'Numbers Are Taken')
                same(count(home, 'deleted_customer'), 2)

            with point('one is left out, the other gets the next free number'):
                program.choose('More Actions', 'Undelete All')
                row = program.get('list item', 'Dupont Traiteur\nNumber DUPON now belongs to Bakke Båt og Motor')
                program.click_on('checkbox', inside=row)
                program.click_on('button', 'Undelete', inside=program.get('dialog', 'Numbers Are Taken'))
                program.get('dialog', '1 Customer Undeleted')
                program.get('list item', re.compile('Dupont Traiteur\nThe number belongs to another customer now$'))
                program.click_on('button', 'Close', inside=program.get('dialog', '1 Customer Undeleted'))
                program.wait_count('1 customer')

            with point('the choice for all'):
                program.choose('More Actions', 'Undelete All')
                program.get('dialog', 'Numbers Are Taken')
                program.click_on('button', 'Undelete', inside=program.get('dialog', 'Numbers Are Taken'))
                program.get('label', 'No Deleted Customers')
                program.close()
        same(count(home, 'taken_number'), 0)


def without_question():
    with home_with_customers() as home:
        add_items(home, 'DUPON', 'reminder')
        add_items(home, 'EKLUN', 'quote')
        add_items(home, 'FERRA', 'order')
        write_book(book_path(home), ('INSERT INTO accounting_link (customer_id, program, reference) '
                                     'SELECT id, 2, number FROM customer WHERE number = ?', 'GOMBO'))
        settings = home.config / 'glib-2.0' / 'settings' / 'keyfile'
        settings.parent.mkdir(parents=True)
        settings.write_text('[org/example/CustomerBook]\nconfirm-single-delete=false\n')
        with CustomerBook(home) as program:
            with point('asked not to, it asks nothing about one who has nothing to lose'):
                press_delete(program, 'Café Blanc')
                program.wait_missing('Café Blanc')
                program.get('label', '1 customer deleted')
                press_delete(program, 'Ferrari Fiori')
                program.wait_missing('Ferrari Fiori')

            with point('but asks when something is closed, stands in the way or stays in accounting'):
                for name, heading in (('Dupont Traiteur', 'Delete Customer?'),
                                      ('Eklund Städ', 'Can’t Delete Customer Yet'),
                                      ('Gombos Pékség', 'Delete Customer?')):
                    press_delete(program, name)
                    program.answer(heading, 'Cancel')
                program.wait_count('28 customers')

            with point('and about many'):
                program.check('Hansen Møbler')
                program.check('Hofer Käserei')
                program.press_in_bar('Delete')
                program.answer('Delete 2 Customers?', 'Cancel')
                program.close()


def redoing():
    with home_with_customers() as home:
        with CustomerBook(home) as program:
            program.check('Café Blanc')
            program.check('Dupont Traiteur')
            program.press_in_bar('Delete')
            program.answer('Delete 2 Customers?', 'Delete 2')
            program.wait_count('28 customers')
            program.key('ctrl+z')
            program.wait_count('30 customers')
            program.close()
        add_items(home, 'BLANC', 'quote')
        with CustomerBook(home) as program:
            with point('Redo leaves out who is blocked by now, and says so'):
                program.wait_count('30 customers')
                program.key('ctrl+shift+z')
                program.get('dialog', '1 Customer Deleted')
                program.get('list item', re.compile('^BLANC · Café Blanc\nMust be deleted or settled first: 1 quote'))
                program.click_on('button', 'Undo', inside=program.get('dialog', '1 Customer Deleted'))
                program.wait_count('30 customers')
                program.close()


def very_many():
    with home_with_customers() as home:
        add_items(home, 'BLANC', 'quote', 60_000, title='One of many')
        add_items(home, 'DUPON', 'invoice', 40_000, is_open=False)
        with CustomerBook(home) as program:
            with point('100,000 blockers are listed'):
                program.check('Café Blanc')
                program.check('Dupont Traiteur')
                program.press_in_bar('Delete')
                program.answer('Can’t Delete 2 Customers Yet', 'Resolve…')
                program.get('label', 'Quotes · 60,000 · Must be deleted first')
                program.get('list item', re.compile('^QU-0001 · One of many'))

            with point('to their end'):
                program.wait_focus('list item', re.compile('^QU-0001 '))
                program.wait(lambda: program.key('End') or program.find('list item', re.compile('^IN-40000')), 'the last')

            with point('and deleted'):
                program.choose('Delete All', 'Delete All 100,000 Items…')
                program.answer('Delete 100,000 Items?', 'Delete 100,000')
                program.get('label', 'Nothing Is in the Way')
                program.click_on('button', 'Continue Deleting')
                program.answer('Delete 2 Customers?', 'Delete 2')
                program.wait_count('28 customers')
                program.close()


if __name__ == '__main__':
    sys.exit(main(closing, accounting, resolve_by_mouse, resolve_by_keyboard, mixed, masking,
                  erasing, numbers, without_question, redoing, very_many))
