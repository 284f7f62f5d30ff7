/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-message-rows.h"

#include "cb-interaction-rows.h"
#include "cb-word-rows.h"

static gboolean
get_next_id (CbConnection  *connection,
             gint64         customer_id,
             gint64        *id,
             GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT coalesce (max (id), 0) + 1 FROM message WHERE customer_id = ?", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;
  *id = cb_statement_get_int64 (statement, 0);

  return TRUE;
}

gboolean
cb_message_rows_insert (CbConnection   *connection,
                        gint64          customer_id,
                        CbMessageKind   kind,
                        gboolean        incoming,
                        const char     *subject,
                        const char     *text,
                        gint64         *id,
                        GError        **error)
{
  g_autoptr (CbStatement) statement = NULL;

  if (!get_next_id (connection, customer_id, id, error))
    return FALSE;

  statement = cb_connection_prepare (connection,
                                     "INSERT INTO message (customer_id, id, kind, incoming, time, subject, body) "
                                     "VALUES (?, ?, ?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);
  cb_statement_bind_int64 (statement, 2, *id);
  cb_statement_bind_int64 (statement, 3, kind);
  cb_statement_bind_int64 (statement, 4, incoming != FALSE);
  cb_statement_bind_int64 (statement, 5, g_get_real_time ());
  cb_statement_bind_text (statement, 6, subject);
  cb_statement_bind_text (statement, 7, text);

  return cb_statement_run (statement, error) && cb_word_rows_add_message (connection, customer_id, *id, error);
}

/* Those that were deleted come back as they were. */
gboolean
cb_message_rows_mark_read (CbConnection  *connection,
                           gint64         customer_id,
                           GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "UPDATE message AS m SET unread = 0 WHERE m.customer_id = ? AND m.unread = 1 AND "
                           CB_MESSAGE_STAYS, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);

  return cb_statement_run (statement, error);
}
