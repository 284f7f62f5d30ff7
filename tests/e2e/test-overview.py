#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The overview of a profile: what is open, what was paid, and a chart of it."""

import re
import sys
import time

from customer_book import CustomerBook, add_items, add_messages, book_path, home_with_customers, write_book
from harness.tap import main, point, same

CHART = 'Invoices and Payments of the Last 24 Months'


def money(home, kind, status, amount, days_ago, currency='EUR'):
    """An invoice or payment of Café Blanc."""
    now = int((time.time() - days_ago * 86400) * 1000000)
    write_book(
        book_path(home),
        ('INSERT INTO item (customer_id, kind, number, title, status, open, amount, currency, date, created, changed) '
         "SELECT id, ?, 'M-' || (SELECT count(*) FROM item), 'Cleaning', ?, ?, ?, ?, ?, ?, ? FROM customer WHERE number = 'BLANC'",
         kind, status, int(kind == 4 and status < 3), amount, currency, now, now, now),
        ('UPDATE generation SET n = n + 1',))


def month(days_ago):
    return time.strftime('%B %Y', time.gmtime(time.time() - days_ago * 86400))


def open_profile(program):
    program.wait_focus('row')
    program.type('blanc')
    program.wait_names('Café Blanc')
    program.key('Return')
    program.wait_focus('row', re.compile('^Café Blanc'))
    program.key('Return')
    program.wait_text(re.compile('^No. '))


def by_mouse():
    with home_with_customers() as home:
        money(home, 4, 1, 12050, 0)
        money(home, 4, 3, 30000, 70)
        money(home, 4, 4, 99900, 0)
        money(home, 6, 1, 30000, 0)
        money(home, 6, 1, 700, 0, 'CHF')
        add_items(home, 'BLANC', 'quote', 2, title='Carpet', amount=50000)
        add_messages(home, 'BLANC', 'Hello there', 'How are you?', 'When do you come?')
        write_book(book_path(home), ("INSERT INTO accounting_link SELECT id, 2, 'x 77' FROM customer WHERE number = 'BLANC'",),
                   ('UPDATE generation SET n = n + 1',))
        with CustomerBook(home) as program:
            with point('it says what is owed and was paid, of each currency'):
                open_profile(program)
                program.wait_text('No. BLANC · Active')
                program.wait_text('120.50 EUR')
                program.wait_text('7.00 CHF and 300.00 EUR')

            with point('what is open leads to its tab'):
                program.click_on('button', '2 quotes')
                program.wait(lambda: program.get('radio', 'Quotes (2)').checked, 'the tab of the quotes')
                program.click(program.get('radio', 'Overview'))

            with point('the chart says the numbers of each month'):
                program.get('combo box', 'CHF')
                chart = program.get('image', CHART)
                same(chart.description, f'{month(0)}: 0.00 CHF invoiced, 7.00 CHF received')

            with point('one of the currencies is chosen'):
                program.tab_to('image', CHART)
                combo = program.get('combo box', 'CHF')
                program.click(combo)
                program.click(program.wait(lambda: program.find_all('label', 'EUR', inside=combo)[-1:], 'EUR')[0])
                program.wait(lambda: chart.description == f'{month(70)}: 300.00 EUR invoiced, 0.00 EUR received\n'
                             f'{month(0)}: 120.50 EUR invoiced, 300.00 EUR received', lambda: f'the other; {chart.description}')

            with point('a month is pointed at'):
                program.tab_to('image', CHART)
                program.point_at(chart)
                program.wait_text(re.compile(r'20\d\d: 0.00 EUR invoiced, 0.00 EUR received'))

            with point('the last messages are there, and lead to all'):
                program.get('label', 'When do you come?')
                program.get('label', 'How are you?')
                assert not program.find('label', 'Hello there')

            with point('the customer can be seen in the accounting program'):
                program.get('button', 'Open in Xero')
                assert not program.find('button', 'Open in QuickBooks')

            with point('what stands in the way of deleting is resolved from here'):
                program.click_on('button', 'Resolve…')
                program.get('dialog', where=lambda node: program.find('label', re.compile('Carpet'), inside=node))
                program.key('Escape')
            program.close()


def by_keyboard():
    with home_with_customers() as home:
        money(home, 4, 1, 12050, 0)
        money(home, 6, 1, 12000, 70)
        with CustomerBook(home) as program:
            with point('the chart is reached and read by keys'):
                open_profile(program)
                program.get('image', CHART)
                program.tab_to('image', CHART)
                program.wait_text(f'{month(0)}: 120.50 EUR invoiced, 0.00 EUR received')
                program.key('Home')
                program.wait_text(re.compile(r': 0.00 EUR invoiced, 0.00 EUR received'))
                program.key('End')
                program.wait_text(f'{month(0)}: 120.50 EUR invoiced, 0.00 EUR received')
                program.key('Left')
                program.wait_text(re.compile(r': 0.00 EUR invoiced, (0|120).00 EUR received'))
            program.close()


if __name__ == '__main__':
    sys.exit(main(by_mouse, by_keyboard))
