/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-money-parse.h"

#include <string.h>

#include "cb-currency.h"

#define GROUP_LENGTH 3

typedef struct
{
  gint64 value;
  guint  n_whole;     /* digits before the decimal point */
  guint  n_group;     /* those since the last separator */
  guint  n_fraction;
  guint  n_zeros;     /* of the fraction, at its end */
  gboolean grouped;
  gboolean in_fraction;
  gboolean too_large;
} Reader;

static void
take_digit (Reader *reader,
            int     digit,
            guint   n_digits)
{
  if (reader->in_fraction)
    {
      reader->n_fraction++;
      reader->n_zeros = digit == 0 ? reader->n_zeros + 1 : 0;
      if (reader->n_fraction > n_digits)
        return;
    }
  else
    {
      reader->n_whole++;
      reader->n_group++;
    }

  reader->value = reader->value * 10 + digit;
  if (reader->value > CB_MONEY_MAX)
    {
      reader->too_large = TRUE;
      reader->value = CB_MONEY_MAX;
    }
}

/* The apostrophes and spaces that some write, and the point or comma that isn't
 * the decimal one. */
static gboolean
is_separator (gunichar c,
              gunichar decimal_point)
{
  return c == '\'' || c == 0x2019 || c == 0x202f || c == 0x00a0 || c == ' ' || c == 0x066c ||
         ((c == ',' || c == '.') && c != decimal_point);
}

/* A separator stands before each three digits, or nowhere. */
static gboolean
take_separator (Reader *reader)
{
  if (reader->in_fraction || reader->n_whole == 0 ||
      (reader->grouped ? reader->n_group != GROUP_LENGTH : reader->n_group > GROUP_LENGTH))
    return FALSE;

  reader->grouped = TRUE;
  reader->n_group = 0;

  return TRUE;
}

static gboolean
is_well_formed (const Reader *reader)
{
  return reader->n_whole + reader->n_fraction > 0 && (!reader->grouped || reader->n_group == GROUP_LENGTH);
}

static gboolean
read_number (Reader     *reader,
             const char *text,
             gunichar    decimal_point,
             guint       n_digits)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        {
          take_digit (reader, g_unichar_digit_value (c), n_digits);
        }
      else if ((c == decimal_point || c == 0x066b) && !reader->in_fraction)
        {
          if (reader->grouped && reader->n_group != GROUP_LENGTH)
            return FALSE;
          reader->in_fraction = TRUE;
        }
      else if (!is_separator (c, decimal_point) || !take_separator (reader))
        {
          return FALSE;
        }
    }

  return is_well_formed (reader);
}

CbMoneyProblem
cb_money_parse (const char *text,
                const char *currency,
                const char *decimal_point,
                gint64     *amount)
{
  g_autofree char *stripped = NULL;
  const char *number;
  gboolean negative = FALSE;
  guint n_digits;
  Reader reader = { 0 };

  g_return_val_if_fail (text != NULL, CB_MONEY_PROBLEM_EMPTY);
  g_return_val_if_fail (currency != NULL, CB_MONEY_PROBLEM_MALFORMED);
  g_return_val_if_fail (decimal_point != NULL, CB_MONEY_PROBLEM_MALFORMED);

  if (!g_utf8_validate (text, -1, NULL))
    return CB_MONEY_PROBLEM_MALFORMED;

  number = stripped = g_strstrip (g_strdup (text));
  if (number[0] == '\0')
    return CB_MONEY_PROBLEM_EMPTY;

  if (number[0] == '-')
    {
      negative = TRUE;
      number++;
    }
  else if (g_utf8_get_char (number) == 0x2212)
    {
      negative = TRUE;
      number = g_utf8_next_char (number);
    }

  n_digits = cb_currency_get_digits (currency);
  if (!read_number (&reader, number, g_utf8_get_char (decimal_point), n_digits))
    return CB_MONEY_PROBLEM_MALFORMED;
  if (reader.n_fraction - reader.n_zeros > n_digits)
    return CB_MONEY_PROBLEM_TOO_PRECISE;

  for (guint i = MIN (reader.n_fraction, n_digits); i < n_digits; i++)
    {
      Reader rest = reader;

      rest.in_fraction = FALSE;
      take_digit (&rest, 0, n_digits);
      reader.value = rest.value;
      reader.too_large = rest.too_large;
    }
  if (reader.too_large)
    return CB_MONEY_PROBLEM_TOO_LARGE;

  *amount = negative ? -reader.value : reader.value;

  return CB_MONEY_PROBLEM_NONE;
}

char *
cb_money_to_text (gint64      amount,
                  const char *currency,
                  const char *decimal_point)
{
  guint64 rest = amount < 0 ? -(guint64) amount : (guint64) amount;
  guint n_digits;
  guint64 unit = 1;

  g_return_val_if_fail (currency != NULL, NULL);
  g_return_val_if_fail (decimal_point != NULL, NULL);

  n_digits = cb_currency_get_digits (currency);
  for (guint i = 0; i < n_digits; i++)
    unit *= 10;

  if (n_digits == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, amount < 0 ? "-" : "", rest);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%0*" G_GUINT64_FORMAT, amount < 0 ? "-" : "", rest / unit,
                          decimal_point, (int) n_digits, rest % unit);
}
