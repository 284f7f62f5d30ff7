/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-existing.h"

/* From which part of all customers on they are looked up by one scan. */
#define SCAN_PART 20

gboolean
cb_existing_collect (CbStatement  *statement,
                     CbIdSet      *set,
                     GError      **error)
{
  CbStep step;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    cb_id_set_add (set, cb_statement_get_int64 (statement, 0));

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
  g_autoptr (CbIdSet) existing = cb_id_set_new ();
  g_autoptr (CbStatement) statement = NULL;
  gint64 n_all;

  if (!cb_connection_query_int64 (connection, "SELECT count(*) FROM customer", &n_all, error))
    return NULL;

  if ((gint64) cb_id_set_get_size (customers) > n_all / SCAN_PART)
    {
      statement = cb_connection_prepare (connection, "SELECT id FROM customer", error);
    }
  else
    {
      statement = cb_connection_prepare (connection,
                                         "SELECT s.id FROM cb_set (?) s CROSS JOIN customer c ON c.id = s.id",
                                         error);
      if (statement != NULL)
        cb_statement_bind_set (statement, 1, customers);
    }

  if (statement == NULL || !cb_existing_collect (statement, existing, error))
    return NULL;
  cb_id_set_intersect (existing, customers);

  return g_steal_pointer (&existing);
}
