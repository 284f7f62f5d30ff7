/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-group-rows.h"

#include "cb-error.h"
#include "cb-person.h"

/* Whoever has had the book has it still. The others are those whom customers are
 * assigned to, and may be names out of an imported file; the program itself is
 * in no group. */
#define PUT_IN_GROUPS \
  "UPDATE person SET active = 1 WHERE NOT EXISTS (SELECT 1 FROM person WHERE active) " \
  "AND id = (SELECT min (id) FROM person WHERE name <> '" CB_PERSON_ITSELF "');" \
  "UPDATE person SET group_id = (SELECT id FROM person_group WHERE built_in = " \
  "CASE WHEN person.id = (SELECT min (id) FROM person WHERE active) THEN 1 ELSE 3 END) WHERE active OR name <> '" CB_PERSON_ITSELF "'"

G_STATIC_ASSERT (CB_BUILT_IN_GROUP_ADMINISTRATOR == 1 && CB_BUILT_IN_GROUP_SALES_TEAM == 3);

gboolean
cb_group_rows_begin (CbConnection  *connection,
                     GError       **error)
{
  for (CbBuiltInGroup group = 1; group < CB_N_BUILT_IN_GROUPS; group++)
    {
      if (cb_group_rows_add (connection, cb_built_in_group_get_name (group), group,
                             cb_built_in_group_get_permissions (group), error) == 0)
        return FALSE;
    }

  return cb_connection_execute (connection, PUT_IN_GROUPS, error);
}

static gboolean
read_permissions (CbConnection     *connection,
                  gint64            id,
                  CbPermissionSet  *permissions,
                  GError          **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT permission FROM group_permission WHERE group_id = ?", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      CbPermission permission = cb_permission_from_key (cb_statement_get_text (statement, 0));

      if (permission != CB_PERMISSION_NONE)
        cb_permission_set_add (permissions, permission);
    }

  return step == CB_STEP_DONE;
}

/* (transfer full): the group in the row of @statement. */
static CbGroup *
read_group (CbConnection  *connection,
            CbStatement   *statement,
            GError       **error)
{
  gint64 id = cb_statement_get_int64 (statement, 0);
  CbBuiltInGroup built_in = (CbBuiltInGroup) cb_statement_get_int64 (statement, 2);
  CbPermissionSet permissions = { 0 };

  if (built_in == CB_BUILT_IN_GROUP_ADMINISTRATOR)
    permissions = cb_permission_set_all ();
  else if (!read_permissions (connection, id, &permissions, error))
    return NULL;

  return cb_group_new (id, cb_statement_get_text (statement, 1), built_in, permissions);
}

/**
 * cb_group_rows_list:
 *
 * Returns: (transfer full) (element-type CbGroup): all groups, the program's own
 *   first, or NULL
 */
GPtrArray *
cb_group_rows_list (CbConnection  *connection,
                    GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT id, name, coalesce (built_in, 0) FROM person_group "
                           "ORDER BY built_in IS NULL, built_in, id", error);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  CbStep step;

  if (statement == NULL)
    return NULL;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      CbGroup *group = read_group (connection, statement, error);

      if (group == NULL)
        return NULL;
      g_ptr_array_add (groups, group);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&groups) : NULL;
}

/**
 * cb_group_rows_get:
 *
 * Returns: (transfer full): the group, or NULL with %CB_ERROR_NOT_FOUND or
 *   another error
 */
CbGroup *
cb_group_rows_get (CbConnection  *connection,
                   gint64         id,
                   GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT id, name, coalesce (built_in, 0) FROM person_group WHERE id = ?", error);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, id);
  step = cb_statement_step (statement, error);
  if (step == CB_STEP_DONE)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such group");

  return step == CB_STEP_ROW ? read_group (connection, statement, error) : NULL;
}

/**
 * cb_group_rows_add:
 * @permissions: not written for administrators, who have all
 *
 * Returns: the id of the new group, or 0 with %CB_ERROR_INVALID when there is
 *   one with that name, or another error
 */
gint64
cb_group_rows_add (CbConnection     *connection,
                   const char       *name,
                   CbBuiltInGroup    built_in,
                   CbPermissionSet   permissions,
                   GError          **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "INSERT INTO person_group (name, built_in) VALUES (?, nullif (?, 0))", error);
  gint64 id;

  if (statement == NULL)
    return 0;

  cb_statement_bind_text (statement, 1, name);
  cb_statement_bind_int64 (statement, 2, built_in);
  if (!cb_statement_run (statement, error))
    return 0;
  id = cb_connection_get_last_id (connection);

  if (built_in == CB_BUILT_IN_GROUP_ADMINISTRATOR)
    return id;
  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      if (cb_permission_set_has (permissions, permission) &&
          !cb_group_rows_set_permission (connection, id, permission, TRUE, error))
        return 0;
    }

  return id;
}

gboolean
cb_group_rows_rename (CbConnection  *connection,
                      gint64         id,
                      const char    *name,
                      GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "UPDATE person_group SET name = ? WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, name);
  cb_statement_bind_int64 (statement, 2, id);

  return cb_statement_run (statement, error);
}

static gboolean
run_on_group (CbConnection  *connection,
              const char    *sql,
              gint64         id,
              GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, id);

  return cb_statement_run (statement, error);
}

/**
 * cb_group_rows_remove:
 * @id: of a group that nobody is in
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_group_rows_remove (CbConnection  *connection,
                      gint64         id,
                      GError       **error)
{
  return run_on_group (connection, "DELETE FROM group_permission WHERE group_id = ?", id, error) &&
         run_on_group (connection, "DELETE FROM person_group WHERE id = ?", id, error);
}

gboolean
cb_group_rows_set_permission (CbConnection  *connection,
                              gint64         id,
                              CbPermission   permission,
                              gboolean       allowed,
                              GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           allowed ? "INSERT OR IGNORE INTO group_permission (group_id, permission) VALUES (?, ?)"
                                   : "DELETE FROM group_permission WHERE group_id = ? AND permission = ?", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, id);
  cb_statement_bind_text (statement, 2, cb_permission_get_key (permission));

  return cb_statement_run (statement, error);
}
