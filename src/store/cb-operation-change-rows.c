/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-change-rows.h"

/* Changes of groups that people are in by the names of these. The operations of
 * refusals and passwords keep something else there. */
#define GROUP_NAME(id) "CASE WHEN p.what = '" CB_PEOPLE_WHAT_GROUP "' " \
                       "THEN (SELECT name FROM person_group WHERE id = " id ") ELSE " id " END"
#define READ \
  "SELECT s.id AS operation, o.position AS position, 0, NULL, o.what, o.before, o.after " \
  "FROM cb_set (?1) s CROSS JOIN operation_setting o ON o.operation_id = s.id " \
  "UNION ALL " \
  "SELECT s.id, p.position, p.subject, CASE p.subject WHEN 1 THEN (SELECT name FROM person WHERE id = p.subject_id) " \
  "ELSE (SELECT name FROM person_group WHERE id = p.subject_id) END, p.what, " \
  GROUP_NAME ("p.before") ", " GROUP_NAME ("p.after") " " \
  "FROM cb_set (?1) s CROSS JOIN operation_people p ON p.operation_id = s.id " \
  "ORDER BY operation DESC, position"

static CbIdSet *
find_changing (GPtrArray *entries)
{
  CbIdSet *ids = cb_id_set_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      CbOperationKind kind = cb_operation_get_kind (cb_operation_entry_get_operation (entries->pdata[i]));

      if (kind == CB_OPERATION_CHANGE_RULES || kind == CB_OPERATION_CHANGE_PEOPLE || kind == CB_OPERATION_CHANGE_GROUPS)
        cb_id_set_add (ids, cb_operation_entry_get_id (entries->pdata[i]));
    }

  return ids;
}

static const char *
get_text (CbStatement *statement,
          int          column)
{
  return cb_statement_is_null (statement, column) ? NULL : cb_statement_get_text (statement, column);
}

gboolean
cb_operation_change_rows_read (CbConnection  *connection,
                               GPtrArray     *entries,
                               GError       **error)
{
  g_autoptr (CbIdSet) ids = find_changing (entries);
  g_autoptr (CbStatement) statement = NULL;
  CbStep step;
  guint i = 0;

  if (cb_id_set_is_empty (ids))
    return TRUE;

  statement = cb_connection_prepare (connection, READ, error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, ids);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 id = cb_statement_get_int64 (statement, 0);

      while (cb_operation_entry_get_id (entries->pdata[i]) > id)
        i++;
      cb_operation_entry_add_change (entries->pdata[i],
                                     cb_operation_change_new ((CbChanged) cb_statement_get_int64 (statement, 2),
                                                              get_text (statement, 3), get_text (statement, 4),
                                                              get_text (statement, 5), get_text (statement, 6)));
    }

  return step == CB_STEP_DONE;
}
