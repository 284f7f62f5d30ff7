# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the translatable text out of the sources, the same way as the build."""

import os
import subprocess

# The keywords of Meson's preset for GLib, and ours. Blueprint files are read as C, which
# suits them as long as their strings stand in double quotes.
OPTIONS = [
    '--from-code=UTF-8',
    '--add-comments',
    '--keyword=_',
    '--keyword=N_',
    '--keyword=C_:1c,2',
    '--keyword=NC_:1c,2',
    '--keyword=g_dcgettext:2',
    '--keyword=g_dngettext:2,3',
    '--keyword=g_dpgettext2:2c,3',
    '--keyword=NP_:1,2',
]
TOOLS = ['xgettext', 'msgmerge', 'msgfmt', 'msgattrib']
SKIPPED = 77


def run(*arguments, **options):
    """Runs a gettext tool that speaks English."""
    environment = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='')
    return subprocess.run(arguments, env=environment, check=True,
                          capture_output=True, text=True, **options)


def read_list(path):
    """The entries of a file like POTFILES or LINGUAS."""
    lines = path.read_text(encoding='utf-8').splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith('#')]


def extract(source_root, files):
    """A template of the text in files, which are relative to source_root."""
    return run('xgettext', *OPTIONS, '--package-name=customer-book',
               '--sort-by-file', '--output=-', '--files-from=-',
               cwd=source_root, input='\n'.join(files)).stdout
