/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-store.h"

#include "cb-actor-rows.h"
#include "cb-error.h"
#include "cb-history-rows.h"
#include "cb-item-rows.h"
#include "cb-payment-rows.h"
#include "cb-read-task.h"
#include "cb-refusal-store.h"

typedef struct
{
  gint64 id;
  gint64 customer;
  guint  before;
  guint  status;
} StatusData;

/* (transfer full): the item, if it can be changed. */
static CbItem *
get_unchanged (CbConnection      *connection,
               const StatusData  *data,
               GError           **error)
{
  GError *failure = NULL;
  g_autoptr (CbItem) item = cb_item_rows_get (connection, data->id, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  if (item == NULL || cb_item_get_state (item) == CB_ITEM_STATE_DELETED)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such item");
  else if (cb_item_get_status (item) != data->before)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_CHANGED, "Changed by somebody else");
  else
    return g_steal_pointer (&item);

  return NULL;
}

static gpointer
status_job (CbConnection  *connection,
            gpointer       user_data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  const StatusData *data = user_data;
  g_autoptr (CbItem) item = get_unchanged (connection, data, error);
  g_autoptr (CbHistoryEntry) entry = NULL;

  if (item == NULL ||
      !cb_actor_rows_check_one (connection, cb_permission_on_items (cb_item_get_kind (item), CB_ITEM_RIGHT_EDIT), error))
    return NULL;

  cb_item_set_status (item, data->status);
  entry = cb_history_entry_new (CB_HISTORY_ITEM_STATUS, cb_item_get_kind (item), cb_item_get_number (item),
                                data->before, data->status);
  if (!cb_item_rows_update (connection, item, error) ||
      !cb_history_rows_add (connection, cb_item_get_customer (item), entry, error) ||
      !cb_payment_rows_follow_item (connection, item, error))
    return NULL;

  return cb_item_rows_get (connection, data->id, error);
}

static void
status_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const StatusData *data = g_task_get_task_data (task);
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
  change->contents = cb_id_set_new_single (data->customer);
  cb_book_take_change (g_task_get_source_object (task), g_steal_pointer (&change));
  g_task_return_pointer (task, item, g_object_unref);
}

/**
 * cb_item_store_set_status_async:
 * @item: as it was read
 * @status: one of its kind's
 *
 * Gives an item another status, and changes nothing else about it.
 */
void
cb_item_store_set_status_async (CbBook              *book,
                                CbItem              *item,
                                guint                status,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;
  StatusData *data;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_ITEM (item));
  g_return_if_fail (status < cb_item_kind_get_info (cb_item_get_kind (item))->n_statuses);

  data = g_new0 (StatusData, 1);
  data->id = cb_item_get_id (item);
  data->customer = cb_item_get_customer (item);
  data->before = cb_item_get_status (item);
  data->status = status;
  task = g_task_new (book, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_item_store_set_status_async);
  g_task_set_task_data (task, data, g_free);
  g_task_set_check_cancellable (task, FALSE);
  cb_database_write_async (cb_book_get_database (book), status_job, data, NULL, g_object_unref,
                           NULL, cancellable, status_cb, task);
}

/**
 * cb_item_store_set_status_finish:
 *
 * Returns: (transfer full): the item as it stands in the book now, or NULL with
 *   %CB_ERROR_CHANGED (it has another status than @item had),
 *   %CB_ERROR_NOT_FOUND (deleted or erased), %CB_ERROR_MASKED, %CB_ERROR_DENIED or
 *   another
 */
CbItem *
cb_item_store_set_status_finish (CbBook        *book,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return cb_read_task_finish (book, result, cb_item_store_set_status_async, error);
}
