/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() */
#include "cb-connection.h"
#include "cb-test-book.h"
#include "cb-test-files.h"

#include <string.h>

#include <sqlite3.h>

/*
 * What is read of a book's file as it stands there: all of it, or what is in no
 * row of the tables that are known. Words are left at each place where some can
 * be.
 */

#define WORDS "Grace Hopper was here"

typedef struct
{
  GByteArray *bytes;
  goffset     end;
  goffset     size;
} Read;

static void
read_cb (const CbRawPiece *piece,
         gpointer          user_data)
{
  Read *read = user_data;

  if (piece->bytes == NULL)
    {
      read->size += (goffset) piece->size;
      read->end = 0;
      return;
    }

  if (piece->at != read->end)
    g_byte_array_append (read->bytes, (const guint8 *) "\n", 1);
  g_byte_array_append (read->bytes, piece->bytes, (guint) piece->size);
  read->end = piece->at + (goffset) piece->size;
}

static gboolean
has (GByteArray *bytes,
     const char *words)
{
  return memmem (bytes->data, bytes->len, words, strlen (words)) != NULL;
}

/* What stands in the file after @before and then, if not NULL, @after, as another
 * program would leave it. */
static void
make (const char *path,
      const char *before,
      const char *after)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA secure_delete = OFF; PRAGMA foreign_keys = OFF", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, before, NULL, NULL, NULL), ==, SQLITE_OK);
  if (after != NULL)
    g_assert_cmpint (sqlite3_exec (db, after, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static gboolean
is_read (const char *path,
         CbRawParts  parts)
{
  g_autoptr (CbConnection) connection = NULL;
  g_autoptr (GBytes) file = cb_test_file_read (path);
  Read read = { .bytes = g_byte_array_new () };
  g_autoptr (GByteArray) bytes = read.bytes;
  g_autoptr (GError) error = NULL;

  connection = cb_connection_open (path, FALSE, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (cb_connection_begin (connection, &error));
  g_assert_true (cb_connection_read_raw (connection, parts, read_cb, &read, &error));
  g_assert_no_error (error);
  g_assert_true (cb_connection_commit (connection, &error));
  g_assert_cmpint (read.size, >=, (goffset) g_bytes_get_size (file));

  return has (bytes, WORDS);
}

static void
check (CbTestBook *f,
       gboolean    is_in_row)
{
  g_assert_true (is_read (f->path, CB_RAW_ALL));
  g_assert_true (is_read (f->path, CB_RAW_NO_ROWS) == !is_in_row);
}

#define ADD_DOCUMENT(id, before, after) \
  "INSERT INTO document (id, customer_id, title, time, data) " \
  "VALUES (" #id ", 1, 'A', 0, CAST (" before " || '" WORDS "' || " after " AS BLOB));"
#define FILL(n) "hex (zeroblob (" #n "))"

static void
test_row (CbTestBook    *f,
          gconstpointer  data)
{
  make (f->path, "INSERT INTO setting VALUES ('words', '" WORDS "')", NULL);
  check (f, TRUE);
}

static void
test_key (CbTestBook    *f,
          gconstpointer  data)
{
  make (f->path, "INSERT INTO message (customer_id, id, kind, incoming, time, body) "
                 "VALUES (1, 1, 1, 0, 0, '" WORDS "')", NULL);
  check (f, TRUE);
}

static void
test_long_row (CbTestBook    *f,
               gconstpointer  data)
{
  make (f->path, ADD_DOCUMENT (1, FILL (9000), FILL (9000)), NULL);
  check (f, TRUE);
}

static void
test_unknown_row (CbTestBook    *f,
                  gconstpointer  data)
{
  make (f->path, "CREATE TABLE copy (value TEXT); INSERT INTO copy VALUES ('" WORDS "')", NULL);
  check (f, FALSE);
}

static void
test_unknown_long_row (CbTestBook    *f,
                       gconstpointer  data)
{
  make (f->path, "CREATE TABLE copy (value TEXT);"
                 "INSERT INTO copy VALUES (" FILL (9000) " || '" WORDS "' || " FILL (9000) ")", NULL);
  check (f, FALSE);
}

/* In a block among the cells, and between them and their pointers. */
static void
test_deleted_row (CbTestBook    *f,
                  gconstpointer  data)
{
  make (f->path, "INSERT INTO setting VALUES ('a-words', '" WORDS "'), ('b', 'Something'), ('c', 'Anything')",
        "DELETE FROM setting WHERE key = 'a-words'");
  check (f, FALSE);
}

static void
test_last_row (CbTestBook    *f,
               gconstpointer  data)
{
  make (f->path, "INSERT INTO accounting_link (customer_id, program, reference) VALUES (1, 1, '" WORDS "')",
        "DELETE FROM accounting_link");
  check (f, FALSE);
}

static void
test_free_page (CbTestBook    *f,
                gconstpointer  data)
{
  make (f->path, ADD_DOCUMENT (1, FILL (9000), FILL (9000)), "DELETE FROM document");
  check (f, FALSE);
}

/* Behind the end of a long row, in its last page. */
static void
test_tail (CbTestBook    *f,
           gconstpointer  data)
{
  static const char end[] = "the last bytes of it";
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *contents = NULL;
  guint8 *place;
  gsize size;

  make (f->path, "INSERT INTO message (customer_id, id, kind, incoming, time, body) "
                 "VALUES (1, 1, 1, 0, 0, " FILL (9000) " || 'the last bytes of it')", NULL);
  bytes = cb_test_file_read (f->path);
  contents = g_bytes_unref_to_data (g_steal_pointer (&bytes), &size);
  place = memmem (contents, size, end, strlen (end));
  g_assert_nonnull (place);
  memcpy (place + strlen (end), WORDS, strlen (WORDS));
  cb_test_file_write (f->path, contents, size);
  check (f, FALSE);
}

static void
set_up (CbTestBook    *f,
        gconstpointer  data)
{
  cb_test_book_set_up (f, data);
  cb_test_add (f->book, "1", "Ada Lovelace");
  cb_test_book_close (f);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/raw-file/row", test_row);
  ADD ("/raw-file/row-of-an-index", test_key);
  ADD ("/raw-file/long-row", test_long_row);
  ADD ("/raw-file/unknown-row", test_unknown_row);
  ADD ("/raw-file/unknown-long-row", test_unknown_long_row);
  ADD ("/raw-file/deleted-row", test_deleted_row);
  ADD ("/raw-file/last-row", test_last_row);
  ADD ("/raw-file/free-page", test_free_page);
  ADD ("/raw-file/tail", test_tail);

  return g_test_run ();
}
