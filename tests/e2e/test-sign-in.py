#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who it is: passwords, signing in, and the way back."""

import os
import re
import subprocess
import sys

from customer_book import CUSTOMERS, CustomerBook, book_path, home_with_customers, write_book, write_table
from harness.tap import main, point, same
from signing import (
    FAILED, PASSWORD, SIGN_IN, choose_person, enter, keys_do_nothing, operations, people, run, see_nothing, sign_in,
    wait_locked)


def open_person(program, name):
    program.key('ctrl+comma')
    dialog = program.get('dialog', 'Preferences')
    program.click_on('tab', 'People')
    program.get('tab', 'People', where=lambda node: 'selected' in node.states)
    program.click(program.get('list item', name, inside=dialog))
    program.get('text box', 'Name', where=lambda node: node.text == name)


def fill_in(program, title, button='Save', **rows):
    dialog = program.get('dialog', title)
    for row, text in rows.items():
        program.get('text box', row.replace('_', ' '), inside=dialog).set_text(text)
    program.click_on('button', button, inside=dialog)


def first_password():
    with home_with_customers() as home:
        people(home)
        with CustomerBook(home) as program:
            program.wait_focus('row')
            with point('nobody is asked, and there is nothing to lock, while nobody has a password'):
                program.key('ctrl+l')
                program.click_on('toggle button', 'Main Menu')
                program.get('menu item', 'Change Password…')
                assert not program.find('menu item', 'Lock')
                assert not program.find('menu item', 'Switch Person…')
                program.dismiss('menu item')

            with point('whoever has no sign-in name is told that it takes one first'):
                write_book(book_path(home), ("UPDATE person SET sign_in = NULL WHERE name = 'Otto'",),
                           ('UPDATE generation SET n = n + 1',))
                program.choose('Main Menu', 'Change Password…')
                alert = program.get('alert dialog', 'You Need a Sign-In Name')
                program.click_on('button', 'Close', inside=alert)
                program.wait_gone('alert dialog')
                open_person(program, 'Otto')
                program.wait_text('None. It takes a sign-in name first.')
                assert not program.get('button', 'Set…').sensitive
                entry = program.get('text box', 'Sign-In Name')
                program.click(entry)
                program.type('otto')
                program.key('Return')
                program.wait_text('None. As long as nobody has one, nobody has to sign in.')

            with point('a new password is typed twice, and has 8 characters'):
                program.click_on('button', 'Set…')
                dialog = program.get('dialog', 'Set Password')
                program.wait_text('From now on everybody who works with this book signs in when it is opened.')
                program.wait_focus('text box', 'New Password')
                program.type('short')
                program.key('Tab')
                again = program.get('text box', 'New Password Again', inside=dialog)
                again.set_text('short')
                program.wait_text('At least 8 characters are needed.')
                program.get('text box', 'New Password', inside=dialog).set_text(PASSWORD)
                program.wait_text('The two are not the same.')
                assert not program.get('button', 'Save', inside=dialog).sensitive
                again.set_text(PASSWORD)
                program.click_on('button', 'Save', inside=dialog)
                program.wait_gone('dialog', 'Set Password')
                program.wait_text('Asked for when this person signs in.')
                same(operations(home, 17), [(17, 'Otto')])
                program.key('Escape', 'Escape')
                program.wait_gone('dialog')

            with point('from then on it can be locked'):
                program.key('ctrl+l')
                enter(program)
                program.wait_page(CUSTOMERS)
            program.close()

        with CustomerBook(home) as program, point('and the next start asks'):
            wait_locked(program)
            see_nothing(program)
            program.close()


def at_start():
    with home_with_customers() as home:
        people(home, 'Otto', 'Ann')
        with CustomerBook(home) as program:
            with point('the start asks who it is, and shows nothing else'):
                program.wait_focus('list item', 'Ann')
                same([node.name for node in program.find_all('list item')], ['Ann', 'Ben', 'Otto'])
                see_nothing(program)
                keys_do_nothing(program, home)

            with point('by keys alone: a wrong password is told in place'):
                program.wait_focus('list item', 'Ann')
                program.key('Down', 'Down', 'Return')
                program.wait_focus('text box', 'Password')
                program.key('Return')
                program.wait_text('Type the password first.')
                same(operations(home, FAILED), [])
                enter(program, 'wrong')
                program.wait_text('Wrong password. Try again.')
                same(program.get('text box', 'Password').text, '')
                see_nothing(program)
                same(operations(home, FAILED), [(FAILED, 'Otto')])

            with point('then one has to wait, longer each time, and sees how long'):
                enter(program, 'wrong')
                program.wait(lambda: len(operations(home, FAILED)) == 2, 'the second')
                for count, seconds in ((3, 1), (4, 2), (5, 4)):
                    program.wait(lambda: program.get('button', 'Sign In').sensitive, 'the next try')
                    enter(program, 'wrong')
                    program.wait(lambda: len(operations(home, FAILED)) == count, 'the next failure')
                    program.wait_text(re.compile(rf'Wrong password. Try again in [1-{seconds}] second'))
                    assert not program.get('button', 'Sign In').sensitive

            with point('also after a new start'):
                program.close()
                with CustomerBook(home) as again:
                    choose_person(again, 'Otto')
                    again.wait_text(re.compile('After wrong passwords, try again in [1-4] second'))
                    # Others need not.
                    again.click_on('button', 'Somebody Else')
                    choose_person(again, 'Ann')
                    assert again.get('button', 'Sign In').sensitive
                    again.click_on('button', 'Somebody Else')
                    choose_person(again, 'Otto')
                    again.wait(lambda: again.get('button', 'Sign In').sensitive, 'the end of the delay')
                    enter(again)
                    again.wait_focus('row')
                    again.row('Café Blanc')
                    again.wait_text('Otto')
                    same(operations(home, SIGN_IN), [(SIGN_IN, 'Otto')])

                    with point('and Activity tells it, without saying who has tried'):
                        again.key('alt+4')
                        again.wait_text('Signed in')
                        again.wait_text('A wrong password was entered for Otto')
                        again.key('alt+1')
                        again.wait_focus('row')
                        again.key('ctrl+z')
                        again.wait_text('Nothing to undo')
                    again.close()

        with CustomerBook(home) as program, point('who has no password comes in by a click, and sees what they may'):
            choose_person(program, 'Ben')
            program.wait_focus('row')
            program.click(program.row('Café Blanc'))
            program.key('Delete')
            program.get('label', re.compile('may not delete customers'))
            program.close()


def from_outside():
    with home_with_customers() as home:
        people(home, 'Otto')
        table = write_table(home.documents / 'more.csv', [('9001', 'Zoe', 'zoe@zoe.example', '')])
        with CustomerBook(home, table) as program:
            with point('a table from the command line waits until somebody has signed in'):
                choose_person(program, 'Otto')
                program.wait_text('more.csv can be imported when you have signed in.')
                assert not program.find('dialog')
                enter(program)
                program.import_shown()
                program.wait_count('31 customers')

            with point('so does one that comes while the book is locked'):
                program.key('ctrl+l')
                program.wait_focus('text box', 'Password')
                same(run(home, table)[0], 0)
                program.wait_text('more.csv can be imported when you have signed in.')
                see_nothing(program)
                enter(program)
                program.get('dialog', 'Import Customers')
                program.key('Escape')
                program.wait_gone('dialog')

            with point('another book is refused, and so is what comes by the session bus'):
                program.key('ctrl+l')
                program.wait_focus('text box', 'Password')
                same(run(home, '--demo')[0], 0)
                program.wait_text('Otto has locked this book. Sign in first.')
                subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.example.CustomerBook',
                                '--object-path', '/org/example/CustomerBook', '--method',
                                'org.gtk.Actions.Activate', 'show-deleted', '[]', '{}'],
                               env=dict(os.environ, **home.environment), check=True, timeout=30,
                               stdout=subprocess.DEVNULL)
                keys_do_nothing(program, home)
                enter(program)
                program.wait_page(CUSTOMERS)
            program.close()


def passwords():
    with home_with_customers() as home:
        people(home, 'Otto', 'Ann')
        with CustomerBook(home) as program:
            sign_in(program, 'Ann')
            with point('one’s own is changed from the menu, with the old one'):
                program.choose('Main Menu', 'Change Password…')
                program.wait_focus('text box', 'Old Password')
                fill_in(program, 'Change Password', Old_Password='wrong wrong', New_Password='another one',
                        New_Password_Again='another one')
                program.wait_text('This is not the old password.')
                fill_in(program, 'Change Password', Old_Password=PASSWORD)
                program.wait_gone('dialog')
                same(operations(home, FAILED, 18), [(FAILED, 'Ann'), (18, 'Ann')])
                program.key('ctrl+l')
                enter(program)
                program.wait_text('Wrong password. Try again.')
                enter(program, 'another one')
                program.wait_page(CUSTOMERS)

            with point('an administrator resets and removes those of others'):
                program.choose('Main Menu', 'Switch Person…')
                choose_person(program, 'Otto')
                enter(program)
                program.wait_page(CUSTOMERS)
                open_person(program, 'Ann')
                program.click_on('button', 'Reset…')
                fill_in(program, 'Set Password', New_Password='a third one', New_Password_Again='a third one')
                program.wait_gone('dialog', 'Set Password')
                same(operations(home, 19), [(19, 'Otto')])
                program.click_on('button', 'Remove…')
                program.answer('Remove Password?', 'Remove')
                program.wait_text('None. A click is enough to sign in as this person.')
                same(operations(home, 20), [(20, 'Otto')])

            with point('and one’s own too, with the old one: then nobody is asked any more'):
                program.click_on('button', 'Back', inside=program.get('dialog', 'Preferences'))
                program.get('combo box', 'Lock by Itself')
                program.click(program.get('list item', 'Otto', inside=program.get('dialog', 'Preferences')))
                program.click_on('button', 'Remove…')
                fill_in(program, 'Remove Password', button='Remove', Old_Password=PASSWORD)
                program.wait_text('None. As long as nobody has one, nobody has to sign in.')
                program.key('Escape', 'Escape')
                program.wait_gone('dialog')
                program.key('alt+4')
                program.wait_text('Removed the password of Otto')
                program.wait_text('Reset the password of Ann')
                program.key('ctrl+l')
                program.wait_text('Removed the password of Otto')
            program.close()


def way_back():
    with home_with_customers() as home:
        people(home, 'Otto', 'Ann')
        with point('--reset-password takes those of administrators away, and says so'):
            status, output, error = run(home, '--reset-password')
            same((status, error), (0, ''))
            same(output, 'The password of Otto was removed.\n'
                         'Whoever opens this book can sign in without one until a new one is set.\n')
            same(operations(home, 20), [(20, 'Customer Book')])
            same(run(home, '--reset-password', book_path(home)),
                 (0, 'No administrator of this book has a password.\n', ''))
        with point('a book that is not there is an error'):
            status, output, error = run(home, '--reset-password', home.documents / 'gone.customerbook')
            same((status, output), (1, ''))
            assert 'gone.customerbook: ' in error
        with point('--maintain asks nobody'):
            same(run(home, '--maintain'), (0, 'Nothing was due.\n', ''))
        with CustomerBook(home) as program, point('then Otto comes in by a click'):
            choose_person(program, 'Otto')
            program.wait_focus('row')
            program.close()


if __name__ == '__main__':
    sys.exit(main(first_password, at_start, from_outside, passwords, way_back))
