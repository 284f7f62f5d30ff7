/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-back-up.h"

#include <glib/gi18n.h>

#include "cb-backup.h"
#include "cb-book-file-dialog.h"
#include "cb-display-text.h"
#include "cb-progress-dialog.h"
#include "cb-window.h"

typedef struct
{
  CbWindow         *window;
  CbBook           *book;
  GFile            *file;
  CbProgressDialog *dialog;
} BackUp;

static void
back_up_free (BackUp *self)
{
  g_object_unref (self->window);
  g_object_unref (self->book);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BackUp, back_up_free)

static void
tell_done (BackUp   *self,
           gboolean  noted)
{
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *quoted = cb_display_quote (name);
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (noted)
    /* Translators: %s is the name of a file */
    text = g_strdup_printf (_("Backed up to “%s”"), quoted);
  else
    /* Translators: %s is the name of a file; Activity is the page of that name */
    text = g_strdup_printf (_("Backed up to “%s”, which could not be noted in Activity"), quoted);
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  cb_window_add_toast (self->window, toast);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (BackUp) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean noted;
  gboolean done = cb_backup_finish (self->book, result, &noted, &error);

  cb_progress_dialog_end (self->dialog);
  if (done)
    tell_done (self, noted);
  else
    cb_window_show_error (self->window, _("Book Was Not Backed Up"), error);
  if (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cb_window_stay_open (self->window);
  cb_window_end_background (self->window);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BackUp) self = user_data;
  g_autoptr (CbProgress) progress = cb_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  /* Another book may have been opened meanwhile. */
  if (self->file == NULL || cb_window_get_book (self->window) != self->book)
    return;

  cb_window_begin_background (self->window);
  self->dialog = cb_progress_dialog_begin (GTK_WIDGET (self->window), _("Backing Up"), progress, cancellable);
  cb_progress_dialog_allow_background (self->dialog);
  cb_backup_async (self->book, self->file, progress, cancellable, done_cb, self);
  /* It is freed when that is done. */
  g_steal_pointer (&self);
}

void
cb_back_up_ask (CbWindow *window)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  BackUp *self;

  g_return_if_fail (CB_IS_WINDOW (window));
  g_return_if_fail (cb_window_get_book (window) != NULL);

  self = g_new0 (BackUp, 1);
  self->window = g_object_ref (window);
  self->book = g_object_ref (cb_window_get_book (window));

  dialog = cb_book_file_dialog_new (_("Back Up"));
  name = cb_backup_make_name (self->book, NULL);
  shown = g_filename_display_name (name);
  gtk_file_dialog_set_initial_name (dialog, shown);
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), cb_window_get_choosing (GTK_WIDGET (window)), chosen_cb, self);
}
