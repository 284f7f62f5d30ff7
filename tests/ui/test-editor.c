/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cb-editor-dialog-private.h"
#include "ui-fixture.h"

static void
saved_cb (CbEditorDialog *dialog,
          CbCustomer     *customer,
          CbCustomer    **out)
{
  g_assert_null (*out);
  *out = g_object_ref (customer);
}

static CbEditorDialog *
present (UiFixture   *fixture,
         CbCustomer  *customer,
         CbCustomer **saved)
{
  AdwDialog *dialog = cb_editor_dialog_new (fixture->book, customer);

  g_signal_connect (dialog, "saved", G_CALLBACK (saved_cb), saved);
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  ui_wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  ui_wait_until (CB_EDITOR_DIALOG (dialog)->build_idle == 0);

  return CB_EDITOR_DIALOG (dialog);
}

static gboolean
is_open (UiFixture *fixture)
{
  return adw_window_get_visible_dialog (fixture->window) != NULL;
}

static void
type (CbEditorDialog  *dialog,
      CbCustomerField  field,
      const char      *text)
{
  gtk_editable_set_text (GTK_EDITABLE (dialog->rows[field]), text);
}

static const char *
get_typed (CbEditorDialog  *dialog,
           CbCustomerField  field)
{
  return gtk_editable_get_text (GTK_EDITABLE (dialog->rows[field]));
}

static const char *
get_problem (CbEditorDialog  *dialog,
             CbCustomerField  field)
{
  return cb_checked_row_get_problem (CB_CHECKED_ROW (dialog->rows[field]));
}

static void
save (CbEditorDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "editor.save", NULL);
}

static gboolean
conflict_says (CbEditorDialog *dialog,
               const char     *text)
{
  g_autofree char *texts = ui_get_texts (cb_number_conflict_get_row (dialog->conflict));

  return strstr (texts, text) != NULL;
}

static void
close_without_asking (CbEditorDialog *dialog,
                      UiFixture      *fixture)
{
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_wait_until (!is_open (fixture));
}

static void
test_new (UiFixture     *fixture,
          gconstpointer  user_data)
{
  g_autoptr (CbCustomer) saved = NULL;
  CbEditorDialog *dialog = present (fixture, NULL, &saved);
  gpointer alive = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &alive);
  type (dialog, CB_CUSTOMER_FIELD_NAME, "  Zoë <b>&amp; \"Söhne\"  ");
  type (dialog, CB_CUSTOMER_FIELD_EMAIL, "zoe@example.com");
  save (dialog);
  ui_wait_until (saved != NULL && !is_open (fixture));

  g_assert_cmpint (cb_customer_get_id (saved), >, 0);
  g_assert_cmpstr (cb_customer_get_name (saved), ==, "Zoë <b>&amp; \"Söhne\"");
  g_assert_cmpstr (cb_customer_get_number (saved), !=, "");
  g_assert_cmpuint (cb_book_get_n_live (fixture->book), ==, 1);

  /* Nothing keeps what was typed in memory. */
  ui_wait_until (alive == NULL);
}

static void
test_missing_name (UiFixture     *fixture,
                   gconstpointer  user_data)
{
  g_autoptr (CbCustomer) saved = NULL;
  CbEditorDialog *dialog = present (fixture, NULL, &saved);
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (dialog->rows[CB_CUSTOMER_FIELD_NAME])));

  type (dialog, CB_CUSTOMER_FIELD_PHONE, "030 1234");
  g_assert_null (get_problem (dialog, CB_CUSTOMER_FIELD_NAME));

  save (dialog);
  g_assert_cmpstr (get_problem (dialog, CB_CUSTOMER_FIELD_NAME), ==, "Every customer needs a name.");
  g_assert_true (gtk_widget_get_visible (cb_checked_row_get_problem_row (CB_CHECKED_ROW (dialog->rows[CB_CUSTOMER_FIELD_NAME]))));
  gtk_test_accessible_assert_state (text, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (is_open (fixture));
  g_assert_cmpstr (get_typed (dialog, CB_CUSTOMER_FIELD_PHONE), ==, "030 1234");

  /* Mending it is enough, without saving again. */
  type (dialog, CB_CUSTOMER_FIELD_NAME, "Ann");
  g_assert_null (get_problem (dialog, CB_CUSTOMER_FIELD_NAME));
  g_assert_false (gtk_widget_get_visible (cb_checked_row_get_problem_row (CB_CHECKED_ROW (dialog->rows[CB_CUSTOMER_FIELD_NAME]))));

  save (dialog);
  ui_wait_until (saved != NULL);
}

static void
test_every_problem (UiFixture     *fixture,
                    gconstpointer  user_data)
{
  g_autoptr (CbCustomer) saved = NULL;
  CbEditorDialog *dialog = present (fixture, NULL, &saved);
  g_autofree char *long_name = g_strnfill (10000, 'x');

  type (dialog, CB_CUSTOMER_FIELD_NAME, long_name);
  type (dialog, CB_CUSTOMER_FIELD_EMAIL, "not an address");
  type (dialog, CB_CUSTOMER_FIELD_PHONE, "none");
  type (dialog, CB_CUSTOMER_FIELD_WEBSITE, "javascript://x");
  save (dialog);

  g_assert_nonnull (strstr (get_problem (dialog, CB_CUSTOMER_FIELD_NAME), "too long"));
  g_assert_nonnull (strstr (get_problem (dialog, CB_CUSTOMER_FIELD_EMAIL), "name@example.com"));
  g_assert_nonnull (strstr (get_problem (dialog, CB_CUSTOMER_FIELD_PHONE), "no digits"));
  g_assert_nonnull (strstr (get_problem (dialog, CB_CUSTOMER_FIELD_WEBSITE), "www.example.com"));
  g_assert_null (saved);

  /* Nothing that was typed is lost. */
  g_assert_cmpstr (get_typed (dialog, CB_CUSTOMER_FIELD_NAME), ==, long_name);
  g_assert_cmpstr (get_typed (dialog, CB_CUSTOMER_FIELD_EMAIL), ==, "not an address");

  close_without_asking (dialog, fixture);
}

static void
test_number_of_live (UiFixture     *fixture,
                     gconstpointer  user_data)
{
  g_autoptr (CbCustomer) holder = ui_fixture_add_customer (fixture, "1042", "Jane Doe");
  g_autoptr (CbCustomer) saved = NULL;
  CbEditorDialog *dialog = present (fixture, NULL, &saved);

  type (dialog, CB_CUSTOMER_FIELD_NAME, "John Roe");
  type (dialog, CB_CUSTOMER_FIELD_NUMBER, "1042");
  save (dialog);
  ui_wait_until (cb_number_conflict_exists (dialog->conflict));

  ui_wait_until (conflict_says (dialog, "Jane Doe") && conflict_says (dialog, "1042"));
  g_assert_null (ui_find_button (GTK_WIDGET (dialog), "Undelete"));
  g_assert_null (saved);

  ui_click (GTK_WIDGET (dialog), "Use Next Free Number");
  ui_wait_until (g_str_equal (get_typed (dialog, CB_CUSTOMER_FIELD_NUMBER), "1043"));
  g_assert_false (cb_number_conflict_exists (dialog->conflict));
  g_assert_cmpstr (get_typed (dialog, CB_CUSTOMER_FIELD_NAME), ==, "John Roe");

  save (dialog);
  ui_wait_until (saved != NULL);
  g_assert_cmpstr (cb_customer_get_number (saved), ==, "1043");
}

static void
test_open_holder (UiFixture     *fixture,
                  gconstpointer  user_data)
{
  g_autoptr (CbCustomer) holder = ui_fixture_add_customer (fixture, "7", "Jane Doe");
  g_autoptr (CbCustomer) saved = NULL;
  g_autofree char *wanted = g_strdup_printf ("open-customer %" G_GINT64_FORMAT "\n", cb_customer_get_id (holder));
  CbEditorDialog *dialog = present (fixture, NULL, &saved);

  type (dialog, CB_CUSTOMER_FIELD_NUMBER, "7");
  cb_number_conflict_check (dialog->conflict, "7");
  ui_click (GTK_WIDGET (dialog), "Open Customer");

  /* What was typed is not thrown away without asking. */
  ui_wait_until (ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (fixture->window)));
  g_assert_cmpstr (fixture->actions->str, ==, "");
  ui_click (GTK_WIDGET (fixture->window), "Discard");
  ui_wait_until (g_str_equal (fixture->actions->str, wanted));
}

static void
test_number_of_deleted (UiFixture     *fixture,
                        gconstpointer  user_data)
{
  g_autoptr (CbCustomer) holder = ui_fixture_add_customer (fixture, "C-7", "Jane Doe");
  gint64 id = cb_customer_get_id (holder);
  g_autofree char *wanted = g_strdup_printf ("undelete-customer %" G_GINT64_FORMAT "\nerase-customer %" G_GINT64_FORMAT "\n", id, id);
  g_autoptr (CbCustomer) saved = NULL;
  CbEditorDialog *dialog;

  ui_fixture_apply (fixture, CB_ACTION_DELETE, id);

  dialog = present (fixture, NULL, &saved);
  type (dialog, CB_CUSTOMER_FIELD_NAME, "John Roe");
  type (dialog, CB_CUSTOMER_FIELD_NUMBER, "C-7");
  save (dialog);
  ui_wait_until (cb_number_conflict_exists (dialog->conflict));

  ui_wait_until (conflict_says (dialog, "Jane Doe"));
  ui_wait_until (ui_find_button (GTK_WIDGET (dialog), "Use Next Free Number") != NULL);
  g_assert_null (ui_find_button (GTK_WIDGET (dialog), "Open Customer"));
  ui_click (GTK_WIDGET (dialog), "Undelete");
  ui_click (GTK_WIDGET (dialog), "Delete Forever…");
  g_assert_cmpstr (fixture->actions->str, ==, wanted);

  /* Taken back, the holder is an ordinary customer; gone, the number is free. */
  ui_fixture_apply (fixture, CB_ACTION_UNDELETE, id);
  ui_wait_until (ui_find_button (GTK_WIDGET (dialog), "Open Customer") != NULL);
  ui_fixture_apply (fixture, CB_ACTION_DELETE, id);
  ui_fixture_apply (fixture, CB_ACTION_ERASE, id);
  ui_wait_until (!cb_number_conflict_exists (dialog->conflict));

  save (dialog);
  ui_wait_until (saved != NULL);
  g_assert_cmpstr (cb_customer_get_number (saved), ==, "C-7");
  g_assert_cmpstr (cb_customer_get_name (saved), ==, "John Roe");
}

static void
test_take_over (UiFixture     *fixture,
                gconstpointer  user_data)
{
  g_autoptr (CbCustomer) holder = ui_fixture_add_customer (fixture, "C-7", "Jane Doe");
  gint64 id = cb_customer_get_id (holder);
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (CbCustomer) former = NULL;
  CbEditorDialog *dialog;

  ui_fixture_apply (fixture, CB_ACTION_DELETE, id);
  dialog = present (fixture, NULL, &saved);
  type (dialog, CB_CUSTOMER_FIELD_NAME, "John Roe");
  type (dialog, CB_CUSTOMER_FIELD_NUMBER, "c-7");
  save (dialog);
  ui_click (GTK_WIDGET (dialog), "Take Over");
  ui_wait_until (conflict_says (dialog, "When you save, number"));
  g_assert_true (conflict_says (dialog, "C-7"));
  g_assert_false (cb_number_conflict_exists (dialog->conflict));
  g_assert_null (ui_find_button (GTK_WIDGET (dialog), "Undelete"));

  /* Thought better of, and once more. */
  ui_click (GTK_WIDGET (dialog), "Don’t Take Over");
  ui_wait_until (cb_number_conflict_exists (dialog->conflict));
  save (dialog);
  ui_click (GTK_WIDGET (dialog), "Take Over");

  /* Another number is another matter, and so is a holder who is taken back. */
  type (dialog, CB_CUSTOMER_FIELD_NUMBER, "C-8");
  g_assert_false (cb_number_conflict_takes_over (dialog->conflict));
  type (dialog, CB_CUSTOMER_FIELD_NUMBER, "C-7");
  save (dialog);
  ui_click (GTK_WIDGET (dialog), "Take Over");
  ui_fixture_apply (fixture, CB_ACTION_UNDELETE, id);
  ui_wait_until (cb_number_conflict_exists (dialog->conflict));
  ui_fixture_apply (fixture, CB_ACTION_DELETE, id);
  ui_click (GTK_WIDGET (dialog), "Take Over");

  save (dialog);
  ui_wait_until (saved != NULL);
  g_assert_cmpstr (cb_customer_get_number (saved), ==, "C-7");
  former = ui_fixture_get_customer (fixture, id);
  g_assert_cmpstr (cb_customer_get_number (former), ==, "C-7 (2)");
  g_assert_true (cb_customer_get_deleted (former));
}

static CbEditorDialog *
provoke_clash (UiFixture   *fixture,
               CbCustomer  *customer,
               CbCustomer **saved)
{
  CbEditorDialog *dialog = present (fixture, customer, saved);
  g_autoptr (CbCustomer) theirs = cb_customer_copy (customer);
  g_autoptr (CbCustomer) written = NULL;

  cb_customer_set_text (theirs, CB_CUSTOMER_FIELD_NAME, "Theirs");
  cb_customer_set_text (theirs, CB_CUSTOMER_FIELD_COMPANY, "Their Company");
  written = ui_fixture_save_customer (fixture, theirs);

  type (dialog, CB_CUSTOMER_FIELD_NAME, "Mine");
  save (dialog);
  ui_wait_until (ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (fixture->window)));
  g_assert_cmpstr (get_typed (dialog, CB_CUSTOMER_FIELD_NAME), ==, "Mine");

  return dialog;
}

static void
test_changed_overwrite (UiFixture     *fixture,
                        gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer = ui_fixture_add_customer (fixture, "1", "Before");
  g_autoptr (CbCustomer) saved = NULL;

  provoke_clash (fixture, customer, &saved);
  ui_click (GTK_WIDGET (fixture->window), "Overwrite");
  ui_wait_until (saved != NULL);

  g_assert_cmpstr (cb_customer_get_name (saved), ==, "Mine");
  g_assert_cmpstr (cb_customer_get_text (saved, CB_CUSTOMER_FIELD_COMPANY), ==, "Their Company");
}

static void
test_changed_reload (UiFixture     *fixture,
                     gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer = ui_fixture_add_customer (fixture, "1", "Before");
  g_autoptr (CbCustomer) saved = NULL;
  CbEditorDialog *dialog = provoke_clash (fixture, customer, &saved);

  ui_click (GTK_WIDGET (fixture->window), "Reload");
  ui_wait_until (g_str_equal (get_typed (dialog, CB_CUSTOMER_FIELD_NAME), "Theirs"));
  g_assert_null (saved);

  type (dialog, CB_CUSTOMER_FIELD_NAME, "Agreed");
  save (dialog);
  ui_wait_until (saved != NULL);
  g_assert_cmpstr (cb_customer_get_name (saved), ==, "Agreed");
}

static void
test_erased (UiFixture     *fixture,
             gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer = ui_fixture_add_customer (fixture, "1", "Jane Doe");
  g_autoptr (CbCustomer) saved = NULL;
  gint64 id = cb_customer_get_id (customer);
  CbEditorDialog *dialog = present (fixture, customer, &saved);

  ui_fixture_apply (fixture, CB_ACTION_DELETE, id);
  ui_fixture_apply (fixture, CB_ACTION_ERASE, id);

  type (dialog, CB_CUSTOMER_FIELD_EMAIL, "jane@example.com");
  save (dialog);
  ui_click (GTK_WIDGET (fixture->window), "Save as New Customer");
  ui_wait_until (saved != NULL);
  g_assert_cmpint (cb_customer_get_id (saved), !=, id);
  g_assert_cmpstr (cb_customer_get_text (saved, CB_CUSTOMER_FIELD_EMAIL), ==, "jane@example.com");
}

static void
test_close_asks (UiFixture     *fixture,
                 gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer = ui_fixture_add_customer (fixture, "1", "Jane Doe");
  g_autoptr (CbCustomer) saved = NULL;
  CbEditorDialog *dialog = present (fixture, customer, &saved);

  /* Untouched, it just closes. */
  adw_dialog_close (ADW_DIALOG (dialog));
  ui_wait_until (!is_open (fixture));

  dialog = present (fixture, customer, &saved);
  type (dialog, CB_CUSTOMER_FIELD_NAME, "Jane Roe");
  adw_dialog_close (ADW_DIALOG (dialog));
  ui_wait_until (ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (fixture->window)));
  ui_click (GTK_WIDGET (adw_window_get_visible_dialog (fixture->window)), "Cancel");
  ui_wait_until (adw_window_get_visible_dialog (fixture->window) == ADW_DIALOG (dialog));
  g_assert_cmpstr (get_typed (dialog, CB_CUSTOMER_FIELD_NAME), ==, "Jane Roe");

  adw_dialog_close (ADW_DIALOG (dialog));
  ui_wait_until (ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (fixture->window)));
  ui_click (GTK_WIDGET (adw_window_get_visible_dialog (fixture->window)), "Save");
  ui_wait_until (saved != NULL && !is_open (fixture));
  g_assert_cmpstr (cb_customer_get_name (saved), ==, "Jane Roe");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(path, function) \
  g_test_add ("/editor/" path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  add ("new", test_new);
  add ("missing-name", test_missing_name);
  add ("every-problem", test_every_problem);
  add ("number-of-live", test_number_of_live);
  add ("open-holder", test_open_holder);
  add ("number-of-deleted", test_number_of_deleted);
  add ("take-over", test_take_over);
  add ("changed-overwrite", test_changed_overwrite);
  add ("changed-reload", test_changed_reload);
  add ("erased", test_erased);
  add ("close-asks", test_close_asks);
#undef add

  return g_test_run ();
}
