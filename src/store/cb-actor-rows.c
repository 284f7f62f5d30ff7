/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-actor-rows.h"

#define SELECT_PERSON "SELECT id, name, sign_in, group_id FROM person WHERE " CB_ACTOR_CLAUSE ("?1")

/**
 * cb_actor_rows_get:
 *
 * Returns: (transfer full): who the job is done for, or nobody when they don't
 *   work with the book any more; NULL if @error is set
 */
CbActor *
cb_actor_rows_get (CbConnection  *connection,
                   GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT p.id, p.name, p.sign_in, coalesce (g.id, 0), g.name, coalesce (g.built_in, 0), "
                           "r.permission FROM (" SELECT_PERSON ") p "
                           "LEFT JOIN person_group g ON g.id = p.group_id "
                           "LEFT JOIN group_permission r ON r.group_id = g.id", error);
  g_autoptr (CbPerson) person = NULL;
  g_autoptr (CbGroup) group = NULL;
  g_autofree char *name = NULL;
  CbPermissionSet permissions = { 0 };
  gint64 group_id = 0;
  gint64 built_in = 0;
  CbStep step;

  cb_connection_set_asked (connection);
  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, cb_connection_get_person (connection));
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      CbPermission permission;

      group_id = cb_statement_get_int64 (statement, 3);
      built_in = cb_statement_get_int64 (statement, 5);
      if (person == NULL)
        {
          person = cb_person_new_full (cb_statement_get_int64 (statement, 0), cb_statement_get_text (statement, 1),
                                       cb_statement_is_null (statement, 2) ? NULL : cb_statement_get_text (statement, 2),
                                       group_id, TRUE);
          name = g_strdup (cb_statement_get_text (statement, 4));
        }
      if (cb_statement_is_null (statement, 6))
        continue;
      permission = cb_permission_from_key (cb_statement_get_text (statement, 6));
      if (permission != CB_PERMISSION_NONE)
        cb_permission_set_add (&permissions, permission);
    }
  if (step == CB_STEP_ERROR)
    return NULL;

  if (person == NULL)
    return cb_actor_new_nobody ();

  if (built_in == CB_BUILT_IN_GROUP_ADMINISTRATOR)
    permissions = cb_permission_set_all ();
  if (group_id != 0)
    group = cb_group_new (group_id, name, (CbBuiltInGroup) built_in, permissions);

  return cb_actor_new (person, group);
}

/**
 * cb_actor_rows_check:
 * @needed: permissions
 *
 * Returns: FALSE with %CB_ERROR_DENIED when who the job is done for lacks one of
 *   @needed, or with another error
 */
gboolean
cb_actor_rows_check (CbConnection     *connection,
                     CbPermissionSet   needed,
                     GError          **error)
{
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);

  return actor != NULL && cb_actor_check (actor, needed, error);
}

gboolean
cb_actor_rows_check_one (CbConnection  *connection,
                         CbPermission   needed,
                         GError       **error)
{
  CbPermissionSet set = { 0 };

  cb_permission_set_add (&set, needed);

  return cb_actor_rows_check (connection, set, error);
}

CbActor *
cb_actor_rows_get_itself (CbConnection *connection)
{
  cb_connection_set_asked (connection);

  return cb_actor_new_itself ();
}

void
cb_actor_rows_allow_anybody (CbConnection *connection)
{
  cb_connection_set_asked (connection);
}

/**
 * cb_actor_rows_is_deleted:
 *
 * Returns: whether a customer is deleted; FALSE too if @error is set
 */
gboolean
cb_actor_rows_is_deleted (CbConnection  *connection,
                          gint64         customer_id,
                          GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT 1 FROM deleted_customer WHERE customer_id = ?", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);

  return cb_statement_step (statement, error) == CB_STEP_ROW;
}

/**
 * cb_actor_rows_may_see_of:
 *
 * Returns: whether @actor may see what belongs to a customer; FALSE too if @error is set
 */
gboolean
cb_actor_rows_may_see_of (CbConnection  *connection,
                          CbActor       *actor,
                          gint64         customer_id,
                          GError       **error)
{
  gboolean sees = cb_actor_may (actor, CB_PERMISSION_SEE_CUSTOMERS);
  gboolean sees_deleted = cb_actor_may (actor, CB_PERMISSION_SEE_DELETED);
  GError *failure = NULL;
  gboolean deleted;

  if (sees == sees_deleted)
    return sees;

  deleted = cb_actor_rows_is_deleted (connection, customer_id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  return deleted ? sees_deleted : sees;
}
