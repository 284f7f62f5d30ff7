/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-refusal-rows.h"

#include "cb-operation-rows.h"
#include "cb-people-rows.h"

/* A key that is held down is one wish. */
#define SAME_WISH (10 * G_TIME_SPAN_SECOND)

/* (transfer full): the missing permissions by key, as in operation_people. */
static char *
join_keys (CbPermissionSet missing)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      if (cb_permission_set_has (missing, permission))
        g_strv_builder_add (builder, cb_permission_get_key (permission));
    }
  keys = g_strv_builder_end (builder);

  return g_strjoinv (" ", keys);
}

static gboolean
is_same_wish (CbConnection  *connection,
              const char    *keys,
              gboolean      *same,
              GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT EXISTS (SELECT 1 FROM operation o JOIN operation_people p ON p.operation_id = o.id "
                           "WHERE o.id = (SELECT max (id) FROM operation) AND o.kind = ?1 AND o.time > ?2 "
                           "AND (?3 = 0 OR o.person_id = ?3) AND p.what = ?4)", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, CB_OPERATION_REFUSED);
  cb_statement_bind_int64 (statement, 2, g_get_real_time () - SAME_WISH);
  cb_statement_bind_int64 (statement, 3, cb_connection_get_person (connection));
  cb_statement_bind_text (statement, 4, keys);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;
  *same = cb_statement_get_int64 (statement, 0) != 0;

  return TRUE;
}

/**
 * cb_refusal_rows_insert:
 * @inserted: (out): whether it was recorded
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_refusal_rows_insert (CbConnection     *connection,
                        CbPermissionSet   missing,
                        gboolean         *inserted,
                        GError          **error)
{
  g_autoptr (CbIdSet) nobody = cb_id_set_new ();
  g_autofree char *keys = join_keys (missing);
  CbPeopleNote note = { CB_PEOPLE_SUBJECT_PERSON, cb_connection_get_person (connection), keys, NULL, NULL };
  gboolean same;
  gint64 id;

  *inserted = FALSE;
  if (!is_same_wish (connection, keys, &same, error))
    return FALSE;
  if (same)
    return TRUE;

  id = cb_operation_rows_insert (connection, CB_OPERATION_REFUSED, nobody, 0, NULL, 0, error);
  if (id == 0 || !cb_people_rows_note (connection, id, 0, &note, error))
    return FALSE;
  *inserted = TRUE;

  return TRUE;
}
