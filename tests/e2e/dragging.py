# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are dragged from another program."""

import contextlib

from customer_book import DRAG_SOURCE
from harness import hands
from harness.program import Program


@contextlib.contextmanager
def dropped(program, home, path):
    """Drags a file onto the middle of the window; where it is from stays until it has arrived."""
    with Program([DRAG_SOURCE, path], home) as source:
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
        yield
        source.kill()
    program.window.focus()
