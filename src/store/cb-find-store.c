/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-find-store.h"

#include <string.h>

#include "cb-actor-rows.h"
#include "cb-book-private.h"
#include "cb-find-rows.h"
#include "cb-read-task.h"
#include "cb-word-query.h"

typedef struct
{
  CbSearch *search;
  CbIdSet  *deleted;
  char     *query;
  guint     limits[CB_N_FIND_GROUPS];
  gboolean  live_only;
} FindData;

static void
find_data_free (gpointer data)
{
  FindData *self = data;

  cb_search_unref (self->search);
  cb_id_set_unref (self->deleted);
  g_free (self->query);
  g_free (self);
}

static gboolean
find_customers (CbConnection    *connection,
                CbActor         *actor,
                const FindData  *data,
                GCancellable    *cancellable,
                CbFound         *found,
                GError         **error)
{
  g_autoptr (CbIdSet) live = cb_search_run (data->search, connection, data->query, cancellable, error);
  g_autoptr (CbIdSet) deleted = NULL;

  if (live == NULL)
    return FALSE;

  deleted = cb_id_set_copy (live);
  cb_id_set_intersect (deleted, data->deleted);
  cb_id_set_subtract (live, data->deleted);

  return (!cb_actor_may (actor, CB_PERMISSION_SEE_CUSTOMERS) ||
          cb_find_rows_customers (connection, actor, live, CB_FIND_CUSTOMERS, data->query,
                                  data->limits[CB_FIND_CUSTOMERS], found, error)) &&
         (data->live_only || !cb_actor_may (actor, CB_PERMISSION_SEE_DELETED) ||
          cb_find_rows_customers (connection, actor, deleted, CB_FIND_DELETED, data->query,
                                  data->limits[CB_FIND_DELETED], found, error));
}

static gboolean
find_texts (CbConnection    *connection,
            CbActor         *actor,
            const FindData  *data,
            CbFound         *found,
            GError         **error)
{
  g_autofree char *words = NULL;

  return cb_word_query_make (connection, data->query, &words, error) &&
         (words == NULL ||
          ((!cb_actor_may (actor, CB_PERMISSION_SEE_INBOX) ||
            cb_find_rows_messages (connection, actor, data->query, words, data->limits[CB_FIND_MESSAGES], found, error)) &&
           cb_find_rows_documents (connection, actor, words, data->limits[CB_FIND_DOCUMENTS], found, error)));
}

static gpointer
find_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  const FindData *data = user_data;
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  g_autoptr (CbFound) found = cb_found_new ();
  gboolean sees;

  if (actor == NULL || !cb_actor_check_sight (actor, error))
    return NULL;
  if (*data->query == '\0')
    return g_steal_pointer (&found);
  if (!find_customers (connection, actor, data, cancellable, found, error))
    return NULL;
  if (data->live_only)
    return g_steal_pointer (&found);

  sees = cb_actor_may (actor, CB_PERMISSION_SEE_DELETED);
  if (!cb_find_rows_items (connection, actor, data->query, data->limits[CB_FIND_ITEMS], found, error) ||
      (sees && !cb_find_rows_kept (connection, data->query, data->limits[CB_FIND_KEPT], found, error)) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !find_texts (connection, actor, data, found, error))
    return NULL;

  return g_steal_pointer (&found);
}

void
cb_find_store_search_async (CbBook              *book,
                            const char          *query,
                            const guint         *limits,
                            gboolean             live_only,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  FindData *data;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (query != NULL);
  g_return_if_fail (limits != NULL);

  data = g_new0 (FindData, 1);
  data->search = cb_search_ref (cb_book_get_search (book));
  data->deleted = cb_id_set_ref (cb_book_get_deleted (book));
  data->query = g_strstrip (g_strdup (query));
  memcpy (data->limits, limits, sizeof data->limits);
  data->live_only = live_only;
  cb_database_read_async (cb_book_get_database (book), find_job, data, find_data_free,
                          (GDestroyNotify) cb_found_free, CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_find_store_search_async, (GDestroyNotify) cb_found_free,
                                            cancellable, callback, user_data));
}

CbFound *
cb_find_store_search_finish (CbBook        *book,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cb_read_task_finish (book, result, cb_find_store_search_async, error);
}
