#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of all kinds, named on the command line."""

import os
import re
import sys

from customer_book import CUSTOMERS, DATA, DELETED, DRAG_SOURCE, CustomerBook, book_path, home_with_customers, read_book
from harness import hands
from harness.program import Home, Program
from harness.tap import case, main, point, same


def count(home):
    return read_book(book_path(home), 'SELECT count(*) FROM customer')[0][0]


def refuse(home, name, content, title):
    """A file that is refused, with words, and leaves the book as it is."""
    path = home.documents / name
    path.write_bytes(content)
    with CustomerBook(home, path) as program:
        dialog = program.get('dialog', 'Import Customers')
        program.get('label', title, inside=dialog, timeout=60)
        program.wait_text(name)
        program.get('button', 'Choose Another File…', inside=dialog)
        assert not program.find('button', 'Import', inside=dialog)
        program.key('Escape')
        program.wait_gone('dialog', 'Import Customers')
        program.get('label', 'No Customers Yet')
        program.close()
    same(count(home), 0)
    assert path.read_bytes() == content, 'the file was changed'


def no_tables():
    with Home() as home:
        with case('a picture'):
            refuse(home, 'picture.csv', b'\x89PNG\r\n\x1a\n' + os.urandom(20000), 'Not a Text File')

        with case('an empty file'):
            refuse(home, 'empty.csv', b'', 'Nothing to Import')

        with case('headers alone'):
            refuse(home, 'headers.csv', b'Number,Name,Phone\r\n', 'Nothing to Import')

        with case('100 MB on one line'):
            refuse(home, 'line.csv', b'a' * 100_000_000, 'Not a Table')

        with case('a quotation mark that is never closed'):
            refuse(home, 'open.csv', b'Number,Name\n1,"Anna\n' + b'2,Bo\n' * 100, 'Table Can’t Be Read')

        with case('NUL bytes'):
            refuse(home, 'nul.csv', b'Number,Name\n1,An\0na\n2,Bo\n' * 50, 'Not a Text File')

        with case('a file that is not there'):
            with CustomerBook(home, home.documents / 'gone.csv') as program:
                dialog = program.get('dialog', 'Import Customers')
                program.get('label', 'File Can’t Be Opened', inside=dialog)
                program.key('Escape')
                program.wait_gone('dialog', 'Import Customers')
                program.close()


def take(home, name, content, *, encoding):
    path = home.documents / name
    path.write_bytes(content.encode(encoding))
    with CustomerBook(home, path) as program:
        program.import_shown()
        program.close()


def encodings():
    table = 'Nr;Name;E-Mail;Telefon\r\n{};"Köhler ""& Söhne"" (Größe)";koehler@example.com;0 30/12\r\n'
    for encoding in ('utf-8', 'utf-8-sig', 'utf-16', 'cp1252'):
        with Home() as home, case(f'{encoding}, semicolons, German headers'):
            take(home, 'table.csv', table.format(1), encoding=encoding)
            same(read_book(book_path(home), 'SELECT number, name, phone FROM customer'), [
                ('1', 'Köhler "& Söhne" (Größe)', '0 30/12')])


def what_becomes_of_rows():
    with home_with_customers() as home:
        path = home.documents / 'update.csv'
        path.write_text('Number,Name,E-Mail,Phone\n'
                        'BLANC,Café Blanc,neu@cafeblanc.example,\n'
                        'NEU01,Neu & Söhne,neu@example.com,030 1\n'
                        'HOFER,Hofer Käserei,urs@hofer.example,026 555 01 09\n'
                        'BAD01,Schlecht,no address,\n'
                        'BAD02,Zu,viele,Werte,hier\n'
                        f'BAD03,{"x" * 10000},,\n'
                        '"BAD04","<b>Fett</b> & \u202eschräg\u202c",,keine\n'
                        'NEU02,"Über\nzwei Zeilen",,\n', encoding='utf-8')
        with CustomerBook(home, path) as program:
            with point('a page says what each row will do'):
                dialog = program.get('dialog', 'Import Customers')
                program.wait_text('2 new')
                program.wait_text('1 update')
                program.wait_text('1 without change')
                program.wait_text('4 rejected')
                program.wait_text('Updates BLANC')

            with point('rejected rows have their line numbers and reasons'):
                program.click_on('button', 'Show Rejected', inside=dialog)
                for line, reason in ((5, 'E-mail: This is no e-mail address'), (6, 'It has more or fewer values'),
                                     (7, 'This is too long'), (8, 'Phone: This is no phone number')):
                    program.get('list item', re.compile(rf'^Line {line}\b.*{reason}', re.DOTALL), inside=dialog)
                program.get('list item', re.compile('<b>Fett</b> & schräg'), inside=dialog)
                program.click_on('button', 'Back', inside=dialog)

            with point('a column can become another field'):
                # Phone is not to be imported: the row that was rejected for it is fine then.
                program.click_on('label', 'Phone', inside=dialog)
                program.click_on('label', 'Not Imported')
                program.wait_text('3 rejected')
                program.wait_text('3 new')

            with point('Cancel imports nothing'):
                program.click_on('button', 'Cancel', inside=dialog)
                program.wait_gone('dialog', 'Import Customers')
                program.wait_count('30 customers')
                same(count(home), 30)
                program.close()

        with CustomerBook(home, path) as program:
            with point('the result says what was done'):
                dialog = program.get('dialog', 'Import Customers')
                program.click_on('button', 'Import', inside=dialog)
                program.get('label', '3 Customers Imported')
                program.wait_text('2 added')
                program.wait_text('1 updated')
                program.get('list item', re.compile(r'^Line 5\b'))
                program.click_on('button', 'Done')
                program.wait_count('32 customers')

            with point('and so it is in the book'):
                program.close()
                same(read_book(book_path(home), """SELECT number, name, email, phone FROM customer
                    WHERE number IN ('BLANC', 'NEU01', 'NEU02') ORDER BY number"""), [
                        ('BLANC', 'Café Blanc', 'neu@cafeblanc.example', '04 55 50 18 20'),
                        ('NEU01', 'Neu & Söhne', 'neu@example.com', '030 1'),
                        ('NEU02', 'Über zwei Zeilen', '', '')])


def held_numbers():
    with home_with_customers() as home:
        path = home.documents / 'held.csv'
        path.write_text('Number,Name\nBLANC,Café Blanc\n', encoding='utf-8')
        with CustomerBook(home) as program:
            program.click(program.row('Café Blanc'))
            program.key('Delete')
            program.answer('Delete Customer?', 'Delete Customer')
            program.wait_sidebar(CUSTOMERS, 29)
            program.close()
        with CustomerBook(home, path) as program, case('the number of a deleted customer is rejected, and named'):
            dialog = program.get('dialog', 'Import Customers')
            program.wait_text('1 rejected')
            program.wait_text('Number BLANC is held by a deleted customer.')
            assert not program.get('button', 'Import', inside=dialog).sensitive
            program.key('Escape')
            program.wait_gone('dialog', 'Import Customers')
            program.close()


def into_a_running_program():
    with Home() as home, CustomerBook(home) as program:
        with point('a second start hands its file to the first'):
            program.get('label', 'No Customers Yet')
            with CustomerBook(home, DATA / 'customers.csv') as second:
                same(second.wait_for_end(), 0)
            program.import_shown()
            program.wait_count('30 customers')
            program.close()


def drop(program, source):
    """Drags the file of a source onto the middle of the program's window."""
    source.wait(lambda: 'ready' in source.output, 'the source to drag from')
    source.window.move(0, 0)
    source.wait(lambda: source.window.geometry[0] < 20, 'the source to be out of the way')
    left, top, width, height = source.window.geometry
    hands.hold(left + width // 2, top + height * 2 // 3)
    left, top, width, height = program.window.geometry

    def accepted():
        # Both sides learn of the other only while the pointer moves.
        for step in (-9, 0):
            hands.move(left + width // 2 + step, top + height // 2)
        return 'accepted' in source.output

    source.wait(accepted, 'the file to be accepted')
    hands.let_go()


def dropped():
    with Home() as home, CustomerBook(home) as program:
        with point('a table that is dropped on the window is imported'):
            program.get('label', 'No Customers Yet')
            with Program([DRAG_SOURCE, DATA / 'customers.csv'], home) as source:
                drop(program, source)
                program.get('dialog', 'Import Customers')
                source.kill()
            program.import_shown()
            program.wait_count('30 customers')
            program.close()
        same(count(home), 30)


def demo_book():
    with Home() as home:
        path = book_path(home).with_name('demo.db')
        with CustomerBook(home, '--demo') as program, case('the demo book has 250 customers, some of them deleted'):
            program.get('label', 'Demo Book')
            program.wait_focus('row')
            live, deleted = (program.count_in_sidebar(page) for page in (CUSTOMERS, DELETED))
            pending = read_book(path, 'SELECT count(*) FROM pending_erasure')[0][0]
            same(live + deleted + pending, 250)
            assert deleted > 0 and pending > 0
            program.close()
            same(read_book(path, 'SELECT count(*) FROM customer'), [(250,)])
        with CustomerBook(home) as program, case('and is kept apart from the real one'):
            program.get('label', 'No Customers Yet')
            program.click_on('button', 'Look at a Demo Book')
            program.wait_sidebar(CUSTOMERS, live)
            program.close()
            same(count(home), 0)


def larger_demo_book():
    with Home() as home:
        path = book_path(home).with_name('demo-5000.db')
        with CustomerBook(home, '--demo', '--customers', '5000') as program:
            with case('a demo book has as many customers as are asked for'):
                program.wait_focus('row')
                same(program.count_in_sidebar(CUSTOMERS) + program.count_in_sidebar(DELETED), 5000)
                same(read_book(path, 'SELECT count(*) FROM customer'), [(5000,)])
            program.close()


if __name__ == '__main__':
    sys.exit(main(no_tables, encodings, what_becomes_of_rows, held_numbers, into_a_running_program, dropped, demo_book,
                  larger_demo_book))
