#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Assigning customers to people, seeing only one's own, and handing them over."""

import re
import sys

from customer_book import CustomerBook, book_path, home_with_customers, read_book, write_book
from harness import hands
from harness.tap import main, point, same

DIALOG = 'Preferences'


def add_people(home, group='Administrator'):
    """Otto has the book; Ann works with it, too."""
    write_book(book_path(home),
               ("UPDATE person SET name = 'Otto', group_id = (SELECT id FROM person_group WHERE name = ?) WHERE id = 1",
                group),
               ("INSERT INTO person (name, group_id, active) SELECT 'Ann', id, 1 FROM person_group "
                'WHERE name = ?', 'Administrator'),
               ('UPDATE customer SET assigned_to = NULL',),
               ('UPDATE generation SET n = n + 1',))


def assigned(home, person):
    return [name for name, in read_book(book_path(home), 'SELECT c.name FROM customer c JOIN person p '
                                                         'ON p.id = c.assigned_to WHERE p.name = ? ORDER BY 1', person)]


def wait_assigned(program, home, person, names):
    program.wait(lambda: assigned(home, person) == sorted(names),
                 lambda: f'{names} to be assigned to {person}; there are {assigned(home, person)}')


def by_mouse():
    with home_with_customers() as home:
        add_people(home)
        with CustomerBook(home) as program:
            with point('those who are ticked are assigned to somebody by a click'):
                program.check('Café Blanc')
                program.check('Abele Gartenbau')
                program.press_in_bar('Assign…')
                program.get('label', '2 customers', inside=program.get('dialog', 'Assign To'))
                program.click_on('list item', re.compile('^Ann'))
                program.wait_gone('dialog', 'Assign To')
                program.get('label', '2 customers reassigned')
                wait_assigned(program, home, 'Ann', ['Abele Gartenbau', 'Café Blanc'])

            with point('Undo takes it back'):
                program.click_on('button', 'Undo')
                wait_assigned(program, home, 'Ann', [])

            with point('the menu of a row assigns one customer, and Activity tells it'):
                program.key('Escape')
                program.click(program.row('Café Blanc'), button=3)
                program.click_on('menu item', 'Assign To…')
                program.click_on('list item', re.compile('^Otto'))
                wait_assigned(program, home, 'Otto', ['Café Blanc'])
                program.go_to('Activity')
                program.get('label', 'Reassigned customer BLANC')
                program.go_to('Customers')

            with point('Only Mine shows those of who works with the book'):
                program.choose('More Actions', 'Only Mine')
                program.wait_names('Café Blanc')
                program.get('label', '1 assigned to you')
                program.choose('More Actions', 'Only Mine')
                program.wait(lambda: len(program.names()) > 1, 'the others to be there again')
            program.close()


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home:
        add_people(home)
        with CustomerBook(home) as program:
            with point('nobody is assigned to who works with the book, and the page says so'):
                program.wait_focus('row')
                program.key('ctrl+m')
                program.get('label', 'Nobody Is Assigned to You')
                program.tab_to('button', 'Show All')
                program.key('Return')
                program.wait_focus('row')

            with point('all that a search has found are assigned by keyboard'):
                program.type('blanc')
                program.wait_names('Café Blanc')
                program.key('Down', 'ctrl+a')
                program.wait_selected('1 of 1 selected')
                program.key('Menu')
                program.wait_focus('menu item')
                program.tab_to('menu item', 'Assign To…', keys='Down')
                program.key('Return')
                program.wait_focus('list item', re.compile('^Ann'))
                program.key('Down', 'Return')
                wait_assigned(program, home, 'Otto', ['Café Blanc'])
                program.key('ctrl+z')
                wait_assigned(program, home, 'Otto', [])
                program.key('ctrl+shift+z')
                wait_assigned(program, home, 'Otto', ['Café Blanc'])
            program.close()


def handing_over():
    with home_with_customers() as home:
        add_people(home)
        with CustomerBook(home) as program:
            n_all = read_book(book_path(home), 'SELECT count(*) FROM customer')[0][0]
            write_book(book_path(home), ("UPDATE customer SET assigned_to = (SELECT id FROM person WHERE name = 'Ann')",),
                       ('UPDATE generation SET n = n + 1',))
            with point('who leaves hands all customers over in one step'):
                program.wait_focus('row')
                program.key('ctrl+comma')
                dialog = program.get('dialog', DIALOG)
                program.click_on('tab', 'People')
                program.click_on('list item', re.compile('^Ann'))
                program.click_on('button', 'Hand Over Customers…')
                asked = program.get('dialog', 'Assign To')
                same([node.name for node in program.find_all('list item', inside=asked)], ['Otto', 'Nobody'])
                program.click_on('list item', re.compile('^Otto'), inside=asked)
                program.wait(lambda: len(assigned(home, 'Otto')) == n_all, 'all to be Otto’s')
                same(assigned(home, 'Ann'), [])

            with point('then there is nothing left to hand over'):
                program.click_on('button', 'Hand Over Customers…', inside=dialog)
                program.wait_text('No customers are assigned to Ann.')
                program.answer('Nothing to Hand Over', 'Close')
                program.click_on('button', 'Close', inside=dialog)
                program.wait_gone('dialog', DIALOG)
            program.close()


def without_the_right():
    with home_with_customers() as home:
        add_people(home, 'Front Desk')
        with CustomerBook(home) as program:
            with point('who may not reassign is not offered it, by button, menu or action'):
                program.check('Café Blanc')
                button = program.get('button', 'Assign…')
                same('sensitive' in button.states, False)
                program.click(program.row('Café Blanc'), button=3)
                item = program.get('menu item', 'Assign To…')
                same('sensitive' in item.states, False)
                program.key('Escape')
                same(read_book(book_path(home), 'SELECT count(*) FROM customer WHERE assigned_to IS NOT NULL'), [(0,)])
            program.close()


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard, handing_over, without_the_right))
