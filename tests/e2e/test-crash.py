#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed in the middle of it, a bulk deletion or an import is done as a whole
or not at all."""

import sys

from customer_book import (CUSTOMERS, DELETED, FAULTY_DISK, CustomerBook, book_path,
                           home_with_customers, read_book, write_table)
from harness.program import Home
from harness.tap import main, note, point, same

N = 100_000


def write_many(path):
    return write_table(path, ((f'N{i:06d}', f'Customer {i:06d}', f'c{i}@example.com', f'030 {i:06d}')
                              for i in range(N)))


def start(home, *arguments):
    faults = home.path / 'faults'
    faults.mkdir(exist_ok=True)
    return CustomerBook(home, *arguments, preload=[FAULTY_DISK], environment={'CB_FAULTS': str(faults)})


def stop_after(home, n_blocks):
    (home.path / 'faults' / 'stop-after').write_text(str(n_blocks))


def wait_stopped(program):
    program.wait((program.home.path / 'faults' / 'stopped').exists, 'the disk to stop', 60)


def lift(home):
    for name in ('stop-after', 'stopped'):
        (home.path / 'faults' / name).unlink()


def ask_to_delete_all(program):
    program.wait_count(f'{N:,} customers')
    program.choose('More Actions', 'Delete All…')
    program.click_on('button', f'Delete {N:,}', inside=program.get('alert dialog', f'Delete {N:,} Customers?'))


def check_after(home, n_live, n_deleted):
    with CustomerBook(home) as program:
        program.wait_sidebar(CUSTOMERS, n_live)
        program.wait_sidebar(DELETED, n_deleted)
        program.close()
    same(read_book(book_path(home), 'PRAGMA integrity_check'), [('ok',)])
    same(read_book(book_path(home), 'SELECT count(*) FROM deleted_customer'), [(n_deleted,)])


def killed_while_deleting():
    with Home() as source:
        table = write_many(source.documents / 'many.csv')

        with home_with_customers(table) as home:
            with point('killed after it said so: all are deleted'), start(home) as program:
                program.wait_count(f'{N:,} customers')
                written = home.path / 'faults' / 'written'
                written.touch()
                ask_to_delete_all(program)
                program.wait_sidebar(CUSTOMERS, 0)
                n_blocks = written.stat().st_size
                program.kill()
                check_after(home, 0, N)
                assert n_blocks > 100, f'only {n_blocks} blocks were written'
            note(f'a deletion of {N:,} writes about {n_blocks} blocks')

        for share, words in ((0, 'before the first block'), (0.5, 'half way'), (0.97, 'just before the end')):
            with home_with_customers(table) as home, start(home) as program:
                with point(f'killed {words}: none is deleted'):
                    program.wait_count(f'{N:,} customers')
                    stop_after(home, int(n_blocks * share))
                    ask_to_delete_all(program)
                    wait_stopped(program)
                    program.kill()
                    check_after(home, N, 0)


def killed_while_importing():
    with Home() as home:
        table = write_many(home.documents / 'many.csv')
        with start(home, table) as program, point('killed half way through an import: none is there'):
            dialog = program.get('dialog', 'Import Customers')
            program.wait_text(f'{N:,} new', timeout=60)
            stop_after(home, 3000)
            program.click_on('button', 'Import', inside=dialog)
            wait_stopped(program)
            program.kill()
            check_after(home, 0, 0)

        with start(home, table) as program, point('and the next try works'):
            lift(home)
            program.import_shown()
            program.wait_count(f'{N:,} customers')
            program.close()
            check_after(home, N, 0)


if __name__ == '__main__':
    sys.exit(main(killed_while_deleting, killed_while_importing))
