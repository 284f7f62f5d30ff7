#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders that fall due, told of on the desktop."""

import re
import sys
import time

import signing
from customer_book import CustomerBook, book_path, home_with_customers, read_book, write_book
from harness.tap import main, point
from harness.wait import wait_for
from notifications import Desktop

DAY = 86400


def remind(home, customer, title, seconds):
    """A reminder that was written two days before it falls due, so many seconds from now."""
    number = read_book(book_path(home), 'SELECT count(*) FROM item')[0][0] + 1
    due = int((time.time() + seconds) * 1000000)
    write_book(
        book_path(home),
        ('INSERT INTO item (customer_id, kind, number, title, status, open, date, created, changed) '
         'SELECT id, 8, ?, ?, 0, 1, ?, ?, ? FROM customer WHERE number = ?',
         f'RE-{number:04}', title, due, due - 2 * DAY * 1000000, due - 2 * DAY * 1000000, customer),
        ('UPDATE generation SET n = n + 1',))


def wait_texts(program, desktop, *expected):
    program.wait(lambda: desktop.texts == sorted(expected), lambda: f'{expected}; there are {desktop.texts}')


def told():
    with home_with_customers() as home, Desktop() as desktop:
        remind(home, 'BLANC', 'Call about the lamp', -3600)
        remind(home, 'BLANC', 'Much later', 30 * DAY)
        with CustomerBook(home) as program:
            program.wait_focus('row')
            with point('what fell due while the program was off is told of'):
                wait_texts(program, desktop, ('Call about the lamp', 'Café Blanc'))

            with point('what falls due while it runs is, too'):
                remind(home, 'BLANC', 'Ask for the key', 3)
                wait_texts(program, desktop, ('Ask for the key', 'Café Blanc'), ('Call about the lamp', 'Café Blanc'))

            with point('a click leads to the reminders of the customer'):
                desktop.click('Ask for the key')
                program.wait_text(re.compile('^No. BLANC'))
                program.wait(lambda: program.get('radio', 'Reminders (3)').checked, 'the tab of the reminders')
                program.get('list item', re.compile('Ask for the key'))

            with point('what is done is withdrawn'):
                program.click_on('toggle button', 'More Actions', inside=program.get('list item', re.compile('Ask for the key')))
                program.click_on('menu item', 'Set Status')
                program.click_on('menu item', 'Done')
                wait_texts(program, desktop, ('Call about the lamp', 'Café Blanc'))

            with point('nothing stays behind when the program ends'):
                program.close()
                wait_for(lambda: not desktop.shown, 'nothing to be seen')
        with CustomerBook(home) as program:
            with point('each is told of once'):
                program.wait_focus('row')
                remind(home, 'BLANC', 'Something new', 2)
                wait_texts(program, desktop, ('Something new', 'Café Blanc'))
                assert [title for title, _ in desktop.told] == ['Call about the lamp', 'Ask for the key', 'Something new'], desktop.told
            program.close()


def withdrawn():
    with home_with_customers() as home, Desktop() as desktop:
        remind(home, 'BLANC', 'Call about the lamp', -3600)
        with CustomerBook(home) as program:
            program.wait_focus('row')
            wait_texts(program, desktop, ('Call about the lamp', 'Café Blanc'))
            with point('nothing is told of a customer who is deleted'):
                program.click(program.row('Café Blanc'))
                program.key('Delete')
                program.answer(re.compile('Delete'), re.compile('^Delete'))
                program.wait(lambda: not desktop.shown, 'nothing to be seen')
            program.close()


def many():
    with home_with_customers() as home, Desktop() as desktop:
        for i in range(5):
            remind(home, 'BLANC', f'Call {i}', -3600 - i)
        with CustomerBook(home) as program:
            program.wait_focus('row')
            with point('many are told of by their number'):
                wait_texts(program, desktop, ('5 reminders are due', None))
            program.close()


def locked():
    with home_with_customers() as home, Desktop() as desktop:
        signing.people(home, 'Otto')
        remind(home, 'BLANC', 'Call about the lamp', -3600)
        with CustomerBook(home) as program:
            with point('nothing is told before somebody has signed in'):
                signing.sign_in(program, 'Otto')
                wait_texts(program, desktop, ('Call about the lamp', 'Café Blanc'))

            with point('what was told is withdrawn when the window is locked'):
                program.key('ctrl+l')
                signing.wait_locked(program)
                program.wait(lambda: not desktop.shown, 'nothing to be seen')
                remind(home, 'BLANC', 'Ask for the key', -60)

            with point('and what fell due meanwhile is told afterwards'):
                signing.enter(program)
                wait_texts(program, desktop, ('Ask for the key', 'Café Blanc'))
            program.close()


if __name__ == '__main__':
    sys.exit(main(told, withdrawn, many, locked))
