/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-custom-field.h"

static const char *const sizes[] = { "Small", "Large", NULL };

static void
test_definitions (void)
{
  static const struct { CbCustomKind kind; const char *name; gboolean choices; CbCustomProblem problem; } cases[] = {
    { CB_CUSTOM_TEXT, "Gate code", FALSE, CB_CUSTOM_PROBLEM_NONE },
    { CB_CUSTOM_TEXT, "", FALSE, CB_CUSTOM_PROBLEM_MISSING },
    { CB_CUSTOM_TEXT, "4111 1111 1111 1111", FALSE, CB_CUSTOM_PROBLEM_CARD },
    { CB_CUSTOM_TEXT, "Two\nlines", FALSE, CB_CUSTOM_PROBLEM_NO_TEXT },
    { CB_CUSTOM_TEXT, "\xff", FALSE, CB_CUSTOM_PROBLEM_NO_TEXT },
    { CB_CUSTOM_TEXT, "Size", TRUE, CB_CUSTOM_PROBLEM_MALFORMED },
    { CB_CUSTOM_CHOICE, "Size", TRUE, CB_CUSTOM_PROBLEM_NONE },
    { CB_CUSTOM_CHOICE, "Size", FALSE, CB_CUSTOM_PROBLEM_MISSING },
    { (CbCustomKind) 6, "Size", FALSE, CB_CUSTOM_PROBLEM_MALFORMED },
  };
  g_autofree char *long_name = g_strnfill (CB_CUSTOM_MAX_NAME + 1, 'x');
  g_autoptr (CbCustomField) too_long = cb_custom_field_new (CB_CUSTOM_TEXT, long_name, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CbCustomField) field = cb_custom_field_new (cases[i].kind, cases[i].name, cases[i].choices ? sizes : NULL);

      g_assert_cmpint (cb_custom_field_check (field), ==, cases[i].problem);
    }
  g_assert_cmpint (cb_custom_field_check (too_long), ==, CB_CUSTOM_PROBLEM_TOO_LONG);
}

static void
test_values (void)
{
  static const struct { CbCustomKind kind; const char *value; CbCustomProblem problem; } cases[] = {
    { CB_CUSTOM_TEXT, "", CB_CUSTOM_PROBLEM_NONE },
    { CB_CUSTOM_TEXT, "1234 on the left", CB_CUSTOM_PROBLEM_NONE },
    { CB_CUSTOM_TEXT, "Card 4111-1111-1111-1111", CB_CUSTOM_PROBLEM_CARD },
    { CB_CUSTOM_NUMBER, "", CB_CUSTOM_PROBLEM_NONE },
    { CB_CUSTOM_NUMBER, "-12.5", CB_CUSTOM_PROBLEM_NONE },
    { CB_CUSTOM_NUMBER, "12,5", CB_CUSTOM_PROBLEM_MALFORMED },
    { CB_CUSTOM_NUMBER, "many", CB_CUSTOM_PROBLEM_MALFORMED },
    { CB_CUSTOM_DATE, "2026-03-04", CB_CUSTOM_PROBLEM_NONE },
    { CB_CUSTOM_DATE, "2026-02-30", CB_CUSTOM_PROBLEM_MALFORMED },
    { CB_CUSTOM_DATE, "2026-03-04 10:00", CB_CUSTOM_PROBLEM_MALFORMED },
    { CB_CUSTOM_CHOICE, "Large", CB_CUSTOM_PROBLEM_NONE },
    { CB_CUSTOM_CHOICE, "Huge", CB_CUSTOM_PROBLEM_MALFORMED },
    { CB_CUSTOM_YES_NO, "1", CB_CUSTOM_PROBLEM_NONE },
    { CB_CUSTOM_YES_NO, "yes", CB_CUSTOM_PROBLEM_MALFORMED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CbCustomField) field = cb_custom_field_new (cases[i].kind, "Field", sizes);

      g_assert_cmpint (cb_custom_field_check_value (field, cases[i].value), ==, cases[i].problem);
    }
}

static void
test_typed (void)
{
  static const struct { const char *text, *number; } numbers[] = {
    { "12", "12" }, { " 12,5 ", "12.5" }, { "12.50", "12.50" }, { "-3", "-3" }, { "\u22123", "-3" },
    { "", NULL }, { "1e5", NULL }, { ",5", NULL }, { "5,", NULL }, { "1 000", NULL }, { "1,2,3", NULL },
    { "1234567890123456789012345678901", NULL },
  };
  g_auto (GStrv) choices = cb_custom_parse_choices (" Small,Large ,, Small\nHuge");
  g_autofree char *joined = g_strjoinv ("|", choices);

  g_assert_cmpstr (joined, ==, "Small|Large|Huge");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *number = cb_custom_parse_number (numbers[i].text, ",");

      g_assert_cmpstr (number, ==, numbers[i].number);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/custom-field/definitions", test_definitions);
  g_test_add_func ("/custom-field/values", test_values);
  g_test_add_func ("/custom-field/typed", test_typed);

  return g_test_run ();
}
