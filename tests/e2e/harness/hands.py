# SPDX-License-Identifier: GPL-3.0-or-later
"""Key and mouse events, sent to the display."""

import re
import subprocess


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=20).stdout


def key(*keys):
    """Presses and lets go one after the other: 'ctrl+f', 'Return'."""
    if keys:
        run('xdotool', 'key', '--clearmodifiers', '--delay', '12', *keys)


def type_text(text):
    """Types plain ASCII, key by key."""
    assert text.isascii(), 'only ASCII can be typed: what a keyboard lacks goes in by set_text'
    run('xdotool', 'type', '--clearmodifiers', '--delay', '12', text)


def move(x, y):
    # In two steps: a window that opened under the pointer learns where it is
    # only when it moves.
    run('xdotool', 'mousemove', str(x - 2), str(y - 2), 'mousemove', str(x), str(y))


def press(button=1, modifier=None):
    if modifier:
        run('xdotool', 'keydown', modifier, 'click', str(button), 'keyup', modifier)
    else:
        run('xdotool', 'click', str(button))


def hold(x, y):
    """Presses the button of the mouse there, and keeps it down."""
    move(x, y)
    run('xdotool', 'mousedown', '1')


def let_go():
    run('xdotool', 'mouseup', '1')


class Window:
    """A window on the display, by its X id."""

    def __init__(self, xid):
        self.xid = xid

    @staticmethod
    def of_process(pid):
        """The newest visible window of a process that is not a pop-up, or None."""
        try:
            found = run('xdotool', 'search', '--all', '--onlyvisible', '--pid', str(pid), '--name', '.').split()
        except subprocess.CalledProcessError:
            return None
        return Window(found[-1]) if found else None

    @property
    def geometry(self):
        """Left, top, width and height on the display, without the frame."""
        text = run('xwininfo', '-id', self.xid)
        return tuple(int(re.search(rf'{label}:\s+(-?\d+)', text).group(1))
                     for label in ('Absolute upper-left X', 'Absolute upper-left Y', 'Width', 'Height'))

    def resize(self, width, height):
        run('xdotool', 'windowsize', self.xid, str(width), str(height))

    def move(self, left, top):
        run('xdotool', 'windowmove', self.xid, str(left), str(top))

    def focus(self):
        run('xdotool', 'windowactivate', '--sync', self.xid)


def screenshot(path, geometry=None, *options):
    """Takes a picture of the display, or of a part of it: left, top, width, height."""
    crop = ['-crop', '{2}x{3}+{0}+{1}'.format(*geometry), '+repage'] if geometry else []
    run('import', '-window', 'root', *crop, *options, str(path))
