#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages are logged in the conversation, and what is unread is seen to be."""

import contextlib
import datetime
import re
import sys
import urllib.parse

from customer_book import (CUSTOMERS, INBOX, CustomerBook, add_items, add_messages, book_path, home_with_customers, read_book,
                           write_book)
from harness import hands
from harness.tap import main, point, same
from rights import FRONT_DESK, MAY_ALLOW, forbid, put_in

BOX = 'Text of the Message'


def messages(home):
    return read_book(book_path(home), 'SELECT kind, incoming, unread, subject, body FROM message ORDER BY customer_id, id')


def mark_unread(home, *numbers):
    write_book(book_path(home),
               *[('UPDATE message SET unread = 1 WHERE customer_id = (SELECT id FROM customer WHERE number = ?)', number)
                 for number in numbers],
               ('UPDATE generation SET n = n + 1',))


def conversation(name):
    return re.compile(rf'^{re.escape(name)}, number ')


def names(program):
    rows = program.find_all('list item', re.compile(', number '))
    rows.sort(key=lambda row: row.extents.y)
    return [row.name.split(', number ')[0] for row in rows]


def wait_unread(program, name, count):
    """Waits for what a screen reader says of a conversation."""
    words = {0: None, 1: '1 unread message'}.get(count, f'{count} unread messages')
    def said():
        line = program.get('list item', conversation(name)).name.split('\n')[1]
        return line == words if words else 'unread' not in line
    program.wait(said, f'{count} unread of {name}')


@contextlib.contextmanager
def mail_program(home):
    """Where what is handed to the mail program lands."""
    applications = home.data / 'applications'
    applications.mkdir(parents=True)
    mailed = home.path / 'mailed'
    handler = home.path / 'mailer'
    handler.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" > {mailed}.new\nmv {mailed}.new {mailed}\n')
    handler.chmod(0o755)
    (applications / 'mailer.desktop').write_text(
        f'[Desktop Entry]\nType=Application\nName=Mailer\nExec={handler} %u\nMimeType=x-scheme-handler/mailto;\n')
    (home.config / 'mimeapps.list').write_text('[Default Applications]\nx-scheme-handler/mailto=mailer.desktop\n')
    yield mailed


def by_mouse():
    hands.move(5, 5)
    with home_with_customers() as home, mail_program(home) as mailed:
        add_messages(home, 'BLANC', 'The oven is cold', 'The oven is warm')
        add_messages(home, 'FERRA', 'Gear wheels arrived')
        mark_unread(home, 'BLANC')
        ferra = read_book(book_path(home), "SELECT name FROM customer WHERE number = 'FERRA'")[0][0]
        with CustomerBook(home) as program:
            with point('what is unread is told'):
                program.wait_focus('row')
                program.go_to(INBOX)
                program.wait_count('2 conversations')
                wait_unread(program, 'Café Blanc', 2)
                wait_unread(program, ferra, 0)
                write_book(book_path(home), ('UPDATE message SET time = time + 9000000000 WHERE body LIKE ?', 'Gear%'),
                           ('UPDATE generation SET n = n + 1',))
                program.wait(lambda: names(program) == [ferra, 'Café Blanc'], 'the newest first')

            with point('unread ones come first, if wished'):
                program.choose('More Actions', 'Unread First')
                program.wait(lambda: names(program) == ['Café Blanc', ferra], 'the unread one first')

            with point('a message that is older than what there was last is shown with its date'):
                add_items(home, 'FERRA', 'quote', 1)
                write_book(book_path(home), ('UPDATE item SET date = (SELECT max (time) FROM message) + 90000000000',),
                           ('UPDATE generation SET n = n + 1',))
                time = read_book(book_path(home), "SELECT time / 1000000 FROM message WHERE body LIKE 'Gear%'")[0][0]
                date = f'{datetime.datetime.fromtimestamp(time):%m/%d/%y}'
                program.wait(lambda: program.get('list item', conversation(ferra)).name.split('\n')[2]
                             == f'{date}: Gear wheels arrived', 'the date of the message')
                write_book(book_path(home), ('DELETE FROM item',), ('UPDATE generation SET n = n + 1',))

            with point('opened, they are read'):
                program.click(program.get('list item', conversation('Café Blanc')))
                program.key('Return')
                program.wait_page('Café Blanc, number BLANC')
                program.get('label', '2 messages')
                program.wait(lambda: all(not unread for _, _, unread, _, _ in messages(home)), 'them to be read')

            with point('an SMS from the customer is logged'):
                box = program.get('text box', BOX)
                program.wait(lambda: not program.get('button', 'Log').sensitive, 'nothing to log')
                program.click(program.get('toggle button', 'To the Customer') if program.find('toggle button', 'To the Customer')
                              else program.get('combo box', 'Direction'))
                program.key('Down', 'Return')
                program.click(box)
                program.type('Warmer, please')
                program.click_on('button', 'Log')
                program.get('list item', re.compile('^SMS from the Customer\n.*\nWarmer, please$'))
                same(messages(home)[2], (1, 1, 0, '', 'Warmer, please'))
                program.wait(lambda: program.get('text box', BOX).text == '', 'the box to be empty')

            with point('an e-mail opens the mail program, with the address, and is logged'):
                program.click_on('radio', 'E-mail')
                program.get('text box', 'Subject')
                assert not program.find('button', 'Open in Mail Program'), 'what comes in is not sent'
                program.click(program.get('toggle button', 'From the Customer') if program.find('toggle button', 'From the Customer')
                              else program.get('combo box', 'Direction'))
                program.key('Up', 'Return')
                program.get('text box', 'Subject').set_text('50 % & more?')
                box.set_text('First line\nA=B & Grüße')
                program.click_on('button', 'Open in Mail Program')
                program.wait(mailed.exists, 'the mail program')
                uri = mailed.read_text().strip()
                assert uri.startswith('mailto:elodie@cafeblanc.example?'), uri
                query = urllib.parse.parse_qs(uri.split('?')[1], strict_parsing=True)
                same(query, {'subject': ['50 % & more?'], 'body': ['First line\r\nA=B & Grüße']})
                program.click_on('button', 'Log')
                program.get('list item', re.compile('^E-mail to the Customer: 50 % & more\\?\n'))
                same(messages(home)[3], (2, 0, 0, '50 % & more?', 'First line\nA=B & Grüße'))

            with point('what is far too long is refused in words, and nothing typed is lost'):
                program.click_on('radio', 'Note')
                box.set_text('Typed before')
                box.call('EditableText', 'InsertText', '(isi)', 12, 'x' * 10_000_000, 10_000_000)
                program.wait_text(re.compile('^That text is too long for a message'))
                same(box.text, 'Typed before')
                program.click_on('button', 'Log')
                program.get('list item', re.compile('^Discussion\n.*\nTyped before$'))

            with point('the number of a card is refused with the reason, and nothing typed is lost'):
                box.set_text('Card 4111 1111 1111 1111')
                program.click_on('button', 'Log')
                program.wait_text(re.compile('^This contains the number of a payment card'))
                same(box.text, 'Card 4111 1111 1111 1111')
                box.set_text('')

            with point('what was begun is there again when the conversation is'):
                box.set_text('To be continued')
                program.click_on('button', 'Back')
                program.wait_page(INBOX)
                program.click(program.get('list item', conversation('Café Blanc')))
                program.key('Return')
                program.wait_page('Café Blanc, number BLANC')
                box = program.get('text box', BOX)
                program.wait(lambda: box.text == 'To be continued', 'what was begun')
                box.set_text('')

            with point('the customer is deleted meanwhile: it says so, and what was typed is still there'):
                box.set_text('Half a sen')
                write_book(book_path(home),
                           ('INSERT INTO operation (kind, time, person_id, person_name, n_customers) '
                            'SELECT 1, 1780000000000000, id, name, 1 FROM person',),
                           ('INSERT INTO deleted_customer (customer_id, operation_id) SELECT id, '
                            "(SELECT max(id) FROM operation) FROM customer WHERE number = 'BLANC'",),
                           ('UPDATE generation SET n = n + 1',))
                program.wait_text(re.compile('^This customer was deleted in the meantime, so nothing can be logged'))
                same(box.text, 'Half a sen')
                assert not program.get('button', 'Log').sensitive

            with point('a deleted one can’t be written to'):
                program.click_on('button', 'Back')
                program.wait_page(INBOX)
                program.click(program.get('list item', conversation('Café Blanc')))
                program.key('Return')
                program.wait_page('Café Blanc, number BLANC (Deleted)')
                program.get('list item', re.compile('\nTyped before$'))
                assert not program.find('text box', BOX)
                program.close()

        with CustomerBook(home) as program:
            with point('that unread ones come first is remembered'):
                program.go_to(INBOX)
                program.click_on('toggle button', 'More Actions')
                assert program.get('menu item', 'Unread First').checked
                program.key('Escape')
                program.close()


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        add_messages(home, 'BLANC', 'The oven is cold')
        with CustomerBook(home) as program:
            with point('Tab leads from the time line to the box, Ctrl+Enter logs'):
                program.wait_focus('row')
                program.key('alt+2')
                program.wait_focus('list item', conversation('Café Blanc'))
                program.key('Return')
                program.wait_focus('list item', re.compile('oven'))
                program.tab_to('text box', BOX)
                program.type('On its way')
                program.key('ctrl+Return')
                program.get('list item', re.compile('^SMS to the Customer\n.*\nOn its way$'))
                program.wait_focus('text box', BOX)
                same(messages(home)[1], (1, 0, 0, '', 'On its way'))

            with point('Delete in the box deletes a letter, not the conversation'):
                program.type('ab')
                program.key('Home', 'Delete')
                program.wait(lambda: program.get('text box', BOX).text == 'b', 'one letter to go')
                assert not program.find('alert dialog')

            with point('Enter begins a line, and the history tells of what was logged'):
                program.key('End', 'Return')
                program.type('c')
                program.wait(lambda: program.get('text box', BOX).text == 'b\nc', 'a second line')
                program.key('ctrl+Return')
                program.get('list item', re.compile('b.c$', re.DOTALL))
                details = read_book(book_path(home), 'SELECT kind, details FROM history ORDER BY id')
                same(details, [(30, '1 0'), (30, '1 0')])
                program.close()

        put_in(home, FRONT_DESK)
        forbid(home, FRONT_DESK, 'inbox.write')
        mark_unread(home, 'BLANC')
        with CustomerBook(home) as program:
            with point('who may not write is told why, and reads without a trace'):
                program.wait_focus('row')
                program.key('alt+2')
                program.wait_focus('list item', conversation('Café Blanc'))
                program.key('Return')
                program.wait_text(f'Your group, {FRONT_DESK}, may not write messages. {MAY_ALLOW}')
                assert not program.get('button', 'Log').sensitive
                program.key('alt+Left')
                program.wait_page(INBOX)
                wait_unread(program, 'Café Blanc', 3)
                program.close()


sys.exit(main(by_mouse, by_keyboard))
