/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cb-import-dialog.h"
#include "cb-import.h"
#include "cb-mapping-group.h"
#include "cb-outcome-box.h"
#include "cb-rejected-csv.h"
#include "ui-fixture.h"

#define THREE \
  "number,name,email\n" \
  "1,Ann,ann@example.com\n" \
  "2,\"<b>Bob & \"\"Söhne\"\"</b>\",bob@example.com\n" \
  "3,Cem,cem@example.com\n"

static GtkWidget *
get_child (AdwDialog  *dialog,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), CB_TYPE_IMPORT_DIALOG, name));
}

static AdwDialog *
present (UiFixture  *fixture,
         const char *text,
         gssize      length)
{
  g_autoptr (GFile) file = ui_fixture_write_file (fixture, "table & <b>.csv", text, length);
  AdwDialog *dialog = cb_import_dialog_new (fixture->book, file);

  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));

  return dialog;
}

static gboolean
shows (AdwDialog  *dialog,
       const char *child,
       const char *text)
{
  g_autofree char *texts = ui_get_texts (get_child (dialog, child));

  return strstr (texts, text) != NULL;
}

static gboolean
can_import (AdwDialog *dialog)
{
  return gtk_widget_get_visible (get_child (dialog, "import_button")) &&
         gtk_widget_is_sensitive (get_child (dialog, "import_button"));
}

static AdwComboRow *
wait_for_row (AdwDialog *dialog,
              guint      column)
{
  CbMappingGroup *group = CB_MAPPING_GROUP (get_child (dialog, "mapping_group"));

  ui_wait_until (cb_mapping_group_get_row (group, column) != NULL);

  return ADW_COMBO_ROW (cb_mapping_group_get_row (group, column));
}

/* As choosing it from the list does. */
static void
choose (AdwDialog *dialog,
        guint      column,
        int        target)
{
  adw_combo_row_set_selected (wait_for_row (dialog, column), target + 1);
}

static int
get_chosen (AdwDialog *dialog,
            guint      column)
{
  return (int) adw_combo_row_get_selected (wait_for_row (dialog, column)) - 1;
}

static void
close_dialog (AdwDialog *dialog,
              UiFixture *fixture)
{
  gpointer alive = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &alive);
  adw_dialog_close (dialog);
  ui_wait_until (adw_window_get_visible_dialog (fixture->window) == NULL && alive == NULL);
}

static void
test_import (UiFixture     *fixture,
             gconstpointer  user_data)
{
  AdwDialog *dialog = present (fixture, THREE, -1);

  ui_wait_until (shows (dialog, "outcome", "3 new") && can_import (dialog));
  g_assert_cmpint (get_chosen (dialog, 0), ==, CB_CUSTOMER_FIELD_NUMBER);
  g_assert_cmpint (get_chosen (dialog, 1), ==, CB_CUSTOMER_FIELD_NAME);
  g_assert_cmpint (get_chosen (dialog, 2), ==, CB_CUSTOMER_FIELD_EMAIL);
  ui_wait_until (shows (dialog, "first_rows", "<b>Bob & \"Söhne\"</b>"));

  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.apply", NULL);
  ui_wait_until (shows (dialog, "result_status", "3 Customers Imported"));
  g_assert_cmpuint (cb_book_get_n_live (fixture->book), ==, 3);
  close_dialog (dialog, fixture);
}

static void
test_mapping (UiFixture     *fixture,
              gconstpointer  user_data)
{
  AdwDialog *dialog = present (fixture, THREE, -1);

  ui_wait_until (shows (dialog, "outcome", "3 new"));

  /* Without names nothing can be imported, and it says why. */
  choose (dialog, 1, CB_IMPORT_TARGET_NONE);
  g_assert_false (can_import (dialog));
  ui_wait_until (shows (dialog, "outcome", "3 rejected"));
  g_assert_false (can_import (dialog));
  ui_wait_until (shows (dialog, "first_rows", "Every customer needs a name."));

  /* The e-mail address as name; the column that had it has none now. */
  choose (dialog, 2, CB_CUSTOMER_FIELD_NAME);
  ui_wait_until (shows (dialog, "outcome", "3 new") && can_import (dialog));
  choose (dialog, 1, CB_CUSTOMER_FIELD_NAME);
  g_assert_cmpint (get_chosen (dialog, 2), ==, CB_IMPORT_TARGET_NONE);
  ui_wait_until (shows (dialog, "outcome", "3 new") && can_import (dialog));
  close_dialog (dialog, fixture);
}

static void
test_quick_changes (UiFixture     *fixture,
                    gconstpointer  user_data)
{
  AdwDialog *dialog = present (fixture, THREE, -1);

  ui_wait_until (can_import (dialog));

  /* The previews of the mappings between never show. */
  for (guint i = 0; i < 20; i++)
    {
      choose (dialog, 1, CB_IMPORT_TARGET_NONE);
      choose (dialog, 1, CB_CUSTOMER_FIELD_NAME);
    }
  g_assert_false (can_import (dialog));
  ui_wait_until (can_import (dialog));
  ui_wait_until (shows (dialog, "outcome", "3 new"));
  close_dialog (dialog, fixture);
}

static void
test_header (UiFixture     *fixture,
             gconstpointer  user_data)
{
  AdwDialog *dialog = present (fixture, THREE, -1);
  GtkWidget *row;

  ui_wait_until (can_import (dialog));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (wait_for_row (dialog, 1))), ==, "name");

  row = gtk_widget_get_ancestor (GTK_WIDGET (wait_for_row (dialog, 1)), GTK_TYPE_LIST_BOX);
  row = gtk_widget_get_first_child (row);
  g_assert_true (ADW_IS_SWITCH_ROW (row));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (wait_for_row (dialog, 1))), !=, "name");
  ui_wait_until (gtk_widget_get_visible (get_child (dialog, "outcome")));
  close_dialog (dialog, fixture);
}

static void
test_rejected (UiFixture     *fixture,
               gconstpointer  user_data)
{
  g_autoptr (GString) text = g_string_new ("number,name\n1,Ann\n");
  AdwDialog *dialog;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "1,Ann\n");

  dialog = present (fixture, text->str, text->len);
  ui_wait_until (shows (dialog, "bottom_bar", "rejected") && can_import (dialog));

  ui_click (GTK_WIDGET (dialog), "Show Rejected");
  ui_wait_until (shows (dialog, "rejected_list", "Line 3") &&
                 shows (dialog, "rejected_list", "Its number stands on line 2 already."));
  g_assert_cmpuint (ui_count_widgets (get_child (dialog, "rejected_list"), GTK_TYPE_LABEL), <, 1000);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "import.apply", NULL);
  ui_wait_until (shows (dialog, "result_status", "1 Customer Imported"));
  ui_wait_until (shows (dialog, "result_rejected", "Line 3"));
  g_assert_cmpuint (cb_book_get_n_live (fixture->book), ==, 1);
  close_dialog (dialog, fixture);
}

static void
test_bad_file (UiFixture     *fixture,
               gconstpointer  user_data)
{
  static const struct
  {
    const char *text;
    gssize      length;
    const char *title;
  } files[] = {
    { "", 0, "Nothing to Import" },
    { "number,name\n", -1, "Nothing to Import" },
    { "\0\1\2\3\0\0\0\0ELF\0\0\0\0", 15, "Not a Text File" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      AdwDialog *dialog = present (fixture, files[i].text, files[i].length);

      ui_wait_until (shows (dialog, "error_page", files[i].title));
      ui_wait_until (shows (dialog, "error_page", "table & <b>.csv"));
      ui_wait_until (ui_find_button (GTK_WIDGET (dialog), "Choose Another File…") != NULL);
      g_assert_false (can_import (dialog));
      close_dialog (dialog, fixture);
    }

  g_assert_cmpuint (cb_book_get_n_live (fixture->book), ==, 0);
}

static void
take_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_save_rejected (UiFixture     *fixture,
                    gconstpointer  user_data)
{
  g_autoptr (GFile) source = ui_fixture_write_file (fixture, "in.csv", "number,name\n1,\n2,\"A, \"\"B\"\"\"\n2,C\n", -1);
  g_autoptr (GFile) target = g_file_get_child (g_file_get_parent (source), "out.csv");
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) previewed = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (CbImport) import = NULL;
  g_autoptr (CbImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cb_import_load_async (source, NULL, take_result_cb, &loaded);
  ui_wait_until (loaded != NULL);
  import = cb_import_load_finish (loaded, &error);
  g_assert_no_error (error);
  cb_import_preview_async (import, fixture->book, NULL, take_result_cb, &previewed);
  ui_wait_until (previewed != NULL);
  report = cb_import_preview_finish (import, previewed, &error);
  g_assert_no_error (error);

  cb_rejected_csv_save_async (report, target, NULL, take_result_cb, &saved);
  ui_wait_until (saved != NULL);
  g_assert_true (cb_rejected_csv_save_finish (report, saved, &error));
  g_assert_no_error (error);

  g_assert_true (g_file_load_contents (target, NULL, &text, NULL, NULL, &error));
  g_assert_true (g_str_has_prefix (text, "Line,Reason,Number,Name,"));
  g_assert_nonnull (strstr (text, "\n2,Name: Every customer needs a name.,1,"));
  g_assert_nonnull (strstr (text, "\n4,Its number stands on line 3 already.,2,C,"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(path, function) \
  g_test_add ("/import-dialog/" path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  add ("import", test_import);
  add ("mapping", test_mapping);
  add ("quick-changes", test_quick_changes);
  add ("header", test_header);
  add ("rejected", test_rejected);
  add ("bad-file", test_bad_file);
  add ("save-rejected", test_save_rejected);
#undef add

  return g_test_run ();
}
