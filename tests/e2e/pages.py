# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through all pages and dialogs of the window."""

import re
import time

from customer_book import NEWEST, OPERATION, CustomerBook, add_items, book_path, home_with_customers, read_book, write_book
from harness.program import Home
from pages_inbox import walk_inbox
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
    program.wait_focus('list item')
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


def show_deleted(program):
    program.key('alt+3')
    program.get('label', 'No Deleted Customers')
    yield 'no deleted customers'
    program.key('alt+1')
    program.wait_focus('row')
    for _ in range(2):
        program.key('Delete')
        program.get('alert dialog', 'Delete Customer?')
        program.tab_to('button', 'Delete Customer')
        program.key('Return')
        program.wait_gone('alert dialog')
        program.wait_focus('row')
    yield 'toast'
    program.key('alt+3')
    program.wait_text('2 customers')
    program.wait_focus('row')
    program.key('space')
    program.wait_text('1 of 2 selected')
    yield 'deleted customers'
    program.key('shift+Delete')
    program.get('alert dialog', 'Delete Customer Forever?')
    program.wait_focus('text box')
    program.type('7')
    program.wait_text('This isn’t the number of customers')
    yield 'delete forever'
    program.dismiss('alert dialog')
    program.key('Escape')
    program.wait_focus('row')
    program.key('Return')
    program.wait_text(re.compile('^Deleted on'))
    yield 'profile of a deleted customer'
    program.click_on('button', 'Back')
    program.wait_focus('row')
    program.key('alt+1')
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


def show_receipts(program):
    program.key('alt+3')
    program.wait_focus('row')
    program.click_on('toggle button', 'More Actions')
    program.click_on('menu item', 'Receipts…')
    program.get('label', 'No Receipts')
    yield 'no receipts'
    program.dismiss('dialog', 'Receipts')
    program.key('alt+3')
    program.wait_focus('row')
    program.key('shift+Delete')
    program.get('alert dialog', 'Delete Customer Forever?')
    program.wait_focus('text box')
    program.type('1')
    program.key('Return')
    program.wait_gone('alert dialog')
    program.get('button', 'Receipt')
    yield 'toast with a receipt'
    program.click_on('button', 'Receipt')
    program.wait_text('Data Searched')
    yield 'receipt'
    program.key('Escape')
    program.wait_text('Nothing Left')
    program.wait_gone('label', 'Search for Traces')
    yield 'receipts'
    program.dismiss('dialog', 'Receipts')
    program.key('alt+1')
    program.wait_focus('row')


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


def show_blockers(program):
    program.wait_focus('row')
    program.key('Delete')
    program.get('alert dialog', 'Can’t Delete Customer Yet')
    yield 'blocked customer'
    program.tab_to('button', 'Resolve…')
    program.key('Return')
    program.wait_focus('list item', re.compile('^QU-0001'))
    yield 'blockers'
    program.key('Return')
    program.get('label', 'Quote QU-0001')
    yield 'item'
    program.key('Escape')
    program.wait_focus('list item', re.compile('^QU-0001'))
    program.key('Delete')
    program.get('alert dialog', 'Delete Item?')
    yield 'deleting an item'
    program.dismiss('alert dialog')
    program.dismiss('dialog', 'Resolve Blockers')


def show_result(program):
    program.wait_focus('row')
    program.key('ctrl+a')
    program.key('Delete')
    program.get('alert dialog', 'Delete 29 Customers?')
    program.tab_to('button', 'Customers Left Out')
    program.key('space')
    program.get('list item', re.compile('^ABELE'))
    yield 'mixed question'
    program.tab_to('button', 'Delete 29')
    program.key('Return')
    program.get('dialog', '29 Customers Deleted')
    program.get('list item', re.compile('^ABELE'))
    yield 'result'
    program.dismiss('dialog', '29 Customers Deleted')


def show_masking(program):
    program.key('alt+3')
    program.wait_text('29 customers')
    program.wait_focus('row')
    program.key('ctrl+a')
    program.key('shift+Delete')
    program.get('alert dialog', 'Mask 29 Customers and Delete Forever?')
    yield 'mask and delete later'
    program.dismiss('alert dialog')


def show_numbers(program):
    program.wait_focus('row')
    program.key('alt+3')
    program.wait_text('29 customers')
    program.choose('More Actions', 'Undelete All')
    program.get('list item', re.compile('^Café Blanc'))
    yield 'numbers'
    program.dismiss('dialog', 'Numbers Are Taken')


def walk_plans(start, prepare):
    """Where things stand in the way."""
    with home_with_customers() as home:
        add_items(home, 'ABELE', 'quote', 2, title='Garden', amount=123450)
        add_items(home, 'ABELE', 'invoice')
        add_items(home, 'BLANC', 'order', 2, amount=100)
        write_book(book_path(home), ('INSERT INTO setting VALUES (?, ?)', 'mask_first', '1'))
        with start(home) as program:
            program.wait_focus('row')
            prepare(program)
            for show in (show_blockers, show_result, show_masking):
                for name in show(program):
                    yield program, name
            program.key('ctrl+q')
            program.check_end()

        write_book(
            book_path(home),
            ('INSERT INTO taken_number SELECT id, number FROM customer WHERE number = ?', 'BLANC'),
            ('UPDATE customer SET number = ? WHERE number = ?', 'X-1', 'BLANC'),
            ('UPDATE customer SET number = ? WHERE number = ?', 'BLANC', 'ABELE'))
        with start(home) as program:
            program.wait_focus('row')
            prepare(program)
            for name in show_numbers(program):
                yield program, name
            program.key('ctrl+q')
            program.check_end()


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


def show_pending(program):
    program.key('alt+3')
    program.wait_text('will be deleted forever within the next 7 days')
    program.wait_focus('row')
    yield 'deleted customers with their day'
    program.choose('More Actions', 'Pending Erasure')
    program.wait_focus('row', re.compile('^Number '))
    program.key('space')
    program.wait_text('1 of 2 selected')
    yield 'pending erasure'
    program.key('Escape')
    program.wait_focus('row')
    program.key('Return')
    program.wait_text(re.compile('^Masked. Will be deleted forever on'))
    yield 'profile of a masked customer'
    program.click_on('button', 'Back')
    program.wait_focus('row')
    program.choose('More Actions', 'Cancel All Erasures')
    program.get('label', 'No Pending Erasure')
    yield 'no pending erasure'


def walk_pending(start, prepare):
    """What is to be deleted forever by itself."""
    day = 24 * 60 * 60 * 1000000
    now = time.time_ns() // 1000
    masked = 'SELECT id FROM customer WHERE number IN (?, ?)'

    with home_with_customers() as home:
        write_book(
            book_path(home),
            ('INSERT INTO setting VALUES (?, ?), (?, ?)', 'retention_days', '90', 'retention_since', '0'),
            (OPERATION, 1, now - 85 * day, 4),
            (f'INSERT INTO deleted_customer (customer_id, operation_id) SELECT id, {NEWEST} FROM customer LIMIT 4',),
            (OPERATION, 5, now, 2),
            (f'INSERT INTO pending_erasure SELECT id, {NEWEST}, ? FROM ({masked})', now + 30 * day, 'ABELE', 'ALMEI'))
        with start(home) as program:
            program.wait_focus('row')
            prepare(program)
            for name in show_pending(program):
                yield program, name
            program.key('ctrl+q')
            program.check_end()


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

    yield from walk_inbox(start, prepare)
    yield from walk_records(start, prepare)
    yield from walk_plans(start, prepare)
    yield from walk_pending(start, prepare)
    yield from walk_sign_in(start, prepare)
