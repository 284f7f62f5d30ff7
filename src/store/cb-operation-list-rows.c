/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-list-rows.h"

#include "cb-operation-item-rows.h"
#include "cb-reversible.h"

/* The last two columns: whether a later one reverses it, and how often what it
 * reverses was reversed before. */
#define SELECT \
  "SELECT o.id, o.kind, o.time, o.person_name, o.n_customers, coalesce (o.reverses, 0), n.number, " \
  "EXISTS (SELECT 1 FROM operation r WHERE r.reverses = o.id), " \
  "(WITH RECURSIVE chain (id) AS (SELECT o.reverses WHERE o.reverses IS NOT NULL UNION ALL " \
  "SELECT p.reverses FROM chain JOIN operation p ON p.id = chain.id WHERE p.reverses IS NOT NULL) " \
  "SELECT count (*) FROM chain) " \
  "FROM operation o LEFT JOIN operation_number n ON n.operation_id = o.id "

static CbOperationRole
get_role (gint64 n_reversals)
{
  if (n_reversals == 0)
    return CB_OPERATION_ROLE_PLAIN;

  return n_reversals % 2 == 1 ? CB_OPERATION_ROLE_UNDO : CB_OPERATION_ROLE_REDO;
}

static gboolean
read_entry (CbConnection   *connection,
            CbStatement    *statement,
            const CbIdSet  *deleted,
            const CbIdSet  *pending,
            GPtrArray      *entries,
            GError        **error)
{
  const char *number = cb_statement_is_null (statement, 6) ? NULL : cb_statement_get_text (statement, 6);
  gboolean is_reversed = cb_statement_get_int64 (statement, 7) != 0;
  gboolean reversible = FALSE;
  g_autoptr (CbOperation) operation = NULL;

  operation = cb_operation_new (cb_statement_get_int64 (statement, 0),
                                (CbOperationKind) cb_statement_get_int64 (statement, 1),
                                cb_statement_get_int64 (statement, 2),
                                cb_statement_get_text (statement, 3),
                                (gsize) cb_statement_get_int64 (statement, 4),
                                cb_statement_get_int64 (statement, 5));
  if (!is_reversed && !cb_reversible_check (connection, operation, deleted, pending, &reversible, error))
    return FALSE;

  g_ptr_array_add (entries, cb_operation_entry_new (operation, get_role (cb_statement_get_int64 (statement, 8)),
                                                    number, reversible));

  return TRUE;
}

/* Of @entries, which are those of all operations from the last one to the
 * first one. */
static gboolean
read_counts (CbConnection  *connection,
             GPtrArray     *entries,
             GError       **error)
{
  g_autoptr (CbStatement) statement = NULL;
  CbStep step;
  guint i = 0;

  if (entries->len == 0)
    return TRUE;

  statement = cb_connection_prepare (connection,
                                     "SELECT operation_id, what, kind, n FROM operation_count "
                                     "WHERE operation_id BETWEEN ? AND ? "
                                     "ORDER BY operation_id DESC, what, kind",
                                     error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, cb_operation_entry_get_id (entries->pdata[entries->len - 1]));
  cb_statement_bind_int64 (statement, 2, cb_operation_entry_get_id (entries->pdata[0]));
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 id = cb_statement_get_int64 (statement, 0);
      int kind = (int) cb_statement_get_int64 (statement, 2);
      CbOperationCount count = {
        .fate = (CbFate) cb_statement_get_int64 (statement, 1),
        .is_record = kind > CB_COUNT_RECORDS,
        .kind = kind > CB_COUNT_RECORDS ? kind - CB_COUNT_RECORDS : kind,
        .n = (gsize) cb_statement_get_int64 (statement, 3),
      };

      while (i < entries->len - 1 && cb_operation_entry_get_id (entries->pdata[i]) > id)
        i++;
      cb_operation_entry_add_count (entries->pdata[i], &count);
    }

  return step == CB_STEP_DONE;
}

/**
 * cb_operation_list_rows_read:
 * @before: only operations older than this one, or 0
 * @limit: how many at the most
 * @deleted: all who are deleted
 * @pending: those of them who are masked, to be erased later
 *
 * Returns: (transfer full) (element-type CbOperationEntry): operations, the
 *   newest first, or NULL
 */
GPtrArray *
cb_operation_list_rows_read (CbConnection   *connection,
                             gint64          before,
                             guint           limit,
                             const CbIdSet  *deleted,
                             const CbIdSet  *pending,
                             GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, SELECT "WHERE o.id < ? ORDER BY o.id DESC LIMIT ?", error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, before != 0 ? before : G_MAXINT64);
  cb_statement_bind_int64 (statement, 2, limit);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      if (!read_entry (connection, statement, deleted, pending, entries, error))
        return NULL;
    }

  if (step == CB_STEP_ERROR || !read_counts (connection, entries, error))
    return NULL;

  return g_steal_pointer (&entries);
}
