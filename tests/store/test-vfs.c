/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/resource.h>

#include "cb-connection.h"
#include "cb-page.h"
#include "cb-test-book.h"

/* How a book and its log are written: gathered, and without what pages keep in
 * their unused parts. */

#define TABLE    "CREATE TABLE some (id INTEGER PRIMARY KEY, text TEXT NOT NULL)"
/* Far more than fits into the smallest cache, so that most of it is written before
 * the transaction ends. */
#define MANY     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
#define ADD_MANY MANY "INSERT INTO some (text) SELECT printf ('%.*c', 300, 'a') FROM n"
#define ADD_MORE MANY "INSERT INTO some (text) SELECT printf ('%.*c', 400, 'b') FROM n"

static CbConnection *
connect_to (CbTestBook *f)
{
  g_autoptr (GError) error = NULL;
  CbConnection *connection = cb_connection_open (f->path, TRUE, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (cb_connection_set_cache (connection, 64, &error));
  g_assert_no_error (error);

  return connection;
}

static void
run (CbConnection *connection,
     const char   *sql)
{
  g_autoptr (GError) error = NULL;

  cb_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

static gint64
count (CbConnection *connection)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  cb_connection_query_int64 (connection, "SELECT count (*) FROM some", &n, &error);
  g_assert_no_error (error);

  return n;
}

static void
assert_intact (CbConnection *connection)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  cb_connection_query_int64 (connection, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check = 'ok'",
                             &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);
}

/* What was written for a transaction that was taken back must not come into the
 * way of what another connection writes in the same place then. */
static void
test_rollback (CbTestBook    *f,
               gconstpointer  data)
{
  CbConnection *first = connect_to (f);
  CbConnection *second;
  g_autoptr (GError) error = NULL;

  run (first, TABLE);
  second = connect_to (f);
  for (guint round = 1; round <= 3; round++)
    {
      g_assert_true (cb_connection_begin (first, &error));
      run (first, ADD_MANY);
      cb_connection_rollback (first);
      run (second, ADD_MORE);
      /* It has to go through its file for these. */
      run (first, "PRAGMA wal_checkpoint (PASSIVE)");
      run (first, "INSERT INTO some (text) VALUES ('one more')");

      g_assert_cmpint (count (first), ==, round * 5001);
      g_assert_cmpint (count (second), ==, round * 5001);
      assert_intact (first);
      assert_intact (second);
    }

  cb_connection_close (first);
  cb_connection_close (second);
  first = connect_to (f);
  g_assert_cmpint (count (first), ==, 3 * 5001);
  assert_intact (first);
  cb_connection_close (first);
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size != 0 ? size : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Wherever there is no more room: either all of it is there then or nothing, and
 * the next transaction is not refused for it. */
static void
test_no_room (CbTestBook    *f,
              gconstpointer  data)
{
  CbConnection *connection = connect_to (f);
  g_autoptr (GError) error = NULL;
  guint n_failed = 0;
  gint64 n = 0;

  signal (SIGXFSZ, SIG_IGN);
  run (connection, TABLE);
  for (rlim_t size = 40000; size < 4000000; size += 37000)
    {
      g_autoptr (GError) failure = NULL;
      gboolean done;

      g_assert_true (cb_connection_begin (connection, &error));
      limit_files (size);
      done = cb_connection_execute (connection, ADD_MANY, &failure) && cb_connection_commit (connection, &failure);
      limit_files (0);
      if (!done)
        cb_connection_rollback (connection);
      n_failed += !done;
      n += done ? 5000 : 0;
      g_assert_cmpint (count (connection), ==, n);

      run (connection, "INSERT INTO some (text) VALUES ('one more')");
      n++;
      assert_intact (connection);
    }
  g_assert_cmpuint (n_failed, >, 10);

  cb_connection_close (connection);
  connection = connect_to (f);
  g_assert_cmpint (count (connection), ==, n);
  assert_intact (connection);
  cb_connection_close (connection);
}

/* Nor is anything broken by going on after it failed, be it only to read. */
static void
test_unheeded (CbTestBook    *f,
               gconstpointer  data)
{
  CbConnection *connection = connect_to (f);
  guint n_failed = 0;

  signal (SIGXFSZ, SIG_IGN);
  run (connection, TABLE);
  run (connection, ADD_MANY);
  for (rlim_t size = 40000; size < 2000000; size += 37000)
    {
      limit_files (size);
      cb_connection_execute (connection, "BEGIN", NULL);
      for (guint i = 1; i < 60; i++)
        {
          g_autofree char *change = g_strdup_printf ("UPDATE some SET text = text || '%u' WHERE id %% 60 = %u", i, i);

          cb_connection_execute (connection, change, NULL);
          n_failed += !cb_connection_execute (connection, "SELECT sum (length (text)) FROM some WHERE id % 9 = 0", NULL);
        }
      cb_connection_execute (connection, "COMMIT", NULL);
      limit_files (0);
      cb_connection_rollback (connection);
      assert_intact (connection);
      run (connection, "PRAGMA wal_checkpoint (TRUNCATE)");
      assert_intact (connection);
    }
  g_assert_cmpuint (n_failed, >, 0);
  cb_connection_close (connection);
}

/* Nothing that was moved or changed stays in the file but where it is in use. */
static void
test_unused (CbTestBook    *f,
             gconstpointer  data)
{
  CbConnection *connection = connect_to (f);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  guint page_size = 4096;
  guint n_trees = 0;
  gsize size;

  run (connection, TABLE);
  run (connection, "CREATE INDEX some_text ON some (text)");
  run (connection, MANY "INSERT INTO some (text) SELECT hex (randomblob (20 + abs (random ()) % 80)) FROM n");
  run (connection, "UPDATE some SET text = hex (randomblob (10)) WHERE id % 7 = 0");
  run (connection, "DELETE FROM some WHERE id % 3 = 0");
  g_assert_true (cb_connection_truncate_log (connection, TRUE, &error));
  g_assert_no_error (error);
  cb_connection_close (connection);

  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));
  for (gsize at = 0; at < size; at += page_size)
    {
      guint8 *page = (guint8 *) bytes + at;
      guint header = at == 0 ? CB_FILE_HEADER_SIZE : 0;
      CbPage tree;

      n_trees += cb_page_init (&tree, page, header, page_size);
      g_assert_false (cb_page_wipe (page, header, page_size));
    }
  g_assert_cmpuint (n_trees, >, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add (name, CbTestBook, NULL, cb_test_book_set_up_path, func, cb_test_book_tear_down)

  ADD ("/vfs/rollback", test_rollback);
  ADD ("/vfs/no-room", test_no_room);
  ADD ("/vfs/unheeded", test_unheeded);
  ADD ("/vfs/unused", test_unused);

  return g_test_run ();
}
