/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-search-jobs.h"

#include "cb-actor-rows.h"

typedef struct
{
  CbSearch     *search;
  GCancellable *cancellable;
} LoadData;

typedef struct
{
  CbSearch *search;
  CbIdSet  *ids;
} FollowData;

static void load_chunk (CbDatabase *database,
                        LoadData   *data);

static void
load_data_free (LoadData *self)
{
  cb_search_set_loading (self->search, FALSE);
  cb_search_unref (self->search);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
follow_data_free (gpointer data)
{
  FollowData *self = data;

  cb_search_unref (self->search);
  cb_id_set_unref (self->ids);
  g_free (self);
}

static gpointer
load_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  gboolean complete = FALSE;

  cb_actor_rows_allow_anybody (connection);

  cb_search_load_more (data, connection, &complete, error);

  return GINT_TO_POINTER (complete);
}

static gpointer
follow_job (CbConnection  *connection,
            gpointer       data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  FollowData *follow = data;

  cb_actor_rows_allow_anybody (connection);

  return GINT_TO_POINTER (cb_search_update (follow->search, connection, follow->ids, error));
}

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  LoadData *data = user_data;
  g_autoptr (GError) error = NULL;
  gpointer complete = cb_database_read_finish (CB_DATABASE (source), result, &error);

  /* A search reads the rest itself, and then its error is told. */
  if (error == NULL && complete == NULL && !g_cancellable_is_cancelled (data->cancellable))
    load_chunk (CB_DATABASE (source), data);
  else
    load_data_free (data);
}

static void
load_chunk (CbDatabase *database,
            LoadData   *data)
{
  cb_database_read_async (database, load_job,
                          cb_search_ref (data->search), (GDestroyNotify) cb_search_unref, NULL,
                          CB_PRIORITY_BACKGROUND, NULL, load_cb, data);
}

/*
 * cb_search_load:
 * @cancellable: ends it between two pieces
 *
 * Reads all customers into the index, piece by piece and behind everything
 * else, unless that is done or under way.
 */
void
cb_search_load (CbSearch     *self,
                CbDatabase   *database,
                GCancellable *cancellable)
{
  LoadData *data;

  if (g_cancellable_is_cancelled (cancellable) || !cb_search_set_loading (self, TRUE))
    return;

  data = g_new0 (LoadData, 1);
  data->search = cb_search_ref (self);
  data->cancellable = g_object_ref (cancellable);
  load_chunk (database, data);
}

/*
 * cb_search_follow:
 * @ids: (nullable): customers that were added, edited, masked, unmasked or
 *   erased
 *
 * Brings the index up to date, before any search that is asked for later.
 */
void
cb_search_follow (CbSearch      *self,
                  CbDatabase    *database,
                  const CbIdSet *ids)
{
  FollowData *data;

  if (ids == NULL || cb_id_set_is_empty (ids))
    return;

  data = g_new0 (FollowData, 1);
  data->search = cb_search_ref (self);
  data->ids = cb_id_set_copy (ids);
  cb_database_read_async (database, follow_job, data, follow_data_free, NULL,
                          CB_PRIORITY_INTERACTIVE, NULL, NULL, NULL);
}
