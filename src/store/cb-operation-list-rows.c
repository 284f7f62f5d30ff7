/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-list-rows.h"

#include "cb-operation-change-rows.h"
#include "cb-operation-item-rows.h"
#include "cb-person.h"
#include "cb-reversible.h"

#define REFUSED 21
G_STATIC_ASSERT (REFUSED == CB_OPERATION_REFUSED);

/* The last columns: whether a later one reverses it, how often what it reverses
 * was reversed before, the permissions that were missing, and whose password it
 * changed. */
#define SELECT \
  "SELECT o.id, o.kind, o.time, o.person_name, o.n_customers, coalesce (o.reverses, 0), n.number, " \
  "EXISTS (SELECT 1 FROM operation r WHERE r.reverses = o.id), " \
  "(WITH RECURSIVE chain (id) AS (SELECT o.reverses WHERE o.reverses IS NOT NULL UNION ALL " \
  "SELECT p.reverses FROM chain JOIN operation p ON p.id = chain.id WHERE p.reverses IS NOT NULL) " \
  "SELECT count (*) FROM chain), " \
  "(SELECT w.what FROM operation_people w WHERE w.operation_id = o.id AND w.position = 0 AND o.kind = " \
  G_STRINGIFY (REFUSED) "), " \
  "(SELECT p.name FROM operation_people s JOIN person p ON p.id = s.subject_id " \
  "WHERE s.operation_id = o.id AND s.position = 0 AND s.subject = 1 AND s.what = 'password') " \
  "FROM operation o LEFT JOIN operation_number n ON n.operation_id = o.id "

static CbOperationRole
get_role (gint64 n_reversals)
{
  if (n_reversals == 0)
    return CB_OPERATION_ROLE_PLAIN;

  return n_reversals % 2 == 1 ? CB_OPERATION_ROLE_UNDO : CB_OPERATION_ROLE_REDO;
}

/* Those that this version knows. */
static CbPermissionSet
parse_keys (const char *text)
{
  g_auto (GStrv) keys = g_strsplit (text, " ", -1);
  CbPermissionSet set = { 0 };

  for (guint i = 0; keys[i] != NULL; i++)
    {
      CbPermission permission = cb_permission_from_key (keys[i]);

      if (permission != CB_PERMISSION_NONE)
        cb_permission_set_add (&set, permission);
    }

  return set;
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
  CbOperationEntry *entry;

  operation = cb_operation_new (cb_statement_get_int64 (statement, 0),
                                (CbOperationKind) cb_statement_get_int64 (statement, 1),
                                cb_statement_get_int64 (statement, 2),
                                cb_statement_get_text (statement, 3),
                                (gsize) cb_statement_get_int64 (statement, 4),
                                cb_statement_get_int64 (statement, 5));
  if (!is_reversed && !cb_reversible_check (connection, operation, deleted, pending, &reversible, error))
    return FALSE;

  entry = cb_operation_entry_new (operation, get_role (cb_statement_get_int64 (statement, 8)), number, reversible);
  if (!cb_statement_is_null (statement, 9))
    cb_operation_entry_set_missing (entry, parse_keys (cb_statement_get_text (statement, 9)));
  if (!cb_statement_is_null (statement, 10))
    cb_operation_entry_set_subject (entry, cb_statement_get_text (statement, 10));
  g_ptr_array_add (entries, entry);

  return TRUE;
}

/* Of @entries, which are in the order of their ids, the last first. */
static gboolean
read_counts (CbConnection  *connection,
             GPtrArray     *entries,
             GError       **error)
{
  g_autoptr (CbStatement) statement = NULL;
  g_autoptr (CbIdSet) ids = cb_id_set_new ();
  CbStep step;
  guint i = 0;

  if (entries->len == 0)
    return TRUE;

  for (guint j = 0; j < entries->len; j++)
    cb_id_set_add (ids, cb_operation_entry_get_id (entries->pdata[j]));
  statement = cb_connection_prepare (connection,
                                     "SELECT c.operation_id, c.what, c.kind, c.n FROM cb_set (?) s "
                                     "CROSS JOIN operation_count c ON c.operation_id = s.id "
                                     "ORDER BY c.operation_id DESC, c.what, c.kind",
                                     error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, ids);
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

/* The parameters: 1 the last one before, 2 how many, and what the filter says. */
#define BY_PERSON \
  "(?3 = 0 OR o.person_id = CASE WHEN ?3 > 0 THEN ?3 ELSE " \
  "(SELECT id FROM person WHERE name = '" CB_PERSON_ITSELF "') END)"
#define FILTERED \
  "WHERE o.id < ?1 AND " BY_PERSON " AND (?4 = 0 OR (?4 >> o.kind) & 1) AND o.time >= ?5 " \
  "AND (?6 = 0 OR o.time < ?6) ORDER BY o.id DESC LIMIT ?2"
#define FILTERED_AMONG \
  "WHERE o.id IN (SELECT id FROM cb_set (?7)) AND o.id < ?1 AND " BY_PERSON " " \
  "AND (?4 = 0 OR (?4 >> o.kind) & 1) AND o.time >= ?5 AND (?6 = 0 OR o.time < ?6) ORDER BY o.id DESC LIMIT ?2"

static void
bind_filter (CbStatement              *statement,
             gint64                    before,
             guint                     limit,
             const CbOperationFilter  *filter)
{
  cb_statement_bind_int64 (statement, 1, before != 0 ? before : G_MAXINT64);
  cb_statement_bind_int64 (statement, 2, limit);
  cb_statement_bind_int64 (statement, 3, filter != NULL ? filter->person_id : 0);
  cb_statement_bind_int64 (statement, 4, filter != NULL ? (gint64) filter->kinds : 0);
  cb_statement_bind_int64 (statement, 5, filter != NULL ? filter->from : 0);
  cb_statement_bind_int64 (statement, 6, filter != NULL ? filter->until : 0);
}

/* The id of who has the number, or had it when they were taken alone; 0 for nobody. */
static gboolean
find_customer (CbConnection  *connection,
               const char    *number,
               gint64        *id,
               GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT coalesce ((SELECT id FROM customer WHERE number = ?1), "
                           "(SELECT customer_id FROM operation_number WHERE number = ?1 COLLATE NOCASE "
                           "ORDER BY operation_id DESC LIMIT 1), 0)", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, number);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;
  *id = cb_statement_get_int64 (statement, 0);

  return TRUE;
}

/* (transfer full): all operations that took a customer. */
static CbIdSet *
find_operations (CbConnection  *connection,
                 const char    *number,
                 GError       **error)
{
  g_autoptr (CbIdSet) found = cb_id_set_new ();
  g_autoptr (CbStatement) statement = NULL;
  gint64 customer_id;
  CbStep step;

  if (!find_customer (connection, number, &customer_id, error))
    return NULL;
  if (customer_id == 0)
    return g_steal_pointer (&found);

  statement = cb_connection_prepare (connection, "SELECT operation_id, customers FROM operation_set", error);
  if (statement == NULL)
    return NULL;
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autoptr (GBytes) bytes = cb_statement_get_bytes (statement, 1);
      g_autoptr (CbIdSet) set = cb_id_set_new_from_bytes (bytes, error);

      if (set == NULL)
        return NULL;
      if (cb_id_set_contains (set, customer_id))
        cb_id_set_add (found, cb_statement_get_int64 (statement, 0));
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

/**
 * cb_operation_list_rows_read:
 * @before: only operations older than this one, or 0
 * @limit: how many at the most
 * @filter: (nullable): which; NULL for all
 * @deleted: all who are deleted
 * @pending: those of them who are masked, to be erased later
 *
 * Returns: (transfer full) (element-type CbOperationEntry): operations, the
 *   newest first, or NULL
 */
GPtrArray *
cb_operation_list_rows_read (CbConnection             *connection,
                             gint64                    before,
                             guint                     limit,
                             const CbOperationFilter  *filter,
                             const CbIdSet            *deleted,
                             const CbIdSet            *pending,
                             GError                  **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CbStatement) statement = NULL;
  g_autoptr (CbIdSet) among = NULL;
  CbStep step;

  if (filter != NULL && filter->number != NULL)
    {
      among = find_operations (connection, filter->number, error);
      if (among == NULL)
        return NULL;
    }

  statement = cb_connection_prepare (connection, among != NULL ? SELECT FILTERED_AMONG : SELECT FILTERED, error);
  if (statement == NULL)
    return NULL;

  bind_filter (statement, before, limit, filter);
  if (among != NULL)
    cb_statement_bind_set (statement, 7, among);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      if (!read_entry (connection, statement, deleted, pending, entries, error))
        return NULL;
    }

  if (step == CB_STEP_ERROR || !read_counts (connection, entries, error) ||
      !cb_operation_change_rows_read (connection, entries, error))
    return NULL;

  return g_steal_pointer (&entries);
}
