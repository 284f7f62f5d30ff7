#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever can be pressed or typed into has a name, on each page and dialog."""

import sys

import pages
from harness.tap import case, main

# Roles of things that somebody acts on.
INTERACTIVE = {
    'button', 'toggle button', 'checkbox', 'radio', 'switch', 'text box', 'search box', 'spin button',
    'combo box', 'slider', 'link', 'menu item', 'menu item checkbox', 'menu item radio', 'tab', 'list item',
    'option', 'row', 'tree item', 'dialog', 'alert dialog', 'progress bar', 'spinner',
}
# Things that hold others and take the keyboard only to hand it on.
CONTAINERS = {'generic', 'group', 'list', 'tree grid', 'grid', 'window', 'tab panel', 'menu', 'list box',
              'document', 'presentation', 'none', 'label', 'heading', 'paragraph', 'article'}


def find_nameless(program):
    """What on the screen wants a name and has none, and how much was looked at."""
    tree = program.application.look()
    nameless = []
    n_looked_at = 0
    for item in tree.find_items():
        role = tree.get_role(item.node)
        if role in INTERACTIVE or 'focusable' in item.states and role not in CONTAINERS:
            n_looked_at += 1
            if not (item.name or item.node.name).strip():
                nameless.append(f'{role} at {tuple(tree.extents[item.node])}')
    return nameless, n_looked_at


def names():
    for program, page in pages.walk(lambda _: None):
        with case(page):
            nameless, n_looked_at = find_nameless(program)
            assert n_looked_at >= 3, f'only {n_looked_at} things were found'
            assert not nameless, ', '.join(nameless)


if __name__ == '__main__':
    sys.exit(main(names))
