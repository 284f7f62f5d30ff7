#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Activity: what was done in the book, and taking it back from there."""

import re
import sys

from customer_book import (
    ACTIVITY, CUSTOMERS, DELETED, CustomerBook, book_path, home_with_customers, read_book, write_book)
from harness import hands
from harness.program import Home
from harness.tap import main, point, same
from rights import SALES_TEAM, allow, put_in

NAME = 'Café Blanc'
NUMBER = 'BLANC'
DONE = re.compile(rf'^Deleted customer {NUMBER}\n\d.*, by ')
UNDONE = re.compile(rf'^Undid the deletion of customer {NUMBER}\n')
REDONE = re.compile(rf'^Deleted customer {NUMBER} again\n')
ERASED = re.compile('^Deleted 1 customer forever\n')
IMPORTED = re.compile('^Imported 30 customers\n')


def operations(program):
    """The first lines of what is listed, from the top."""
    rows = program.find_all('list item', re.compile('\n.*, by '))
    rows.sort(key=lambda row: row.extents.y)
    return [row.name.split('\n')[0] for row in rows]


def wait_operations(program, *names):
    program.wait(lambda: operations(program) == list(names), lambda: f'{names}; there are {operations(program)}')


def by_keyboard():
    hands.move(5, 5)
    with Home() as home, CustomerBook(home) as program:
        with point('where nothing was done it says what to expect'):
            program.get('label', 'No Customers Yet')
            program.key('alt+4')
            program.wait_page(ACTIVITY)
            program.get('label', 'No Activity Yet')
            program.wait_text('What can still be undone can be undone from here.')
            program.key('ctrl+q')
            program.check_end()

    with home_with_customers() as home:
        with CustomerBook(home) as program:
            with point('a deletion stands at the top, with who and when'):
                program.wait_focus('row')
                program.type('blanc')
                program.wait_names(NAME)
                program.key('Return')
                program.wait_focus('row', re.compile(f'^{NAME}'))
                program.key('Delete')
                program.get('alert dialog', 'Delete Customer?')
                program.tab_to('button', 'Delete Customer')
                program.key('Return')
                program.wait_sidebar(DELETED, 1)
                program.key('alt+4')
                program.wait_page(ACTIVITY)
                program.wait_focus('list item', DONE)
                wait_operations(program, f'Deleted customer {NUMBER}', 'Imported 30 customers')

            with point('the arrows go from row to row, Tab to the button'):
                program.key('Down')
                program.wait_focus('list item', IMPORTED)
                program.key('Up')
                program.wait_focus('list item', DONE)
                program.key('Tab')
                program.wait_focus('button', re.compile(rf'^Undo: Deleted customer {NUMBER}$'))

            with point('it undoes; the focus stays there, and what was done now stands above'):
                program.key('Return')
                program.wait_sidebar(DELETED, 0)
                program.wait_focus('list item', DONE)
                wait_operations(program, f'Undid the deletion of customer {NUMBER}',
                                f'Deleted customer {NUMBER}', 'Imported 30 customers')
                assert not program.find('button', re.compile('^Undo: '))

            with point('Enter on the row does it again'):
                program.key('Up')
                program.wait_focus('list item', UNDONE)
                program.key('Return')
                program.wait_sidebar(DELETED, 1)
                program.get('list item', REDONE)
                program.wait_focus('list item', UNDONE)

            with point('Ctrl+Z undoes it from there'):
                program.key('ctrl+z')
                program.wait_sidebar(DELETED, 0)
                program.wait(lambda: len(operations(program)) == 5, 'the undoing to be listed')
                program.wait_focus('list item', UNDONE)

            with point('Enter on what can’t be undone does nothing'):
                program.key('End')
                program.wait_focus('list item', IMPORTED)
                program.key('Return', 'Home')
                program.wait_focus('list item', UNDONE)
                assert len(operations(program)) == 5
                program.key('alt+1')
                program.wait_focus('row')
                program.key('ctrl+q')
                program.check_end()

        with CustomerBook(home) as program:
            with point('after a restart it is all there, and the customer too'):
                program.wait_focus('row')
                program.wait_count('30 customers')
                program.key('alt+4')
                program.wait_focus('list item', UNDONE)
                assert len(operations(program)) == 5
                program.get('button', re.compile('^Redo: Undid the deletion'))
                program.key('ctrl+q')
                program.check_end()


def by_mouse():
    with home_with_customers() as home, CustomerBook(home) as program:
        with point('Undo and Redo are pressed'):
            program.go_to(CUSTOMERS)
            row = program.row(NAME)
            program.point_at(row)
            program.click_on('button', 'Delete', inside=row)
            program.answer('Delete Customer?', 'Delete Customer')
            program.wait_sidebar(DELETED, 1)
            program.go_to(ACTIVITY)
            program.click_on('button', re.compile('^Undo: Deleted customer'))
            program.wait_sidebar(DELETED, 0)
            program.get('list item', UNDONE)
            program.click_on('button', re.compile('^Redo: Undid the deletion'))
            program.wait_sidebar(DELETED, 1)
            program.get('list item', REDONE)
            program.click_on('button', re.compile('^Undo: Deleted customer .* again$'))
            program.wait_sidebar(DELETED, 0)
            program.click_on('button', re.compile('^Redo: Undid '))
            program.wait_sidebar(DELETED, 1)

        with point('a double click undoes nothing'):
            top = program.get('list item', REDONE)
            before = operations(program)
            x, y = top.extents.x + 200, top.extents.y + top.extents.height // 2
            hands.move(x, y)
            hands.press()
            hands.press()
            program.go_to(DELETED)
            program.wait_names(NAME)
            program.go_to(ACTIVITY)
            wait_operations(program, *before)

        with point('once the customer is deleted forever there is no number, no Undo, and a receipt'):
            program.go_to(DELETED)
            program.choose('More Actions', 'Delete All Forever…')
            alert = program.get('alert dialog', 'Delete Customer Forever?')
            program.click(program.get('text box', inside=alert))
            program.type('1')
            program.click_on('button', 'Delete Forever', inside=alert)
            program.get('label', 'No Deleted Customers')
            program.go_to(ACTIVITY)
            program.get('list item', ERASED)
            program.wait(lambda: not any(NUMBER in text for text in program.texts()), 'the number to be gone')
            assert not program.find('button', re.compile('^(Undo|Redo): '))
            program.click_on('button', 'Receipt: Deleted 1 customer forever')
            program.wait_text('Data Searched')
            program.click_on('button', 'Close', inside=program.get('dialog', 'Receipts'))
            program.wait_gone('dialog', 'Receipts')

        with point('the menu leads to all receipts'):
            program.choose('More Actions', 'Receipts…')
            program.get('dialog', 'Receipts')
            program.key('Escape')
            program.wait_gone('dialog', 'Receipts')
            program.wait_focus('list item')
            program.close()


def rows(program):
    return [row.name for row in program.find_all('list item', re.compile('\n.*, by ', re.DOTALL))]


def choose(program, before, after):
    """Opens the list of what is chosen, and clicks another."""
    combo = program.get('combo box', before)
    program.click(combo)
    program.click(program.wait(lambda: program.find_all('label', after, inside=combo)[-1:], after)[0])


def filtered():
    with home_with_customers() as home:
        write_book(book_path(home),
                   ("INSERT INTO person (name, group_id) VALUES ('Otto', 1)",),
                   ('INSERT INTO operation (kind, time, person_id, person_name, n_customers) '
                    "SELECT 12, 1600000000000000, id, '=Otto', 0 FROM person WHERE name = 'Otto'",),
                   ('UPDATE generation SET n = n + 1',))
        with CustomerBook(home) as program:
            with point('the activity is filtered by person, by kind and by customer'):
                program.click(program.row(NAME))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_missing(NAME)
                program.go_to(ACTIVITY)
                program.wait(lambda: len(rows(program)) == 3, 'all that was done')
                program.click_on('toggle button', 'Filter')
                entry = program.get('search box', 'Customer Number')
                program.wait_focus('search box')
                program.type('blanc')
                program.wait(lambda: len(rows(program)) == 2, 'the deletion and the import')
                program.key('ctrl+a')
                program.type('nobody')
                program.get('label', 'No Results Found')
                program.click_on('button', 'Clear Filter')
                program.wait(lambda: len(rows(program)) == 3, 'all that was done')
                same(entry.text, '')
                choose(program, 'Everything', 'Deleted')
                program.wait(lambda: len(rows(program)) == 1, 'the deletion')
                assert DONE.search(rows(program)[0]), rows(program)
                program.click_on('button', re.compile('^Undo: '))
                program.wait(lambda: not program.find('button', re.compile('^Undo: ')), 'it to be undone')
                choose(program, 'Deleted', 'Preferences')
                program.wait(lambda: len(rows(program)) == 1, 'the change of the preferences')

            with point('and by days, with the keys'):
                choose(program, 'Preferences', 'Everything')
                everything = len(rows(program))
                program.tab_to('toggle button', 'From Any Day', keys='shift+Tab')
                program.key('Return')
                program.wait_focus('group', 'From Any Day')
                program.key('space', 'Escape')
                program.get('toggle button', re.compile('^From (?!Any)'))
                program.wait(lambda: len(rows(program)) == everything - 1, 'only what was done today')
                program.key('Return')
                program.tab_to('button', 'Any Day')
                program.key('Return')
                program.wait_focus('toggle button', 'From Any Day')
                program.wait(lambda: len(rows(program)) == everything, 'all that was done')
                program.click_on('toggle button', 'From Any Day')
                program.click_on('button', 'Today')
                program.wait(lambda: len(rows(program)) == everything - 1, 'only what was done today')
                program.click_on('toggle button', re.compile('^From (?!Any)'))
                program.click_on('button', 'Any Day')
                program.get('toggle button', 'From Any Day')
                choose(program, 'Everything', 'Preferences')

            with point('what Customer Book did by itself is told apart, and what was changed told'):
                choose(program, 'Preferences', 'Everything')
                choose(program, 'Everybody', 'Customer Book itself')
                program.get('label', 'No Results Found')
                program.click_on('button', 'Clear Filter')
                write_book(book_path(home),
                           ('INSERT INTO operation_setting SELECT max (id), 0, ?, ?, ? FROM operation WHERE kind = 12',
                            'on-delete:quote', '1', '3'), ('UPDATE generation SET n = n + 1',))
                program.get('list item', re.compile('Quotes, when deleting: Are Closed with the Customer [(]before: Must Be Deleted First[)]'))
                choose(program, 'Everything', 'Preferences')
                program.wait(lambda: len(rows(program)) == 1, 'the change of the preferences')

            with point('what is shown is exported, and no value is a formula'):
                path = home.path / 'activity.csv'
                program.choose('More Actions', 'Export…')
                program.save_file(path)
                program.wait_text('List saved')
                lines = path.read_text(encoding='utf-8').splitlines()
                same(lines[0], 'Time,Person,What Was Done,Details')
                same(len(lines), 2)
                assert "\"'=Otto\"" in lines[1], lines

            with point('without the filter all is there again'):
                program.click_on('toggle button', 'Filter')
                program.wait(lambda: len(rows(program)) == 5, 'all that was done, and the export')
                program.wait_text('Exported 1 entry of the activity')
            program.close()


def of_groups():
    with home_with_customers() as home:
        group_of = ('SELECT g.name FROM person p JOIN person_group g ON g.id = p.group_id WHERE p.name = ?', 'Otto')
        write_book(book_path(home),
                   ("INSERT INTO person (name, group_id) SELECT 'Otto', id FROM person_group WHERE name = 'Marketing'",),
                   ('UPDATE generation SET n = n + 1',))
        with CustomerBook(home) as program:
            with point('a change of what a group may do is undone and done again from here'):
                def may():
                    return read_book(book_path(home), 'SELECT count(*) FROM group_permission r JOIN person_group g '
                                     "ON g.id = r.group_id WHERE g.name = 'Marketing' AND permission = ?",
                                     'customers.delete')[0][0]

                program.row(NAME)
                program.key('ctrl+comma')
                dialog = program.get('dialog', 'Preferences')
                program.click_on('tab', 'People')
                program.click(program.get('list item', 'Marketing', inside=dialog))
                switch = program.get('switch', 'Delete customers')
                program.point_at(dialog)
                for _ in range(4):
                    hands.press(5)
                program.click(switch)
                program.wait(lambda: may() == 0, 'the permission to be taken away')
                program.click_on('button', 'Close', inside=dialog)
                program.wait_gone('dialog', 'Preferences')
                program.go_to(ACTIVITY)
                program.get('list item', re.compile('^Changed what a group may do\n'
                                                    'Marketing, no longer allowed: Delete customers\n'))
                program.click_on('button', 'Undo: Changed what a group may do')
                program.wait(lambda: may() == 1, 'the permission to be back')
                program.click_on('button', 'Redo: Undid a change of what a group may do')
                program.wait(lambda: may() == 0, 'the permission to be taken away again')
                program.get('list item', re.compile('^Changed again what a group may do'))
                same(read_book(book_path(home), *group_of)[0][0], 'Marketing')
            program.close()


def refused():
    with home_with_customers() as home:
        put_in(home, SALES_TEAM)
        allow(home, SALES_TEAM, 'book.activity')
        with CustomerBook(home) as program:
            with point('what was refused stands in it, once for each wish'):
                program.click(program.row(NAME))
                program.key('Delete', 'Delete', 'Delete')
                program.wait_text('may not delete customers.')
                program.go_to(ACTIVITY)
                program.get('list item', re.compile('^Was refused something\nNot allowed: Delete customers\n'))
                same([row.split('\n')[0] for row in rows(program)], ['Was refused something', 'Imported 30 customers'])
            program.close()


if __name__ == '__main__':
    sys.exit(main(by_keyboard, by_mouse, filtered, of_groups, refused))
