/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-preference-rows.h"

#include "cb-error.h"
#include "cb-number-rows.h"
#include "cb-rule-rows.h"
#include "cb-setting-rows.h"

#define KEY_MASK_FIRST      "mask_first"
#define KEY_MASK_DAYS       "mask_days"
#define KEY_RETENTION_DAYS  "retention_days"
#define KEY_RETENTION_SINCE "retention_since"
#define KEY_REUSE_NUMBERS   "reuse_numbers"

/* A book may come from anywhere: what is out of bounds is brought back. */
static void
take_setting (CbPreferences *self,
              const char    *key,
              const char    *value)
{
  gint64 number = g_ascii_strtoll (value, NULL, 10);

  if (g_str_equal (key, KEY_MASK_FIRST))
    self->mask_first = number != 0;
  else if (g_str_equal (key, KEY_MASK_DAYS))
    self->mask_days = (guint) CLAMP (number, CB_MIN_DAYS, CB_MAX_DAYS);
  else if (g_str_equal (key, KEY_RETENTION_DAYS))
    self->retention_days = (guint) CLAMP (number, CB_RETENTION_OFF, CB_MAX_DAYS);
  else if (g_str_equal (key, KEY_RETENTION_SINCE))
    self->retention_since = MAX (number, 0);
  else if (g_str_equal (key, KEY_REUSE_NUMBERS))
    self->reuse_numbers = number != 0;
  else if (g_str_equal (key, CB_SETTING_NUMBER_PREFIX))
    g_set_str (&self->number_prefix, value);
  else if (g_str_equal (key, CB_SETTING_NUMBER_DIGITS))
    self->number_digits = (guint) CLAMP (number, 1, CB_MAX_NUMBER_DIGITS);
}

/**
 * cb_preference_rows_get:
 *
 * Returns: (transfer full): the preferences, or NULL
 */
CbPreferences *
cb_preference_rows_get (CbConnection  *connection,
                        GError       **error)
{
  g_autoptr (CbPreferences) preferences = cb_preferences_new ();
  g_autoptr (CbRules) rules = cb_rule_rows_get (connection, error);
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, "SELECT key, value FROM setting", error);
  CbStep step;

  if (rules == NULL || statement == NULL)
    return NULL;

  preferences->rules = *rules;
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autofree char *key = g_strdup (cb_statement_get_text (statement, 0));

      take_setting (preferences, key, cb_statement_get_text (statement, 1));
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&preferences) : NULL;
}

/**
 * cb_preference_rows_get_retention:
 * @preferences: its retention_days and retention_since are set
 *
 * Reads no more than cb_preferences_get_retention_date() asks for.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_preference_rows_get_retention (CbConnection   *connection,
                                  CbPreferences  *preferences,
                                  GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT key, value FROM setting "
                           "WHERE key IN ('" KEY_RETENTION_DAYS "', '" KEY_RETENTION_SINCE "')", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  preferences->retention_days = CB_RETENTION_OFF;
  preferences->retention_since = 0;
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autofree char *key = g_strdup (cb_statement_get_text (statement, 0));

      take_setting (preferences, key, cb_statement_get_text (statement, 1));
    }

  return step == CB_STEP_DONE;
}

static gboolean
set_int64 (CbConnection  *connection,
           const char    *key,
           gint64         value,
           GError       **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return cb_setting_rows_set (connection, key, text, error);
}

static gint64
get_retention_since (const CbPreferences *before,
                     const CbPreferences *after)
{
  if (after->retention_days == CB_RETENTION_OFF)
    return 0;
  if (before->retention_days == CB_RETENTION_OFF || after->retention_days < before->retention_days)
    return g_get_real_time ();

  return before->retention_since;
}

static gboolean
write_all (CbConnection         *connection,
           const CbPreferences  *before,
           const CbPreferences  *after,
           GError              **error)
{
  /* The form of numbers is written only when somebody chose one: until then
   * the first number decides it. */
  gboolean has_form = !g_str_equal (before->number_prefix, after->number_prefix) ||
                      before->number_digits != after->number_digits;

  return cb_rule_rows_set (connection, &after->rules, error) &&
         set_int64 (connection, KEY_MASK_FIRST, after->mask_first, error) &&
         set_int64 (connection, KEY_MASK_DAYS, after->mask_days, error) &&
         set_int64 (connection, KEY_RETENTION_DAYS, after->retention_days, error) &&
         set_int64 (connection, KEY_RETENTION_SINCE, after->retention_since, error) &&
         set_int64 (connection, KEY_REUSE_NUMBERS, after->reuse_numbers, error) &&
         (!has_form ||
          cb_number_rows_set_form (connection, after->number_prefix, after->number_digits, error));
}

/**
 * cb_preference_rows_set:
 * @preferences: its retention_since is set: to now if retention was turned on
 *   or shortened, else to what it was
 *
 * Writes the preferences. In a transaction.
 *
 * Returns: FALSE if @error is set, with %CB_ERROR_INVALID for what is out of
 *   bounds
 */
gboolean
cb_preference_rows_set (CbConnection   *connection,
                        CbPreferences  *preferences,
                        GError        **error)
{
  g_autoptr (CbPreferences) before = cb_preference_rows_get (connection, error);

  if (before == NULL)
    return FALSE;

  if (!cb_preferences_is_valid (preferences) ||
      (!g_str_equal (preferences->number_prefix, before->number_prefix) &&
       cb_preferences_check_prefix (preferences->number_prefix) != CB_PREFIX_PROBLEM_NONE))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, "Preferences out of bounds");
      return FALSE;
    }

  preferences->retention_since = get_retention_since (before, preferences);

  return write_all (connection, before, preferences, error);
}
