# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the files of a Meson build folder that `meson install` installs."""

import json
import os
import sys

build = os.path.abspath(sys.argv[1])
with open(os.path.join(build, 'meson-info', 'intro-targets.json'), encoding='utf-8') as file:
    targets = json.load(file)

for target in targets:
    if target['installed']:
        for name in target['filename']:
            print(os.path.relpath(name, build))
