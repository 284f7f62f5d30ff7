/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "cb-deleted-page.h"
#include "cb-editor-dialog-private.h"
#include "cb-import-dialog.h"
#include "cb-list-page.h"
#include "cb-receipts-dialog.h"
#include "ui-fixture.h"

/* German takes more room than English: in the narrowest window all of it has
 * to be read. */

#define LOCALE "de_DE.UTF-8"
#define WIDTH  360

/* Makes the locale in @folder, unless the system has it. To be called before
 * it is looked for: one that was not found is not looked for again. */
static void
make_locale (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, LOCALE, NULL);
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL,
                      "localedef", "-i", "de_DE", "-f", "UTF-8", path, NULL);

  if (process != NULL && g_subprocess_wait_check (process, NULL, NULL))
    g_setenv ("LOCPATH", folder, TRUE);
}

static gboolean
speaks_german (void)
{
  if (g_str_equal (_("New Customer"), "Neuer Kunde"))
    return TRUE;

  g_test_skip ("There is no German locale, and none can be made");
  return FALSE;
}

static void
set_up (UiFixture     *fixture,
        gconstpointer  user_data)
{
  ui_fixture_set_up (fixture, user_data);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, 720);
  /* Shadows may take from it. */
  ui_wait_until (gtk_widget_get_width (GTK_WIDGET (fixture->window)) <= WIDTH);
}

static void
append_cut_off (GtkWidget *root,
                GString   *out)
{
  if (!gtk_widget_get_mapped (root))
    return;

  if (GTK_IS_LABEL (root) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (root))))
    g_string_append_printf (out, "%s\n", gtk_label_get_text (GTK_LABEL (root)));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_cut_off (child, out);
}

/* The labels that are cut off, one a line. */
static char *
list_cut_off (UiFixture *fixture)
{
  GString *out = g_string_new (NULL);

  append_cut_off (GTK_WIDGET (fixture->window), out);

  return g_string_free_and_steal (out);
}

/* The layout takes a few frames to come to rest. */
static void
assert_all_readable (UiFixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  guint timeout = g_timeout_add (20, ui_keep_turning, NULL);
  g_autofree char *cut_off = list_cut_off (fixture);

  while ((*cut_off != '\0' || gtk_widget_get_width (GTK_WIDGET (fixture->window)) > WIDTH) &&
         g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (cut_off);
      cut_off = list_cut_off (fixture);
    }
  g_source_remove (timeout);

  g_assert_cmpstr (cut_off, ==, "");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, WIDTH);
}

static gboolean
shows (UiFixture  *fixture,
       const char *text)
{
  g_autofree char *texts = ui_get_texts (GTK_WIDGET (fixture->window));

  return strstr (texts, text) != NULL;
}

static void
present (UiFixture *fixture,
         AdwDialog *dialog)
{
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  ui_wait_until (adw_dialog_get_current_breakpoint (dialog) != NULL);
}

static void
test_editor (UiFixture     *fixture,
             gconstpointer  user_data)
{
  AdwDialog *dialog;

  if (!speaks_german ())
    return;

  dialog = cb_editor_dialog_new (fixture->book, NULL);
  present (fixture, dialog);
  ui_wait_until (shows (fixture, "Neuer Kunde") && shows (fixture, "Nächste freie: "));
  assert_all_readable (fixture);

  adw_dialog_force_close (dialog);
  ui_wait_until (adw_window_get_visible_dialog (fixture->window) == NULL);
}

static void
test_import (UiFixture     *fixture,
             gconstpointer  user_data)
{
  g_autoptr (GFile) file = NULL;
  AdwDialog *dialog;

  if (!speaks_german ())
    return;

  file = ui_fixture_write_file (fixture, "customers of last year.csv",
                                "Number,Name,E-Mail\n1,Anna,anna@example.com\n2,Bo,nobody\n", -1);
  dialog = cb_import_dialog_new (fixture->book, file);
  present (fixture, dialog);
  ui_wait_until (shows (fixture, "1 neu") && shows (fixture, "1 abgelehnt"));
  g_assert_true (shows (fixture, "Kunden importieren"));
  g_assert_true (shows (fixture, "customers of last year.csv"));
  assert_all_readable (fixture);

  adw_dialog_force_close (dialog);
  ui_wait_until (adw_window_get_visible_dialog (fixture->window) == NULL);
}

static void
test_selection (UiFixture     *fixture,
                gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer = NULL;
  GtkWidget *navigation;
  CbListPage *page;

  if (!speaks_german ())
    return;

  customer = ui_fixture_add_customer (fixture, "1042", "Jane Doe");
  ui_fixture_apply (fixture, CB_ACTION_DELETE, cb_customer_get_id (customer));
  page = CB_LIST_PAGE (cb_deleted_page_new ());
  navigation = adw_navigation_view_new ();
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), ADW_NAVIGATION_PAGE (page));
  adw_window_set_content (fixture->window, navigation);
  cb_list_page_set_book (page, fixture->book);
  ui_wait_until (shows (fixture, "Jane Doe"));

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (cb_list_page_get_selection (page)));
  ui_wait_until (shows (fixture, "1 von 1 ausgewählt") && shows (fixture, "Wiederherstellen"));
  assert_all_readable (fixture);

  adw_window_set_content (fixture->window, NULL);
}

static GtkWidget *
find_list (GtkWidget *root)
{
  if (GTK_IS_LIST_VIEW (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_receipts (UiFixture     *fixture,
               gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer = NULL;
  AdwDialog *dialog;

  if (!speaks_german ())
    return;

  customer = ui_fixture_add_customer (fixture, "1042", "Jane Doe");
  ui_fixture_apply (fixture, CB_ACTION_DELETE, cb_customer_get_id (customer));
  ui_fixture_apply (fixture, CB_ACTION_ERASE, cb_customer_get_id (customer));
  dialog = cb_receipts_dialog_new (fixture->book, 0);
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  ui_wait_until (shows (fixture, "1 Kunde") && shows (fixture, "Keine Spuren"));
  assert_all_readable (fixture);

  g_signal_emit_by_name (find_list (GTK_WIDGET (fixture->window)), "activate", 0);
  ui_wait_until (shows (fixture, "Durchsuchte Datenmenge") && shows (fixture, "Als PDF speichern\u00a0…"));
  assert_all_readable (fixture);

  adw_dialog_force_close (dialog);
  ui_wait_until (adw_window_get_visible_dialog (fixture->window) == NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("customer-book-XXXXXX", &error);
  g_autoptr (GSubprocess) removal = NULL;
  int status;

  g_assert_no_error (error);
  make_locale (folder);
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, LOCALE);
  g_unsetenv ("LANGUAGE");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("CB_TEST_TRANSLATIONS"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();

#define add(path, function) \
  g_test_add ("/narrow/" path, UiFixture, NULL, set_up, function, ui_fixture_tear_down)
  add ("editor", test_editor);
  add ("import", test_import);
  add ("receipts", test_receipts);
  add ("selection", test_selection);
#undef add

  status = g_test_run ();

  removal = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-rf", "--", folder, NULL);
  if (removal != NULL)
    g_subprocess_wait (removal, NULL, NULL);

  return status;
}
