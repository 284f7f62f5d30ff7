/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-export.h"

#include <glib/gi18n.h>

#include "cb-customer-json.h"
#include "cb-window.h"

typedef struct
{
  CbWindow *window;
  CbBook   *book;
  gint64    customer_id;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->window);
  g_object_unref (self->book);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = cb_customer_json_save_finish (self->book, result, &error);

  cb_window_end_work (self->window);
  if (saved)
    cb_window_add_toast (self->window, adw_toast_new (_("Data exported")));
  else
    cb_window_show_error (self->window, _("Data Could Not Be Exported"), error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  /* Another book may have been opened meanwhile. */
  if (file == NULL || cb_window_get_book (self->window) != self->book)
    return;

  if (!cb_window_begin_work (self->window))
    {
      cb_window_add_toast (self->window, adw_toast_new (_("The book is busy. Try again in a moment.")));
      return;
    }

  cb_customer_json_save_async (self->book, self->customer_id, file, NULL, saved_cb, self);
  /* It is freed when the data are saved. */
  g_steal_pointer (&self);
}

void
cb_customer_export_ask (GtkWidget *parent,
                        CbBook    *book,
                        gint64     customer_id)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Export *self = g_new0 (Export, 1);

  self->window = g_object_ref (CB_WINDOW (gtk_widget_get_root (parent)));
  self->book = g_object_ref (book);
  self->customer_id = customer_id;

  gtk_file_dialog_set_title (dialog, _("Export Data"));
  /* Translators: proposed name of a file */
  gtk_file_dialog_set_initial_name (dialog, _("customer.json"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->window), cb_window_get_choosing (GTK_WIDGET (self->window)), chosen_cb, self);
}
