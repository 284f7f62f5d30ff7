/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-lookup.h"

#include "cb-actor-rows.h"
#include "cb-conversation-rows.h"
#include "cb-customer-rows.h"
#include "cb-hindrance.h"
#include "cb-item-rows.h"
#include "cb-kept-item-rows.h"
#include "cb-number-claim.h"
#include "cb-owned-item.h"
#include "cb-read-task.h"

/* Of how many items a hindrance names the number. */
#define MAX_NUMBERS 5

typedef struct
{
  CbLookup  what;
  gint64   *ids;
  gsize     n_ids;
  CbIdSet  *within;
} Lookup;

static void
lookup_free (gpointer data)
{
  Lookup *self = data;

  g_clear_pointer (&self->within, cb_id_set_unref);
  g_free (self->ids);
  g_free (self);
}

static void
unref_nullable (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static gpointer
get_item (CbConnection  *connection,
          gint64         id,
          GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbItem) item = cb_item_rows_get (connection, id, &failure);
  g_autoptr (CbCustomer) customer = NULL;

  if (item != NULL)
    customer = cb_customer_rows_get_fields (connection, cb_item_get_customer (item), FALSE, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);

  return customer != NULL ? cb_owned_item_new (item, customer) : NULL;
}

/* Kind and id stand in the index; only the first few items are read. */
static gboolean
count_items (CbHindrance    *hindrance,
             CbConnection   *connection,
             gint64          id,
             const CbIdSet  *within,
             GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT kind, id FROM item INDEXED BY item_customer WHERE customer_id = ? ORDER BY kind",
                           error);
  guint n_named = 0;
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 kind = cb_statement_get_int64 (statement, 0);
      gint64 item_id = cb_statement_get_int64 (statement, 1);
      GError *failure = NULL;
      g_autoptr (CbItem) item = NULL;

      if (!cb_id_set_contains (within, item_id))
        continue;
      if (n_named++ < MAX_NUMBERS)
        item = cb_item_rows_get (connection, item_id, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      cb_hindrance_add (hindrance, cb_item_kind_is_valid (kind) ? (guint) kind : 0,
                        item != NULL ? cb_item_get_number (item) : NULL);
    }

  return step == CB_STEP_DONE;
}

static gpointer
get_hindrance (CbConnection   *connection,
               gint64          id,
               const CbIdSet  *within,
               GError        **error)
{
  g_autoptr (CbCustomer) customer = cb_customer_rows_get_fields (connection, id, FALSE, error);
  g_autoptr (CbHindrance) hindrance = NULL;

  if (customer == NULL)
    return NULL;

  hindrance = cb_hindrance_new (customer);
  if (within != NULL && !cb_id_set_is_empty (within) &&
      !count_items (hindrance, connection, id, within, error))
    return NULL;

  return g_steal_pointer (&hindrance);
}

static gpointer
get_claim (CbConnection  *connection,
           gint64         id,
           GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbCustomer) customer = cb_customer_rows_get_fields (connection, id, FALSE, error);
  g_autoptr (CbCustomer) holder = NULL;
  g_autoptr (CbStatement) statement = NULL;
  g_autofree char *number = NULL;

  if (customer == NULL)
    return NULL;

  statement = cb_connection_prepare (connection, "SELECT number FROM taken_number WHERE customer_id = ?", error);
  if (statement == NULL)
    return NULL;
  cb_statement_bind_int64 (statement, 1, id);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return NULL;
  number = g_strdup (cb_statement_get_text (statement, 0));

  holder = cb_customer_rows_find_number (connection, number, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  return cb_number_claim_new (customer, number, holder);
}

gpointer
cb_lookup_rows_get (CbConnection   *connection,
                    CbLookup        what,
                    gint64          id,
                    const CbIdSet  *within,
                    GError        **error)
{
  switch (what)
    {
    case CB_LOOKUP_ITEMS:
      return get_item (connection, id, error);

    case CB_LOOKUP_HINDRANCES:
      return get_hindrance (connection, id, within, error);

    case CB_LOOKUP_CLAIMS:
      return get_claim (connection, id, error);

    case CB_LOOKUP_CONVERSATIONS:
      return cb_conversation_rows_get (connection, id, error);

    case CB_LOOKUP_KEPT:
      return cb_kept_item_rows_get (connection, id, error);

    default:
      g_return_val_if_reached (NULL);
    }
}

/* What it takes to see anything of it. */
static gboolean
check_sight (CbActor   *actor,
             CbLookup   what,
             GError   **error)
{
  CbPermissionSet needed = { 0 };

  switch (what)
    {
    case CB_LOOKUP_CONVERSATIONS:
      cb_permission_set_add (&needed, CB_PERMISSION_SEE_INBOX);
      return cb_actor_check (actor, needed, error);

    case CB_LOOKUP_CLAIMS:
    case CB_LOOKUP_KEPT:
      cb_permission_set_add (&needed, CB_PERMISSION_SEE_DELETED);
      return cb_actor_check (actor, needed, error);

    case CB_LOOKUP_ITEMS:
    case CB_LOOKUP_HINDRANCES:
    default:
      return cb_actor_check_sight (actor, error);
    }
}

/* Whether @found, what was looked up by @id, may be seen; FALSE too if @error is set. */
static gboolean
may_see (CbConnection  *connection,
         CbActor       *actor,
         CbLookup       what,
         gint64         id,
         gpointer       found,
         GError       **error)
{
  GError *failure = NULL;
  gboolean deleted;

  switch (what)
    {
    case CB_LOOKUP_ITEMS:
      return cb_actor_may_see (actor, cb_owned_item_get_customer (found));

    case CB_LOOKUP_HINDRANCES:
      return cb_actor_rows_may_see_of (connection, actor, id, error);

    case CB_LOOKUP_CONVERSATIONS:
      if (cb_actor_may (actor, CB_PERMISSION_SEE_DELETED))
        return TRUE;
      deleted = cb_actor_rows_is_deleted (connection, id, &failure);
      if (failure != NULL)
        g_propagate_error (error, failure);
      return failure == NULL && !deleted;

    case CB_LOOKUP_CLAIMS:
    case CB_LOOKUP_KEPT:
    default:
      return TRUE;
    }
}

static gpointer
lookup_job (CbConnection  *connection,
            gpointer       data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  Lookup *lookup = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (unref_nullable);
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);

  if (actor == NULL || !check_sight (actor, lookup->what, error))
    return NULL;

  for (gsize i = 0; i < lookup->n_ids; i++)
    {
      GError *failure = NULL;
      gint64 id = lookup->ids[i];
      gpointer one = cb_lookup_rows_get (connection, lookup->what, id, lookup->within, &failure);

      if (one != NULL && !may_see (connection, actor, lookup->what, id, one, &failure))
        g_clear_object (&one);
      g_ptr_array_add (found, one);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
    }

  return g_steal_pointer (&found);
}

/**
 * cb_lookup_async:
 * @ids: copied
 * @within: (nullable): not changed any more
 */
void
cb_lookup_async (CbBook              *book,
                 CbLookup             what,
                 const gint64        *ids,
                 gsize                n_ids,
                 CbIdSet             *within,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  Lookup *lookup;

  g_return_if_fail (CB_IS_BOOK (book));

  lookup = g_new0 (Lookup, 1);
  lookup->what = what;
  lookup->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  lookup->n_ids = n_ids;
  lookup->within = within != NULL ? cb_id_set_ref (within) : NULL;
  cb_database_read_async (cb_book_get_database (book), lookup_job, lookup, lookup_free,
                          (GDestroyNotify) g_ptr_array_unref, CB_PRIORITY_INTERACTIVE,
                          cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_lookup_async, (GDestroyNotify) g_ptr_array_unref,
                                            cancellable, callback, user_data));
}

GPtrArray *
cb_lookup_finish (CbBook        *book,
                  GAsyncResult  *result,
                  GError       **error)
{
  return cb_read_task_finish (book, result, cb_lookup_async, error);
}
