/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

#include "cb-test-book.h"
#include "cb-test-files.h"
#include "cb-test-plan.h"
#include "cb-test-process.h"

/*
 * A process that is killed in the middle of a deletion or an erasure of very
 * many, and one that is cancelled: either all of it was done or nothing.
 */

#define N_CUSTOMERS 50000
#define N_KILLS     20
#define N_CANCELS   10

static void
fill (CbCustomer *customer,
      guint       index)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_EMAIL, "someone@example.org");
}

/* All in the scope that @action applies to. */
static CbIdSet *
get_all (CbBook   *book,
         CbAction  action)
{
  CbScope scope = action == CB_ACTION_DELETE ? CB_SCOPE_LIVE : CB_SCOPE_DELETED;
  g_autoptr (GArray) ids = cb_test_list (book, scope, CB_SORT_NUMBER, FALSE, 0, NULL);

  return cb_id_set_new_from_ids ((const gint64 *) (gpointer) ids->data, ids->len);
}

static void
die (int signal_number)
{
  kill (getpid (), SIGKILL);
}

/* Does it to all, and is killed after so many microseconds; after 0 not at
 * all, but it says how many it took. */
static int
play_victim (char **args)
{
  CbAction action = (CbAction) atoi (args[1]);
  gint64 delay = g_ascii_strtoll (args[2], NULL, 10);
  struct itimerval timer = { .it_value = { delay / G_USEC_PER_SEC, delay % G_USEC_PER_SEC } };
  g_autoptr (GError) error = NULL;
  CbBook *book = cb_test_open (args[0], FALSE, &error);
  g_autoptr (CbIdSet) all = NULL;
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbOperation) operation = NULL;
  gint64 start;

  g_assert_no_error (error);
  all = get_all (book, action);
  plan = cb_test_make_plan (book, action, all);
  cb_test_settle (book);

  signal (SIGALRM, die);
  g_assert_cmpint (setitimer (ITIMER_REAL, &timer, NULL), ==, 0);
  start = g_get_monotonic_time ();
  operation = cb_test_apply (book, plan, &error);
  g_assert_no_error (error);
  if (delay == 0)
    cb_test_say ("%" G_GINT64_FORMAT, g_get_monotonic_time () - start);
  else
    raise (SIGKILL);
  cb_test_close (book);

  return 0;
}

static const CbTestRole roles[] = {
  { "victim", play_victim },
};

static gint64
query_number (CbBook     *book,
              const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cb_test_query (book, sql, &error);

  g_assert_no_error (error);
  g_assert_nonnull (text);

  return g_ascii_strtoll (text, NULL, 10);
}

/* Whether it was done; and that it was not done by halves. */
static gboolean
check_book (CbBook   *book,
            CbAction  action)
{
  guint n_live = cb_book_get_n_live (book);
  guint n_deleted = cb_book_get_n_deleted (book);
  guint n_before = action == CB_ACTION_DELETE ? n_live : n_deleted;
  gboolean done = n_before == 0;
  g_autofree char *broken = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (n_before == 0 || n_before == N_CUSTOMERS);
  if (action == CB_ACTION_DELETE)
    g_assert_cmpuint (n_live + n_deleted, ==, N_CUSTOMERS);
  else
    g_assert_cmpuint (n_live, ==, 0);

  g_assert_true (cb_test_check (book, &error));
  g_assert_no_error (error);
  broken = cb_test_query (book, "PRAGMA foreign_key_check", &error);
  g_assert_no_error (error);
  g_assert_null (broken);
  g_assert_cmpint (query_number (book, "SELECT count(*) FROM deleted_customer WHERE customer_id NOT IN "
                                       "(SELECT id FROM customer)"), ==, 0);
  g_assert_cmpint (query_number (book, "SELECT count(*) FROM customer"), ==, n_live + n_deleted);
  g_assert_cmpint (query_number (book, "SELECT count(*) FROM customer INDEXED BY customer_name_key "
                                       "WHERE name_key > x''"), ==, n_live + n_deleted);
  /* The operation stands if it was done, and only then. */
  g_assert_cmpint (query_number (book, "SELECT count(*) FROM operation"), ==,
                   (action == CB_ACTION_DELETE ? 0 : 1) + (done ? 1 : 0));

  return done;
}

static gint64
play (const char *path,
      CbAction    action,
      gint64      delay)
{
  g_autofree char *action_arg = g_strdup_printf ("%d", action);
  g_autofree char *delay_arg = g_strdup_printf ("%" G_GINT64_FORMAT, delay);
  CbTestProcess *victim = cb_test_process_new ("victim", path, action_arg, delay_arg, NULL);
  g_autofree char *duration = NULL;

  if (delay == 0)
    {
      duration = cb_test_process_hear (victim);
      g_assert_nonnull (duration);
      g_assert_cmpint (cb_test_process_finish (victim), ==, 0);
      return g_ascii_strtoll (duration, NULL, 10);
    }

  g_assert_cmpint (cb_test_process_finish (victim), ==, -SIGKILL);

  return 0;
}

static void
make_book (CbTestBook *f,
           CbAction    action)
{
  cb_test_book_open (f);
  cb_test_fill (f->book, N_CUSTOMERS, fill);
  if (action == CB_ACTION_ERASE)
    {
      g_autoptr (CbIdSet) all = get_all (f->book, CB_ACTION_DELETE);

      cb_test_run_set (f->book, CB_ACTION_DELETE, all);
    }
  cb_test_book_close (f);
}

static void
test_killed (CbTestBook    *f,
             gconstpointer  data)
{
  CbAction action = (CbAction) GPOINTER_TO_INT (data);
  guint n_kills = action == CB_ACTION_DELETE ? N_KILLS : N_KILLS / 4;
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  gint64 duration;
  guint n_done = 0;

  make_book (f, action);
  cb_test_file_copy (f->path, copy);
  duration = play (copy, action, 0);

  for (guint i = 0; i < n_kills; i++)
    {
      g_autoptr (GError) error = NULL;
      CbBook *book;

      /* At once and at the very end, too. */
      gint64 delay = i == 0 ? 1 : i == 1 ? duration * 20 : g_test_rand_int_range (1, (gint32) duration + 1);

      cb_test_file_copy (f->path, copy);
      play (copy, action, delay);
      book = cb_test_open (copy, FALSE, &error);
      g_assert_no_error (error);
      n_done += check_book (book, action);
      cb_test_close (book);
    }
  g_test_message ("%u of %u were done", n_done, n_kills);
  g_assert_cmpuint (n_done, >, 0);
  g_assert_cmpuint (n_done, <, n_kills);
}

static void
cancel_cb (CbProgress   *progress,
           GParamSpec   *pspec,
           GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* At the first word of progress, or a moment after the beginning. */
static void
test_cancelled (CbTestBook    *f,
                gconstpointer  data)
{
  CbAction action = (CbAction) GPOINTER_TO_INT (data);
  g_autoptr (CbIdSet) all = NULL;
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  make_book (f, action);
  cb_test_book_open (f);
  all = get_all (f->book, action);
  plan = cb_test_make_plan (f->book, action, all);
  changes = cb_test_watch_changes (f->book);

  for (guint i = 0; i < N_CANCELS; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (CbProgress) progress = cb_progress_new ();
      GAsyncResult *place = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (CbOperation) operation = NULL;
      g_autoptr (GError) error = NULL;

      if (i % 2 == 0)
        g_signal_connect (progress, "notify::fraction", G_CALLBACK (cancel_cb), cancellable);
      cb_plan_apply_async (f->book, plan, progress, cancellable, cb_test_result_cb, &place);
      if (i % 2 == 1)
        g_cancellable_cancel (cancellable);
      result = cb_test_wait (&place);
      operation = cb_plan_apply_finish (f->book, result, &error);
      cb_test_settle (f->book);
      if (operation != NULL)
        {
          /* An erasure has been looked over, too. */
          g_assert_cmpuint (changes->len, ==, action == CB_ACTION_ERASE ? 2 : 1);
          g_assert_true (check_book (f->book, action));
          break;
        }

      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (changes->len, ==, 0);
      g_assert_false (check_book (f->book, action));
    }
}

#define ADD(path, action, func)                                                           \
  g_test_add (path, CbTestBook, GINT_TO_POINTER (action), cb_test_book_set_up_path, func, \
              cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  cb_test_play_role (argc, argv, roles, G_N_ELEMENTS (roles));
  g_test_init (&argc, &argv, NULL);

  ADD ("/crash/delete", CB_ACTION_DELETE, test_killed);
  ADD ("/crash/erase", CB_ACTION_ERASE, test_killed);
  ADD ("/crash/cancel-delete", CB_ACTION_DELETE, test_cancelled);
  ADD ("/crash/cancel-erase", CB_ACTION_ERASE, test_cancelled);

  return g_test_run ();
}
