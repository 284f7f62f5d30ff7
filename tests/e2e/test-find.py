#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything is found from anywhere by a few letters, and opened where it is."""

import re
import sys

from customer_book import (ACTIVITY, CUSTOMERS, DELETED, INBOX, NEWEST, OPERATION, CustomerBook, add_document, add_items,
                           add_messages, book_path, home_with_customers, read_book, write_book)
from harness import hands
from harness.tap import main, point, same
from rights import SALES_TEAM, forbid, put_in

FIND = 'Find Everything'


def fill(home):
    add_items(home, 'BLANC', 'invoice', 2, title='Quittenmarmelade', amount=4200)
    add_messages(home, 'BLANC', *[f'Zephyr {i}' for i in range(8)], 'Last words')
    add_messages(home, 'BLANC', *['Filling'] * 300)
    add_document(home, 'BLANC', 'Mondsichel.txt', b'x')
    write_book(book_path(home), (OPERATION, 3, 1780000000000000, 1),
               (f'INSERT INTO kept_item (former_customer, operation_id, kind, number, status, open, date) '
                f'VALUES (1001, {NEWEST}, 5, ?, 3, 0, 1740000000000000)', 'OR-0909'))


def found(program):
    """The first lines of what was found, in order."""
    dialog = program.get('dialog', FIND)
    rows = program.find_all('list item', inside=dialog)
    rows.sort(key=lambda row: row.extents.y)
    return [row.name.split('\n')[0] for row in rows]


def wait_found(program, *names):
    program.wait(lambda: found(program) == list(names), lambda: f'{names}; there are {found(program)}')


def look_for(program, text):
    """By keyboard, whether the dialog is open or not."""
    if not program.find('dialog', FIND):
        program.key('ctrl+k')
        program.get('dialog', FIND)
    program.wait_focus('search box', FIND)
    program.key('ctrl+a')
    program.type(text)


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        fill(home)
        with CustomerBook(home) as program:
            with point('a customer is found by a part of the name, and opened by Enter'):
                program.wait_focus('row')
                look_for(program, 'cafe')
                wait_found(program, 'Café Blanc, number BLANC')
                program.key('Return')
                program.wait_gone('dialog', FIND)
                program.wait_text('No. BLANC')

            with point('by a phone number, too, from any page'):
                program.key('alt+4')
                program.wait_page(ACTIVITY)
                look_for(program, '04 55 50 18 21')
                wait_found(program, 'Dupont Traiteur, number DUPON')
                program.key('Down')
                program.wait_focus('list item', re.compile('^Dupont'))
                program.key('Up')
                program.wait_focus('search box', FIND)
                program.key('Down', 'Return')
                program.wait_text('No. DUPON')

            with point('an invoice by its number: it is shown among the others of its customer'):
                look_for(program, 'in-0002')
                wait_found(program, 'Invoice IN-0002')
                program.key('Return')
                program.wait_focus('row', re.compile('IN-0002'))
                program.key('alt+Left')
                program.wait_text('No. BLANC')

            with point('a message by a word: the conversation goes to it'):
                look_for(program, 'zephyr 3')
                wait_found(program, 'Zephyr 3')
                program.key('Return')
                program.wait_page('Café Blanc, number BLANC')
                program.wait_focus('list item', re.compile('Zephyr 3$'))

            with point('many messages are limited, and it says so'):
                look_for(program, 'zeph')
                program.get('label', 'Messages · more than 6')
                same(len(found(program)), 6)

            with point('more of them are shown where they were limited'):
                program.key('Down')
                for i in range(6):
                    program.wait_focus('list item', re.compile(f'^Zephyr {7 - i}\n.*Café Blanc'))
                    program.key('Down')
                program.wait_focus('button', 'Show More')
                program.key('Return')
                program.wait_focus('list item', re.compile('^Zephyr 1\n'))
                same(found(program), [f'Zephyr {i}' for i in range(7, -1, -1)])
                program.get('label', 'Messages')
                assert not program.find('button', 'Show More')
                program.key('Home')
                program.wait_focus('list item', re.compile('^Zephyr 7\n'))
                program.key('Up')

            with point('a document by its title'):
                look_for(program, 'mondsi')
                wait_found(program, 'Mondsichel.txt')
                program.key('Return')
                program.wait_text('No. BLANC')
                program.get('list item', re.compile('^Mondsichel.txt'))

            with point('a kept record by its number'):
                look_for(program, 'or-09')
                wait_found(program, 'Order OR-0909')
                program.key('Return')
                program.wait_focus('list item', re.compile('^Order OR-0909'))

            with point('it says when there is nothing, and Escape closes it'):
                look_for(program, 'xyzzy')
                program.get('label', 'No Results Found')
                program.key('Escape')
                program.wait_gone('dialog', FIND)
                program.close()


def by_mouse():
    hands.move(5, 5)
    with home_with_customers() as home:
        fill(home)
        with CustomerBook(home) as program:
            with point('the main menu leads there, and a click opens'):
                program.choose('Main Menu', 'Find Everything…')
                program.get('dialog', FIND)
                program.type('blanc')
                wait_found(program, 'Café Blanc, number BLANC')
                program.click(program.get('list item', re.compile('^Café Blanc'), inside=program.get('dialog', FIND)))
                program.wait_text('No. BLANC')

            with point('a deleted customer is found among the deleted ones'):
                program.go_to(CUSTOMERS)
                write_book(book_path(home), ('UPDATE item_kind SET on_delete = 4 WHERE on_delete IN (1, 2)',),
                           ('UPDATE generation SET n = n + 1',))
                program.click(program.row('Café Blanc'))
                program.key('Delete')
                program.answer(re.compile('^Delete Customer'), 'Delete Customer')
                program.wait_missing('Café Blanc')
                look_for(program, 'blanc')
                wait_found(program, 'Café Blanc, number BLANC')
                program.get('label', DELETED, inside=program.get('dialog', FIND))
                program.click(program.get('list item', re.compile('^Café Blanc'), inside=program.get('dialog', FIND)))
                program.wait_text(re.compile('^Deleted on'))

            with point('a new message is offered to live customers only'):
                program.go_to(INBOX)
                program.click_on('button', 'New Message…')
                dialog = program.get('dialog', 'New Message')
                program.type('bl')
                program.wait(lambda: program.find('label', 'No Results Found', inside=dialog) or
                             not program.find('list item', re.compile('^Café Blanc'), inside=dialog), 'no Café Blanc')
                program.key('ctrl+a')
                program.type('dupon')
                program.click(program.get('list item', re.compile('^Dupont Traiteur'), inside=dialog))
                program.get('label', 'Nothing Yet')
                program.wait_focus('text box', 'Text of the Message')
                program.type('The first')
                program.key('ctrl+Return')
                program.get('list item', re.compile('^SMS to the Customer\n.*\nThe first$'))
                program.close()

        put_in(home, SALES_TEAM)
        forbid(home, SALES_TEAM, 'inbox.see', 'customers.see-deleted')
        with CustomerBook(home) as program:
            with point('nothing is found that may not be seen'):
                program.wait_focus('row')
                look_for(program, 'blanc')
                program.get('label', 'No Results Found')
                look_for(program, 'first')
                program.get('label', 'No Results Found')
                look_for(program, 'dupont')
                wait_found(program, 'Dupont Traiteur, number DUPON')
                program.key('Escape')
                program.close()


sys.exit(main(by_keyboard, by_mouse))
