#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields that a business gives its customers: defined in the preferences, filled in in the
profile, lost only after a question."""

import re
import sys

from customer_book import DELETED, CustomerBook, book_path, home_with_customers, read_book, write_book
from harness import hands
from harness.tap import main, point, same
from rights import SALES_TEAM, forbid, put_in

NAME = 'Café Blanc'
FIELDS = 'SELECT name, kind, choices FROM custom_field ORDER BY position, id'
VALUES = ('SELECT f.name, v.value FROM custom_value v JOIN custom_field f ON f.id = v.field_id '
          'ORDER BY f.position')


def rows(home, sql):
    return read_book(book_path(home), sql)


def wait_rows(program, sql, *expected):
    program.wait(lambda: rows(program.home, sql) == list(expected),
                 lambda: f'{expected}; there are {rows(program.home, sql)}')


def define(home, *fields):
    """Gives a book that no program has open fields: name, kind, choices."""
    write_book(book_path(home), *[
        ('INSERT INTO custom_field (name, kind, choices, position) VALUES (?, ?, ?, ?)', *field, i)
        for i, field in enumerate(fields)])


def open_fields(program):
    program.key('ctrl+comma')
    program.get('dialog', 'Preferences')
    program.click_on('tab', 'Customers')
    return program.get('button', 'Add Field')


def choose(program, before, after, inside):
    """Chooses in a combo row that shows something."""
    combo = program.get('combo box', before, inside=inside)
    program.click(combo)
    program.click(program.wait(lambda: program.find_all('label', after, inside=combo)[-1:], after)[0])


def choose_in_menu(program, name, item):
    """Chooses in the menu of a field, which may have to be scrolled to."""
    program.tab_to('toggle button', f'More Actions for {name}')
    program.choose(f'More Actions for {name}', item)


def add(program, name, kind=None, choices=None):
    program.click_on('button', 'Add Field')
    dialog = program.get('dialog', 'New Field')
    program.get('text box', 'Name', inside=dialog).set_text(name)
    if kind:
        choose(program, 'Kind', kind, dialog)
    if choices:
        program.get('text box', re.compile('^Choices'), inside=dialog).set_text(choices)
    program.click_on('button', 'Save', inside=dialog)
    return dialog


def open_profile(program, name=NAME):
    program.wait_focus('row')
    program.type(name.split()[-1].lower())
    program.wait_names(name)
    program.key('Return')
    program.wait_focus('row', re.compile(f'^{name}'))
    program.key('Return')
    program.wait_text(re.compile('^No. '))


def open_records(program, name=NAME):
    open_profile(program, name)
    program.click_on('toggle button', 'More')
    program.click_on('menu item', 'Records')
    program.wait_text('Payment Methods')


def by_mouse():
    with home_with_customers() as home, CustomerBook(home) as program:
        program.wait_focus('row')
        # Room for the menus of the last rows.
        program.window.resize(1100, 850)
        program.wait(lambda: program.get('window').extents[3] == 850, 'the window to be higher')
        open_fields(program)
        with point('fields are defined'):
            add(program, 'Gate code')
            program.wait_gone('dialog', 'New Field')
            dialog = add(program, 'Gate Code')
            program.wait_text('Another field has this name.')
            program.get('text box', 'Name', inside=dialog).set_text('Size')
            choose(program, 'Kind', 'Choice', dialog)
            program.click_on('button', 'Save', inside=dialog)
            program.wait_text(re.compile('^Enter what can be chosen'))
            program.get('text box', re.compile('^Choices'), inside=dialog).set_text('Small, Large, Small')
            program.click_on('button', 'Save', inside=dialog)
            program.wait_gone('dialog', 'New Field')
            add(program, 'Rooms', 'Number')
            program.wait_gone('dialog', 'New Field')
            wait_rows(program, FIELDS, ('Gate code', 1, ''), ('Size', 4, 'Small\nLarge'), ('Rooms', 2, ''))

        with point('edited and put in order'):
            choose_in_menu(program, 'Rooms', 'Move Up')
            wait_rows(program, FIELDS, ('Gate code', 1, ''), ('Rooms', 2, ''), ('Size', 4, 'Small\nLarge'))
            program.click(program.get('list item', re.compile('^Size')))
            dialog = program.get('dialog', 'Edit Field')
            program.get('text box', 'Name', inside=dialog).set_text('House')
            program.click_on('button', 'Save', inside=dialog)
            program.wait_gone('dialog', 'Edit Field')
            wait_rows(program, FIELDS, ('Gate code', 1, ''), ('Rooms', 2, ''), ('House', 4, 'Small\nLarge'))
            program.dismiss('dialog', 'Preferences')

        with point('filled in, and what is wrong is told of in place'):
            program.key('alt+1')
            open_records(program)
            program.tab_to('button', 'Edit Custom Fields')
            program.click_on('button', 'Edit Custom Fields')
            dialog = program.get('dialog', 'Custom Fields')
            program.get('text box', 'Gate code', inside=dialog).set_text('1234 on the left')
            program.get('text box', 'Rooms', inside=dialog).set_text('many')
            choose(program, 'House', 'Large', dialog)
            program.click_on('button', 'Save', inside=dialog)
            program.wait_text(re.compile('^This isn’t a number'))
            same(rows(home, VALUES), [])
            program.get('text box', 'Rooms', inside=dialog).set_text('4.5')
            program.click_on('button', 'Save', inside=dialog)
            program.wait_gone('dialog', 'Custom Fields')
            wait_rows(program, VALUES, ('Gate code', '1234 on the left'), ('Rooms', '4.5'), ('House', 'Large'))
            program.wait_text('1234 on the left')
            program.wait_text('Records (3)')

        with point('the history tells of it'):
            program.click_on('toggle button', 'More')
            program.click_on('menu item', 'History')
            program.wait_text('Custom Field “Gate code” was added')

        with point('removed only after a question that counts who loses something'):
            open_fields(program)
            choose_in_menu(program, 'Gate code', 'Remove…')
            alert = program.get('alert dialog', 'Remove Field?')
            assert any(re.search('1 customer has', text) for text in program.texts(alert)), program.texts(alert)
            program.click_on('button', 'Cancel', inside=alert)
            program.wait_gone('alert dialog')
            # A menu that is opened while the alert is still giving the focus back goes again.
            program.wait_focus('list item', re.compile('^Gate code'))
            same(len(rows(home, VALUES)), 3)
            program.choose('More Actions for Gate code', 'Remove…')
            program.answer('Remove Field?', 'Remove')
            wait_rows(program, VALUES, ('Rooms', '4.5'), ('House', 'Large'))
            program.dismiss('dialog', 'Preferences')
            program.close()


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        define(home, ('First', 1, ''), ('Second', 3, ''), ('Third', 5, ''))
        with CustomerBook(home) as program:
            program.wait_focus('row')
            open_fields(program)
            with point('put in order and removed'):
                program.tab_to('list item', re.compile('^First'))
                program.key('alt+Down')
                wait_rows(program, FIELDS, ('Second', 3, ''), ('First', 1, ''), ('Third', 5, ''))
                program.wait_focus('list item', re.compile('^First'))
                program.key('Delete')
                alert = program.get('alert dialog', 'Remove Field?')
                assert any('No customer has' in text for text in program.texts(alert))
                program.key('Tab', 'Return')
                wait_rows(program, FIELDS, ('Second', 3, ''), ('Third', 5, ''))

            with point('added'):
                program.tab_to('button', 'Add Field', keys='shift+Tab')
                program.key('Return')
                program.wait_focus('text box', 'Name')
                program.key('ctrl+s')
                program.wait_text('This must not be empty.')
                program.type('Notes')
                program.key('ctrl+s')
                program.wait_gone('dialog', 'New Field')
                wait_rows(program, FIELDS, ('Second', 3, ''), ('Third', 5, ''), ('Notes', 1, ''))
                program.dismiss('dialog', 'Preferences')

            with point('filled in'):
                open_records(program)
                program.tab_to('list item', re.compile('^Notes'))
                program.key('Return')
                program.get('dialog', 'Custom Fields')
                program.wait_focus('text box', 'Notes')
                program.type('Rings twice')
                program.key('Escape')
                program.get('alert dialog', 'Save Changes?')
                program.key('Escape')
                program.wait_gone('alert dialog')
                program.get('text box', 'Second').set_text('2026-02-30')
                program.key('ctrl+s')
                program.wait_text(re.compile('^This isn’t a date'))
                program.wait_focus('text box', 'Second')
                program.get('text box', 'Second').set_text('2026-02-28')
                program.key('ctrl+Return')
                program.wait_gone('dialog', 'Custom Fields')
                wait_rows(program, VALUES, ('Second', '2026-02-28'), ('Notes', 'Rings twice'))
                program.wait_focus('list item', re.compile('^Notes'))

            with point('erased with the customer'):
                program.choose('More Actions', 'Delete…')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_sidebar(DELETED, 1)
                program.go_to(DELETED)
                program.wait_names(NAME)
                program.choose('More Actions', 'Delete All Forever…')
                alert = program.get('alert dialog', 'Delete Customer Forever?')
                program.click(program.get('text box', inside=alert))
                program.type('1')
                program.click_on('button', 'Delete Forever', inside=alert)
                program.wait_sidebar(DELETED, 0)
                wait_rows(program, VALUES)
                program.wait(lambda: rows(home, 'SELECT n_found FROM proof') == [(0,)], 'the search for remains')
                program.close()
        assert b'Rings twice' not in book_path(home).read_bytes()


def who_may_not():
    with home_with_customers() as home:
        define(home, ('Gate code', 1, ''))
        put_in(home, SALES_TEAM)
        forbid(home, SALES_TEAM, 'customers.edit')
        forbid(home, SALES_TEAM, 'book.preferences')
        with CustomerBook(home) as program:
            with point('who may not is told so'):
                program.wait_focus('row')
                assert not open_fields(program).sensitive
                assert not program.get('button', 'More Actions for Gate code').sensitive
                program.wait_text(SALES_TEAM)
                program.dismiss('dialog', 'Preferences')
                open_records(program)
                assert not program.get('button', 'Edit Custom Fields').sensitive
                program.close()


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard, who_may_not))
