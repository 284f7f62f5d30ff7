/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-item-rows.h"

/**
 * cb_operation_item_rows_add:
 * @items: ids; nothing is recorded of an empty set
 *
 * Records what operation @id took.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_operation_item_rows_add (CbConnection   *connection,
                            gint64          id,
                            CbTaken         what,
                            const CbIdSet  *items,
                            GError        **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CbStatement) statement = NULL;

  if (cb_id_set_is_empty (items))
    return TRUE;

  statement = cb_connection_prepare (connection,
                                     "INSERT INTO operation_item_set (operation_id, what, items) "
                                     "VALUES (?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;

  bytes = cb_id_set_to_bytes (items);
  cb_statement_bind_int64 (statement, 1, id);
  cb_statement_bind_int64 (statement, 2, what);
  cb_statement_bind_blob (statement, 3, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return cb_statement_run (statement, error);
}

/**
 * cb_operation_item_rows_get:
 *
 * Returns: (transfer full): what operation @id took, possibly nothing; or NULL
 */
CbIdSet *
cb_operation_item_rows_get (CbConnection  *connection,
                            gint64         id,
                            CbTaken        what,
                            GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT items FROM operation_item_set WHERE operation_id = ? AND what = ?", error);
  g_autoptr (GBytes) bytes = NULL;
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, id);
  cb_statement_bind_int64 (statement, 2, what);
  step = cb_statement_step (statement, error);
  if (step == CB_STEP_DONE)
    return cb_id_set_new ();
  if (step == CB_STEP_ERROR)
    return NULL;
  bytes = cb_statement_get_bytes (statement, 0);

  return cb_id_set_new_from_bytes (bytes, error);
}

/**
 * cb_operation_item_rows_add_count:
 * @kind: of items, or of records plus %CB_COUNT_RECORDS
 * @n: nothing is recorded of 0
 *
 * Records how many there were.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_operation_item_rows_add_count (CbConnection  *connection,
                                  gint64         id,
                                  CbFate         fate,
                                  int            kind,
                                  gsize          n,
                                  GError       **error)
{
  g_autoptr (CbStatement) statement = NULL;

  if (n == 0)
    return TRUE;

  statement = cb_connection_prepare (connection,
                                     "INSERT INTO operation_count (operation_id, what, kind, n) "
                                     "VALUES (?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, id);
  cb_statement_bind_int64 (statement, 2, fate);
  cb_statement_bind_int64 (statement, 3, kind);
  cb_statement_bind_int64 (statement, 4, (gint64) n);

  return cb_statement_run (statement, error);
}
