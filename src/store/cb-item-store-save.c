/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-store.h"

#include "cb-actor-rows.h"
#include "cb-error.h"
#include "cb-item-save-rows.h"
#include "cb-payment-rows.h"
#include "cb-read-task.h"
#include "cb-refusal-store.h"

typedef struct
{
  CbItem     *item;    /* to be written */
  CbItem     *source;  /* (nullable): what it is made of, or paid for */
} SaveData;

static void
save_data_free (gpointer data)
{
  SaveData *self = data;

  g_object_unref (self->item);
  g_clear_object (&self->source);
  g_free (self);
}

static gpointer
save_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  const SaveData *data = user_data;
  gboolean saved = cb_item_get_id (data->item) == 0
                   ? cb_item_save_rows_add (connection, data->item, CB_HISTORY_ITEM_CREATED, error)
                   : cb_item_save_rows_edit (connection, data->item, error);

  return saved ? cb_item_save_rows_read (connection, cb_item_get_id (data->item), error) : NULL;
}

/* What was agreed on needs no quote any more. */
static gboolean
accept_quote (CbConnection    *connection,
              const SaveData  *data,
              GError         **error)
{
  g_autoptr (CbItem) quote = cb_item_save_rows_expect (connection, data->source, error);

  if (quote == NULL)
    return FALSE;
  if (cb_item_get_status (quote) == CB_QUOTE_ACCEPTED)
    return TRUE;

  cb_item_set_status (quote, CB_QUOTE_ACCEPTED);

  return cb_item_save_rows_edit (connection, quote, error);
}

static gpointer
convert_job (CbConnection  *connection,
             gpointer       user_data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  const SaveData *data = user_data;

  return accept_quote (connection, data, error) &&
         cb_item_save_rows_add (connection, data->item, CB_HISTORY_ITEM_MADE, error)
         ? cb_item_save_rows_read (connection, cb_item_get_id (data->item), error) : NULL;
}

static gboolean
check_payable (CbConnection    *connection,
               const SaveData  *data,
               GError         **error)
{
  g_autoptr (CbItem) invoice = NULL;

  if (!cb_actor_rows_check_one (connection, cb_permission_on_items (CB_ITEM_INVOICE, CB_ITEM_RIGHT_EDIT), error))
    return FALSE;

  invoice = cb_item_save_rows_expect (connection, data->source, error);
  if (invoice == NULL)
    return FALSE;

  if (cb_item_get_status (invoice) == CB_INVOICE_VOID || cb_item_get_amount (data->item) <= 0 ||
      g_strcmp0 (cb_item_get_currency (data->item), cb_item_get_currency (invoice)) != 0)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, "No payment of that invoice");
      return FALSE;
    }

  return TRUE;
}

static gpointer
pay_job (CbConnection  *connection,
         gpointer       user_data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  const SaveData *data = user_data;
  gint64 invoice = cb_item_get_id (data->source);

  return check_payable (connection, data, error) &&
         cb_item_save_rows_add (connection, data->item, CB_HISTORY_ITEM_PAID, error) &&
         cb_payment_rows_insert (connection, cb_item_get_id (data->item), invoice, error) &&
         cb_payment_rows_follow (connection, invoice, error)
         ? cb_item_save_rows_read (connection, cb_item_get_id (data->item), error) : NULL;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (CbChange) change = NULL;
  GError *error = NULL;
  CbItem *item = cb_database_write_finish (CB_DATABASE (source), result, &error);

  if (item == NULL)
    {
      cb_refusal_store_note_error (g_task_get_source_object (task), error);
      g_task_return_error (task, error);
      return;
    }

  change = cb_change_new ();
  change->contents = cb_id_set_new_single (cb_item_get_customer (item));
  cb_book_take_change (g_task_get_source_object (task), g_steal_pointer (&change));
  g_task_return_pointer (task, item, g_object_unref);
}

/* @item: (transfer full) */
static void
write_item (CbBook              *book,
            CbJob                job,
            CbItem              *item,
            CbItem              *source,
            gpointer             tag,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (book, cancellable, callback, user_data);
  SaveData *data = g_new0 (SaveData, 1);

  data->item = item;
  data->source = source != NULL ? cb_item_copy (source) : NULL;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, data, save_data_free);
  g_task_set_check_cancellable (task, FALSE);
  cb_database_write_async (cb_book_get_database (book), job, data, NULL, g_object_unref,
                           NULL, cancellable, written_cb, task);
}

void
cb_item_store_save_async (CbBook              *book,
                          CbItem              *item,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_ITEM (item));

  write_item (book, save_job, cb_item_copy (item), NULL, cb_item_store_save_async, cancellable, callback, user_data);
}

CbItem *
cb_item_store_save_finish (CbBook        *book,
                           GAsyncResult  *result,
                           GError       **error)
{
  return cb_read_task_finish (book, result, cb_item_store_save_async, error);
}

void
cb_item_store_convert_async (CbBook              *book,
                             CbItem              *quote,
                             CbItemKind           kind,
                             gint64               date,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  CbItem *item;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_ITEM (quote));
  g_return_if_fail (cb_item_get_kind (quote) == CB_ITEM_QUOTE);

  item = cb_item_duplicate (quote, kind);
  cb_item_set_date (item, date);
  write_item (book, convert_job, item, quote, cb_item_store_convert_async, cancellable, callback, user_data);
}

CbItem *
cb_item_store_convert_finish (CbBook        *book,
                              GAsyncResult  *result,
                              GError       **error)
{
  return cb_read_task_finish (book, result, cb_item_store_convert_async, error);
}

void
cb_item_store_pay_async (CbBook              *book,
                         CbItem              *invoice,
                         CbItem              *payment,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_ITEM (invoice));
  g_return_if_fail (CB_IS_ITEM (payment));
  g_return_if_fail (cb_item_get_kind (invoice) == CB_ITEM_INVOICE);
  g_return_if_fail (cb_item_get_kind (payment) == CB_ITEM_PAYMENT);

  write_item (book, pay_job, cb_item_copy (payment), invoice, cb_item_store_pay_async, cancellable, callback, user_data);
}

CbItem *
cb_item_store_pay_finish (CbBook        *book,
                          GAsyncResult  *result,
                          GError       **error)
{
  return cb_read_task_finish (book, result, cb_item_store_pay_async, error);
}
