#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the folders of src/ depend on those below them alone.

The include directories of each static library keep most mistakes from
compiling; what they let through is found here: a path with "..", a system
header that happens to be installed, a dependency added to a meson.build.
"""

import pathlib
import re
import sys
import tempfile

# Each folder and what it may use besides itself.
BELOW = {
    'core': [],
    'store': ['core'],
    'deletion': ['store', 'core'],
    'exchange': ['store', 'core'],
    'models': ['deletion', 'exchange', 'store', 'core'],
    'ui': ['models', 'deletion', 'exchange', 'store', 'core'],
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*(?:include|import)[ \t]*(["<])([^">]+)[">]', re.MULTILINE)
TOOLKIT = re.compile(r'(gtk|gdk|gsk|pango|cairo|adwaita)(/|-|\.h$)')
DATABASE = re.compile(r'sqlite3(ext)?\.h$')
DEPENDENCY = re.compile(r'\b(gtk|adw|sqlite|core|store|deletion|exchange|models|ui)_dep\b')


def layer_of(path):
    """The folder of src/ that `path`, relative to src/, lies in; None for src/main.c."""
    return path.parts[0] if len(path.parts) > 1 else None


def check_include(layer, bracket, name, homes):
    if DATABASE.search(name) and layer != 'store':
        return f'{name} belongs to store alone'
    if bracket == '<':
        if TOOLKIT.match(name) and layer not in ('ui', None):
            return f'{name} belongs to ui alone'
        return None
    home = homes.get(pathlib.PurePosixPath(name).name)
    if home is None or layer is None or home == layer or home in BELOW[layer]:
        return None
    return f'{name} is part of {home}, which {layer} must not use'


def check_dependency(layer, name):
    if name in ('gtk', 'adw'):
        return None if layer == 'ui' else f'{name}_dep belongs to ui alone'
    if name == 'sqlite':
        return None if layer == 'store' else 'sqlite_dep belongs to store alone'
    if name == layer or name in BELOW[layer]:
        return None
    return f'{name}_dep is not below {layer}'


def check(src):
    """Lists what is wrong under `src`, one line each."""
    failures = []
    sources = sorted(path for path in src.rglob('*') if path.suffix in ('.c', '.h', '.in'))
    homes = {}
    for path in sources:
        layer = layer_of(path.relative_to(src))
        if path.suffix != '.h' or layer is None:
            continue
        if path.name in homes and homes[path.name] != layer:
            failures.append(f'{path.name}: stands in {homes[path.name]} and in {layer}')
        homes[path.name] = layer

    for path in sources:
        relative = path.relative_to(src)
        layer = layer_of(relative)
        if layer is not None and layer not in BELOW:
            failures.append(f'{relative}: {layer} is not a known folder')
            continue
        text = path.read_text(encoding='utf-8')
        for match in INCLUDE.finditer(text):
            problem = check_include(layer, match.group(1), match.group(2), homes)
            if problem:
                line = text.count('\n', 0, match.start()) + 1
                failures.append(f'{relative}:{line}: {problem}')

    for layer in BELOW:
        path = src / layer / 'meson.build'
        if not path.exists():
            continue
        for line, text in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
            for match in DEPENDENCY.finditer(text.split('#')[0]):
                problem = check_dependency(layer, match.group(1))
                if problem:
                    failures.append(f'{layer}/meson.build:{line}: {problem}')
    return failures


# A path, what is put there, and whether that is a mistake.
SAMPLES = [
    ('core/cb-low.c', '#include "cb-low.h"\n', False),
    ('core/cb-low.c', '#include <glib.h>\n#include <gio/gio.h>\n', False),
    ('core/cb-low.c', '#include "cb-table.h"\n', True),
    ('core/cb-low.c', '#include "../store/cb-table.h"\n', True),
    ('core/cb-low.h', '  #  include "cb-page.h"\n', True),
    ('core/cb-low.c', '#include <gtk/gtk.h>\n', True),
    ('core/cb-low.c', '/* no #include <gtk/gtk.h> here */\n', False),
    ('core/meson.build', 'dependencies: [gio_dep, store_dep],\n', True),
    ('store/cb-table.c', '#include <sqlite3.h>\n#include "cb-low.h"\n', False),
    ('store/cb-table.c', '#include "cb-erase.h"\n', True),
    ('store/schema/cb-schema.c', '#include "cb-page.h"\n', True),
    ('store/meson.build', 'dependencies: [sqlite_dep, core_dep],\n', False),
    ('deletion/cb-erase.c', '#include "cb-table.h"\n#include "cb-low.h"\n', False),
    ('deletion/cb-erase.c', '#include "cb-csv.h"\n', True),
    ('exchange/cb-csv.c', '#include "cb-erase.h"\n', True),
    ('exchange/cb-csv.c', '#include <sqlite3.h>\n', True),
    ('exchange/meson.build', 'dependencies: [store_dep, sqlite_dep],\n', True),
    ('models/cb-rows.c', '#include "cb-csv.h"\n#include "cb-erase.h"\n', False),
    ('models/cb-rows.c', '#include <adwaita.h>\n', True),
    ('models/cb-rows.c', '#include <gdk/gdk.h>\n', True),
    ('models/cb-rows.c', '#include "cb-page.h"\n', True),
    ('models/meson.build', 'dependencies: [gtk_dep],\n', True),
    ('ui/page/cb-page.c', '#include <gtk/gtk.h>\n#include <adwaita.h>\n#include "cb-rows.h"\n', False),
    ('ui/page/cb-page.c', '#include "sqlite3.h"\n', True),
    ('ui/page/cb-page.c', '#include <glib.h>\n#include <sqlite3.h>\n', True),
    ('main.c', '#include <adwaita.h>\n#include "cb-page.h"\n', False),
    ('main.c', '#include <sqlite3.h>\n', True),
    ('attic/cb-old.c', '', True),
    ('store/cb-low.h', '', True),
]


def check_self():
    """Lists the samples that are judged wrongly: a check that can't fail proves nothing."""
    failures = []
    for name, content, wrong in SAMPLES:
        with tempfile.TemporaryDirectory() as folder:
            src = pathlib.Path(folder)
            for header in ('core/cb-low.h', 'store/cb-table.h', 'deletion/cb-erase.h',
                           'exchange/cb-csv.h', 'models/cb-rows.h', 'ui/page/cb-page.h'):
                (src / header).parent.mkdir(parents=True, exist_ok=True)
                (src / header).write_text('#pragma once\n', encoding='utf-8')
            (src / name).parent.mkdir(parents=True, exist_ok=True)
            (src / name).write_text(content, encoding='utf-8')
            if bool(check(src)) != wrong:
                failures.append(f'self-test: {name} with {content!r} is '
                                f'{"accepted" if wrong else "refused"}')
    return failures


def main():
    failures = check_self() + check(pathlib.Path(sys.argv[1]))
    for failure in failures:
        print(failure)
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
