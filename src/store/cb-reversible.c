/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-reversible.h"

#include "cb-assignment-rows.h"
#include "cb-operation-item-rows.h"
#include "cb-people-reverse.h"

/*
 * A list wants to know this of each operation that it shows, and an operation
 * may have taken a million customers. So whole sets are compared in memory, and
 * of those who are left only the first are looked up in the book: when none of
 * so many is in the hands of the operation, the others hardly are. Undoing
 * itself looks at all of them.
 */
#define FIRST "(SELECT id FROM cb_set (?1) LIMIT 20000) s "

#define NOT_DELETED(id) "NOT EXISTS (SELECT 1 FROM deleted_customer WHERE customer_id = " id ") "

/* Parameters: a set, and an operation if there are two. */
typedef struct
{
  const char *sql;
  guint       n_parameters;
} Query;

static const Query still_deleted = {
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN deleted_customer d ON d.customer_id = s.id "
  "WHERE d.operation_id = ?2)", 2
};

static const Query still_masked = {
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN pending_erasure d ON d.customer_id = s.id "
  "WHERE d.operation_id = ?2)", 2
};

static const Query existing = {
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN customer c ON c.id = s.id)", 1
};

static const Query still_assigned = {
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN customer c ON c.id = s.id "
  "WHERE coalesce (c.assigned_to, 0) = ?2)", 2
};

static const Query items_still_deleted = {
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN deleted_item d ON d.item_id = s.id "
  "CROSS JOIN item i ON i.id = s.id "
  "WHERE d.operation_id = ?2 AND " NOT_DELETED ("i.customer_id") ")", 2
};

static const Query items_back = {
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN item i ON i.id = s.id "
  "WHERE NOT EXISTS (SELECT 1 FROM deleted_item WHERE item_id = i.id))", 1
};

static const Query documents_still_deleted = {
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN deleted_document d ON d.document_id = s.id "
  "CROSS JOIN document t ON t.id = s.id "
  "WHERE d.operation_id = ?2 AND " NOT_DELETED ("t.customer_id") ")", 2
};

static const Query documents_back = {
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN document t ON t.id = s.id "
  "WHERE NOT EXISTS (SELECT 1 FROM deleted_document WHERE document_id = t.id))", 1
};

static const Query messages_still_deleted = {
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN deleted_message d ON d.customer_id = s.id "
  "AND d.operation_id = ?2)", 2
};

static const Query messages_back = {
  "SELECT EXISTS (SELECT 1 FROM " FIRST "CROSS JOIN operation_message r ON r.customer_id = s.id AND r.operation_id = ?2 "
  "WHERE EXISTS (SELECT 1 FROM message m WHERE m.customer_id = s.id AND m.id BETWEEN r.first_id AND r.last_id) "
  "AND NOT EXISTS (SELECT 1 FROM deleted_message d WHERE d.customer_id = s.id "
  "AND d.first_id <= r.last_id AND d.last_id >= r.first_id))", 2
};

/* (transfer full): whom @operation took. */
static CbIdSet *
read_customers (CbConnection  *connection,
                CbOperation   *operation,
                GError       **error)
{
  g_autoptr (GPtrArray) parts = cb_operation_rows_get_sets (connection, cb_operation_get_id (operation), error);
  g_autoptr (CbIdSet) all = cb_id_set_new ();

  if (parts == NULL)
    return NULL;

  for (guint i = 0; i < parts->len; i++)
    cb_id_set_union (all, ((CbOperationSet *) parts->pdata[i])->set);

  return g_steal_pointer (&all);
}

static gboolean
look_up (CbConnection   *connection,
         const Query    *query,
         const CbIdSet  *set,
         gint64          operation,
         gboolean       *found,
         GError        **error)
{
  g_autoptr (CbStatement) statement = NULL;

  *found = FALSE;
  if (cb_id_set_is_empty (set))
    return TRUE;

  statement = cb_connection_prepare (connection, query->sql, error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, set);
  if (query->n_parameters > 1)
    cb_statement_bind_int64 (statement, 2, operation);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;
  *found = cb_statement_get_int64 (statement, 0) != 0;

  return TRUE;
}

/* Of @set, whom it took and who are deleted still. One that did again what had
 * been undone left each in the hands of the operation that had deleted them. */
static gboolean
check_deleted (CbConnection   *connection,
               CbOperation    *operation,
               const CbIdSet  *set,
               gboolean       *reversible,
               GError        **error)
{
  gint64 reverses = cb_operation_get_reverses (operation);
  g_autoptr (GPtrArray) parts = NULL;

  if (reverses == 0)
    return look_up (connection, &still_deleted, set, cb_operation_get_id (operation), reversible, error);

  parts = cb_operation_rows_get_sets (connection, reverses, error);
  if (parts == NULL)
    return FALSE;

  for (guint i = 0; i < parts->len && !*reversible; i++)
    {
      CbOperationSet *part = parts->pdata[i];

      if (part->source == 0)
        continue;
      cb_id_set_intersect (part->set, set);
      if (!look_up (connection, &still_deleted, part->set, part->source, reversible, error))
        return FALSE;
    }

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
  gint64 id = cb_operation_get_id (operation);
  g_autoptr (CbIdSet) set = read_customers (connection, operation, error);

  if (set == NULL)
    return FALSE;

  switch (cb_operation_get_kind (operation))
    {
    case CB_OPERATION_DELETE:
      cb_id_set_intersect (set, deleted);
      cb_id_set_subtract (set, pending);
      return check_deleted (connection, operation, set, reversible, error);

    case CB_OPERATION_UNDELETE:
      cb_id_set_subtract (set, deleted);
      return look_up (connection, &existing, set, id, reversible, error);

    case CB_OPERATION_MASK:
      cb_id_set_intersect (set, pending);
      return look_up (connection, &still_masked, set, id, reversible, error);

    case CB_OPERATION_UNMASK:
      cb_id_set_intersect (set, deleted);
      cb_id_set_subtract (set, pending);
      return look_up (connection, &existing, set, id, reversible, error);

    default:
      g_return_val_if_reached (FALSE);
    }
}

/* What it took of one kind of things. */
static gboolean
check_things (CbConnection  *connection,
              CbOperation   *operation,
              CbTaken        what,
              const Query   *query,
              gboolean      *reversible,
              GError       **error)
{
  gint64 id = cb_operation_get_id (operation);
  g_autoptr (CbIdSet) set = cb_operation_item_rows_get (connection, id, what, error);

  return set != NULL && look_up (connection, query, set, id, reversible, error);
}

static gboolean
check_messages (CbConnection   *connection,
                CbOperation    *operation,
                const CbIdSet  *deleted,
                const Query    *query,
                gboolean       *reversible,
                GError        **error)
{
  g_autoptr (CbIdSet) set = read_customers (connection, operation, error);

  if (set == NULL)
    return FALSE;
  /* Nothing is brought back to who is deleted. */
  if (query == &messages_still_deleted)
    cb_id_set_subtract (set, deleted);

  return look_up (connection, query, set, cb_operation_get_id (operation), reversible, error);
}

/* Any of all that a conversation is made of will do. */
static gboolean
check_conversation (CbConnection   *connection,
                    CbOperation    *operation,
                    const CbIdSet  *deleted,
                    gboolean       *reversible,
                    GError        **error)
{
  gboolean away = cb_operation_get_kind (operation) == CB_OPERATION_DELETE_CONVERSATION;

  if (!check_messages (connection, operation, deleted, away ? &messages_still_deleted : &messages_back,
                       reversible, error))
    return FALSE;
  if (!*reversible &&
      !check_things (connection, operation, CB_TAKEN_ITEMS, away ? &items_still_deleted : &items_back,
                     reversible, error))
    return FALSE;

  return *reversible ||
         check_things (connection, operation, CB_TAKEN_DOCUMENTS,
                       away ? &documents_still_deleted : &documents_back, reversible, error);
}

/* By whom they were assigned to. */
static gboolean
check_assigned (CbConnection  *connection,
                CbOperation   *operation,
                gboolean      *reversible,
                GError       **error)
{
  g_autoptr (GPtrArray) parts = cb_assignment_rows_get (connection, cb_operation_get_id (operation), error);

  if (parts == NULL)
    return FALSE;

  for (guint i = 0; i < parts->len && !*reversible; i++)
    {
      CbOperationSet *part = parts->pdata[i];

      if (!look_up (connection, &still_assigned, part->set, part->source, reversible, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cb_reversible_check (CbConnection   *connection,
                     CbOperation    *operation,
                     const CbIdSet  *deleted,
                     const CbIdSet  *pending,
                     gboolean       *reversible,
                     GError        **error)
{
  *reversible = FALSE;

  switch (cb_operation_get_kind (operation))
    {
    case CB_OPERATION_DELETE:
    case CB_OPERATION_UNDELETE:
    case CB_OPERATION_MASK:
    case CB_OPERATION_UNMASK:
      return check_customers (connection, operation, deleted, pending, reversible, error);

    case CB_OPERATION_DELETE_ITEMS:
      return check_things (connection, operation, CB_TAKEN_ITEMS, &items_still_deleted, reversible, error);

    case CB_OPERATION_UNDELETE_ITEMS:
      return check_things (connection, operation, CB_TAKEN_ITEMS, &items_back, reversible, error);

    case CB_OPERATION_DELETE_CONVERSATION:
    case CB_OPERATION_UNDELETE_CONVERSATION:
      return check_conversation (connection, operation, deleted, reversible, error);

    case CB_OPERATION_CHANGE_PEOPLE:
    case CB_OPERATION_CHANGE_GROUPS:
      return cb_people_reverse_check (connection, cb_operation_get_id (operation), reversible, error);

    case CB_OPERATION_ASSIGN:
      return check_assigned (connection, operation, reversible, error);

    case CB_OPERATION_ERASE:
    case CB_OPERATION_IMPORT:
    case CB_OPERATION_ERASE_KEPT:
    case CB_OPERATION_CHANGE_RULES:
    case CB_OPERATION_REFUSED:
    case CB_OPERATION_EXPORT:
    case CB_OPERATION_EXPORT_PERSON:
    case CB_OPERATION_EXPORT_DOCUMENT:
    case CB_OPERATION_EXPORT_ACTIVITY:
    case CB_OPERATION_BACK_UP:
    case CB_OPERATION_RESTORE:
    case CB_OPERATION_SIGN_IN:
    case CB_OPERATION_FAILED_SIGN_IN:
    case CB_OPERATION_SET_PASSWORD:
    case CB_OPERATION_CHANGE_PASSWORD:
    case CB_OPERATION_RESET_PASSWORD:
    case CB_OPERATION_REMOVE_PASSWORD:
    default:
      return TRUE;
    }
}
