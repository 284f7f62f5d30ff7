/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-search.h"

/* How many customers are read at once: about 10 ms, so that the pages of a
 * list never wait longer. */
#define CHUNK 10000

#define TEXT_COLUMNS "id, number, name, company, contact, email, phone, mobile, " \
                     "EXISTS (SELECT 1 FROM pending_erasure p WHERE p.customer_id = customer.id)"

struct _CbSearch
{
  gatomicrefcount  ref_count;
  CbSearchIndex   *index;
  gint64           loaded_to;
  gboolean         complete;

  /* of the main thread */
  gboolean         loading;
  gboolean         was_loaded;
};

static void
put_row (CbSearch    *self,
         CbStatement *statement)
{
  gboolean is_masked = cb_statement_get_int64 (statement, 8) != 0;
  CbSearchText text = { "", "", "", "", "", "", "" };

  /* Whoever is masked is found by what can be seen alone. */
  text.number = cb_statement_get_text (statement, 1);
  if (!is_masked)
    {
      text.name = cb_statement_get_text (statement, 2);
      text.company = cb_statement_get_text (statement, 3);
      text.contact = cb_statement_get_text (statement, 4);
      text.email = cb_statement_get_text (statement, 5);
      text.phone = cb_statement_get_text (statement, 6);
      text.mobile = cb_statement_get_text (statement, 7);
    }

  cb_search_index_put (self->index, cb_statement_get_int64 (statement, 0), &text);
}

static gpointer
free_thread (gpointer user_data)
{
  CbSearch *self = user_data;

  cb_search_index_free (self->index);
  g_free (self);

  return NULL;
}

CbSearch *
cb_search_new (void)
{
  CbSearch *self = g_new0 (CbSearch, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->index = cb_search_index_new ();

  return self;
}

CbSearch *
cb_search_ref (CbSearch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cb_search_unref (CbSearch *self)
{
  GThread *thread;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  /* To give back a hundred megabytes takes longer than the main thread has. */
  thread = g_thread_try_new ("search-end", free_thread, self, NULL);
  if (thread != NULL)
    g_thread_unref (thread);
  else
    free_thread (self);
}

gboolean
cb_search_set_loading (CbSearch *self,
                       gboolean  loading)
{
  if (loading && (self->loading || self->was_loaded))
    return FALSE;

  self->loading = loading;
  self->was_loaded = self->was_loaded || !loading;

  return TRUE;
}

/*
 * cb_search_load_more:
 * @complete: (out): whether all customers are in now
 *
 * Reads the next customers into the index.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_search_load_more (CbSearch      *self,
                     CbConnection  *connection,
                     gboolean      *complete,
                     GError       **error)
{
  g_autoptr (CbStatement) statement = NULL;
  CbStep step;
  int n = 0;

  *complete = self->complete;
  if (self->complete)
    return TRUE;

  statement = cb_connection_prepare (connection,
                                     "SELECT " TEXT_COLUMNS " FROM customer WHERE id > ? ORDER BY id LIMIT ?",
                                     error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, self->loaded_to);
  cb_statement_bind_int64 (statement, 2, CHUNK);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      put_row (self, statement);
      self->loaded_to = cb_statement_get_int64 (statement, 0);
      n++;
    }
  if (step == CB_STEP_ERROR)
    return FALSE;

  *complete = self->complete = n < CHUNK;

  return TRUE;
}

/*
 * cb_search_update:
 * @ids: customers that were added, edited, masked, unmasked or erased
 *
 * Reads these anew.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_search_update (CbSearch       *self,
                  CbConnection   *connection,
                  const CbIdSet  *ids,
                  GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT " TEXT_COLUMNS " FROM customer WHERE id = ?", error);
  CbIdSetIter iter;
  gint64 id;

  if (statement == NULL)
    return FALSE;

  cb_id_set_iter_init (&iter, ids);
  while (cb_id_set_iter_next (&iter, &id))
    {
      CbStep step;

      /* Those beyond are read when their turn comes. */
      if (id > self->loaded_to && !self->complete)
        break;

      cb_statement_bind_int64 (statement, 1, id);
      step = cb_statement_step (statement, error);
      if (step == CB_STEP_ROW)
        put_row (self, statement);
      else if (step == CB_STEP_DONE)
        cb_search_index_remove (self->index, id);
      else
        return FALSE;
      cb_statement_reset (statement);
    }

  return TRUE;
}

/*
 * cb_search_run:
 *
 * Finishes the index if need be, and searches it.
 *
 * Returns: (transfer full): who matches, or NULL
 */
CbIdSet *
cb_search_run (CbSearch      *self,
               CbConnection  *connection,
               const char    *query,
               GCancellable  *cancellable,
               GError       **error)
{
  gboolean complete = FALSE;

  while (!complete)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !cb_search_load_more (self, connection, &complete, error))
        return NULL;
    }

  return cb_search_index_search (self->index, query, cancellable, error);
}
