# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures in files and on the clipboard, and what is seen of them on the screen."""

import contextlib
import os
import pathlib
import struct
import tempfile
import zlib

from harness import hands
from harness.program import Program

CLIPBOARD_OWNER = pathlib.Path(os.environ['CB_CLIPBOARD_OWNER'])
# Stands in each picture, and must not stand in what becomes of it.
SECRET = b'Taken in the garden of 12 Mill Lane'
BLUE = (53, 132, 228)


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def write_png(path, width=800, height=600, colour=BLUE, rows=None):
    """A picture of one colour, with words in it; of a bomb only the first rows are there."""
    row = b'\0' + bytes(colour) * (width if rows is None else 1)
    path.write_bytes(b'\x89PNG\r\n\x1a\n'
                     + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0))
                     + chunk(b'tEXt', b'Comment\0' + SECRET)
                     + chunk(b'IDAT', zlib.compress(row * (rows or height)))
                     + chunk(b'IEND', b''))
    return path


def write_bomb(path):
    """Says that it is so large that it would fill gigabytes."""
    return write_png(path, 40_000, 40_000, rows=10)


@contextlib.contextmanager
def on_clipboard(home, kind, path):
    """Another program that has copied something."""
    with Program([CLIPBOARD_OWNER, kind, path], home) as owner:
        owner.wait(lambda: 'ready' in owner.output, 'it to be on the clipboard')
        yield
        owner.kill()


def paste(program, came_of_it):
    """Presses Ctrl+V; the program may hear of what is on the clipboard only a little later."""
    def tried():
        if came_of_it():
            return True
        program.key('ctrl+v')
        return False
    program.wait(tried, 'it to be pasted')


def count_pixels(geometry, colour):
    """How many pixels of a part of the display are of about that colour."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'part.rgb'
        hands.screenshot(f'rgb:{path}', geometry, '-depth', '8')
        data = path.read_bytes()
    return sum(all(abs(here - there) < 12 for here, there in zip(data[i:i + 3], colour))
               for i in range(0, len(data), 3))


def count_pixels_of(program, node, colour, left_of=0, above=0):
    """The same for what is in the window: the extents of a node, and so much to the left of it and
    above."""
    x, y, _, _ = program.window.geometry
    place = node.extents
    return count_pixels((x + place.x - left_of, y + place.y - above, place.width + left_of, place.height + above), colour)
