# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window of Customer Book has in it, by the words that a person reads."""

import atexit
import contextlib
import functools
import os
import pathlib
import re
import shutil
import sqlite3
import tempfile

from harness.program import Home, Program

PROGRAM = pathlib.Path(os.environ['CUSTOMER_BOOK'])
EXACT_BOUNDS = pathlib.Path(os.environ['CB_EXACT_BOUNDS'])
FAULTY_DISK = pathlib.Path(os.environ['CB_FAULTY_DISK'])
DRAG_SOURCE = pathlib.Path(os.environ['CB_DRAG_SOURCE'])
DATA = pathlib.Path(__file__).parent / 'data'
SOURCE = pathlib.Path(__file__).parents[2]

CUSTOMERS = 'Customers'
INBOX = 'Inbox'
DELETED = 'Deleted Customers'
ACTIVITY = 'Activity'
# To record an operation: its kind, its time, and of how many customers. The newest one.
OPERATION = ('INSERT INTO operation (kind, time, person_id, person_name, n_customers) '
             'SELECT ?, ?, id, name, ? FROM person')
NEWEST = '(SELECT max(id) FROM operation)'
# 360 by 720 and the border that a window has on a display without compositing.
NARROW = (370, 730)
IS_ROW = re.compile(', number ')


def book_path(home):
    """Where the program keeps the book of its own."""
    return home.data / 'customer-book' / 'book.db'


def read_book(path, sql, *parameters):
    """Asks the file of a book, without changing anything."""
    with contextlib.closing(sqlite3.connect(f'file:{path}?mode=ro', uri=True)) as connection:
        return connection.execute(sql, parameters).fetchall()


def write_book(path, *statements):
    """Changes the file of a book that no program has open: SQL, each with its parameters."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for sql, *parameters in statements:
            connection.execute(sql, parameters)


# By kind: its number and prefix in books, and the numbers of a status that is open and of one
# that is settled.
ITEM_KINDS = {
    'inquiry': (1, 'IQ-', 0, 1), 'quote': (2, 'QU-', 1, 2), 'booking': (3, 'BK-', 1, 2),
    'invoice': (4, 'IN-', 1, 3), 'order': (5, 'OR-', 0, 3), 'payment': (6, 'PA-', 0, 1),
    'appointment': (7, 'AP-', 0, 1), 'reminder': (8, 'RE-', 0, 1), 'opportunity': (9, 'OP-', 0, 1),
    'group event': (10, 'GE-', 0, 1),
}


def add_items(home, customer, kind, count=1, is_open=True, title='', amount=None):
    """Gives a customer, named by number, items in the book that is kept at home."""
    number, prefix, when_open, when_settled = ITEM_KINDS[kind]
    path = book_path(home)
    first = read_book(path, 'SELECT last_number FROM item_kind WHERE id = ?', number)[0][0] + 1
    time = 1772582400000000
    write_book(
        path,
        *[('INSERT INTO item (customer_id, kind, number, title, status, open, amount, currency, date, created, changed) '
           'SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM customer WHERE number = ?',
           number, f'{prefix}{i:04}', title, when_open if is_open else when_settled, int(is_open),
           amount, 'EUR' if amount is not None else None, time - i * 86400000000, time, time, customer)
          for i in range(first, first + count)],
        ('UPDATE item_kind SET last_number = ? WHERE id = ?', first + count - 1, number),
        ('UPDATE generation SET n = n + 1',))


def add_messages(home, customer, *texts, kind=1):
    """Gives a customer, named by number, messages in the book that is kept at home: the last is
    the newest."""
    path = book_path(home)
    condition = 'customer_id = (SELECT id FROM customer WHERE number = ?)'
    # The words of up to 16 messages share a row of the index.
    words = ("SELECT {} customer_id << 12 | (id >> 4), group_concat(subject || ' ' || body, ' ') FROM message "
             f'WHERE {condition} GROUP BY id >> 4')
    removed, added = words.format("'delete',"), words.format('')
    first = read_book(path, f'SELECT coalesce(max(id), 0) + 1 FROM message WHERE {condition}', customer)[0][0]
    write_book(
        path,
        (f"INSERT INTO word_index (word_index, rowid, text) {removed}", customer),
        *[('INSERT INTO message (customer_id, id, kind, incoming, time, body) '
           'SELECT id, ?, ?, 1, ?, ? FROM customer WHERE number = ?',
           i, kind, 1772582400000000 + i * 3600000000, text, customer)
          for i, text in enumerate(texts, first)],
        (f'INSERT INTO word_index (rowid, text) {added}', customer),
        ('UPDATE generation SET n = n + 1',))


def add_document(home, customer, title, data):
    """Gives a customer, named by number, a document."""
    write_book(book_path(home),
               ('INSERT INTO document (customer_id, title, type, time, data) '
                'SELECT id, ?, ?, ?, ? FROM customer WHERE number = ?',
                title, 'text/plain', 1772000000000000, data, customer),
               ('INSERT INTO word_index (rowid, text) SELECT -id, title FROM document '
                'WHERE id = (SELECT max(id) FROM document)',),
               ('UPDATE generation SET n = n + 1',))


def write_table(path, rows, header='Number,Name,E-Mail,Phone'):
    path.write_text('\n'.join([header, *(','.join(row) for row in rows)]) + '\n', encoding='utf-8')
    return path


class CustomerBook(Program):
    """The program with its window."""

    def __init__(self, home, *arguments, preload=(), environment=None, **options):
        # Where the program's icons are, which need not be installed.
        folders = f'{SOURCE / "data"}:{os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"}'
        super().__init__([PROGRAM, *arguments], home, preload=[EXACT_BOUNDS, *preload],
                         environment={'XDG_DATA_DIRS': folders, **(environment or {})}, **options)

    # Lists

    def names(self):
        """The customers in sight, in their order."""
        return [item.name.split(', number ')[0]
                for item in self.application.look().find_items('row', IS_ROW)]

    def row(self, name):
        """A customer's row, in sight as a whole."""
        def in_sight(row):
            here = row.extents
            there = row.parent.extents
            return there.y <= here.y and here.y + here.height <= there.y + there.height
        return self.get('row', re.compile(rf'^{re.escape(name)}, number '), where=in_sight)

    def wait_names(self, *names):
        """Waits for exactly these customers to be in sight, in this order."""
        self.wait(lambda: self.names() == list(names), lambda: f'{names}; there are {self.names()}')

    def wait_missing(self, name):
        self.wait_gone('row', re.compile(rf'^{re.escape(name)}, number '))

    def check(self, name):
        """Clicks a customer's check box."""
        box = self.get('checkbox', inside=self.row(name))
        before = box.checked
        self.click(box)
        self.wait(lambda: box.checked != before, f'{name} to be {"un" if before else ""}checked')

    def wait_count(self, text):
        """Waits for the line below the title: "30 customers"."""
        self.wait(lambda: self.find('label', text), f'the count “{text}”')

    def wait_selected(self, text):
        """Waits for the line in the action bar: "2 of 30 selected"."""
        self.get('label', text)

    def press_in_bar(self, name):
        """Clicks a button of the bar at the bottom; rows have some of the same name."""
        def lowest():
            found = self.find_all('button', name)
            height = self.window.geometry[3]
            return next((node for node in found if node.extents.y > height - 60), None)
        self.click(self.wait(lowest, f'{name} in the action bar'))

    # Getting about

    def go_to(self, page):
        self.click(self.get('label', page, inside=self.get('list', 'Pages')))
        self.wait_page(page)

    def wait_page(self, page):
        self.get('group', page, where=lambda node: self.find('button', 'Close', inside=node))

    def pages(self):
        """Those in the sidebar, from the top."""
        names = ('Customers', 'Inbox', 'Deleted Customers', 'Pending Erasure', 'Activity')
        return [text for text in dict.fromkeys(self.texts(self.get('list', 'Pages'))) if text in names]

    def count_in_sidebar(self, page):
        texts = self.texts(self.get('list', 'Pages'))
        return int(texts[texts.index(page) + 1].replace(',', ''))

    def wait_sidebar(self, page, count):
        """Waits for the count beside a page."""
        self.wait(lambda: self.count_in_sidebar(page) == count, f'{count} beside {page}')

    def choose(self, button, item):
        """Opens the menu of a button by mouse and clicks an item."""
        self.click_on('toggle button', button)
        self.click_on('menu item', item)

    def search(self, text):
        """Opens the search bar by mouse and types."""
        entry = self.find('search box', 'Search')
        if entry:
            self.click(entry)
        else:
            self.click_on('toggle button', 'Search')
            entry = self.get('search box', 'Search')
        self.wait_focus('search box')
        if text.isascii():
            self.key('ctrl+a')
            self.type(text)
        else:
            entry.set_text(text)
        self.wait(lambda: entry.text == text, f'“{text}” in the search bar')

    # Dialogs

    def answer(self, heading, response):
        """Clicks a button of an alert."""
        alert = self.get('alert dialog', heading)
        self.click_on('button', response, inside=alert)
        self.wait_gone('alert dialog', heading)

    def dismiss(self, role, name=None):
        """Closes a menu, alert or dialog by keyboard."""
        self.key('Escape')
        self.wait_gone(role, name)

    def open_file(self, path):
        """Fills in the file dialog that is open."""
        is_accept = re.compile('^(Open|Choose)$')
        dialog = self.get('dialog', where=lambda node: self.find('button', is_accept, inside=node))
        self.wait_focus('list')
        self.key('ctrl+l')
        entry = self.wait_focus('text box')
        entry.set_text(str(path))
        self.wait(lambda: self.find('button', is_accept, inside=dialog).sensitive, 'a file to be accepted')
        self.key('Return')
        self.wait(lambda: not self.find('button', is_accept, inside=dialog), 'the file dialog to close')

    def save_file(self, path):
        """Fills in the dialog that asks where to save."""
        dialog = self.get('dialog', where=lambda node: self.find('button', 'Save', inside=node))
        entry = self.wait_focus('text box')
        entry.set_text(str(path))
        self.wait(lambda: self.find('button', 'Save', inside=dialog).sensitive, 'a name to be accepted')
        self.key('Return')
        self.wait(lambda: not self.find('button', 'Save', inside=dialog), 'the file dialog to close')

    def import_shown(self):
        """Imports what the import dialog shows, by mouse."""
        dialog = self.get('dialog', 'Import Customers')
        button = self.get('button', 'Import', inside=dialog)
        # Large tables take their time.
        self.wait(lambda: button.sensitive, 'the rows to be looked at', 120)
        self.click(button)
        self.click(self.get('button', 'Done', timeout=120))
        self.wait_gone('dialog', 'Import Customers')


@functools.cache
def _get_templates():
    """The folder of books that were made by importing a table."""
    folder = tempfile.mkdtemp(prefix='customer-book-templates.')
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return pathlib.Path(folder)


@functools.cache
def _make_template(table):
    with Home() as home:
        with CustomerBook(home, table) as program:
            program.import_shown()
            program.close()
        descriptor, template = tempfile.mkstemp(dir=_get_templates())
        os.close(descriptor)
        shutil.copyfile(book_path(home), template)
    return template


@contextlib.contextmanager
def home_with_customers(table=DATA / 'customers.csv'):
    """A home in which a table was imported before."""
    template = _make_template(table)
    with Home() as home:
        path = book_path(home)
        path.parent.mkdir(mode=0o700)
        shutil.copyfile(template, path)
        path.chmod(0o600)
        yield home
