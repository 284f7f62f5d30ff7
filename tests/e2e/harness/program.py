# SPDX-License-Identifier: GPL-3.0-or-later
"""A program under test: started, looked at, handled, ended."""

import contextlib
import ctypes
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

from gi.repository import GLib

from . import atspi, hands, tap
from .wait import TIMEOUT, wait_for

PR_SET_PDEATHSIG = 1
PR_CAPBSET_DROP = 24
# What lets root read and write any file: by these the rights of files are
# as good as none.
CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2
COMPLAINT = re.compile(r'-(WARNING|CRITICAL|ERROR) \*\*|runtime error:|Sanitizer')
# libadwaita 1.7 measures the heading of an alert in its large style even where
# that is too wide, which GTK complains about. Nor is there anybody on the bus
# who would show a notification.
NOT_OURS = re.compile(r'Trying to measure GtkLabel 0x\w+ for width of \d+, but it needs at least \d+$|'
                      r'unable to send notifications through org\.freedesktop\.Notifications')

_libc = ctypes.CDLL(None)


def die_with_parent():
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def start_as_anybody():
    """Dies with its parent, and is bound to the rights of files even as root."""
    die_with_parent()
    # Others than root have neither, and may not drop them.
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


class Home:
    """A throw-away home: a person's folders, and nothing in them."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix='customer-book-home.'))
        self.data = self.path / 'data'
        self.config = self.path / 'config'
        self.cache = self.path / 'cache'
        self.state = self.path / 'state'
        self.runtime = self.path / 'run'
        self.temporary = self.path / 'tmp'
        self.documents = self.path / 'documents'
        for folder in (self.data, self.config, self.cache, self.state, self.temporary, self.documents):
            folder.mkdir()
        self.runtime.mkdir(mode=0o700)
        settings = self.config / 'gtk-4.0' / 'settings.ini'
        settings.parent.mkdir()
        settings.write_text('[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)

    @property
    def environment(self):
        return {
            'HOME': str(self.path),
            'XDG_DATA_HOME': str(self.data),
            'XDG_CONFIG_HOME': str(self.config),
            'XDG_CACHE_HOME': str(self.cache),
            'XDG_STATE_HOME': str(self.state),
            'XDG_RUNTIME_DIR': str(self.runtime),
            'TMPDIR': str(self.temporary),
            # The words that tests look for, and numbers without separators.
            'LC_ALL': 'C.UTF-8',
            'LANGUAGE': '',
        }


class SessionBus:
    """Another session bus: programs on it don't know those on the first."""

    def __init__(self):
        self.process = subprocess.Popen(
            ['dbus-daemon', '--session', '--nofork', '--nosyslog', '--nopidfile', '--print-address=1'],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, preexec_fn=die_with_parent)
        self.address = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Ended(AssertionError):
    """The program ended by itself, mostly because it crashed."""


class Program:
    """A running program with a window."""

    accessibility = None

    def __init__(self, command, home, environment=None, bus=None, preload=None, directory=None):
        """Starts `command` (a list) in the folders of `home`.

        `bus` is a SessionBus instead of the one that all share, `preload` a list
        of shared libraries.
        """
        if Program.accessibility is None:
            Program.accessibility = atspi.Bus()
        self.home = home
        self.log = home.path / f'log-{time.monotonic_ns()}'
        variables = dict(os.environ, **home.environment)
        variables['AT_SPI_BUS_ADDRESS'] = self.accessibility.address
        if preload:
            variables['LD_PRELOAD'] = ':'.join(str(library) for library in preload)
        if bus:
            variables['DBUS_SESSION_BUS_ADDRESS'] = bus.address
        variables.update(environment or {})
        with open(self.log, 'wb') as log:
            self.process = subprocess.Popen(
                [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=variables, cwd=directory or home.path, preexec_fn=start_as_anybody)
        self._application = None
        self._window = None
        tap.watch(self)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        try:
            if kind is None and self.process.poll() is None:
                self.close()
            elif kind is not None:
                tap.record()
        finally:
            self.kill()
            tap.forget(self)

    # Its life

    @property
    def output(self):
        return self.log.read_text(encoding='utf-8', errors='replace')

    def describe(self):
        text = f'{self.process.args}, {"running" if self.process.poll() is None else self.process.poll()}\n'
        text += self.output
        with contextlib.suppress(GLib.Error):
            text += self._application.look().dump() if self._application else 'never seen\n'
        return text

    def check_alive(self):
        status = self.process.poll()
        if status is not None:
            raise Ended(f'the program ended with {status}:\n{self.output[-4000:]}')

    def wait(self, condition, what, timeout=TIMEOUT):
        """Waits until `condition` is true, while the program runs."""
        return wait_for(condition, what, timeout, self.check_alive)

    def wait_for_end(self, timeout=TIMEOUT):
        """Waits for the program to end by itself; returns its exit status."""
        wait_for(lambda: self.process.poll() is not None, 'the program to end', timeout)
        return self.process.returncode

    def close(self):
        """Closes the window by its button, and checks how the program took it."""
        self.click_on('button', 'Close')
        self.check_end()

    def check_end(self):
        """Waits for the program to end after it was asked to, without complaint."""
        status = self.wait_for_end()
        assert status == 0, f'the program ended with {status}:\n{self.output[-4000:]}'
        self.check_output()

    def check_output(self):
        """Fails when the program complained."""
        complaints = [line for line in self.output.splitlines() if COMPLAINT.search(line) and not NOT_OURS.search(line)]
        assert not complaints, '\n'.join(complaints)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    # What it shows

    @property
    def application(self):
        if self._application is None:
            self._application = self.wait(
                lambda: self.accessibility.find_application(self.process.pid), 'the program to show itself')
        return self._application

    @property
    def window(self):
        if self._window is None:
            self._window = self.wait(lambda: hands.Window.of_process(self.process.pid), 'a window')
        return self._window

    def find(self, role=None, name=None, inside=None, where=None):
        """What is on the screen just now, or None."""
        return self.application.find(role, name, inside, where)

    def find_all(self, role=None, name=None, inside=None, where=None):
        return self.application.find_all(role, name, inside, where)

    def get(self, role=None, name=None, inside=None, where=None, timeout=TIMEOUT):
        """Waits for it to be on the screen."""
        return self.wait(lambda: self.find(role, name, inside, where),
                         f'{role or "anything"} named {name!r}', timeout)

    def wait_gone(self, role=None, name=None, inside=None, where=None, timeout=TIMEOUT):
        self.wait(lambda: not self.find(role, name, inside, where),
                  f'no {role or "thing"} named {name!r}', timeout)

    def texts(self, inside=None):
        """All that can be read on the screen."""
        return [text for text in (item.name for item in self.application.look().find_items(inside=inside))
                if text]

    def wait_text(self, text, timeout=TIMEOUT):
        """Waits until `text` (a string or pattern) is part of something that can be read."""
        pattern = re.compile(re.escape(text)) if isinstance(text, str) else text
        self.get(name=pattern, timeout=timeout)

    # Hands on it

    def point_at(self, node):
        """Moves the pointer over the middle of a node that has come to rest."""
        before = None

        def at_rest():
            nonlocal before
            last, before = before, (node.extents, self.window.geometry)
            return before if before == last else None

        extents, (left, top, width, height) = self.wait(at_rest, f'{node} to come to rest')
        x = extents.x + extents.width // 2
        y = extents.y + extents.height // 2
        assert 0 <= x < width and 0 <= y < height, f'{node} at {x}, {y} is outside of the window'
        hands.move(left + x, top + y)

    def click(self, node, button=1, modifier=None):
        self.wait(lambda: node.sensitive, f'{node} to be sensitive')
        self.point_at(node)
        hands.press(button, modifier)

    def click_on(self, role, name=None, inside=None, **options):
        """Waits for it and clicks it."""
        self.click(self.get(role, name, inside), **options)

    def key(self, *keys):
        self.check_alive()
        hands.key(*keys)

    def type(self, text):
        self.check_alive()
        hands.type_text(text)

    def focused(self):
        """What has the keyboard, or None."""
        found = [item.node for item in self.application.look().walk() if 'focused' in item.states]
        return found[-1] if found else None

    def wait_focus(self, role=None, name=None):
        def there():
            node = self.focused()
            if node is None or role is not None and node.role != role:
                return None
            if name is not None and (node.name != name if isinstance(name, str) else not name.search(node.name)):
                return None
            return node
        return self.wait(there, lambda: f'the focus on {role} {name!r}, which is on {self.focused()}')

    def tab_to(self, role=None, name=None, limit=60, keys='Tab'):
        """Presses Tab until that has the focus."""
        for _ in range(limit):
            node = self.focused()
            if node and (role is None or node.role == role) and (
                    name is None or (node.name == name if isinstance(name, str) else name.search(node.name))):
                return node
            self.key(keys)
            self.wait(lambda: self.focused() not in (None, node), 'the focus to move on', 3)
        raise AssertionError(f'Tab does not lead to {role} {name!r}; the focus is on {self.focused()}')
