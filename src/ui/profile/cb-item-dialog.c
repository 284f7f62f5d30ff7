/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-dialog.h"

#include <glib/gi18n.h>

#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-item-form.h"
#include "cb-item-store.h"
#include "cb-item-text.h"

struct _CbItemDialog
{
  CbFormDialog  parent_instance;

  CbItemForm   *form;

  CbBook       *book;
  CbItem       *invoice;  /* (nullable): what the payment is for */
  gboolean      is_new;
};

G_DEFINE_FINAL_TYPE (CbItemDialog, cb_item_dialog, CB_TYPE_FORM_DIALOG)

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
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbItemDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbItem) saved = self->invoice != NULL
                             ? cb_item_store_pay_finish (CB_BOOK (source), result, &error)
                             : cb_item_store_save_finish (CB_BOOK (source), result, &error);
  g_autofree char *problem = saved == NULL ? describe (self, error) : NULL;

  cb_form_dialog_end_saving (CB_FORM_DIALOG (self), problem);
}

static void
cb_item_dialog_save (CbFormDialog *dialog)
{
  CbItemDialog *self = CB_ITEM_DIALOG (dialog);
  g_autoptr (CbItem) item = cb_item_form_get_item (self->form);

  if (item == NULL)
    return;

  if (!self->is_new && !cb_item_form_is_dirty (self->form))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  cb_form_dialog_begin_saving (dialog);
  if (self->invoice != NULL)
    cb_item_store_pay_async (self->book, self->invoice, item, NULL, saved_cb, g_object_ref (self));
  else
    cb_item_store_save_async (self->book, item, NULL, saved_cb, g_object_ref (self));
}

static gboolean
cb_item_dialog_is_dirty (CbFormDialog *dialog)
{
  return cb_item_form_is_dirty (CB_ITEM_DIALOG (dialog)->form);
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
  G_OBJECT_CLASS (klass)->dispose = cb_item_dialog_dispose;
  CB_FORM_DIALOG_CLASS (klass)->save = cb_item_dialog_save;
  CB_FORM_DIALOG_CLASS (klass)->is_dirty = cb_item_dialog_is_dirty;
}

static void
cb_item_dialog_init (CbItemDialog *self)
{
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
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
  adw_dialog_set_title (ADW_DIALOG (self), title);
  cb_form_dialog_set_form (CB_FORM_DIALOG (self), GTK_WIDGET (self->form), GTK_WIDGET (self->form));
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
  cb_item_form_set_payment (self->form, MAX (owed, 0));

  return ADW_DIALOG (self);
}
