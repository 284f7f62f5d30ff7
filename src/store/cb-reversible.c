/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-reversible.h"

#include "cb-operation-rows.h"

/*
 * A list wants to know this of each operation that it shows, and an operation
 * may have taken a million customers. So whole sets are compared in memory, and
 * of those who are left only the first are looked up in the book: when none of
 * so many is in the hands of the operation, the others hardly are. Undoing
 * itself looks at all of them.
 */
#define FIRST "(SELECT id FROM cb_set (?1) LIMIT 20000) s "

/* An operation that did again what had been undone left everybody as the first
 * one had them. */
#define IN_ITS_HANDS "operation_id IN (SELECT ?2 UNION ALL SELECT source FROM operation_set WHERE operation_id = ?3)"

#define NOT_DELETED(id) "NOT EXISTS (SELECT 1 FROM deleted_customer WHERE customer_id = " id ") "

static const char still_deleted[] =
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN deleted_customer d ON d.customer_id = s.id "
  "WHERE d." IN_ITS_HANDS ")";

static const char still_masked[] =
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN pending_erasure d ON d.customer_id = s.id "
  "WHERE d." IN_ITS_HANDS ")";

static const char existing[] =
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN customer c ON c.id = s.id)";

static const char items_still_deleted[] =
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN deleted_item d ON d.item_id = s.id "
  "CROSS JOIN item i ON i.id = s.id "
  "WHERE d." IN_ITS_HANDS " AND " NOT_DELETED ("i.customer_id") ")";

static const char items_back[] =
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN item i ON i.id = s.id "
  "WHERE NOT EXISTS (SELECT 1 FROM deleted_item WHERE item_id = i.id) AND " NOT_DELETED ("i.customer_id") ")";

/* (transfer full): all ids in the blobs of the rows of @sql for @operation_id. */
static CbIdSet *
read_sets (CbConnection  *connection,
           const char    *sql,
           gint64         operation_id,
           GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  g_autoptr (CbIdSet) all = cb_id_set_new ();
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, operation_id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autoptr (GBytes) bytes = cb_statement_get_bytes (statement, 0);
      g_autoptr (CbIdSet) set = cb_id_set_new_from_bytes (bytes, error);

      if (set == NULL)
        return NULL;
      cb_id_set_union (all, set);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/* @hands: (nullable): the operation, if @sql asks for it */
static gboolean
look_up (CbConnection   *connection,
         const char     *sql,
         const CbIdSet  *set,
         CbOperation    *hands,
         gboolean       *found,
         GError        **error)
{
  g_autoptr (CbStatement) statement = NULL;

  *found = FALSE;
  if (cb_id_set_is_empty (set))
    return TRUE;

  statement = cb_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, set);
  if (hands != NULL)
    {
      cb_statement_bind_int64 (statement, 2, cb_operation_get_id (hands));
      cb_statement_bind_int64 (statement, 3, cb_operation_get_reverses (hands));
    }
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;
  *found = cb_statement_get_int64 (statement, 0) != 0;

  return TRUE;
}

static gboolean
check_customers (CbConnection   *connection,
                 CbOperation    *operation,
                 const CbIdSet  *deleted,
                 const CbIdSet  *pending,
                 gboolean       *reversible,
                 GError        **error)
{
  g_autoptr (CbIdSet) set =
    read_sets (connection, "SELECT customers FROM operation_set WHERE operation_id = ?",
               cb_operation_get_id (operation), error);

  if (set == NULL)
    return FALSE;

  switch (cb_operation_get_kind (operation))
    {
    case CB_OPERATION_DELETE:
      cb_id_set_intersect (set, deleted);
      cb_id_set_subtract (set, pending);
      return look_up (connection, still_deleted, set, operation, reversible, error);

    case CB_OPERATION_MASK:
      cb_id_set_intersect (set, pending);
      return look_up (connection, still_masked, set, operation, reversible, error);

    case CB_OPERATION_UNMASK:
      cb_id_set_intersect (set, deleted);
      cb_id_set_subtract (set, pending);
      return look_up (connection, existing, set, NULL, reversible, error);

    case CB_OPERATION_UNDELETE:
    case CB_OPERATION_DELETE_CONVERSATION:
    case CB_OPERATION_UNDELETE_CONVERSATION:
      cb_id_set_subtract (set, deleted);
      return look_up (connection, existing, set, NULL, reversible, error);

    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
check_items (CbConnection  *connection,
             CbOperation   *operation,
             gboolean      *reversible,
             GError       **error)
{
  /* 2: the items that it deleted or brought back */
  g_autoptr (CbIdSet) set =
    read_sets (connection, "SELECT items FROM operation_item_set WHERE operation_id = ? AND what = 2",
               cb_operation_get_id (operation), error);

  if (set == NULL)
    return FALSE;

  if (cb_operation_get_kind (operation) == CB_OPERATION_DELETE_ITEMS)
    return look_up (connection, items_still_deleted, set, operation, reversible, error);

  return look_up (connection, items_back, set, NULL, reversible, error);
}

gboolean
cb_reversible_check (CbConnection   *connection,
                     CbOperation    *operation,
                     const CbIdSet  *deleted,
                     const CbIdSet  *pending,
                     gboolean       *reversible,
                     GError        **error)
{
  CbOperationKind kind = cb_operation_get_kind (operation);

  *reversible = FALSE;
  if (!cb_operation_kind_is_reversible (kind))
    return TRUE;

  if (kind == CB_OPERATION_DELETE_ITEMS || kind == CB_OPERATION_UNDELETE_ITEMS)
    return check_items (connection, operation, reversible, error);

  return check_customers (connection, operation, deleted, pending, reversible, error);
}
