# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for what will come, and nothing else: no test sleeps a fixed time."""

import time

from gi.repository import GLib

INTERVAL = 0.03
TIMEOUT = 15


class TimedOut(AssertionError):
    """What a test waited for did not come."""


def wait_for(condition, what, timeout=TIMEOUT, guard=None):
    """Polls `condition` until it returns something true, and returns that.

    What it asks may vanish meanwhile: errors of the bus and failed checks count
    as "not yet". `guard` is called in between and may raise to end the waiting.
    """
    end = time.monotonic() + timeout
    trouble = None
    while True:
        if guard:
            guard()
        try:
            result = condition()
            trouble = None
        except (GLib.Error, AssertionError, LookupError) as error:
            result = None
            trouble = error
        if result:
            return result
        if time.monotonic() > end:
            text = what() if callable(what) else what
            raise TimedOut(f'waited {timeout} s for {text}' + (f' ({trouble})' if trouble else ''))
        time.sleep(INTERVAL)
