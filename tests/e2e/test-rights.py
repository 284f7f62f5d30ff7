#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may not delete finds no way to it; what is allowed or taken away meanwhile works at once."""

import re
import sys

from gi.repository import Gio, GLib

from customer_book import (
    ACTIVITY, CUSTOMERS, DATA, DELETED, DRAG_SOURCE, INBOX, CustomerBook, add_messages, book_path,
    home_with_customers, read_book, write_book)
from harness import hands
from harness.program import Program
from harness.tap import main, point, same
from rights import FRONT_DESK, MARKETING, MAY_ALLOW, SALES_TEAM, allow, count, forbid, put_in

NAME = 'Café Blanc'
MAY_NOT_DELETE = f'Your group, {SALES_TEAM}, may not delete customers. {MAY_ALLOW}'
MAY_NOT_IMPORT = f'Your group, {SALES_TEAM}, may not import'
BUS_PATH = '/org/example/CustomerBook'


def state(home):
    return read_book(book_path(home),
                     'SELECT (SELECT count(*) FROM customer), (SELECT count(*) FROM deleted_customer), '
                     '(SELECT count(*) FROM deleted_item), (SELECT count(*) FROM deleted_message)')


def description(node):
    # Without what keeps names of another direction apart.
    return re.sub('[\u2068\u2069]', '', node.get('Accessible', 'Description'))


def actions_on_bus(path):
    """The names of what other programs can have this one do."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return bus.call_sync('org.example.CustomerBook', path, 'org.gtk.Actions', 'List', None, None,
                         Gio.DBusCallFlags.NONE, 10000).unpack()[0]


def activate_on_bus(path, name, *parameters):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    try:
        bus.call_sync('org.example.CustomerBook', path, 'org.gtk.Actions', 'Activate',
                      GLib.Variant('(sava{sv})', (name, list(parameters), {})), None,
                      Gio.DBusCallFlags.NONE, 10000)
    except GLib.Error:
        pass


def drop(program, source):
    """Drags the file of a source onto the window."""
    source.wait(lambda: 'ready' in source.output, 'the source to drag from')
    source.window.move(0, 0)
    source.wait(lambda: source.window.geometry[0] < 20, 'the source to be out of the way')
    left, top, width, height = source.window.geometry
    hands.hold(left + width // 2, top + height * 2 // 3)
    left, top, width, height = program.window.geometry

    def accepted():
        for step in (-9, 0):
            hands.move(left + width // 2 + step, top + height // 2)
        return 'accepted' in source.output

    source.wait(accepted, 'the file to be accepted')
    hands.let_go()


def refuse_import(program):
    alert = program.get('alert dialog', 'Nothing Was Imported')
    assert any(MAY_NOT_IMPORT in text for text in program.texts(alert)), program.texts(alert)
    program.click_on('button', 'Close', inside=alert)
    program.wait_gone('alert dialog', 'Nothing Was Imported')


def sales_team():
    with home_with_customers() as home:
        add_messages(home, 'BLANC', 'Hello')
        put_in(home, SALES_TEAM)
        forbid(home, SALES_TEAM, 'import')
        before = state(home)
        with CustomerBook(home) as program:
            with point('neither the mouse finds a way to delete'):
                row = program.row(NAME)
                program.point_at(row)
                button = program.get('button', 'Delete', inside=row)
                assert not button.sensitive
                same(description(button), MAY_NOT_DELETE)
                program.click(row, button=3)
                assert not program.get('menu item', 'Delete').sensitive
                assert program.get('menu item', 'Edit…').sensitive
                program.key('Escape')
                program.wait_gone('menu item', 'Edit…')
                program.check(NAME)
                program.wait_selected('1 of 30 selected')
                in_bar = max(program.find_all('button', 'Delete'), key=lambda node: node.extents.y)
                assert not in_bar.sensitive
                same(description(in_bar), MAY_NOT_DELETE)
                program.click_on('toggle button', 'More Actions')
                assert not program.get('menu item', 'Delete All…').sensitive
                assert not program.get('menu item', 'Import…').sensitive
                program.key('Escape')
                program.wait_gone('menu item', 'Delete All…')
                program.click_on('button', 'Clear Selection')

            with point('nor does the keyboard, which says why'):
                program.click(program.row(NAME))
                for key in ('Delete', 'shift+Delete', 'KP_Delete'):
                    program.key(key)
                program.wait_text(MAY_NOT_DELETE)
                program.key('ctrl+a')
                program.wait_selected('30 of 30 selected')
                program.key('Delete', 'Escape')
                program.key('ctrl+i')
                program.wait_text(MAY_NOT_IMPORT)
                assert not program.find('alert dialog')

            with point('nor is there one on the profile'):
                program.click(program.row(NAME))
                program.key('Return')
                program.get('group', NAME, where=lambda node: program.find('toggle button', 'More Actions', inside=node))
                profile = program.get('group', NAME)
                program.key('Delete')
                program.click(program.get('toggle button', re.compile('Menu|More Actions'), inside=profile))
                assert not program.get('menu item', re.compile('^Delete')).sensitive
                program.key('Escape')
                program.key('alt+Left')
                program.wait_page(CUSTOMERS)

            with point('nor in the Inbox'):
                program.go_to(INBOX)
                program.get('list item', re.compile('Hello'))
                program.click(program.get('list item', re.compile('Hello')))
                program.key('Delete')
                program.wait_text(f'Your group, {SALES_TEAM}, may not delete conversations. {MAY_ALLOW}')

            with point('nor over the bus, nor by what is dropped or named when it is started'):
                program.go_to(CUSTOMERS)
                for path in (BUS_PATH, f'{BUS_PATH}/window/1'):
                    for name in actions_on_bus(path):
                        assert not re.search('delete|erase|clean|undo|redo', name) or name == 'show-deleted', name
                    for name in ('win.delete-customer', 'delete-customer', 'page.delete', 'page.delete-all'):
                        activate_on_bus(path, name, GLib.Variant('x', 1))
                        activate_on_bus(path, name)
                with Program([DRAG_SOURCE, DATA / 'customers.csv'], home) as source:
                    drop(program, source)
                    refuse_import(program)
                    source.kill()
                with CustomerBook(home, DATA / 'customers.csv') as second:
                    same(second.wait_for_end(), 0)
                refuse_import(program)
                same(state(home), before)

            with point('what an administrator allows works at once, in the same window'):
                row = program.row(NAME)
                program.point_at(row)
                allow(home, SALES_TEAM, 'customers.delete')
                button = program.get('button', 'Delete', inside=row, where=lambda node: node.sensitive)
                same(description(button), '')
                program.click(button)
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_missing(NAME)
                same(count(home, 'deleted_customer'), 1)
            program.close()


def marketing():
    with home_with_customers() as home:
        put_in(home, MARKETING)
        with CustomerBook(home) as program:
            with point('Marketing deletes, but nothing forever'):
                program.click(program.row(NAME))
                program.key('Delete')
                program.answer('Delete Customer?', 'Delete Customer')
                program.wait_missing(NAME)
                program.go_to(DELETED)
                row = program.row(NAME)
                program.point_at(row)
                assert program.get('button', 'Undelete', inside=row).sensitive
                program.click(row, button=3)
                assert not program.get('menu item', 'Delete Forever…').sensitive
                program.key('Escape')
                program.check(NAME)
                forever = program.get('button', 'Delete Forever…')
                assert not forever.sensitive
                same(description(forever), f'Your group, {MARKETING}, may not delete customers forever. {MAY_ALLOW}')
                program.click(row)
                program.key('shift+Delete')
                program.wait_text(f'Your group, {MARKETING}, may not delete customers forever. {MAY_ALLOW}')
                assert not program.find('alert dialog')

            with point('until that is allowed, too'):
                allow(home, MARKETING, 'customers.delete-forever')
                program.wait(lambda: program.get('button', 'Delete Forever…').sensitive, 'it to be allowed')
                program.key('shift+Delete')
                program.get('alert dialog', re.compile('Forever'))
                program.key('Escape')
            program.close()


def what_is_seen():
    with home_with_customers() as home:
        put_in(home, FRONT_DESK)
        with CustomerBook(home) as program:
            with point('pages come with the right to see them, and their keys with them'):
                program.row(NAME)
                same(program.pages(), [CUSTOMERS, INBOX])
                allow(home, FRONT_DESK, 'book.activity')
                program.wait(lambda: program.pages() == [CUSTOMERS, INBOX, ACTIVITY], 'Activity in the sidebar')
                program.key('alt+3')
                program.wait_page(ACTIVITY)
                program.get('list item', re.compile('Imported 30 customers'))

            with point('and go with it; the first one left is shown'):
                forbid(home, FRONT_DESK, 'book.activity')
                program.wait_page(CUSTOMERS)
                same(program.pages(), [CUSTOMERS, INBOX])
                program.click(program.row(NAME))
                program.key('Return')
                program.get('group', NAME)
                forbid(home, FRONT_DESK, 'customers.see')
                program.wait_page(INBOX)
                same(program.pages(), [INBOX])

            with point('who may see nothing is told, and whom to ask'):
                write_book(book_path(home), ('INSERT INTO person (name, group_id) SELECT ?, id FROM person_group '
                                             'WHERE built_in = 1', 'Olga Boss'),
                           ('UPDATE generation SET n = n + 1',))
                forbid(home, FRONT_DESK)
                program.get('label', 'Nothing to See Here')
                program.wait_text(f'Your group, {FRONT_DESK}, may see nothing of this book. {MAY_ALLOW}')
                program.wait_text('Administrator: Olga Boss')
                program.key('alt+1')
                same(program.pages(), [])

            with point('and sees it all when it is allowed again'):
                allow(home, FRONT_DESK, 'customers.see')
                program.wait_page(CUSTOMERS)
                program.row(NAME)
            program.close()


if __name__ == '__main__':
    sys.exit(main(sales_team, marketing, what_is_seen))
