# SPDX-License-Identifier: GPL-3.0-or-later
"""The search for what is left of customers in any file that the program keeps."""

import re


def read_all(home):
    """The bytes of all files of the program: the book and what is beside it,
    cache, state, settings, temporary files. Not the table that was imported."""
    content = {}
    for folder in (home.data, home.cache, home.state, home.config, home.temporary, home.runtime):
        for path in folder.rglob('*'):
            if path.is_file():
                content[path.relative_to(home.path)] = path.read_bytes()
    return content


def find(home, needles):
    """Where bytes or patterns stand: the file, and what is around them."""
    found = []
    for path, content in read_all(home).items():
        for needle in needles:
            pattern = needle if isinstance(needle, re.Pattern) else re.compile(re.escape(needle))
            if match := pattern.search(content):
                found.append((str(path), content[max(match.start() - 20, 0):match.end() + 20]))
    return found
