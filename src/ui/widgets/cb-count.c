/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-count.h"

#include <locale.h>

char *
cb_count_format (gsize count)
{
  return g_strdup_printf ("%'" G_GSIZE_FORMAT, count);
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
  const char *separator = localeconv ()->thousands_sep;
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
