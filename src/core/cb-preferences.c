/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-preferences.h"

#include <string.h>

#include "cb-customer-field.h"

G_DEFINE_BOXED_TYPE (CbPreferences, cb_preferences, cb_preferences_copy, cb_preferences_free)

/**
 * cb_preferences_new:
 *
 * Returns: (transfer full): the preferences that a new book has
 */
CbPreferences *
cb_preferences_new (void)
{
  CbPreferences *self = g_new0 (CbPreferences, 1);
  g_autoptr (CbRules) rules = cb_rules_new ();

  self->rules = *rules;
  self->mask_days = CB_DEFAULT_MASK_DAYS;
  self->number_prefix = g_strdup ("");
  self->number_digits = CB_DEFAULT_NUMBER_DIGITS;

  return self;
}

CbPreferences *
cb_preferences_copy (const CbPreferences *self)
{
  CbPreferences *copy = g_memdup2 (self, sizeof *self);

  copy->number_prefix = g_strdup (self->number_prefix);

  return copy;
}

void
cb_preferences_free (CbPreferences *self)
{
  g_free (self->number_prefix);
  g_free (self);
}

gboolean
cb_preferences_equal (const CbPreferences *a,
                      const CbPreferences *b)
{
  return cb_rules_equal (&a->rules, &b->rules) &&
         !a->mask_first == !b->mask_first &&
         a->mask_days == b->mask_days &&
         a->retention_days == b->retention_days &&
         a->retention_since == b->retention_since &&
         g_str_equal (a->number_prefix, b->number_prefix) &&
         a->number_digits == b->number_digits &&
         !a->reuse_numbers == !b->reuse_numbers;
}

static gboolean
is_valid_rule (const CbRule *rule)
{
  return rule->on_delete >= CB_DELETE_RULE_DELETED_FIRST && rule->on_delete <= CB_DELETE_RULE_NONE &&
         (rule->on_erase == CB_ERASE_RULE_ERASED || rule->on_erase == CB_ERASE_RULE_KEPT) &&
         rule->keep_years <= CB_MAX_KEEP_YEARS;
}

/**
 * cb_preferences_is_valid:
 *
 * For the prefix of numbers see cb_preferences_check_prefix(): the one that a
 * first number decided may be any.
 *
 * Returns: whether all values are within their limits
 */
gboolean
cb_preferences_is_valid (const CbPreferences *self)
{
  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (!is_valid_rule (&self->rules.of[kind]))
        return FALSE;
    }

  return self->mask_days >= CB_MIN_DAYS && self->mask_days <= CB_MAX_DAYS &&
         (self->retention_days == CB_RETENTION_OFF ||
          (self->retention_days >= CB_MIN_DAYS && self->retention_days <= CB_MAX_DAYS)) &&
         self->number_digits >= 1 && self->number_digits <= CB_MAX_NUMBER_DIGITS;
}

/**
 * cb_preferences_get_retention_date:
 * @deleted_at: when a customer was deleted, in UTC microseconds since 1970
 *
 * Returns: when the customer is erased by itself, in the same; 0 for never
 */
gint64
cb_preferences_get_retention_date (const CbPreferences *self,
                                   gint64               deleted_at)
{
  if (self->retention_days == CB_RETENTION_OFF)
    return 0;

  return MAX (deleted_at + self->retention_days * G_TIME_SPAN_DAY,
              self->retention_since + CB_RETENTION_NOTICE_DAYS * G_TIME_SPAN_DAY);
}

/**
 * cb_preferences_check_prefix:
 * @prefix: text, not necessarily UTF-8
 *
 * Returns: why the numbers of new customers can't begin with @prefix
 */
CbPrefixProblem
cb_preferences_check_prefix (const char *prefix)
{
  if (prefix[0] == '\0')
    return CB_PREFIX_PROBLEM_NONE;

  switch (cb_customer_field_check (CB_CUSTOMER_FIELD_NUMBER, prefix))
    {
    case CB_FIELD_PROBLEM_NONE:
      break;

    case CB_FIELD_PROBLEM_TOO_LONG:
      return CB_PREFIX_PROBLEM_TOO_LONG;

    default:
      return CB_PREFIX_PROBLEM_TEXT;
    }

  if (g_utf8_strlen (prefix, -1) > CB_MAX_PREFIX_LENGTH)
    return CB_PREFIX_PROBLEM_TOO_LONG;
  if (g_ascii_isdigit (prefix[strlen (prefix) - 1]))
    return CB_PREFIX_PROBLEM_DIGIT;
  /* What is typed as a number loses its spaces, and would be another then. */
  if (g_unichar_isspace (g_utf8_get_char (prefix)))
    return CB_PREFIX_PROBLEM_TEXT;

  return CB_PREFIX_PROBLEM_NONE;
}
