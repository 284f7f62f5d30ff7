#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the groups of a book may not do, and how the window says so."""

import re
import sys

from customer_book import (
    ACTIVITY, CUSTOMERS, DELETED, CustomerBook, add_items, book_path, home_with_customers, read_book, write_book)
from harness.tap import main, point, same

SALES_TEAM = 'Sales Team'
MARKETING = 'Marketing'
FRONT_DESK = 'Front Desk'
MAY_ALLOW = 'An administrator can allow it.'


def put_in(home, group):
    """Puts the one who has the book into a group."""
    write_book(book_path(home),
               ('UPDATE person SET group_id = (SELECT id FROM person_group WHERE name = ?) WHERE id = 1', group),
               ('UPDATE generation SET n = n + 1',))


def allow(home, group, permission):
    write_book(book_path(home),
               ('INSERT INTO group_permission (group_id, permission) '
                'SELECT id, ? FROM person_group WHERE name = ?', permission, group),
               ('UPDATE generation SET n = n + 1',))


def count(home, what):
    return read_book(book_path(home), f'SELECT count(*) FROM {what}')[0][0]


def denied(program, heading, group, *sentences):
    """Reads the alert that says what the group may not do, and closes it."""
    alert = program.get('alert dialog', heading)
    texts = program.texts(alert)
    expected = '\n\n'.join([*(sentence.format(group) for sentence in sentences), MAY_ALLOW])
    assert expected in texts, f'{expected!r} not in {texts!r}'
    assert not program.find('button', re.compile('Delete'), inside=alert)
    program.click_on('button', 'Close', inside=alert)
    program.wait_gone('alert dialog', heading)


def sales_team():
    may_not_delete = 'Your group, {}, may not delete customers.'

    with home_with_customers() as home:
        put_in(home, SALES_TEAM)
        # It would be blocked, but who may not delete need not resolve that.
        add_items(home, 'DUPON', 'quote')
        before = count(home, 'operation')
        with CustomerBook(home) as program:
            with point('Delete says that the group may not, and does nothing'):
                for name in ('Café Blanc', 'Dupont Traiteur'):
                    program.click(program.row(name))
                    program.key('Delete')
                    denied(program, 'Nothing Was Deleted', SALES_TEAM, may_not_delete)
                    program.row(name)

            with point('so do the button of a row, its menu, and many at once'):
                row = program.row('Café Blanc')
                program.point_at(row)
                program.click_on('button', 'Delete', inside=row)
                denied(program, 'Nothing Was Deleted', SALES_TEAM, may_not_delete)
                program.click(program.row('Café Blanc'), button=3)
                program.click_on('menu item', 'Delete')
                denied(program, 'Nothing Was Deleted', SALES_TEAM, may_not_delete)
                program.key('ctrl+a')
                program.wait_text('30 of 30 selected')
                program.key('Delete')
                denied(program, 'Nothing Was Deleted', SALES_TEAM, may_not_delete)
                program.key('Escape')
                program.wait_gone('label', '30 of 30 selected')
                program.choose('More Actions', 'Delete All…')
                denied(program, 'Nothing Was Deleted', SALES_TEAM, may_not_delete)
                same(count(home, 'operation'), before)
                same(count(home, 'deleted_customer'), 0)

            with point('what an administrator allows elsewhere works at once'):
                allow(home, SALES_TEAM, 'customers.delete')
                program.click(program.row('Café Blanc'))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_missing('Café Blanc')

            with point('but one at a time, and not to be undone'):
                program.key('ctrl+a')
                program.wait_text('29 of 29 selected')
                program.key('Delete')
                denied(program, 'Nothing Was Deleted', SALES_TEAM,
                       'Your group, {}, may delete only one customer at a time.')
                program.click_on('button', 'Clear Selection')
                program.wait_gone('label', '29 of 29 selected')
                program.key('ctrl+z')
                denied(program, 'Nothing Was Undeleted', SALES_TEAM, 'Your group, {}, may not undelete customers.')
                same(count(home, 'deleted_customer'), 1)

            with point('what is taken away while the question is open holds'):
                program.click(program.row('Eklund Städ'))
                program.key('Delete')
                program.get('alert dialog', 'Delete Customer?')
                write_book(book_path(home), ("DELETE FROM group_permission WHERE permission = 'customers.delete'",),
                           ('UPDATE generation SET n = n + 1',))
                program.answer('Delete Customer?', 'Delete Customer')
                denied(program, 'Nothing Was Deleted', SALES_TEAM, may_not_delete)
                program.row('Eklund Städ')
            program.close()


def marketing():
    with home_with_customers() as home:
        put_in(home, MARKETING)
        with CustomerBook(home) as program:
            with point('Marketing deletes and undoes, but does not delete forever'):
                for name in ('Café Blanc', 'Dupont Traiteur'):
                    program.click(program.row(name))
                    program.key('Delete')
                    program.answer('Delete Customer?', 'Delete Customer')
                    program.wait_missing(name)
                program.key('ctrl+z')
                program.row('Dupont Traiteur')
                program.key('ctrl+shift+z')
                program.wait_missing('Dupont Traiteur')

                program.go_to(DELETED)
                program.click(program.row('Café Blanc'))
                program.key('shift+Delete')
                denied(program, 'Nothing Was Deleted Forever', MARKETING,
                       'Your group, {}, may not delete customers forever.')
                program.choose('More Actions', 'Clean Up Deleted Customers…')
                program.answer('Clean Up Deleted Customers?', 'Continue…')
                denied(program, 'Nothing Was Deleted Forever', MARKETING,
                       'Your group, {}, may not delete customers forever.')
                same(count(home, 'deleted_customer'), 2)
            program.close()


def front_desk():
    not_allowed = 'Your group may not do this. Nothing was changed. An administrator can allow it.'

    with home_with_customers() as home:
        put_in(home, FRONT_DESK)
        with CustomerBook(home) as program:
            with point('the Front Desk does not see Deleted Customers, nor the Activity'):
                program.row('Café Blanc')
                for page, heading in ((DELETED, 'Not Allowed'), (ACTIVITY, 'Activity Can’t Be Read')):
                    program.go_to(page)
                    program.get('label', heading)
                    program.wait_text(not_allowed)

            with point('but edits customers, until that is taken away'):
                program.go_to(CUSTOMERS)
                program.click(program.row('Café Blanc'), button=3)
                program.click_on('menu item', 'Edit…')
                dialog = program.get('dialog', 'Edit Customer')
                program.get('text box', 'E-mail', inside=dialog).set_text('new@example.com')
                program.click_on('button', 'Save', inside=dialog)
                program.wait_gone('dialog', 'Edit Customer')
                write_book(book_path(home), ("DELETE FROM group_permission WHERE permission = 'customers.edit'",),
                           ('UPDATE generation SET n = n + 1',))
                program.click(program.row('Café Blanc'), button=3)
                program.click_on('menu item', 'Edit…')
                dialog = program.get('dialog', 'Edit Customer')
                program.get('text box', 'E-mail', inside=dialog).set_text('newer@example.com')
                program.click_on('button', 'Save', inside=dialog)
                program.get('button', 'Try Again', inside=dialog)
                program.wait_text(not_allowed)
                program.click_on('button', 'Cancel', inside=dialog)
                program.answer('Save Changes?', 'Discard')
                program.wait_gone('dialog', 'Edit Customer')
            program.close()
        same(count(home, "customer WHERE email = 'new@example.com'"), 1)


if __name__ == '__main__':
    sys.exit(main(sales_team, marketing, front_desk))
