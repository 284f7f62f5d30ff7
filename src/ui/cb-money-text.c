/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-money-text.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "cb-count.h"
#include "cb-currency.h"
#include "cb-display-text.h"

const char *
cb_money_get_decimal_point (void)
{
  const char *point = localeconv ()->decimal_point;

  return point[0] != '\0' && g_utf8_validate (point, -1, NULL) ? point : ".";
}

char *
cb_money_get_local_currency (void)
{
  /* Three letters and what parts them from the amount. */
  g_autofree char *code = g_strndup (localeconv ()->int_curr_symbol, 3);

  return strlen (code) == 3 && cb_currency_is_known (code) ? g_steal_pointer (&code) : g_strdup ("USD");
}

/* Whole numbers alone: a fraction of two wouldn't be exact. */
char *
cb_money_format (gint64      amount,
                 const char *currency)
{
  guint64 rest = amount < 0 ? -(guint64) amount : (guint64) amount;
  guint n_digits = cb_currency_get_digits (currency);
  g_autofree char *whole = NULL;
  g_autofree char *number = NULL;
  g_autofree char *code = cb_display_quote (currency);
  guint64 unit = 1;

  for (guint i = 0; i < n_digits; i++)
    unit *= 10;

  whole = cb_count_format (rest / unit);
  if (n_digits > 0)
    number = g_strdup_printf ("%s%s%s%0*" G_GUINT64_FORMAT, amount < 0 ? "−" : "", whole, cb_money_get_decimal_point (),
                              (int) n_digits, rest % unit);
  else
    number = g_strdup_printf ("%s%s", amount < 0 ? "−" : "", whole);

  /* Translators: an amount, then the code of its currency: "1,234.50 EUR" */
  return g_strdup_printf (_("%s %s"), number, code);
}
