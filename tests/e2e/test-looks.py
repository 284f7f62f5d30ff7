#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All pages narrow, dark, right to left and in high contrast: they come up
without complaint, and nothing is cut off at the sides. Leaves pictures."""

import sys

import pages
from customer_book import NARROW
from harness import hands, tap
from harness.tap import case, main, same

READ_OR_PRESSED = {'button', 'checkbox', 'label', 'search box', 'switch', 'text box', 'toggle button'}


def is_in_tooltip(tree, item, width):
    """A tooltip is a window of its own, a branch of its own beside what the window
    holds, and may stand beyond the window's sides."""
    branch = item
    while (parent := tree.items.get(branch.parent)) and tree.get_role(parent.node) != 'window':
        branch = parent
    extents = tree.extents.get(branch.node, tree.extents[item.node])
    return parent is not None and (extents.x < 0 or extents.x + extents.width > width)


def find_cut_off(program):
    """What reaches beyond the sides of the window, and isn't in a table or among
    tabs that scroll sideways."""
    width = program.window.geometry[2]
    tree = program.application.look()
    cut_off = []
    for item in tree.find_items():
        role = tree.get_role(item.node)
        extents = tree.extents[item.node]
        if (role in READ_OR_PRESSED and tree.is_inside(item, 'window')
                and (extents.x < 0 or extents.x + extents.width > width)
                and not is_in_tooltip(tree, item, width)
                and not (tree.is_inside(item, 'tree grid') and tree.is_inside(item, 'dialog'))
                and not tree.is_inside(item, 'radio group')):
            cut_off.append(f'{role} “{item.name}” {tuple(extents)}')
    return cut_off


def look_at_all(style, environment, size=None):
    def prepare(program):
        if size:
            program.window.resize(*size)
            # What the program has laid out, not only what the display says.
            window = program.get('window')
            program.wait(lambda: window.extents[2:] == size, f'the window to be {size}')

    for program, page in pages.walk(prepare, environment):
        with case(f'{style}: {page}'):
            program.check_output()
            tap.OUTPUT.mkdir(parents=True, exist_ok=True)
            hands.screenshot(tap.OUTPUT / f'{style}-{page}.png'.replace(' ', '-'), program.window.geometry)
            if size:
                same(program.window.geometry[2:], size)
            cut_off = find_cut_off(program)
            assert not cut_off, '\n'.join(cut_off)


def narrow():
    look_at_all('narrow', {}, NARROW)


def dark():
    look_at_all('dark', {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'})


def right_to_left():
    look_at_all('right-to-left', {'GTK_DEBUG': 'invert-text-dir'}, NARROW)


def high_contrast():
    look_at_all('high-contrast', {'ADW_DEBUG_HIGH_CONTRAST': '1'})


if __name__ == '__main__':
    sys.exit(main(narrow, dark, right_to_left, high_contrast))
