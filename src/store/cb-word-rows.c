/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-word-rows.h"

#include "cb-setting-rows.h"

#define ADDITION  "INSERT INTO word_index (rowid, text) SELECT "
#define REMOVAL   "INSERT INTO word_index (word_index, rowid, text) SELECT 'delete', "

/* The words of some messages m; in which order they stand is not kept. */
#define TEXTS     "group_concat (m.subject || ' ' || m.body, ' ')"

/* Those of the row of a message: ?1 its customer, ?2 its number. */
#define ROW       CB_WORD_ROW_OF ("?1", "?2")
#define OF_ROW    ROW ", " TEXTS " FROM message m WHERE " CB_WORD_ROW_HAS (ROW)
/* Most customers have one row only: what there is of it is read in the order in which
 * it lies in the table. */
#define OF_FIRST  "m.customer_id << 12, " TEXTS " FROM message m WHERE m.id < 16 GROUP BY m.customer_id"
#define OF_OTHERS CB_WORD_ROW_OF ("m.customer_id", "m.id") ", " TEXTS " FROM message m WHERE m.id >= 16 " \
                  "GROUP BY m.customer_id, min (m.id >> 4, 4095)"

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
  return run_on_two (connection, REMOVAL OF_ROW " AND m.id <> ?2 HAVING count (*) > 0", customer_id, id, error) &&
         run_on_two (connection, ADDITION OF_ROW, customer_id, id, error);
}

gboolean
cb_word_rows_add_document (CbConnection  *connection,
                           gint64         id,
                           GError       **error)
{
  return run_on_two (connection,
                     ADDITION "-t.id, t.title FROM document t WHERE t.id = ?1",
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
                     REMOVAL "customer_id << 12, texts FROM (SELECT s.id AS customer_id, "
                     "(SELECT " TEXTS " FROM message m WHERE m.customer_id = s.id AND m.id < 16) AS texts "
                     "FROM cb_set (?1) s) WHERE texts IS NOT NULL", customers, error) &&
         run_on_set (connection,
                     REMOVAL CB_WORD_ROW_OF ("m.customer_id", "m.id") ", " TEXTS " "
                     "FROM cb_set (?1) s CROSS JOIN message m ON m.customer_id = s.id AND m.id >= 16 "
                     "GROUP BY m.customer_id, min (m.id >> 4, 4095)", customers, error) &&
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
                                ADDITION OF_FIRST "; " ADDITION OF_OTHERS "; "
                                ADDITION "-t.id, t.title FROM document t; "
                                "DELETE FROM setting WHERE key = '" CB_SETTING_WORDS_DUE "'", error);
}
