#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Inbox: what passed between the business and a customer is deleted there,
and together with the customer it leaves nothing."""

import re
import sys

from customer_book import (CUSTOMERS, DELETED, INBOX, NEWEST, OPERATION, CustomerBook, add_document, add_items,
                           add_messages, book_path, home_with_customers, read_book, write_book)
from harness import hands
from harness.tap import main, point, same
from remains import find

MASK = r'\*\*\*\*\*'
CONTENTS = '1 quote, 2 invoices, 1 order, 2 payments, 1 appointment, 1 document and 2 messages'
NEEDLES = [re.compile(text.encode(), re.IGNORECASE) for text in
           ('Caf[^ ]+ Blanc', 'cafeblanc', 'elodie', 'Zephyrkeramik', 'Quittenmarmelade', 'Ofenrohr', 'Mondsichel')]


def conversation(name):
    return re.compile(rf'^{re.escape(name)}, number ')


def conversations(program):
    """With whom they are, in sight and in order."""
    rows = program.find_all('list item', re.compile(rf'(, number |^{MASK}\n)'))
    rows.sort(key=lambda row: row.extents.y)
    return [row.name.split(', number ')[0].split('\n')[0] for row in rows]


def wait_conversations(program, *names):
    program.wait(lambda: conversations(program) == list(names),
                 lambda: f'{names}; there are {conversations(program)}')


def check(program, name):
    box = program.get('checkbox', inside=program.get('list item', name))
    program.click(box)
    program.wait(lambda: box.checked, 'it to be checked')


def fill(home):
    """Gives Café Blanc all sorts of things, and two others a little."""
    add_items(home, 'BLANC', 'quote', title='Zephyrkeramik')
    add_items(home, 'BLANC', 'invoice', 2, title='Quittenmarmelade', amount=4200)
    add_items(home, 'BLANC', 'order', title='Zephyrkeramik', amount=1900, is_open=False)
    add_items(home, 'BLANC', 'payment', 2, title='Zephyrkeramik', amount=1900, is_open=False)
    add_items(home, 'BLANC', 'appointment', title='Quittenmarmelade')
    add_messages(home, 'BLANC', 'The Ofenrohr is cold', 'The Mondsichel is warm')
    add_document(home, 'BLANC', 'Mondsichel.txt', b'Ofenrohr\n' * 2000)
    add_items(home, 'DUPON', 'payment', title='Cheque', amount=500)
    add_items(home, 'EKLUN', 'reminder', title='Nobody but us knows of this')
    add_messages(home, 'FERRA', 'Gear wheels arrived')


def count(home, table):
    return read_book(book_path(home), f'SELECT count(*) FROM {table}')[0][0]


def type_count(program, heading, n):
    alert = program.get('alert dialog', heading)
    program.click(program.get('text box', inside=alert))
    program.type(str(n))
    program.click_on('button', 'Delete Forever', inside=alert)
    program.wait_gone('alert dialog')


def conversation_first():
    hands.move(5, 5)
    with home_with_customers() as home:
        with CustomerBook(home) as program:
            with point('without anything it says what to expect'):
                program.wait_focus('row')
                program.key('alt+2')
                program.wait_page(INBOX)
                program.get('label', 'No Conversations')
                program.close()
        fill(home)
        missing = [needle for needle in NEEDLES if not find(home, [needle])]
        assert not missing, missing
        ferra = read_book(book_path(home), "SELECT name FROM customer WHERE number = 'FERRA'")[0][0]
        with CustomerBook(home) as program:
            with point('conversations are listed, the newest first, with what there is'):
                program.go_to(INBOX)
                program.wait_count('3 conversations')
                wait_conversations(program, 'Café Blanc', ferra, 'Dupont Traiteur')
                row = program.get('list item', conversation('Café Blanc'))
                same(row.name.split('\n'), ['Café Blanc, number BLANC', '4 March 2026', 'The Mondsichel is warm', CONTENTS])
                row = program.get('list item', conversation('Dupont Traiteur'))
                same(row.name.split('\n')[2:], ['Payment PA-0003: Cheque', '1 payment'])

            with point('one is checked and deleted: the alert counts, and says that the contact stays'):
                check(program, conversation('Café Blanc'))
                program.get('label', '1 of 3 selected')
                program.press_in_bar('Delete…')
                program.get('alert dialog', 'Delete Conversation?')
                program.wait_text('All that was exchanged with “Café Blanc”, number BLANC, will be deleted. '
                                  'Contact details stay until the customer is deleted too.')
                program.wait_text(f'That is {CONTENTS}. Undo takes all of it back.')
                program.answer('Delete Conversation?', 'Cancel')
                same(conversations(program)[0], 'Café Blanc')
                program.press_in_bar('Delete…')
                program.answer('Delete Conversation?', 'Delete Conversation')
                program.get('label', re.compile('^Conversation with .?Café Blanc.? deleted$'))
                wait_conversations(program, ferra, 'Dupont Traiteur')

            with point('the toast undoes it'):
                program.click_on('button', 'Undo')
                wait_conversations(program, 'Café Blanc', ferra, 'Dupont Traiteur')

            with point('several are deleted at once, undone and done again in the menu'):
                check(program, conversation('Café Blanc'))
                check(program, conversation('Dupont Traiteur'))
                program.get('label', '2 of 3 selected')
                program.press_in_bar('Delete…')
                program.get('alert dialog', 'Delete 2 Conversations?')
                program.wait_text('Their contact details stay until they are deleted too.')
                program.answer('Delete 2 Conversations?', 'Delete 2')
                program.get('label', '2 conversations deleted')
                wait_conversations(program, ferra)
                program.choose('More Actions', 'Undo')
                wait_conversations(program, 'Café Blanc', ferra, 'Dupont Traiteur')
                program.choose('More Actions', 'Redo')
                wait_conversations(program, ferra)
                program.choose('More Actions', 'Undo')
                wait_conversations(program, 'Café Blanc', ferra, 'Dupont Traiteur')

            with point('one is found, opened from its menu and deleted there'):
                program.search('gear')
                wait_conversations(program, ferra)
                program.click(program.get('list item', conversation(ferra)), button=3)
                program.click_on('menu item', 'Open')
                program.wait_page(f'{ferra}, number FERRA')
                program.get('list item', re.compile('\nGear wheels arrived$'))
                program.click_on('button', 'Delete Conversation')
                program.wait_text('That is 1 message. Undo takes all of it back.')
                program.answer('Delete Conversation?', 'Delete Conversation')
                program.wait_page(INBOX)
                program.get('label', 'No Results Found')
                program.click_on('button', 'Undo')
                wait_conversations(program, ferra)
                program.click_on('toggle button', 'Search')
                wait_conversations(program, 'Café Blanc', ferra, 'Dupont Traiteur')

            with point('deleted again, the contact is still there, and nothing is in its way any more'):
                check(program, conversation('Café Blanc'))
                program.press_in_bar('Delete…')
                program.answer('Delete Conversation?', 'Delete Conversation')
                wait_conversations(program, ferra, 'Dupont Traiteur')
                program.go_to(CUSTOMERS)
                program.wait_count('30 customers')
                program.click(program.row('Café Blanc'))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_sidebar(DELETED, 1)

            with point('both deleted, and forever, they leave nothing'):
                program.go_to(DELETED)
                program.choose('More Actions', 'Delete All Forever…')
                type_count(program, 'Delete Customer Forever?', 1)
                program.get('label', '1 customer deleted forever')
                assert not (remains := find(home, NEEDLES)), remains
                program.close()
        assert not (remains := find(home, NEEDLES)), remains
        same(count(home, 'kept_item'), 0)
        assert find(home, [b'Gear wheels']), 'the search finds nothing at all'


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        fill(home)
        with CustomerBook(home) as program:
            with point('Alt+2 goes there, and the arrows from row to row'):
                program.wait_focus('row')
                program.key('alt+2')
                program.wait_focus('list item', conversation('Café Blanc'))
                program.key('Down', 'Down')
                program.wait_focus('list item', conversation('Dupont Traiteur'))

            with point('Delete asks about the row, Escape cancels'):
                program.key('Delete')
                program.get('alert dialog', 'Delete Conversation?')
                program.wait_text('That is 1 payment.')
                program.wait_focus('button', 'Cancel')
                program.key('Escape')
                program.wait_gone('alert dialog')
                program.wait_focus('list item', conversation('Dupont Traiteur'))

            with point('deleted, the focus stays in the list; Ctrl+Z takes it back, Ctrl+Shift+Z does it again'):
                program.key('Home', 'Delete')
                program.get('alert dialog', 'Delete Conversation?')
                program.tab_to('button', 'Delete Conversation')
                program.key('Return')
                program.wait_count('2 conversations')
                program.wait_focus('list item', re.compile(', number FERRA\n'))
                program.key('ctrl+z')
                program.wait_count('3 conversations')
                program.key('ctrl+shift+z')
                program.wait_count('2 conversations')
                program.key('ctrl+z')
                program.wait_count('3 conversations')

            with point('Space, Shift and Ctrl+A select, Escape does not any more'):
                program.key('Home', 'space')
                program.get('label', '1 of 3 selected')
                program.key('shift+Down')
                program.get('label', '2 of 3 selected')
                program.key('ctrl+a')
                program.get('label', '3 of 3 selected')
                program.key('Escape')
                program.wait_gone('label', '3 of 3 selected')

            with point('Tab goes from the row to the bar and on to the sidebar, Shift+Tab back'):
                program.key('Home', 'space')
                program.get('label', '1 of 3 selected')
                for button in ('Clear Selection', 'Select All', 'Delete…'):
                    program.key('Tab')
                    program.wait_focus('button', button)
                # A toast may be on the way.
                program.tab_to('list item', INBOX, limit=6)
                program.tab_to('list item', conversation('Café Blanc'), limit=10, keys='shift+Tab')
                program.key('Escape')
                program.wait_gone('label', '1 of 3 selected')

            with point('they are searched for by name, number and last message'):
                for text in ('dupont', 'DUPON'):
                    program.key('ctrl+f')
                    program.wait_focus('search box')
                    program.key('ctrl+a')
                    program.type(text)
                    wait_conversations(program, 'Dupont Traiteur')
                program.key('ctrl+a')
                program.type('mondsichel is')
                wait_conversations(program, 'Café Blanc')
                program.key('ctrl+a')
                program.type('ofenrohr')
                program.get('label', 'No Results Found')
                program.key('Escape')
                program.wait_count('3 conversations')

            with point('Enter opens one: all of it as a time line, the newest at the top'):
                program.key('Home')
                program.wait_focus('list item', conversation('Café Blanc'))
                program.key('Return')
                program.wait_page('Café Blanc, number BLANC')
                program.get('label', 'BLANC')
                program.get('label', re.compile(f'^{CONTENTS}$'))
                program.wait_focus('list item', re.compile('^SMS from the Customer\n.*\nThe Mondsichel is warm$'))
                rows = program.find_all('list item', re.compile('\n'))
                rows = [row for row in rows if ', number ' not in row.name]
                same(len(rows), 10)
                program.get('list item', re.compile('^Document: Mondsichel.txt\n'))
                program.get('list item', re.compile('^Invoice IN-0001: Quittenmarmelade\n.*\nSent · 42.00 EUR$'))

            with point('from there to the customer, and back'):
                program.tab_to('button', 'Show the Customer')
                program.key('Return')
                program.wait_text('No. BLANC')
                program.key('alt+Left')
                program.wait_page('Café Blanc, number BLANC')

            with point('deleted there, it closes'):
                program.key('Delete')
                program.get('alert dialog', 'Delete Conversation?')
                program.tab_to('button', 'Delete Conversation')
                program.key('Return')
                program.wait_page(INBOX)
                program.wait_count('2 conversations')
                program.key('ctrl+z')
                program.wait_count('3 conversations')

            with point('all at once'):
                program.wait_focus('list item')
                program.key('ctrl+a', 'Delete')
                program.get('alert dialog', 'Delete 3 Conversations?')
                program.wait_text('Their contact details stay until they are deleted too.')
                program.tab_to('button', 'Delete 3')
                program.key('Return')
                program.get('label', 'No Conversations')
                program.key('ctrl+z')
                program.wait_count('3 conversations')
                program.key('ctrl+q')
                program.check_end()


def contact_first():
    with home_with_customers() as home:
        fill(home)
        # Settled as far as anything was in the way.
        write_book(book_path(home), ('DELETE FROM item WHERE kind IN (2, 4)',), ('UPDATE generation SET n = n + 1',))
        with CustomerBook(home) as program:
            with point('the conversation with a deleted customer says so'):
                program.click(program.row('Café Blanc'))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_sidebar(DELETED, 1)
                program.go_to(INBOX)
                program.wait_count('3 conversations')
                row = program.get('list item', conversation('Café Blanc'))
                same(row.name.split('\n')[1], 'Deleted')

            with point('once the customer is erased it is masked, and only what is kept is in it'):
                program.go_to(DELETED)
                program.choose('More Actions', 'Delete All Forever…')
                type_count(program, 'Delete Customer Forever?', 1)
                program.get('label', '1 customer deleted forever')
                program.go_to(INBOX)
                row = program.get('list item', re.compile(f'^{MASK}\n'))
                same(row.name.split('\n')[1], 'Erased Customer')
                same(row.name.split('\n')[3], '1 order and 2 payments')
                assert not (remains := find(home, NEEDLES)), remains

            with point('it opens, without a customer to go to'):
                program.click(row)
                program.key('Return')
                program.wait_page('***** (Erased Customer)')
                program.get('list item', re.compile(rf'^Order OR-0001: {MASK}\n'))
                assert not program.find('button', 'Show the Customer')
                program.click_on('button', 'Back')
                program.wait_page(INBOX)

            with point('with others it can’t be deleted in one go'):
                check(program, re.compile(f'^{MASK}\n'))
                check(program, conversation('Dupont Traiteur'))
                program.press_in_bar('Delete…')
                program.get('alert dialog', 'Delete Which Conversations?')
                program.wait_text('1 of these conversations was with a customer who is erased.')
                program.answer('Delete Which Conversations?', 'Delete 1 Forever…')
                type_count(program, 'Delete 3 Kept Records Forever?', 3)
                wait_conversations(program, *[name for name in conversations(program) if '*' not in name])
                program.wait_count('2 conversations')
                same(count(home, 'kept_item'), 0)
                program.get('label', '1 of 2 selected')
                program.close()
        assert not (remains := find(home, NEEDLES)), remains


def kept_records():
    with home_with_customers() as home:
        fill(home)
        write_book(book_path(home), ('DELETE FROM item WHERE kind IN (2, 4)',),
                   ("UPDATE item_kind SET keep_years = 10 WHERE name = 'payment'",),
                   ('UPDATE generation SET n = n + 1',))
        with CustomerBook(home) as program:
            with point('without any it says what to expect'):
                program.go_to(DELETED)
                program.choose('More Actions', 'Kept Records')
                program.get('label', 'No Kept Records')
                program.go_to(CUSTOMERS)

            with point('what is kept is listed, without a name'):
                program.click(program.row('Café Blanc'))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_sidebar(DELETED, 1)
                program.go_to(DELETED)
                program.choose('More Actions', 'Delete All Forever…')
                type_count(program, 'Delete Customer Forever?', 1)
                program.choose('More Actions', 'Kept Records')
                program.wait_count('3 records')
                row = program.get('list item', re.compile('^Order OR-0001\n'))
                same(row.name.split('\n'), ['Order OR-0001', '3 March 2026', '***** · Completed · 19.00 EUR', 'Kept for ever'])
                row = program.get('list item', re.compile('^Payment PA-0002\n'))
                same(row.name.split('\n')[1::2], ['2 March 2026', 'Kept until 2 March 2036'])

            with point('it is sorted by number, and found by it'):
                program.choose('More Actions', 'By Number')

                def numbers():
                    rows = program.find_all('list item', re.compile('\n'))
                    rows.sort(key=lambda row: row.extents.y)
                    return [row.name.split('\n')[0] for row in rows]

                program.wait(lambda: numbers() == ['Order OR-0001', 'Payment PA-0001', 'Payment PA-0002'],
                             lambda: f'their order; it is {numbers()}')
                program.search('2026-03-03')
                program.wait(lambda: numbers() == ['Order OR-0001', 'Payment PA-0001'], 'those of a day')
                program.search('pa-0002')
                program.wait(lambda: numbers() == ['Payment PA-0002'], 'the one found')

            with point('it is deleted, once the count is typed'):
                program.click(program.get('list item', re.compile('^Payment PA-0002\n')))
                program.key('Delete')
                program.get('alert dialog', 'Delete Kept Record Forever?')
                program.wait_text('1 payment of deleted customers will be removed from this book. This can’t be undone.')
                type_count(program, 'Delete Kept Record Forever?', 1)
                program.get('label', 'No Results Found')
                same(count(home, 'kept_item'), 2)
                program.click_on('button', 'Clear Search')
                program.wait_count('2 records')
                program.click_on('button', 'Back')
                program.wait_page(DELETED)
                program.close()


def kept_by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        write_book(
            book_path(home),
            (OPERATION, 3, 1780000000000000, 1),
            (f'INSERT INTO kept_item (former_customer, operation_id, kind, number, status, open, amount, currency, date) '
             f'VALUES (1001, {NEWEST}, 5, ?, 3, 0, 1900, ?, ?), (1001, {NEWEST}, 6, ?, 1, 0, 1900, ?, ?)',
             'OR-0009', 'EUR', 1740000000000000, 'PA-0009', 'EUR', 1738000000000000))
        with CustomerBook(home) as program:
            with point('the menu of Deleted Customers leads to the kept records'):
                program.wait_focus('row')
                program.key('alt+3')
                program.get('label', 'No Deleted Customers')
                program.tab_to('toggle button', 'More Actions')
                program.key('space')
                program.wait_focus('menu item')
                program.tab_to('menu item', 'Kept Records', keys='Up')
                program.key('Return')
                program.wait_focus('list item', re.compile('^Order OR-0009\n'))

            with point('one is found by its date, and deleted once the count is typed'):
                program.key('ctrl+f')
                program.wait_focus('search box')
                program.type('2025-01')
                program.wait_text('1 found')
                program.key('Return')
                program.wait_focus('list item', re.compile('^Payment PA-0009\n'))
                program.key('Delete')
                program.get('alert dialog', 'Delete Kept Record Forever?')
                program.wait_focus('text box')
                program.key('Escape')
                program.wait_gone('alert dialog')
                same(count(home, 'kept_item'), 2)
                program.wait_focus('list item', re.compile('^Payment PA-0009\n'))
                program.key('Delete')
                program.get('alert dialog', 'Delete Kept Record Forever?')
                program.wait_focus('text box')
                program.type('1')
                program.key('Return')
                program.wait_gone('alert dialog')
                program.get('label', 'No Results Found')
                same(count(home, 'kept_item'), 1)

            with point('and back'):
                program.key('ctrl+f', 'Escape')
                program.wait_focus('list item', re.compile('^Order OR-0009\n'))
                program.key('alt+Left')
                program.wait_page(DELETED)
                program.key('ctrl+q')
                program.check_end()


if __name__ == '__main__':
    sys.exit(main(conversation_first, by_keyboard, contact_first, kept_records, kept_by_keyboard))
