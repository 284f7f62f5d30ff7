/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-sample.h"

#include <string.h>

/* What the values of a column look like. */
typedef enum
{
  KIND_EMPTY,
  KIND_TEXT,
  KIND_EMAIL,
  KIND_PHONE,
  KIND_WEBSITE,
  KIND_CODE, /* short, without spaces, with a digit or in capitals */
  N_KINDS
} Kind;

/* Of the values of a column, in percent, to call it by their kind. */
#define MIN_SHARE 80

#define MIN_PHONE_DIGITS 6
#define MAX_CODE_LENGTH  12

static const char *
get_cell (GPtrArray *rows,
          guint      row,
          guint      column)
{
  char **cells = g_ptr_array_index (rows, row);

  return column < g_strv_length (cells) ? cells[column] : "";
}

static gboolean
is_phone (const char *value)
{
  guint n_digits = 0;
  gboolean has_mark = value[0] == '0';

  for (const char *p = value; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        n_digits++;
      else if (strchr ("+-/.() ", *p) != NULL)
        has_mark = TRUE;
      else
        return FALSE;
    }

  return n_digits >= MIN_PHONE_DIGITS && has_mark;
}

static gboolean
has_digit (const char *value)
{
  return strpbrk (value, "0123456789") != NULL;
}

static gboolean
is_code (const char *value)
{
  gboolean all_capitals = TRUE;

  if (strpbrk (value, " \t\n") != NULL || strlen (value) > MAX_CODE_LENGTH)
    return FALSE;

  for (const char *p = value; *p != '\0'; p++)
    all_capitals &= g_ascii_isupper (*p) || strchr ("-_./", *p) != NULL;

  return all_capitals || has_digit (value);
}

static Kind
classify (const char *value)
{
  if (value[0] == '\0')
    return KIND_EMPTY;
  if (strchr (value, '@') != NULL &&
      cb_customer_field_check (CB_CUSTOMER_FIELD_EMAIL, value) == CB_FIELD_PROBLEM_NONE)
    return KIND_EMAIL;
  if (g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://") ||
      g_str_has_prefix (value, "www."))
    return KIND_WEBSITE;
  if (is_phone (value))
    return KIND_PHONE;
  if (is_code (value))
    return KIND_CODE;

  return KIND_TEXT;
}

static Kind
classify_column (GPtrArray *rows,
                 guint      from,
                 guint      column)
{
  guint counts[N_KINDS] = { 0, };
  guint n_values = 0;

  for (guint i = from; i < rows->len; i++)
    {
      Kind kind = classify (get_cell (rows, i, column));

      counts[kind]++;
      n_values += kind != KIND_EMPTY;
    }

  if (n_values == 0)
    return KIND_EMPTY;

  for (guint kind = KIND_EMAIL; kind < N_KINDS; kind++)
    {
      if (counts[kind] * 100 >= n_values * MIN_SHARE)
        return kind;
    }

  return KIND_TEXT;
}

static gboolean
is_distinct (GPtrArray *rows,
             guint      from,
             guint      column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = from; i < rows->len; i++)
    {
      if (!g_hash_table_add (seen, (gpointer) get_cell (rows, i, column)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_free (const CbImportMapping *mapping,
         guint                  column,
         int                    target)
{
  return mapping->columns[column].target == CB_CUSTOMER_FIELD_NOTES &&
         !cb_import_mapping_find_target (mapping, target, NULL);
}

/**
 * cb_import_sample_has_header:
 * @rows: (element-type GStrv): the first rows, the very first included
 *
 * Guesses whether the first row is one of headers: one of them is known, or
 * all are words while the values below some are of another kind. One in which an
 * e-mail address stands never is.
 */
gboolean
cb_import_sample_has_header (GPtrArray *rows,
                             guint      n_columns)
{
  gboolean all_words = rows->len > 1;
  gboolean differs = FALSE;

  g_return_val_if_fail (rows->len > 0, FALSE);

  for (guint i = 0; i < n_columns; i++)
    {
      if (classify (get_cell (rows, 0, i)) == KIND_EMAIL)
        return FALSE;
    }

  for (guint i = 0; i < n_columns; i++)
    {
      const char *cell = get_cell (rows, 0, i);
      Kind kind = classify (cell);
      Kind kind_below = classify_column (rows, 1, i);

      if (cb_import_word_find (cell) != CB_IMPORT_WORD_UNKNOWN)
        return TRUE;

      all_words &= (kind == KIND_TEXT || kind == KIND_CODE) && !has_digit (cell);
      differs |= kind_below > KIND_TEXT && kind != kind_below;
    }

  return all_words && differs;
}

/**
 * cb_import_sample_guess:
 * @rows: (element-type GStrv): the first rows
 * @header: whether the first of them is one of headers
 * @mapping: where to set targets
 *
 * Chooses the targets by what stands in the columns, of those whose headers tell
 * nothing. What has no field of its own becomes notes.
 */
void
cb_import_sample_guess (GPtrArray       *rows,
                        gboolean         header,
                        CbImportMapping *mapping)
{
  guint from = header ? 1 : 0;

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      int target = CB_IMPORT_TARGET_NONE;

      if (header && mapping->columns[i].word != CB_IMPORT_WORD_UNKNOWN)
        continue;

      mapping->columns[i].target = CB_CUSTOMER_FIELD_NOTES;
      switch (classify_column (rows, from, i))
        {
        case KIND_EMAIL:
          target = CB_CUSTOMER_FIELD_EMAIL;
          break;

        case KIND_PHONE:
          target = is_free (mapping, i, CB_CUSTOMER_FIELD_PHONE) ? CB_CUSTOMER_FIELD_PHONE
                                                                 : CB_CUSTOMER_FIELD_MOBILE;
          break;

        case KIND_WEBSITE:
          target = CB_CUSTOMER_FIELD_WEBSITE;
          break;

        case KIND_CODE:
          /* Numbers stand first; further on it is a postal code. */
          if (i == 0 && is_distinct (rows, from, i))
            target = CB_CUSTOMER_FIELD_NUMBER;
          break;

        case KIND_TEXT:
          target = CB_CUSTOMER_FIELD_NAME;
          break;

        case KIND_EMPTY:
        case N_KINDS:
        default:
          break;
        }

      if (target != CB_IMPORT_TARGET_NONE && is_free (mapping, i, target))
        mapping->columns[i].target = target;
    }
}
