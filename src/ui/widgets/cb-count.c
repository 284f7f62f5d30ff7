/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-count.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

/* The plain locale groups nothing, but its words are English. */
static gboolean
is_plain_locale (void)
{
  const char *name = setlocale (LC_NUMERIC, NULL);

  return name == NULL || g_str_equal (name, "POSIX") || g_str_equal (name, "C") ||
         g_str_has_prefix (name, "C.");
}

static char *
format_plain (gsize count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GSIZE_FORMAT, count);
  gsize n_digits = strlen (digits);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }

  return g_string_free_and_steal (text);
}

char *
cb_count_format (gsize count)
{
  if (is_plain_locale ())
    return format_plain (count);

  return g_strdup_printf ("%'" G_GSIZE_FORMAT, count);
}

char *
cb_count_phrase (const char *singular,
                 const char *plural,
                 gsize       count)
{
  /* Not printf(): the compiler can't check words from a table. */
  GString *text = g_string_new (ngettext (singular, plural, count));
  g_autofree char *number = cb_count_format (count);

  g_string_replace (text, "%s", number, 1);

  return g_string_free_and_steal (text);
}

static gboolean
is_group_separator (gunichar    c,
                    const char *locale_separator)
{
  return g_unichar_isspace (c) ||
         c == '\'' || c == 0x2019 /* ’ */ || c == 0x066c /* ٬ */ ||
         (*locale_separator != '\0' && c == g_utf8_get_char (locale_separator));
}

gboolean
cb_count_parse (const char *text,
                gsize      *count)
{
  const char *separator = is_plain_locale () ? "," : localeconv ()->thousands_sep;
  gboolean any = FALSE;
  gsize sum = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (count != NULL, FALSE);

  if (separator == NULL || !g_utf8_validate (separator, -1, NULL))
    separator = "";

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        {
          if (sum > (G_MAXSIZE - digit) / 10)
            return FALSE;
          sum = sum * 10 + digit;
          any = TRUE;
        }
      else if (!is_group_separator (c, separator))
        {
          return FALSE;
        }
    }

  *count = sum;
  return any;
}
