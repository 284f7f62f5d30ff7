/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-turnover.h"

/*
 * Sums by month, where months begin by the clock on the wall.
 */

static gint64
at (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);

  return g_date_time_to_unix_usec (time);
}

static void
test_months (void)
{
  g_autoptr (CbTurnover) turnover = cb_turnover_new (at ("2026-03-31T23:30:00Z"));

  /* It is April there by then, in the time of summer. */
  g_assert_cmpint (turnover->starts[CB_TURNOVER_MONTHS], ==, at ("2026-05-01T00:00:00+02"));
  g_assert_cmpint (turnover->starts[CB_TURNOVER_MONTHS - 1], ==, at ("2026-04-01T00:00:00+02"));
  g_assert_cmpint (turnover->starts[CB_TURNOVER_MONTHS - 2], ==, at ("2026-03-01T00:00:00+01"));
  g_assert_cmpint (turnover->starts[CB_TURNOVER_MONTHS - 3], ==, at ("2026-02-01T00:00:00+01"));
  g_assert_cmpint (turnover->starts[0], ==, at ("2024-05-01T00:00:00+02"));
}

static void
test_sums (void)
{
  g_autoptr (CbTurnover) turnover = cb_turnover_new (at ("2026-04-15T12:00:00Z"));
  const CbTurnoverSums *sums;

  g_assert_true (cb_turnover_add_invoice (turnover, "EUR", 100, turnover->starts[0]));
  g_assert_true (cb_turnover_add_invoice (turnover, "EUR", 20, turnover->starts[1] - 1));
  g_assert_true (cb_turnover_add_invoice (turnover, "EUR", 3, turnover->starts[1]));
  g_assert_true (cb_turnover_add_invoice (turnover, "EUR", 4000, turnover->starts[0] - 1));
  g_assert_true (cb_turnover_add_payment (turnover, "EUR", 7, turnover->starts[CB_TURNOVER_MONTHS]));
  g_assert_true (cb_turnover_add_payment (turnover, "EUR", 70, turnover->starts[CB_TURNOVER_MONTHS] - 1));
  g_assert_true (cb_turnover_add_payment (turnover, "CHF", 1, 0));

  g_assert_cmpuint (turnover->sums->len, ==, 2);
  sums = &g_array_index (turnover->sums, CbTurnoverSums, 0);
  g_assert_cmpstr (sums->currency, ==, "CHF");
  g_assert_cmpint (sums->paid, ==, 1);
  sums = &g_array_index (turnover->sums, CbTurnoverSums, 1);
  g_assert_cmpint (sums->invoiced[0], ==, 120);
  g_assert_cmpint (sums->invoiced[1], ==, 3);
  g_assert_cmpint (sums->received[CB_TURNOVER_MONTHS - 1], ==, 70);
  g_assert_cmpint (sums->paid, ==, 77);
}

static void
test_too_much (void)
{
  g_autoptr (CbTurnover) turnover = cb_turnover_new (at ("2026-04-15T12:00:00Z"));
  gint64 date = turnover->starts[3];

  g_assert_true (cb_turnover_add_invoice (turnover, "EUR", G_MAXINT64, date));
  g_assert_false (cb_turnover_add_invoice (turnover, "EUR", 1, date));
  g_assert_true (cb_turnover_add_payment (turnover, "EUR", G_MININT64, date));
  g_assert_false (cb_turnover_add_payment (turnover, "EUR", -1, date));
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "Europe/Berlin", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/turnover/months", test_months);
  g_test_add_func ("/turnover/sums", test_sums);
  g_test_add_func ("/turnover/too-much", test_too_much);

  return g_test_run ();
}
