/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cb-error.h"
#include "cb-personal.h"
#include "cb-test-book.h"
#include "cb-test-contents.h"
#include "cb-test-plan.h"

/*
 * What the search for remains looks for, and what it knows to stand by rights
 * where it is.
 */

#define LONG_SIZE (3 * 1024 * 1024)

static gboolean
erase (CbTestBook  *f,
       gint64       id,
       GError     **error)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (id);
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbOperation) operation = NULL;

  cb_test_run_set (f->book, CB_ACTION_DELETE, set);
  plan = cb_test_make_plan (f->book, CB_ACTION_ERASE, set);
  operation = cb_test_apply (f->book, plan, error);

  return operation != NULL;
}

/* (transfer full): a file of the program's own with these bytes. */
static char *
leave_trace (gconstpointer bytes,
             gsize         size)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "customer-book", NULL);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  char *path = g_build_filename (folder, "trace", NULL);

  g_byte_array_append (content, (const guint8 *) "…", strlen ("…"));
  g_byte_array_append (content, bytes, (guint) size);
  g_byte_array_append (content, (const guint8 *) "…", strlen ("…"));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, (const char *) content->data, (gssize) content->len, NULL));

  return path;
}

/* One trace is enough, whatever it is of. */
static void
test_each_column (CbTestBook    *f,
                  gconstpointer  data)
{
  guint n_tables;
  const CbPersonalTable *tables = cb_personal_get_tables (&n_tables);
  guint n = 0;

  cb_test_contents_unblock (f->book);
  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *columns = g_strjoin (tables[i].values != NULL && tables[i].bytes != NULL ? ", " : "",
                                            tables[i].values != NULL ? tables[i].values : "",
                                            tables[i].bytes != NULL ? tables[i].bytes : "", NULL);
      g_auto (GStrv) names = g_strsplit (columns, ", ", -1);

      /* Those of customers have tests of their own. */
      for (guint k = 0; names[k] != NULL && !g_str_equal (tables[i].name, "customer"); k++, n++)
        {
          g_autofree char *number = g_strdup_printf ("%u", n);
          g_autofree char *text = g_strdup_printf ("Quarzfels %u", n);
          gint64 id = cb_test_add (f->book, number, "Zwölfender");
          g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE customer_id = %" G_GINT64_FORMAT, names[k],
                                                  tables[i].name, id);
          g_autofree char *value = NULL;
          g_autofree char *trace = NULL;
          g_autoptr (GError) error = NULL;

          cb_test_contents_add (f->book, id, text);
          value = cb_test_query (f->book, g_intern_string (sql), NULL);
          g_test_message ("%s.%s: %s", tables[i].name, names[k], value);
          if (g_str_equal (names[k], "last_digits"))
            {
              /* As few stand everywhere. */
              g_assert_true (erase (f, id, &error));
              continue;
            }
          trace = leave_trace (value, strlen (value));
          g_assert_false (erase (f, id, &error));
          g_assert_error (error, CB_ERROR, CB_ERROR_FOUND);
          g_unlink (trace);
        }
    }
  g_assert_cmpuint (n, >, 15);
}

/* A number that tells whose it was, also one of former times, and the number
 * that somebody else took over. */
static void
test_numbers (CbTestBook    *f,
              gconstpointer  data)
{
  static const struct
  {
    const char *number;
    const char *sql;     /* (nullable) */
    const char *trace;
    gboolean    found;
  } cases[] = {
    { "DUPONTTRAITEUR", NULL, "DUPONTTRAITEUR", TRUE },
    { "CUSTOMER-0042", NULL, "CUSTOMER-0042", FALSE },
    { "C-1", "INSERT INTO taken_number (customer_id, number) SELECT max (id), 'DUPONT-TRAITEUR' FROM customer",
      "DUPONT-TRAITEUR", TRUE },
    { "C-2", "INSERT INTO operation_number (operation_id, customer_id, number) "
             "SELECT (SELECT max (id) FROM operation), max (id), 'DUPONT/TRAITEUR' FROM customer",
      "DUPONT/TRAITEUR", TRUE },
    { "C-3", "INSERT INTO operation_number (operation_id, customer_id, number) "
             "SELECT (SELECT max (id) FROM operation), max (id), 'CUSTOMER-0043' FROM customer",
      "CUSTOMER-0043", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *trace = leave_trace (cases[i].trace, strlen (cases[i].trace));
      g_autoptr (CbIdSet) nobody = cb_id_set_new ();
      g_autoptr (GError) error = NULL;
      gint64 id;

      /* An operation that took many has no number. */
      cb_test_delete (f->book, nobody, NULL);
      id = cb_test_add (f->book, cases[i].number, "Dupont Traiteur");
      if (cases[i].sql != NULL)
        g_assert_true (cb_test_execute (f->book, cases[i].sql, &error));
      g_assert_no_error (error);
      g_assert_cmpint (erase (f, id, &error), ==, !cases[i].found);
      if (cases[i].found)
        g_assert_error (error, CB_ERROR, CB_ERROR_FOUND);
      g_unlink (trace);
    }
}

typedef struct
{
  const char *sql;
  gint64      customer_id;
  const char *bytes;
  gsize       size;
} Large;

static gpointer
large_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  Large *large = data;
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, large->sql, error);

  if (statement == NULL)
    return NULL;
  cb_statement_bind_int64 (statement, 1, large->customer_id);
  cb_statement_bind_blob (statement, 2, large->bytes, large->size);
  cb_statement_run (statement, error);

  return NULL;
}

static void
add_large (CbTestBook *f,
           gint64      customer_id,
           const char *sql,
           const char *bytes,
           gsize       size)
{
  Large large = { sql, customer_id, bytes, size };
  g_autoptr (GError) error = NULL;

  cb_test_write_job (f->book, large_job, &large, &error);
  g_assert_no_error (error);
}

#define ADD_DOCUMENT "INSERT INTO document (customer_id, title, time, data) VALUES (?1, 'Prices', 0, ?2)"
#define ADD_PHOTO    "INSERT INTO photo (customer_id, data) VALUES (?1, ?2)"
#define ADD_MESSAGE \
  "INSERT INTO message (customer_id, id, kind, incoming, time, body) " \
  "SELECT ?1, coalesce (max (id), 0) + 1, 2, 0, 0, CAST (?2 AS TEXT) FROM message WHERE customer_id = ?1"
#define ADD_ITEM \
  "INSERT INTO item (customer_id, kind, number, status, open, date, notes, created, changed) " \
  "SELECT ?1, 7, 'T-' || count(*), 0, 1, 0, CAST (?2 AS TEXT), 0, 0 FROM item"

/* (transfer full): letters that are the same each time. */
static char *
make_letters (guint32 seed,
              gsize   size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  char *letters = g_malloc0 (size + 1);

  for (gsize i = 0; i < size; i++)
    letters[i] = (char) ('a' + g_rand_int_range (rand, 0, 26));

  return letters;
}

/* Any piece of what is long. */
static void
test_long (CbTestBook    *f,
           gconstpointer  data)
{
  static const char *const sql[] = { ADD_DOCUMENT, ADD_PHOTO, ADD_MESSAGE, ADD_ITEM };
  g_autofree char *letters = make_letters (1, LONG_SIZE);

  cb_test_contents_unblock (f->book);
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      /* Nothing, all of it, the first half, the second, the last twentieth. */
      static const struct { gsize from; gsize to; } parts[] = { { 0, 0 }, { 0, 20 }, { 0, 10 }, { 10, 20 }, { 19, 20 } };

      for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
        {
          gsize from = LONG_SIZE / 20 * parts[k].from;
          g_autofree char *trace = leave_trace (letters + from, LONG_SIZE / 20 * (parts[k].to - parts[k].from));
          g_autofree char *number = g_strdup_printf ("%u-%u", i, k);
          gint64 id = cb_test_add (f->book, number, "Ada");
          g_autoptr (GError) error = NULL;

          add_large (f, id, sql[i], letters, LONG_SIZE);
          g_test_message ("%s: %u", sql[i], k);
          g_assert_cmpint (erase (f, id, &error), ==, k == 0);
          if (k > 0)
            g_assert_error (error, CB_ERROR, CB_ERROR_FOUND);
          g_unlink (trace);
        }
    }
}

/* The same as somebody has who remains, or parts of it, is no trace: wherever it
 * stands in long rows of tables of both kinds. */
static void
test_shared (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 doomed = cb_test_add (f->book, "1", "Ada");
  gint64 other = cb_test_add (f->book, "2", "Bert");
  g_autofree char *letters = make_letters (1, LONG_SIZE);
  g_autofree char *others = make_letters (2, LONG_SIZE);
  g_autoptr (GError) error = NULL;

  cb_test_contents_unblock (f->book);
  for (guint i = 0; i < 2; i++)
    {
      gint64 id = i == 0 ? doomed : other;

      add_large (f, id, ADD_DOCUMENT, letters, LONG_SIZE);
      add_large (f, id, ADD_PHOTO, letters, 100000);
      add_large (f, id, ADD_ITEM, others, 20000);
      /* Enough for rows in pages between the root and the leaves. */
      for (guint k = 0; k < 300; k++)
        add_large (f, id, ADD_MESSAGE, others + 20000 + k * 5000, 800 + k * 13);
    }
  g_assert_true (erase (f, doomed, &error));
  g_assert_no_error (error);

  /* Of this a part, in the midst of another. */
  doomed = cb_test_add (f->book, "3", "Cleo");
  add_large (f, doomed, ADD_DOCUMENT, letters + 500000, 200000);
  g_assert_true (erase (f, doomed, &error));
  g_assert_no_error (error);
}

/* What is left in a row of nobody is found. */
static void
test_other_table (CbTestBook    *f,
                  gconstpointer  data)
{
  gint64 doomed = cb_test_add (f->book, "1", "Quarzfels Zwölfender");
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book, "CREATE TABLE copy (name TEXT); INSERT INTO copy SELECT name FROM customer", &error);
  g_assert_no_error (error);
  g_assert_false (erase (f, doomed, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_FOUND);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/proof-values/each-column", test_each_column);
  ADD ("/proof-values/numbers", test_numbers);
  ADD ("/proof-values/long", test_long);
  ADD ("/proof-values/shared", test_shared);
  ADD ("/proof-values/other-table", test_other_table);

  return g_test_run ();
}
