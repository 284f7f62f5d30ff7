#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pending Erasure, and what is deleted forever by itself."""

import contextlib
import os
import re
import sqlite3
import subprocess
import sys
import time

from customer_book import DELETED, PROGRAM, CustomerBook, book_path, home_with_customers, read_book
from harness import hands
from harness.tap import main, point

PENDING = 'Pending Erasure'
DAY = 24 * 60 * 60 * 1000000
ABELE = 'Abele Gartenbau'
BAKKE = 'Bakke Båt og Motor'
# What the table says of Abele but the number, as bytes of any case.
SECRETS = re.compile(rb'Jutta|Gartenbau|abele\.example', re.IGNORECASE)
DATE = r'\d{1,2} [A-Z]\w+ \d{4}, \d\d:\d\d'
ERASED = re.compile('^Delete Customers? Forever')


def now():
    return time.time_ns() // 1000


@contextlib.contextmanager
def writing(home):
    """The file of the book, as another program would write it."""
    connection = sqlite3.connect(book_path(home), isolation_level=None, timeout=20)
    with contextlib.closing(connection):
        connection.execute('BEGIN IMMEDIATE')
        yield connection
        connection.execute('COMMIT')


def get_ids(connection, names):
    return [connection.execute('SELECT id FROM customer WHERE name = ?', (name,)).fetchone()[0] for name in names]


def record(connection, kind, when, n_customers):
    return connection.execute(
        'INSERT INTO operation (kind, time, person_id, person_name, n_customers) '
        'SELECT ?, ?, id, name, ? FROM person ORDER BY id LIMIT 1', (kind, when, n_customers)).lastrowid


def delete(home, *names, when=None):
    with writing(home) as connection:
        operation = record(connection, 1, when or now(), len(names))
        connection.executemany('INSERT INTO deleted_customer (customer_id, operation_id) VALUES (?, ?)',
                               [(number, operation) for number in get_ids(connection, names)])


def mask(home, *names, erase_at):
    delete(home, *names)
    with writing(home) as connection:
        operation = record(connection, 5, now(), len(names))
        connection.executemany('INSERT INTO pending_erasure (customer_id, operation_id, erase_at) VALUES (?, ?, ?)',
                               [(number, operation, erase_at) for number in get_ids(connection, names)])


def set_retention(home, days, since):
    with writing(home) as connection:
        connection.executemany('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)',
                               [('retention_days', str(days)), ('retention_since', str(since))])


def get_number(home, name):
    return read_book(book_path(home), 'SELECT number FROM customer WHERE name = ?', name)[0][0]


def list_remains(home):
    """The files below the program's folders in which anything of Abele stands."""
    return [path for folder in (home.data, home.config, home.cache, home.state, home.temporary)
            for path in folder.rglob('*') if path.is_file() and SECRETS.search(path.read_bytes())]


def maintain(home, *arguments, locale='C.UTF-8'):
    """Runs it as a timer would: with neither a display nor a session."""
    variables = {key: value for key, value in os.environ.items()
                 if key not in ('DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS')}
    variables.update(home.environment, LC_ALL=locale)
    result = subprocess.run([str(PROGRAM), '--maintain', *map(str, arguments)], env=variables,
                            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
    return result.returncode, result.stdout, result.stderr


def row_of(program, number):
    return program.get('row', re.compile(rf'^Number {number}, masked, will be deleted forever on {DATE}$'))


def check_masked(program):
    text = '\n'.join(program.texts()).encode()
    assert not SECRETS.search(text), text.decode()


def by_mouse():
    with home_with_customers() as home:
        number = get_number(home, ABELE)
        with CustomerBook(home) as program:
            with point('nothing says so while nobody is pending'):
                program.wait_focus('row')
                assert not program.find('label', PENDING)

            with point('whoever is masked is not in Deleted Customers, but on a page of their own'):
                mask(home, ABELE, erase_at=now() + 30 * DAY)
                delete(home, BAKKE)
                program.wait_sidebar(DELETED, 1)
                program.get('label', PENDING)
                program.wait_sidebar(PENDING, 1)
                program.go_to(DELETED)
                program.wait_names(BAKKE)
                program.go_to(PENDING)
                row_of(program, number)
                program.get(name=re.compile(f'^{DATE}$'))
                program.get(name='Will Be Deleted Forever On')
                check_masked(program)

            with point('search finds by number alone'):
                program.search('jutta')
                program.get('label', 'No Results Found')
                program.search(number)
                row_of(program, number)
                program.key('Escape')

            with point('the profile is masked, says when, and can’t be edited'):
                program.click(row_of(program, number))
                program.key('Return')
                program.wait_text(re.compile(f'^Masked. Will be deleted forever on {DATE}$'))
                program.wait_text('*****')
                check_masked(program)
                assert not program.find('button', 'Edit Customer')
                program.click_on('toggle button', 'More Actions')
                program.get('menu item', 'Delete Forever Now…')
                assert not program.find('menu item', 'Edit…')
                program.key('Escape')
                program.wait_gone('menu item')

            with point('Cancel Erasure shows who it is'):
                program.click_on('button', 'Cancel Erasure')
                program.wait_text(re.compile('^Deleted on'))
                program.wait_text(ABELE)
                program.wait_sidebar(DELETED, 2)
                program.click_on('button', 'Back')
                program.get('label', 'No Pending Erasure')
                program.go_to(DELETED)
                program.row(ABELE)
                assert not program.find('label', PENDING)

            with point('Undo masks them again, until a later day'):
                program.key('ctrl+z')
                program.get('label', PENDING)
                program.wait_sidebar(PENDING, 1)
                program.wait_names(BAKKE)
            program.close()


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        number = get_number(home, ABELE)
        other = get_number(home, BAKKE)
        mask(home, ABELE, BAKKE, erase_at=now() + 30 * DAY)
        delete(home, 'Almeida & Filhos')
        with CustomerBook(home) as program:
            with point('the menu of Deleted Customers leads there'):
                program.wait_focus('row')
                program.key('alt+3')
                program.wait_focus('row', re.compile('^Almeida'))
                program.tab_to('toggle button', 'More Actions', keys='shift+Tab')
                program.key('Return')
                program.wait_focus('menu item')
                program.key('Up')
                program.wait_focus('menu item', 'Receipts…')
                program.key('Up')
                program.wait_focus('menu item', 'Kept Records')
                program.key('Up')
                program.wait_focus('menu item', PENDING)
                program.key('Return')
                program.wait_focus('row', re.compile('^Number '))

            with point('one erasure is canceled by the menu of the row'):
                focused = program.focused().name
                program.key('Menu')
                program.wait_focus('menu item', 'Open')
                program.key('Down')
                program.wait_focus('menu item', 'Cancel Erasure')
                program.key('Return')
                program.get('label', PENDING)
                program.wait_sidebar(PENDING, 1)
                program.wait_focus('row', re.compile('^Number '))
                assert program.focused().name != focused

            with point('Delete erases the other at once, after the number is typed'):
                rest = other if f'Number {number},' in focused else number
                row_of(program, rest)
                program.key('Delete')
                program.get('alert dialog', ERASED)
                program.wait_focus('text box')
                program.type('1')
                program.key('Return')
                program.wait_gone('alert dialog')
                program.get('button', 'Receipt')
                program.get('label', 'No Pending Erasure')
                assert not read_book(book_path(home), 'SELECT 1 FROM customer WHERE number = ?', rest)
                program.key('ctrl+q')
                program.check_end()


def by_itself():
    with home_with_customers() as home:
        with point('--maintain has nothing to do in a book where nothing is due'):
            mask(home, ABELE, erase_at=now() + DAY)
            assert maintain(home) == (0, 'Nothing was due.\n', '')
            assert list_remains(home)

        with point('what is due it deletes forever, without a display, and leaves nothing'):
            with writing(home) as connection:
                connection.execute('UPDATE pending_erasure SET erase_at = ?', (now(),))
            locale = read_book(book_path(home), "SELECT value FROM setting WHERE key = 'sort_locale'")
            assert maintain(home, locale='C') == (0, '1 masked customer was deleted forever.\n', '')
            assert list_remains(home) == []
            assert read_book(book_path(home), "SELECT value FROM setting WHERE key = 'sort_locale'") == locale
            assert maintain(home) == (0, 'Nothing was due.\n', '')

        with point('a receipt says that nobody did it but the program'):
            with CustomerBook(home) as program:
                program.wait_focus('row')
                program.key('alt+3')
                program.get('label', 'No Deleted Customers')
                program.choose('More Actions', 'Receipts…')
                program.click(program.get(name=re.compile(r'\n1 customer\nNothing Left$')))
                program.wait_text('Customer Book itself')
                program.key('Escape')
                program.key('Escape')
                program.wait_gone('dialog', 'Receipts')
                program.close()

        with point('a book that is open in the window follows'):
            with CustomerBook(home) as program:
                program.wait_focus('row')
                mask(home, BAKKE, erase_at=now() + DAY)
                program.get('label', PENDING)
                program.wait_sidebar(PENDING, 1)
                with writing(home) as connection:
                    connection.execute('UPDATE pending_erasure SET erase_at = 1')
                status, output, error = maintain(home, book_path(home))
                assert (status, error) == (0, ''), error
                # One of the two was first.
                assert output in ('1 masked customer was deleted forever.\n', 'Nothing was due.\n'), output
                program.wait_gone('label', PENDING)
                program.close()

        with point('a book that isn’t there is an error, but not the own one'):
            status, output, error = maintain(home, home.documents / 'gone.customerbook')
            assert status == 1 and output == '' and 'gone.customerbook' in error, (status, output, error)
            assert not (home.documents / 'gone.customerbook').exists()
            book_path(home).unlink()
            assert maintain(home)[0] == 0
            assert not book_path(home).exists()


def while_running():
    with home_with_customers() as home:
        mask(home, ABELE, erase_at=now() - DAY)
        with CustomerBook(home) as program, point('what fell due meanwhile goes at the start, and a toast leads to the receipt'):
            program.get('label', '1 customer was deleted forever, as planned')
            program.click_on('button', 'Receipt')
            program.wait_text('Customer Book itself')
            program.key('Escape')
            program.key('Escape')
            program.wait_gone('dialog', 'Receipts')
            assert list_remains(home) == []

            with point('and what falls due while it runs'):
                mask(home, BAKKE, erase_at=now() + 4000000)
                program.get('label', PENDING)
                program.wait_sidebar(PENDING, 1)
                program.wait_gone('label', PENDING)
            program.close()


def add_many(home, count):
    """Gives the book many more customers like Abele, to be erased as Abele is."""
    with writing(home) as connection:
        first = connection.execute('SELECT max(id) + 1 FROM customer').fetchone()[0]
        connection.execute(
            'WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?) '
            'INSERT INTO customer SELECT ? + i, \'M-\' || i, name, company, contact, email, phone, mobile, website, notes, '
            'assigned_to, created, changed, last_activity, CAST (\'m-\' || i AS BLOB), name_key, contact_key, email_key, '
            'phone_key FROM n, customer WHERE name = ?', (count, first, ABELE))
        for table in ('deleted_customer', 'pending_erasure'):
            connection.execute(
                f'INSERT INTO {table} (customer_id, operation_id, erase_at) '
                f'SELECT c.id, t.operation_id, t.erase_at FROM customer c, {table} t WHERE c.id >= ?', (first,))


def many():
    with home_with_customers() as home:
        mask(home, ABELE, erase_at=now() - DAY)
        add_many(home, 60_000)
        with CustomerBook(home) as program:
            with point('of very many it is told how far it is, and it can be cancelled'):
                program.get('label', re.compile(r'^Deleting forever what is due: \d+ %$'))
                program.click_on('button', 'Cancel')
                program.get('label', 'Canceled. What is due will be deleted forever in an hour.')
                program.wait_sidebar(PENDING, 60_001)
                assert read_book(book_path(home), 'SELECT count(*) FROM pending_erasure') == [(60_001,)]
                program.close()

        with point('and done the next time'), CustomerBook(home) as program:
            program.get('label', '60,001 customers were deleted forever, as planned')
            program.wait_gone('label', PENDING)
            program.close()
        assert list_remains(home) == []


def retention():
    with home_with_customers() as home:
        set_retention(home, 90, now() - 60 * DAY)
        delete(home, ABELE, when=now() - 85 * DAY)
        delete(home, BAKKE, when=now() - 10 * DAY)
        with CustomerBook(home) as program:
            with point('Deleted Customers say how long each is kept'):
                program.wait_focus('row')
                program.go_to(DELETED)
                program.wait_names(BAKKE, ABELE)
                program.get(name='Kept Until')
                program.wait_text(re.compile(r'· 80 days$'))
                program.wait_text(re.compile(r'· 5 days$'))

            with point('a week before there is notice, which leads to those who go first'):
                program.wait_text('1 customer will be deleted forever within the next 7 days')
                program.click_on('button', 'Show')
                program.wait_names(ABELE, BAKKE)

            with point('off, there is no day and no notice'):
                set_retention(home, 0, 0)
                program.wait_gone(name='Kept Until')
                program.wait_gone(name=re.compile('will be deleted forever within'))
                program.wait_names(BAKKE, ABELE)

            with point('the profile says when and with how many others'):
                set_retention(home, 90, now() - 60 * DAY)
                program.get(name='Kept Until')
                program.click(program.row(ABELE))
                program.key('Return')
                program.wait_text(re.compile(f'^Deleted on {DATE} by .*. Will be deleted forever on {DATE}$'))
            program.close()

        with point('when the day has come they are deleted forever'):
            set_retention(home, 84, now() - 60 * DAY)
            assert maintain(home) == (0, '1 deleted customer was deleted forever, kept long enough.\n', '')
            assert list_remains(home) == []
            assert read_book(book_path(home), "SELECT count(*) FROM deleted_customer") == [(1,)]


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard, by_itself, while_running, many, retention))
