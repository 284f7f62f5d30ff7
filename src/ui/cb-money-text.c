/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-money-text.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "cb-count.h"
#include "cb-display-text.h"

/* All others have two. */
static const struct
{
  const char *currencies;
  guint       n_digits;
} exceptions[] = {
  { "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0 },
  { "BHD IQD JOD KWD LYD OMR TND", 3 },
  { "CLF UYW", 4 },
};

guint
cb_money_get_digits (const char *currency)
{
  g_return_val_if_fail (currency != NULL, 2);

  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    {
      if (strlen (currency) == 3 && strstr (exceptions[i].currencies, currency) != NULL)
        return exceptions[i].n_digits;
    }

  return 2;
}

static const char *
get_decimal_point (void)
{
  const char *point = localeconv ()->decimal_point;

  return point[0] != '\0' && g_utf8_validate (point, -1, NULL) ? point : ".";
}

/* Whole numbers alone: a fraction of two wouldn't be exact. */
char *
cb_money_format (gint64      amount,
                 const char *currency)
{
  guint64 rest = amount < 0 ? -(guint64) amount : (guint64) amount;
  guint n_digits = cb_money_get_digits (currency);
  g_autofree char *whole = NULL;
  g_autofree char *number = NULL;
  g_autofree char *code = cb_display_quote (currency);
  guint64 unit = 1;

  for (guint i = 0; i < n_digits; i++)
    unit *= 10;

  whole = cb_count_format (rest / unit);
  if (n_digits > 0)
    number = g_strdup_printf ("%s%s%s%0*" G_GUINT64_FORMAT, amount < 0 ? "−" : "", whole, get_decimal_point (),
                              (int) n_digits, rest % unit);
  else
    number = g_strdup_printf ("%s%s", amount < 0 ? "−" : "", whole);

  /* Translators: an amount, then the code of its currency: "1,234.50 EUR" */
  return g_strdup_printf (_("%s %s"), number, code);
}
