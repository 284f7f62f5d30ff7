#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipts: what can be read, printed and saved of customers deleted forever."""

import contextlib
import re
import sys

from customer_book import CUSTOMERS, DELETED, CustomerBook, book_path, home_with_customers
from harness import hands
from harness.tap import main, point

NAME = 'Café Blanc'
# What the table says of that customer.
SECRETS = re.compile('Blanc|BLANC|elodie|Élodie|cafeblanc|04 55', re.IGNORECASE)
HEADING = '1 customer deleted forever'
IS_ROW = re.compile(r'\n1 customer\nNothing Left$')


def check_nobody_named(program):
    """Nothing in the dialog tells who it was."""
    texts = program.texts(program.get('dialog', 'Receipts'))
    named = [text for text in texts if SECRETS.search(text)]
    assert texts and not named, named


def check_page(program):
    """The page of the receipt, with all that it says."""
    dialog = program.get('dialog', 'Receipts')
    program.get('label', HEADING, inside=dialog)
    program.wait_text('Data Searched')
    text = '\n'.join(program.texts(dialog))
    for words in ('Nothing is kept that tells who they were.', 'Deleted On', 'Deleted By', 'Search for Traces',
                  'Nothing Left', 'None of the values is left in the book', 'Searched On',
                  'Customers Whose Values Were Looked For', 'Different Values', 'Files Searched', 'Data Searched'):
        assert words in text, f'“{words}” is missing in:\n{text}'
    assert re.search(r'\b\d[\d.,]*\s[kM]?B\b', text), text
    check_nobody_named(program)


def wait_list(program):
    """The list, with one receipt."""
    row = program.get(name=IS_ROW)
    program.wait_gone('label', HEADING, inside=program.get('dialog', 'Receipts'))
    check_nobody_named(program)
    return row


def by_mouse():
    with home_with_customers() as home, CustomerBook(home) as program:
        with point('before anybody was deleted forever there are none, and it says what they are'):
            program.go_to(DELETED)
            program.choose('More Actions', 'Receipts…')
            program.get('label', 'No Receipts')
            program.wait_text('a receipt is kept here')
            program.click_on('button', 'Close', inside=program.get('dialog', 'Receipts'))
            program.wait_gone('dialog', 'Receipts')

        with point('closing them leads back to the list of those who are deleted'):
            program.go_to(CUSTOMERS)
            row = program.row(NAME)
            program.point_at(row)
            program.click_on('button', 'Delete', inside=row)
            program.answer('Delete Customer?', 'Delete Customer')
            program.wait_sidebar(DELETED, 1)
            program.go_to(DELETED)
            program.wait_names(NAME)
            program.choose('More Actions', 'Receipts…')
            program.get('label', 'No Receipts')
            program.key('Escape')
            program.wait_gone('dialog', 'Receipts')
            program.wait_focus('row', re.compile(f'^{NAME}'))

        with point('one customer is deleted forever; the toast leads to the receipt'):
            program.choose('More Actions', 'Delete All Forever…')
            alert = program.get('alert dialog', 'Delete Customer Forever?')
            program.click(program.get('text box', inside=alert))
            program.type('1')
            program.click_on('button', 'Delete Forever', inside=alert)
            program.get('label', HEADING)
            program.click_on('button', 'Receipt')
            check_page(program)

        with point('it is saved as a PDF'):
            program.click_on('button', 'Save as PDF…')
            path = home.documents / 'proof.pdf'
            program.save_file(path)
            program.get('label', 'Receipt saved')
            content = path.read_bytes()
            assert content.startswith(b'%PDF-') and content.rstrip().endswith(b'%%EOF'), content[:20]

        with point('Print… asks for a printer'):
            program.click_on('button', 'Print…')
            program.get('dialog', 'Print')
            program.key('Escape')
            program.wait_gone('dialog', 'Print')
            check_page(program)

        with point('back is the list, and from it the page again'):
            program.click_on('button', 'Back', inside=program.get('dialog', 'Receipts'))
            program.click(wait_list(program))
            check_page(program)
            program.click_on('button', 'Close', inside=program.get('dialog', 'Receipts'))
            program.wait_gone('dialog', 'Receipts')

        with point('the menu of Deleted Customers leads to the list, though nobody is left there'):
            program.get('label', 'No Deleted Customers')
            program.choose('More Actions', 'Receipts…')
            wait_list(program)
            program.key('Escape')
            program.wait_gone('dialog', 'Receipts')
            program.close()


@contextlib.contextmanager
def read_only(path):
    """Takes away the right to write a book."""
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        yield
    finally:
        path.parent.chmod(0o700)


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        with CustomerBook(home) as program:
            with point('one customer is deleted forever by keyboard'):
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
                program.key('alt+3')
                program.wait_page(DELETED)
                program.wait_focus('row', re.compile(f'^{NAME}'))
                program.key('shift+Delete')
                program.get('alert dialog', 'Delete Customer Forever?')
                program.wait_focus('text box')
                program.type('1')
                program.key('Return')
                program.wait_gone('alert dialog')
                program.get('label', HEADING)

            with point('Tab leads to the button of the toast, and Enter to the receipt'):
                program.tab_to('button', 'Receipt')
                program.key('Return')
                check_page(program)

            with point('Escape goes back to the list, with the focus on the receipt'):
                program.key('Escape')
                wait_list(program)
                program.wait_focus(name=IS_ROW)
                program.key('Return')
                check_page(program)

            with point('the whole page can be reached with Tab'):
                program.tab_to(name=re.compile('Data Searched'))
                program.tab_to('button', 'Save as PDF…')
                program.key('alt+Left')
                wait_list(program)
                program.key('Escape')
                program.wait_gone('dialog', 'Receipts')
                program.key('ctrl+q')
                program.check_end()

        with read_only(book_path(home)), CustomerBook(home) as program:
            with point('later it is there still, in a book that can only be read too'):
                program.wait_text('This book can only be read.')
                program.wait_focus('row')
                program.key('alt+3')
                program.get('label', 'No Deleted Customers')
                program.tab_to('toggle button', 'More Actions')
                program.key('Return')
                program.wait_focus('menu item')
                program.tab_to('menu item', 'Receipts…', keys='Up')
                program.key('Return')
                program.wait_focus(name=IS_ROW)
                program.key('Return')
                check_page(program)
                program.key('Escape')
                program.wait_focus(name=IS_ROW)
                program.key('Escape')
                program.wait_gone('dialog', 'Receipts')
                program.key('ctrl+q')
                program.check_end()


def with_traces():
    """A file of the program's own folder keeps a name, as a faulty program might have left it."""
    with home_with_customers() as home, CustomerBook(home) as program:
        trace = book_path(home).parent / 'trace.txt'
        trace.write_text(f'{NAME}, 04 55\n', encoding='utf-8')
        with point('traces that are found are told, and how to go on'):
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
            program.key('alt+3')
            program.wait_page(DELETED)
            program.wait_focus('row', re.compile(f'^{NAME}'))
            program.key('shift+Delete')
            program.get('alert dialog', 'Delete Customer Forever?')
            program.wait_focus('text box')
            program.type('1')
            program.key('Return')
            alert = program.get('alert dialog', 'Deleted, but Traces Were Found')
            program.wait_text('traces of them were found in the files of this program, and could not be wiped.')
            program.get('label', 'No Deleted Customers')

        with point('its button leads to the receipt, which says how many were found'):
            program.click_on('button', 'Receipts', inside=alert)
            program.wait_gone('alert dialog')
            program.click(program.get(name=re.compile(r'\n1 customer\nTraces Found$')))
            program.wait_text('of the values was still there after the book had been wiped several times')
            check_nobody_named(program)
            program.key('Escape')
            program.wait_gone('label', HEADING, inside=program.get('dialog', 'Receipts'))
            program.key('Escape')
            program.wait_gone('dialog', 'Receipts')
            program.key('ctrl+q')
            program.check_end()


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard, with_traces))
