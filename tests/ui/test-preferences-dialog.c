/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cb-ledger-page.h"
#include "cb-numbers-page.h"
#include "cb-preference-store.h"
#include "cb-preferences-dialog.h"
#include "cb-rule-text.h"
#include "ui-fixture.h"

static void
take_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gpointer
execute_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (cb_connection_execute (connection, data, error));
}

/* @sql: a literal */
static void
execute (UiFixture  *fixture,
         const char *sql)
{
  CbDatabase *database = cb_book_get_database (fixture->book);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_database_write_async (database, execute_job, (gpointer) sql, NULL, NULL, NULL, NULL, take_result_cb, &result);
  ui_wait_until (result != NULL);
  cb_database_write_finish (database, result, &error);
  g_assert_no_error (error);
}

static CbPreferences *
get (UiFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPreferences *preferences;

  cb_preference_store_get_async (fixture->book, NULL, take_result_cb, &result);
  ui_wait_until (result != NULL);
  preferences = cb_preference_store_get_finish (fixture->book, result, &error);
  g_assert_no_error (error);

  return preferences;
}

static gboolean
reuses_numbers (UiFixture *fixture)
{
  g_autoptr (CbPreferences) preferences = get (fixture);

  return preferences->reuse_numbers;
}

static gboolean
has_prefix (UiFixture  *fixture,
            const char *prefix)
{
  g_autoptr (CbPreferences) preferences = get (fixture);

  return g_str_equal (preferences->number_prefix, prefix);
}

static guint
get_retention (UiFixture *fixture)
{
  g_autoptr (CbPreferences) preferences = get (fixture);

  return preferences->retention_days;
}

static gboolean
shows (UiFixture  *fixture,
       const char *text)
{
  g_autofree char *texts = ui_get_texts (GTK_WIDGET (fixture->window));

  return strstr (texts, text) != NULL;
}

static AdwPreferencesDialog *
get_dialog (UiFixture *fixture)
{
  return ADW_PREFERENCES_DIALOG (adw_window_get_visible_dialog (fixture->window));
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
present (UiFixture  *fixture,
         const char *page)
{
  adw_dialog_present (cb_preferences_dialog_new (fixture->book), GTK_WIDGET (fixture->window));
  /* The last of the pages to be built. */
  ui_wait_until (find_type (GTK_WIDGET (get_dialog (fixture)), CB_TYPE_NUMBERS_PAGE) != NULL);
  adw_preferences_dialog_set_visible_page_name (get_dialog (fixture), page);
}

static void
close_dialog (UiFixture *fixture)
{
  adw_dialog_force_close (ADW_DIALOG (get_dialog (fixture)));
  ui_wait_until (get_dialog (fixture) == NULL);
}

static GtkWidget *
find_row (GtkWidget  *root,
          const char *title)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (ADW_IS_PREFERENCES_ROW (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
get_row (UiFixture  *fixture,
         const char *title)
{
  GtkWidget *row = NULL;

  ui_wait_until ((row = find_row (GTK_WIDGET (fixture->window), title)) != NULL && gtk_widget_is_sensitive (row));

  return row;
}

static const char *
get_subtitle (UiFixture  *fixture,
              const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->window), title);
  const char *subtitle = row != NULL ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;

  return subtitle != NULL ? subtitle : "";
}

static void
activate (UiFixture  *fixture,
          const char *title)
{
  adw_action_row_activate (ADW_ACTION_ROW (get_row (fixture, title)));
}

/* Each choice has words of its own. */
static void
test_words (UiFixture     *fixture,
            gconstpointer  user_data)
{
  static const char *const deletes[] = {
    [CB_DELETE_RULE_DELETED_FIRST] = "Must be deleted before the customer can be.",
    [CB_DELETE_RULE_SETTLED_FIRST] = "Open ones must be settled before the customer can be deleted.",
    [CB_DELETE_RULE_CLOSED] = "Open ones are closed with the customer, and opened again when the customer is undeleted.",
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

  execute (fixture, "INSERT INTO item (customer_id, kind, number, status, open, date, created, changed) "
                    "VALUES (1, 2, 'QU-1', 0, 1, 1, 1, 1), (1, 5, 'OR-1', 0, 0, 1, 1, 1), "
                    "(2, 8, 'RE-1', 0, 1, 1, 1, 1)");
  present (fixture, "deleting");

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

      get_row (fixture, title);
      ui_wait_until (g_str_has_prefix (get_subtitle (fixture, title), expected));
    }

  ui_wait_until (g_str_has_suffix (get_subtitle (fixture, "Quotes"), "\n1 customer has some now."));
  g_assert_true (g_str_has_suffix (get_subtitle (fixture, "Inquiries"), "\nNo customer has any now."));
  g_assert_true (g_str_has_suffix (get_subtitle (fixture, "Orders"), "\n1 customer has some now."));
  g_assert_true (g_str_has_suffix (get_subtitle (fixture, "Reminders"), "\n1 customer has open ones now."));
  g_assert_true (g_str_has_suffix (get_subtitle (fixture, "Appointments"), "\nNo customer has open ones now."));

  /* Deleted meanwhile: the counts follow. */
  ui_fixture_apply (fixture, CB_ACTION_DELETE, cb_customer_get_id (bert));
  ui_wait_until (g_str_has_suffix (get_subtitle (fixture, "Reminders"), "\nNo customer has open ones now."));
  close_dialog (fixture);
}

static CbRule
get_rule (UiFixture  *fixture,
          CbItemKind  kind)
{
  g_autoptr (CbPreferences) preferences = get (fixture);

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

  present (fixture, "deleting");
  activate (fixture, "Quotes");
  get_row (fixture, titles[CB_DELETE_RULE_NONE]);
  ui_wait_until (g_str_has_suffix (get_subtitle (fixture, titles[CB_DELETE_RULE_CLOSED]),
                                   "\nNo customer has open ones now."));

  for (CbDeleteRule i = CB_DELETE_RULE_NONE; i >= CB_DELETE_RULE_DELETED_FIRST; i--)
    {
      activate (fixture, titles[i]);
      ui_wait_until (get_rule (fixture, CB_ITEM_QUOTE).on_delete == i);
    }
  activate (fixture, titles[CB_DELETE_RULE_SETTLED_FIRST]);

  years = find_row (GTK_WIDGET (fixture->window), "Years from Their Date");
  g_assert_false (gtk_widget_is_sensitive (years));
  activate (fixture, "Kept, Masked");
  ui_wait_until (get_rule (fixture, CB_ITEM_QUOTE).on_erase == CB_ERASE_RULE_KEPT);
  g_assert_cmpuint (get_rule (fixture, CB_ITEM_QUOTE).keep_years, ==, CB_KEEP_FOR_EVER);
  activate (fixture, "Kept, Masked, for Some Years");
  ui_wait_until (get_rule (fixture, CB_ITEM_QUOTE).keep_years == 10);
  g_assert_true (gtk_widget_is_sensitive (years));
  adw_spin_row_set_value (ADW_SPIN_ROW (years), 7);
  ui_wait_until (get_rule (fixture, CB_ITEM_QUOTE).keep_years == 7);
  g_assert_cmpint (get_rule (fixture, CB_ITEM_QUOTE).on_delete, ==, CB_DELETE_RULE_SETTLED_FIRST);
  g_assert_true (adw_preferences_dialog_pop_subpage (get_dialog (fixture)));
  get_row (fixture, "Quotes");
  g_assert_true (g_str_has_prefix (get_subtitle (fixture, "Quotes"),
                                   "Open ones must be settled before the customer can be deleted.\n"
                                   "Kept for 7 years without what tells whose they were.\n"));
  close_dialog (fixture);

  /* The others are as they were; and this is shown again. */
  g_assert_cmpint (get_rule (fixture, CB_ITEM_BOOKING).on_delete, ==, CB_DELETE_RULE_DELETED_FIRST);
  present (fixture, "deleting");
  activate (fixture, "Quotes");
  years = get_row (fixture, "Years from Their Date");
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (years)), ==, 7);
  activate (fixture, "Deleted Forever Too");
  ui_wait_until (get_rule (fixture, CB_ITEM_QUOTE).on_erase == CB_ERASE_RULE_ERASED);
  g_assert_false (gtk_widget_is_sensitive (years));
  close_dialog (fixture);
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

  present (fixture, "erasing");
  activate (fixture, "Mask Now, Delete Later");
  days = get_row (fixture, "Days until They Are Deleted");
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (days)), ==, 30);
  adw_spin_row_set_value (ADW_SPIN_ROW (days), 5000);
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (days)), ==, 3650);
  adw_spin_row_set_value (ADW_SPIN_ROW (days), 14);
  ui_wait_until (shows (fixture, "There are no deleted customers now."));

  ui_fixture_apply (fixture, CB_ACTION_DELETE, cb_customer_get_id (customer));
  ui_wait_until (g_str_has_prefix (get_subtitle (fixture, "What This Does Now"),
                                   "1 deleted customer now, who would be deleted forever on "));
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_row (fixture, "Delete Forever by Itself")), TRUE);
  ui_wait_until (g_str_has_prefix (get_subtitle (fixture, "What This Does Now"),
                                   "1 deleted customer now, to be deleted forever on "));
  adw_spin_row_set_value (ADW_SPIN_ROW (get_row (fixture, "Days after Deletion")), 7);
  ui_wait_until (g_str_has_prefix (get_subtitle (fixture, "What This Does Now"),
                                   "1 customer will be deleted forever on "));
  close_dialog (fixture);

  ui_wait_until (get_retention (fixture) == 7);
  first = get (fixture);
  g_assert_true (first->mask_first);
  g_assert_cmpuint (first->mask_days, ==, 14);
  g_assert_cmpint (first->retention_since, >, 0);

  present (fixture, "erasing");
  activate (fixture, "Delete at Once");
  g_assert_cmpfloat (adw_spin_row_get_value (ADW_SPIN_ROW (get_row (fixture, "Days after Deletion"))), ==, 7);
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_row (fixture, "Delete Forever by Itself")), FALSE);
  close_dialog (fixture);
  ui_wait_until (get_retention (fixture) == CB_RETENTION_OFF);
  second = get (fixture);
  g_assert_false (second->mask_first);
  g_assert_cmpuint (second->mask_days, ==, 14);
}

static void
type_prefix (UiFixture  *fixture,
             const char *prefix)
{
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, "Prefix")), prefix);
}

static void
test_numbers (UiFixture     *fixture,
              gconstpointer  user_data)
{
  g_autoptr (CbPreferences) before = NULL;
  g_autoptr (CbPreferences) after = NULL;

  present (fixture, "numbers");
  get_row (fixture, "Prefix");
  ui_wait_until (g_str_equal (get_subtitle (fixture, "Next Number"), "1001"));

  type_prefix (fixture, "C-");
  ui_wait_until (g_str_equal (get_subtitle (fixture, "Next Number"), "C-1001"));
  adw_spin_row_set_value (ADW_SPIN_ROW (get_row (fixture, "Digits")), 5);
  ui_wait_until (g_str_equal (get_subtitle (fixture, "Next Number"), "C-10001"));

  /* What can't be a prefix is said so, and not saved; all else is. */
  type_prefix (fixture, "C-2024");
  ui_wait_until (shows (fixture, "A prefix can’t end in a digit"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_row (fixture, "Use Freed Numbers Again")), TRUE);
  ui_wait_until (reuses_numbers (fixture));
  before = get (fixture);
  g_assert_cmpstr (before->number_prefix, ==, "C-");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, "Prefix"))), ==, "C-2024");
  type_prefix (fixture, " C-");
  ui_wait_until (shows (fixture, "A prefix can’t begin with a space"));
  type_prefix (fixture, "CCCCCCCCCCCCCCCCCCCCC");
  ui_wait_until (shows (fixture, "This prefix is too long."));
  type_prefix (fixture, "C-2024-");
  ui_wait_until (g_str_equal (get_subtitle (fixture, "Next Number"), "C-2024-10001"));
  g_assert_false (shows (fixture, "prefix is too long"));
  type_prefix (fixture, "");
  close_dialog (fixture);

  ui_wait_until (has_prefix (fixture, ""));
  after = get (fixture);
  g_assert_cmpuint (after->number_digits, ==, 5);
}

/* A prefix that the first number decided need not be one that can be chosen. */
static void
test_odd_prefix (UiFixture     *fixture,
                 gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer =
    ui_fixture_add_customer (fixture, "A-VERY-LONG-PREFIX-OF-NUMBERS-0007", "Ada");

  present (fixture, "numbers");
  adw_switch_row_set_active (ADW_SWITCH_ROW (get_row (fixture, "Use Freed Numbers Again")), TRUE);
  close_dialog (fixture);
  ui_wait_until (reuses_numbers (fixture));
  g_assert_true (has_prefix (fixture, "A-VERY-LONG-PREFIX-OF-NUMBERS-"));
}

/* What can't be saved is put back as it was. */
static void
test_failure (UiFixture     *fixture,
              gconstpointer  user_data)
{
  GtkWidget *row;

  present (fixture, "erasing");
  row = get_row (fixture, "Delete Forever by Itself");
  execute (fixture, "CREATE TRIGGER refuse BEFORE INSERT ON setting BEGIN SELECT RAISE (ABORT, 'refused'); END");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  ui_wait_until (shows (fixture, "Not saved. Preferences are as they were."));
  ui_wait_until (!adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  ui_click (GTK_WIDGET (fixture->window), "Details");
  ui_wait_until (shows (fixture, "Value Can’t Be Saved"));
  ui_click (GTK_WIDGET (fixture->window), "Close");

  execute (fixture, "DROP TRIGGER refuse");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  ui_wait_until (get_retention (fixture) == 90);
  close_dialog (fixture);
}

/* Somebody else's choice is shown. */
static void
test_changed_elsewhere (UiFixture     *fixture,
                        gconstpointer  user_data)
{
  g_autoptr (CbPreferences) preferences = cb_preferences_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbPreferences) saved = NULL;

  present (fixture, "numbers");
  get_row (fixture, "Prefix");
  g_set_str (&preferences->number_prefix, "K-");
  cb_preference_store_save_async (fixture->book, preferences, NULL, take_result_cb, &result);
  ui_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, "Prefix"))), "K-"));
  saved = cb_preference_store_save_finish (fixture->book, result, NULL);
  g_assert_nonnull (saved);
  close_dialog (fixture);
}

static void
show_ledger (UiFixture *fixture)
{
  present (fixture, "numbers");
  g_signal_emit_by_name (get_row (fixture, "_Show Freed Numbers"), "activated");
}

static void
test_no_ledger (UiFixture     *fixture,
                gconstpointer  user_data)
{
  show_ledger (fixture);
  ui_wait_until (shows (fixture, "No Freed Numbers"));
  g_assert_false (shows (fixture, "Search for a Number"));
  close_dialog (fixture);
}

static void
test_ledger (UiFixture     *fixture,
             gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer = ui_fixture_add_customer (fixture, "1002", "Ada");
  g_autoptr (CbCustomer) other = ui_fixture_add_customer (fixture, "1009", "Bert");
  GtkWidget *entry;

  execute (fixture, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                    "VALUES (3, 1700000000000000, 1, 'Erika <b>', 2), (3, 1750000000000000, 1, 'Max', 1);"
                    "INSERT INTO freed_number SELECT '1001', min (id) FROM operation;"
                    "INSERT INTO freed_number SELECT '1002', min (id) FROM operation;"
                    "INSERT INTO freed_number SELECT '1003', max (id) FROM operation");
  show_ledger (fixture);
  ui_wait_until (shows (fixture, "1001\n") && shows (fixture, "1002\n") && shows (fixture, "1003\n"));
  g_assert_true (shows (fixture, "Erika <b>"));
  g_assert_true (shows (fixture, "2023"));
  g_assert_true (shows (fixture, "2025"));
  g_assert_true (shows (fixture, "1002\nIn Use Again\n"));
  g_assert_true (shows (fixture, "1001\nNot in Use\n"));

  /* The dialog has another one of its own. */
  entry = find_type (find_type (GTK_WIDGET (get_dialog (fixture)), CB_TYPE_LEDGER_PAGE), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "3");
  ui_wait_until (!shows (fixture, "1001\n") && shows (fixture, "1003\n"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "4711");
  ui_wait_until (shows (fixture, "No Results Found"));
  g_signal_emit_by_name (entry, "stop-search");
  ui_wait_until (shows (fixture, "1001\n"));

  /* Typed and taken back before anything was looked for. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "3");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (shows (fixture, "1001\n"));

  /* What is freed meanwhile comes to it. */
  ui_fixture_apply (fixture, CB_ACTION_DELETE, cb_customer_get_id (customer));
  ui_fixture_apply (fixture, CB_ACTION_ERASE, cb_customer_get_id (customer));
  ui_wait_until (!shows (fixture, "In Use Again"));
  ui_fixture_apply (fixture, CB_ACTION_DELETE, cb_customer_get_id (other));
  g_assert_false (shows (fixture, "1009\n"));
  ui_fixture_apply (fixture, CB_ACTION_ERASE, cb_customer_get_id (other));
  ui_wait_until (shows (fixture, "1009\nNot in Use\n"));
  close_dialog (fixture);
}

static void
test_read_only (UiFixture     *fixture,
                gconstpointer  user_data)
{
  g_autofree char *path = g_strdup (cb_book_get_path (fixture->book));
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GAsyncResult) opened = NULL;

  cb_book_close_async (fixture->book, take_result_cb, &closed);
  ui_wait_until (closed != NULL);
  g_clear_object (&fixture->book);
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  cb_book_open_async (path, FALSE, NULL, take_result_cb, &opened);
  ui_wait_until (opened != NULL);
  fixture->book = cb_book_open_finish (opened, NULL);
  g_assert_nonnull (fixture->book);
  if (!cb_book_get_read_only (fixture->book))
    {
      g_test_skip ("everything can be written");
      return;
    }

  present (fixture, "erasing");
  ui_wait_until (shows (fixture, "This book can only be read."));
  ui_wait_until (shows (fixture, "There are no deleted customers now."));
  g_assert_false (gtk_widget_is_sensitive (find_row (GTK_WIDGET (fixture->window), "Mask Now, Delete Later")));
  close_dialog (fixture);

  present (fixture, "deleting");
  activate (fixture, "Quotes");
  ui_wait_until (find_row (GTK_WIDGET (fixture->window), "Do Not Matter") != NULL);
  g_assert_false (gtk_widget_is_sensitive (find_row (GTK_WIDGET (fixture->window), "Do Not Matter")));
  close_dialog (fixture);

  present (fixture, "numbers");
  ui_wait_until (g_str_equal (get_subtitle (fixture, "Next Number"), "1001"));
  g_assert_false (gtk_widget_is_sensitive (find_row (GTK_WIDGET (fixture->window), "Prefix")));
  g_signal_emit_by_name (get_row (fixture, "_Show Freed Numbers"), "activated");
  ui_wait_until (shows (fixture, "No Freed Numbers"));
  close_dialog (fixture);
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
  ADD ("/preferences-dialog/numbers", test_numbers);
  ADD ("/preferences-dialog/odd-prefix", test_odd_prefix);
  ADD ("/preferences-dialog/failure", test_failure);
  ADD ("/preferences-dialog/changed-elsewhere", test_changed_elsewhere);
  ADD ("/preferences-dialog/no-ledger", test_no_ledger);
  ADD ("/preferences-dialog/ledger", test_ledger);
  ADD ("/preferences-dialog/read-only", test_read_only);

  return g_test_run ();
}
