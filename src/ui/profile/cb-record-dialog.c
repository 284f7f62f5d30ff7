/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-record-dialog.h"

#include <glib/gi18n.h>

#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-record-form.h"
#include "cb-record-store.h"
#include "cb-record-text.h"

/* By then it is a sheet if it is to be one. */
#define SHEET_FRAMES 4

struct _CbRecordDialog
{
  AdwDialog     parent_instance;

  AdwBanner    *banner;
  CbRecordForm   *form;

  CbBook       *book;
  CbRecord     *before;   /* (nullable): as it was read */
  guint         n_frames; /* since it is shown, the first few */
  gboolean      saving;
};

G_DEFINE_FINAL_TYPE (CbRecordDialog, cb_record_dialog, ADW_TYPE_DIALOG)

static void
set_saving (CbRecordDialog *self,
            gboolean      saving)
{
  self->saving = saving;
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record-dialog.save", !saving);
}

/* What there is to do about it depends on what it was about. (transfer full) */
static char *
describe (CbRecordDialog *self,
          const GError *error)
{
  if (g_error_matches (error, CB_ERROR, CB_ERROR_NOT_FOUND))
    return g_strdup (self->before == NULL
                     ? _("The customer was deleted forever in the meantime. Nothing was saved; what you entered is still here to be copied.")
                     : _("This was removed in the meantime. Nothing was saved; what you entered is still here to be copied."));
  if (g_error_matches (error, CB_ERROR, CB_ERROR_DELETED))
    return g_strdup (_("The customer was deleted in the meantime. Nothing was saved; what you entered is still here. Undelete the customer, then save again."));
  if (g_error_matches (error, CB_ERROR, CB_ERROR_CHANGED))
    return g_strdup (_("Somebody else has changed this in the meantime. Nothing was overwritten; what you entered is still here to be copied."));

  return cb_error_describe (error);
}

static void
show_problem (CbRecordDialog *self,
              const GError *error)
{
  g_autofree char *text = describe (self, error);

  adw_banner_set_title (self->banner, text);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbRecord) saved = cb_record_store_save_finish (CB_BOOK (source), result, &error);

  set_saving (self, FALSE);
  if (saved != NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    show_problem (self, error);
}

static void
save (CbRecordDialog *self)
{
  g_autoptr (CbRecord) record = NULL;

  if (self->saving)
    return;

  record = cb_record_form_get_record (self->form);
  if (record == NULL)
    return;

  if (self->before != NULL && cb_record_equal (record, self->before))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  adw_banner_set_revealed (self->banner, FALSE);
  set_saving (self, TRUE);
  cb_record_store_save_async (self->book, record, self->before, NULL, saved_cb, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  save (CB_RECORD_DIALOG (widget));
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
close_response_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CbRecordDialog) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "save"))
    save (self);
  else if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
cb_record_dialog_close_attempt (AdwDialog *dialog)
{
  CbRecordDialog *self = CB_RECORD_DIALOG (dialog);
  AdwAlertDialog *alert;

  if (self->saving)
    return;

  if (!cb_record_form_is_dirty (self->form))
    {
      adw_dialog_force_close (dialog);
      return;
    }

  alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Save Changes?"),
                                                  _("What you entered has not been saved. Discarded changes are lost.")));
  adw_alert_dialog_add_responses (alert,
                                  "cancel", _("_Cancel"),
                                  "discard", _("_Discard"),
                                  "save", _("_Save"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (alert, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (alert, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, close_response_cb, g_object_ref (self));
}

/* A dialog becomes a sheet only when it has been laid out in a narrow window,
 * and loses the focus by that. */
static gboolean
shown_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  CbRecordDialog *self = CB_RECORD_DIALOG (widget);

  if (++self->n_frames < SHEET_FRAMES)
    return G_SOURCE_CONTINUE;

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->form)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->form));

  return G_SOURCE_REMOVE;
}

static void
cb_record_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cb_record_dialog_parent_class)->map (widget);

  if (CB_RECORD_DIALOG (widget)->n_frames == 0)
    gtk_widget_add_tick_callback (widget, shown_cb, NULL, NULL);
}

static void
cb_record_dialog_dispose (GObject *object)
{
  CbRecordDialog *self = CB_RECORD_DIALOG (object);

  g_clear_object (&self->book);
  g_clear_pointer (&self->before, cb_record_free);

  G_OBJECT_CLASS (cb_record_dialog_parent_class)->dispose (object);
}

static void
cb_record_dialog_class_init (CbRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_record_dialog_dispose;
  widget_class->map = cb_record_dialog_map;
  ADW_DIALOG_CLASS (klass)->close_attempt = cb_record_dialog_close_attempt;

  gtk_widget_class_install_action (widget_class, "record-dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "record-dialog.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "record-dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "record-dialog.save", NULL);
}

static GtkWidget *
create_button (const char *label,
               const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static void
cb_record_dialog_init (CbRecordDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *save_button = create_button (_("_Save"), "record-dialog.save");

  gtk_widget_add_css_class (save_button, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), create_button (_("_Cancel"), "record-dialog.close"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save_button);

  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->banner));

  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_dialog_set_default_widget (ADW_DIALOG (self), save_button);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
}

AdwDialog *
cb_record_dialog_new (CbBook         *book,
                      const CbRecord *record)
{
  CbRecordDialog *self = g_object_new (CB_TYPE_RECORD_DIALOG, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), ADW_DIALOG (self));

  self->book = g_object_ref (book);
  self->before = record->id != 0 ? cb_record_copy (record) : NULL;
  self->form = CB_RECORD_FORM (cb_record_form_new (record));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (adw_dialog_get_child (ADW_DIALOG (self))), GTK_WIDGET (self->form));
  adw_dialog_set_title (ADW_DIALOG (self), self->before != NULL
                                           ? cb_record_kind_get_name (record->kind)
                                           : cb_record_kind_get_new_title (record->kind));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->form));

  return ADW_DIALOG (self);
}
