#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Items of a customer, for who may not create, edit or delete them: what can't be done is off and says why."""

import re
import sys

from customer_book import CustomerBook, add_items, book_path, home_with_customers, read_book
from harness.tap import main, point, same
from rights import MAY_ALLOW, SALES_TEAM, allow, forbid, put_in


def may_not(what):
    return f'Your group, {SALES_TEAM}, may not {what} items of the kind “Quotes”. {MAY_ALLOW}'


def description(node):
    # Without what keeps names of another direction apart.
    return re.sub('[\u2068\u2069]', '', node.get('Accessible', 'Description'))


def quotes(home):
    return read_book(book_path(home), 'SELECT number, title, status, d.item_id IS NOT NULL FROM item '
                                      'LEFT JOIN deleted_item d ON d.item_id = id ORDER BY id')


def get_quote(program):
    return program.get('list item', re.compile('Carpet'))


def refused(program, *keys, saying):
    program.key(*keys)
    program.wait_text(saying)
    # A toast goes by itself.
    program.wait_gone('label', saying)


def entries(program):
    """What the menu of the quote has, and which of it can be chosen."""
    program.click_on('toggle button', 'More Actions', inside=get_quote(program))
    program.get('menu item', 'Delete…')
    found = {node.name: node.sensitive for node in program.find_all('menu item')}
    program.key('Escape')
    program.wait_gone('menu item', 'Delete…')
    return found


def sales_team():
    with home_with_customers() as home:
        add_items(home, 'BLANC', 'quote', 1, title='Carpet', amount=50000)
        put_in(home, SALES_TEAM)
        forbid(home, SALES_TEAM, 'items.quote.create', 'items.quote.edit')
        before = quotes(home)
        with CustomerBook(home) as program:
            program.wait_focus('row')
            program.type('blanc')
            program.wait_names('Café Blanc')
            program.key('Return')
            program.wait_focus('row', re.compile('^Café Blanc'))
            program.key('Return')

            with point('the tab of a kind'):
                program.click(program.get('radio', 'Quotes (1)'))
                new = program.get('button', 'New…')
                program.wait(lambda: not new.sensitive, 'no new ones')
                same(description(new), may_not('create'))
                assert not any(sensitive for name, sensitive in entries(program).items() if name != 'Set Status')
                program.tab_to('list item', re.compile('Carpet'))
                refused(program, 'Delete', saying=may_not('delete'))
                refused(program, 'Return', saying=may_not('edit'))
                refused(program, 'ctrl+n', saying=may_not('create'))
                assert not program.find('dialog')

            with point('and the page of all'):
                program.click_on('button', 'Show All')
                program.wait_focus('row', re.compile('Carpet'))
                new = program.get('button', 'New')
                assert not new.sensitive
                same(description(new), may_not('create'))
                program.key('space')
                delete = program.get('button', 'Delete…')
                assert not delete.sensitive
                same(description(delete), may_not('delete'))
                refused(program, 'Delete', saying=may_not('delete'))
                refused(program, 'Return', saying=may_not('edit'))
                same(quotes(home), before)

            with point('what is allowed works at once, in the same window'):
                allow(home, SALES_TEAM, 'items.quote.create', 'items.quote.edit')
                program.wait(lambda: new.sensitive, 'new ones')
                same(description(new), '')
                program.key('Return')
                program.get('dialog', re.compile('Quote'))
                program.dismiss('dialog', re.compile('Quote'))
            program.close()


if __name__ == '__main__':
    sys.exit(main(sales_team))
