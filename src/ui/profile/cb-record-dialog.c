/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-record-dialog.h"

#include <glib/gi18n.h>

#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-record-form.h"
#include "cb-record-store.h"
#include "cb-record-text.h"

struct _CbRecordDialog
{
  CbFormDialog  parent_instance;

  CbRecordForm *form;

  CbBook       *book;
  CbRecord     *before;  /* (nullable): as it was read */
};

G_DEFINE_FINAL_TYPE (CbRecordDialog, cb_record_dialog, CB_TYPE_FORM_DIALOG)

/* What there is to do about it depends on what it was about. (transfer full) */
static char *
describe (CbRecordDialog *self,
          const GError   *error)
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
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbRecord) saved = cb_record_store_save_finish (CB_BOOK (source), result, &error);
  g_autofree char *problem = saved == NULL ? describe (self, error) : NULL;

  cb_form_dialog_end_saving (CB_FORM_DIALOG (self), problem);
}

static void
cb_record_dialog_save (CbFormDialog *dialog)
{
  CbRecordDialog *self = CB_RECORD_DIALOG (dialog);
  g_autoptr (CbRecord) record = cb_record_form_get_record (self->form);

  if (record == NULL)
    return;

  if (self->before != NULL && cb_record_equal (record, self->before))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  cb_form_dialog_begin_saving (dialog);
  cb_record_store_save_async (self->book, record, self->before, NULL, saved_cb, g_object_ref (self));
}

static gboolean
cb_record_dialog_is_dirty (CbFormDialog *dialog)
{
  return cb_record_form_is_dirty (CB_RECORD_DIALOG (dialog)->form);
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
  G_OBJECT_CLASS (klass)->dispose = cb_record_dialog_dispose;
  CB_FORM_DIALOG_CLASS (klass)->save = cb_record_dialog_save;
  CB_FORM_DIALOG_CLASS (klass)->is_dirty = cb_record_dialog_is_dirty;
}

static void
cb_record_dialog_init (CbRecordDialog *self)
{
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
  cb_form_dialog_set_form (CB_FORM_DIALOG (self), GTK_WIDGET (self->form), GTK_WIDGET (self->form));
  adw_dialog_set_title (ADW_DIALOG (self), self->before != NULL
                                           ? cb_record_kind_get_name (record->kind)
                                           : cb_record_kind_get_new_title (record->kind));

  return ADW_DIALOG (self);
}
