#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two programs on one book: each shows what the other did, and nothing is lost."""

import re
import sys

from customer_book import DELETED, CustomerBook, add_items, book_path, home_with_customers, read_book
from harness import hands
from harness.program import SessionBus
from harness.tap import main, point, same


QUOTE = re.compile('QU-0002')


def edit(program, name, field, value):
    program.window.focus()
    program.click(program.row(name), button=3)
    program.click_on('menu item', 'Edit…')
    dialog = program.get('dialog', 'Edit Customer')
    program.get('text box', field, inside=dialog).set_text(value)
    return dialog


def save(program, dialog):
    program.window.focus()
    program.click_on('button', 'Save', inside=dialog)


def two_programs():
    with home_with_customers() as home, SessionBus() as bus, \
            CustomerBook(home) as one, CustomerBook(home, bus=bus) as two:
        one.wait_count('30 customers')
        two.wait_count('30 customers')
        assert one.window.xid != two.window.xid

        with point('what one deletes disappears from the other'):
            one.window.focus()
            one.click(one.row('Café Blanc'))
            one.key('Delete')
            one.answer('Delete Customer?', 'Delete Customer')
            two.wait_missing('Café Blanc')
            two.wait_count('29 customers')
            two.wait_sidebar(DELETED, 1)

        with point('what one renames has the new name in the other'):
            save(two, edit(two, 'Dupont Traiteur', 'Name', 'Dupont & Fils'))
            two.wait_gone('dialog', 'Edit Customer')
            one.row('Dupont & Fils')
            one.wait_missing('Dupont Traiteur')

        with point('two edits of one customer: nothing is overwritten unasked'):
            first = edit(one, 'Eklund Städ', 'Phone', '090 111')
            second = edit(two, 'Eklund Städ', 'E-mail', 'two@eklund.example')
            save(one, first)
            one.wait_gone('dialog', 'Edit Customer')
            save(two, second)
            two.get('alert dialog', 'Changed in the Meantime')
            same(read_book(book_path(home), "SELECT phone, email FROM customer WHERE number = 'EKLUN'"), [
                ('090 111', 'asa@eklund.example')])

        with point('overwriting keeps what the other changed elsewhere'):
            two.answer('Changed in the Meantime', 'Overwrite')
            two.wait_gone('dialog', 'Edit Customer')
            same(read_book(book_path(home), "SELECT phone, email FROM customer WHERE number = 'EKLUN'"), [
                ('090 111', 'two@eklund.example')])

        with point('each adds a customer: both are there, with numbers of their own'):
            for program, name in ((one, 'Aaa One'), (two, 'Aaa Two')):
                program.window.focus()
                program.key('ctrl+n')
                dialog = program.get('dialog', 'New Customer')
                program.get('text box', 'Name', inside=dialog).set_text(name)
            for program in (one, two):
                save(program, program.get('dialog', 'New Customer'))
                program.wait_gone('dialog', 'New Customer')
            for program in (one, two):
                program.wait_count('31 customers')
                program.window.focus()
                program.search('Aaa')
                program.wait_names('Aaa One', 'Aaa Two')
                program.click_on('toggle button', 'Search')
            (a,), (b,) = read_book(book_path(home), "SELECT number FROM customer WHERE name LIKE 'Aaa%'")
            assert a != b

        with point('what one erases while the other reads is gone from both and from the file'):
            one.window.focus()
            one.go_to(DELETED)
            one.wait_names('Café Blanc')
            one.key('shift+Delete')
            alert = one.get('alert dialog', 'Delete Customer Forever?')
            one.wait_focus('text box')
            one.type('1')
            one.click_on('button', 'Delete Forever', inside=alert)
            one.wait_sidebar(DELETED, 0)
            two.wait_sidebar(DELETED, 0)
            two.window.focus()
            two.close()
            one.window.focus()
            one.close()
            for path in book_path(home).parent.iterdir():
                assert b'elodie@cafeblanc' not in path.read_bytes(), path
            same(read_book(book_path(home), 'PRAGMA integrity_check'), [('ok',)])


def open_quote(program, name='Eklund Städ'):
    """The dialog for the one quote of a customer, by keyboard."""
    program.wait_count('30 customers')
    program.window.focus()
    program.wait_focus('row')
    program.type(name.split()[0].lower())
    program.wait_names(name)
    program.key('Return')
    program.wait_focus('row', re.compile(f'^{name}'))
    program.key('Return')
    program.click_on('toggle button', 'More')
    program.click_on('menu item', 'Quotes')
    program.tab_to('list item', QUOTE)


def an_item_that_goes():
    hands.move(5, 5)
    with home_with_customers() as home, SessionBus() as bus:
        add_items(home, 'EKLUN', 'quote', 2, title='Stairs')
        with CustomerBook(home) as one, CustomerBook(home, bus=bus) as two:
            open_quote(one)
            open_quote(two)
            with point('what was typed about an item that the other deleted is there to be copied'):
                two.key('Return')
                dialog = two.get('dialog', QUOTE)
                two.wait_focus('text box', 'Title')
                two.get('text box', 'Title', inside=dialog).set_text('Two flights of stairs')
                one.window.focus()
                one.key('Delete')
                one.answer('Delete Item?', 'Delete Item')
                one.wait_gone('list item', re.compile('QU-0002'))
                two.window.focus()
                two.key('ctrl+s')
                two.wait_text(re.compile('^This item was deleted in the meantime. Nothing was saved;'))
                same(two.get('text box', 'Title', inside=dialog).text, 'Two flights of stairs')

            with point('the keyboard stays in the list that it was in'):
                two.key('Escape')
                two.click_on('button', 'Discard')
                two.wait_gone('dialog', QUOTE)
                two.wait_focus('list item', re.compile('QU-0001'))
            one.close()
            two.close()


if __name__ == '__main__':
    sys.exit(main(two_programs, an_item_that_goes))
