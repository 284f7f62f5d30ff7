/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-dialog.h"

#include <glib/gi18n.h>

#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-item-form.h"
#include "cb-item-store.h"
#include "cb-item-text.h"
#include "cb-sheet-focus.h"

struct _CbItemDialog
{
  AdwDialog     parent_instance;

  AdwBanner    *banner;
  CbItemForm   *form;

  CbBook       *book;
  CbItem       *invoice;  /* (nullable): what the payment is for */
  gboolean      is_new;
  gboolean      saving;
};

G_DEFINE_FINAL_TYPE (CbItemDialog, cb_item_dialog, ADW_TYPE_DIALOG)

static void
set_saving (CbItemDialog *self,
            gboolean      saving)
{
  self->saving = saving;
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "item-dialog.save", !saving);
}

/* What there is to do about it depends on what it was about. (transfer full) */
static char *
describe (CbItemDialog *self,
          const GError *error)
{
  if (g_error_matches (error, CB_ERROR, CB_ERROR_NOT_FOUND))
    return g_strdup (self->is_new
                     ? _("The customer was deleted forever in the meantime. Nothing was saved; what you entered is still here to be copied.")
                     : _("This item was deleted in the meantime. Nothing was saved; what you entered is still here to be copied."));
  if (g_error_matches (error, CB_ERROR, CB_ERROR_DELETED))
    return g_strdup (_("The customer was deleted in the meantime. Nothing was saved; what you entered is still here. Undelete the customer, then save again."));
  if (g_error_matches (error, CB_ERROR, CB_ERROR_CHANGED))
    return g_strdup (_("Somebody else has changed this in the meantime. Nothing was overwritten; what you entered is still here to be copied."));

  return cb_error_describe (error);
}

static void
show_problem (CbItemDialog *self,
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
  g_autoptr (CbItemDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbItem) saved = self->invoice != NULL
                             ? cb_item_store_pay_finish (CB_BOOK (source), result, &error)
                             : cb_item_store_save_finish (CB_BOOK (source), result, &error);

  set_saving (self, FALSE);
  if (saved != NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    show_problem (self, error);
}

static void
save (CbItemDialog *self)
{
  g_autoptr (CbItem) item = NULL;

  if (self->saving)
    return;

  item = cb_item_form_get_item (self->form);
  if (item == NULL)
    return;

  if (!self->is_new && !cb_item_form_is_dirty (self->form))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  adw_banner_set_revealed (self->banner, FALSE);
  set_saving (self, TRUE);
  if (self->invoice != NULL)
    cb_item_store_pay_async (self->book, self->invoice, item, NULL, saved_cb, g_object_ref (self));
  else
    cb_item_store_save_async (self->book, item, NULL, saved_cb, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  save (CB_ITEM_DIALOG (widget));
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
  g_autoptr (CbItemDialog) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "save"))
    save (self);
  else if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
cb_item_dialog_close_attempt (AdwDialog *dialog)
{
  CbItemDialog *self = CB_ITEM_DIALOG (dialog);
  AdwAlertDialog *alert;

  if (self->saving)
    return;

  if (!cb_item_form_is_dirty (self->form))
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

static void
cb_item_dialog_dispose (GObject *object)
{
  CbItemDialog *self = CB_ITEM_DIALOG (object);

  g_clear_object (&self->book);
  g_clear_object (&self->invoice);

  G_OBJECT_CLASS (cb_item_dialog_parent_class)->dispose (object);
}

static void
cb_item_dialog_class_init (CbItemDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_item_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = cb_item_dialog_close_attempt;

  gtk_widget_class_install_action (widget_class, "item-dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "item-dialog.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "item-dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "item-dialog.save", NULL);
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
cb_item_dialog_init (CbItemDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *save_button = create_button (_("_Save"), "item-dialog.save");

  gtk_widget_add_css_class (save_button, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), create_button (_("_Cancel"), "item-dialog.close"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save_button);

  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->banner));

  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_default_widget (ADW_DIALOG (self), save_button);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
}

static void
set_up (CbItemDialog *self,
        CbBook       *book,
        CbItem       *item,
        const char   *title)
{
  self->book = g_object_ref (book);
  self->is_new = cb_item_get_id (item) == 0;
  self->form = CB_ITEM_FORM (cb_item_form_new (item));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (adw_dialog_get_child (ADW_DIALOG (self))), GTK_WIDGET (self->form));
  adw_dialog_set_title (ADW_DIALOG (self), title);
  cb_sheet_focus_keep (ADW_DIALOG (self), GTK_WIDGET (self->form));
}

AdwDialog *
cb_item_dialog_new (CbBook *book,
                    CbItem *item)
{
  CbItemDialog *self = g_object_new (CB_TYPE_ITEM_DIALOG, NULL);
  g_autofree char *title = NULL;

  g_return_val_if_fail (CB_IS_BOOK (book), ADW_DIALOG (self));
  g_return_val_if_fail (CB_IS_ITEM (item), ADW_DIALOG (self));

  if (cb_item_get_id (item) != 0)
    title = cb_item_get_heading (item);
  else
    /* Translators: %s is a kind of item: "New: Invoice" */
    title = g_strdup_printf (_("New: %s"), _(cb_item_kind_get_info (cb_item_get_kind (item))->title));
  set_up (self, book, item, title);

  return ADW_DIALOG (self);
}

AdwDialog *
cb_item_dialog_new_payment (CbBook *book,
                            CbItem *invoice)
{
  CbItemDialog *self = g_object_new (CB_TYPE_ITEM_DIALOG, NULL);
  g_autoptr (CbItem) payment = NULL;
  gint64 owed;

  g_return_val_if_fail (CB_IS_BOOK (book), ADW_DIALOG (self));
  g_return_val_if_fail (CB_IS_ITEM (invoice), ADW_DIALOG (self));

  owed = cb_item_get_amount (invoice) - cb_item_get_paid (invoice);
  payment = cb_item_new (CB_ITEM_PAYMENT, cb_item_get_customer (invoice));
  cb_item_set_title (payment, cb_item_get_title (invoice));
  cb_item_set_amount (payment, MAX (owed, 0), cb_item_get_currency (invoice));
  cb_item_set_status (payment, CB_PAYMENT_RECEIVED);
  cb_item_set_date (payment, cb_item_get_today ());
  self->invoice = g_object_ref (invoice);
  set_up (self, book, payment, _("Record Payment"));
  cb_item_form_set_payment (self->form);

  return ADW_DIALOG (self);
}
