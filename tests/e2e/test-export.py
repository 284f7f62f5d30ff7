#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that is known of one customer, exported from the profile."""

import base64
import json
import re
import sys

from customer_book import (
    DELETED, CustomerBook, add_document, add_items, add_messages, book_path, home_with_customers, read_book, write_book)
from harness.tap import main, point, same

REFUSED = 21
EXPORTED = 24


def prepare(home):
    add_items(home, 'BLANC', 'order', 2, title='Espresso cups', amount=12050)
    add_messages(home, 'BLANC', 'Hello there')
    add_document(home, 'BLANC', 'Floor plan.txt', b'All of \0 it')


def open_profile(program):
    program.wait_focus('row')
    program.type('blanc')
    program.wait_names('Café Blanc')
    program.key('Return')
    program.wait_focus('row', re.compile('^Café Blanc'))
    program.key('Return')
    program.wait_text(re.compile('^No. '))


def by_mouse():
    with home_with_customers() as home:
        prepare(home)
        path = home.documents / 'blanc.json'
        with CustomerBook(home) as program:
            with point('the menu of the profile exports all that is known'):
                open_profile(program)
                program.choose('More Actions', 'Export Data…')
                program.save_file(path)
                program.wait_text('Data exported')
                data = json.loads(path.read_text(encoding='utf-8'))
                same(data['customer']['name'], 'Café Blanc')
                same([item['amount_in_minor_units'] for item in data['items']], [12050, 12050])
                same([message['text'] for message in data['messages']], ['Hello there'])
                same(base64.b64decode(data['documents'][0]['base64']), b'All of \0 it')
                same(path.stat().st_mode & 0o777, 0o600)

            with point('Activity tells of it, by number alone'):
                program.key('alt+4')
                program.wait_text(re.compile('^Exported the data of customer .*BLANC'))
                same(read_book(book_path(home), 'SELECT n_customers FROM operation WHERE kind = ?', EXPORTED), [(1,)])
                program.key('alt+1')
                program.wait_focus('row')
                program.key('Return')
                program.wait_text(re.compile('^No. '))

            with point('also of a customer who is deleted'):
                path.unlink()
                program.choose('More Actions', 'Delete…')
                program.answer(re.compile('Delete'), re.compile('^Delete'))
                program.go_to(DELETED)
                program.wait_focus('row')
                program.key('Return')
                program.wait_text(re.compile('^No. BLANC'))
                program.choose('More Actions', 'Export Data…')
                program.save_file(path)
                program.wait_text('Data exported')
                assert json.loads(path.read_text(encoding='utf-8'))['customer']['deleted']
            program.close()


def by_keyboard():
    with home_with_customers() as home:
        prepare(home)
        path = home.documents / 'blanc.json'
        with CustomerBook(home) as program:
            with point('the menu is reached and done by keys'):
                open_profile(program)
                program.tab_to('toggle button', 'More Actions', keys='shift+Tab')
                program.key('Return')
                program.get('menu item', 'Export Data…')
                program.key('x')
                program.save_file(path)
                program.wait_text('Data exported')
                same(json.loads(path.read_text(encoding='utf-8'))['customer']['number'], 'BLANC')

            with point('a file that cannot be written is told of'):
                program.tab_to('toggle button', 'More Actions', keys='shift+Tab')
                program.key('Return')
                program.get('menu item', 'Export Data…')
                path.unlink()
                home.documents.chmod(0o500)
                program.key('x')
                program.save_file(path)
                program.get('alert dialog', 'Data Could Not Be Exported')
                program.key('Escape')
                home.documents.chmod(0o700)
            program.close()


def denied():
    with home_with_customers() as home:
        prepare(home)
        write_book(book_path(home),
                   ("UPDATE person SET group_id = (SELECT id FROM person_group WHERE name = 'Front Desk') WHERE id = 1",),
                   ("DELETE FROM group_permission WHERE permission = 'export-person'",),
                   ('UPDATE generation SET n = n + 1',))
        with CustomerBook(home) as program:
            with point('who may not is not offered it'):
                open_profile(program)
                program.click_on('toggle button', 'More Actions')
                item = program.get('menu item', 'Export Data…')
                assert not item.sensitive
                program.dismiss('menu item', 'Export Data…')
                same(read_book(book_path(home), 'SELECT count(*) FROM operation WHERE kind = ?', REFUSED), [(0,)])
            program.close()


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard, denied))
