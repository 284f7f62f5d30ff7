#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A text of 10 MB that is pasted is refused where it was pasted, and nothing that was typed is lost."""

import re
import sys

from customer_book import CustomerBook, book_path, home_with_customers, read_book
from harness import hands
from harness.tap import main, point, same
from pictures import on_clipboard, paste

# That it was put in and taken out again would take many times as long.
LIMIT = 15


def refused(program, field, words, typed):
    """Pastes; tells that it is said in sight, that what was typed is there, and where the keyboard is."""
    words = re.compile(f'^{words}')
    field.set_text(typed)
    paste(program, lambda: program.find('label', words))
    label = program.get('label', words)

    def in_sight():
        place, dialog = label.extents, program.get('dialog').extents
        return dialog.y < place.y and place.y + place.height <= dialog.y + dialog.height
    program.wait(in_sight, 'it to be in sight', LIMIT)
    same(field.text, typed)
    program.wait_focus('text box', field.name)


def story():
    hands.move(5, 5)
    with home_with_customers() as home, CustomerBook(home) as program:
        program.wait_focus('row')
        program.type('blanc')
        program.wait_names('Café Blanc')
        program.key('Return')
        program.wait_focus('row', re.compile('^Café Blanc'))
        program.key('Return')
        program.wait_text(re.compile('^No. '))
        path = home.path / 'long.txt'
        path.write_bytes(b'No end of words, ' * 600_000)
        with on_clipboard(home, 'text/plain;charset=utf-8', path):
            with point('in a field of a customer, of one line and of many'):
                program.click_on('button', 'Edit Customer')
                dialog = program.get('dialog', 'Edit Customer')
                for name, words, typed in (('Name', 'That text is too long for this field', 'Café Blanche'),
                                           ('Notes', 'That text is too long for the notes', 'Closed on Mondays')):
                    refused(program, program.tab_to('text box', name), words, typed)
                program.key('ctrl+s')
                program.wait_gone('dialog', 'Edit Customer')
                sql = "SELECT name, notes FROM customer WHERE number = 'BLANC'"
                same(read_book(book_path(home), sql), [('Café Blanche', 'Closed on Mondays')])

            with point('in an item'):
                program.click_on('toggle button', 'More')
                program.click_on('menu item', 'Quotes')
                program.click_on('button', 'New…')
                dialog = program.get('dialog', 'New: Quote')
                for name, words, typed in (('Title', 'That text is too long for this field', 'Two walls'),
                                           ('Notes', 'That text is too long for the notes', 'In white')):
                    refused(program, program.tab_to('text box', name), words, typed)
                program.click_on('button', 'Save', inside=dialog)
                program.wait_gone('dialog', 'New: Quote')
                program.get('list item', re.compile('Two walls'))
                same(read_book(book_path(home), 'SELECT title, notes FROM item'), [('Two walls', 'In white')])

            program.close()


if __name__ == '__main__':
    sys.exit(main(story))
