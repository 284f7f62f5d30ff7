/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-word-rows.h"

#include "cb-setting-rows.h"

#define MESSAGE_TEXT "m.subject || ' ' || m.body"
#define REMOVAL      "INSERT INTO word_index (word_index, rowid, text) SELECT 'delete', "

static gboolean
run_on_two (CbConnection  *connection,
            const char    *sql,
            gint64         first,
            gint64         second,
            GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, first);
  if (second != 0)
    cb_statement_bind_int64 (statement, 2, second);

  return cb_statement_run (statement, error);
}

gboolean
cb_word_rows_add_message (CbConnection  *connection,
                          gint64         customer_id,
                          gint64         id,
                          GError       **error)
{
  return run_on_two (connection,
                     "INSERT INTO word_index (rowid, text) SELECT " CB_WORD_ROW_OF_MESSAGE ", " MESSAGE_TEXT " "
                     "FROM message m WHERE m.customer_id = ?1 AND m.id = ?2", customer_id, id, error);
}

gboolean
cb_word_rows_add_document (CbConnection  *connection,
                           gint64         id,
                           GError       **error)
{
  return run_on_two (connection,
                     "INSERT INTO word_index (rowid, text) SELECT -t.id, t.title FROM document t WHERE t.id = ?1",
                     id, 0, error);
}

/* Words that only were marked as gone are wiped by the next erasure, whoever's
 * it is. */
gboolean
cb_word_rows_remove_document (CbConnection  *connection,
                              gint64         id,
                              GError       **error)
{
  return run_on_two (connection, REMOVAL "-t.id, t.title FROM document t WHERE t.id = ?1", id, 0, error) &&
         cb_setting_rows_set (connection, CB_SETTING_WORDS_DUE, "1", error);
}

static gboolean
run_on_set (CbConnection   *connection,
            const char     *sql,
            const CbIdSet  *set,
            GError        **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, set);

  return cb_statement_run (statement, error);
}

gboolean
cb_word_rows_remove_of (CbConnection   *connection,
                        const CbIdSet  *customers,
                        GError        **error)
{
  return run_on_set (connection,
                     REMOVAL CB_WORD_ROW_OF_MESSAGE ", " MESSAGE_TEXT " "
                     "FROM cb_set (?1) s CROSS JOIN message m ON m.customer_id = s.id", customers, error) &&
         run_on_set (connection,
                     REMOVAL "-t.id, t.title FROM cb_set (?1) s CROSS JOIN document t ON t.customer_id = s.id",
                     customers, error) &&
         cb_setting_rows_set (connection, CB_SETTING_WORDS_DUE, "1", error);
}

/*
 * What FTS5 calls secure-delete is not relied on: when the first word of a page
 * goes, it stays there in bytes that are no longer in use, and in the table of
 * where pages begin, until the pages are written anew. All of them are here;
 * nothing happens when nothing was taken out since.
 */
gboolean
cb_word_rows_wipe (CbConnection  *connection,
                   GError       **error)
{
  g_autofree char *due = NULL;

  if (!cb_setting_rows_get (connection, CB_SETTING_WORDS_DUE, &due, error))
    return FALSE;

  return due == NULL ||
         (cb_connection_execute (connection, "INSERT INTO word_index (word_index) VALUES ('optimize')", error) &&
          cb_connection_execute (connection, "DELETE FROM setting WHERE key = '" CB_SETTING_WORDS_DUE "'", error));
}

gboolean
cb_word_rows_rebuild (CbConnection  *connection,
                      GError       **error)
{
  return cb_connection_execute (connection,
                                "INSERT INTO word_index (word_index) VALUES ('delete-all'); "
                                "INSERT INTO word_index (rowid, text) SELECT " CB_WORD_ROW_OF_MESSAGE ", " MESSAGE_TEXT " "
                                "FROM message m; "
                                "INSERT INTO word_index (rowid, text) SELECT -t.id, t.title FROM document t; "
                                "DELETE FROM setting WHERE key = '" CB_SETTING_WORDS_DUE "'", error);
}
