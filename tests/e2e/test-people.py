#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences: the people of a book, their groups and what these may do."""

import re
import sys

from customer_book import CustomerBook, book_path, home_with_customers, read_book, write_book
from harness import hands
from harness.tap import main, point, same

DIALOG = 'Preferences'
MAY_NOT = 'Your group, {}, may not change people and groups.'
DELETE_CUSTOMERS = 'Delete customers'


def get_person(home, name):
    """Group and whether they are active; None when there is nobody of that name."""
    rows = read_book(book_path(home), 'SELECT g.name, p.active FROM person p LEFT JOIN person_group g '
                                      'ON g.id = p.group_id WHERE p.name = ?', name)
    return rows[0] if rows else None


def may(home, group, permission):
    return bool(read_book(book_path(home), 'SELECT 1 FROM group_permission r JOIN person_group g ON g.id = r.group_id '
                                           'WHERE g.name = ? AND r.permission = ?', group, permission))


def groups(home):
    return [name for name, in read_book(book_path(home), 'SELECT name FROM person_group ORDER BY id')]


def add_person(home, name, group, is_active=True):
    write_book(book_path(home),
               ('INSERT INTO person (name, group_id, active) SELECT ?, id, ? FROM person_group WHERE name = ?',
                name, int(is_active), group),
               ('UPDATE generation SET n = n + 1',))


def name_first(home, group='Administrator'):
    """Calls the one who has the book Otto, in a group."""
    write_book(book_path(home),
               ("UPDATE person SET name = 'Otto', group_id = (SELECT id FROM person_group WHERE name = ?) WHERE id = 1",
                group),
               ('UPDATE generation SET n = n + 1',))


def open_people(program):
    program.key('ctrl+comma')
    dialog = program.get('dialog', DIALOG)
    program.click_on('tab', 'People')
    program.get('tab', 'People', where=lambda node: 'selected' in node.states)
    return dialog


def close(program):
    program.click_on('button', 'Close', inside=program.get('dialog', DIALOG))
    program.wait_gone('dialog', DIALOG)


def row(program, title):
    return program.get('list item', title, inside=program.get('dialog', DIALOG))


def details(program, title):
    """What stands in a row below its title."""
    return '\n'.join(program.texts(row(program, title)))


def open_row(program, title):
    program.click(row(program, title))
    # The title of its page.
    program.get('text box', 'Name', where=lambda node: node.text == title)


def back(program):
    program.click_on('button', 'Back', inside=program.get('dialog', DIALOG))
    program.get('tab', 'People')


def switch(program, title):
    return program.get('switch', title)


def choose(program, where, title):
    """Opens a row with choices, and clicks one."""
    combo = program.get('combo box', where)
    program.click(combo)
    # The last one, as the row may say it, too.
    program.click(program.wait(lambda: program.find_all('label', title, inside=combo)[-1:], title)[0])


def scroll_to(program, node):
    """Turns the wheel until the middle of a node lies within the dialog."""
    dialog = program.get('dialog', DIALOG)

    def place():
        here, there = node.extents, dialog.extents
        middle = here.y + here.height // 2
        return -1 if middle < there.y + 120 else 1 if middle > there.y + there.height - 40 else 0

    program.point_at(dialog)
    for _ in range(80):
        direction = place()
        if direction == 0:
            return
        before = node.extents.y
        hands.press(5 if direction > 0 else 4)
        program.wait(lambda: node.extents.y != before, f'{node} to scroll')
    raise AssertionError(f'{node} does not come into sight')


def flip(program, title):
    node = switch(program, title)
    scroll_to(program, node)
    program.click(node)


def compared(program, permission):
    """What the groups may do, in their order."""
    return ' '.join(text for text in program.texts(program.get('row', permission))[2::2])


def by_mouse():
    with home_with_customers() as home:
        name_first(home)
        add_person(home, 'Ann', 'Sales Team')
        with CustomerBook(home) as program:
            program.wait_focus('row')
            with point('who there is, who one is oneself, and what the groups may do'):
                open_people(program)
                program.wait(lambda: 'Administrator · You' in details(program, 'Otto'), 'oneself')
                assert 'Sales Team' in details(program, 'Ann')
                assert '1 person · All permissions' in details(program, 'Administrator')
                assert '1 person · 26 permissions' in details(program, 'Sales Team')

            with point('somebody new, in the group that may do least unless another is chosen'):
                program.click_on('button', 'Add Person')
                alert = program.get('alert dialog', 'Add Person')
                program.wait_focus('text box', 'Name')
                program.type('Ann')
                program.wait_text('Somebody else has this name.')
                assert not program.get('button', 'Add', inside=alert).sensitive
                program.type('a')
                program.answer('Add Person', 'Add')
                program.wait(lambda: get_person(home, 'Anna') == ('Front Desk', 1), 'Anna')
                program.wait(lambda: 'Front Desk' in details(program, 'Anna'), 'Anna in the list')

            with point('her group, and that she is inactive'):
                open_row(program, 'Anna')
                program.wait_text('What their group permits.')
                choose(program, 'Group', 'Marketing')
                program.wait(lambda: get_person(home, 'Anna') == ('Marketing', 1), 'Marketing')
                program.wait_text('Delete many customers at once')
                program.click(switch(program, 'Active'))
                program.wait(lambda: get_person(home, 'Anna') == ('Marketing', 0), 'her to be inactive')
                program.wait_text('Nothing, while inactive.')
                back(program)
                program.wait(lambda: 'Marketing · Inactive' in details(program, 'Anna'), 'her to be shown inactive')

            with point('a permission is given and taken'):
                open_row(program, 'Sales Team')
                flip(program, DELETE_CUSTOMERS)
                program.wait(lambda: may(home, 'Sales Team', 'customers.delete'), 'the permission')
                flip(program, DELETE_CUSTOMERS)
                program.wait(lambda: not may(home, 'Sales Team', 'customers.delete'), 'no permission')

            with point('groups are compared side by side, and a permission is found there'):
                back(program)
                compare = program.get(name='Compare What Groups May Do')
                scroll_to(program, compare)
                program.click(compare)
                same(compared(program, DELETE_CUSTOMERS), 'Yes No No Yes No')
                program.wait_text('Create and Edit')
                program.click(program.get('search box', 'Search for a Permission'))
                program.type('bring')
                program.wait_gone('row', DELETE_CUSTOMERS)
                same(compared(program, 'Undelete customers'), 'Yes No No Yes No')
                back(program)
                open_row(program, 'Sales Team')

            with point('a copy, and a group removed, whose people move'):
                copy = program.get(name='Copy Group…')
                scroll_to(program, copy)
                program.click(copy)
                program.get('alert dialog', 'Copy Group')
                program.wait_focus('text box', 'Name')
                program.type('Trainees')
                program.answer('Copy Group', 'Add')
                program.wait(lambda: 'Trainees' in groups(home), 'the copy')
                assert may(home, 'Trainees', 'customers.edit')
                remove = program.get(name='Remove Group…')
                scroll_to(program, remove)
                program.click(remove)
                program.wait_text('1 person is in it, and moves to another group.')
                program.get('combo box', 'Move Them To')
                program.answer('Remove Group “Sales Team”?', 'Remove')
                program.wait(lambda: 'Sales Team' not in groups(home), 'the group to be gone')
                same(get_person(home, 'Ann'), ('Front Desk', 1))
                program.get('tab', 'People')
                program.wait_gone('list item', 'Sales Team')

            with point('a name that was typed and not applied is kept'):
                open_row(program, 'Trainees')
                program.click(program.get('text box', 'Name'))
                program.key('ctrl+a')
                program.type('Learners')
                back(program)
                program.wait(lambda: 'Learners' in groups(home), 'the name')
                row(program, 'Learners')

            with point('the last administrator stays one'):
                open_row(program, 'Otto')
                program.click(switch(program, 'Active'))
                program.get('alert dialog', 'Last Administrator')
                program.answer('Last Administrator', 'Close')
                program.wait(lambda: switch(program, 'Active').checked, 'the switch to be put back')
                same(get_person(home, 'Otto'), ('Administrator', 1))
                close(program)
                program.close()


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        name_first(home)
        add_person(home, 'Cleo', 'Administrator')
        with CustomerBook(home) as program:
            program.wait_focus('row')
            with point('to a group, and to a permission by searching'):
                program.key('ctrl+comma')
                program.get('dialog', DIALOG)
                program.tab_to('tab', 'Deleting')
                program.key('Right', 'Right', 'Right')
                program.wait_focus('tab', 'People')
                program.key('Return')
                row(program, 'Front Desk')
                program.tab_to('list item', 'Administrator')
                program.key('Down', 'Down')
                program.wait_focus('list item', 'Sales Team')
                program.key('Return')
                program.wait_focus('text box', 'Name')
                program.tab_to('search box', 'Search for a Permission', keys='shift+Tab')
                program.type('forever')
                program.wait_gone('text box', 'Name')
                program.wait_gone('switch', DELETE_CUSTOMERS)
                program.tab_to('switch', 'Delete customers forever')
                program.key('space')
                program.wait(lambda: may(home, 'Sales Team', 'customers.delete-forever'), 'the permission')

            with point('and what the groups may do, side by side'):
                program.key('Escape')
                program.wait_focus('list item', 'Sales Team')
                program.tab_to(name='Compare What Groups May Do')
                program.key('Return')
                same(compared(program, 'Delete customers forever'), 'Yes No Yes No No')
                program.tab_to('row', 'See customers')
                program.key('Down')
                program.wait_focus('row', 'Create customers')
                program.tab_to('search box', 'Search for a Permission', keys='shift+Tab')
                program.key('Escape')
                program.wait_focus(name='Compare What Groups May Do')
                program.tab_to('list item', 'Administrator', keys='shift+Tab')
                program.key('Down', 'Down', 'Return')
                program.wait_focus('text box', 'Name')

            with point('one on items of a kind'):
                program.tab_to('search box', 'Search for a Permission', keys='shift+Tab')
                program.key('ctrl+a')
                program.type('delete: quotes')
                program.wait_gone('switch', 'Delete customers forever')
                program.tab_to('switch', 'Delete: Quotes')
                program.key('Return')
                program.wait(lambda: may(home, 'Sales Team', 'items.quote.delete'), 'the permission')
                program.tab_to('search box', 'Search for a Permission', keys='shift+Tab')
                program.key('ctrl+a')
                program.type('zzz')
                program.get('label', 'No Results Found')
                program.key('Escape')
                program.get('text box', 'Name')

            with point('another name for the group, and back to its row'):
                program.tab_to('text box', 'Name')
                program.key('ctrl+a')
                program.type('Sellers')
                program.key('Return')
                program.wait(lambda: 'Sellers' in groups(home), 'the name')
                program.key('ctrl+a')
                program.type('marketing')
                program.key('Return')
                program.get('alert dialog', 'Not Saved')
                program.wait_text('Another group has this name.')
                program.dismiss('alert dialog', 'Not Saved')
                program.get('text box', 'Name', where=lambda node: node.text == 'Sellers')
                program.key('Escape')
                program.wait_focus('list item', 'Sellers')

            with point('nobody locks themself out without being told'):
                program.tab_to('list item', 'Otto', keys='shift+Tab')
                program.key('Return')
                program.wait_focus('text box', 'Name')
                program.tab_to('switch', 'Active')
                program.key('space')
                program.get('alert dialog', 'Make Yourself Inactive?')
                program.dismiss('alert dialog')
                program.wait(lambda: switch(program, 'Active').checked, 'the switch to be put back')
                same(get_person(home, 'Otto'), ('Administrator', 1))
                program.key('Escape')
                program.wait_focus('list item', 'Otto')
                program.key('Escape')
                program.wait_gone('dialog', DIALOG)
                program.wait_focus('row')
                program.key('ctrl+q')
                program.check_end()


def at_once():
    """Somebody takes from their group what it may do, gets it from an administrator elsewhere, and
    leaves the administrators again."""
    with home_with_customers() as home:
        name_first(home, 'Sales Manager')
        add_person(home, 'Ann', 'Administrator')
        for permission in ('book.people', 'customers.delete'):
            write_book(book_path(home),
                       ('INSERT INTO group_permission (group_id, permission) SELECT id, ? FROM person_group '
                        "WHERE name = 'Sales Manager'", permission),
                       ('UPDATE generation SET n = n + 1',))
        with CustomerBook(home) as program:
            program.wait_focus('row')
            with point('what is taken away does not work any more in the window behind'):
                program.click(program.row('Café Blanc'))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_missing('Café Blanc')
                open_people(program)
                program.wait(lambda: 'You' in details(program, 'Otto'), 'oneself')
                open_row(program, 'Sales Manager')
                flip(program, DELETE_CUSTOMERS)
                program.wait(lambda: not may(home, 'Sales Manager', 'customers.delete'), 'no permission')
                close(program)
                program.click(program.row('Dupont Traiteur'))
                program.key('Delete')
                program.wait_text('Your group, Sales Manager, may not delete customers.')
                assert not program.find('alert dialog')

            with point('nobody gives what they do not have'):
                open_people(program)
                open_row(program, 'Sales Manager')
                assert not switch(program, DELETE_CUSTOMERS).sensitive
                back(program)
                program.click(row(program, 'Ann'))
                program.wait_text('This person may do more than you')
                assert not switch(program, 'Active').sensitive
                back(program)

            with point('an administrator grants it elsewhere, and it works at once'):
                write_book(book_path(home),
                           ("UPDATE person SET group_id = 1 WHERE name = 'Otto'",),
                           ('UPDATE generation SET n = n + 1',))
                program.wait(lambda: 'Administrator · You' in details(program, 'Otto'), 'the new group')
                open_row(program, 'Sales Manager')
                flip(program, DELETE_CUSTOMERS)
                program.wait(lambda: may(home, 'Sales Manager', 'customers.delete'), 'the permission')
                back(program)

            with point('one’s own group, after the warning: that works at once, too'):
                open_row(program, 'Otto')
                choose(program, 'Group', 'Sales Team')
                program.answer('Lock Yourself Out?', 'Cancel')
                program.wait(lambda: 'Administrator' in program.texts(program.get('combo box', 'Group')),
                             'the group as it was')
                choose(program, 'Group', 'Sales Team')
                program.answer('Lock Yourself Out?', 'Lock Me Out')
                program.wait_text(MAY_NOT.format('Sales Team'))
                program.wait(lambda: not switch(program, 'Active').sensitive, 'nothing to be changed')
                same(get_person(home, 'Otto'), ('Sales Team', 1))
                back(program)
                assert not program.get('button', 'Add Person').sensitive
                close(program)
                program.click(program.row('Dupont Traiteur'))
                program.key('Delete')
                program.wait_text('Your group, Sales Team, may not delete customers.')
                program.close()


def read_only():
    with home_with_customers() as home:
        name_first(home)
        path = book_path(home)
        path.chmod(0o400)
        path.parent.chmod(0o500)
        try:
            with CustomerBook(home) as program:
                program.wait_text('This book can only be read.')
                with point('in a book that can only be read it says so, and nothing can be chosen'):
                    dialog = open_people(program)
                    program.get(name=re.compile('This book can only be read'), inside=dialog)
                    assert not program.get('button', 'Add Group').sensitive
                    open_row(program, 'Marketing')
                    assert not switch(program, DELETE_CUSTOMERS).sensitive
                    program.get(name=re.compile('This book can only be read'), inside=dialog)
                    close(program)
                    program.close()
        finally:
            path.parent.chmod(0o700)


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard, at_once, read_only))
