/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-receipt.h"

#include "cb-operation-rows.h"
#include "cb-read-task.h"

struct _CbReceipt
{
  GObject      parent_instance;

  CbOperation *operation;
  gint64       searched;
  gsize        n_searched;
  gsize        n_values;
  gint64       n_bytes;
  guint        n_files;
  gsize        n_found;
};

G_DEFINE_FINAL_TYPE (CbReceipt, cb_receipt, G_TYPE_OBJECT)

static gpointer
list_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT o.id, o.time, o.person_name, o.n_customers, coalesce (p.time, 0), "
                           "coalesce (p.n_customers, 0), coalesce (p.n_values, 0), coalesce (p.n_bytes, 0), "
                           "coalesce (p.n_files, 0), coalesce (p.n_found, 0) "
                           "FROM operation o LEFT JOIN proof p ON p.operation_id = o.id "
                           "WHERE o.kind = ? ORDER BY o.id DESC",
                           error);
  g_autoptr (GPtrArray) receipts = g_ptr_array_new_with_free_func (g_object_unref);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, CB_OPERATION_ERASE);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autoptr (CbOperation) operation =
        cb_operation_new (cb_statement_get_int64 (statement, 0), CB_OPERATION_ERASE,
                          cb_statement_get_int64 (statement, 1), cb_statement_get_text (statement, 2),
                          (gsize) cb_statement_get_int64 (statement, 3), 0);

      g_ptr_array_add (receipts, cb_receipt_new (operation,
                                                 cb_statement_get_int64 (statement, 4),
                                                 (gsize) cb_statement_get_int64 (statement, 5),
                                                 (gsize) cb_statement_get_int64 (statement, 6),
                                                 cb_statement_get_int64 (statement, 7),
                                                 (guint) cb_statement_get_int64 (statement, 8),
                                                 (gsize) cb_statement_get_int64 (statement, 9)));
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&receipts) : NULL;
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
cb_receipt_new (CbOperation *operation,
                gint64       searched,
                gsize        n_searched,
                gsize        n_values,
                gint64       n_bytes,
                guint        n_files,
                gsize        n_found)
{
  CbReceipt *self = g_object_new (CB_TYPE_RECEIPT, NULL);

  self->operation = g_object_ref (operation);
  self->searched = searched;
  self->n_searched = n_searched;
  self->n_values = n_values;
  self->n_bytes = n_bytes;
  self->n_files = n_files;
  self->n_found = n_found;

  return self;
}

CbOperation *
cb_receipt_get_operation (CbReceipt *self)
{
  g_return_val_if_fail (CB_IS_RECEIPT (self), NULL);

  return self->operation;
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
