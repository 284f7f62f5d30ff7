#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the groups of a book may not do, and how the window says so."""

import re
import sys

from customer_book import CUSTOMERS, DELETED, CustomerBook, add_items, home_with_customers
from harness.tap import main, point, same
from rights import FRONT_DESK, MARKETING, MAY_ALLOW, SALES_TEAM, allow, count, count_operations, forbid, put_in


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
        before = count_operations(home)
        with CustomerBook(home) as program:
            with point('Delete says that the group may not, and does nothing'):
                for name in ('Café Blanc', 'Dupont Traiteur'):
                    program.click(program.row(name))
                    program.key('Delete')
                    program.wait_text(f'{may_not_delete.format(SALES_TEAM)} {MAY_ALLOW}')
                    program.row(name)
                same(count_operations(home), before)
                same(count(home, 'deleted_customer'), 0)

            with point('what an administrator allows elsewhere works at once'):
                allow(home, SALES_TEAM, 'customers.delete')
                row = program.row('Café Blanc')
                program.point_at(row)
                program.wait(lambda: program.find('button', 'Delete', inside=row, where=lambda node: node.sensitive),
                             'the button of the row to be pressed')
                program.click(row)
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_missing('Café Blanc')

            with point('but one at a time, and not to be undone'):
                program.key('ctrl+a')
                program.wait_text('29 of 29 selected')
                program.key('Delete')
                program.wait_text(f'Your group, {SALES_TEAM}, may delete only one customer at a time. {MAY_ALLOW}')
                in_bar = max(program.find_all('button', 'Delete'), key=lambda node: node.extents.y)
                assert not in_bar.sensitive
                program.click_on('button', 'Clear Selection')
                program.wait_gone('label', '29 of 29 selected')
                program.key('ctrl+z')
                denied(program, 'Nothing Was Undeleted', SALES_TEAM, 'Your group, {}, may not undelete customers.')
                same(count(home, 'deleted_customer'), 1)

            with point('what is taken away while the question is open holds'):
                program.click(program.row('Eklund Städ'))
                program.key('Delete')
                program.get('alert dialog', 'Delete Customer?')
                forbid(home, SALES_TEAM, 'customers.delete')
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
                program.wait_text(f'Your group, {MARKETING}, may not delete customers forever. {MAY_ALLOW}')
                program.click_on('toggle button', 'More Actions')
                for item in ('Delete All Forever…', 'Clean Up Deleted Customers…'):
                    assert not program.get('menu item', item).sensitive
                assert program.get('menu item', 'Undelete All').sensitive
                program.key('Escape')
                same(count(home, 'deleted_customer'), 2)
            program.close()


def front_desk():
    not_allowed = 'Your group may not do this. Nothing was changed. An administrator can allow it.'

    with home_with_customers() as home:
        put_in(home, FRONT_DESK)
        with CustomerBook(home) as program:
            with point('the Front Desk does not see Deleted Customers, nor the Activity'):
                program.row('Café Blanc')
                same(program.pages(), ['Customers', 'Inbox'])
                # The second is the last; the keys of those that are not there do nothing.
                program.key('alt+3', 'alt+4', 'alt+2')
                program.wait_page('Inbox')

            with point('its preferences can be read, and say why they can’t be changed'):
                program.key('ctrl+comma')
                dialog = program.get('dialog', 'Preferences')
                for page, what in (('Deleting', 'change the deletion rules'), ('Erasure', 'change the deletion rules'),
                                   ('Customers', 'change the preferences'), ('People', 'change people and groups')):
                    program.click_on('tab', page)
                    program.wait_text(f'Your group, {FRONT_DESK}, may not {what}.')
                program.click_on('button', 'Close', inside=dialog)
                program.wait_gone('dialog', 'Preferences')

            with point('but edits customers, until that is taken away'):
                program.go_to(CUSTOMERS)
                program.click(program.row('Café Blanc'), button=3)
                program.click_on('menu item', 'Edit…')
                dialog = program.get('dialog', 'Edit Customer')
                program.get('text box', 'E-mail', inside=dialog).set_text('new@example.com')
                program.click_on('button', 'Save', inside=dialog)
                program.wait_gone('dialog', 'Edit Customer')
                program.click(program.row('Café Blanc'), button=3)
                program.click_on('menu item', 'Edit…')
                dialog = program.get('dialog', 'Edit Customer')
                forbid(home, FRONT_DESK, 'customers.edit')
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
