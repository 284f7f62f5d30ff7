/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-card-number.h"

#define MIN_DIGITS 14
#define MAX_DIGITS 19

/* Longer rows of groups are looked at from their start only. */
#define MAX_RUN 256

/* Which numbers a kind of card begins with, in as many digits as they have,
 * and how long its numbers are. */
static const struct
{
  guint first;
  guint last;
  guint n_prefix;
  guint min_digits;
  guint max_digits;
} cards[] = {
  { 4, 4, 1, 16, 19 },
  { 51, 55, 2, 16, 16 },
  { 2221, 2720, 4, 16, 16 },
  { 34, 34, 2, 15, 15 },
  { 37, 37, 2, 15, 15 },
  { 6011, 6011, 4, 16, 19 },
  { 644, 659, 3, 16, 19 },
  { 300, 305, 3, 14, 19 },
  { 36, 36, 2, 14, 19 },
  { 38, 39, 2, 16, 19 },
  { 3528, 3589, 4, 16, 19 },
  { 62, 62, 2, 16, 19 },
  { 50, 50, 2, 16, 19 },
  { 56, 58, 2, 16, 19 },
  { 6304, 6304, 4, 16, 19 },
  { 6759, 6763, 4, 16, 19 },
};

/* Digits that stand together, but for single separators between groups. */
typedef struct
{
  guint8   digits[MAX_RUN];
  gboolean starts[MAX_RUN + 1];  /* where a group begins, and one past the last */
  guint    n;
} Run;

static gboolean
is_separator (gunichar c)
{
  return c == '-' || c == '.' || c == '/' || c == '_' || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION ||
         g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

static gboolean
is_luhn (const guint8 *digits,
         guint         n)
{
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    {
      guint digit = digits[n - 1 - i];

      if (i % 2 == 1)
        digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }

  return sum % 10 == 0;
}

static gboolean
is_card (const guint8 *digits,
         guint         n)
{
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      guint prefix = 0;

      for (guint j = 0; j < cards[i].n_prefix; j++)
        prefix = prefix * 10 + digits[j];
      if (prefix >= cards[i].first && prefix <= cards[i].last && n >= cards[i].min_digits && n <= cards[i].max_digits)
        return is_luhn (digits, n);
    }

  return FALSE;
}

static gboolean
has_card (const Run *run)
{
  for (guint from = 0; from + MIN_DIGITS <= run->n; from++)
    {
      if (!run->starts[from])
        continue;

      for (guint n = MIN_DIGITS; n <= MAX_DIGITS && from + n <= run->n; n++)
        {
          if (run->starts[from + n] && is_card (run->digits + from, n))
            return TRUE;
        }
    }

  return FALSE;
}

/* Moves *@text behind the run that begins there. */
static void
read_run (const char **text,
          Run         *run)
{
  const char *p = *text;
  gboolean start = TRUE;

  run->n = 0;
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);
      const char *next = g_utf8_next_char (p);

      if (digit < 0 && (start || !is_separator (c) || g_unichar_digit_value (g_utf8_get_char (next)) < 0))
        break;

      if (digit >= 0 && run->n < MAX_RUN)
        {
          run->starts[run->n] = start;
          run->digits[run->n++] = (guint8) digit;
        }
      start = digit < 0;
      p = next;
    }
  run->starts[run->n] = TRUE;
  *text = p;
}

/* What an international account number begins with: the letters of a country
 * and two digits. */
static gboolean
follows_country (const char *text,
                 const char *p)
{
  return p - text >= 2 && g_ascii_isupper (p[-1]) && g_ascii_isupper (p[-2]) &&
         (p - text == 2 || !g_ascii_isalnum (p[-3])) && g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]);
}

gboolean
cb_card_number_is_in (const char *text)
{
  const char *p = text;

  g_return_val_if_fail (text != NULL, FALSE);

  while (*p != '\0')
    {
      const char *begin = p;
      Run run;

      /* An import checks all that is in a file: most of it is plain letters. */
      if (!g_ascii_isdigit (*p) && ((guchar) *p < 0x80 || g_unichar_digit_value (g_utf8_get_char (p)) < 0))
        {
          p = g_utf8_next_char (p);
          continue;
        }

      read_run (&p, &run);
      if (run.n >= MIN_DIGITS && !(begin > text && begin[-1] == '+') && !follows_country (text, begin) && has_card (&run))
        return TRUE;
    }

  return FALSE;
}
