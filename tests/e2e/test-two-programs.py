#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two programs on one book: each shows what the other did, and nothing is lost."""

import sys

from customer_book import DELETED, CustomerBook, book_path, home_with_customers, read_book
from harness.program import SessionBus
from harness.tap import main, point, same


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


if __name__ == '__main__':
    sys.exit(main(two_programs))
