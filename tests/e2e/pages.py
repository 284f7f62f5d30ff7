# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through all pages and dialogs of the window."""

import re

from customer_book import CustomerBook, home_with_customers
from harness.program import Home
from pages_backup import walk_backup
from pages_deleting import show_deleted, show_receipts, walk_pending, walk_plans
from pages_inbox import walk_inbox
from pages_preferences import show_preferences
from pages_records import walk_records
from pages_sign_in import walk_sign_in

BAD_TABLE = 'Number,Name,E-Mail\n1,Anna Köhler,anna@example.com\n2,Bo,nobody\n3,Çelik,\n'


def show_list(program):
    yield 'customers'

    program.key('ctrl+f')
    program.wait_focus('search box')
    yield 'search'
    program.type('zzz')
    program.get('label', 'No Results Found')
    yield 'search without result'
    program.key('Escape')
    program.wait_focus('row')

    program.key('ctrl+a')
    program.wait_text('30 of 30 selected')
    yield 'selection'
    program.key('Escape')
    program.wait_gone('label', '30 of 30 selected')

    program.key('Menu')
    program.wait_focus('menu item')
    yield 'menu of a row'
    program.dismiss('menu item')

    program.click_on('toggle button', 'More Actions')
    program.get('menu item', 'Delete All…')
    yield 'menu of the page'
    program.dismiss('menu item')


def show_dialogs(program):
    program.wait_focus('row')
    program.key('Delete')
    program.get('alert dialog', 'Delete Customer?')
    yield 'question'
    program.dismiss('alert dialog')

    program.key('ctrl+n')
    dialog = program.get('dialog', 'New Customer')
    program.wait_focus('text box', 'Name')
    yield 'new customer'
    program.get('text box', 'E-mail', inside=dialog).set_text('nobody')
    program.get('text box', 'Number', inside=dialog).set_text('BLANC')
    program.key('ctrl+s')
    program.wait_text('Every customer needs a name.')
    yield 'mistakes'
    program.key('Escape')
    program.get('alert dialog', 'Save Changes?')
    yield 'unsaved changes'
    program.click_on('button', 'Discard')
    program.wait_gone('dialog', 'New Customer')

    program.key('ctrl+k')
    program.get('label', 'Customers, items by their number, words of messages and titles of documents, and kept records.')
    yield 'find'
    program.type('caf')
    program.get('list item', re.compile('^Café Blanc, number BLANC'))
    yield 'found'
    program.key('ctrl+a')
    program.type('zzz')
    program.get('label', 'No Results Found')
    yield 'nothing found'
    program.dismiss('dialog', 'Find Everything')

    program.key('ctrl+question')
    program.get('dialog', 'Keyboard Shortcuts')
    yield 'keyboard shortcuts'
    program.dismiss('dialog', 'Keyboard Shortcuts')


def show_profile(program):
    program.wait_focus('row')
    program.key('Return')
    program.wait_text(re.compile('^No. '))
    yield 'profile'
    program.click_on('toggle button', 'More')
    program.get('menu item', 'Opportunities')
    yield 'kinds of items'
    program.tab_to('menu item', 'Opportunities', keys='Down')
    program.key('Return')
    program.wait_text('There are none yet.')
    yield 'tab of the profile'
    program.key('ctrl+n')
    program.get('dialog', 'New: Opportunity')
    program.wait_focus('text box', 'Title')
    program.type('Windows')
    program.key('ctrl+s')
    program.wait_gone('dialog', 'New: Opportunity')
    program.get('list item', re.compile('^Windows'))
    program.click_on('button', 'Show All')
    program.wait_text('1 opportunity')
    program.wait_focus('row')
    yield 'items of a customer'
    program.key('Return')
    dialog = program.get('dialog', re.compile('^Opportunity'))
    program.get('text box', 'Amount', inside=dialog).set_text('much')
    program.key('ctrl+s')
    program.wait_text(re.compile('^This isn’t an amount'))
    yield 'mistakes in an item'
    program.key('Escape')
    program.click_on('button', 'Discard')
    program.wait_gone('dialog')
    program.click_on('button', 'Back')
    program.wait_text(re.compile('^No. '))
    # By its button: right to left the keys to go back are others.
    program.click_on('button', 'Back')
    program.wait_focus('row')


def show_activity(program):
    program.key('alt+4')
    program.wait_focus('list item', re.compile('^Deleted customer'))
    yield 'activity'
    program.click_on('toggle button', 'More Actions')
    program.get('menu item', 'Receipts…')
    yield 'menu of the activity'
    program.dismiss('menu item')
    program.key('alt+1')
    program.wait_focus('row')


def show_nothing_exchanged(program):
    program.key('alt+2')
    program.get('label', 'No Conversations')
    yield 'no conversations'
    program.key('alt+3')
    program.choose('More Actions', 'Kept Records')
    program.get('label', 'No Kept Records')
    yield 'no kept records'
    program.key('alt+1')
    program.wait_focus('row')


def walk(prepare, environment=None):
    """Yields the program and the name of each page and dialog, one after the other.

    `prepare` is called with each program once it shows itself.
    """
    def start(home, *arguments):
        return CustomerBook(home, *arguments, environment=environment)

    with Home() as home:
        with start(home) as program:
            program.get('label', 'No Customers Yet')
            prepare(program)
            yield program, 'welcome'
            program.key('alt+4')
            program.get('label', 'No Activity Yet')
            yield program, 'no activity'
            program.key('ctrl+q')
            program.check_end()

        table = home.documents / 'table.csv'
        table.write_text(BAD_TABLE, encoding='utf-8')
        with start(home, table) as program:
            program.get('dialog', 'Import Customers')
            prepare(program)
            program.wait_text('1 rejected')
            yield program, 'import'
            program.tab_to('button', 'Show Rejected')
            program.key('Return')
            program.wait_text('Line 3')
            yield program, 'rejected rows'
            program.key('Escape')
            program.wait_focus('button', 'Show Rejected')
            program.tab_to('button', 'Import')
            program.key('Return')
            program.get('label', '2 Customers Imported')
            yield program, 'imported'
            program.key('Return')
            program.wait_focus('row')
            program.key('ctrl+q')
            program.check_end()

        table.write_bytes(b'\0\1\2')
        with start(home, table) as program:
            program.get('label', 'Not a Text File')
            prepare(program)
            yield program, 'no table'
            program.key('Escape')
            program.wait_gone('dialog')
            program.key('ctrl+q')
            program.check_end()

        with start(home, home.documents / 'gone.customerbook') as program:
            program.get('label', 'File Can’t Be Opened')
            prepare(program)
            yield program, 'problem'
            program.key('ctrl+q')
            program.check_end()

    with home_with_customers() as home, start(home) as program:
        program.wait_focus('row')
        prepare(program)
        for show in (show_list, show_dialogs, show_profile, show_preferences, show_deleted, show_activity,
                     show_receipts, show_nothing_exchanged):
            for name in show(program):
                yield program, name
        program.key('ctrl+q')
        program.check_end()

    for further in (walk_inbox, walk_records, walk_plans, walk_pending, walk_sign_in, walk_backup):
        yield from further(start, prepare)
