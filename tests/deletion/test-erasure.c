/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>

#include "cb-error.h"
#include "cb-test-book.h"
#include "cb-test-files.h"
#include "cb-test-plan.h"
#include "cb-test-process.h"
#include "cb-test-remains.h"

/*
 * Erased means erased: of all that was known of a customer nothing is left in
 * any file.
 */

#define N_MANY  20000
#define N_GROWN 3000
#define N_FEW   300

/* How many of those who are to be erased are edited before. */
#define N_EDITED 200

/* Every second one is to be erased, and is written in letters and digits of
 * its own, so that nothing of the others can be taken for it. */
static gboolean
is_doomed (guint index)
{
  return index % 2 == 1;
}

static char *
make_text (GRand      *rand,
           const char *alphabet,
           const char *second_alphabet,
           guint       length)
{
  char *text = g_malloc0 (length + 1);

  for (guint i = 0; i < length; i++)
    {
      const char *letters = i % 2 == 0 ? alphabet : second_alphabet;

      text[i] = letters[g_rand_int_range (rand, 0, (gint32) strlen (letters))];
    }

  return text;
}

/* Always the same for an index and a version. */
static void
fill_version (CbCustomer *customer,
              guint       index,
              guint       version)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (index * 2 + version);
  gboolean doomed = is_doomed (index);
  const char *letters = doomed ? "abcdefghijklmABCDEFGHIJKLM" : "nopqrstuvwxyzNOPQRSTUVWXYZ";
  const char *digits = doomed ? "12345" : "6789";
  g_autofree char *number = g_strdup_printf ("%s%u", doomed ? "A" : "N", index * 2 + version);

  /* The ledger keeps the number; so nothing of it may stand in other fields. */
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  for (guint i = CB_CUSTOMER_FIELD_NAME; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      gboolean is_phone = i == CB_CUSTOMER_FIELD_PHONE || i == CB_CUSTOMER_FIELD_MOBILE;
      /* Of digits alone there are too few to tell one phone from two others in
       * a row: letters stand between them. */
      const char *alphabet = is_phone ? digits : letters;
      /* Now and then more than fits into a page. */
      guint n_times = i == CB_CUSTOMER_FIELD_NOTES && index % 20 < 2 ? 500 : 1;
      g_autofree char *first = make_text (rand, alphabet, letters, 11);
      g_autofree char *second = make_text (rand, alphabet, letters, 9);
      const char *between = i == CB_CUSTOMER_FIELD_EMAIL ? "@" : i == CB_CUSTOMER_FIELD_WEBSITE ? "." : " ";
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint n = 0; n < n_times; n++)
        g_string_append_printf (text, "%s%s%s", first, between, second);
      cb_customer_set_text (customer, i, text->str);
    }
}

static void
fill (CbCustomer *customer,
      guint       index)
{
  fill_version (customer, index, 0);
}

static void
add (GHashTable *remains,
     guint       index,
     guint       version)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();

  fill_version (customer, index, version);
  cb_test_remains_add (remains, customer);
}

static void
except (GHashTable *remains,
        guint       index,
        guint       version)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();

  fill_version (customer, index, version);
  cb_test_remains_except (remains, customer);
}

/* (transfer full): what only those of @n_customers have who are doomed. */
static GHashTable *
collect_doomed (guint n_customers)
{
  GHashTable *remains = cb_test_remains_new ();

  for (guint i = 1; i < n_customers; i += 2)
    {
      add (remains, i, 0);
      if (i / 2 < N_EDITED)
        add (remains, i, 1);
    }
  for (guint i = 0; i < n_customers; i += 2)
    except (remains, i, 0);

  return remains;
}

/* (transfer full): the ids of those who are doomed, in a book in use: edited,
 * sorted, searched, deleted and taken back. */
static CbIdSet *
make_book (CbTestBook *f,
           guint       n_customers,
           gboolean    by_hand)
{
  CbIdSet *doomed = cb_id_set_new ();
  g_autoptr (CbIdSet) hits = NULL;
  gint64 first;

  cb_test_book_open (f);
  first = by_hand ? cb_test_grow (f->book, n_customers, fill) : cb_test_fill (f->book, n_customers, fill);
  for (guint i = 0; i < n_customers; i++)
    {
      if (is_doomed (i))
        cb_id_set_add (doomed, first + i);
    }

  for (guint i = 1; i / 2 < N_EDITED && i < n_customers; i += 2)
    {
      g_autoptr (CbCustomer) customer = cb_test_get (f->book, first + i, NULL);
      g_autoptr (CbCustomer) saved = NULL;
      g_autoptr (GError) error = NULL;

      fill_version (customer, i, 1);
      saved = cb_test_save (f->book, customer, &error);
      g_assert_no_error (error);
    }

  hits = cb_test_search (f->book, "a", NULL);
  g_assert_true (cb_id_set_equal (hits, doomed));
  for (guint column = 0; column < CB_N_SORT_COLUMNS; column++)
    {
      g_autoptr (GArray) ids = cb_test_list (f->book, CB_SCOPE_LIVE, column, FALSE, 0, NULL);
    }

  cb_test_run_set (f->book, CB_ACTION_DELETE, doomed);
  cb_test_run_set (f->book, CB_ACTION_UNDELETE, doomed);
  cb_test_run (f->book, CB_ACTION_DELETE, cb_id_set_get_first (doomed), (gint64) 0);
  cb_test_run (f->book, CB_ACTION_UNDELETE, cb_id_set_get_first (doomed), (gint64) 0);
  cb_test_run_set (f->book, CB_ACTION_DELETE, doomed);

  return doomed;
}

static void
assert_nothing_remains (CbTestBook *f,
                        GHashTable *remains,
                        guint       n_left)
{
  g_autoptr (CbIdSet) hits = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (cb_test_remains_count (remains, f->folder), ==, 0);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, n_left);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 0);
  hits = cb_test_search (f->book, "a", &error);
  g_assert_no_error (error);
  g_assert_true (cb_id_set_is_empty (hits));

  cb_test_book_reopen (f);
  g_assert_cmpuint (cb_test_remains_count (remains, f->folder), ==, 0);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, n_left);
  g_assert_true (cb_test_check (f->book, &error));
}

static void
test_many (CbTestBook    *f,
           gconstpointer  data)
{
  g_autoptr (CbIdSet) doomed = make_book (f, N_MANY, FALSE);
  g_autoptr (GHashTable) remains = collect_doomed (N_MANY);

  /* The search for remains finds what is there. */
  g_assert_cmpuint (cb_test_remains_count (remains, f->folder), >, g_hash_table_size (remains) * 9 / 10);
  cb_test_run_set (f->book, CB_ACTION_ERASE, doomed);
  assert_nothing_remains (f, remains, N_MANY / 2);
}

/* Those of a book that has grown for long: in pages that were split there may
 * be copies of what was moved. First a few here and there, then the rest. */
static void
test_grown (CbTestBook    *f,
            gconstpointer  data)
{
  g_autoptr (CbIdSet) doomed = make_book (f, N_GROWN, TRUE);
  g_autoptr (GHashTable) remains = collect_doomed (N_GROWN);
  g_autoptr (GHashTable) few_remains = cb_test_remains_new ();
  g_autoptr (CbIdSet) few = cb_id_set_new ();
  gint64 first = cb_id_set_get_first (doomed) - 1;

  for (guint i = 0; i < N_GROWN; i++)
    {
      if (i % 40 == 1)
        {
          cb_id_set_add (few, first + i);
          add (few_remains, i, 0);
          add (few_remains, i, 1);
        }
    }
  for (guint i = 0; i < N_GROWN; i++)
    {
      if (i % 40 != 1)
        {
          except (few_remains, i, 0);
          except (few_remains, i, 1);
        }
    }

  g_assert_cmpuint (cb_test_remains_count (few_remains, f->folder), >, g_hash_table_size (few_remains) / 3);
  cb_test_run_set (f->book, CB_ACTION_ERASE, few);
  g_assert_cmpuint (cb_test_remains_count (few_remains, f->folder), ==, 0);

  cb_id_set_subtract (doomed, few);
  cb_test_run_set (f->book, CB_ACTION_ERASE, doomed);
  assert_nothing_remains (f, remains, N_GROWN / 2);
}

/* One after another, in a book that others stay in. */
static void
test_one (CbTestBook    *f,
          gconstpointer  data)
{
  g_autoptr (CbIdSet) doomed = make_book (f, N_FEW, TRUE);
  gint64 first = cb_id_set_get_first (doomed);

  for (guint i = 1; i < 40; i += 2)
    {
      g_autoptr (GHashTable) remains = cb_test_remains_new ();
      gint64 id = first - 1 + i;

      /* As few digits as a phone has may be those of somebody who stays. */
      add (remains, i, 0);
      add (remains, i, 1);
      for (guint other = 0; other < N_FEW; other++)
        {
          if (other == i || (is_doomed (other) && other < i))
            continue;
          except (remains, other, 0);
          except (remains, other, 1);
        }
      g_assert_cmpuint (cb_test_remains_count (remains, f->folder), >, 100);
      cb_test_run (f->book, CB_ACTION_ERASE, id, (gint64) 0);
      g_assert_cmpuint (cb_test_remains_count (remains, f->folder), ==, 0);
    }
}

static void
test_all (CbTestBook    *f,
          gconstpointer  data)
{
  g_autoptr (CbIdSet) doomed = make_book (f, 2, TRUE);
  g_autoptr (GHashTable) remains = collect_doomed (2);

  g_assert_cmpuint (cb_id_set_get_size (doomed), ==, 1);
  cb_test_run_set (f->book, CB_ACTION_ERASE, doomed);
  assert_nothing_remains (f, remains, 1);
}

/* A connection that is open but reads nothing stands in nobody's way. */
static void
test_idle_reader (CbTestBook    *f,
                  gconstpointer  data)
{
  g_autoptr (CbIdSet) doomed = make_book (f, N_FEW, TRUE);
  g_autoptr (GHashTable) remains = collect_doomed (N_FEW);
  g_autoptr (GError) error = NULL;
  CbConnection *reader = cb_connection_open (f->path, FALSE, FALSE, &error);
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (cb_connection_query_int64 (reader, "SELECT count(*) FROM customer", &n, &error));
  cb_test_run_set (f->book, CB_ACTION_ERASE, doomed);
  g_assert_cmpuint (cb_test_remains_count (remains, f->folder), ==, 0);
  cb_connection_close (reader);
  assert_nothing_remains (f, remains, N_FEW / 2);
}

/* Holds a read transaction until told to let go, or is killed. */
static int
play_reader (char **args)
{
  g_autoptr (GError) error = NULL;
  CbConnection *connection = cb_connection_open (args[0], FALSE, FALSE, &error);
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (cb_connection_execute (connection, "BEGIN", &error));
  g_assert_true (cb_connection_query_int64 (connection, "SELECT count(*) FROM customer", &n, &error));
  cb_test_say ("reading");
  cb_test_wait_to_go_on ();
  cb_connection_rollback (connection);
  cb_test_say ("let go");
  cb_test_wait_to_go_on ();
  cb_connection_close (connection);

  return 0;
}

static void
die_cb (CbBook   *book,
        CbChange *change)
{
  g_assert_nonnull (change->erased);
  raise (SIGKILL);
}

/* Erases everybody who is deleted, and is gone as soon as that stands. */
static int
play_eraser (char **args)
{
  g_autoptr (GError) error = NULL;
  CbBook *book = cb_test_open (args[0], FALSE, &error);
  g_autoptr (CbPlan) plan = NULL;

  g_assert_no_error (error);
  plan = cb_test_make_plan (book, CB_ACTION_ERASE, cb_book_get_deleted (book));
  g_signal_connect (book, "changed", G_CALLBACK (die_cb), NULL);
  cb_test_apply (book, plan, &error);

  return 1;
}

static const CbTestRole roles[] = {
  { "reader", play_reader },
  { "eraser", play_eraser },
};

static gboolean
log_is_empty (gpointer folder)
{
  g_autofree char *log = g_build_filename (folder, "book.db-wal", NULL);

  return cb_test_file_get_size (log) <= 0;
}

static void
test_other_reads (CbTestBook    *f,
                  gconstpointer  data)
{
  g_autoptr (CbIdSet) doomed = make_book (f, N_FEW, TRUE);
  g_autoptr (GHashTable) remains = collect_doomed (N_FEW);
  CbTestProcess *reader = cb_test_process_new ("reader", f->path, NULL);
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_process_expect (reader, "reading");
  plan = cb_test_make_plan (f->book, CB_ACTION_ERASE, doomed);
  g_assert_null (cb_test_apply (f->book, plan, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_REMAINS);

  /* It is done all the same, but not yet gone. */
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 0);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, N_FEW / 2);
  g_assert_cmpuint (cb_test_remains_count (remains, f->folder), >, 0);

  cb_test_process_go_on (reader);
  cb_test_process_expect (reader, "let go");
  cb_test_wait_until (log_is_empty, f->folder);
  g_assert_cmpuint (cb_test_remains_count (remains, f->folder), ==, 0);

  cb_test_process_go_on (reader);
  g_assert_cmpint (cb_test_process_finish (reader), ==, 0);
  assert_nothing_remains (f, remains, N_FEW / 2);
}

/* A crash before the log could be emptied: that is made good when the book is
 * opened the next time, though nothing is written then. */
static void
test_crash_before_emptied (CbTestBook    *f,
                           gconstpointer  data)
{
  g_autoptr (CbIdSet) doomed = make_book (f, N_FEW, TRUE);
  g_autoptr (GHashTable) remains = collect_doomed (N_FEW);
  CbTestProcess *reader, *eraser;

  cb_test_book_close (f);
  reader = cb_test_process_new ("reader", f->path, NULL);
  cb_test_process_expect (reader, "reading");
  eraser = cb_test_process_new ("eraser", f->path, NULL);
  g_assert_cmpint (cb_test_process_finish (eraser), ==, -SIGKILL);
  cb_test_process_kill (reader);
  g_assert_cmpint (cb_test_process_finish (reader), ==, -SIGKILL);
  g_assert_cmpuint (cb_test_remains_count (remains, f->folder), >, 0);

  cb_test_book_open (f);
  cb_test_wait_until (log_is_empty, f->folder);
  assert_nothing_remains (f, remains, N_FEW / 2);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up_path, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  cb_test_play_role (argc, argv, roles, G_N_ELEMENTS (roles));
  g_test_init (&argc, &argv, NULL);

  ADD ("/erasure/many", test_many);
  ADD ("/erasure/grown", test_grown);
  ADD ("/erasure/one", test_one);
  ADD ("/erasure/all", test_all);
  ADD ("/erasure/idle-reader", test_idle_reader);
  ADD ("/erasure/other-reads", test_other_reads);
  ADD ("/erasure/crash-before-emptied", test_crash_before_emptied);

  return g_test_run ();
}
