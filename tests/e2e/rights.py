# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups of a book that no program has open, or that a running one hears of."""

from customer_book import book_path, read_book, write_book

SALES_TEAM = 'Sales Team'
MARKETING = 'Marketing'
FRONT_DESK = 'Front Desk'
MAY_ALLOW = 'An administrator can allow it.'


def put_in(home, group):
    """Puts the one who has the book into a group."""
    write_book(book_path(home),
               ('UPDATE person SET group_id = (SELECT id FROM person_group WHERE name = ?) WHERE id = 1', group),
               ('UPDATE generation SET n = n + 1',))


def allow(home, group, *permissions):
    write_book(book_path(home),
               *[('INSERT INTO group_permission (group_id, permission) '
                  'SELECT id, ? FROM person_group WHERE name = ?', permission, group) for permission in permissions],
               ('UPDATE generation SET n = n + 1',))


def forbid(home, group, *permissions):
    """Takes permissions away, or all."""
    write_book(book_path(home),
               *[('DELETE FROM group_permission WHERE permission = ? '
                  'AND group_id = (SELECT id FROM person_group WHERE name = ?)', permission, group)
                 for permission in permissions],
               *([] if permissions else [
                   ('DELETE FROM group_permission WHERE group_id = (SELECT id FROM person_group WHERE name = ?)',
                    group)]),
               ('UPDATE generation SET n = n + 1',))


def count_operations(home):
    """Without what was refused."""
    return read_book(book_path(home), 'SELECT count(*) FROM operation WHERE kind <> 21')[0][0]


def count(home, what):
    return read_book(book_path(home), f'SELECT count(*) FROM {what}')[0][0]
