#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents of a customer: added, opened in other programs, saved, deleted; and no copy of
them stays anywhere."""

import re
import stat
import sys

from customer_book import DELETED, CustomerBook, book_path, home_with_customers, read_book
from dragging import dropped
from harness import hands
from harness.tap import main, point, same
from rights import SALES_TEAM, forbid, put_in

NAME = 'Café Blanc'
PLAN = 'Plan of the kitchen, as agreed: Mahogany-4711\n'
TITLES = 'SELECT title FROM document ORDER BY id'


def rows(home, sql):
    return read_book(book_path(home), sql)


def wait_rows(program, sql, *expected):
    program.wait(lambda: rows(program.home, sql) == list(expected),
                 lambda: f'{expected}; there are {rows(program.home, sql)}')


def write(home, name, text=PLAN):
    path = home.documents / name
    path.write_text(text, encoding='utf-8')
    return path


def install_reader(home):
    """A program for plain text, which notes down what it is given."""
    reader = home.path / 'reader'
    reader.write_text('#!/bin/sh\nprintf "%s\\n" "$1" >> "${0%/*}/opened"\n', encoding='utf-8')
    reader.chmod(0o700)
    applications = home.data / 'applications'
    applications.mkdir()
    (applications / 'reader.desktop').write_text(
        f'[Desktop Entry]\nType=Application\nName=Reader\nExec={reader} %f\nMimeType=text/plain;\n', encoding='utf-8')
    (home.config / 'mimeapps.list').write_text('[Default Applications]\ntext/plain=reader.desktop\n', encoding='utf-8')


def wait_opened(program, count=1):
    """Waits for the reader to have been given its n-th file: its path."""
    opened = program.home.path / 'opened'

    def paths():
        return opened.read_text(encoding='utf-8').splitlines() if opened.exists() else []

    program.wait(lambda: len(paths()) >= count, 'the reader to be started')
    return program.home.path / paths()[count - 1]


def copies(home):
    folder = home.cache / 'customer-book' / 'documents'
    return sorted(path.name for path in folder.rglob('*') if path.is_file())


def open_profile(program, name=NAME):
    program.wait_focus('row')
    program.type(name.split()[-1].lower())
    program.wait_names(name)
    program.key('Return')
    program.wait_focus('row', re.compile(f'^{name}'))
    program.key('Return')
    program.wait_text(re.compile('^No. '))


def open_documents(program, name=NAME):
    open_profile(program, name)
    program.click_on('toggle button', 'More')
    program.click_on('menu item', 'Documents')
    program.wait_text('There are none yet')


def add(program, path):
    program.click_on('button', 'Add…')
    program.open_file(path)


def is_document(title):
    return re.compile(f'^{re.escape(title)}')


def by_mouse():
    with home_with_customers() as home:
        install_reader(home)
        plan = write(home, 'Plan.txt')
        with CustomerBook(home) as program:
            open_documents(program)
            with point('added from a dialog'):
                add(program, plan)
                program.get('list item', is_document('Plan.txt'))
                same(rows(home, 'SELECT title, type, CAST (data AS TEXT) FROM document'), [
                    ('Plan.txt', 'text/plain', PLAN)])

            with point('added by dropping it anywhere on the page'):
                with dropped(program, home, write(home, 'Dropped.csv', 'Number,Name\n1,Ada\n')):
                    program.get('list item', is_document('Dropped.csv'))
                assert not program.find('dialog', 'Import Customers')

            with point('what can’t be added is told of in place'):
                large = home.documents / 'Film.bin'
                with open(large, 'wb') as file:
                    file.truncate(100_000_001)
                add(program, large)
                program.wait_text(re.compile('Film.bin.*larger than 100 MB'))
                locked = write(home, 'Locked.txt')
                locked.chmod(0)
                add(program, locked)
                program.wait_text(re.compile('Locked.txt.*can’t be read'))
                add(program, write(home, 'Card 4111 1111 1111 1111.txt'))
                program.wait_text('contains the number of a payment card')
                same(rows(home, TITLES), [('Plan.txt',), ('Dropped.csv',)])

            with point('opened in its program, from a copy that only its owner can read'):
                program.click_on('list item', is_document('Plan.txt'))
                copy = wait_opened(program)
                same(copy.read_text(encoding='utf-8'), PLAN)
                same(stat.S_IMODE(copy.stat().st_mode), 0o400)
                same(stat.S_IMODE(copy.parent.stat().st_mode), 0o700)
                assert (home.cache / 'customer-book') in copy.parents, copy
                program.wait_text('This is a copy to read. Changes to it are not kept.')

            with point('saved elsewhere'):
                program.choose('More Actions for Plan.txt', 'Save As…')
                program.save_file(home.documents / 'Saved.txt')
                program.wait_text('Document saved')
                same((home.documents / 'Saved.txt').read_text(encoding='utf-8'), PLAN)

            with point('deleted after a question, with its copy'):
                program.choose('More Actions for Plan.txt', 'Delete…')
                alert = program.get('alert dialog', 'Delete Document?')
                assert any('can’t be undone' in text for text in program.texts(alert))
                program.click_on('button', 'Cancel', inside=alert)
                program.wait_gone('alert dialog')
                same(len(rows(home, TITLES)), 2)
                program.choose('More Actions for Plan.txt', 'Delete…')
                program.answer('Delete Document?', 'Delete')
                wait_rows(program, TITLES, ('Dropped.csv',))
                program.wait_gone('list item', is_document('Plan.txt'))
                program.wait_focus('list item', is_document('Dropped.csv'))
                same(copies(home), [])

            with point('the history tells of it'):
                program.click_on('toggle button', 'More')
                program.click_on('menu item', 'History')
                program.wait_text('Document “Plan.txt” was added')
                program.wait_text('Document “Plan.txt” was removed')
                program.close()


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        install_reader(home)
        with CustomerBook(home) as program:
            open_documents(program)
            with point('added'):
                program.tab_to('button', 'Add…')
                program.key('Return')
                program.open_file(write(home, 'Plan.txt'))
                program.get('list item', is_document('Plan.txt'))

            with point('opened by Enter'):
                program.tab_to('list item', is_document('Plan.txt'))
                program.key('Return')
                wait_opened(program)
                same(copies(home), ['Plan.txt'])

            with point('the copy goes when the program ends'):
                program.close()
                same(copies(home), [])

        with CustomerBook(home) as program:
            open_profile(program)
            program.tab_to('toggle button', 'More')
            program.key('Return')
            program.wait_focus('menu item')
            program.click_on('menu item', 'Documents')
            program.tab_to('list item', is_document('Plan.txt'))
            program.key('Return')
            wait_opened(program, 2)
            with point('a copy that the program could not remove goes when it starts again'):
                program.kill()
                same(copies(home), ['Plan.txt'])
        with CustomerBook(home) as program:
            program.wait(lambda: copies(home) == [], 'no copies')
            open_profile(program)
            program.click_on('toggle button', 'More')
            program.click_on('menu item', 'Documents')
            with point('deleted by Delete'):
                program.tab_to('list item', is_document('Plan.txt'))
                program.key('Delete')
                program.get('alert dialog', 'Delete Document?')
                program.key('Tab', 'Return')
                wait_rows(program, TITLES)
                program.wait_focus('button', 'Add…')
                program.close()


def with_the_customer():
    with home_with_customers() as home:
        install_reader(home)
        plan = write(home, 'Plan.txt')
        with CustomerBook(home) as program:
            open_documents(program)
            add(program, plan)
            program.click_on('list item', is_document('Plan.txt'))
            wait_opened(program)
            with point('of who is deleted documents are there to read'):
                program.choose('More Actions', 'Delete…')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_sidebar(DELETED, 1)
                program.go_to(DELETED)
                program.wait_names(NAME)
                program.click(program.row(NAME))
                program.key('Return')
                program.wait_text(re.compile('^No. '))
                program.click_on('toggle button', 'More')
                program.click_on('menu item', 'Documents')
                program.get('list item', is_document('Plan.txt'))
                assert not program.find('button', 'Add…')
                same(copies(home), ['Plan.txt'])

            with point('erased with the customer, and the copy with it'):
                program.choose('More Actions', 'Delete Forever…')
                alert = program.get('alert dialog', 'Delete Customer Forever?')
                program.click(program.get('text box', inside=alert))
                program.type('1')
                program.click_on('button', 'Delete Forever', inside=alert)
                program.wait_sidebar(DELETED, 0)
                same(copies(home), [])
                program.wait(lambda: rows(home, 'SELECT n_found FROM proof') == [(0,)], 'the search for remains')
                program.close()
        for folder in (home.data, home.cache, home.state, home.config, home.temporary):
            for path in folder.rglob('*'):
                assert not path.is_file() or b'Mahogany-4711' not in path.read_bytes(), path


def who_may_not():
    with home_with_customers() as home:
        put_in(home, SALES_TEAM)
        forbid(home, SALES_TEAM, 'customers.edit')
        with CustomerBook(home) as program:
            with point('who may not edit customers is told so'):
                open_profile(program)
                program.click_on('toggle button', 'More')
                program.click_on('menu item', 'Documents')
                button = program.get('button', 'Add…')
                assert not button.sensitive
                assert SALES_TEAM in button.get('Accessible', 'Description')
                program.click_on('toggle button', 'More')
                program.click_on('menu item', 'Records')
                button = program.get('button', 'New Address')
                assert not button.sensitive
                assert SALES_TEAM in button.get('Accessible', 'Description')
                program.close()


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard, with_the_customer, who_may_not))
