# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through what asks who it is, and the dialogs for passwords."""

from customer_book import book_path, home_with_customers, write_book
from signing import HASH, PASSWORD


def walk_sign_in(start, prepare):
    with home_with_customers() as home:
        write_book(book_path(home),
                   ("UPDATE person SET name = 'Otto', sign_in = 'otto' WHERE id = 1",),
                   ("INSERT INTO person (name, sign_in, group_id) VALUES "
                    "('Ann Elizabeth Featherstonehaugh-Cholmondeley', 'ann', 4), ('Ben', 'ben', 5)",),
                   ('INSERT INTO person_password VALUES (1, ?, 0)', HASH),
                   ('UPDATE generation SET n = n + 1',))
        with start(home) as program:
            program.wait_focus('list item')
            prepare(program)
            yield program, 'who it is'
            program.key('Down', 'Down', 'Return')
            program.wait_focus('text box', 'Password')
            yield program, 'sign-in'
            program.type('wrong')
            program.key('Return')
            program.wait_text('Wrong password. Try again.')
            yield program, 'wrong password'
            program.type(PASSWORD)
            program.key('Return')
            program.wait_focus('row')
            if not program.find('toggle button', 'Main Menu'):
                program.click_on('button', 'Back')
                program.get('toggle button', 'Main Menu')
            program.click_on('toggle button', 'Main Menu')
            program.get('menu item', 'Lock')
            yield program, 'menu with Lock'
            program.dismiss('menu item')
            program.choose('Main Menu', 'Change Password…')
            program.get('text box', 'Old Password')
            program.get('text box', 'New Password').set_text('something long')
            program.get('text box', 'New Password Again').set_text('else')
            program.wait_text('The two are not the same.')
            yield program, 'change password'
            program.dismiss('dialog', 'Change Password')
            program.key('ctrl+q')
            program.check_end()
