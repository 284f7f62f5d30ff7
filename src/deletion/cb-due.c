/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-due.h"

#include "cb-preference-rows.h"

static void
note_next (CbDue  *self,
           gint64  time)
{
  if (self->next == 0 || time < self->next)
    self->next = time;
}

/* @first: the soonest after a time, by an index. */
static gboolean
read_dated (CbDue         *self,
            CbConnection  *connection,
            const char    *due,
            const char    *first,
            gint64         now,
            CbIdSet       *set,
            GError       **error)
{
  g_autoptr (CbStatement) read = cb_connection_prepare (connection, due, error);
  g_autoptr (CbStatement) look = cb_connection_prepare (connection, first, error);
  CbStep step;

  if (read == NULL || look == NULL)
    return FALSE;

  cb_statement_bind_int64 (read, 1, now);
  while ((step = cb_statement_step (read, error)) == CB_STEP_ROW)
    cb_id_set_add (set, cb_statement_get_int64 (read, 0));
  if (step == CB_STEP_ERROR)
    return FALSE;

  cb_statement_bind_int64 (look, 1, now);
  step = cb_statement_step (look, error);
  if (step == CB_STEP_ROW && !cb_statement_is_null (look, 0))
    note_next (self, cb_statement_get_int64 (look, 0));

  return step != CB_STEP_ERROR;
}

static gboolean
read_retained (CbDue         *self,
               CbConnection  *connection,
               gint64         now,
               GError       **error)
{
  const gint64 soon = now + CB_RETENTION_NOTICE_DAYS * G_TIME_SPAN_DAY;
  CbPreferences preferences = { 0 };
  g_autoptr (CbStatement) statement = NULL;
  CbStep step;

  if (!cb_preference_rows_get_retention (connection, &preferences, error))
    return FALSE;
  if (preferences.retention_days == CB_RETENTION_OFF)
    return TRUE;
  self->retains = TRUE;

  statement = cb_connection_prepare (connection,
                                     "SELECT d.customer_id, o.time, coalesce (d.erase_at, 0) "
                                     "FROM deleted_customer d CROSS JOIN operation o ON o.id = d.operation_id "
                                     "WHERE d.customer_id NOT IN (SELECT customer_id FROM pending_erasure)",
                                     error);
  if (statement == NULL)
    return FALSE;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 date = cb_preferences_get_retention_date (&preferences, cb_statement_get_int64 (statement, 1));

      date = MAX (date, cb_statement_get_int64 (statement, 2));
      if (date <= now)
        {
          cb_id_set_add (self->retained, cb_statement_get_int64 (statement, 0));
          continue;
        }

      note_next (self, date);
      if (date <= soon)
        self->n_soon++;
    }

  return step == CB_STEP_DONE;
}

CbDue *
cb_due_read (CbConnection  *connection,
             gint64         now,
             GError       **error)
{
  g_autoptr (CbDue) self = g_new0 (CbDue, 1);

  self->pending = cb_id_set_new ();
  self->retained = cb_id_set_new ();
  self->kept = cb_id_set_new ();

  if (!read_dated (self, connection,
                   "SELECT customer_id FROM pending_erasure WHERE erase_at <= ?",
                   "SELECT min (erase_at) FROM pending_erasure WHERE erase_at > ?",
                   now, self->pending, error) ||
      !read_dated (self, connection,
                   "SELECT id FROM kept_item WHERE erase_at <= ?",
                   "SELECT min (erase_at) FROM kept_item WHERE erase_at > ?",
                   now, self->kept, error) ||
      !read_retained (self, connection, now, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
cb_due_free (CbDue *self)
{
  cb_id_set_unref (self->pending);
  cb_id_set_unref (self->retained);
  cb_id_set_unref (self->kept);
  g_free (self);
}

gboolean
cb_due_covers (CbDue  *self,
               CbPlan *plan)
{
  CbIdSet *customers = cb_plan_get_customers (plan);
  CbIdSet *items = cb_plan_get_items (plan);
  gsize n_customers = cb_id_set_count_common (customers, self->pending) +
                      cb_id_set_count_common (customers, self->retained);

  return n_customers == cb_id_set_get_size (customers) &&
         cb_id_set_count_common (items, self->kept) == cb_id_set_get_size (items);
}
