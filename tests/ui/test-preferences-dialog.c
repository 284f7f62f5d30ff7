/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "cb-rule-text.h"
#include "preferences-fixture.h"

/* Each choice has words of its own. */
static void
test_words (UiFixture     *fixture,
            gconstpointer  user_data)
{
  static const char *const deletes[] = {
    [CB_DELETE_RULE_DELETED_FIRST] = "Must be deleted before the customer can be.",
    [CB_DELETE_RULE_SETTLED_FIRST] = "Open ones must be settled before the customer can be deleted.",
    [CB_DELETE_RULE_CLOSED] =
      "Open ones are closed with the customer, and opened again when the customer is undeleted.",
    [CB_DELETE_RULE_NONE] = "Stay as they are when the customer is deleted.",
  };
  static const struct
  {
    CbEraseRule  rule;
    guint        years;
    const char  *words;
  } erases[] = {
    { CB_ERASE_RULE_ERASED, 0, "Deleted forever with the customer." },
    { CB_ERASE_RULE_KEPT, 0, "Kept without what tells whose they were." },
    { CB_ERASE_RULE_KEPT, 1, "Kept for 1 year without what tells whose they were." },
    { CB_ERASE_RULE_KEPT, 10, "Kept for 10 years without what tells whose they were." },
  };
  CbRuleCounts counts = { 0 };

  counts.with_any[CB_ITEM_QUOTE] = 1234;
  counts.with_open[CB_ITEM_QUOTE] = 1;
  counts.with_any[CB_ITEM_ORDER] = 1;
  counts.with_open[CB_ITEM_ORDER] = 0;

  for (CbDeleteRule i = CB_DELETE_RULE_DELETED_FIRST; i <= CB_DELETE_RULE_NONE; i++)
    {
      gboolean wants_open = i == CB_DELETE_RULE_SETTLED_FIRST || i == CB_DELETE_RULE_CLOSED;
      g_autofree char *many = cb_rule_describe_counts (i, CB_ITEM_QUOTE, &counts);
      g_autofree char *one = cb_rule_describe_counts (i, CB_ITEM_ORDER, &counts);
      g_autofree char *none = cb_rule_describe_counts (i, CB_ITEM_INVOICE, &counts);

      g_assert_cmpstr (cb_rule_describe_delete (i), ==, deletes[i]);
      g_assert_cmpstr (many, ==, wants_open ? "1 customer has open ones now." : "1,234 customers have some now.");
      g_assert_cmpstr (one, ==, wants_open ? "No customer has open ones now." : "1 customer has some now.");
      g_assert_cmpstr (none, ==, wants_open ? "No customer has open ones now." : "No customer has any now.");
    }
  for (guint i = 0; i < G_N_ELEMENTS (erases); i++)
    {
      g_autofree char *words = cb_rule_describe_erase (erases[i].rule, erases[i].years);

      g_assert_cmpstr (words, ==, erases[i].words);
    }
}

/* The list says what is chosen for each kind, and whom it touches. */
static void
test_rules_shown (UiFixture     *fixture,
                  gconstpointer  user_data)
{
  g_autoptr (CbCustomer) ada = ui_fixture_add_customer (fixture, "1", "Ada");
  g_autoptr (CbCustomer) bert = ui_fixture_add_customer (fixture, "2", "Bert");

  preferences_execute (fixture,
                       "INSERT INTO item (customer_id, kind, number, status, open, date, created, changed) "
                       "VALUES (1, 2, 'QU-1', 0, 1, 1, 1, 1), (1, 5, 'OR-1', 0, 0, 1, 1, 1), "
                       "(2, 8, 'RE-1', 0, 1, 1, 1, 1)");
  preferences_present (fixture, "deleting");

  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      const char *title = cb_item_kind_get_info (kind)->title_plural;
      const char *expected;

      if (kind <= CB_ITEM_INVOICE)
        expected = "Must be deleted before the customer can be.\nDeleted forever with the customer.\n";
      else if (kind >= CB_ITEM_APPOINTMENT && kind <= CB_ITEM_OPPORTUNITY)
        expected = "Open ones are closed with the customer, and opened again when the customer is undeleted.\n"
                   "Deleted forever with the customer.\n";
      else
        expected = "Stay as they are when the customer is deleted.\nKept without what tells whose they were.\n";

      preferences_get_row (fixture, title);
      ui_wait_until (g_str_has_prefix (preferences_get_subtitle (fixture, title), expected));
    }

  ui_wait_until (g_str_has_suffix (preferences_get_subtitle (fixture, "Quotes"), "\n1 customer has some now."));
  g_assert_true (g_str_has_suffix (preferences_get_subtitle (fixture, "Inquiries"), "\nNo customer has any now."));
  g_assert_true (g_str_has_suffix (preferences_get_subtitle (fixture, "Orders"), "\n1 customer has some now."));
  g_assert_true (g_str_has_suffix (preferences_get_subtitle (fixture, "Reminders"), "\n1 customer has open ones now."));
  g_assert_true (g_str_has_suffix (preferences_get_subtitle (fixture, "Appointments"),
                                   "\nNo customer has open ones now."));

  /* Deleted meanwhile: the counts follow. */
  ui_fixture_apply (fixture, CB_ACTION_DELETE, cb_customer_get_id (bert));
  ui_wait_until (g_str_has_suffix (preferences_get_subtitle (fixture, "Reminders"),
                                   "\nNo customer has open ones now."));
  preferences_close (fixture);
}

static CbRule
get_rule (UiFixture  *fixture,
          CbItemKind  kind)
{
  g_autoptr (CbPreferences) preferences = preferences_get (fixture);

  return preferences->rules.of[kind];
}

static void
test_rules_chosen (UiFixture     *fixture,
                   gconstpointer  user_data)
{
  static const char *const titles[] = {
    [CB_DELETE_RULE_DELETED_FIRST] = "Must Be Deleted First",
    [CB_DELETE_RULE_SETTLED_FIRST] = "Must Be Settled First",
    [CB_DELETE_RULE_CLOSED] = "Are Closed with the Customer",
    [CB_DELETE_RULE_NONE] = "Do Not Matter",
  };
  GtkWidget *years;

  preferences_present (fixture, "deleting");
  preferences_activate (fixture, "Quotes");
  preferences_get_row (fixture, titles[CB_DELETE_RULE_NONE]);
  ui_wait_until (g_str_has_suffix (preferences_get_subtitle (fixture, titles[CB_DELETE_RULE_CLOSED]),
                                   "\nNo customer has open ones now."));

  for (CbDeleteRule i = CB_DELETE_RULE_NONE; i >= CB_DELETE_RULE_DELETED_FIRST; i--)
    {
      preferences_activate (fixture, titles[i]);
      ui_wait_until (get_rule (fixture, CB_ITEM_QUOTE).on_delete == i);
    }
  preferences_activate (fixture, titles[CB_DELETE_RULE_SETTLED_FIRST]);

  years = preferences_find_row (GTK_WIDGET (fixture->window), "Years from Their Date");
  g_assert_false (gtk_widget_is_sensitive (years));
  preferences_activate (fixture, "Kept, Masked");
  ui_wait_until (get_rule (fixture, CB_ITEM_QUOTE).on_erase == CB_ERASE_RULE_KEPT);
  g_assert_cmpuint (get_rule (fixture, CB_ITEM_QUOTE).keep_years, ==, CB_KEEP_FOR_EVER);
  preferences_activate (fixture, "Kept, Masked, for Some Years");
  ui_wait_until (get_rule (fixture, CB_ITEM_QUOTE).keep_years == 10);
  g_assert_true (gtk_widget_is_sensitive (years));
  adw_spin_row_set_value (ADW_SPIN_ROW (years), 7);
  ui_wait_until (get_rule (fixture, CB_ITEM_QUOTE).keep_years == 7);
  g_assert_cmpint (get_rule (fixture, CB_ITEM_QUOTE).on_delete, ==, CB_DELETE_RULE_SETTLED_FIRST);
  g_assert_true (adw_preferences_dialog_pop_subpage (preferences_get_dialog (fixture)));
  preferences_get_row (fixture, "Quotes");
  g_assert_true (g_str_has_prefix (preferences_get_subtitle (fixture, "Quotes"),
                                   "Open ones must be settled before the customer can be deleted.\n"
                                   "Kept for 7 years without what tells whose they were.\n"));
  preferences_close (fixture);

  /* The others are as they were; and this is shown again. */
  g_assert_cmpint (get_rule (fixture, CB_ITEM_BOOKING).on_delete, ==, CB_DELETE_RULE_DELETED_FIRST);
  preferences_present (fixture, "deleting");
  preferences_activate (fixture, "Quotes");
  years = preferences_get_row (fixture, "Years from Their Date");
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (years)), ==, 7);
  preferences_activate (fixture, "Deleted Forever Too");
  ui_wait_until (get_rule (fixture, CB_ITEM_QUOTE).on_erase == CB_ERASE_RULE_ERASED);
  g_assert_false (gtk_widget_is_sensitive (years));
  preferences_close (fixture);
}

/* What is being typed is saved even if the dialog is closed at once. */
static void
test_erasing (UiFixture     *fixture,
              gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer = ui_fixture_add_customer (fixture, "1", "Ada");
  g_autoptr (CbPreferences) first = NULL;
  g_autoptr (CbPreferences) second = NULL;
  GtkWidget *days;

  preferences_present (fixture, "erasing");
  preferences_activate (fixture, "Mask Now, Delete Later");
  days = preferences_get_row (fixture, "Days until They Are Deleted");
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (days)), ==, 30);
  adw_spin_row_set_value (ADW_SPIN_ROW (days), 5000);
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (days)), ==, 3650);
  adw_spin_row_set_value (ADW_SPIN_ROW (days), 14);
  ui_wait_until (preferences_show (fixture, "There are no deleted customers now."));

  ui_fixture_apply (fixture, CB_ACTION_DELETE, cb_customer_get_id (customer));
  ui_wait_until (g_str_has_prefix (preferences_get_subtitle (fixture, "What This Does Now"),
                                   "1 deleted customer now, who would be deleted forever on "));
  adw_switch_row_set_active (ADW_SWITCH_ROW (preferences_get_row (fixture, "Delete Forever by Itself")), TRUE);
  ui_wait_until (g_str_has_prefix (preferences_get_subtitle (fixture, "What This Does Now"),
                                   "1 deleted customer now, to be deleted forever on "));
  adw_spin_row_set_value (ADW_SPIN_ROW (preferences_get_row (fixture, "Days after Deletion")), 7);
  ui_wait_until (g_str_has_prefix (preferences_get_subtitle (fixture, "What This Does Now"),
                                   "1 customer will be deleted forever on "));
  preferences_close (fixture);

  ui_wait_until (preferences_get_retention (fixture) == 7);
  first = preferences_get (fixture);
  g_assert_true (first->mask_first);
  g_assert_cmpuint (first->mask_days, ==, 14);
  g_assert_cmpint (first->retention_since, >, 0);

  preferences_present (fixture, "erasing");
  preferences_activate (fixture, "Delete at Once");
  days = preferences_get_row (fixture, "Days after Deletion");
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (days)), ==, 7);
  adw_switch_row_set_active (ADW_SWITCH_ROW (preferences_get_row (fixture, "Delete Forever by Itself")), FALSE);
  preferences_close (fixture);
  ui_wait_until (preferences_get_retention (fixture) == CB_RETENTION_OFF);
  second = preferences_get (fixture);
  g_assert_false (second->mask_first);
  g_assert_cmpuint (second->mask_days, ==, 14);
}

/* What can't be saved is put back as it was. */
static void
test_failure (UiFixture     *fixture,
              gconstpointer  user_data)
{
  GtkWidget *row;

  preferences_present (fixture, "erasing");
  row = preferences_get_row (fixture, "Delete Forever by Itself");
  preferences_execute (fixture,
                       "CREATE TRIGGER refuse BEFORE INSERT ON setting BEGIN "
                       "SELECT RAISE (ABORT, 'refused'); END");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  ui_wait_until (preferences_show (fixture, "Not saved. Preferences are as they were."));
  ui_wait_until (!adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  ui_click (GTK_WIDGET (fixture->window), "Details");
  ui_wait_until (preferences_show (fixture, "Value Can’t Be Saved"));
  ui_click (GTK_WIDGET (fixture->window), "Close");

  preferences_execute (fixture, "DROP TRIGGER refuse");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  ui_wait_until (preferences_get_retention (fixture) == 90);
  preferences_close (fixture);
}

static void
test_read_only (UiFixture     *fixture,
                gconstpointer  user_data)
{
  g_autofree char *path = g_strdup (cb_book_get_path (fixture->book));
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  GtkWidget *row;

  cb_book_close_async (fixture->book, preferences_take_result_cb, &closed);
  ui_wait_until (closed != NULL);
  g_clear_object (&fixture->book);
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  cb_book_open_async (path, FALSE, NULL, preferences_take_result_cb, &opened);
  ui_wait_until (opened != NULL);
  fixture->book = cb_book_open_finish (opened, NULL);
  g_assert_nonnull (fixture->book);
  if (!cb_book_get_read_only (fixture->book))
    {
      g_test_skip ("everything can be written");
      return;
    }

  preferences_present (fixture, "erasing");
  ui_wait_until (preferences_show (fixture, "This book can only be read."));
  ui_wait_until (preferences_show (fixture, "There are no deleted customers now."));
  row = preferences_find_row (GTK_WIDGET (fixture->window), "Mask Now, Delete Later");
  g_assert_false (gtk_widget_is_sensitive (row));
  preferences_close (fixture);

  preferences_present (fixture, "deleting");
  preferences_activate (fixture, "Quotes");
  ui_wait_until (preferences_find_row (GTK_WIDGET (fixture->window), "Do Not Matter") != NULL);
  g_assert_false (gtk_widget_is_sensitive (preferences_find_row (GTK_WIDGET (fixture->window), "Do Not Matter")));
  preferences_close (fixture);

  preferences_present (fixture, "numbers");
  ui_wait_until (g_str_equal (preferences_get_subtitle (fixture, "Next Number"), "1001"));
  g_assert_false (gtk_widget_is_sensitive (preferences_find_row (GTK_WIDGET (fixture->window), "Prefix")));
  g_signal_emit_by_name (preferences_get_row (fixture, "_Show Freed Numbers"), "activated");
  ui_wait_until (preferences_show (fixture, "No Freed Numbers"));
  preferences_close (fixture);

  preferences_present (fixture, "people");
  ui_wait_until (preferences_show (fixture, "This book can only be read."));
  preferences_activate (fixture, "Marketing");
  ui_wait_until (preferences_find_row (GTK_WIDGET (fixture->window), "Delete customers") != NULL);
  g_assert_false (gtk_widget_is_sensitive (preferences_find_row (GTK_WIDGET (fixture->window), "Delete customers")));
  g_assert_true (preferences_show (fixture, "This book can only be read."));
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

  ADD ("/preferences-dialog/words", test_words);
  ADD ("/preferences-dialog/rules-shown", test_rules_shown);
  ADD ("/preferences-dialog/rules-chosen", test_rules_chosen);
  ADD ("/preferences-dialog/erasing", test_erasing);
  ADD ("/preferences-dialog/failure", test_failure);
  ADD ("/preferences-dialog/read-only", test_read_only);

  return g_test_run ();
}
