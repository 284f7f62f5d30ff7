#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A book that the portal of a sandbox hands in alone: no other file may stand
beside it, so it can be read there, and copied to be changed."""

import shutil
import sys

from customer_book import CustomerBook, book_path, home_with_customers, read_book
from harness.tap import main, point, same


def handed_in(home):
    """The path by which the portal hands in a copy of the home's book."""
    folder = home.runtime / 'doc' / '1f2e3d4c'
    folder.mkdir(parents=True)
    path = folder / 'Shop.customerbook'
    shutil.copyfile(book_path(home), path)
    return path


def snapshot(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def copied():
    with home_with_customers() as home:
        path = handed_in(home)
        before = snapshot(path.parent)
        copy = book_path(home).parent / 'Shop.customerbook'
        with CustomerBook(home, path) as program:
            with point('it can be read'):
                program.wait_count('30 customers')
                program.wait_text('This book can only be read where it lies.')
                assert not program.get('button', 'New Customer').sensitive

            with point('its copy can be changed'):
                program.click_on('button', 'Copy and Open')
                program.wait(lambda: program.get('button', 'New Customer').sensitive, 'the copy to be open')
                program.wait_count('30 customers')
                assert not program.find('button', 'Copy and Open')
                program.click(program.row('Dupont Traiteur'))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_count('29 customers')
                program.close()
                same(copy.stat().st_mode & 0o777, 0o600)
                same(read_book(copy, 'SELECT count(*) FROM deleted_customer'), [(1,)])

        with point('the book itself is as it was, with nothing beside it'):
            same(snapshot(path.parent), before)

        with CustomerBook(home) as program, point('the copy is what opens next'):
            program.wait_count('29 customers')
            program.close()

        with CustomerBook(home, path) as program, point('by keyboard, another copy has another name'):
            program.wait_count('30 customers')
            program.key('alt+c')
            program.wait(lambda: program.get('button', 'New Customer').sensitive, 'the copy to be open')
            program.close()
            assert (copy.parent / 'Shop 2.customerbook').exists()


if __name__ == '__main__':
    sys.exit(main(copied))
