/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-number-rows.h"

#include <string.h>

#include "cb-customer-rows.h"
#include "cb-freed-number-rows.h"
#include "cb-number-naming.h"
#include "cb-preference-rows.h"
#include "cb-setting-rows.h"

/* How many of the highest numbers are looked at for one that doesn't tell. */
#define MAX_TELLING_NUMBERS 1000

static gsize
get_prefix_length (const char *number)
{
  gsize length = strlen (number);

  while (length > 0 && g_ascii_isdigit (number[length - 1]))
    length--;

  return length;
}

/* Nothing to go on from until a number of the form is given. */
static gboolean
note_first (CbConnection  *connection,
            const char    *digits,
            GError       **error)
{
  g_autofree char *highest = NULL;

  if (!cb_setting_rows_get (connection, CB_SETTING_HIGHEST_NUMBER, &highest, error))
    return FALSE;

  return highest != NULL || cb_setting_rows_set (connection, CB_SETTING_HIGHEST_NUMBER, digits, error);
}

/**
 * cb_number_rows_note:
 * @customer: one that was just given its number
 *
 * What is noted outlives the customer; so nothing is that is made of the
 * customer's own name or phone.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_number_rows_note (CbConnection  *connection,
                     CbCustomer    *customer,
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
  const char *number = cb_customer_get_number (customer);
  gsize prefix_length = get_prefix_length (number);
  gsize n_digits = strlen (number) - prefix_length;
  g_autofree char *prefix = NULL;
  gint64 value;
  g_autofree char *known = NULL;
  g_autofree char *digits = NULL;

  if (statement == NULL)
    return FALSE;
  if (n_digits == 0 || n_digits > CB_MAX_NUMBER_DIGITS || cb_number_naming_has_phone (customer, number + prefix_length))
    return TRUE;

  prefix = g_strndup (number, prefix_length);
  value = g_ascii_strtoll (number + prefix_length, NULL, 10);

  cb_statement_bind_int64 (statement, 1, value);
  cb_statement_bind_text (statement, 2, prefix);
  if (!cb_statement_run (statement, error))
    return FALSE;
  if (cb_connection_get_n_changes (connection) > 0)
    return TRUE;

  if (!cb_setting_rows_get (connection, CB_SETTING_NUMBER_PREFIX, &known, error))
    return FALSE;
  if (known != NULL)
    return g_ascii_strcasecmp (known, prefix) != 0 || note_first (connection, number + prefix_length, error);
  if (cb_number_naming_has_name (customer, prefix))
    return TRUE;

  digits = g_strdup_printf ("%" G_GSIZE_FORMAT, n_digits);

  return cb_setting_rows_set (connection, CB_SETTING_NUMBER_PREFIX, prefix, error) &&
         cb_setting_rows_set (connection, CB_SETTING_NUMBER_DIGITS, digits, error) &&
         note_first (connection, number + prefix_length, error);
}

/* The highest number of this form that a customer has; 0 for none. Not the
 * customer's own phone: see cb_number_rows_note(). */
static gboolean
get_highest_held (CbConnection  *connection,
                  const char    *prefix,
                  gint64        *highest,
                  GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT id, CAST (substr (number, length (?1) + 1) AS INTEGER) AS n "
                           "FROM customer WHERE number >= ?1 || '0' AND number < ?1 || ':' "
                           "AND length (number) <= length (?1) + ?2 "
                           "AND substr (number, length (?1) + 1) NOT GLOB '*[^0-9]*' "
                           "ORDER BY n DESC LIMIT ?3", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  *highest = 0;
  cb_statement_bind_text (statement, 1, prefix);
  cb_statement_bind_int64 (statement, 2, CB_MAX_NUMBER_DIGITS);
  cb_statement_bind_int64 (statement, 3, MAX_TELLING_NUMBERS);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autoptr (CbCustomer) customer =
        cb_customer_rows_get_fields (connection, cb_statement_get_int64 (statement, 0), FALSE, error);
      const char *number;

      if (customer == NULL)
        return FALSE;

      number = cb_customer_get_number (customer);
      if (!cb_number_naming_has_phone (customer, number + get_prefix_length (number)))
        {
          *highest = cb_statement_get_int64 (statement, 1);
          return TRUE;
        }
    }

  return step == CB_STEP_DONE;
}

/* From now on numbers go on from the highest, whatever their form is. */
static gboolean
raise_highest (CbConnection  *connection,
               const char    *prefix,
               GError       **error)
{
  g_autofree char *known = NULL;
  g_autofree char *text = NULL;
  gint64 held, freed, highest;

  if (!get_highest_held (connection, prefix, &held, error) ||
      !cb_freed_number_rows_get_highest (connection, prefix, &freed, error) ||
      !cb_setting_rows_get (connection, CB_SETTING_HIGHEST_NUMBER, &known, error))
    return FALSE;

  highest = MAX (held, freed);
  if (highest == 0 || (known != NULL && g_ascii_strtoll (known, NULL, 10) >= highest))
    return TRUE;

  text = g_strdup_printf ("%" G_GINT64_FORMAT, highest);

  return cb_setting_rows_set (connection, CB_SETTING_HIGHEST_NUMBER, text, error);
}

/**
 * cb_number_rows_set_form:
 * @prefix: with what new numbers begin
 * @digits: how many digits follow, at least
 *
 * Decides the form of the numbers that are given from now on. In a
 * transaction.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_number_rows_set_form (CbConnection  *connection,
                         const char    *prefix,
                         guint          digits,
                         GError       **error)
{
  g_autofree char *text = g_strdup_printf ("%u", digits);

  return cb_setting_rows_set (connection, CB_SETTING_NUMBER_PREFIX, prefix, error) &&
         cb_setting_rows_set (connection, CB_SETTING_NUMBER_DIGITS, text, error) &&
         raise_highest (connection, prefix, error);
}

/* Where a book without any number begins: at 1001 with four digits. */
static gint64
get_beginning (guint digits)
{
  gint64 beginning = 1;

  if (digits == 1)
    return 0;

  for (guint i = 1; i < digits; i++)
    beginning *= 10;

  return beginning;
}

static gboolean
is_given (CbConnection  *connection,
          const char    *number,
          gboolean      *given,
          GError       **error)
{
  gint64 owner;

  if (!cb_customer_rows_number_owner (connection, number, &owner, error))
    return FALSE;

  *given = owner != 0;

  return *given || cb_freed_number_rows_contains (connection, number, given, error);
}

static char *
get_next_new (CbConnection         *connection,
              const CbPreferences  *preferences,
              GError              **error)
{
  g_autofree char *text = NULL;
  gboolean given;
  gint64 highest;

  if (!cb_setting_rows_get (connection, CB_SETTING_HIGHEST_NUMBER, &text, error))
    return NULL;

  highest = text != NULL ? g_ascii_strtoll (text, NULL, 10) : get_beginning (preferences->number_digits);
  for (;;)
    {
      g_autofree char *number = NULL;

      highest = highest < G_MAXINT64 ? highest + 1 : 1;
      number = g_strdup_printf ("%s%0*" G_GINT64_FORMAT, preferences->number_prefix,
                                (int) preferences->number_digits, highest);
      if (!is_given (connection, number, &given, error))
        return NULL;
      if (!given)
        return g_steal_pointer (&number);
    }
}

/**
 * cb_number_rows_next_new:
 *
 * Returns: (transfer full): the number after the highest ever given, or NULL
 */
char *
cb_number_rows_next_new (CbConnection  *connection,
                         GError       **error)
{
  g_autoptr (CbPreferences) preferences = cb_preference_rows_get (connection, error);

  return preferences != NULL ? get_next_new (connection, preferences, error) : NULL;
}

/**
 * cb_number_rows_next_freed:
 * @after: (nullable): what this gave before, to get the one after it
 * @number: (out) (transfer full) (nullable): the smallest freed number of the
 *   present form that nobody has; %NULL when there is none, or freed numbers
 *   are not given again
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_number_rows_next_freed (CbConnection  *connection,
                           const char    *after,
                           char         **number,
                           GError       **error)
{
  g_autoptr (CbPreferences) preferences = cb_preference_rows_get (connection, error);

  *number = NULL;
  if (preferences == NULL)
    return FALSE;

  return !preferences->reuse_numbers ||
         cb_freed_number_rows_find_unused (connection, preferences->number_prefix, preferences->number_digits,
                                           after, number, error);
}

/**
 * cb_number_rows_next:
 *
 * Returns: (transfer full): a freed number if those are given again and there
 *   is one, else the number after the highest ever given; or NULL
 */
char *
cb_number_rows_next (CbConnection  *connection,
                     GError       **error)
{
  g_autoptr (CbPreferences) preferences = cb_preference_rows_get (connection, error);
  g_autofree char *freed = NULL;

  if (preferences == NULL)
    return NULL;

  if (preferences->reuse_numbers &&
      !cb_freed_number_rows_find_unused (connection, preferences->number_prefix, preferences->number_digits,
                                         NULL, &freed, error))
    return NULL;

  return freed != NULL ? g_steal_pointer (&freed) : get_next_new (connection, preferences, error);
}
