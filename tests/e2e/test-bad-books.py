#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Books that can't be opened or written: each gets a clear message, and its
file stays as it is, byte by byte."""

import contextlib
import os
import re
import shutil
import sqlite3
import sys

from customer_book import DATA, FAULTY_DISK, CustomerBook, book_path, home_with_customers, read_book
from harness.program import Home
from harness.tap import case, main, point, same


def snapshot(folder):
    """All files below a folder with their bytes and modes."""
    return {path.relative_to(folder): (path.stat().st_mode, path.read_bytes() if path.is_file() else None)
            for path in sorted(folder.rglob('*'))}


@contextlib.contextmanager
def sqlite(path):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def show_problem(home, path, title, *, buttons):
    """Opens a book that can't be opened; looks at the page and at the file."""
    before = snapshot(path.parent)
    with CustomerBook(home, path) as program:
        program.get('label', title)
        program.wait_text(path.name)
        for button in buttons:
            assert program.get('button', button).sensitive, f'{button} can’t be pressed'
        program.wait_focus('button', buttons[0])
        program.close()
    assert snapshot(path.parent) == before, 'the file or its folder was changed'


OTHER = ['Open Another Book…', 'New Book…']
RETRY = ['Try Again', *OTHER]


def foreign_files():
    with Home() as home:
        with case('a file that is no database'):
            path = home.documents / 'letter.customerbook'
            path.write_text('Dear customer,\n' * 500)
            show_problem(home, path, 'Not a Customer Book', buttons=OTHER)

        with case('a few bytes'):
            path = home.documents / 'short.customerbook'
            path.write_bytes(b'SQLite format 3\0\x10\0')
            show_problem(home, path, 'Book Is Damaged', buttons=RETRY)

        with case('an empty file'):
            path = home.documents / 'empty.customerbook'
            path.write_bytes(b'')
            show_problem(home, path, 'Not a Customer Book', buttons=OTHER)

        with case('a database of another program'):
            path = home.documents / 'other.db'
            with sqlite(path) as connection:
                connection.execute('CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT)')
                connection.execute('INSERT INTO customer (name) VALUES (?)', ('Mine',))
            show_problem(home, path, 'File of Another Program', buttons=OTHER)

        with case('a folder'):
            path = home.documents / 'folder.customerbook'
            path.mkdir()
            show_problem(home, path, 'File Can’t Be Opened', buttons=RETRY)

        with case('a file that is not there'):
            path = home.documents / 'gone.customerbook'
            show_problem(home, path, 'File Can’t Be Opened', buttons=RETRY)
            assert not path.exists()


def newer_and_damaged():
    with home_with_customers() as home:
        book = book_path(home)

        with case('a book of a newer version'):
            path = home.documents / 'newer.customerbook'
            shutil.copyfile(book, path)
            with sqlite(path) as connection:
                connection.execute('PRAGMA journal_mode = DELETE')
                connection.execute('PRAGMA user_version = 999')
            show_problem(home, path, 'Book of a Newer Version', buttons=OTHER)

        with case('a truncated book'):
            path = home.documents / 'cut.customerbook'
            path.write_bytes(book.read_bytes()[:3 * 4096 + 1000])
            show_problem(home, path, 'Book Is Damaged', buttons=RETRY)

        with case('a book whose first page is damaged'):
            path = home.documents / 'page1.customerbook'
            data = bytearray(book.read_bytes())
            data[100:4096] = os.urandom(3996)
            path.write_bytes(data)
            show_problem(home, path, 'Book Is Damaged', buttons=RETRY)

    with home_with_customers() as home, case('a book with a damaged page further on'):
        book = book_path(home)
        (root,), = read_book(book, "SELECT rootpage FROM sqlite_schema WHERE name = 'customer_phone_key'")
        (size,), = read_book(book, 'PRAGMA page_size')
        data = bytearray(book.read_bytes())
        data[(root - 1) * size:root * size] = bytes(size)
        path = home.documents / 'page.customerbook'
        path.write_bytes(data)
        before = path.read_bytes()
        with CustomerBook(home, path) as program:
            program.wait_text(re.compile('damaged'))
            program.close()
        assert path.read_bytes() == before, 'the file was changed'


def offered(program):
    """The items of the open menu that can be chosen."""
    return {item.name for item in program.find_all('menu item') if item.sensitive}


def without_rights():
    with home_with_customers() as home:
        folder = home.documents / 'kept'
        folder.mkdir()
        path = folder / 'archive.customerbook'
        shutil.copyfile(book_path(home), path)
        path.chmod(0o444)

        folder.chmod(0o555)
        try:
            with case('a read-only book can be read, and only read'):
                before = snapshot(folder)
                with CustomerBook(home, path) as program:
                    program.wait_count('30 customers')
                    program.wait_text('This book can only be read.')
                    program.check('Café Blanc')
                    program.point_at(program.row('Dupont Traiteur'))
                    program.get('button', 'Delete', inside=program.row('Dupont Traiteur'))
                    for button in program.find_all('button', 'Delete'):
                        assert not button.sensitive, f'Delete at {button.extents} can be pressed'
                    assert not program.get('button', 'New Customer').sensitive
                    program.press_in_bar('Clear Selection')
                    program.click(program.row('Dupont Traiteur'), button=3)
                    same(offered(program), {'Open'})
                    program.key('Escape')
                    program.wait_gone('menu item')
                    program.click_on('toggle button', 'More Actions')
                    program.get('menu item', 'Delete All…')
                    same(offered(program), {'Sort By', 'Only Mine'})
                    program.key('Escape')
                    program.wait_gone('menu item')
                    program.click(program.row('Dupont Traiteur'))
                    program.key('Delete')
                    program.key('ctrl+n')
                    program.key('ctrl+z')
                    program.go_to('Deleted Customers')
                    program.get('label', 'No Deleted Customers')
                    assert not program.find('alert dialog') and not program.find('dialog')
                    program.go_to('Customers')
                    program.wait_focus('row')
                    program.key('Return')
                    program.wait_text(re.compile('^No. '))
                    assert not program.get('button', 'Edit Customer').sensitive
                    program.click_on('toggle button', 'More Actions')
                    program.get('menu item', 'Delete…')
                    same(offered(program), {'Export Data…'})
                    program.key('Escape')
                    program.wait_gone('menu item')
                    program.close()
                with CustomerBook(home, DATA / 'customers.csv') as program:
                    program.answer('Nothing Was Imported', 'Close')
                    program.wait_count('30 customers')
                    assert not program.find('dialog')
                    program.close()
                assert snapshot(folder) == before, 'the file or its folder was changed'
        finally:
            folder.chmod(0o755)

        with case('a book that may not be read'):
            path.chmod(0)
            with CustomerBook(home, path) as program:
                program.get('label', 'No Access')
                path.chmod(0o600)
                program.click_on('button', 'Try Again')
                program.wait_count('30 customers')
                program.close()

    with Home() as home, case('a folder that can’t be written'):
        home.data.chmod(0o555)
        with CustomerBook(home) as program:
            program.get('label', 'No Access')
            same(list(home.data.iterdir()), [])
            home.data.chmod(0o755)
            program.click_on('button', 'Try Again')
            program.get('label', 'No Customers Yet')
            program.close()


def in_use():
    with home_with_customers() as home:
        path = book_path(home)

        with case('a book that another program keeps to itself'):
            before = path.read_bytes()
            with sqlite(path) as other:
                other.execute('PRAGMA locking_mode = EXCLUSIVE')
                other.execute('BEGIN EXCLUSIVE')
                with CustomerBook(home) as program:
                    program.get('label', 'Book Is in Use', timeout=30)
                    assert path.read_bytes() == before, 'the file was changed'
                    other.close()
                    program.click_on('button', 'Try Again')
                    program.wait_count('30 customers')
                    program.close()

        with case('a book that another program is writing to'), CustomerBook(home) as program:
            program.wait_count('30 customers')
            with sqlite(path) as other:
                other.execute('BEGIN IMMEDIATE')
                program.click(program.row('Café Blanc'))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                alert = program.get('alert dialog', 'Nothing Was Deleted', timeout=30)
                program.wait_text('Another program is writing to this book')
                program.click_on('button', 'Close', inside=alert)
                program.wait_gone('alert dialog')
                program.row('Café Blanc')
                other.execute('ROLLBACK')
            program.click(program.row('Café Blanc'))
            program.key('Delete')
            program.answer('Delete Customer?', 'Delete Customer')
            program.wait_missing('Café Blanc')
            program.close()
            same(read_book(path, 'SELECT count(*) FROM deleted_customer'), [(1,)])


def full_disk():
    with Home() as home, point('no room for a new book'):
        faults = home.path / 'faults'
        faults.mkdir()
        (faults / 'full').touch()
        with CustomerBook(home, preload=[FAULTY_DISK], environment={'CB_FAULTS': str(faults)}) as program:
            program.get('label', 'Disk Is Full')
            (faults / 'full').unlink()
            program.click_on('button', 'Try Again')
            program.get('label', 'No Customers Yet')
            program.close()

    with home_with_customers() as home:
        faults = home.path / 'faults'
        faults.mkdir()
        path = book_path(home)
        with CustomerBook(home, preload=[FAULTY_DISK], environment={'CB_FAULTS': str(faults)}) as program:
            program.wait_count('30 customers')
            with point('no room to record a deletion'):
                (faults / 'full').touch()
                program.click(program.row('Café Blanc'))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                alert = program.get('alert dialog', 'Nothing Was Deleted')
                program.wait_text('There is not enough space left')
                program.click_on('button', 'Close', inside=alert)
                program.wait_count('30 customers')
                program.row('Café Blanc')

            with point('no room to save a customer: what was typed stays'):
                program.key('ctrl+n')
                dialog = program.get('dialog', 'New Customer')
                program.get('text box', 'Name', inside=dialog).set_text('Ünal Küchen')
                program.click_on('button', 'Save', inside=dialog)
                program.wait_text('There is not enough space left')
                same(program.get('text box', 'Name', inside=dialog).text, 'Ünal Küchen')

            with point('with room again it goes on'):
                (faults / 'full').unlink()
                program.click_on('button', 'Save', inside=dialog)
                program.wait_gone('dialog', 'New Customer')
                program.wait_count('31 customers')
                program.close()
                same(read_book(path, 'PRAGMA integrity_check'), [('ok',)])
                same(read_book(path, 'SELECT count(*) FROM deleted_customer'), [(0,)])


if __name__ == '__main__':
    sys.exit(main(foreign_files, newer_and_damaged, without_rights, in_use, full_disk))
