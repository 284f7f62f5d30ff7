# SPDX-License-Identifier: GPL-3.0-or-later
"""count-tests.py LOG STATUS: prints how many test cases passed and failed, by
the JSON log that `meson test` left when it ended with STATUS.

A test that speaks TAP counts by its cases, any other as one. Skipped ones
count as neither."""

import json
import os
import re
import sys

CASE = re.compile(r'^\s*(not )?ok\b(.*)$')
PLAN = re.compile(r'^1\.\.\d+', re.MULTILINE)
SKIPPED = re.compile(r'#\s*(skip|todo)', re.IGNORECASE)


def count_cases(text):
    passed = failed = 0
    for line in text.splitlines():
        case = CASE.match(line)
        if not case or SKIPPED.search(case[2]):
            continue
        if case[1]:
            failed += 1
        else:
            passed += 1
    return passed, failed


def count_test(test):
    text = test.get('stdout') or ''
    good = test['result'] in ('OK', 'EXPECTEDFAIL', 'SKIP')
    if PLAN.search(text) or text.startswith('TAP version'):
        passed, failed = count_cases(text)
        # It ended before it said which case failed.
        if not good and failed == 0:
            failed = 1
        return passed, failed
    if test['result'] == 'SKIP':
        return 0, 0
    return (1, 0) if good else (0, 1)


def main():
    log, status = sys.argv[1], int(sys.argv[2])
    passed = failed = 0
    if os.path.exists(log):
        with open(log, encoding='utf-8') as lines:
            for line in lines:
                p, f = count_test(json.loads(line))
                passed += p
                failed += f
    # Meson stopped before it ran all of them.
    if status != 0 and failed == 0:
        failed = 1
    print(passed, failed)


main()
