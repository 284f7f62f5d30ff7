/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-csv-delimiter.h"

#include <string.h>

#include "cb-csv-reader.h"

/* How much of a file is looked at. */
#define MAX_SAMPLE_BYTES ((gsize) 256 * 1024)
#define MAX_SAMPLE_ROWS  200

static const char delimiters[] = { ',', ';', '\t', '|' };

/* Spreadsheets begin a file with "sep=;" to say what they used. */
static char
find_declared (const char *text,
               gsize       length)
{
  if (length < strlen ("sep=;\n") || g_ascii_strncasecmp (text, "sep=", 4) != 0)
    return '\0';
  if (text[5] != '\n' && text[5] != '\r')
    return '\0';
  if (memchr (delimiters, text[4], sizeof delimiters) == NULL)
    return '\0';

  return text[4];
}

/* The share of rows, in percent, with the most frequent number of fields above
 * one. @n_fields: (out): that number. */
static guint
rate (const char *text,
      gsize       length,
      char        delimiter,
      guint      *n_fields)
{
  g_autoptr (CbCsvReader) reader = cb_csv_reader_new (text, length, delimiter);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key, value;
  guint n_rows = 0;
  guint best = 0;
  CbCsvResult result;

  while (n_rows < MAX_SAMPLE_ROWS && (result = cb_csv_reader_next (reader, NULL)) > CB_CSV_END)
    {
      guint n = result == CB_CSV_ROW ? cb_csv_reader_get_n_fields (reader) : 0;

      n_rows++;
      if (n > 1)
        {
          gpointer count = g_hash_table_lookup (counts, GUINT_TO_POINTER (n));

          g_hash_table_insert (counts, GUINT_TO_POINTER (n),
                               GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
        }
    }

  *n_fields = 0;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint n = GPOINTER_TO_UINT (key);
      guint count = GPOINTER_TO_UINT (value);

      if (count > best || (count == best && n > *n_fields))
        {
          best = count;
          *n_fields = n;
        }
    }

  return n_rows > 0 ? best * 100 / n_rows : 0;
}

/**
 * cb_csv_delimiter_detect:
 * @text: the whole text of a file
 * @declared: (out): whether the first line does nothing but say it
 *
 * Finds the delimiter with which most rows have the same number of fields.
 *
 * Returns: comma, semicolon, tab or bar; a comma where there is nothing to tell
 */
char
cb_csv_delimiter_detect (const char *text,
                         gsize       length,
                         gboolean   *declared)
{
  char found = find_declared (text, length);
  guint best = 0;
  guint best_n_fields = 0;

  *declared = found != '\0';
  if (*declared)
    return found;

  found = delimiters[0];
  length = MIN (length, MAX_SAMPLE_BYTES);
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      guint n_fields;
      guint share = rate (text, length, delimiters[i], &n_fields);

      if (share > best || (share == best && n_fields > best_n_fields))
        {
          found = delimiters[i];
          best = share;
          best_n_fields = n_fields;
        }
    }

  return found;
}
