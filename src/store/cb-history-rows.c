/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-history-rows.h"

#include "cb-actor-rows.h"
#include "cb-mask.h"

gboolean
cb_history_rows_add (CbConnection    *connection,
                     gint64           customer_id,
                     CbHistoryEntry  *entry,
                     GError         **error)
{
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  g_autoptr (CbStatement) statement = NULL;
  CbPerson *person;

  if (actor == NULL)
    return FALSE;

  statement = cb_connection_prepare (connection,
                                     "INSERT INTO history (customer_id, id, time, person_name, kind, details) "
                                     "SELECT ?1, coalesce (max (id), 0) + 1, ?2, ?3, ?4, ?5 "
                                     "FROM history WHERE customer_id = ?1", error);
  if (statement == NULL)
    return FALSE;

  person = cb_actor_get_person (actor);
  cb_statement_bind_int64 (statement, 1, customer_id);
  cb_statement_bind_int64 (statement, 2, g_get_real_time ());
  cb_statement_bind_text (statement, 3, person != NULL ? cb_person_get_name (person) : "");
  cb_statement_bind_int64 (statement, 4, cb_history_entry_get_kind (entry));
  cb_statement_bind_text (statement, 5, cb_history_entry_get_details (entry));

  return cb_statement_run (statement, error);
}

GPtrArray *
cb_history_rows_list (CbConnection  *connection,
                      gint64         customer_id,
                      guint          limit,
                      GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT h.time, h.person_name, h.kind, h.details, "
                           "EXISTS (SELECT 1 FROM pending_erasure p WHERE p.customer_id = h.customer_id) "
                           "FROM history h WHERE h.customer_id = ? ORDER BY h.id DESC LIMIT ?", error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, customer_id);
  cb_statement_bind_int64 (statement, 2, limit);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gboolean masked = cb_statement_get_int64 (statement, 4) != 0;
      g_autofree char *person = g_strdup (cb_statement_get_text (statement, 1));

      g_ptr_array_add (list, cb_history_entry_new_read (cb_statement_get_int64 (statement, 0), person,
                                                        cb_statement_get_int64 (statement, 2),
                                                        masked ? CB_MASK : cb_statement_get_text (statement, 3)));
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&list) : NULL;
}
