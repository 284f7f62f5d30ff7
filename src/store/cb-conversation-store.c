/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-conversation-store.h"

#include "cb-interaction-rows.h"
#include "cb-profile-rows.h"
#include "cb-read-task.h"

typedef struct
{
  gint64 customer_id;
  guint  limit;
} ReadData;

static gpointer
list_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  return cb_conversation_rows_list (connection, cancellable, error);
}

static gpointer
list_of_job (CbConnection  *connection,
             gpointer       user_data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  return cb_conversation_rows_list_of (connection, user_data, error);
}

static gpointer
search_job (CbConnection  *connection,
            gpointer       user_data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  return cb_conversation_rows_search (connection, user_data, cancellable, error);
}

static gpointer
read_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  ReadData *data = user_data;

  return cb_interaction_rows_list (connection, data->customer_id, data->limit, error);
}

static gpointer
messages_job (CbConnection  *connection,
              gpointer       user_data,
              CbProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  ReadData *data = user_data;
  g_autoptr (CbCustomer) customer = cb_profile_rows_get_customer (connection, data->customer_id, error);

  return customer != NULL ? cb_interaction_rows_list_messages (connection, data->customer_id, data->limit, error)
                          : NULL;
}

static gpointer
split_job (CbConnection  *connection,
           gpointer       user_data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  return cb_conversation_rows_split (connection, user_data, error);
}

void
cb_conversation_store_list_async (CbBook              *book,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_aside_async (cb_book_get_database (book), list_job, NULL, NULL,
                                (GDestroyNotify) g_array_unref, cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_conversation_store_list_async,
                                                  (GDestroyNotify) g_array_unref,
                                                  cancellable, callback, user_data));
}

GArray *
cb_conversation_store_list_finish (CbBook        *book,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return cb_read_task_finish (book, result, cb_conversation_store_list_async, error);
}

void
cb_conversation_store_list_of_async (CbBook              *book,
                                     const CbIdSet       *customers,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (customers != NULL);

  cb_database_read_async (cb_book_get_database (book), list_of_job,
                          cb_id_set_copy (customers), (GDestroyNotify) cb_id_set_unref,
                          (GDestroyNotify) g_array_unref, CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_conversation_store_list_of_async,
                                            (GDestroyNotify) g_array_unref,
                                            cancellable, callback, user_data));
}

GArray *
cb_conversation_store_list_of_finish (CbBook        *book,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return cb_read_task_finish (book, result, cb_conversation_store_list_of_async, error);
}

void
cb_conversation_store_search_async (CbBook              *book,
                                    const char          *query,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (query != NULL);

  cb_database_read_aside_async (cb_book_get_database (book), search_job, g_strdup (query), g_free,
                                (GDestroyNotify) cb_id_set_unref, cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_conversation_store_search_async,
                                                  (GDestroyNotify) cb_id_set_unref,
                                                  cancellable, callback, user_data));
}

CbIdSet *
cb_conversation_store_search_finish (CbBook        *book,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return cb_read_task_finish (book, result, cb_conversation_store_search_async, error);
}

void
cb_conversation_store_read_async (CbBook              *book,
                                  gint64               customer_id,
                                  guint                limit,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  ReadData *data;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (limit > 0);

  data = g_new0 (ReadData, 1);
  data->customer_id = customer_id;
  data->limit = limit;
  cb_database_read_async (cb_book_get_database (book), read_job, data, g_free,
                          (GDestroyNotify) g_ptr_array_unref, CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_conversation_store_read_async,
                                            (GDestroyNotify) g_ptr_array_unref,
                                            cancellable, callback, user_data));
}

GPtrArray *
cb_conversation_store_read_finish (CbBook        *book,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return cb_read_task_finish (book, result, cb_conversation_store_read_async, error);
}

void
cb_conversation_store_messages_async (CbBook              *book,
                                      gint64               customer_id,
                                      guint                limit,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  ReadData *data;

  g_return_if_fail (CB_IS_BOOK (book));

  data = g_new0 (ReadData, 1);
  data->customer_id = customer_id;
  data->limit = limit;
  cb_database_read_async (cb_book_get_database (book), messages_job, data, g_free,
                          (GDestroyNotify) g_ptr_array_unref, CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_conversation_store_messages_async,
                                            (GDestroyNotify) g_ptr_array_unref,
                                            cancellable, callback, user_data));
}

GPtrArray *
cb_conversation_store_messages_finish (CbBook        *book,
                                       GAsyncResult  *result,
                                       GError       **error)
{
  return cb_read_task_finish (book, result, cb_conversation_store_messages_async, error);
}

void
cb_conversation_store_split_async (CbBook              *book,
                                   const CbIdSet       *ids,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (ids != NULL);

  cb_database_read_async (cb_book_get_database (book), split_job,
                          cb_id_set_copy (ids), (GDestroyNotify) cb_id_set_unref,
                          (GDestroyNotify) cb_conversation_parts_free, CB_PRIORITY_INTERACTIVE,
                          cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_conversation_store_split_async,
                                            (GDestroyNotify) cb_conversation_parts_free,
                                            cancellable, callback, user_data));
}

CbConversationParts *
cb_conversation_store_split_finish (CbBook        *book,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return cb_read_task_finish (book, result, cb_conversation_store_split_async, error);
}
