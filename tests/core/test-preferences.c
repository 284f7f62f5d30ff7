/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-freed-numbers.h"
#include "cb-preferences.h"

#define DAY G_TIME_SPAN_DAY

static void
test_new (void)
{
  g_autoptr (CbPreferences) preferences = cb_preferences_new ();
  g_autoptr (CbRules) rules = cb_rules_new ();

  g_assert_true (cb_rules_equal (&preferences->rules, rules));
  g_assert_false (preferences->mask_first);
  g_assert_cmpuint (preferences->mask_days, ==, 30);
  g_assert_cmpuint (preferences->retention_days, ==, CB_RETENTION_OFF);
  g_assert_cmpstr (preferences->number_prefix, ==, "");
  g_assert_cmpuint (preferences->number_digits, ==, 4);
  g_assert_false (preferences->reuse_numbers);
  g_assert_true (cb_preferences_is_valid (preferences));
}

/* Each value counts when two are compared, and is copied. */
static void
test_equal (void)
{
  g_autoptr (CbPreferences) plain = cb_preferences_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_preferences_free);
  CbPreferences *other;

#define OTHER (g_ptr_array_add (others, other = cb_preferences_copy (plain)), other)
  OTHER->rules.of[CB_ITEM_QUOTE].on_delete = CB_DELETE_RULE_NONE;
  OTHER->rules.of[CB_ITEM_GROUP_EVENT].keep_years = 3;
  OTHER->mask_first = TRUE;
  OTHER->mask_days = 31;
  OTHER->retention_days = 90;
  OTHER->retention_since = 1;
  g_set_str (&OTHER->number_prefix, "C-");
  OTHER->number_digits = 5;
  OTHER->reuse_numbers = TRUE;
#undef OTHER

  for (guint i = 0; i < others->len; i++)
    {
      g_autoptr (CbPreferences) copy = cb_preferences_copy (g_ptr_array_index (others, i));

      g_assert_true (cb_preferences_is_valid (copy));
      g_assert_true (cb_preferences_equal (copy, g_ptr_array_index (others, i)));
      g_assert_false (cb_preferences_equal (copy, plain));
      for (guint j = 0; j < i; j++)
        g_assert_false (cb_preferences_equal (copy, g_ptr_array_index (others, j)));
    }
  g_assert_cmpuint (others->len, ==, 9);
}

static void
test_limits (void)
{
  g_autoptr (CbPreferences) preferences = cb_preferences_new ();

#define ASSERT_LIMITS(member, low, high, usual)              \
  preferences->member = (low);                               \
  g_assert_true (cb_preferences_is_valid (preferences));     \
  preferences->member = (high);                              \
  g_assert_true (cb_preferences_is_valid (preferences));     \
  preferences->member = (high) + 1;                          \
  g_assert_false (cb_preferences_is_valid (preferences));    \
  preferences->member = (usual);

  ASSERT_LIMITS (mask_days, 1, 3650, 30)
  ASSERT_LIMITS (retention_days, 0, 3650, 0)
  ASSERT_LIMITS (number_digits, 1, 18, 4)
  ASSERT_LIMITS (rules.of[CB_ITEM_ORDER].on_delete, 1, 4, 1)
  ASSERT_LIMITS (rules.of[CB_ITEM_ORDER].on_erase, 1, 2, 1)
  ASSERT_LIMITS (rules.of[CB_ITEM_ORDER].keep_years, 0, 100, 0)
#undef ASSERT_LIMITS

  preferences->mask_days = 0;
  g_assert_false (cb_preferences_is_valid (preferences));
  preferences->mask_days = 30;
  preferences->number_digits = 0;
  g_assert_false (cb_preferences_is_valid (preferences));
}

static void
test_prefix (void)
{
  g_assert_cmpint (cb_preferences_check_prefix (""), ==, CB_PREFIX_PROBLEM_NONE);
  g_assert_cmpint (cb_preferences_check_prefix ("C-"), ==, CB_PREFIX_PROBLEM_NONE);
  g_assert_cmpint (cb_preferences_check_prefix ("2024/K "), ==, CB_PREFIX_PROBLEM_NONE);
  g_assert_cmpint (cb_preferences_check_prefix ("ÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜ--"), ==, CB_PREFIX_PROBLEM_NONE);
  g_assert_cmpint (cb_preferences_check_prefix ("ÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜ---"), ==, CB_PREFIX_PROBLEM_TOO_LONG);
  g_assert_cmpint (cb_preferences_check_prefix ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
                   ==, CB_PREFIX_PROBLEM_TOO_LONG);
  g_assert_cmpint (cb_preferences_check_prefix ("2024"), ==, CB_PREFIX_PROBLEM_DIGIT);
  g_assert_cmpint (cb_preferences_check_prefix (" C"), ==, CB_PREFIX_PROBLEM_TEXT);
  g_assert_cmpint (cb_preferences_check_prefix ("C\t-"), ==, CB_PREFIX_PROBLEM_TEXT);
  g_assert_cmpint (cb_preferences_check_prefix ("C\xff"), ==, CB_PREFIX_PROBLEM_TEXT);
}

/* Whoever was deleted long ago has a week left when it is turned on. */
static void
test_retention (void)
{
  g_autoptr (CbPreferences) preferences = cb_preferences_new ();
  gint64 since = 1000 * DAY;

  preferences->retention_since = since;
  g_assert_cmpint (cb_preferences_get_retention_date (preferences, since), ==, 0);

  preferences->retention_days = 90;
  g_assert_cmpint (cb_preferences_get_retention_date (preferences, since), ==, 1090 * DAY);
  g_assert_cmpint (cb_preferences_get_retention_date (preferences, since + 3 * DAY + 7), ==, 1093 * DAY + 7);
  g_assert_cmpint (cb_preferences_get_retention_date (preferences, since - 80 * DAY), ==, 1010 * DAY);
  g_assert_cmpint (cb_preferences_get_retention_date (preferences, since - 83 * DAY), ==, 1007 * DAY);
  g_assert_cmpint (cb_preferences_get_retention_date (preferences, since - 84 * DAY), ==, 1007 * DAY);
  g_assert_cmpint (cb_preferences_get_retention_date (preferences, DAY), ==, 1007 * DAY);

  preferences->retention_days = 3650;
  g_assert_cmpint (cb_preferences_get_retention_date (preferences, since), ==, 4650 * DAY);
}

static void
assert_found (CbFreedNumbers *numbers,
              const char     *query,
              const char     *expected)
{
  g_autoptr (GArray) found = cb_freed_numbers_search (numbers, query, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, "%s ", cb_freed_numbers_get_number (numbers, g_array_index (found, guint, i)));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_ledger (void)
{
  g_autoptr (CbFreedNumbers) numbers = cb_freed_numbers_new ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GArray) none = NULL;

  cb_freed_numbers_add_operation (numbers, 20, "Erika");
  cb_freed_numbers_add (numbers, "1042", FALSE);
  cb_freed_numbers_add_operation (numbers, 10, "Max");
  cb_freed_numbers_add (numbers, "C-0007", TRUE);
  cb_freed_numbers_add (numbers, "Ä 42", FALSE);

  g_assert_cmpuint (cb_freed_numbers_get_n (numbers), ==, 3);
  g_assert_cmpstr (cb_freed_numbers_get_number (numbers, 1), ==, "C-0007");
  g_assert_true (cb_freed_numbers_get_in_use (numbers, 1));
  g_assert_false (cb_freed_numbers_get_in_use (numbers, 2));
  g_assert_cmpint (cb_freed_numbers_get_time (numbers, 0), ==, 20);
  g_assert_cmpint (cb_freed_numbers_get_time (numbers, 2), ==, 10);
  g_assert_cmpstr (cb_freed_numbers_get_person (numbers, 0), ==, "Erika");
  g_assert_cmpstr (cb_freed_numbers_get_person (numbers, 1), ==, "Max");

  assert_found (numbers, "42", "1042 Ä 42 ");
  assert_found (numbers, "c-", "C-0007 ");
  assert_found (numbers, "ä", "");
  assert_found (numbers, "07", "C-0007 ");
  assert_found (numbers, "1042C", "");
  assert_found (numbers, "10423", "");

  g_cancellable_cancel (cancelled);
  none = cb_freed_numbers_search (numbers, "0", cancelled);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/preferences/new", test_new);
  g_test_add_func ("/preferences/equal", test_equal);
  g_test_add_func ("/preferences/limits", test_limits);
  g_test_add_func ("/preferences/prefix", test_prefix);
  g_test_add_func ("/preferences/retention", test_retention);
  g_test_add_func ("/freed-numbers/ledger", test_ledger);

  return g_test_run ();
}
