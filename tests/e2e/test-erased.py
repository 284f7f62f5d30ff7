#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deleted forever: not a byte of name, e-mail, phone or number is left in any
file that the program keeps."""

import random
import re
import sys

from customer_book import (CUSTOMERS, DELETED, CustomerBook, book_path, home_with_customers, read_book,
                           write_table)
from harness.program import Home
from harness.tap import main, note, point, same
from remains import find, read_all

KEYS = ('number_key', 'name_key', 'contact_key', 'email_key', 'phone_key')


def get_keys(home, condition):
    """The sort keys of customers, as they stand in the file."""
    rows = read_book(book_path(home), f"SELECT {', '.join(KEYS)} FROM customer WHERE {condition}")
    return {key.encode() if isinstance(key, str) else key for row in rows for key in row if len(key) > 5}


def erase_all_shown(program, n):
    heading = 'Delete Customer Forever?' if n == 1 else f'Delete {n:,} Customers Forever?'
    program.choose('More Actions', 'Delete All Forever…')
    alert = program.get('alert dialog', heading)
    program.click(program.get('text box', inside=alert))
    program.type(str(n))
    program.click_on('button', 'Delete Forever', inside=alert)
    program.wait_gone('alert dialog')
    program.wait_text(re.compile(f'^{n:,} customers? deleted forever$'), timeout=60)


def one_customer():
    with home_with_customers() as home:
        # Without case: sort keys and the search know folded forms.
        needles = [re.compile(text.encode(), re.IGNORECASE) for text in
                   ('Chloé', 'Dupont Traiteur', 'dupont', 'chloe@dupont', '04 55 50 18 21', '0455501821', 'DUPON')]
        keys = sorted(get_keys(home, "number = 'DUPON'"))
        assert len(keys) >= 4
        with CustomerBook(home) as program:
            with point('before, they are there to be found'):
                program.wait_count('30 customers')
                missing = [needle for needle in [*needles[:5], needles[6], *keys] if not find(home, [needle])]
                assert not missing, missing

            with point('one customer: searched for, edited, deleted, undeleted, and deleted forever'):
                program.search('dupont')
                program.wait_names('Dupont Traiteur')
                program.click(program.row('Dupont Traiteur'))
                program.key('Return')
                program.wait_text('No. DUPON')
                program.click_on('button', 'Edit Customer')
                dialog = program.get('dialog', 'Edit Customer')
                program.get('text box', 'E-mail', inside=dialog).set_text('second@dupont.example')
                program.click_on('button', 'Save', inside=dialog)
                program.wait_gone('dialog', 'Edit Customer')
                program.choose('More Actions', 'Delete…')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_sidebar(DELETED, 1)
                program.key('ctrl+z')
                program.wait_sidebar(DELETED, 0)
                program.key('ctrl+shift+z')
                program.wait_sidebar(DELETED, 1)
                program.go_to(DELETED)
                program.wait_names('Dupont Traiteur')
                program.click(program.row('Dupont Traiteur'))
                erase_all_shown(program, 1)
                program.wait_sidebar(DELETED, 0)

            with point('nothing is left while the program runs'):
                assert not (remains := find(home, [*needles, *keys])), remains

            with point('nor after it has ended'):
                program.close()
                assert not (remains := find(home, [*needles, *keys])), remains
                assert find(home, [b'elodie@cafeblanc.example']), 'the search finds nothing at all'


def write_halves(path, numbers):
    """Customers of whom every other one will go."""
    return write_table(path, (
        (f'GO{i:05d}', f'Quarz{i:05d} Gänzlichweg', f'quarz{i:05d}@weg.example', f'70088 {i:05d}')
        if i % 2 else
        (f'ST{i:05d}', f'Feldspat{i:05d} Bleibtda', f'feldspat{i:05d}@da.example', f'60055 {i:05d}')
        for i in numbers))


def ten_thousand_of_twenty_thousand():
    with Home() as source:
        # The second table goes into the midst of the first: pages of the file are split.
        order = random.Random(1)
        numbers = list(range(20_000))
        order.shuffle(numbers)
        table = write_halves(source.documents / 'many.csv', numbers[:18_000])
        more = write_halves(source.documents / 'more.csv', numbers[18_000:])
        with home_with_customers(table) as home:
            with CustomerBook(home, more) as program:
                program.import_shown()
                program.close()
            gone = [re.compile(text, re.IGNORECASE) for text in
                    (rb'quarz\d{5}', rb'weg\.example', rb'70088 ?\d{5}', rb'GO\d{5}', b'nzlichweg')]
            kept = [rb'Feldspat00000', rb'feldspat19998@da.example', rb'60055 19998']
            keys = order.sample(sorted(get_keys(home, "number LIKE 'GO%'")), 100)
            with CustomerBook(home) as program:
                with point('10,000 of 20,000 customers: before, they are there to be found'):
                    program.wait_count('20,000 customers')
                    missing = [needle for needle in [*gone, *kept, *keys] if not find(home, [needle])]
                    assert not missing, missing

                with point('10,000 of 20,000 customers are deleted, then forever'):
                    program.search('quarz')
                    program.wait_count('10,000 found')
                    program.choose('More Actions', 'Delete All…')
                    program.answer('Delete 10,000 Customers?', 'Delete 10,000')
                    program.wait_sidebar(DELETED, 10_000)
                    program.go_to(DELETED)
                    erase_all_shown(program, 10_000)
                    program.wait_sidebar(DELETED, 0)
                    program.wait_sidebar(CUSTOMERS, 10_000)

                with point('nothing of them is left while the program runs'):
                    assert not (remains := find(home, [*gone, *keys])), remains[:5]

                with point('nor after it has ended, and the others are whole'):
                    program.close()
                    assert not (remains := find(home, [*gone, *keys])), remains[:5]
                    missing = [needle for needle in kept if not find(home, [needle])]
                    assert not missing, missing
                    # All of these numbers have the digits of a phone.
                    same(read_book(book_path(home), 'SELECT number FROM freed_number'), [('*****',)])
                    same(read_book(book_path(home), 'PRAGMA integrity_check'), [('ok',)])
                    same(read_book(book_path(home), 'SELECT count(*) FROM customer'), [(10_000,)])
            note(f'{len(read_all(home))} files were read')


if __name__ == '__main__':
    sys.exit(main(one_customer, ten_thousand_of_twenty_thousand))
