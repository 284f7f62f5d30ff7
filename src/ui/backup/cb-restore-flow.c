/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-restore-flow.h"

#include <glib/gi18n.h>

#include "cb-backup.h"
#include "cb-book-file-dialog.h"
#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-error.h"
#include "cb-progress-dialog.h"
#include "cb-restore.h"
#include "cb-time-text.h"
#include "cb-window.h"

typedef struct
{
  CbWindow         *window;
  CbBook           *book;
  char             *path;   /* of the backup */
  char             *aside;  /* where the book is to be kept */
  CbProgressDialog *dialog;
} Flow;

static void
flow_free (Flow *self)
{
  g_object_unref (self->window);
  g_object_unref (self->book);
  g_free (self->path);
  g_free (self->aside);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Flow, flow_free)

/* Whether it can go on: the window may have locked or opened another book. */
static gboolean
begin (Flow *self)
{
  if (cb_window_get_book (self->window) != self->book || cb_window_get_locked (self->window))
    return FALSE;

  if (!cb_window_has_background (self->window) && cb_window_begin_work (self->window))
    return TRUE;

  cb_window_add_toast (self->window, adw_toast_new (_("The book is busy. Try again in a moment.")));

  return FALSE;
}

static void
show_error (Flow         *self,
            const GError *error)
{
  cb_window_show_error (self->window, _("Book Was Not Restored"), error);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Flow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean prepared = cb_restore_prepare_finish (self->book, result, &error);

  cb_progress_dialog_end (self->dialog);
  if (prepared)
    {
      cb_window_put_backup (self->window, self->aside);
      return;
    }

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cb_window_stay_open (self->window);
  show_error (self, error);
  cb_window_end_work (self->window);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Flow) self = user_data;
  g_autoptr (CbProgress) progress = cb_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (!g_str_equal (answer, "restore") || !begin (self))
    return;

  self->dialog = cb_progress_dialog_begin (GTK_WIDGET (self->window), _("Restoring"), progress, cancellable);
  cb_restore_prepare_async (self->book, self->path, progress, cancellable, prepared_cb, self);
  g_steal_pointer (&self);
}

/* @value: (transfer full) */
static void
add_row (GtkListBox *list,
         const char *title,
         char       *value)
{
  g_autofree char *subtitle = value;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "title", title,
                                 "subtitle", subtitle,
                                 "use-markup", FALSE,
                                 "focusable", FALSE,
                                 "activatable", FALSE,
                                 NULL);

  gtk_widget_add_css_class (row, "property");
  gtk_list_box_append (list, row);
}

/* (transfer floating): what the backup holds */
static GtkWidget *
create_list (Flow                   *self,
             const CbBackupContents *contents)
{
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  g_autofree char *base = g_filename_display_basename (self->path);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the Backup Holds"), -1);
  add_row (GTK_LIST_BOX (list), _("Backup"), cb_display_text (base));
  add_row (GTK_LIST_BOX (list), _("Written"), cb_time_format (contents->made));
  add_row (GTK_LIST_BOX (list), _("Last Entry of Its Activity"), cb_time_format (contents->last_operation));
  add_row (GTK_LIST_BOX (list), _("Customers"), cb_count_format ((gsize) contents->n_customers));
  add_row (GTK_LIST_BOX (list), _("Deleted Customers"), cb_count_format ((gsize) contents->n_deleted));

  return list;
}

/* (transfer full): what comes of restoring it, in whole sentences */
static char *
describe (Flow                   *self,
          const CbBackupContents *contents)
{
  GString *text = g_string_new (NULL);
  g_autofree char *base = g_filename_display_basename (self->aside);
  g_autofree char *name = cb_display_quote (base);

  /* Translators: %s is the name of a file */
  g_string_append_printf (text, _("The backup takes the place of the book that is open, which is kept beside it as “%s”."), name);
  if (contents->is_other)
    {
      g_string_append_printf (text, "\n\n%s", _("This is a backup of another book."));
    }
  else if (contents->n_erased > 0)
    {
      g_autofree char *count = cb_count_format (contents->n_erased);

      g_string_append (text, "\n\n");
      g_string_append_printf (text,
                              ngettext ("Since the backup was made, %s customer was deleted forever, who will be in the book again.",
                                        "Since the backup was made, %s customers were deleted forever, who will be in the book again.",
                                        contents->n_erased), count);
    }

  return g_string_free_and_steal (text);
}

static void
present_question (Flow                   *self,
                  const CbBackupContents *contents)
{
  g_autofree char *body = describe (self, contents);
  AdwDialog *alert = adw_alert_dialog_new (_("Restore This Backup?"), body);
  AdwAlertDialog *question = ADW_ALERT_DIALOG (alert);

  adw_alert_dialog_set_extra_child (question, create_list (self, contents));
  adw_alert_dialog_add_responses (question, "cancel", _("_Cancel"), "restore", C_("backup", "_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (question, "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (question, "cancel");
  adw_alert_dialog_set_close_response (question, "cancel");
  adw_alert_dialog_choose (question, GTK_WIDGET (self->window), NULL, answered_cb, self);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Flow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbBackupContents) contents = cb_restore_look_finish (self->book, result, &error);

  cb_progress_dialog_end (self->dialog);
  self->dialog = NULL;
  cb_window_end_work (self->window);
  if (contents == NULL)
    show_error (self, error);
  else if (cb_window_get_book (self->window) == self->book)
    present_question (g_steal_pointer (&self), contents);
}

static void
set_path (Flow       *self,
          const char *path)
{
  /* Translators: part of the name of a file: "book before restoring 2026-11-22.db" */
  g_autofree char *name = cb_backup_make_name (self->book, _("before restoring"));
  g_autofree char *folder = g_path_get_dirname (cb_book_get_real_path (self->book));

  self->path = g_strdup (path);
  self->aside = g_build_filename (folder, name, NULL);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Flow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (file == NULL)
    return;

  if (g_file_peek_path (file) == NULL)
    {
      g_autoptr (GError) error = g_error_new (CB_ERROR, CB_ERROR_CANT_OPEN, "Not a local file");

      show_error (self, error);
      return;
    }
  if (!begin (self))
    return;

  set_path (self, g_file_peek_path (file));
  self->dialog = cb_progress_dialog_begin (GTK_WIDGET (self->window), _("Looking Through the Backup"), NULL, cancellable);
  cb_restore_look_async (self->book, self->path, cancellable, looked_cb, self);
  g_steal_pointer (&self);
}

void
cb_restore_flow_ask (CbWindow *window)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  Flow *self;

  g_return_if_fail (CB_IS_WINDOW (window));
  g_return_if_fail (cb_window_get_book (window) != NULL);

  self = g_new0 (Flow, 1);
  self->window = g_object_ref (window);
  self->book = g_object_ref (cb_window_get_book (window));
  dialog = cb_book_file_dialog_new (_("Restore from a Backup"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (window), cb_window_get_choosing (GTK_WIDGET (window)), chosen_cb, self);
}
