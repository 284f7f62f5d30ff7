# SPDX-License-Identifier: GPL-3.0-or-later
"""People with passwords, and what asks who it is."""

import os
import re
import subprocess

from customer_book import CUSTOMERS, INBOX, PROGRAM, book_path, read_book, write_book
from harness.tap import same

PASSWORD = 'long enough'
# Of that password.
HASH = '$y$j9T$U8qBpfLJ/DDf/N4WxwTcE1$KcnoK7fm8i8CGoTmr1dP8Y7JQIYFWU5bGYcFo0a7Tg.'
SIGN_IN = 15
FAILED = 16
# Somebody in the book, who must not be seen before anybody has signed in.
CUSTOMER = re.compile('Café Blanc')


def people(home, *with_password):
    """Otto, an administrator, Ann of Marketing and Ben of the Front Desk; these have the password."""
    write_book(
        book_path(home),
        ("UPDATE person SET name = 'Otto', sign_in = 'otto' WHERE id = 1",),
        *[('INSERT INTO person (name, sign_in, group_id) SELECT ?, lower(?), id FROM person_group WHERE name = ?',
           name, name, group) for name, group in (('Ann', 'Marketing'), ('Ben', 'Front Desk'))],
        *[('INSERT INTO person_password SELECT id, ?, 0 FROM person WHERE name = ?', HASH, name)
          for name in with_password],
        ('UPDATE generation SET n = n + 1',))


def operations(home, *kinds):
    """Who did which of these, the newest last."""
    return read_book(book_path(home), f'SELECT kind, person_name FROM operation WHERE kind IN ({",".join("?" * len(kinds))}) '
                                      'ORDER BY id', *kinds)


def choose_person(program, name):
    program.click(program.get('list item', name, inside=program.get('list', 'Who Is It?')))


def enter(program, password=PASSWORD):
    program.wait_focus('text box', 'Password')
    program.type(password)
    program.key('Return')


def sign_in(program, name):
    choose_person(program, name)
    enter(program)
    program.wait_focus('row')


def wait_locked(program):
    program.wait(lambda: program.find('button', 'Sign In') or program.find('list', 'Who Is It?'), 'the question who it is')


def see_nothing(program):
    """Nothing of the book is in reach of assistive technologies, on the screen or not."""
    items = [item.name for item in program.application.look().walk()]
    assert not [name for name in items if CUSTOMER.search(name) or name in ('Pages', CUSTOMERS, INBOX, 'New Customer')], items


def keys_do_nothing(program, home):
    before = read_book(book_path(home), 'SELECT n FROM generation')
    for keys in ('ctrl+n', 'ctrl+i', 'ctrl+comma', 'ctrl+f', 'ctrl+a', 'alt+1', 'alt+2', 'alt+4', 'ctrl+z', 'ctrl+shift+z',
                 'ctrl+l'):
        program.key(keys)
    program.wait(lambda: program.find('button', 'Sign In') or program.find('list', 'Who Is It?'), 'the same question')
    assert not program.find('dialog')
    see_nothing(program)
    same(read_book(book_path(home), 'SELECT n FROM generation'), before)


def run(home, *arguments):
    """Runs the program to its end: its exit status and what it says."""
    variables = dict(os.environ, **home.environment)
    result = subprocess.run([str(PROGRAM), *map(str, arguments)], env=variables, capture_output=True, text=True,
                            timeout=60, check=False)
    return result.returncode, result.stdout, result.stderr
