/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the book of a window does by itself, and what is told of it.
 */

#include "cb-window-private.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-deleted-page.h"
#include "cb-error.h"
#include "cb-preferences.h"
#include "cb-receipts-dialog.h"

static void
receipt_cb (AdwToast *toast,
            CbWindow *self)
{
  gint64 *operation_id = g_object_get_data (G_OBJECT (toast), "operation");

  if (self->book != NULL)
    adw_dialog_present (cb_receipts_dialog_new (self->book, *operation_id), GTK_WIDGET (self));
}

static void
progress_cb (AdwToast   *toast,
             GParamSpec *pspec,
             CbProgress *progress)
{
  /* Translators: how far it has come, of a hundred */
  g_autofree char *title = g_strdup_printf (_("Deleting forever what is due: %d %%"),
                                            (int) (CLAMP (cb_progress_get_fraction (progress), 0, 1) * 100));

  adw_toast_set_title (toast, title);
}

static void
working_cb (CbWindow     *self,
            CbProgress   *progress,
            GCancellable *cancellable)
{
  AdwToast *toast = adw_toast_new ("");

  progress_cb (toast, NULL, progress);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _("_Cancel"));
  g_signal_connect_object (progress, "notify::fraction", G_CALLBACK (progress_cb), toast, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->maintainer, "rested", G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
  cb_window_add_toast (self, toast);
}

static void
done_cb (CbWindow           *self,
         const CbMaintained *done)
{
  gsize n = done->n_pending + done->n_retained;
  g_autofree char *count = cb_count_format (n);
  g_autofree char *text = g_strdup_printf (ngettext ("%s customer was deleted forever, as planned",
                                                     "%s customers were deleted forever, as planned", n), count);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  if (done->operation_id != 0)
    {
      adw_toast_set_button_label (toast, _("_Receipt"));
      g_object_set_data_full (G_OBJECT (toast), "operation",
                              g_memdup2 (&done->operation_id, sizeof done->operation_id), g_free);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (receipt_cb), self, 0);
    }
  cb_window_add_toast (self, toast);
}

/* What is done, but was not proved, is told of as after any erasure. What was
 * not done is tried again by itself. */
static void
failed_cb (CbWindow     *self,
           const GError *error)
{
  if (g_error_matches (error, CB_ERROR, CB_ERROR_REMAINS) ||
      g_error_matches (error, CB_ERROR, CB_ERROR_UNPROVED) ||
      g_error_matches (error, CB_ERROR, CB_ERROR_FOUND))
    cb_window_show_error (self, NULL, error);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cb_window_add_toast (self, adw_toast_new (_("Canceled. What is due will be deleted forever in an hour.")));
  else
    cb_window_add_toast (self, adw_toast_new (_("What was due could not be deleted forever. This is tried again within the hour.")));
}

static void
claimed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbWindow) self = user_data;
  GApplication *application = g_application_get_default ();
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *text = NULL;

  if (!cb_maintenance_claim_notice_finish (CB_BOOK (source), result, NULL) || self->book != CB_BOOK (source))
    return;

  text = cb_window_describe_soon (self);
  if (text == NULL || application == NULL)
    return;

  notification = g_notification_new (_("Customers Are to Be Deleted Forever"));
  g_notification_set_body (notification, text);
  g_notification_set_default_action (notification, "app.show-deleted");
  g_application_send_notification (application, "soon", notification);
}

static void
outlook_changed_cb (CbWindow *self)
{
  const CbOutlook *outlook = cb_maintainer_get_outlook (self->maintainer);

  cb_window_update_notice (self);
  if (outlook->n_soon > 0)
    cb_maintenance_claim_notice_async (self->book, g_get_real_time (), NULL, claimed_cb, g_object_ref (self));
}

void
cb_window_start_maintenance (CbWindow *self)
{
  cb_window_stop_maintenance (self);
  cb_window_start_reminders (self);
  if (self->book == NULL || cb_book_get_read_only (self->book))
    return;

  self->maintainer = cb_maintainer_new (self->book);
  g_signal_connect_object (self->maintainer, "working", G_CALLBACK (working_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->maintainer, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->maintainer, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->maintainer, "outlook-changed",
                           G_CALLBACK (outlook_changed_cb), self, G_CONNECT_SWAPPED);
}

void
cb_window_stop_maintenance (CbWindow *self)
{
  if (self->maintainer != NULL)
    cb_maintainer_stop (self->maintainer);
  g_clear_object (&self->maintainer);
  cb_window_stop_reminders (self);
}

char *
cb_window_describe_soon (CbWindow *self)
{
  gsize n = self->maintainer != NULL ? cb_maintainer_get_outlook (self->maintainer)->n_soon : 0;
  g_autofree char *count = NULL;

  if (n == 0)
    return NULL;

  count = cb_count_format (n);
  /* Translators: first how many customers, then how many days */
  return g_strdup_printf (ngettext ("%s customer will be deleted forever within the next %d days",
                                    "%s customers will be deleted forever within the next %d days", n),
                          count, CB_RETENTION_NOTICE_DAYS);
}

gboolean
cb_window_get_retains (CbWindow *self)
{
  return self->maintainer != NULL && cb_maintainer_get_outlook (self->maintainer)->retains;
}
