/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-test-book.h"
#include "cb-test-files.h"
#include "cb-test-process.h"

#define N_EACH 150

static CbBook *
open_book (const char *path)
{
  g_autoptr (GError) error = NULL;
  CbBook *book = cb_test_open (path, FALSE, &error);

  g_assert_no_error (error);

  return book;
}

static void
execute (CbBook     *book,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  cb_test_execute (book, sql, &error);
  g_assert_no_error (error);
}

/* Does what it is told by its second argument, and closes the book when it may
 * go on. */
static int
play_other (char **args)
{
  CbBook *book = open_book (args[0]);

  if (g_str_equal (args[1], "add"))
    cb_test_add (book, "theirs", "Ada Theirs");
  else if (!g_str_equal (args[1], "idle"))
    execute (book, args[1]);
  cb_test_say ("done");
  cb_test_wait_to_go_on ();
  cb_test_close (book);

  return 0;
}

/* Adds many, each with the next free number, at the same time as others do. */
static int
play_adder (char **args)
{
  CbBook *book = open_book (args[0]);

  cb_test_say ("ready");
  cb_test_wait_to_go_on ();
  for (guint i = 0; i < N_EACH; i++)
    cb_test_add (book, "", "Theirs");
  cb_test_close (book);

  return 0;
}

static const CbTestRole roles[] = {
  { "other", play_other },
  { "adder", play_adder },
};

static void
let_other (CbTestBook *f,
           const char *what)
{
  CbTestProcess *other = cb_test_process_new ("other", f->path, what, NULL);

  cb_test_process_expect (other, "done");
  cb_test_process_go_on (other);
  g_assert_cmpint (cb_test_process_finish (other), ==, 0);
}

static gboolean
has_changed (gpointer data)
{
  return ((GPtrArray *) data)->len > 0;
}

/* The book looks by itself, too. */
static void
test_seen (CbTestBook    *f,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) changes = NULL;
  gboolean asks = data != NULL;
  g_autoptr (CbIdSet) hits = NULL;
  g_autoptr (CbIdSet) set = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = cb_test_add (f->book, "mine", "Ada Mine");

  cb_test_settle (f->book);
  hits = cb_test_search (f->book, "ada", &error);
  g_assert_cmpuint (cb_id_set_get_size (hits), ==, 1);
  changes = cb_test_watch_changes (f->book);

  let_other (f, "add");
  if (asks)
    cb_book_poll (f->book);
  cb_test_wait_until (has_changed, changes);
  g_assert_true (((CbChange *) g_ptr_array_index (changes, 0))->everything);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 2);
  g_clear_pointer (&hits, cb_id_set_unref);
  hits = cb_test_search (f->book, "ada", &error);
  g_assert_cmpuint (cb_id_set_get_size (hits), ==, 2);

  /* A deletion, and an erasure. */
  cb_test_settle (f->book);
  g_ptr_array_set_size (changes, 0);
  let_other (f, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) VALUES (1, 1, 1, 'x', 1); "
                "INSERT INTO deleted_customer (customer_id, operation_id) SELECT min (customer.id), "
                "max (operation.id) FROM customer, operation");
  cb_book_poll (f->book);
  cb_test_wait_until (has_changed, changes);
  set = cb_id_set_new_single (id);
  g_assert_true (cb_id_set_equal (cb_book_get_deleted (f->book), set));

  cb_test_settle (f->book);
  g_ptr_array_set_size (changes, 0);
  let_other (f, "DELETE FROM deleted_customer; DELETE FROM customer WHERE number = 'mine'");
  cb_book_poll (f->book);
  cb_test_wait_until (has_changed, changes);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 0);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 1);
  g_clear_pointer (&hits, cb_id_set_unref);
  hits = cb_test_search (f->book, "mine", &error);
  g_assert_true (cb_id_set_is_empty (hits));
}

static void
test_conflicts (CbTestBook    *f,
                gconstpointer  data)
{
  gint64 id = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbCustomer) customer = cb_test_get (f->book, id, NULL);
  g_autoptr (CbCustomer) new = cb_customer_new ();
  g_autoptr (GError) error = NULL;

  let_other (f, "UPDATE customer SET name = 'Theirs', changed = changed + 1");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Mine");
  g_assert_null (cb_test_save (f->book, customer, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_CHANGED);
  g_clear_error (&error);

  let_other (f, "add");
  cb_customer_set_text (new, CB_CUSTOMER_FIELD_NUMBER, "Theirs");
  cb_customer_set_text (new, CB_CUSTOMER_FIELD_NAME, "Mine");
  g_assert_null (cb_test_save (f->book, new, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NUMBER_TAKEN);
  g_clear_error (&error);

  let_other (f, "DELETE FROM customer");
  g_assert_null (cb_test_save (f->book, customer, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NOT_FOUND);
}

/* Both write as fast as they can: all of it is there in the end, and each has
 * a number of its own. */
static void
test_both_write (CbTestBook    *f,
                 gconstpointer  data)
{
  CbTestProcess *adder = cb_test_process_new ("adder", f->path, NULL);
  g_autofree char *n_numbers = NULL;
  g_autofree char *check = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_process_expect (adder, "ready");
  cb_test_process_go_on (adder);
  for (guint i = 0; i < N_EACH; i++)
    cb_test_add (f->book, "", "Mine");
  g_assert_cmpint (cb_test_process_finish (adder), ==, 0);

  cb_book_poll (f->book);
  cb_test_settle (f->book);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 2 * N_EACH);
  n_numbers = cb_test_query (f->book, "SELECT count(DISTINCT number) FROM customer", &error);
  g_assert_cmpint (g_ascii_strtoll (n_numbers, NULL, 10), ==, 2 * N_EACH);
  check = cb_test_query (f->book, "PRAGMA integrity_check", &error);
  g_assert_cmpstr (check, ==, "ok");
}

/* Opening the book once more in the same process, and closing that, leaves it
 * locked: or else another process, when it closes it, would believe to be the
 * last one and remove the log that is being written to. */
static void
test_opened_twice (CbTestBook    *f,
                   gconstpointer  data)
{
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  CbBook *book = open_book (f->path);

  cb_test_close (book);
  let_other (f, "idle");
  g_assert_cmpint (cb_test_file_get_size (log), >=, 0);

  cb_test_add (f->book, "1", "Ada");
  book = open_book (f->path);
  g_assert_cmpuint (cb_book_get_n_live (book), ==, 1);
  cb_test_close (book);
}

#define ADD(path, data, func) \
  g_test_add (path, CbTestBook, data, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  cb_test_play_role (argc, argv, roles, G_N_ELEMENTS (roles));
  g_test_init (&argc, &argv, NULL);

  ADD ("/two-processes/seen-when-asked", "asks", test_seen);
  ADD ("/two-processes/seen-by-itself", NULL, test_seen);
  ADD ("/two-processes/conflicts", NULL, test_conflicts);
  ADD ("/two-processes/both-write", NULL, test_both_write);
  ADD ("/two-processes/opened-twice", NULL, test_opened_twice);

  return g_test_run ();
}
