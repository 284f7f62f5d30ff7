/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cb-ledger-page.h"
#include "cb-preference-store.h"
#include "preferences-fixture.h"

static void
type_prefix (UiFixture  *fixture,
             const char *prefix)
{
  gtk_editable_set_text (GTK_EDITABLE (preferences_get_row (fixture, "Prefix")), prefix);
}

static void
test_numbers (UiFixture     *fixture,
              gconstpointer  user_data)
{
  g_autoptr (CbPreferences) before = NULL;
  g_autoptr (CbPreferences) after = NULL;

  preferences_present (fixture, "numbers");
  preferences_get_row (fixture, "Prefix");
  ui_wait_until (g_str_equal (preferences_get_subtitle (fixture, "Next Number"), "1001"));

  type_prefix (fixture, "C-");
  ui_wait_until (g_str_equal (preferences_get_subtitle (fixture, "Next Number"), "C-1001"));
  adw_spin_row_set_value (ADW_SPIN_ROW (preferences_get_row (fixture, "Digits")), 5);
  ui_wait_until (g_str_equal (preferences_get_subtitle (fixture, "Next Number"), "C-10001"));

  /* What can't be a prefix is said so, and not saved; all else is. */
  type_prefix (fixture, "C-2024");
  ui_wait_until (preferences_show (fixture, "A prefix can’t end in a digit"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (preferences_get_row (fixture, "Use Freed Numbers Again")), TRUE);
  ui_wait_until (preferences_reuse_numbers (fixture));
  before = preferences_get (fixture);
  g_assert_cmpstr (before->number_prefix, ==, "C-");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (preferences_get_row (fixture, "Prefix"))), ==, "C-2024");
  type_prefix (fixture, " C-");
  ui_wait_until (preferences_show (fixture, "A prefix can’t begin with a space"));
  type_prefix (fixture, "CCCCCCCCCCCCCCCCCCCCC");
  ui_wait_until (preferences_show (fixture, "This prefix is too long."));
  type_prefix (fixture, "C-2024-");
  ui_wait_until (g_str_equal (preferences_get_subtitle (fixture, "Next Number"), "C-2024-10001"));
  g_assert_false (preferences_show (fixture, "prefix is too long"));
  type_prefix (fixture, "");
  preferences_close (fixture);

  ui_wait_until (preferences_have_prefix (fixture, ""));
  after = preferences_get (fixture);
  g_assert_cmpuint (after->number_digits, ==, 5);
}

/* A prefix that the first number decided need not be one that can be chosen. */
static void
test_odd_prefix (UiFixture     *fixture,
                 gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer =
    ui_fixture_add_customer (fixture, "A-VERY-LONG-PREFIX-OF-NUMBERS-0007", "Ada");

  preferences_present (fixture, "numbers");
  adw_switch_row_set_active (ADW_SWITCH_ROW (preferences_get_row (fixture, "Use Freed Numbers Again")), TRUE);
  preferences_close (fixture);
  ui_wait_until (preferences_reuse_numbers (fixture));
  g_assert_true (preferences_have_prefix (fixture, "A-VERY-LONG-PREFIX-OF-NUMBERS-"));
}

/* Somebody else's choice is shown. */
static void
test_changed_elsewhere (UiFixture     *fixture,
                        gconstpointer  user_data)
{
  g_autoptr (CbPreferences) preferences = cb_preferences_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbPreferences) saved = NULL;

  preferences_present (fixture, "numbers");
  preferences_get_row (fixture, "Prefix");
  g_set_str (&preferences->number_prefix, "K-");
  cb_preference_store_save_async (fixture->book, preferences, NULL, preferences_take_result_cb, &result);
  ui_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (preferences_get_row (fixture, "Prefix"))), "K-"));
  saved = cb_preference_store_save_finish (fixture->book, result, NULL);
  g_assert_nonnull (saved);
  preferences_close (fixture);
}

static void
show_ledger (UiFixture *fixture)
{
  preferences_present (fixture, "numbers");
  g_signal_emit_by_name (preferences_get_row (fixture, "_Show Freed Numbers"), "activated");
}

static void
test_no_ledger (UiFixture     *fixture,
                gconstpointer  user_data)
{
  show_ledger (fixture);
  ui_wait_until (preferences_show (fixture, "No Freed Numbers"));
  g_assert_false (preferences_show (fixture, "Search for a Number"));
  preferences_close (fixture);
}

static void
test_ledger (UiFixture     *fixture,
             gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer = ui_fixture_add_customer (fixture, "1002", "Ada");
  g_autoptr (CbCustomer) other = ui_fixture_add_customer (fixture, "1009", "Bert");
  GtkWidget *entry;

  preferences_execute (fixture,
                       "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                       "VALUES (3, 1700000000000000, 1, 'Erika <b>', 2), (3, 1750000000000000, 1, 'Max', 1);"
                       "INSERT INTO freed_number SELECT '1001', min (id) FROM operation;"
                       "INSERT INTO freed_number SELECT '1002', min (id) FROM operation;"
                       "INSERT INTO freed_number SELECT '1003', max (id) FROM operation");
  show_ledger (fixture);
  ui_wait_until (preferences_show (fixture, "1001\n") && preferences_show (fixture, "1002\n") &&
                 preferences_show (fixture, "1003\n"));
  g_assert_true (preferences_show (fixture, "Erika <b>"));
  g_assert_true (preferences_show (fixture, "2023"));
  g_assert_true (preferences_show (fixture, "2025"));
  g_assert_true (preferences_show (fixture, "1002\nIn Use Again\n"));
  g_assert_true (preferences_show (fixture, "1001\nNot in Use\n"));

  /* The dialog has another one of its own. */
  entry = preferences_find_type (GTK_WIDGET (preferences_get_dialog (fixture)), CB_TYPE_LEDGER_PAGE);
  entry = preferences_find_type (entry, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "3");
  ui_wait_until (!preferences_show (fixture, "1001\n") && preferences_show (fixture, "1003\n"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "4711");
  ui_wait_until (preferences_show (fixture, "No Results Found"));
  g_signal_emit_by_name (entry, "stop-search");
  ui_wait_until (preferences_show (fixture, "1001\n"));

  /* Typed and taken back before anything was looked for. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "3");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (preferences_show (fixture, "1001\n"));

  /* What is freed meanwhile comes to it. */
  ui_fixture_apply (fixture, CB_ACTION_DELETE, cb_customer_get_id (customer));
  ui_fixture_apply (fixture, CB_ACTION_ERASE, cb_customer_get_id (customer));
  ui_wait_until (!preferences_show (fixture, "In Use Again"));
  ui_fixture_apply (fixture, CB_ACTION_DELETE, cb_customer_get_id (other));
  g_assert_false (preferences_show (fixture, "1009\n"));
  ui_fixture_apply (fixture, CB_ACTION_ERASE, cb_customer_get_id (other));
  ui_wait_until (preferences_show (fixture, "1009\nNot in Use\n"));
  preferences_close (fixture);
}

#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  /* Pages and dialogs come and go at once. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("/preferences-numbers/numbers", test_numbers);
  ADD ("/preferences-numbers/odd-prefix", test_odd_prefix);
  ADD ("/preferences-numbers/changed-elsewhere", test_changed_elsewhere);
  ADD ("/preferences-numbers/no-ledger", test_no_ledger);
  ADD ("/preferences-numbers/ledger", test_ledger);

  return g_test_run ();
}
