#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking the window, by hand and by itself, and letting somebody else sign in."""

import re
import sys

from customer_book import CUSTOMERS, DELETED, CustomerBook, book_path, home_with_customers, write_book
from harness.tap import main, point, same
from signing import SIGN_IN, choose_person, enter, keys_do_nothing, operations, people, see_nothing, sign_in, wait_locked


def read_settings(home):
    return ''.join(path.read_text() for path in home.config.rglob('keyfile'))


def locking():
    with home_with_customers() as home:
        people(home, 'Otto', 'Ann')
        with CustomerBook(home) as program:
            sign_in(program, 'Otto')
            with point('what was locked on a profile comes back there'):
                program.click(program.row('Dupont Traiteur'))
                program.key('Return')
                program.wait_text(re.compile('^No. DUPON'))
                program.key('ctrl+l')
                program.wait_focus('text box', 'Password')
                see_nothing(program)
                assert not [item for item in program.application.look().walk() if 'DUPON' in item.name]
                keys_do_nothing(program, home)
                enter(program)
                program.wait_text(re.compile('^No. DUPON'))
                program.click_on('button', 'Back')
                program.wait_focus('row')

            with point('and so does a selection'):
                program.check('Café Blanc')
                program.check('Eklund Städ')
                program.wait_selected('2 of 30 selected')
                program.choose('Main Menu', 'Lock')
                enter(program)
                program.wait_selected('2 of 30 selected')
                program.click_on('button', 'Clear Selection')
                program.wait_gone('label', '2 of 30 selected')

            with point('a form that is open goes on where it was left'):
                program.key('ctrl+n')
                program.wait_focus('text box', 'Name')
                program.type('Half')
                program.key('ctrl+l')
                program.wait_focus('text box', 'Password')
                see_nothing(program)
                assert not program.find('dialog')
                keys_do_nothing(program, home)
                program.wait_focus('text box', 'Password')
                enter(program)
                program.wait_focus('text box', 'Name')
                program.type('way')
                same(program.get('text box', 'Name').text, 'Halfway')

            with point('closing the window asks nobody else about it'):
                program.key('ctrl+l')
                program.wait_focus('text box', 'Password')
                program.key('ctrl+q')
                program.wait_text('Otto has locked this book. Sign in first.')
                enter(program)
                program.wait_focus('text box', 'Name')
                same(program.get('text box', 'Name').text, 'Halfway')
                program.key('Escape')
                program.answer('Save Changes?', 'Discard')
                program.wait_gone('dialog')

            with point('a toast waits until the book is seen again'):
                program.click(program.row('Café Blanc'))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_missing('Café Blanc')
                program.key('ctrl+l')
                program.wait_focus('text box', 'Password')
                program.wait_gone('button', 'Undo')
                enter(program)
                program.wait_focus('row')
                program.key('ctrl+z')
                program.row('Café Blanc')
            program.close()


def switching():
    with home_with_customers() as home:
        people(home, 'Otto', 'Ann')
        with CustomerBook(home) as program:
            sign_in(program, 'Otto')
            with point('the next person goes on where the last one was, if they may'):
                program.go_to(DELETED)
                program.choose('Main Menu', 'Switch Person…')
                program.wait_focus('list item', 'Ann')
                see_nothing(program)
                choose_person(program, 'Ann')
                enter(program)
                program.wait_page(DELETED)
                program.wait_text('Ann')
                same(operations(home, SIGN_IN)[-1], (SIGN_IN, 'Ann'))

            with point('else on the first page they may see'):
                program.choose('Main Menu', 'Switch Person…')
                choose_person(program, 'Ben')
                program.wait_page(CUSTOMERS)
                program.row('Café Blanc')

            with point('a form that the last one left open is told of, and goes'):
                program.choose('Main Menu', 'Switch Person…')
                choose_person(program, 'Otto')
                enter(program)
                program.wait_page(CUSTOMERS)
                program.key('ctrl+n')
                program.wait_focus('text box', 'Name')
                program.type('Half')
                program.key('ctrl+l')
                program.wait_focus('text box', 'Password')
                program.click_on('button', 'Somebody Else')
                choose_person(program, 'Ann')
                program.wait_text('Otto has left a form open. If you sign in, what is typed there is lost.')
                enter(program)
                program.wait_page(CUSTOMERS)
                assert not program.find('dialog')
                program.click(program.row('Dupont Traiteur'))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_missing('Dupont Traiteur')
                same(operations(home, 1), [(1, 'Ann')])

            with point('somebody who is put out meanwhile is asked again'):
                write_book(book_path(home), ("UPDATE person SET active = 0 WHERE name = 'Ann'",),
                           ('UPDATE generation SET n = n + 1',))
                wait_locked(program)
                see_nothing(program)
                same([node.name for node in program.find_all('list item')], ['Ben', 'Otto'])
                choose_person(program, 'Otto')
                enter(program)
                program.wait_page(CUSTOMERS)

            with point('when the passwords are gone nobody is asked any more'):
                program.key('ctrl+l')
                wait_locked(program)
                write_book(book_path(home), ('DELETE FROM person_password',), ('UPDATE generation SET n = n + 1',))
                program.wait_page(CUSTOMERS)
            program.close()


def idle():
    with home_with_customers() as home:
        people(home, 'Otto')
        with CustomerBook(home) as program:
            sign_in(program, 'Otto')
            with point('the preferences say after how long it locks by itself'):
                program.key('ctrl+comma')
                program.click_on('tab', 'People')
                combo = program.get('combo box', 'Lock by Itself')
                program.click(combo)
                program.click(program.wait(lambda: program.find_all('label', 'After 1 Minute', inside=combo)[-1:],
                                           'the choice')[0])
                program.wait(lambda: 'lock-after-minutes' in read_settings(home), 'the setting')
                program.key('Escape')
                program.wait_gone('dialog')

            with point('left alone, with a form open, it locks'):
                program.key('ctrl+n')
                program.wait_focus('text box', 'Name')
                program.type('Half')
                program.get('button', 'Sign In', timeout=90)
                see_nothing(program)
                enter(program)
                program.wait_focus('text box', 'Name')
                same(program.get('text box', 'Name').text, 'Half')
                program.key('Escape')
                program.answer('Save Changes?', 'Discard')
                program.wait_gone('dialog')

            with point('and what asks for a file, a window of its own, closes'):
                program.choose('Main Menu', 'Back Up…')
                program.get('dialog', where=lambda node: program.find('button', 'Save', inside=node))
                program.get('button', 'Sign In', timeout=90)
                program.wait_gone('dialog')
                enter(program)
                program.wait_focus('toggle button', 'Main Menu')
                same(list(home.documents.iterdir()), [])
            program.close()


if __name__ == '__main__':
    sys.exit(main(locking, switching, idle))
