/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-existing.h"

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

      step = cb_statement_read_int64s (statement, ids, G_N_ELEMENTS (ids), &n, error);
      cb_id_set_add_ids (set, ids, n);
    }
  while (step == CB_STEP_ROW);

  return step == CB_STEP_DONE;
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
  return find (connection, &customer_place, customers, error);
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
