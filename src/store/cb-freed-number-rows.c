/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-freed-number-rows.h"

#include <string.h>

#include "cb-operation-rows.h"
#include "cb-preferences.h"

/**
 * cb_freed_number_rows_contains:
 * @contains: (out): whether @number was ever freed
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_freed_number_rows_contains (CbConnection  *connection,
                               const char    *number,
                               gboolean      *contains,
                               GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT 1 FROM freed_number WHERE number = ?", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, number);
  step = cb_statement_step (statement, error);
  *contains = step == CB_STEP_ROW;

  return step != CB_STEP_ERROR;
}

/**
 * cb_freed_number_rows_get_highest:
 * @highest: (out): of the freed numbers that are @prefix and digits, 0 for none
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_freed_number_rows_get_highest (CbConnection  *connection,
                                  const char    *prefix,
                                  gint64        *highest,
                                  GError       **error)
{
  /* After the digits comes the colon, so this is one range of the index. */
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT coalesce (max (CAST (substr (number, length (?1) + 1) AS INTEGER)), 0) "
                           "FROM freed_number WHERE number >= ?1 || '0' AND number < ?1 || ':' "
                           "AND length (number) <= length (?1) + ?2 "
                           "AND substr (number, length (?1) + 1) NOT GLOB '*[^0-9]*'", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, prefix);
  cb_statement_bind_int64 (statement, 2, CB_MAX_NUMBER_DIGITS);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;
  *highest = cb_statement_get_int64 (statement, 0);

  return TRUE;
}

/* The smallest freed number of @width digits after @above that nobody has.
 * Among numbers of one length the order of the ledger is that of their values. */
static gboolean
find_unused_above (CbConnection  *connection,
                   const char    *prefix,
                   guint          width,
                   const char    *above,
                   char         **number,
                   GError       **error)
{
  /* With the letters of the prefix as they are now. */
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT ?1 || substr (number, length (?1) + 1) FROM freed_number f "
                           "WHERE number > ?2 AND number < ?1 || ':' AND length (number) = length (?1) + ?3 "
                           "AND substr (number, length (?1) + 1) NOT GLOB '*[^0-9]*' "
                           "AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.number = f.number) "
                           "ORDER BY number LIMIT 1", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, prefix);
  cb_statement_bind_text (statement, 2, above);
  cb_statement_bind_int64 (statement, 3, width);
  step = cb_statement_step (statement, error);
  *number = step == CB_STEP_ROW ? g_strdup (cb_statement_get_text (statement, 0)) : NULL;

  return step != CB_STEP_ERROR;
}

/* What comes before the first number of @width digits: fewer than @digits are
 * filled up with zeros, more begin with another digit. Nobody is number 0. */
static char *
get_below_first (const char *prefix,
                 guint       digits,
                 guint       width)
{
  GString *text = g_string_new (prefix);

  g_string_append_c (text, '0');
  for (guint i = 1; i < width; i++)
    g_string_append_c (text, width > digits ? '9' : '0');

  return g_string_free_and_steal (text);
}

/**
 * cb_freed_number_rows_find_unused:
 * @prefix: with what the number begins
 * @digits: how many digits follow, at least
 * @after: (nullable): a number that this found, to find the one after it
 * @number: (out) (transfer full) (nullable): the smallest freed number of this
 *   form that nobody has, %NULL when there is none
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_freed_number_rows_find_unused (CbConnection  *connection,
                                  const char    *prefix,
                                  guint          digits,
                                  const char    *after,
                                  char         **number,
                                  GError       **error)
{
  guint first = after != NULL ? (guint) (strlen (after) - strlen (prefix)) : digits;

  *number = NULL;
  for (guint width = first; width <= CB_MAX_NUMBER_DIGITS && *number == NULL; width++)
    {
      g_autofree char *below = get_below_first (prefix, digits, width);

      if (!find_unused_above (connection, prefix, width,
                              after != NULL && width == first ? after : below, number, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_operation (CbConnection    *connection,
               CbFreedNumbers  *numbers,
               gint64           id,
               GError         **error)
{
  g_autoptr (CbOperation) operation = cb_operation_rows_get (connection, id, error);

  if (operation == NULL)
    return FALSE;

  cb_freed_numbers_add_operation (numbers, cb_operation_get_time (operation),
                                  cb_operation_get_person (operation));

  return TRUE;
}

/**
 * cb_freed_number_rows_list:
 *
 * Returns: (transfer full): the whole ledger, the newest first, or NULL
 */
CbFreedNumbers *
cb_freed_number_rows_list (CbConnection  *connection,
                           GError       **error)
{
  g_autoptr (CbFreedNumbers) numbers = cb_freed_numbers_new ();
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT number, operation_id, "
                           "EXISTS (SELECT 1 FROM customer c WHERE c.number = f.number) "
                           "FROM freed_number f ORDER BY operation_id DESC, number", error);
  gint64 last = 0;
  CbStep step;

  if (statement == NULL)
    return NULL;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 operation = cb_statement_get_int64 (statement, 1);

      if (operation != last && !add_operation (connection, numbers, operation, error))
        return NULL;
      last = operation;
      cb_freed_numbers_add (numbers, cb_statement_get_text (statement, 0),
                            cb_statement_get_int64 (statement, 2) != 0);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&numbers) : NULL;
}
