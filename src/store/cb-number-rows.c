/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-number-rows.h"

#include <string.h>

#include "cb-customer-rows.h"
#include "cb-setting-rows.h"

/* For a book that has no number yet: 1001 and so on. */
#define DEFAULT_DIGITS  4
#define DEFAULT_HIGHEST 1000
/* More digits than that don't fit into 64 bits. */
#define MAX_DIGITS      18

static gsize
get_prefix_length (const char *number)
{
  gsize length = strlen (number);

  while (length > 0 && g_ascii_isdigit (number[length - 1]))
    length--;

  return length;
}

/**
 * cb_number_rows_note:
 * @number: a number that was just given to a customer
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_number_rows_note (CbConnection  *connection,
                     const char    *number,
                     GError       **error)
{
  /* One statement for each customer of an import: it touches a row only when
   * the number has the form and is higher. */
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "UPDATE setting SET value = ?1 WHERE key = 'highest_number' "
                           "AND CAST (value AS INTEGER) < ?1 "
                           "AND EXISTS (SELECT 1 FROM setting WHERE key = 'number_prefix' "
                           "AND value = ?2 COLLATE NOCASE)",
                           error);
  gsize prefix_length = get_prefix_length (number);
  gsize n_digits = strlen (number) - prefix_length;
  g_autofree char *prefix = NULL;
  gint64 value;
  g_autofree char *known = NULL;
  g_autofree char *digits = NULL;

  if (statement == NULL)
    return FALSE;
  if (n_digits == 0 || n_digits > MAX_DIGITS)
    return TRUE;

  prefix = g_strndup (number, prefix_length);
  value = g_ascii_strtoll (number + prefix_length, NULL, 10);

  cb_statement_bind_int64 (statement, 1, value);
  cb_statement_bind_text (statement, 2, prefix);
  if (!cb_statement_run (statement, error))
    return FALSE;
  if (cb_connection_get_n_changes (connection) > 0)
    return TRUE;

  if (!cb_setting_rows_get (connection, "number_prefix", &known, error))
    return FALSE;
  if (known != NULL)
    return TRUE;

  digits = g_strdup_printf ("%" G_GSIZE_FORMAT, n_digits);

  return cb_setting_rows_set (connection, "number_prefix", prefix, error) &&
         cb_setting_rows_set (connection, "number_digits", digits, error) &&
         cb_setting_rows_set (connection, "highest_number", number + prefix_length, error);
}

static gboolean
get_int64 (CbConnection  *connection,
           const char    *key,
           gint64         fallback,
           gint64        *value,
           GError       **error)
{
  g_autofree char *text = NULL;

  if (!cb_setting_rows_get (connection, key, &text, error))
    return FALSE;

  *value = text != NULL ? g_ascii_strtoll (text, NULL, 10) : fallback;

  return TRUE;
}

/**
 * cb_number_rows_next:
 *
 * Returns: (transfer full): the number after the highest ever given, or NULL
 */
char *
cb_number_rows_next (CbConnection  *connection,
                     GError       **error)
{
  g_autofree char *prefix = NULL;
  gint64 digits, highest;

  if (!cb_setting_rows_get (connection, "number_prefix", &prefix, error) ||
      !get_int64 (connection, "number_digits", DEFAULT_DIGITS, &digits, error) ||
      !get_int64 (connection, "highest_number", DEFAULT_HIGHEST, &highest, error))
    return NULL;

  for (;;)
    {
      g_autofree char *number = NULL;
      gint64 owner;

      highest = highest < G_MAXINT64 ? highest + 1 : 1;
      number = g_strdup_printf ("%s%0*" G_GINT64_FORMAT, prefix != NULL ? prefix : "",
                                (int) CLAMP (digits, 1, MAX_DIGITS), highest);
      if (!cb_customer_rows_number_owner (connection, number, &owner, error))
        return NULL;
      if (owner == 0)
        return g_steal_pointer (&number);
    }
}
