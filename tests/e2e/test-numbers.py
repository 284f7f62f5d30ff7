#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A number that somebody has is no dead end: whoever holds it is named, and
each way out works."""

import re
import sys

from customer_book import CUSTOMERS, DELETED, CustomerBook, book_path, home_with_customers, read_book
from harness.tap import main, point, same


def delete_row(program, name):
    program.click(program.row(name))
    program.key('Delete')
    program.answer('Delete Customer?', 'Delete Customer')
    program.wait_missing(name)


def begin_customer(program, name, number):
    """A new customer with that number, up to the message about it."""
    program.key('ctrl+n')
    dialog = program.get('dialog', 'New Customer')
    program.get('text box', 'Name', inside=dialog).set_text(name)
    program.get('text box', 'Number', inside=dialog).set_text(number)
    program.click_on('button', 'Save', inside=dialog)
    return dialog


def save(program, dialog):
    program.click_on('button', 'Save', inside=dialog)
    program.wait_gone('dialog', 'New Customer')


def numbers(home):
    return dict(read_book(book_path(home), 'SELECT name, number FROM customer'))


def held_by_a_deleted_customer():
    with home_with_customers() as home, CustomerBook(home) as program:
        delete_row(program, 'Café Blanc')

        with point('saying so names the holder and the ways out'):
            dialog = begin_customer(program, 'Blanco', 'BLANC')
            program.wait_text('Number BLANC is held by Café Blanc, a deleted customer.')
            for way in ('Undelete', 'Delete Forever…', 'Use Next Free Number'):
                program.get('button', way, inside=dialog)
            assert 'Blanco' not in numbers(home)

        with point('the next free number'):
            program.click_on('button', 'Use Next Free Number', inside=dialog)
            entry = program.get('text box', 'Number', inside=dialog)
            program.wait(lambda: entry.text not in ('', 'BLANC'), 'another number')
            given = entry.text
            save(program, dialog)
            same(numbers(home)['Blanco'], given)
            program.wait_sidebar(DELETED, 1)

        with point('case makes no other number'):
            dialog = begin_customer(program, 'Bianco', 'blanc')
            program.wait_text('Number BLANC is held by Café Blanc, a deleted customer.')

        with point('undeleting the holder'):
            program.click_on('button', 'Undelete', inside=dialog)
            program.wait_sidebar(DELETED, 0)
            program.wait_text('Number BLANC belongs to Café Blanc.')
            same(program.get('text box', 'Name', inside=dialog).text, 'Bianco')
            program.click_on('button', 'Cancel', inside=dialog)
            program.answer('Save Changes?', 'Discard')
            program.wait_gone('dialog', 'New Customer')
            program.row('Café Blanc')

        with point('deleting the holder forever frees the number'):
            delete_row(program, 'Café Blanc')
            dialog = begin_customer(program, 'Nuovo', 'BLANC')
            program.click_on('button', 'Delete Forever…', inside=dialog)
            alert = program.get('alert dialog', 'Delete Customer Forever?')
            program.wait_text('Café Blanc')
            program.click(program.get('text box', inside=alert))
            program.type('1')
            program.click_on('button', 'Delete Forever', inside=alert)
            program.wait_gone('alert dialog')
            program.wait_gone('button', 'Use Next Free Number', inside=dialog)
            save(program, dialog)
            same(numbers(home)['Nuovo'], 'BLANC')
            program.close()


def taken_over():
    with home_with_customers() as home, CustomerBook(home) as program:
        with point('taking it over from the holder'):
            delete_row(program, 'Café Blanc')
            dialog = begin_customer(program, 'Rosso', 'BLANC')
            program.click_on('button', 'Take Over', inside=dialog)
            program.wait_text('When you save, number BLANC will be taken over from Café Blanc')
            program.click_on('button', 'Don’t Take Over', inside=dialog)
            program.click_on('button', 'Take Over', inside=dialog)
            program.get('button', 'Don’t Take Over', inside=dialog)
            same(numbers(home)['Café Blanc'], 'BLANC')
            save(program, dialog)
            same((numbers(home)['Rosso'], numbers(home)['Café Blanc']), ('BLANC', 'BLANC (2)'))
            same(read_book(book_path(home), 'SELECT number FROM taken_number'), [('BLANC',)])
            program.go_to(DELETED)
            program.row('Café Blanc')
            program.wait_text('BLANC (2)')
            program.close()


def held_by_another():
    with home_with_customers() as home, CustomerBook(home) as program:
        program.wait_focus('row')
        with point('a number that a customer has leads to that customer'):
            dialog = begin_customer(program, 'Blanco', 'BLANC')
            program.wait_text('Number BLANC belongs to Café Blanc.')
            program.click_on('button', 'Open Customer', inside=dialog)
            program.answer('Save Changes?', 'Discard')
            program.wait_gone('dialog', 'New Customer')
            program.wait_text('No. BLANC')
            assert 'Blanco' not in numbers(home)

        with point('changing a number to a taken one says so as well'):
            program.click_on('button', 'Edit Customer')
            dialog = program.get('dialog', 'Edit Customer')
            program.get('text box', 'Number', inside=dialog).set_text('DUPON')
            program.click_on('button', 'Save', inside=dialog)
            program.wait_text('Number DUPON belongs to Dupont Traiteur.')
            program.click_on('button', 'Use Next Free Number', inside=dialog)
            entry = program.get('text box', 'Number', inside=dialog)
            program.wait(lambda: entry.text not in ('', 'DUPON', 'BLANC'), 'another number')
            given = entry.text
            program.click_on('button', 'Save', inside=dialog)
            program.wait_gone('dialog', 'Edit Customer')
            program.wait_text(f'No. {given}')
            same(numbers(home)['Café Blanc'], given)
            program.close()


def invalid_values():
    with home_with_customers() as home, CustomerBook(home) as program:
        program.wait_focus('row')
        with point('what is wrong is said where it is'):
            program.key('ctrl+n')
            dialog = program.get('dialog', 'New Customer')
            program.click_on('button', 'Save', inside=dialog)
            program.wait_text('Every customer needs a name.')
            program.get('text box', 'Name', inside=dialog).set_text('x' * 10000)
            program.get('text box', 'E-mail', inside=dialog).set_text('nobody')
            program.get('text box', 'Phone', inside=dialog).set_text('none')
            program.click_on('button', 'Save', inside=dialog)
            program.wait_text(re.compile('^This is too long: at most'))
            program.wait_text('This is no e-mail address.')
            program.wait_text('This is no phone number: it has no digits.')
            same(len(numbers(home)), 30)

        with point('names with markup, quotes and overrides are shown as they are'):
            name = '<b>&amp; "Quote" \u202edrawkcab\u202c\''
            shown = '<b>&amp; "Quote" drawkcab\''
            program.get('text box', 'Name', inside=dialog).set_text(name)
            program.get('text box', 'E-mail', inside=dialog).set_text('a@b.example')
            program.get('text box', 'Phone', inside=dialog).set_text('1')
            save(program, dialog)
            program.row(shown)
            program.click(program.row(shown))
            program.key('Return')
            program.wait_page(shown)
            program.choose('More Actions', 'Delete…')
            program.wait_text(f'“{shown}”')
            program.answer('Delete Customer?', 'Delete Customer')
            program.get('label', '1 customer deleted')
            program.wait_sidebar(CUSTOMERS, 30)
            assert (name,) in read_book(book_path(home), 'SELECT name FROM customer')
            program.close()


if __name__ == '__main__':
    sys.exit(main(held_by_a_deleted_customer, taken_over, held_by_another, invalid_values))
