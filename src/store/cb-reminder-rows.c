/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-reminder-rows.h"

#include "cb-interaction-rows.h"
#include "cb-item-rows.h"

#define MOMENT "coalesce (i.due, i.date)"

/* Of item i: a reminder that is to be told of when its moment comes. */
#define MATTERS \
  "i.kind = 8 AND i.open = 1 AND " MOMENT " > i.changed AND " CB_ITEM_STAYS \
  " AND NOT EXISTS (SELECT 1 FROM deleted_customer c WHERE c.customer_id = i.customer_id) "
#define NEWS \
  MATTERS "AND " MOMENT " <= ?1 " \
  "AND NOT EXISTS (SELECT 1 FROM told_reminder r WHERE r.item_id = i.id AND r.due = " MOMENT ") "

/* The index has them by that. */
#define FROM "FROM item i INDEXED BY item_reminder "

G_STATIC_ASSERT (CB_ITEM_REMINDER == 8);

static void
due_reminder_free (gpointer data)
{
  CbDueReminder *self = data;

  g_object_unref (self->item);
  g_free (self->customer);
  g_free (self);
}

void
cb_due_reminders_free (CbDueReminders *self)
{
  g_ptr_array_unref (self->list);
  g_free (self);
}

static gboolean
query (CbConnection  *connection,
       const char    *sql,
       gint64         now,
       gint64        *value,
       GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, now);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;

  *value = cb_statement_get_int64 (statement, 0);

  return TRUE;
}

gboolean
cb_reminder_rows_look (CbConnection       *connection,
                       gint64              now,
                       CbReminderOutlook  *outlook,
                       GError            **error)
{
  gint64 any;

  if (!query (connection, "SELECT EXISTS (SELECT 1 " FROM "WHERE " NEWS ")", now, &any, error) ||
      !query (connection, "SELECT coalesce ((SELECT " MOMENT " " FROM "WHERE " MATTERS "AND " MOMENT " > ?1 "
                          "ORDER BY " MOMENT " LIMIT 1), 0)", now, &outlook->next, error))
    return FALSE;

  outlook->any = any != 0;

  return TRUE;
}

static CbDueReminder *
read_reminder (CbConnection  *connection,
               CbStatement   *statement,
               GError       **error)
{
  g_autoptr (CbItem) item = cb_item_rows_get (connection, cb_statement_get_int64 (statement, 0), error);
  CbDueReminder *reminder;

  if (item == NULL)
    return NULL;

  reminder = g_new0 (CbDueReminder, 1);
  reminder->item = g_steal_pointer (&item);
  reminder->customer = g_strdup (cb_statement_get_text (statement, 1));

  return reminder;
}

static gboolean
read_list (CbConnection    *connection,
           gint64           now,
           guint            limit,
           CbDueReminders  *reminders,
           GError         **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT i.id, c.name " FROM "JOIN customer c ON c.id = i.customer_id WHERE " NEWS
                                       "ORDER BY " MOMENT " DESC, i.id DESC LIMIT ?2", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, now);
  cb_statement_bind_int64 (statement, 2, limit);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      CbDueReminder *reminder = read_reminder (connection, statement, error);

      if (reminder == NULL)
        return FALSE;
      g_ptr_array_add (reminders->list, reminder);
    }

  return step == CB_STEP_DONE;
}

static gboolean
take_note (CbConnection  *connection,
           gint64         now,
           GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "INSERT INTO told_reminder (item_id, due) SELECT i.id, " MOMENT " " FROM
                                       "WHERE " NEWS "ON CONFLICT (item_id) DO UPDATE SET due = excluded.due", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, now);

  return cb_statement_run (statement, error);
}

CbDueReminders *
cb_reminder_rows_claim (CbConnection  *connection,
                        gint64         now,
                        guint          limit,
                        GError       **error)
{
  g_autoptr (CbDueReminders) reminders = g_new0 (CbDueReminders, 1);
  gint64 n_all;

  reminders->list = g_ptr_array_new_with_free_func (due_reminder_free);
  if (!query (connection, "SELECT count (*) " FROM "WHERE " NEWS, now, &n_all, error) ||
      !read_list (connection, now, limit, reminders, error) || !take_note (connection, now, error))
    return NULL;

  reminders->n_all = (gsize) n_all;

  return g_steal_pointer (&reminders);
}

CbIdSet *
cb_reminder_rows_check (CbConnection   *connection,
                        const CbIdSet  *items,
                        gint64          now,
                        GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT i.id FROM cb_set (?2) s CROSS JOIN item i ON i.id = s.id WHERE " MATTERS
                                       "AND " MOMENT " <= ?1", error);
  g_autoptr (CbIdSet) left = cb_id_set_new ();
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, now);
  cb_statement_bind_set (statement, 2, items);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    cb_id_set_add (left, cb_statement_get_int64 (statement, 0));

  return step == CB_STEP_DONE ? g_steal_pointer (&left) : NULL;
}
