# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports what was tried and how it went, in the Test Anything Protocol."""

import contextlib
import os
import pathlib
import sys
import traceback

from . import hands

# Where pictures and trees of failures go; the report names them.
OUTPUT = pathlib.Path(os.environ.get('CB_E2E_OUTPUT', 'e2e-output'))

_count = 0
_failed = False
_recorded = 0
_witnesses = []


class Abandoned(Exception):
    """A point failed; what follows it in the same story makes no sense."""


def watch(witness):
    """Asks `witness` for what it shows when a point fails."""
    _witnesses.append(witness)


def forget(witness):
    if witness in _witnesses:
        _witnesses.remove(witness)


def note(text):
    for line in text.splitlines():
        print(f'# {line}')


def record():
    """Keeps what is shown now, for the point under way that is failing."""
    global _recorded
    if _recorded == _count:
        return
    _recorded = _count
    OUTPUT.mkdir(parents=True, exist_ok=True)
    stem = f'{pathlib.Path(sys.argv[0]).stem}-{_count}'
    with contextlib.suppress(Exception):
        hands.screenshot(OUTPUT / f'{stem}.png')
        note(f'screenshot: {OUTPUT / stem}.png')
    for index, witness in enumerate(list(_witnesses), 1):
        path = OUTPUT / f'{stem}-{index}.txt'
        with contextlib.suppress(Exception):
            path.write_text(witness.describe(), encoding='utf-8')
            note(f'what was shown: {path}')


@contextlib.contextmanager
def point(name):
    """One thing that is shown to work: `with point('…'):`."""
    global _count, _failed
    _count += 1
    number = _count
    try:
        yield
    except Abandoned:
        print(f'not ok {number} - {name}')
        raise
    except Exception as error:
        _failed = True
        print(f'not ok {number} - {name}')
        note(traceback.format_exc())
        record()
        sys.stdout.flush()
        raise Abandoned from error
    print(f'ok {number} - {name}', flush=True)


@contextlib.contextmanager
def case(name):
    """A point that stands alone: when it fails, the others are tried all the same."""
    with contextlib.suppress(Abandoned), point(name):
        yield


def same(found, wanted):
    """Fails unless both are equal, and says how they differ."""
    assert found == wanted, f'found {found!r}, wanted {wanted!r}'


def main(*stories):
    """Runs the stories (functions that make points), or those of them that are
    named on the command line."""
    names = sys.argv[1:]
    for story in stories:
        if names and story.__name__ not in names:
            continue
        note(story.__name__)
        try:
            story()
        except Abandoned:
            pass
        except Exception:
            # What goes wrong between the points is a failure as well.
            with contextlib.suppress(Abandoned), point(f'{story.__name__} runs to its end'):
                raise
    print(f'1..{_count}', flush=True)
    return 1 if _failed else 0
