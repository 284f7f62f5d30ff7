/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-assignment-rows.h"

static CbIdSet *
collect (CbStatement  *statement,
         GError      **error)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  gint64 ids[4096];
  CbStep step;

  do
    {
      guint n;

      step = cb_statement_read_int64s (statement, 1, ids, G_N_ELEMENTS (ids), &n, error);
      cb_id_set_add_ids (set, ids, n);
    }
  while (step == CB_STEP_ROW);

  return step == CB_STEP_DONE ? g_steal_pointer (&set) : NULL;
}

CbIdSet *
cb_assignment_rows_list (CbConnection  *connection,
                         gint64         person,
                         GError       **error)
{
  g_autoptr (CbStatement) statement =
    person != 0
      ? cb_connection_prepare (connection, "SELECT id FROM customer WHERE assigned_to = ?", error)
      : cb_connection_prepare (connection, "SELECT id FROM customer WHERE assigned_to IS NULL", error);

  if (statement == NULL)
    return NULL;

  if (person != 0)
    cb_statement_bind_int64 (statement, 1, person);

  return collect (statement, error);
}

CbIdSet *
cb_assignment_rows_find (CbConnection   *connection,
                         const CbIdSet  *set,
                         gint64          person,
                         GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT s.id FROM cb_set (?1) s CROSS JOIN customer c ON c.id = s.id "
                           "WHERE coalesce (c.assigned_to, 0) = ?2", error);

  if (statement == NULL)
    return NULL;

  cb_statement_bind_set (statement, 1, set);
  cb_statement_bind_int64 (statement, 2, person);

  return collect (statement, error);
}

static CbIdSet *
get_part (GPtrArray *parts,
          gint64     person)
{
  CbOperationSet *part;

  for (guint i = 0; i < parts->len; i++)
    {
      part = parts->pdata[i];
      if (part->source == person)
        return part->set;
    }

  part = cb_operation_set_new (person, cb_id_set_new ());
  g_ptr_array_add (parts, part);

  return part->set;
}

GPtrArray *
cb_assignment_rows_split (CbConnection   *connection,
                          const CbIdSet  *set,
                          GError        **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_operation_set_free);
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT s.id, coalesce (c.assigned_to, 0) FROM cb_set (?1) s "
                           "CROSS JOIN customer c ON c.id = s.id", error);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_set (statement, 1, set);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    cb_id_set_add (get_part (parts, cb_statement_get_int64 (statement, 1)), cb_statement_get_int64 (statement, 0));

  return step == CB_STEP_DONE ? g_steal_pointer (&parts) : NULL;
}

gboolean
cb_assignment_rows_set (CbConnection   *connection,
                        const CbIdSet  *set,
                        gint64          person,
                        GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "UPDATE customer SET assigned_to = nullif (?2, 0) "
                           "WHERE id IN (SELECT id FROM cb_set (?1))", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, set);
  cb_statement_bind_int64 (statement, 2, person);

  return cb_statement_run (statement, error);
}

gboolean
cb_assignment_rows_record (CbConnection   *connection,
                           gint64          operation,
                           gint64          person,
                           const CbIdSet  *set,
                           GError        **error)
{
  g_autoptr (GBytes) bytes = cb_id_set_to_bytes (set);
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO operation_assignment (operation_id, person_id, customers) "
                           "VALUES (?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, operation);
  cb_statement_bind_int64 (statement, 2, person);
  cb_statement_bind_blob (statement, 3, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return cb_statement_run (statement, error);
}

GPtrArray *
cb_assignment_rows_get (CbConnection  *connection,
                        gint64         operation,
                        GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT person_id, customers FROM operation_assignment WHERE operation_id = ?", error);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_operation_set_free);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, operation);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autoptr (GBytes) bytes = cb_statement_get_bytes (statement, 1);
      CbIdSet *set = cb_id_set_new_from_bytes (bytes, error);

      if (set == NULL)
        return NULL;
      g_ptr_array_add (parts, cb_operation_set_new (cb_statement_get_int64 (statement, 0), set));
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&parts) : NULL;
}
