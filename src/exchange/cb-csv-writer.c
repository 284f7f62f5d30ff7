/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-csv-writer.h"

#include <string.h>

/* What formulas begin with, in one spreadsheet or another. */
#define BEGINS_FORMULA "=+-@\t\r"

static void
append_value (GString    *out,
              const char *value)
{
  gboolean formula = *value != '\0' && strchr (BEGINS_FORMULA, *value) != NULL;

  if (!formula && strpbrk (value, "\",;\t\r\n") == NULL)
    {
      g_string_append (out, value);
      return;
    }

  g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

void
cb_csv_writer_append_line (GString           *out,
                           const char *const *values)
{
  for (guint i = 0; values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_value (out, values[i]);
    }
  g_string_append (out, "\r\n");
}
