/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-test-words.h"

#include "cb-test-book.h"
#include "cb-word-rows.h"

#define DIFFERENCE(a, b) "SELECT count(*) FROM (SELECT term, doc FROM " a " EXCEPT SELECT term, doc FROM " b ")"

static gpointer
compare_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  gint64 n_lost = -1;
  gint64 n_left = -1;

  g_assert_true (cb_connection_execute (connection,
                                        "CREATE VIRTUAL TABLE temp.made_anew USING fts5 (text, content = '', columnsize = 0, "
                                        "detail = none, tokenize = 'unicode61 remove_diacritics 2'); "
                                        "INSERT INTO temp.made_anew (rowid, text) "
                                        "SELECT customer_id << 12 | min (id >> 4, 4095), "
                                        "group_concat (subject || ' ' || body, ' ') FROM message GROUP BY 1; "
                                        "INSERT INTO temp.made_anew (rowid, text) SELECT -id, title FROM document; "
                                        "CREATE VIRTUAL TABLE temp.word_anew USING fts5vocab (temp, made_anew, instance)",
                                        error));
  g_assert_true (cb_connection_query_int64 (connection, DIFFERENCE ("temp.word_anew", "word"), &n_lost, error));
  g_assert_true (cb_connection_query_int64 (connection, DIFFERENCE ("word", "temp.word_anew"), &n_left, error));
  g_assert_true (cb_connection_execute (connection, "DROP TABLE temp.word_anew; DROP TABLE temp.made_anew", error));
  g_assert_cmpint (n_lost, ==, 0);
  g_assert_cmpint (n_left, ==, 0);

  return NULL;
}

static gpointer
add_message_job (CbConnection  *connection,
                 gpointer       data,
                 CbProgress    *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const gint64 *ids = data;

  g_assert_true (cb_word_rows_add_message (connection, ids[0], ids[1], error));

  return NULL;
}

static gpointer
rebuild_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  g_assert_true (cb_word_rows_rebuild (connection, error));

  return NULL;
}

void
cb_test_words_assert_same (CbBook *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL;

  cb_test_write_job (book, compare_job, NULL, &error);
  g_assert_no_error (error);

  /* Looking for damage takes FTS5's memory of what another connection has written
   * meanwhile for the index, unless that connection has searched since. */
  none = cb_test_query (book, "SELECT rowid FROM word_index WHERE word_index MATCH 'nothing'", &error);
  g_assert_no_error (error);
}

void
cb_test_words_rebuild (CbBook *book)
{
  g_autoptr (GError) error = NULL;

  cb_test_write_job (book, rebuild_job, NULL, &error);
  g_assert_no_error (error);
}

void
cb_test_words_add_message (CbBook *book,
                           gint64  customer_id,
                           gint64  id)
{
  gint64 ids[] = { customer_id, id };
  g_autoptr (GError) error = NULL;

  cb_test_write_job (book, add_message_job, ids, &error);
  g_assert_no_error (error);
}
