/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-activity-export.h"

#include <glib/gi18n.h>

#include "cb-activity-csv.h"
#include "cb-error-text.h"
#include "cb-operation-text.h"
#include "cb-window.h"

typedef struct
{
  AdwToastOverlay   *toasts;
  CbBook            *book;
  CbOperationFilter *filter;  /* NULL for all */
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->toasts);
  g_object_unref (self->book);
  g_clear_pointer (&self->filter, cb_operation_filter_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* On another thread. */
static char **
write_words (CbOperationEntry *entry)
{
  CbOperation *operation = cb_operation_entry_get_operation (entry);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (cb_operation_get_time (operation));
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  char *details = cb_operation_describe_details (entry);

  g_strv_builder_take (builder, local != NULL ? g_date_time_format (local, "%F %T") : g_strdup (""));
  g_strv_builder_add (builder, cb_operation_get_person (operation));
  g_strv_builder_take (builder, cb_operation_describe (entry));
  g_strv_builder_take (builder, details != NULL ? details : g_strdup (""));

  return g_strv_builder_end (builder);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GError) error = NULL;

  if (cb_activity_csv_save_finish (self->book, result, &error))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("List saved")));
  else
    cb_error_show (GTK_WIDGET (self->toasts), _("List Could Not Be Saved"), error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  const char *columns[] = { _("Time"), _("Person"), _("What Was Done"), _("Details"), NULL };

  if (file == NULL)
    return;

  cb_activity_csv_save_async (self->book, self->filter, columns, write_words, file, NULL, saved_cb, self);
  /* It is freed when the list is saved. */
  g_steal_pointer (&self);
}

/**
 * cb_activity_export_ask:
 * @filter: (nullable): which; copied
 */
void
cb_activity_export_ask (AdwToastOverlay         *toasts,
                        CbBook                  *book,
                        const CbOperationFilter *filter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Export *self = g_new0 (Export, 1);

  self->toasts = g_object_ref (toasts);
  self->book = g_object_ref (book);
  self->filter = filter != NULL ? cb_operation_filter_copy (filter) : NULL;

  gtk_file_dialog_set_title (dialog, _("Export Activity"));
  /* Translators: proposed name of a file */
  gtk_file_dialog_set_initial_name (dialog, _("activity.csv"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (toasts))), cb_window_get_choosing (GTK_WIDGET (toasts)), chosen_cb, self);
}
