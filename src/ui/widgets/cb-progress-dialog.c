/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-progress-dialog.h"

#include <glib/gi18n.h>

/* Shorter work doesn't flash a dialog. */
#define DELAY_MS 300

struct _CbProgressDialog
{
  AdwAlertDialog   parent_instance;

  GtkProgressBar  *bar;
  GtkWidget       *parent;
  CbProgress      *progress;
  GCancellable    *cancellable;
  guint            delay;
  guint            pulse;
};

G_DEFINE_FINAL_TYPE (CbProgressDialog, cb_progress_dialog, ADW_TYPE_ALERT_DIALOG)

static void
progress_notify_cb (CbProgressDialog *self)
{
  double fraction = cb_progress_get_fraction (self->progress);

  if (fraction < 0)
    return;

  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_progress_bar_set_fraction (self->bar, CLAMP (fraction, 0, 1));
}

static gboolean
pulse_cb (gpointer user_data)
{
  CbProgressDialog *self = user_data;

  gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
delay_cb (gpointer user_data)
{
  CbProgressDialog *self = user_data;

  self->delay = 0;
  self->pulse = g_timeout_add (100, pulse_cb, self);
  if (self->progress != NULL)
    progress_notify_cb (self);
  adw_dialog_present (ADW_DIALOG (self), self->parent);

  return G_SOURCE_REMOVE;
}

static void
cb_progress_dialog_response (AdwAlertDialog *dialog,
                             const char     *response)
{
  CbProgressDialog *self = CB_PROGRESS_DIALOG (dialog);

  if (self->cancellable != NULL && !g_str_equal (response, "background"))
    g_cancellable_cancel (self->cancellable);
}

static void
cb_progress_dialog_dispose (GObject *object)
{
  CbProgressDialog *self = CB_PROGRESS_DIALOG (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->parent);
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cb_progress_dialog_parent_class)->dispose (object);
}

static void
cb_progress_dialog_class_init (CbProgressDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_progress_dialog_dispose;
  ADW_ALERT_DIALOG_CLASS (klass)->response = cb_progress_dialog_response;
}

static void
cb_progress_dialog_init (CbProgressDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress"),
                                  -1);
  adw_alert_dialog_set_extra_child (dialog, GTK_WIDGET (self->bar));
  adw_alert_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_alert_dialog_set_close_response (dialog, "cancel");
}

CbProgressDialog *
cb_progress_dialog_begin (GtkWidget    *parent,
                          const char   *heading,
                          CbProgress   *progress,
                          GCancellable *cancellable)
{
  CbProgressDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (heading != NULL, NULL);

  self = g_object_ref_sink (g_object_new (CB_TYPE_PROGRESS_DIALOG, "heading", heading, NULL));
  self->parent = g_object_ref (parent);
  g_set_object (&self->progress, progress);
  g_set_object (&self->cancellable, cancellable);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "cancel", cancellable != NULL);
  if (progress != NULL)
    g_signal_connect_object (progress, "notify::fraction",
                             G_CALLBACK (progress_notify_cb), self,
                             G_CONNECT_SWAPPED);
  self->delay = g_timeout_add (DELAY_MS, delay_cb, self);

  return self;
}

void
cb_progress_dialog_allow_background (CbProgressDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);

  g_return_if_fail (CB_IS_PROGRESS_DIALOG (self));

  adw_alert_dialog_add_response (dialog, "background", _("In the _Background"));
  adw_alert_dialog_set_default_response (dialog, "background");
  adw_alert_dialog_set_close_response (dialog, "background");
}

void
cb_progress_dialog_end (CbProgressDialog *self)
{
  g_return_if_fail (CB_IS_PROGRESS_DIALOG (self));

  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  /* Closing counts as a response. */
  g_clear_object (&self->cancellable);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  g_object_unref (self);
}
