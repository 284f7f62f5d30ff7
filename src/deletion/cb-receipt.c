/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-receipt.h"

#include <string.h>

#include "cb-actor-rows.h"
#include "cb-read-task.h"
#include "cb-receipt-rows.h"

struct _CbReceipt
{
  GObject            parent_instance;

  CbOperation       *operation;
  CbReceiptContents  contents;
  gint64             searched;
  gsize              n_searched;
  gsize              n_values;
  gint64             n_bytes;
  guint              n_files;
  gsize              n_found;
};

G_DEFINE_FINAL_TYPE (CbReceipt, cb_receipt, G_TYPE_OBJECT)

static gpointer
list_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);

  /* They name nobody but the staff, as all that was done does. */
  if (actor == NULL ||
      !cb_actor_rows_check_one (connection, cb_actor_may (actor, CB_PERMISSION_SEE_ACTIVITY)
                                            ? CB_PERMISSION_SEE_ACTIVITY : CB_PERMISSION_SEE_DELETED, error))
    return NULL;

  return cb_receipt_rows_list (connection, error);
}

static void
cb_receipt_finalize (GObject *object)
{
  g_object_unref (CB_RECEIPT (object)->operation);

  G_OBJECT_CLASS (cb_receipt_parent_class)->finalize (object);
}

static void
cb_receipt_class_init (CbReceiptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_receipt_finalize;
}

static void
cb_receipt_init (CbReceipt *self)
{
}

CbReceipt *
cb_receipt_new (CbOperation             *operation,
                const CbReceiptContents *contents,
                gint64                   searched,
                gsize                    n_searched,
                gsize                    n_values,
                gint64                   n_bytes,
                guint                    n_files,
                gsize                    n_found)
{
  CbReceipt *self = g_object_new (CB_TYPE_RECEIPT, NULL);

  self->operation = g_object_ref (operation);
  self->contents = *contents;
  self->searched = searched;
  self->n_searched = n_searched;
  self->n_values = n_values;
  self->n_bytes = n_bytes;
  self->n_files = n_files;
  self->n_found = n_found;

  return self;
}

gboolean
cb_receipt_equal (CbReceipt *self,
                  CbReceipt *other)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), FALSE);
  g_return_val_if_fail (CB_IS_RECEIPT (other), FALSE);

  return cb_operation_get_id (self->operation) == cb_operation_get_id (other->operation) &&
         memcmp (&self->contents, &other->contents, sizeof self->contents) == 0 &&
         self->searched == other->searched &&
         self->n_searched == other->n_searched &&
         self->n_values == other->n_values &&
         self->n_bytes == other->n_bytes &&
         self->n_files == other->n_files &&
         self->n_found == other->n_found;
}

CbOperation *
cb_receipt_get_operation (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), NULL);

  return self->operation;
}

const CbReceiptContents *
cb_receipt_get_contents (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), NULL);

  return &self->contents;
}

CbRemains
cb_receipt_get_remains (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), CB_REMAINS_UNKNOWN);

  if (self->searched == 0)
    return CB_REMAINS_UNKNOWN;

  return self->n_found == 0 ? CB_REMAINS_NONE : CB_REMAINS_FOUND;
}

gint64
cb_receipt_get_searched (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), 0);

  return self->searched;
}

gsize
cb_receipt_get_n_searched (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), 0);

  return self->n_searched;
}

gsize
cb_receipt_get_n_values (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), 0);

  return self->n_values;
}

gint64
cb_receipt_get_n_bytes (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), 0);

  return self->n_bytes;
}

guint
cb_receipt_get_n_files (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), 0);

  return self->n_files;
}

gsize
cb_receipt_get_n_found (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), 0);

  return self->n_found;
}

/**
 * cb_receipt_list_async:
 *
 * Reads what is kept of all erasures.
 */
void
cb_receipt_list_async (CbBook              *book,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), list_job, NULL, NULL,
                          (GDestroyNotify) g_ptr_array_unref, CB_PRIORITY_INTERACTIVE, cancellable,
                          cb_read_task_cb,
                          cb_read_task_new (book, cb_receipt_list_async, (GDestroyNotify) g_ptr_array_unref,
                                            cancellable, callback, user_data));
}

GPtrArray *
cb_receipt_list_finish (CbBook        *book,
                        GAsyncResult  *result,
                        GError       **error)
{
  return cb_read_task_finish (book, result, cb_receipt_list_async, error);
}
