/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-receipt-rows.h"

#include "cb-fate.h"
#include "cb-operation-item-rows.h"

static CbReceiptContents *
ensure_contents (GHashTable *by_operation,
                 gint64      operation_id)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) operation_id);
  CbReceiptContents *contents = g_hash_table_lookup (by_operation, key);

  if (contents == NULL)
    {
      contents = g_new0 (CbReceiptContents, 1);
      g_hash_table_insert (by_operation, key, contents);
    }

  return contents;
}

/* Kinds of a newer version can't be named, so they are left out. */
static void
add_count (CbReceiptContents *contents,
           CbFate             fate,
           gint64             kind,
           gsize              n)
{
  if (kind > CB_COUNT_RECORDS && kind < CB_COUNT_RECORDS + CB_N_RECORD_KINDS && fate == CB_FATE_ERASED)
    contents->n_records[kind - CB_COUNT_RECORDS] = n;
  else if (cb_item_kind_is_valid (kind) && fate == CB_FATE_ERASED)
    contents->n_items[kind] = n;
  else if (cb_item_kind_is_valid (kind) && fate == CB_FATE_KEPT)
    contents->n_kept[kind] = n;
}

static gboolean
read_counts (CbConnection  *connection,
             GHashTable    *by_operation,
             gboolean      *any_kept,
             GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT c.operation_id, c.what, c.kind, c.n FROM operation_count c "
                           "JOIN operation o ON o.id = c.operation_id WHERE o.kind = ?", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, CB_OPERATION_ERASE);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      CbFate fate = (CbFate) cb_statement_get_int64 (statement, 1);

      add_count (ensure_contents (by_operation, cb_statement_get_int64 (statement, 0)), fate,
                 cb_statement_get_int64 (statement, 2), (gsize) cb_statement_get_int64 (statement, 3));
      *any_kept |= fate == CB_FATE_KEPT;
    }

  return step == CB_STEP_DONE;
}

static gboolean
read_kept (CbConnection  *connection,
           GHashTable    *by_operation,
           GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT operation_id, count(*) - count(erase_at), count(erase_at), "
                           "coalesce (min (erase_at), 0), coalesce (max (erase_at), 0) "
                           "FROM kept_item GROUP BY operation_id", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      CbReceiptContents *contents = ensure_contents (by_operation, cb_statement_get_int64 (statement, 0));

      contents->n_for_ever = (gsize) cb_statement_get_int64 (statement, 1);
      contents->n_until = (gsize) cb_statement_get_int64 (statement, 2);
      contents->first_until = cb_statement_get_int64 (statement, 3);
      contents->last_until = cb_statement_get_int64 (statement, 4);
    }

  return step == CB_STEP_DONE;
}

GPtrArray *
cb_receipt_rows_list (CbConnection  *connection,
                      GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT o.id, o.time, o.person_name, o.n_customers, coalesce (p.time, 0), "
                           "coalesce (p.n_customers, 0), coalesce (p.n_values, 0), coalesce (p.n_bytes, 0), "
                           "coalesce (p.n_files, 0), coalesce (p.n_found, 0) "
                           "FROM operation o LEFT JOIN proof p ON p.operation_id = o.id "
                           "WHERE o.kind = ? ORDER BY o.id DESC",
                           error);
  g_autoptr (GPtrArray) receipts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_operation = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  gboolean any_kept = FALSE;
  CbStep step;

  if (statement == NULL || !read_counts (connection, by_operation, &any_kept, error) ||
      (any_kept && !read_kept (connection, by_operation, error)))
    return NULL;

  cb_statement_bind_int64 (statement, 1, CB_OPERATION_ERASE);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 id = cb_statement_get_int64 (statement, 0);
      g_autoptr (CbOperation) operation =
        cb_operation_new (id, CB_OPERATION_ERASE, cb_statement_get_int64 (statement, 1),
                          cb_statement_get_text (statement, 2),
                          (gsize) cb_statement_get_int64 (statement, 3), 0);

      g_ptr_array_add (receipts, cb_receipt_new (operation, ensure_contents (by_operation, id),
                                                 cb_statement_get_int64 (statement, 4),
                                                 (gsize) cb_statement_get_int64 (statement, 5),
                                                 (gsize) cb_statement_get_int64 (statement, 6),
                                                 cb_statement_get_int64 (statement, 7),
                                                 (guint) cb_statement_get_int64 (statement, 8),
                                                 (gsize) cb_statement_get_int64 (statement, 9)));
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&receipts) : NULL;
}
