#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The photo of a customer: chosen, pasted, refused, removed."""

import re
import sys

from gi.repository import Gio

from customer_book import CustomerBook, book_path, home_with_customers, read_book
from harness import hands
from harness.tap import main, point, same
from pictures import SECRET, on_clipboard, paste, write_bomb, write_png

NAME = 'Café Blanc'


def photo(home):
    found = read_book(book_path(home), 'SELECT data FROM photo')
    return found[0][0] if found else None


def open_profile(program, name=NAME):
    program.wait_focus('row')
    program.type(name.split()[-1].lower())
    program.wait_names(name)
    program.key('Return')
    program.wait_focus('row', re.compile(f'^{name}'))
    program.key('Return')
    program.wait_text(re.compile('^No. '))


def open_dialog(program):
    program.click_on('button', 'Change Photo')
    return program.get('dialog', 'Photo')


def wait_photo(program, there=True):
    program.wait(lambda: (photo(program.home) is not None) == there, f'the photo to be {"there" if there else "gone"}')


def by_mouse():
    with home_with_customers() as home, CustomerBook(home) as program:
        open_profile(program)
        with point('a photo is chosen: small, and without what else was in the file'):
            picture = write_png(home.documents / 'Garden.png')
            dialog = open_dialog(program)
            assert not program.find('button', 'Remove Photo', inside=dialog)
            program.click_on('button', 'Choose File…', inside=dialog)
            program.open_file(picture)
            program.wait_gone('dialog', 'Photo')
            data = photo(home)
            assert data.startswith(b'\xff\xd8\xff') and len(data) < 50_000, data[:10]
            assert SECRET in picture.read_bytes() and SECRET not in data

        with point('what is no photo is refused, with words'):
            dialog = open_dialog(program)
            bomb = write_bomb(home.documents / 'Bomb.png')
            text = home.documents / 'Text.jpg'
            text.write_text('This is no picture.', encoding='utf-8')
            large = home.documents / 'Large.png'
            with open(large, 'wb') as file:
                file.truncate(20_000_001)
            locked = write_png(home.documents / 'Locked.png')
            locked.chmod(0)
            for path, words in ((bomb, 'too many pixels'), (text, 'This is no photo'),
                                (large, 'larger than 20 MB'), (locked, 'can’t be read')):
                program.click_on('button', 'Choose File…', inside=dialog)
                program.open_file(path)
                program.wait_text(words)
            same(photo(home), data)

        with point('it is removed, and that undone'):
            program.click_on('button', 'Remove Photo', inside=dialog)
            program.wait_gone('dialog', 'Photo')
            wait_photo(program, False)
            program.click_on('button', 'Undo')
            wait_photo(program)
            same(photo(home), data)

        with point('the history tells of it'):
            program.click_on('toggle button', 'More')
            program.click_on('menu item', 'History')
            program.wait_text('Photo was added')
            program.wait_text('Photo was removed')
            program.close()


def by_keyboard():
    hands.move(5, 5)
    with home_with_customers() as home, CustomerBook(home) as program:
        open_profile(program)
        with point('nothing to paste'):
            program.tab_to('button', 'Change Photo')
            program.key('Return')
            program.wait_focus('button', 'Choose File…')
            notes = home.documents / 'Notes.txt'
            notes.write_text('Call back on Monday', encoding='utf-8')
            with on_clipboard(home, 'text/plain', notes):
                program.key('ctrl+v')
                program.wait_text('There is no picture on the clipboard')

        with point('a bomb is not pasted'):
            with on_clipboard(home, 'image/png', write_bomb(home.documents / 'Bomb.png')):
                paste(program, lambda: program.find('label', re.compile('too many pixels')))
            same(photo(home), None)

        with point('a picture is pasted'):
            with on_clipboard(home, 'image/png', write_png(home.documents / 'Garden.png')):
                paste(program, lambda: photo(home))
                program.wait_gone('dialog', 'Photo')
            assert SECRET not in photo(home)

        with point('so is a file that was copied'):
            program.wait_focus('button', 'Change Photo')
            other = write_png(home.documents / 'Other.png', 300, 200, (1, 2, 3))
            before = photo(home)
            uris = home.documents / 'uris'
            uris.write_text(Gio.File.new_for_path(str(other)).get_uri() + '\r\n', encoding='utf-8')
            program.key('Return')
            program.wait_focus('button', 'Choose File…')
            with on_clipboard(home, 'text/uri-list', uris):
                paste(program, lambda: photo(home) != before)
                program.wait_gone('dialog', 'Photo')
            assert photo(home) not in (None, before)

        with point('Escape changes nothing'):
            program.wait_focus('button', 'Change Photo')
            program.key('Return')
            program.wait_focus('button', 'Choose File…')
            program.key('Escape')
            program.wait_gone('dialog', 'Photo')

        with point('it is removed'):
            program.wait_focus('button', 'Change Photo')
            program.key('Return')
            program.tab_to('button', 'Remove Photo')
            program.key('Return')
            wait_photo(program, False)
            program.close()


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard))
