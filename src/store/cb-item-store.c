/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-store.h"

#include "cb-actor-rows.h"
#include "cb-error.h"
#include "cb-item-rows.h"
#include "cb-read-task.h"

typedef struct
{
  CbIdSet *items;
  gsize    limit;
} ListData;

static void
list_data_free (gpointer data)
{
  ListData *self = data;

  cb_id_set_unref (self->items);
  g_free (self);
}

/* Leaves out those of customers who may not be seen. */
static GPtrArray *
list_seen (CbConnection   *connection,
           CbActor        *actor,
           const CbIdSet  *set,
           gsize           limit,
           GError        **error)
{
  g_autoptr (GPtrArray) items = cb_item_rows_list (connection, set, limit, error);
  GError *failure = NULL;

  for (guint i = items != NULL ? items->len : 0; i > 0; i--)
    {
      if (cb_actor_rows_may_see_of (connection, actor, cb_item_get_customer (items->pdata[i - 1]), &failure))
        continue;
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
      g_ptr_array_remove_index (items, i - 1);
    }

  return g_steal_pointer (&items);
}

static gpointer
list_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  ListData *data = user_data;
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);

  return actor != NULL && cb_actor_check_sight (actor, error)
           ? list_seen (connection, actor, data->items, data->limit, error) : NULL;
}

static gpointer
list_of_job (CbConnection  *connection,
             gpointer       user_data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  g_autoptr (CbIdSet) items = NULL;
  GError *failure = NULL;

  if (actor == NULL)
    return NULL;
  if (!cb_actor_rows_may_see_of (connection, actor, *(gint64 *) user_data, &failure))
    {
      if (failure == NULL)
        g_set_error_literal (error, CB_ERROR, CB_ERROR_DENIED, "Not to be seen");
      else
        g_propagate_error (error, failure);
      return NULL;
    }
  items = cb_item_rows_of (connection, *(gint64 *) user_data, error);

  return items != NULL ? cb_item_rows_list (connection, items, 0, error) : NULL;
}

static gpointer
order_job (CbConnection  *connection,
           gpointer       user_data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  ListData *data = user_data;
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT i.id, i.kind FROM cb_set (?1) s CROSS JOIN item i ON i.id = s.id "
                           "WHERE (?2 OR EXISTS (SELECT 1 FROM deleted_customer d WHERE d.customer_id = i.customer_id)) "
                           "AND (?3 OR NOT EXISTS (SELECT 1 FROM deleted_customer d "
                           "WHERE d.customer_id = i.customer_id)) "
                           "ORDER BY i.kind, i.date DESC, i.id DESC", error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (CbItemPlace));
  CbStep step;

  if (actor == NULL || statement == NULL || !cb_actor_check_sight (actor, error))
    return NULL;

  cb_statement_bind_set (statement, 1, data->items);
  cb_statement_bind_int64 (statement, 2, cb_actor_may (actor, CB_PERMISSION_SEE_CUSTOMERS));
  cb_statement_bind_int64 (statement, 3, cb_actor_may (actor, CB_PERMISSION_SEE_DELETED));
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 kind = cb_statement_get_int64 (statement, 1);
      CbItemPlace place = { cb_statement_get_int64 (statement, 0), (guint) kind };

      /* As in the lists: kinds of a newer version can't be shown. */
      if (cb_item_kind_is_valid (kind))
        g_array_append_val (places, place);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&places) : NULL;
}

static void
list (CbBook              *book,
      CbJob                job,
      gpointer             data,
      GDestroyNotify       data_free,
      gpointer             tag,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  cb_database_read_async (cb_book_get_database (book), job, data, data_free,
                          (GDestroyNotify) g_ptr_array_unref, CB_PRIORITY_INTERACTIVE,
                          cancellable, cb_read_task_cb,
                          cb_read_task_new (book, tag, (GDestroyNotify) g_ptr_array_unref,
                                            cancellable, callback, user_data));
}

/**
 * cb_item_store_list_async:
 * @items: copied
 * @limit: how many at the most, 0 for all
 */
void
cb_item_store_list_async (CbBook              *book,
                          const CbIdSet       *items,
                          gsize                limit,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  ListData *data;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (items != NULL);

  data = g_new0 (ListData, 1);
  data->items = cb_id_set_copy (items);
  data->limit = limit;
  list (book, list_job, data, list_data_free, cb_item_store_list_async, cancellable, callback, user_data);
}

GPtrArray *
cb_item_store_list_finish (CbBook        *book,
                           GAsyncResult  *result,
                           GError       **error)
{
  return cb_read_task_finish (book, result, cb_item_store_list_async, error);
}

/**
 * cb_item_store_order_async:
 * @items: copied
 *
 * On a thread of its own, as very many take longer than a list may wait.
 */
void
cb_item_store_order_async (CbBook              *book,
                           const CbIdSet       *items,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  ListData *data;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (items != NULL);

  data = g_new0 (ListData, 1);
  data->items = cb_id_set_copy (items);
  cb_database_read_aside_async (cb_book_get_database (book), order_job, data, list_data_free,
                                (GDestroyNotify) g_array_unref, cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_item_store_order_async,
                                                  (GDestroyNotify) g_array_unref,
                                                  cancellable, callback, user_data));
}

GArray *
cb_item_store_order_finish (CbBook        *book,
                            GAsyncResult  *result,
                            GError       **error)
{
  return cb_read_task_finish (book, result, cb_item_store_order_async, error);
}

void
cb_item_store_list_of_async (CbBook              *book,
                             gint64               customer_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  list (book, list_of_job, g_memdup2 (&customer_id, sizeof customer_id), g_free,
        cb_item_store_list_of_async, cancellable, callback, user_data);
}

GPtrArray *
cb_item_store_list_of_finish (CbBook        *book,
                              GAsyncResult  *result,
                              GError       **error)
{
  return cb_read_task_finish (book, result, cb_item_store_list_of_async, error);
}
