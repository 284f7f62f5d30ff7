/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-people-rows.h"

#include "cb-group-rows.h"
#include "cb-sign-in-rows.h"

static GPtrArray *
read_people (CbConnection  *connection,
             GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT id, name, sign_in, coalesce (group_id, 0), active FROM person "
                           "WHERE active OR name <> '" CB_PERSON_ITSELF "' ORDER BY id", error);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  CbStep step;

  if (statement == NULL)
    return NULL;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    g_ptr_array_add (people,
                     cb_person_new_full (cb_statement_get_int64 (statement, 0),
                                         cb_statement_get_text (statement, 1),
                                         cb_statement_is_null (statement, 2) ? NULL
                                                                             : cb_statement_get_text (statement, 2),
                                         cb_statement_get_int64 (statement, 3),
                                         cb_statement_get_int64 (statement, 4) != 0));

  return step == CB_STEP_DONE ? g_steal_pointer (&people) : NULL;
}

/**
 * cb_people_rows_get:
 *
 * Returns: (transfer full): all people but the program itself, and all groups,
 *   or NULL
 */
CbPeople *
cb_people_rows_get (CbConnection  *connection,
                    GError       **error)
{
  g_autoptr (GPtrArray) people = read_people (connection, error);
  g_autoptr (CbIdSet) with_password = NULL;
  GPtrArray *groups;

  if (people == NULL)
    return NULL;

  with_password = cb_sign_in_rows_get_with_password (connection, error);
  groups = with_password != NULL ? cb_group_rows_list (connection, error) : NULL;
  if (groups == NULL)
    return NULL;

  return cb_people_new (g_steal_pointer (&people), groups, g_steal_pointer (&with_password));
}

static gboolean
write_person (CbConnection  *connection,
              const char    *sql,
              CbPerson      *person,
              GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, cb_person_get_name (person));
  cb_statement_bind_text (statement, 2, cb_person_get_sign_in (person));
  cb_statement_bind_int64 (statement, 3, cb_person_get_group (person));
  cb_statement_bind_int64 (statement, 4, cb_person_get_active (person) != FALSE);
  if (cb_person_get_id (person) != 0)
    cb_statement_bind_int64 (statement, 5, cb_person_get_id (person));

  return cb_statement_run (statement, error);
}

/**
 * cb_people_rows_add:
 *
 * Returns: the id of the new person, or 0 with %CB_ERROR_INVALID when there is
 *   somebody with that name, or another error
 */
gint64
cb_people_rows_add (CbConnection  *connection,
                    CbPerson      *person,
                    GError       **error)
{
  if (!write_person (connection,
                     "INSERT INTO person (name, sign_in, group_id, active) VALUES (?1, ?2, nullif (?3, 0), ?4)",
                     person, error))
    return 0;

  return cb_connection_get_last_id (connection);
}

gboolean
cb_people_rows_update (CbConnection  *connection,
                       CbPerson      *person,
                       GError       **error)
{
  return write_person (connection,
                       "UPDATE person SET (name, sign_in, group_id, active) = (?1, ?2, nullif (?3, 0), ?4) "
                       "WHERE id = ?5", person, error);
}

gboolean
cb_people_rows_note (CbConnection        *connection,
                     gint64               operation_id,
                     guint                position,
                     const CbPeopleNote  *note,
                     GError             **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO operation_people (operation_id, position, subject, subject_id, what, "
                           "before, after) VALUES (?, ?, ?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, operation_id);
  cb_statement_bind_int64 (statement, 2, position);
  cb_statement_bind_int64 (statement, 3, note->subject);
  cb_statement_bind_int64 (statement, 4, note->id);
  cb_statement_bind_text (statement, 5, note->what);
  cb_statement_bind_text (statement, 6, note->before);
  cb_statement_bind_text (statement, 7, note->after);

  return cb_statement_run (statement, error);
}
