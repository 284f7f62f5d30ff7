/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Amounts and dates as they are typed.
 */

#include "cb-currency.h"
#include "cb-date-parse.h"
#include "cb-history-entry.h"
#include "cb-money-parse.h"

static void
test_currencies (void)
{
  g_assert_true (cb_currency_is_known ("EUR"));
  g_assert_true (cb_currency_is_known ("JPY"));
  g_assert_false (cb_currency_is_known ("eur"));
  g_assert_false (cb_currency_is_known ("EU"));
  g_assert_false (cb_currency_is_known ("R A"));
  g_assert_false (cb_currency_is_known (""));
  g_assert_false (cb_currency_is_known ("XYZ"));
  g_assert_cmpuint (cb_currency_get_digits ("EUR"), ==, 2);
  g_assert_cmpuint (cb_currency_get_digits ("JPY"), ==, 0);
  g_assert_cmpuint (cb_currency_get_digits ("KWD"), ==, 3);
  g_assert_cmpuint (cb_currency_get_digits ("CLF"), ==, 4);
}

static void
test_amounts (void)
{
  static const struct
  {
    const char     *text;
    const char     *currency;
    const char     *point;
    CbMoneyProblem  problem;
    gint64          amount;
  } cases[] = {
    { "12.50", "EUR", ".", CB_MONEY_PROBLEM_NONE, 1250 },
    { " 12.5 ", "EUR", ".", CB_MONEY_PROBLEM_NONE, 1250 },
    { "12", "EUR", ".", CB_MONEY_PROBLEM_NONE, 1200 },
    { "12,50", "EUR", ",", CB_MONEY_PROBLEM_NONE, 1250 },
    { ".5", "EUR", ".", CB_MONEY_PROBLEM_NONE, 50 },
    { "5.", "EUR", ".", CB_MONEY_PROBLEM_NONE, 500 },
    { "1,234,567.89", "EUR", ".", CB_MONEY_PROBLEM_NONE, 123456789 },
    { "1.234.567,89", "EUR", ",", CB_MONEY_PROBLEM_NONE, 123456789 },
    { "1 234,50", "EUR", ",", CB_MONEY_PROBLEM_NONE, 123450 },
    { "1\xe2\x80\xaf""234,50", "EUR", ",", CB_MONEY_PROBLEM_NONE, 123450 },
    { "1’234.50", "CHF", ".", CB_MONEY_PROBLEM_NONE, 123450 },
    { "-3.00", "EUR", ".", CB_MONEY_PROBLEM_NONE, -300 },
    { "−3", "EUR", ".", CB_MONEY_PROBLEM_NONE, -300 },
    { "٣٫٥", "EUR", ".", CB_MONEY_PROBLEM_NONE, 350 },
    { "1200", "JPY", ".", CB_MONEY_PROBLEM_NONE, 1200 },
    { "1.00", "JPY", ".", CB_MONEY_PROBLEM_NONE, 1 },
    { "1.2345", "KWD", ".", CB_MONEY_PROBLEM_TOO_PRECISE, 0 },
    { "1.2340", "KWD", ".", CB_MONEY_PROBLEM_NONE, 1234 },
    { "0.1", "JPY", ".", CB_MONEY_PROBLEM_TOO_PRECISE, 0 },
    { "12.505", "EUR", ".", CB_MONEY_PROBLEM_TOO_PRECISE, 0 },
    { "12.500000000000000000000", "EUR", ".", CB_MONEY_PROBLEM_NONE, 1250 },
    { "999999999999.99", "EUR", ".", CB_MONEY_PROBLEM_NONE, CB_MONEY_MAX },
    { "1000000000000", "EUR", ".", CB_MONEY_PROBLEM_TOO_LARGE, 0 },
    { "99999999999999999999999999999999", "EUR", ".", CB_MONEY_PROBLEM_TOO_LARGE, 0 },
    { "99999999999999", "JPY", ".", CB_MONEY_PROBLEM_NONE, CB_MONEY_MAX },
    /* What would be something else to somebody else is refused. */
    { "12.50", "EUR", ",", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { "12,50", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { "1,2345", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { "1234,567", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { "1.2.3", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { ",123", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { "12e3", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { "0x12", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { "inf", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { "--3", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { "-", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { ".", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { "12 EUR", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { "\xff", "EUR", ".", CB_MONEY_PROBLEM_MALFORMED, 0 },
    { "  ", "EUR", ".", CB_MONEY_PROBLEM_EMPTY, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 amount = 0;
      CbMoneyProblem problem = cb_money_parse (cases[i].text, cases[i].currency, cases[i].point, &amount);

      g_test_message ("case %u", (guint) i);
      g_assert_cmpint (problem, ==, cases[i].problem);
      g_assert_cmpint (amount, ==, cases[i].amount);
    }
}

/* What is shown in a form is read as the same. */
static void
test_amounts_back (void)
{
  static const gint64 amounts[] = { 0, 1, 99, 100, -5, 123456, CB_MONEY_MAX, -CB_MONEY_MAX };
  static const char *const currencies[] = { "EUR", "JPY", "KWD", "CLF" };

  for (gsize i = 0; i < G_N_ELEMENTS (amounts) * G_N_ELEMENTS (currencies) * 2; i++)
    {
      const char *point = i % 2 == 0 ? "." : ",";
      const char *currency = currencies[i / 2 % G_N_ELEMENTS (currencies)];
      gint64 amount = amounts[i / 2 / G_N_ELEMENTS (currencies)];
      g_autofree char *text = cb_money_to_text (amount, currency, point);
      gint64 again = 42;

      g_assert_cmpint (cb_money_parse (text, currency, point, &again), ==, CB_MONEY_PROBLEM_NONE);
      g_assert_cmpint (again, ==, amount);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *shown;  /* NULL when it is no date */
  } cases[] = {
    { "2026-03-04", "2026-03-04" },
    { " 2026-3-4 ", "2026-03-04" },
    { "2026/03/04", "2026-03-04" },
    { "2026-03-04 14:05", "2026-03-04 14:05" },
    { "2026-03-04T9:05", "2026-03-04 09:05" },
    { "2024-02-29", "2024-02-29" },
    { "2026-02-29", NULL },
    { "2026-13-01", NULL },
    { "2026-03-04 25:00", NULL },
    { "2026-03-04 14", NULL },
    { "26-03-04", NULL },
    { "0026-03-04", NULL },
    { "2300-01-01", NULL },
    { "2026-03", NULL },
    { "2026-03-04x", NULL },
    { "today", NULL },
    { "", NULL },
    { "\xff", NULL },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  if (zone == NULL)
    zone = g_time_zone_new_utc ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = NULL;
      gint64 time = 0;

      g_test_message ("case %u", (guint) i);
      g_assert_cmpint (cb_date_parse (cases[i].text, zone, &time), ==, cases[i].shown != NULL);
      shown = cb_date_to_text (time, zone);
      g_assert_cmpstr (shown, ==, cases[i].shown != NULL ? cases[i].shown : "");
    }
}

/* What stands in a book is read as what was written, and never believed. */
static void
test_history (void)
{
  static const char *const broken[] = { "", "4", "4 1 3", "99 1 3 IN-0001", "4 1 9 IN-0001", "4 -1 3 x", "a b c d" };
  g_autoptr (CbHistoryEntry) written = cb_history_entry_new (CB_HISTORY_ITEM_STATUS, CB_ITEM_INVOICE, "IN 1", 1, 3);
  g_autoptr (CbHistoryEntry) entry =
    cb_history_entry_new_read (5, "Ada", CB_HISTORY_ITEM_STATUS, cb_history_entry_get_details (written));

  g_assert_cmpint (cb_history_entry_get_kind (entry), ==, CB_HISTORY_ITEM_STATUS);
  g_assert_cmpint (cb_history_entry_get_time (entry), ==, 5);
  g_assert_cmpstr (cb_history_entry_get_person (entry), ==, "Ada");
  g_assert_cmpint (cb_history_entry_get_item (entry), ==, CB_ITEM_INVOICE);
  g_assert_cmpstr (cb_history_entry_get_number (entry), ==, "IN 1");
  g_assert_cmpuint (cb_history_entry_get_before (entry), ==, 1);
  g_assert_cmpuint (cb_history_entry_get_after (entry), ==, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (CbHistoryEntry) other = cb_history_entry_new_read (5, "Ada", CB_HISTORY_ITEM_STATUS, broken[i]);

      g_assert_cmpint (cb_history_entry_get_kind (other), ==, CB_HISTORY_OTHER);
      g_assert_cmpstr (cb_history_entry_get_details (other), ==, broken[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money-parse/currencies", test_currencies);
  g_test_add_func ("/money-parse/amounts", test_amounts);
  g_test_add_func ("/money-parse/amounts-back", test_amounts_back);
  g_test_add_func ("/money-parse/dates", test_dates);
  g_test_add_func ("/money-parse/history", test_history);

  return g_test_run ();
}
