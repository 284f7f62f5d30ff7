# SPDX-License-Identifier: GPL-3.0-or-later
"""count-tests.py LOG STATUS [AGAIN]: prints how many test cases passed and
failed, by the JSON log that `meson test` left when it ended with STATUS. What
stands in the log AGAIN, of a second run, counts instead.

count-tests.py --failed SUITE LOG: prints the names of the tests of a suite that
failed.

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


def is_good(test):
    return test['result'] in ('OK', 'EXPECTEDFAIL', 'SKIP')


def count_test(test):
    text = test.get('stdout') or ''
    good = is_good(test)
    if PLAN.search(text) or text.startswith('TAP version'):
        passed, failed = count_cases(text)
        # It ended before it said which case failed.
        if not good and failed == 0:
            failed = 1
        return passed, failed
    if test['result'] == 'SKIP':
        return 0, 0
    return (1, 0) if good else (0, 1)


def read_log(path):
    if not os.path.exists(path):
        return {}
    with open(path, encoding='utf-8') as lines:
        return {test['name']: test for test in map(json.loads, lines)}


def print_failed(suite, log):
    for name, test in read_log(log).items():
        if f':{suite} / ' in name and not is_good(test):
            print(name.split(' / ', 1)[1])


def main():
    if sys.argv[1] == '--failed':
        print_failed(*sys.argv[2:])
        return

    tests = read_log(sys.argv[1])
    status = int(sys.argv[2])
    for log in sys.argv[3:]:
        again = read_log(log)
        tests.update(again)
        status = 0 if again else status

    passed = failed = 0
    for test in tests.values():
        p, f = count_test(test)
        passed += p
        failed += f
    # Meson stopped before it ran all of them.
    if status != 0 and failed == 0:
        failed = 1
    print(passed, failed)


main()
