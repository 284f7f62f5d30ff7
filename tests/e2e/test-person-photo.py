#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The photos of people: set in the preferences, seen wherever they stand, undone in the activity."""

import re
import sys

from customer_book import CustomerBook, book_path, home_with_customers, read_book
from harness import hands
from harness.tap import main, point, same
from pictures import BLUE, SECRET, count_pixels_of, on_clipboard, paste, write_bomb, write_png
from signing import choose_person, enter, people

GREEN = (38, 162, 105)


def photo(home, name):
    found = read_book(book_path(home), 'SELECT data FROM person_photo JOIN person p ON p.id = person_id '
                                       'WHERE shown = 1 AND name = ?', name)
    return found[0][0] if found else None


def wait_photo(program, name, there=True):
    program.wait(lambda: (photo(program.home, name) is not None) == there,
                 f'the photo of {name} to be {"there" if there else "gone"}')


def wait_seen(program, find, colour, seen=True, **more):
    """Waits for a photo to be seen at what is found: enough pixels of its colour, or none."""
    def counted():
        node = find()
        return node and (count_pixels_of(program, node, colour, **more) > 150) == seen
    program.wait(counted, f'{colour} to be {"seen" if seen else "gone"}')


def in_sidebar(name):
    """The label beside the avatar: the latter has nothing to say."""
    def find(program):
        height = program.window.geometry[3]
        return next((node for node in program.find_all('label', name)
                     if node.extents.y > height - 60 and node.extents.x < 100), None)
    return find


def open_people(program):
    program.key('ctrl+comma')
    dialog = program.get('dialog', 'Preferences')
    program.click_on('tab', 'People')
    program.get('tab', 'People', where=lambda node: 'selected' in node.states)
    return dialog


def row(program, name):
    return program.find('list item', name, inside=program.get('dialog', 'Preferences'))


def open_row(program, name):
    program.click(program.get('list item', name, inside=program.get('dialog', 'Preferences')))
    program.get('text box', 'Name', where=lambda node: node.text == name)


def back(program):
    program.click_on('button', 'Back', inside=program.get('dialog', 'Preferences'))
    program.get('tab', 'People')


def choose_file(program, path):
    dialog = program.get('dialog', 'Photo')
    program.click_on('button', 'Choose File…', inside=dialog)
    program.open_file(path)


def by_mouse():
    with home_with_customers() as home:
        people(home, 'Otto')
        with CustomerBook(home) as program:
            choose_person(program, 'Otto')
            enter(program)
            program.wait_focus('row')
            with point('a photo is chosen: without what else was in the file'):
                open_people(program)
                open_row(program, 'Otto')
                program.click_on('button', 'Change Photo')
                dialog = program.get('dialog', 'Photo')
                assert not program.find('button', 'Remove Photo', inside=dialog)
                choose_file(program, write_bomb(home.documents / 'Bomb.png'))
                program.wait_text('too many pixels')
                picture = write_png(home.documents / 'Garden.png')
                choose_file(program, picture)
                program.wait_gone('dialog', 'Photo')
                data = photo(home, 'Otto')
                assert data.startswith(b'\xff\xd8\xff') and SECRET not in data, data[:10]
                same(read_book(book_path(home), 'SELECT count(*) FROM photo'), [(0,)])

            with point('it is seen in the list of people, and beside the name in the sidebar'):
                back(program)
                wait_seen(program, lambda: row(program, 'Otto'), BLUE)
                wait_seen(program, lambda: row(program, 'Ann'), BLUE, seen=False)
                program.dismiss('dialog', 'Preferences')
                wait_seen(program, lambda: in_sidebar('Otto')(program), BLUE, left_of=40)

            with point('and where it is asked who it is'):
                program.choose('Main Menu', 'Switch Person…')
                wait_seen(program, lambda: program.find('list item', 'Otto'), BLUE)
                choose_person(program, 'Otto')
                program.wait_focus('text box', 'Password')
                wait_seen(program, lambda: program.find('label', 'Otto'), BLUE, above=130)
                enter(program)
                program.get('list', 'Pages')

            with point('another one takes its place, and the activity undoes that'):
                open_people(program)
                open_row(program, 'Otto')
                program.click_on('button', 'Change Photo')
                choose_file(program, write_png(home.documents / 'Other.png', colour=GREEN))
                program.wait(lambda: photo(home, 'Otto') != data, 'another photo')
                program.wait_gone('dialog', 'Photo')
                back(program)
                wait_seen(program, lambda: row(program, 'Otto'), GREEN)
                program.dismiss('dialog', 'Preferences')
                program.key('alt+4')
                program.wait_text(re.compile('Otto.* has another photo'))
                program.click_on('button', 'Undo: Changed the people of this book')
                program.wait(lambda: photo(home, 'Otto') == data, 'the photo before')
                wait_seen(program, lambda: in_sidebar('Otto')(program), BLUE, left_of=40)

            with point('it is removed, and that undone at once'):
                open_people(program)
                open_row(program, 'Otto')
                program.click_on('button', 'Change Photo')
                program.click_on('button', 'Remove Photo', inside=program.get('dialog', 'Photo'))
                program.wait_gone('dialog', 'Photo')
                wait_photo(program, 'Otto', False)
                program.click_on('button', 'Undo', inside=program.get('dialog', 'Preferences'))
                wait_photo(program, 'Otto')
                same(photo(home, 'Otto'), data)
                back(program)
                program.dismiss('dialog', 'Preferences')
                program.close()


def close_by_escape(program):
    """The key does nothing while the page before still slides in."""
    def closed():
        if not program.find('dialog', 'Preferences'):
            return True
        program.key('Escape')
        return False
    program.wait(closed, 'the preferences to close')


def by_keyboard():
    """Somebody who may not change people."""
    hands.move(5, 5)
    with home_with_customers() as home:
        people(home, 'Ann', 'Otto')
        with CustomerBook(home) as program:
            program.wait_focus('list item')
            program.tab_to('list item', 'Ann', keys='Down')
            program.key('Return')
            enter(program)
            program.wait_focus('row')
            with point('one’s own photo, pasted'):
                program.key('ctrl+comma')
                program.get('dialog', 'Preferences')
                program.tab_to('tab', 'Deleting')
                program.key('Right', 'Right', 'Right')
                program.wait_focus('tab', 'People')
                program.key('Return')
                program.tab_to('list item', 'Otto')
                program.tab_to('list item', 'Ann', keys='Down')
                program.key('Return')
                program.get('text box', 'Name', where=lambda node: node.text == 'Ann')
                program.wait_text('Your group, Marketing, may not change people and groups.')
                assert not program.get('switch', 'Active').sensitive
                program.tab_to('button', 'Change Photo')
                program.key('Return')
                program.wait_focus('button', 'Choose File…')
                with on_clipboard(home, 'image/png', write_png(home.documents / 'Garden.png')):
                    paste(program, lambda: photo(home, 'Ann'))
                    program.wait_gone('dialog', 'Photo')
                assert SECRET not in photo(home, 'Ann')
                program.wait_focus('button', 'Change Photo')

            with point('and removed'):
                program.key('Return')
                program.tab_to('button', 'Remove Photo')
                program.key('Return')
                wait_photo(program, 'Ann', False)
                program.wait_gone('dialog', 'Photo')
                program.key('Escape')
                program.wait_focus('list item', 'Ann')

            with point('that of somebody else is out of reach, with the reason'):
                program.tab_to('list item', 'Otto', keys='Up')
                program.key('Return')
                program.get('text box', 'Name', where=lambda node: node.text == 'Otto')
                program.wait_gone('tab', 'People')
                assert not program.get('button', 'Change Photo').sensitive
                program.key('Escape')
                program.wait_gone('text box', 'Name')
                program.wait_focus('list item', 'Otto')
                close_by_escape(program)
                program.wait_focus('row')
                program.key('ctrl+q')
                program.check_end()


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard))
