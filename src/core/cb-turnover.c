/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-turnover.h"

#include <stdckdint.h>

/**
 * cb_turnover_new:
 * @now: in the last of the months; UTC microseconds since 1970
 *
 * Returns: (transfer full): one with nothing in it
 */
CbTurnover *
cb_turnover_new (gint64 now)
{
  CbTurnover *self = g_new0 (CbTurnover, 1);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (now);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autoptr (GDateTime) first =
    g_date_time_new_local (g_date_time_get_year (local), g_date_time_get_month (local), 1, 0, 0, 0);

  for (int i = 0; i <= CB_TURNOVER_MONTHS; i++)
    {
      g_autoptr (GDateTime) start = g_date_time_add_months (first, i + 1 - CB_TURNOVER_MONTHS);

      self->starts[i] = g_date_time_to_unix (start) * G_TIME_SPAN_SECOND;
    }
  self->sums = g_array_new (FALSE, TRUE, sizeof (CbTurnoverSums));
  self->owed = g_array_new (FALSE, FALSE, sizeof (CbOwed));

  return self;
}

void
cb_turnover_free (CbTurnover *self)
{
  g_array_unref (self->sums);
  g_array_unref (self->owed);
  g_free (self);
}

static CbTurnoverSums *
get_sums (CbTurnover *self,
          const char *currency)
{
  CbTurnoverSums sums = { 0 };
  guint i;

  for (i = 0; i < self->sums->len; i++)
    {
      CbTurnoverSums *known = &g_array_index (self->sums, CbTurnoverSums, i);
      int order = g_strcmp0 (known->currency, currency);

      if (order == 0)
        return known;
      if (order > 0)
        break;
    }

  g_strlcpy (sums.currency, currency, sizeof sums.currency);
  g_array_insert_val (self->sums, i, sums);

  return &g_array_index (self->sums, CbTurnoverSums, i);
}

/* -1 for what is of no month */
static int
find_month (CbTurnover *self,
            gint64      date)
{
  int month = CB_TURNOVER_MONTHS;

  if (date >= self->starts[CB_TURNOVER_MONTHS])
    return -1;

  do
    month--;
  while (month >= 0 && date < self->starts[month]);

  return month;
}

/**
 * cb_turnover_add_invoice:
 * @currency: ISO 4217 code
 * @amount: in minor units
 * @date: UTC microseconds since 1970; one of another time is left out
 *
 * Returns: FALSE if the sum is too large to be told
 */
gboolean
cb_turnover_add_invoice (CbTurnover *self,
                         const char *currency,
                         gint64      amount,
                         gint64      date)
{
  CbTurnoverSums *sums = get_sums (self, currency);
  int month = find_month (self, date);

  return month < 0 || !ckd_add (&sums->invoiced[month], sums->invoiced[month], amount);
}

/**
 * cb_turnover_add_payment:
 *
 * The same for what was received, which counts as paid whenever that was.
 */
gboolean
cb_turnover_add_payment (CbTurnover *self,
                         const char *currency,
                         gint64      amount,
                         gint64      date)
{
  CbTurnoverSums *sums = get_sums (self, currency);
  int month = find_month (self, date);

  return !ckd_add (&sums->paid, sums->paid, amount) &&
         (month < 0 || !ckd_add (&sums->received[month], sums->received[month], amount));
}
