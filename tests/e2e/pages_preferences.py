# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through the preferences."""

import re

from customer_book import book_path, read_book


def show_people(program):
    program.wait_text('Administrator · You')
    program.get('list item', 'Front Desk')
    yield 'preferences of people'
    program.click_on('button', 'Add Person')
    program.get('alert dialog', 'Add Person')
    program.wait_focus('text box', 'Name')
    program.type('Customer Book')
    program.wait_text('This is the name of the program itself.')
    yield 'new person'
    program.dismiss('alert dialog', 'Add Person')
    program.tab_to('list item', read_book(book_path(program.home), 'SELECT name FROM person WHERE id = 1')[0][0])
    program.key('Return')
    program.wait_text('Everything, as an administrator.')
    yield 'person'
    program.tab_to('button', 'Change Photo', keys='shift+Tab')
    program.key('Return')
    program.wait_focus('button', 'Choose File…')
    yield 'photo of a person'
    program.dismiss('dialog', 'Photo')
    program.wait_focus('button', 'Change Photo')
    program.key('Escape')
    program.wait_gone('label', 'Everything, as an administrator.')
    program.tab_to('list item', 'Administrator')
    program.key('Return')
    program.wait_text('Administrators may do everything.')
    yield 'administrators'
    program.key('Escape')
    program.wait_gone('label', re.compile('^Administrators may do'))
    program.key('Down', 'Down')
    program.wait_focus('list item', 'Sales Team')
    program.key('Return')
    program.get('switch', 'Delete customers')
    yield 'group'
    program.tab_to('search box', 'Search for a Permission', keys='shift+Tab')
    program.type('quotes')
    program.get('switch', 'Delete: Quotes')
    program.wait_gone('switch', 'Delete customers')
    yield 'search for a permission'
    program.key('Escape')
    program.get('switch', 'Delete customers')
    program.key('Escape')
    program.wait_focus('list item', 'Sales Team')
    program.tab_to(name='Compare What Groups May Do')
    program.key('Return')
    program.get('row', 'See customers')
    yield 'groups compared'
    program.key('Escape')
    program.wait_gone('switch', 'Delete customers')


def show_preferences(program):
    def open_page(page):
        program.click_on('tab', page)
        program.get('tab', page, where=lambda node: 'selected' in node.states)

    program.key('ctrl+comma')
    dialog = program.get('dialog', 'Preferences')
    program.wait_text('Group Events')
    program.wait_text('No customer has any now.')
    yield 'preferences'
    program.click(program.get('list item', 'Quotes', inside=dialog))
    program.wait_text('Kept, Masked')
    yield 'rule'
    program.key('Escape')
    program.wait_gone('label', 'Kept, Masked')
    open_page('Erasure')
    program.wait_text('What This Does Now')
    yield 'preferences of deleting forever'
    open_page('Customers')
    program.get('text box', 'Prefix').set_text('7')
    program.wait_text('A prefix can’t end in a digit')
    yield 'preferences of numbers'
    program.get('text box', 'Prefix').set_text('')
    program.click(program.get(name='Show Freed Numbers'))
    program.get('label', 'No Freed Numbers')
    yield 'no freed numbers'
    program.key('Escape')
    program.wait_gone('label', 'No Freed Numbers')
    open_page('People')
    yield from show_people(program)
    program.dismiss('dialog', 'Preferences')
    program.wait_focus('row')
