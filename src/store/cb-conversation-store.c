/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-conversation-store.h"

#include "cb-actor-rows.h"
#include "cb-error.h"
#include "cb-interaction-rows.h"
#include "cb-profile-rows.h"
#include "cb-read-task.h"

typedef struct
{
  gint64 customer_id;
  guint  limit;
} ReadData;

/* What is to be looked for, and who is deleted. */
typedef struct
{
  CbIdSet *customers;
  char    *query;
  CbIdSet *deleted;
} FindData;

static FindData *
find_data_new (CbBook *book)
{
  FindData *self = g_new0 (FindData, 1);

  self->deleted = cb_id_set_ref (cb_book_get_deleted (book));

  return self;
}

static void
find_data_free (gpointer data)
{
  FindData *self = data;

  g_clear_pointer (&self->customers, cb_id_set_unref);
  g_free (self->query);
  cb_id_set_unref (self->deleted);
  g_free (self);
}

/* (transfer full): who asks, if they may see the Inbox. */
static CbActor *
get_reader (CbConnection  *connection,
            GError       **error)
{
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  CbPermissionSet needed = { 0 };

  cb_permission_set_add (&needed, CB_PERMISSION_SEE_INBOX);

  return actor != NULL && cb_actor_check (actor, needed, error) ? g_steal_pointer (&actor) : NULL;
}

/* Drops the conversations with those who may not be seen. */
static GArray *
keep_seen (GArray   *times,
           CbActor  *actor,
           FindData *data)
{
  CbConversationTime *all;
  guint n = 0;

  if (times == NULL || cb_actor_may (actor, CB_PERMISSION_SEE_DELETED))
    return times;

  all = (CbConversationTime *) (gpointer) times->data;
  for (guint i = 0; i < times->len; i++)
    {
      if (!cb_id_set_contains (data->deleted, all[i].id))
        all[n++] = all[i];
    }
  g_array_set_size (times, n);

  return times;
}

static gpointer
list_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (CbActor) actor = get_reader (connection, error);

  return actor != NULL ? keep_seen (cb_conversation_rows_list (connection, cancellable, error), actor, user_data) : NULL;
}

static gpointer
list_of_job (CbConnection  *connection,
             gpointer       user_data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  FindData *data = user_data;
  g_autoptr (CbActor) actor = get_reader (connection, error);

  return actor != NULL ? keep_seen (cb_conversation_rows_list_of (connection, data->customers, error), actor, data)
                       : NULL;
}

static gpointer
unread_job (CbConnection  *connection,
            gpointer       user_data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  FindData *data = user_data;
  g_autoptr (CbActor) actor = get_reader (connection, error);
  CbIdSet *unread = actor != NULL ? cb_conversation_rows_get_unread (connection, error) : NULL;

  if (unread != NULL && !cb_actor_may (actor, CB_PERMISSION_SEE_DELETED))
    cb_id_set_subtract (unread, data->deleted);

  return unread;
}

static gpointer
search_job (CbConnection  *connection,
            gpointer       user_data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  FindData *data = user_data;
  g_autoptr (CbActor) actor = get_reader (connection, error);
  CbIdSet *found = actor != NULL ? cb_conversation_rows_search (connection, data->query, cancellable, error) : NULL;

  if (found != NULL && !cb_actor_may (actor, CB_PERMISSION_SEE_DELETED))
    cb_id_set_subtract (found, data->deleted);

  return found;
}

static gpointer
read_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  ReadData *data = user_data;
  g_autoptr (CbActor) actor = get_reader (connection, error);
  GError *failure = NULL;

  if (actor == NULL)
    return NULL;
  if (!cb_actor_may (actor, CB_PERMISSION_SEE_DELETED) &&
      cb_actor_rows_is_deleted (connection, data->customer_id, &failure))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_DENIED, "Not to be seen");
      return NULL;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

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
  g_autoptr (CbActor) actor = get_reader (connection, error);
  g_autoptr (CbCustomer) customer =
    actor != NULL ? cb_profile_rows_get_customer (connection, data->customer_id, error) : NULL;

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
  if (!cb_actor_rows_check_one (connection, CB_PERMISSION_SEE_INBOX, error))
    return NULL;

  return cb_conversation_rows_split (connection, user_data, error);
}

void
cb_conversation_store_list_async (CbBook              *book,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_aside_async (cb_book_get_database (book), list_job, find_data_new (book), find_data_free,
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
  FindData *data;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (customers != NULL);

  data = find_data_new (book);
  data->customers = cb_id_set_copy (customers);
  cb_database_read_async (cb_book_get_database (book), list_of_job,
                          data, find_data_free, (GDestroyNotify) g_array_unref, CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
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
  FindData *data;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (query != NULL);

  data = find_data_new (book);
  data->query = g_strdup (query);
  cb_database_read_aside_async (cb_book_get_database (book), search_job, data, find_data_free,
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
cb_conversation_store_unread_async (CbBook              *book,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), unread_job, find_data_new (book), find_data_free,
                          (GDestroyNotify) cb_id_set_unref, CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_conversation_store_unread_async,
                                            (GDestroyNotify) cb_id_set_unref,
                                            cancellable, callback, user_data));
}

CbIdSet *
cb_conversation_store_unread_finish (CbBook        *book,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  return cb_read_task_finish (book, result, cb_conversation_store_unread_async, error);
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
