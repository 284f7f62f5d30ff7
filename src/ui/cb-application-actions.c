/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-application-private.h"

#include <glib/gi18n.h>

#include "cb-about.h"
#include "cb-book-file-dialog.h"
#include "cb-error.h"
#include "cb-shortcuts.h"

/* Accelerators of the application also come from under a dialog. */
static CbWindow *
get_free_window (gpointer application)
{
  CbWindow *window = cb_application_get_window (CB_APPLICATION (application));

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL)
    return NULL;
  /* And not over what is locked: only where no book has been opened yet. */
  if (cb_window_get_book (window) != NULL && cb_window_get_locked (window))
    return NULL;

  return window;
}

static void
open_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CbWindow) window = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    g_application_open (g_application_get_default (), &file, 1, "");
}

static void
open_book_activated_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  CbWindow *window = get_free_window (user_data);
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (window == NULL)
    return;

  dialog = cb_book_file_dialog_new (_("Open Book"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (window), NULL, open_chosen_cb, g_object_ref (window));
}

static void
new_chosen_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CbWindow) window = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  const char *path;

  if (file == NULL)
    return;

  path = g_file_peek_path (file);
  if (path == NULL)
    {
      g_autoptr (GError) error = g_error_new (CB_ERROR, CB_ERROR_CANT_OPEN, "Not a local file");

      cb_window_show_error (window, NULL, error);
    }
  else if (g_file_query_exists (file, NULL))
    {
      AdwDialog *alert;

      /* What it holds may be all there is of a business. */
      alert = adw_alert_dialog_new (_("This File Already Exists"),
                                    _("It was left as it is. Choose another name for the new book, or open the file as a book."));
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
      adw_dialog_present (alert, GTK_WIDGET (window));
    }
  else
    {
      cb_window_open_book (window, path, CB_OPEN_CREATE);
    }
}

static void
new_book_activated_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  CbWindow *window = get_free_window (user_data);
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (window == NULL)
    return;

  dialog = cb_book_file_dialog_new (_("New Book"));
  gtk_file_dialog_set_accept_label (dialog, _("_Create"));
  /* Translators: the name that is offered for a new book; keep the suffix. */
  gtk_file_dialog_set_initial_name (dialog, _("Customers.customerbook"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), NULL, new_chosen_cb, g_object_ref (window));
}

static void
shortcuts_activated_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  CbWindow *window = get_free_window (user_data);

  if (window != NULL)
    cb_shortcuts_present (GTK_WIDGET (window));
}

static void
about_activated_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  CbWindow *window = get_free_window (user_data);

  if (window != NULL)
    cb_about_present (GTK_WIDGET (window));
}

void
cb_application_add_actions (CbApplication *self)
{
  static const GActionEntry actions[] = {
    { "open-book", open_book_activated_cb },
    { "new-book", new_book_activated_cb },
    { "shortcuts", shortcuts_activated_cb },
    { "about", about_activated_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
