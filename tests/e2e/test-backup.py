#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of the whole book, and a copy put back in its place."""

import datetime
import re
import shutil
import sys

from customer_book import ACTIVITY, CUSTOMERS, CustomerBook, book_path, home_with_customers, read_book, write_book
from harness.program import SessionBus
from harness.tap import main, point, same
from rights import FRONT_DESK, put_in
from signing import choose_person, enter, people

BACK_UP = 27
RESTORE = 28
KEPT = re.compile('^book before restoring .*[.]db$')


def today():
    return datetime.date.today().isoformat()


def count(path):
    return read_book(path, 'SELECT count(*) FROM customer')[0][0]


def last_operation(path):
    return read_book(path, 'SELECT kind, n_customers FROM operation ORDER BY id DESC LIMIT 1')[0]


def names_beside(home):
    return sorted(path.name for path in book_path(home).parent.iterdir() if not re.search('-(wal|shm)$', path.name))


def open_menu_by_keys(program, key):
    program.key('F10')
    program.get('menu item', 'Back Up…')
    program.key(key)


def delete_forever(program, name):
    program.click(program.row(name))
    program.key('Delete')
    program.answer('Delete Customer?', 'Delete Customer')
    program.wait_missing(name)
    program.key('alt+3')
    program.wait_names(name)
    program.wait_focus('row')
    program.key('shift+Delete')
    program.get('alert dialog', 'Delete Customer Forever?')
    program.wait_focus('text box')
    program.type('1')
    program.key('Return')
    program.wait_gone('alert dialog')
    program.wait_text('No Deleted Customers')
    program.key('alt+1')
    program.wait_focus('row')


def by_mouse():
    with home_with_customers() as home:
        book = book_path(home)
        copy = home.documents / 'copy.db'
        with CustomerBook(home) as program:
            with point('the menu backs up to a file of its own, and says so'):
                program.wait_count('30 customers')
                program.choose('Main Menu', 'Back Up…')
                same(program.wait_focus('text box').text, f'book {today()}.db')
                program.save_file(copy)
                program.wait_text(re.compile('^Backed up to .*copy.db'))
                same(copy.stat().st_mode & 0o777, 0o600)
                same(count(copy), 30)
                same(last_operation(book), (BACK_UP, 30))

            with point('Activity tells of it'):
                program.go_to(ACTIVITY)
                program.wait_text('Backed up the book, with 30 customers')
                program.go_to(CUSTOMERS)
                program.wait_focus('row')

            with point('before restoring it is told what the backup holds, and who comes back'):
                delete_forever(program, 'Café Blanc')
                program.wait_count('29 customers')
                program.choose('Main Menu', 'Restore from a Backup…')
                program.open_file(copy)
                program.get('alert dialog', 'Restore This Backup?')
                texts = program.texts(program.get('list', 'What the Backup Holds'))
                texts = [text for text in texts if text]
                now = datetime.datetime.now()
                for title, value in (('Backup', 'copy.db'), ('Customers', '30'), ('Deleted Customers', '0'),
                                     ('Written', str(now.year)), ('Last Entry of Its Activity', str(now.year))):
                    assert any(value in text for text in texts[texts.index(title):][:4]), (title, texts)
                for text in ('Since the backup was made, 1 customer was deleted forever, who will be in the book again.',
                             f'book before restoring {today()}.db'):
                    program.wait_text(text)

            with point('Cancel leaves all as it was'):
                program.answer('Restore This Backup?', 'Cancel')
                program.wait_count('29 customers')
                same(names_beside(home), ['book.db'])

            with point('restored, it is there again, and the other one is kept'):
                program.choose('Main Menu', 'Restore from a Backup…')
                program.open_file(copy)
                program.answer('Restore This Backup?', 'Restore')
                program.get('alert dialog', 'Book Restored')
                program.wait_text(f'book before restoring {today()}.db')
                program.answer('Book Restored', 'Close')
                program.wait_count('30 customers')
                program.row('Café Blanc')
                kept = book.parent / f'book before restoring {today()}.db'
                same(names_beside(home), [kept.name, 'book.db'])
                same(count(kept), 29)
                program.go_to(ACTIVITY)
                program.wait_text('Restored the book from a backup, with 30 customers')
            program.close()
        same(last_operation(book), (RESTORE, 30))
        same(read_book(book, 'PRAGMA integrity_check'), [('ok',)])


def by_keyboard():
    with home_with_customers() as home:
        copy = home.documents / 'copy.db'
        with CustomerBook(home) as program:
            with point('back up by keys'):
                program.wait_focus('row')
                open_menu_by_keys(program, 'u')
                program.save_file(copy)
                program.wait_text(re.compile('^Backed up to .*copy.db'))
                same(count(copy), 30)
                # Where the menu was opened from.
                program.wait_focus('toggle button', 'Main Menu')
                program.key('alt+1')
                program.wait_focus('row')

            with point('Cancel has the focus; restore by keys'):
                program.key('Delete')
                program.get('alert dialog', 'Delete Customer?')
                program.tab_to('button', 'Delete Customer')
                program.key('Return')
                program.wait_count('29 customers')
                program.wait_focus('row')
                open_menu_by_keys(program, 'r')
                program.open_file(copy)
                program.get('alert dialog', 'Restore This Backup?')
                program.wait_focus('button', 'Cancel')
                program.tab_to('button', 'Restore')
                program.key('Return')
                program.get('alert dialog', 'Book Restored')
                program.key('Return')
                program.wait_gone('alert dialog')
                program.wait_count('30 customers')
                assert [name for name in names_beside(home) if KEPT.search(name)]
            program.close()


def mistakes():
    with home_with_customers() as home:
        book = book_path(home)
        copy = home.documents / 'copy.db'
        table = home.documents / 'table.db'
        table.write_text('Number,Name\n')
        with CustomerBook(home) as program:
            program.wait_count('30 customers')
            with point('a folder that cannot be written is told of'):
                home.documents.chmod(0o500)
                program.choose('Main Menu', 'Back Up…')
                program.save_file(copy)
                program.get('alert dialog', 'Book Was Not Backed Up')
                program.wait_text('You may not read or write this file or its folder.')
                program.key('Escape')
                program.wait_gone('alert dialog')
                home.documents.chmod(0o700)
                assert not copy.exists()

            with point('what is no backup is told of, and the open book too'):
                for path, text in ((table, 'This file is no customer book.'), (book, 'You chose the book that is open.')):
                    program.choose('Main Menu', 'Restore from a Backup…')
                    program.open_file(path)
                    program.get('alert dialog', 'Book Was Not Restored')
                    program.wait_text(text)
                    program.key('Escape')
                    program.wait_gone('alert dialog')
                program.wait_count('30 customers')
            same(names_beside(home), ['book.db'])
            program.close()


def open_elsewhere():
    with home_with_customers() as home, SessionBus() as bus:
        copy = home.documents / 'copy.db'
        shutil.copyfile(book_path(home), copy)
        write_book(copy, ("UPDATE customer SET name = 'Restored' WHERE number = 'BLANC'",))
        with CustomerBook(home) as one, CustomerBook(home, bus=bus) as two:
            with point('a book that another program has open stays as it is, and is shown again'):
                one.wait_count('30 customers')
                two.wait_count('30 customers')
                one.window.focus()
                one.choose('Main Menu', 'Restore from a Backup…')
                one.open_file(copy)
                one.answer('Restore This Backup?', 'Restore')
                one.get('alert dialog', 'Book Was Not Restored')
                one.wait_text('Another program has this book open')
                one.key('Escape')
                one.wait_gone('alert dialog')
                one.wait_count('30 customers')
                one.row('Café Blanc')
                same(names_beside(home), ['book.db'])
            two.window.focus()
            two.close()
            with point('when that is closed it can be done'):
                one.window.focus()
                one.choose('Main Menu', 'Restore from a Backup…')
                one.open_file(copy)
                one.answer('Restore This Backup?', 'Restore')
                one.answer('Book Restored', 'Close')
                one.row('Restored')
            one.close()


def by_a_link():
    with home_with_customers() as home:
        link = book_path(home)
        real = home.documents / 'real.db'
        copy = home.path / 'copy.db'
        shutil.copyfile(link, copy)
        shutil.move(link, real)
        link.symlink_to(real)
        write_book(real, ("UPDATE customer SET name = 'Changed' WHERE number = 'BLANC'",))
        with CustomerBook(home) as program:
            with point('a book that a link leads to is restored where it lies, and kept there'):
                program.row('Changed')
                program.choose('Main Menu', 'Restore from a Backup…')
                program.open_file(copy)
                program.answer('Restore This Backup?', 'Restore')
                program.answer('Book Restored', 'Close')
                program.row('Café Blanc')
                assert link.is_symlink()
                same(names_beside(home), ['book.db'])
                kept = home.documents / f'real before restoring {today()}.db'
                same(count(kept), 30)
                same(last_operation(real), (RESTORE, 30))
            program.close()


def people_and_rights():
    with home_with_customers() as home:
        copy = home.documents / 'copy.db'
        shutil.copyfile(book_path(home), copy)
        people(home, 'Otto')
        with CustomerBook(home) as program:
            with point('who is signed in is not in the book that comes from a time without passwords'):
                program.wait_focus('list item')
                choose_person(program, 'Otto')
                enter(program)
                program.wait_focus('row')
                program.choose('Main Menu', 'Restore from a Backup…')
                program.open_file(copy)
                program.answer('Restore This Backup?', 'Restore')
                program.answer('Book Restored', 'Close')
                program.wait_count('30 customers')
                assert not program.find('label', 'Otto')

            with point('the book with passwords asks who it is when it comes back'):
                kept = next(path for path in book_path(home).parent.iterdir() if KEPT.search(path.name))
                program.choose('Main Menu', 'Restore from a Backup…')
                program.open_file(kept)
                program.answer('Restore This Backup?', 'Restore')
                program.answer('Book Restored', 'Close')
                program.wait(lambda: program.find('list', 'Who Is It?'), 'the question who it is')
                assert not program.names()
            program.kill()

    with home_with_customers() as home:
        put_in(home, FRONT_DESK)
        with CustomerBook(home) as program:
            with point('who may do neither is offered neither'):
                program.wait_count('30 customers')
                program.click_on('toggle button', 'Main Menu')
                for name in ('Back Up…', 'Restore from a Backup…'):
                    assert not program.get('menu item', name).sensitive
                program.dismiss('menu item')
            program.close()


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard, mistakes, open_elsewhere, by_a_link, people_and_rights))
