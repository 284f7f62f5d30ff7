/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include "cb-error.h"
#include "cb-test-book.h"
#include "cb-test-contents.h"
#include "cb-test-files.h"
#include "cb-test-plan.h"
#include "cb-test-process.h"

/*
 * A process that is killed at any moment while it does anything to very many,
 * or whose disk is full then: all of it was done or nothing, and nothing is
 * orphaned.
 */

#define N_CUSTOMERS 1000
#define N_KILLS     200
#define N_FULL      30

/* What can be done to the book that make_book() makes, and whom to: the ids
 * that this selects. */
typedef struct
{
  CbAction    action;
  gboolean    on_items;
  const char *ids;
} Job;

static const Job jobs[] = {
  { CB_ACTION_DELETE, FALSE,
    "SELECT group_concat (id) FROM customer WHERE id NOT IN (SELECT customer_id FROM deleted_customer)" },
  { CB_ACTION_UNDELETE, FALSE,
    "SELECT group_concat (customer_id) FROM deleted_customer "
    "WHERE customer_id NOT IN (SELECT customer_id FROM pending_erasure)" },
  { CB_ACTION_ERASE, FALSE, "SELECT group_concat (customer_id) FROM deleted_customer" },
  { CB_ACTION_MASK, FALSE,
    "SELECT group_concat (customer_id) FROM deleted_customer "
    "WHERE customer_id NOT IN (SELECT customer_id FROM pending_erasure)" },
  { CB_ACTION_UNMASK, FALSE, "SELECT group_concat (customer_id) FROM pending_erasure" },
  { CB_ACTION_DELETE_ITEMS, TRUE,
    "SELECT group_concat (id) FROM item WHERE id NOT IN (SELECT item_id FROM deleted_item) "
    "AND customer_id NOT IN (SELECT customer_id FROM deleted_customer)" },
  { CB_ACTION_UNDELETE_ITEMS, TRUE,
    "SELECT group_concat (item_id) FROM deleted_item d JOIN item i ON i.id = d.item_id "
    "WHERE customer_id NOT IN (SELECT customer_id FROM deleted_customer)" },
  { CB_ACTION_DELETE_CONVERSATION, FALSE,
    "SELECT group_concat (id) FROM customer WHERE id NOT IN (SELECT customer_id FROM deleted_customer)" },
  { CB_ACTION_ERASE_KEPT, TRUE, "SELECT group_concat (id) FROM kept_item" },
};

/* Nothing of these may be there: what is of something that is gone, or of no
 * operation. */
static const char *const orphans[] = {
  "SELECT 1 FROM deleted_customer WHERE customer_id NOT IN (SELECT id FROM customer)",
  "SELECT 1 FROM closed_item c WHERE NOT EXISTS "
  "(SELECT 1 FROM item i WHERE i.id = c.item_id AND i.customer_id = c.customer_id)",
  "SELECT 1 FROM closed_item WHERE customer_id NOT IN (SELECT customer_id FROM deleted_customer)",
  "SELECT 1 FROM deleted_item WHERE item_id NOT IN (SELECT id FROM item)",
  "SELECT 1 FROM deleted_document WHERE document_id NOT IN (SELECT id FROM document)",
  "SELECT 1 FROM deleted_message d WHERE NOT EXISTS "
  "(SELECT 1 FROM message m WHERE m.customer_id = d.customer_id AND m.id BETWEEN d.first_id AND d.last_id)",
  "SELECT 1 FROM pending_erasure WHERE customer_id NOT IN (SELECT customer_id FROM deleted_customer)",
  "SELECT 1 FROM taken_number WHERE customer_id NOT IN (SELECT customer_id FROM deleted_customer)",
  "SELECT 1 FROM operation_number WHERE customer_id NOT IN (SELECT id FROM customer)",
  "SELECT 1 FROM kept_item WHERE former_customer IN (SELECT id FROM customer)",
  "SELECT 1 FROM kept_item WHERE operation_id NOT IN (SELECT id FROM operation WHERE kind = 3)",
  "SELECT 1 FROM freed_number WHERE operation_id NOT IN (SELECT id FROM operation WHERE kind = 3)",
  "SELECT 1 FROM proof WHERE operation_id NOT IN (SELECT id FROM operation WHERE kind = 3)",
  "SELECT 1 FROM deleted_customer WHERE operation_id NOT IN (SELECT id FROM operation WHERE kind = 1)",
  "SELECT 1 FROM pending_erasure WHERE operation_id NOT IN (SELECT id FROM operation WHERE kind = 5)",
  "SELECT 1 FROM operation_count WHERE operation_id NOT IN (SELECT id FROM operation)",
  "SELECT 1 FROM operation_item_set WHERE operation_id NOT IN (SELECT id FROM operation)",
  "SELECT 1 FROM operation_invoice WHERE operation_id NOT IN (SELECT id FROM operation)",
  "SELECT 1 FROM operation_message WHERE operation_id NOT IN (SELECT id FROM operation)",
  "SELECT 1 FROM operation WHERE n_customers > 0 AND kind <> 4 AND kind <> 3 "
  "AND id NOT IN (SELECT operation_id FROM operation_set)",
};

static CbIdSet *
select_ids (CbBook     *book,
            const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *list = cb_test_query (book, sql, &error);
  g_auto (GStrv) ids = NULL;
  CbIdSet *set = cb_id_set_new ();

  g_assert_no_error (error);
  g_assert_nonnull (list);
  ids = g_strsplit (list, ",", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    cb_id_set_add (set, g_ascii_strtoll (ids[i], NULL, 10));

  return set;
}

static CbPlan *
make_plan (CbBook    *book,
           const Job *job)
{
  g_autoptr (CbIdSet) set = select_ids (book, job->ids);

  return job->on_items ? cb_test_make_items_plan (book, job->action, set) : cb_test_make_plan (book, job->action, set);
}

static void
die (int signal_number)
{
  kill (getpid (), SIGKILL);
}

static void
set_limit (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Does a job and is killed after so many microseconds; or after 0 says how many
 * it took. Files can't get longer than some limit, if that is not 0. */
static int
play_victim (char **args)
{
  const Job *job = &jobs[atoi (args[1])];
  gint64 delay = g_ascii_strtoll (args[2], NULL, 10);
  gint64 limit = g_ascii_strtoll (args[3], NULL, 10);
  struct itimerval timer = { .it_value = { delay / G_USEC_PER_SEC, delay % G_USEC_PER_SEC } };
  g_autoptr (GError) error = NULL;
  CbBook *book = cb_test_open (args[0], FALSE, &error);
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbOperation) operation = NULL;
  gint64 start;

  g_assert_no_error (error);
  plan = make_plan (book, job);
  cb_test_settle (book);

  signal (SIGXFSZ, SIG_IGN);
  signal (SIGALRM, die);
  if (limit > 0)
    set_limit ((rlim_t) limit);
  g_assert_cmpint (setitimer (ITIMER_REAL, &timer, NULL), ==, 0);
  start = g_get_monotonic_time ();
  operation = cb_test_apply (book, plan, &error);
  if (delay > 0)
    raise (SIGKILL);

  if (limit == 0)
    g_assert_no_error (error);
  else if (error != NULL && !g_error_matches (error, CB_ERROR, CB_ERROR_UNPROVED) &&
           !g_error_matches (error, CB_ERROR, CB_ERROR_REMAINS))
    g_assert_error (error, CB_ERROR, CB_ERROR_DISK_FULL);
  cb_test_say ("%" G_GINT64_FORMAT, g_get_monotonic_time () - start);
  cb_test_close (book);

  return 0;
}

static const CbTestRole roles[] = {
  { "victim", play_victim },
};

/* (nullable): how long it took, in microseconds; NULL when it was killed. */
static char *
play (const char *path,
      guint       job,
      gint64      delay,
      gint64      limit)
{
  g_autofree char *job_arg = g_strdup_printf ("%u", job);
  g_autofree char *delay_arg = g_strdup_printf ("%" G_GINT64_FORMAT, delay);
  g_autofree char *limit_arg = g_strdup_printf ("%" G_GINT64_FORMAT, limit);
  CbTestProcess *victim = cb_test_process_new ("victim", path, job_arg, delay_arg, limit_arg, NULL);
  char *duration = NULL;

  if (delay == 0)
    {
      duration = cb_test_process_hear (victim);
      g_assert_nonnull (duration);
    }
  g_assert_cmpint (cb_test_process_finish (victim), ==, delay == 0 ? 0 : -SIGKILL);

  return duration;
}

static void
fill (CbCustomer *customer,
      guint       index)
{
  g_autofree char *number = g_strdup_printf ("C-%05u", index + 1);
  g_autofree char *name = g_strdup_printf ("Customer the %uth", index + 1);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);
}

/* The contents of the first, for all others too. */
static const char contents[] =
  "INSERT INTO item (customer_id, kind, number, title, status, open, amount, currency, date, due, notes, created, changed) "
  "SELECT c.id, i.kind, 'N-' || c.id || '-' || i.id, i.title || c.id, i.status, (c.id + i.id) % 2, i.amount, i.currency, "
  "i.date, i.due, i.notes || c.id, i.created, i.changed FROM customer c, item i WHERE c.id > 1 AND i.kind % 10 IN (c.id % 10, 5);"
  "INSERT INTO address (customer_id, kind, street) SELECT c.id, 1, street || c.id FROM customer c, address WHERE c.id > 1;"
  "INSERT INTO payment_method (customer_id, token) SELECT c.id, token || c.id FROM customer c, payment_method WHERE c.id > 1;"
  "INSERT INTO dependent (customer_id, kind, name) SELECT c.id, 1, d.name || c.id FROM customer c, dependent d WHERE c.id > 1;"
  "INSERT INTO photo (customer_id, data) SELECT id, zeroblob (2000) FROM customer WHERE id > 1 AND id % 5 = 0;"
  "INSERT INTO custom_value (customer_id, field_id, value) SELECT c.id, field_id, value FROM customer c, custom_value WHERE c.id > 1;"
  "INSERT INTO document (customer_id, title, time, data) SELECT id, 'Document', 0, zeroblob (9000) FROM customer WHERE id % 20 = 3;"
  "INSERT INTO message (customer_id, id, kind, incoming, time, subject, body) "
  "SELECT c.id, n.value, 2, 1, 0, subject, body || c.id FROM customer c, message, json_each ('[1, 2, 3]') n WHERE c.id > 1;"
  "INSERT INTO history (customer_id, id, time, person_name, kind, details) "
  "SELECT c.id, n.value, 0, 'Me', 1, details || c.id FROM customer c, history, json_each ('[1, 2]') n WHERE c.id > 1;"
  "INSERT INTO billing_cycle (customer_id, months, next_date, amount, currency) "
  "SELECT c.id, months, next_date, amount, currency FROM customer c, billing_cycle WHERE c.id > 1;"
  "INSERT INTO accounting_link (customer_id, program, reference) "
  "SELECT c.id, 1, reference || c.id FROM customer c, accounting_link WHERE c.id > 1";

static CbIdSet *
pick (gint64 first,
      guint  remainder,
      guint  divisor)
{
  CbIdSet *set = cb_id_set_new ();

  for (guint i = 0; i < N_CUSTOMERS; i++)
    if (i % divisor == remainder)
      cb_id_set_add (set, first + i);

  return set;
}

static void
run (CbBook   *book,
     CbAction  action,
     CbIdSet  *set)
{
  g_autoptr (CbIdSet) customers = set;

  cb_test_run_set (book, action, customers);
}

/* Of everything some. */
static void
make_book (CbTestBook *f)
{
  g_autoptr (CbIdSet) items = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first;

  cb_test_book_open (f);
  cb_test_contents_unblock (f->book);
  first = cb_test_fill (f->book, N_CUSTOMERS, fill);
  cb_test_contents_add (f->book, first, "Anything");
  cb_test_execute (f->book, contents, &error);
  g_assert_no_error (error);

  run (f->book, CB_ACTION_DELETE_CONVERSATION, pick (first, 1, 7));
  items = select_ids (f->book, "SELECT group_concat (id) FROM item WHERE id % 5 = 0 "
                               "AND id NOT IN (SELECT item_id FROM deleted_item)");
  cb_test_run_items (f->book, CB_ACTION_DELETE_ITEMS, items);
  run (f->book, CB_ACTION_DELETE, pick (first, 2, 4));
  run (f->book, CB_ACTION_DELETE, pick (first, 3, 4));
  run (f->book, CB_ACTION_MASK, pick (first, 2, 12));
  run (f->book, CB_ACTION_ERASE, pick (first, 3, 16));
  run (f->book, CB_ACTION_UNDELETE, pick (first, 7, 16));
  cb_test_book_close (f);
}

/* What differs from one run to the next: times, and what is written down when
 * an erasure has been looked over. */
static const char columns[] =
  "SELECT m.name, group_concat ('quote (' || c.name || "
  "iif (c.name = 'erase_at' AND m.name <> 'kept_item', ' IS NULL', '') || ')', ' || '','' || ') FROM sqlite_schema m "
  "JOIN pragma_table_info (m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
  "AND m.name NOT IN ('setting', 'generation', 'proof') "
  /* Of the index of words what is in it, however it came to be on its pages. */
  "AND m.name NOT LIKE 'word_index%' "
  "AND NOT (m.name = 'operation' AND c.name = 'time') GROUP BY m.name ORDER BY m.name";

static gpointer
digest_job (CbConnection  *connection,
            gpointer       data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CbStatement) tables = cb_connection_prepare (connection, columns, error);
  CbStep step;

  if (tables == NULL)
    return NULL;

  while ((step = cb_statement_step (tables, error)) == CB_STEP_ROW)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY 1", cb_statement_get_text (tables, 1),
                                              cb_statement_get_text (tables, 0));
      g_autoptr (CbStatement) rows = cb_connection_prepare (connection, g_intern_string (sql), error);
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

      if (rows == NULL)
        return NULL;
      while ((step = cb_statement_step (rows, error)) == CB_STEP_ROW)
        g_checksum_update (checksum, (const guchar *) cb_statement_get_text (rows, 0), -1);
      if (step == CB_STEP_ERROR)
        return NULL;
      g_string_append_printf (text, "%s %.8s\n", cb_statement_get_text (tables, 0), g_checksum_get_string (checksum));
    }

  return step == CB_STEP_DONE ? g_strdup (text->str) : NULL;
}

/* (transfer full): of all that is in the book at @path, which is whole: a line
 * for each table. */
static char *
digest (const char *path)
{
  g_autoptr (GError) error = NULL;
  CbBook *book = cb_test_open (path, FALSE, &error);
  g_autofree char *integrity = NULL;
  g_autofree char *broken = NULL;
  char *text;

  g_assert_no_error (error);
  text = cb_test_read_job (book, digest_job, NULL, &error);
  g_assert_no_error (error);
  integrity = cb_test_query (book, "PRAGMA integrity_check", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (integrity, ==, "ok");
  broken = cb_test_query (book, "PRAGMA foreign_key_check", &error);
  g_assert_no_error (error);
  g_assert_null (broken);
  for (guint i = 0; i < G_N_ELEMENTS (orphans); i++)
    {
      g_autofree char *orphan = cb_test_query (book, orphans[i], &error);

      g_assert_no_error (error);
      if (orphan != NULL)
        g_error ("There is: %s", orphans[i]);
    }
  cb_test_close (book);

  return text;
}

typedef struct
{
  char   *copy;                         /* where it is played */
  char   *before;
  char   *after[G_N_ELEMENTS (jobs)];
  gint64  duration[G_N_ELEMENTS (jobs)];
  guint   n_done;
  guint   n_played;
} Play;

static void
play_clear (Play *self)
{
  g_free (self->copy);
  g_free (self->before);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    g_free (self->after[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Play, play_clear)

/* From the same beginning; what the one before left of it goes. */
static void
copy_book (CbTestBook *f,
           Play       *self)
{
  g_autofree char *log = g_strconcat (self->copy, "-wal", NULL);
  g_autofree char *index = g_strconcat (self->copy, "-shm", NULL);

  unlink (log);
  unlink (index);
  cb_test_file_copy (f->path, self->copy);
}

/* Each job, undisturbed. */
static void
play_undisturbed (CbTestBook *f,
                  Play       *self)
{
  make_book (f);
  self->copy = g_build_filename (f->folder, "copy.db", NULL);
  copy_book (f, self);
  self->before = digest (self->copy);

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_autofree char *duration = NULL;

      copy_book (f, self);
      duration = play (self->copy, i, 0, 0);
      self->duration[i] = g_ascii_strtoll (duration, NULL, 10);
      self->after[i] = digest (self->copy);
      g_assert_cmpstr (self->after[i], !=, self->before);
    }
}

static void
check (Play  *self,
       guint  job)
{
  g_autofree char *now = digest (self->copy);
  gboolean done = g_str_equal (now, self->after[job]);

  if (!done && !g_str_equal (now, self->before))
    g_error ("Action %d was done by halves. Before:\n%s\nAfter:\n%s\nNow:\n%s", jobs[job].action, self->before,
             self->after[job], now);
  self->n_done += done;
  self->n_played++;
}

static void
test_killed (CbTestBook    *f,
             gconstpointer  data)
{
  g_auto (Play) self = { 0 };

  play_undisturbed (f, &self);
  for (guint i = 0; i < N_KILLS; i++)
    {
      guint job = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (jobs));

      copy_book (f, &self);
      play (self.copy, job, g_test_rand_int_range (1, (gint32) self.duration[job] + 1), 0);
      check (&self, job);
    }
  g_test_message ("%u of %u were done", self.n_done, self.n_played);
  g_assert_cmpuint (self.n_done, >, N_KILLS / 20);
  g_assert_cmpuint (self.n_done, <, N_KILLS - N_KILLS / 20);
}

static void
test_full (CbTestBook    *f,
           gconstpointer  data)
{
  g_auto (Play) self = { 0 };

  play_undisturbed (f, &self);
  for (guint i = 0; i < N_FULL; i++)
    {
      guint job = i % G_N_ELEMENTS (jobs);
      /* Each time the log comes to another page; at first to the third. */
      gint64 limit = 16384 + (i > job ? g_test_rand_int_range (0, job == 2 ? 4000000 : 200000) : 0);
      g_autofree char *duration = NULL;

      copy_book (f, &self);
      duration = play (self.copy, job, 0, limit);
      check (&self, job);
    }
  g_test_message ("%u of %u were done", self.n_done, self.n_played);
  g_assert_cmpuint (self.n_done, <, self.n_played);
}

#define ADD(path, func) \
  g_test_add (path, CbTestBook, NULL, cb_test_book_set_up_path, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  cb_test_play_role (argc, argv, roles, G_N_ELEMENTS (roles));
  g_test_init (&argc, &argv, NULL);

  ADD ("/kill/any-moment", test_killed);
  ADD ("/kill/full-disk", test_full);

  return g_test_run ();
}
