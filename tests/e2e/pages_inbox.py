# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through what was exchanged with customers, and what is kept of erased ones."""

import re
import time

from customer_book import NEWEST, OPERATION, add_items, add_messages, book_path, home_with_customers, write_book


def show_inbox(program):
    program.key('alt+2')
    program.wait_focus('list item', re.compile('^Café Blanc'))
    program.wait_text('4 conversations')
    yield 'inbox'
    program.key('space')
    program.wait_text('1 of 4 selected')
    yield 'selected conversation'
    program.key('Escape')
    program.wait_gone('label', '1 of 4 selected')
    program.key('Menu')
    program.wait_focus('menu item')
    yield 'menu of a conversation'
    program.dismiss('menu item')
    program.wait_focus('list item')
    program.key('Delete')
    program.get('alert dialog', 'Delete Conversation?')
    yield 'deleting a conversation'
    program.dismiss('alert dialog')
    program.key('ctrl+a', 'Delete')
    program.get('alert dialog', 'Delete Which Conversations?')
    yield 'which conversations'
    program.dismiss('alert dialog')
    program.key('Escape')
    program.wait_gone('label', '4 of 4 selected')
    program.click_on('toggle button', 'More Actions')
    program.get('menu item', 'Delete All…')
    yield 'menu of the inbox'
    program.dismiss('menu item')
    program.key('ctrl+f')
    program.wait_focus('search box')
    program.type('zzz')
    program.get('label', 'No Results Found')
    yield 'inbox without result'
    program.key('Escape')
    program.wait_text('4 conversations')
    program.wait_focus('list item')
    program.key('Home', 'Return')
    program.get('button', 'Delete Conversation')
    program.wait_focus('list item')
    yield 'conversation'
    program.click_on('button', 'Back')
    program.wait_focus('list item')


def show_kept(program):
    program.key('alt+3')
    program.choose('More Actions', 'Kept Records')
    program.wait_focus('list item', re.compile('^Order OR-0009'))
    yield 'kept records'
    program.key('Menu')
    program.wait_focus('menu item')
    yield 'menu of a kept record'
    program.dismiss('menu item')
    program.wait_focus('list item')
    program.key('ctrl+a', 'Delete')
    program.get('alert dialog', 'Delete 2 Kept Records Forever?')
    yield 'deleting kept records'
    program.dismiss('alert dialog')
    program.click_on('toggle button', 'More Actions')
    program.get('menu item', 'Delete All Forever…')
    yield 'menu of the kept records'
    program.dismiss('menu item')


def walk_inbox(start, prepare):
    """What was exchanged with customers, and what is kept of erased ones."""
    with home_with_customers() as home:
        add_items(home, 'BLANC', 'quote', 2, title='Garden', amount=123450)
        add_messages(home, 'BLANC', 'The keys are with the neighbour.', 'Thank you, and see you on Monday. ' * 20)
        add_items(home, 'ABELE', 'payment', 2, title='Cheque', amount=100)
        add_messages(home, 'ALMEI', 'When can you come?', kind=2)
        write_book(
            book_path(home),
            (OPERATION, 3, time.time_ns() // 1000, 1),
            (f'INSERT INTO kept_item VALUES (1001, 1001, {NEWEST}, 5, ?, 3, 0, 1900, ?, ?, NULL),'
             f'(1002, 1001, {NEWEST}, 6, ?, 1, 0, 1900, ?, ?, ?)',
             'OR-0009', 'EUR', 1740000000000000, 'PA-0009', 'EUR', 1738000000000000, 2000000000000000))
        with start(home) as program:
            program.wait_focus('row')
            prepare(program)
            for show in (show_inbox, show_kept):
                for name in show(program):
                    yield program, name
            program.key('ctrl+q')
            program.check_end()
