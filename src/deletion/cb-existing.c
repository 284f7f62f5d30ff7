/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-existing.h"

#include "cb-operation.h"

/* From which part of all rows on they are looked up by one scan. */
#define SCAN_PART 20

/* Where ids are looked up. */
typedef struct
{
  const char *last;  /* about how many there are */
  const char *all;
  const char *some;  /* of a set */
} Place;

static const Place customer_place = {
  "SELECT coalesce (max (id), 0) FROM customer",
  "SELECT id FROM customer",
  "SELECT s.id FROM cb_set (?) s CROSS JOIN customer c ON c.id = s.id",
};

static const Place deleted_place = {
  "SELECT count(*) FROM deleted_customer",
  "SELECT customer_id FROM deleted_customer",
  "SELECT s.id FROM cb_set (?) s CROSS JOIN deleted_customer d ON d.customer_id = s.id",
};

static const Place pending_place = {
  "SELECT count(*) FROM pending_erasure",
  "SELECT customer_id FROM pending_erasure",
  "SELECT s.id FROM cb_set (?) s CROSS JOIN pending_erasure p ON p.customer_id = s.id",
};

static CbIdSet *
find (CbConnection   *connection,
      const Place    *place,
      const CbIdSet  *customers,
      GError        **error)
{
  g_autoptr (CbIdSet) found = cb_id_set_new ();
  g_autoptr (CbStatement) statement = NULL;
  gint64 last;

  if (!cb_connection_query_int64 (connection, place->last, &last, error))
    return NULL;

  if ((gint64) cb_id_set_get_size (customers) > last / SCAN_PART)
    {
      statement = cb_connection_prepare (connection, place->all, error);
    }
  else
    {
      statement = cb_connection_prepare (connection, place->some, error);
      if (statement != NULL)
        cb_statement_bind_set (statement, 1, customers);
    }

  if (statement == NULL || !cb_existing_collect (statement, found, error))
    return NULL;
  cb_id_set_intersect (found, customers);

  return g_steal_pointer (&found);
}

/*
 * cb_existing_collect:
 *
 * Adds the ids in the first column of @statement to @set.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_existing_collect (CbStatement  *statement,
                     CbIdSet      *set,
                     GError      **error)
{
  gint64 ids[4096];
  CbStep step;

  do
    {
      guint n;

      step = cb_statement_read_int64s (statement, 1, ids, G_N_ELEMENTS (ids), &n, error);
      cb_id_set_add_ids (set, ids, n);
    }
  while (step == CB_STEP_ROW);

  return step == CB_STEP_DONE;
}

/* Adds all who were ever erased. */
static gboolean
collect_erased (CbConnection  *connection,
                CbIdSet       *erased,
                GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT s.customers FROM operation o CROSS JOIN operation_set s "
                           "ON s.operation_id = o.id AND s.source = 0 WHERE o.kind = ?", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, CB_OPERATION_ERASE);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autoptr (GBytes) bytes = cb_statement_get_bytes (statement, 0);
      g_autoptr (CbIdSet) set = cb_id_set_new_from_bytes (bytes, error);

      if (set == NULL)
        return FALSE;
      cb_id_set_union (erased, set);
    }

  return step == CB_STEP_DONE;
}

/* Ids are given one after the other and never again; so whoever isn't there was
 * erased. If the numbers say so too, that tells who is there in a tenth of the
 * time. (transfer full) (nullable): NULL without an error when it doesn't. */
static CbIdSet *
find_by_erasures (CbConnection   *connection,
                  const CbIdSet  *customers,
                  gint64          last,
                  GError        **error)
{
  g_autoptr (CbIdSet) erased = cb_id_set_new ();
  g_autoptr (CbIdSet) found = NULL;
  g_autoptr (CbIdSet) beyond = NULL;
  CbIdSetIter iter;
  gint64 n_there, id;

  if (!cb_connection_query_int64 (connection, "SELECT count(*) FROM customer", &n_there, error) ||
      !collect_erased (connection, erased, error))
    return NULL;
  /* The last ones may have been erased. */
  while (cb_id_set_contains (erased, last + 1))
    last++;
  if (n_there != last - (gint64) cb_id_set_get_size (erased))
    return NULL;

  found = cb_id_set_copy (customers);
  cb_id_set_subtract (found, erased);
  beyond = cb_id_set_new ();
  cb_id_set_iter_init (&iter, found);
  cb_id_set_iter_seek (&iter, last + 1);
  while (cb_id_set_iter_next (&iter, &id))
    cb_id_set_add (beyond, id);
  cb_id_set_subtract (found, beyond);

  return g_steal_pointer (&found);
}

/*
 * cb_existing_find:
 *
 * Returns: (transfer full): those of @customers that there are, or NULL
 */
CbIdSet *
cb_existing_find (CbConnection   *connection,
                  const CbIdSet  *customers,
                  GError        **error)
{
  GError *failure = NULL;
  CbIdSet *found = NULL;
  gint64 last;

  if (!cb_connection_query_int64 (connection, customer_place.last, &last, error))
    return NULL;

  if ((gint64) cb_id_set_get_size (customers) > last / SCAN_PART)
    found = find_by_erasures (connection, customers, last, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);

  return found != NULL || failure != NULL ? found : find (connection, &customer_place, customers, error);
}

/*
 * cb_existing_find_deleted:
 *
 * Returns: (transfer full): those of @customers that are deleted, or NULL
 */
CbIdSet *
cb_existing_find_deleted (CbConnection   *connection,
                          const CbIdSet  *customers,
                          GError        **error)
{
  return find (connection, &deleted_place, customers, error);
}

/*
 * cb_existing_find_pending:
 *
 * Returns: (transfer full): those of @customers that are masked, to be erased
 *   later, or NULL
 */
CbIdSet *
cb_existing_find_pending (CbConnection   *connection,
                          const CbIdSet  *customers,
                          GError        **error)
{
  return find (connection, &pending_place, customers, error);
}
