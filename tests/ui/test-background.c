/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What can't be done with a book while something goes on in the background.
 */

#include "ui-fixture.h"

#include "cb-application.h"
#include "cb-deletion-flow.h"
#include "cb-window.h"

static void
added_cb (GtkApplication *application,
          GtkWindow      *window,
          GtkWindow     **place)
{
  *place = window;
}

static CbWindow *
open_window (CbApplication *application,
             const char    *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow *window = NULL;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (added_cb), &window);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_application_open (G_APPLICATION (application), &file, 1, "");
  g_assert_nonnull (window);
  while (cb_window_get_book (CB_WINDOW (window)) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);

  return CB_WINDOW (window);
}

/* Whether deleting forever is begun when that is asked for. */
static gboolean
begins_to_erase (CbWindow *window,
                 gint64    id)
{
  g_autoptr (CbIdSet) single = cb_id_set_new_single (id);
  gboolean idle;

  cb_deletion_flow_run (GTK_WIDGET (window), cb_window_get_book (window), CB_ACTION_ERASE, single);
  idle = cb_window_begin_work (window);
  if (idle)
    cb_window_end_work (window);

  return !idle;
}

static void
test_erasing (UiFixture     *fixture,
              gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer = ui_fixture_add_customer (fixture, "1042", "Ada");
  gint64 id = cb_customer_get_id (customer);
  g_autoptr (CbApplication) application = cb_application_new ();
  CbWindow *window = open_window (application, cb_book_get_path (fixture->book));
  AdwDialog *question;

  /* While somebody reads the whole book, nothing can be wiped from its file. */
  cb_window_begin_background (window);
  g_assert_false (begins_to_erase (window, id));
  cb_window_end_background (window);

  g_assert_true (begins_to_erase (window, id));
  while ((question = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) == NULL &&
         !cb_window_begin_work (window))
    g_main_context_iteration (NULL, TRUE);
  if (question != NULL)
    adw_dialog_force_close (question);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/background/erasing", UiFixture, NULL, ui_fixture_set_up, test_erasing, ui_fixture_tear_down);

  return g_test_run ();
}
