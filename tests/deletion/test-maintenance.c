/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-maintenance.h"
#include "cb-person.h"
#include "cb-test-book.h"
#include "cb-test-plan.h"

#define DAY G_TIME_SPAN_DAY

static void
execute (CbBook     *book,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  cb_test_execute (book, sql, &error);
  g_assert_no_error (error);
}

static void
executef (CbBook     *book,
          const char *format,
          ...) G_GNUC_PRINTF (2, 3);

static void
executef (CbBook     *book,
          const char *format,
          ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  execute (book, sql);
}

static CbMaintained
run (CbBook *book,
     gint64  now)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *result_place = NULL;
  g_autoptr (GError) error = NULL;
  CbMaintained done;

  cb_maintenance_run_async (book, now, NULL, NULL, cb_test_result_cb, &result_place);
  result = cb_test_wait (&result_place);
  cb_maintenance_run_finish (book, result, &done, &error);
  g_assert_no_error (error);

  return done;
}

static CbOutlook
look (CbBook *book,
      gint64  now)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *result_place = NULL;
  g_autoptr (GError) error = NULL;
  CbOutlook outlook;

  cb_maintenance_look_async (book, now, NULL, cb_test_result_cb, &result_place);
  result = cb_test_wait (&result_place);
  cb_maintenance_look_finish (book, result, &outlook, &error);
  g_assert_no_error (error);

  return outlook;
}

static void
assert_done (CbMaintained done,
             gsize        n_pending,
             gsize        n_retained,
             gsize        n_kept)
{
  g_assert_cmpuint (done.n_pending, ==, n_pending);
  g_assert_cmpuint (done.n_retained, ==, n_retained);
  g_assert_cmpuint (done.n_kept, ==, n_kept);
  g_assert_cmpint (done.operation_id != 0, ==, n_pending + n_retained > 0);
}

static gboolean
exists (CbBook *book,
        gint64  id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbCustomer) customer = cb_test_get (book, id, &error);

  if (customer == NULL)
    g_assert_error (error, CB_ERROR, CB_ERROR_NOT_FOUND);

  return customer != NULL;
}

static void
test_nothing (CbTestBook    *f,
              gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  g_autoptr (GPtrArray) changes = NULL;
  CbMaintained done;

  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);
  changes = cb_test_watch_changes (f->book);
  done = run (f->book, g_get_real_time () + 10000 * DAY);
  assert_done (done, 0, 0, 0);
  g_assert_cmpint (done.outlook.next, ==, 0);
  g_assert_false (done.outlook.retains);
  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_true (exists (f->book, a));
}

/* To the microsecond, and never twice. */
static void
test_pending (CbTestBook    *f,
              gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  gint64 c = cb_test_add (f->book, "3", "Cleo");
  gint64 due = g_get_real_time () + 30 * DAY;
  g_autofree char *kind = NULL;
  g_autofree char *who = NULL;
  g_autofree char *n_proofs = NULL;
  CbMaintained done;

  cb_test_run (f->book, CB_ACTION_DELETE, a, b, c, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_MASK, a, b, (gint64) 0);
  executef (f->book, "UPDATE pending_erasure SET erase_at = %" G_GINT64_FORMAT " + customer_id - %" G_GINT64_FORMAT,
            due, a);

  done = run (f->book, due - 1);
  assert_done (done, 0, 0, 0);
  g_assert_cmpint (done.outlook.next, ==, due);
  g_assert_cmpuint (cb_book_get_n_pending (f->book), ==, 2);

  done = run (f->book, due);
  assert_done (done, 1, 0, 0);
  g_assert_cmpint (done.outlook.next, ==, due + b - a);
  g_assert_false (exists (f->book, a));
  g_assert_true (exists (f->book, b));
  g_assert_cmpuint (cb_book_get_n_pending (f->book), ==, 1);

  done = run (f->book, due);
  assert_done (done, 0, 0, 0);

  done = run (f->book, due + 1000 * DAY);
  assert_done (done, 1, 0, 0);
  g_assert_cmpint (done.outlook.next, ==, 0);
  g_assert_true (exists (f->book, c));

  kind = cb_test_query (f->book, "SELECT kind || ' ' || n_customers FROM operation ORDER BY id DESC LIMIT 1", NULL);
  g_assert_cmpstr (kind, ==, "3 1");
  who = cb_test_query (f->book, "SELECT o.person_name || p.active FROM operation o JOIN person p ON p.id = o.person_id "
                                "ORDER BY o.id DESC LIMIT 1", NULL);
  g_assert_cmpstr (who, ==, CB_PERSON_ITSELF "0");
  n_proofs = cb_test_query (f->book, "SELECT count(*) FROM proof", NULL);
  g_assert_cmpstr (n_proofs, ==, "2");
}

/* What a person does afterwards stands in the person's name again. */
static void
test_owner (CbTestBook    *f,
            gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *result_place = NULL;
  g_autoptr (GListModel) people = NULL;

  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);
  before = cb_test_query (f->book, "SELECT person_name FROM operation ORDER BY id DESC", NULL);
  cb_test_run (f->book, CB_ACTION_MASK, a, (gint64) 0);
  run (f->book, g_get_real_time () + 1000 * DAY);
  cb_test_run (f->book, CB_ACTION_DELETE, b, (gint64) 0);
  after = cb_test_query (f->book, "SELECT person_name FROM operation ORDER BY id DESC LIMIT 1", NULL);
  g_assert_cmpstr (after, ==, before);

  cb_customer_store_people_async (f->book, NULL, cb_test_result_cb, &result_place);
  result = cb_test_wait (&result_place);
  people = cb_customer_store_people_finish (f->book, result, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (CbPerson) person = g_list_model_get_item (people, i);

      g_assert_cmpstr (cb_person_get_name (person), !=, CB_PERSON_ITSELF);
    }
}

static void
set_retention (CbBook *book,
               guint   days,
               gint64  since)
{
  executef (book, "INSERT OR REPLACE INTO setting (key, value) VALUES ('retention_days', '%u'), "
                  "('retention_since', '%" G_GINT64_FORMAT "')", days, since);
}

/* As if the last operation had been done at @time. */
static void
set_time (CbBook *book,
          gint64  time)
{
  execute (book, "DROP TRIGGER operation_no_update");
  executef (book, "UPDATE operation SET time = %" G_GINT64_FORMAT " WHERE id = (SELECT max (id) FROM operation)", time);
  execute (book, "CREATE TRIGGER operation_no_update BEFORE UPDATE ON operation "
                 "BEGIN SELECT RAISE (ABORT, 'operations are append-only'); END");
}

static void
test_retention (CbTestBook    *f,
                gconstpointer  data)
{
  const gint64 start = 1000 * DAY;
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  gint64 c = cb_test_add (f->book, "3", "Cleo");
  g_autoptr (CbCustomer) customer = NULL;
  CbMaintained done;
  CbOutlook outlook;

  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);
  set_time (f->book, start);
  cb_test_run (f->book, CB_ACTION_DELETE, b, (gint64) 0);
  set_time (f->book, start + 5 * DAY);
  cb_test_run (f->book, CB_ACTION_DELETE, c, (gint64) 0);
  set_time (f->book, start + 20 * DAY);

  assert_done (run (f->book, start + 10000 * DAY), 0, 0, 0);

  set_retention (f->book, 90, start);
  customer = cb_test_get (f->book, b, NULL);
  g_assert_cmpint (cb_customer_get_erase_at (customer), ==, start + 95 * DAY);
  outlook = look (f->book, start + 80 * DAY);
  g_assert_cmpint (outlook.next, ==, start + 90 * DAY);
  g_assert_true (outlook.retains);
  g_assert_cmpuint (outlook.n_soon, ==, 0);
  outlook = look (f->book, start + 88 * DAY);
  g_assert_cmpuint (outlook.n_soon, ==, 2);

  assert_done (run (f->book, start + 90 * DAY - 1), 0, 0, 0);
  done = run (f->book, start + 90 * DAY);
  assert_done (done, 0, 1, 0);
  g_assert_cmpint (done.outlook.next, ==, start + 95 * DAY);
  g_assert_cmpuint (done.outlook.n_soon, ==, 1);
  g_assert_false (exists (f->book, a));
  assert_done (run (f->book, start + 90 * DAY), 0, 0, 0);

  /* Turned on, or shortened, it gives notice. */
  set_retention (f->book, 1, start + 100 * DAY);
  assert_done (run (f->book, start + 107 * DAY - 1), 0, 0, 0);
  assert_done (run (f->book, start + 107 * DAY), 0, 2, 0);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 0);
}

/* Masked, they go on their own day, not on that of the others. Cancelled, or
 * deleted again by Undo, they get their notice anew. */
static void
test_notice_again (CbTestBook    *f,
                   gconstpointer  data)
{
  gint64 now = g_get_real_time ();
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  g_autoptr (CbPlan) undo = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (CbCustomer) customer = NULL;
  CbMaintained done;

  cb_test_run (f->book, CB_ACTION_DELETE, a, b, (gint64) 0);
  set_time (f->book, now - 400 * DAY);
  cb_test_run (f->book, CB_ACTION_MASK, a, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_UNDELETE, b, (gint64) 0);
  set_retention (f->book, 90, now - 400 * DAY);

  done = run (f->book, now);
  assert_done (done, 0, 0, 0);
  g_assert_cmpint (done.outlook.next, >=, now + 30 * DAY);

  undo = cb_test_make_undo (f->book, FALSE);
  operation = cb_test_apply (f->book, undo, NULL);
  g_assert_nonnull (operation);
  cb_test_run (f->book, CB_ACTION_UNMASK, a, (gint64) 0);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 2);

  done = run (f->book, now + DAY);
  assert_done (done, 0, 0, 0);
  g_assert_cmpint (done.outlook.next, >=, now + 7 * DAY);
  customer = cb_test_get (f->book, b, NULL);
  g_assert_cmpint (cb_customer_get_erase_at (customer), >=, now + 7 * DAY);

  assert_done (run (f->book, now + 8 * DAY), 0, 2, 0);
}

/* The plan of an erasure doesn't know that it was cancelled. */
static void
test_cancelled_meanwhile (CbTestBook    *f,
                          gconstpointer  data)
{
  gint64 later = g_get_real_time () + 1000 * DAY;
  gint64 a = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (a);
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *result_place = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_MASK, a, (gint64) 0);
  plan = cb_test_make_plan (f->book, CB_ACTION_ERASE, set);
  cb_test_run (f->book, CB_ACTION_UNMASK, a, (gint64) 0);

  cb_plan_apply_due_async (f->book, plan, later, NULL, NULL, cb_test_result_cb, &result_place);
  result = cb_test_wait (&result_place);
  operation = cb_plan_apply_finish (f->book, result, &error);
  g_assert_null (operation);
  g_assert_error (error, CB_ERROR, CB_ERROR_PLAN_CHANGED);
  g_assert_true (exists (f->book, a));
}

/* Two programs that find the same are not in each other's way. */
static void
test_two_at_once (CbTestBook    *f,
                  gconstpointer  data)
{
  gint64 later = g_get_real_time () + 1000 * DAY;
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  CbBook *other;
  g_autoptr (GAsyncResult) first = NULL;
  GAsyncResult *first_place = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  GAsyncResult *second_place = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *n_erasures = NULL;
  CbMaintained done[2];

  cb_test_run (f->book, CB_ACTION_DELETE, a, b, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_MASK, a, b, (gint64) 0);
  other = cb_test_open (f->path, FALSE, &error);
  g_assert_no_error (error);

  cb_maintenance_run_async (f->book, later, NULL, NULL, cb_test_result_cb, &first_place);
  cb_maintenance_run_async (other, later, NULL, NULL, cb_test_result_cb, &second_place);
  first = cb_test_wait (&first_place);
  second = cb_test_wait (&second_place);
  cb_maintenance_run_finish (f->book, first, &done[0], &error);
  g_assert_no_error (error);
  cb_maintenance_run_finish (other, second, &done[1], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done[0].n_pending + done[1].n_pending, ==, 2);

  n_erasures = cb_test_query (f->book, "SELECT count(*) FROM operation WHERE kind = 3", NULL);
  g_assert_cmpstr (n_erasures, ==, "1");
  cb_test_close (other);
}

static void
test_kept (CbTestBook    *f,
           gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  g_autofree char *left = NULL;
  g_autofree char *kind = NULL;
  CbMaintained done;

  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);
  execute (f->book, "INSERT INTO kept_item (id, former_customer, operation_id, kind, number, status, open, date, erase_at) "
                    "SELECT value, 99, (SELECT max (id) FROM operation), 6, 'P' || value, 0, 0, 1, "
                    "CASE value WHEN 4 THEN NULL ELSE value * 1000 END FROM "
                    "(SELECT 1 AS value UNION SELECT 2 UNION SELECT 3 UNION SELECT 4)");

  assert_done (run (f->book, 999), 0, 0, 0);
  done = run (f->book, 2000);
  assert_done (done, 0, 0, 2);
  g_assert_cmpint (done.outlook.next, ==, 3000);
  assert_done (run (f->book, 2000), 0, 0, 0);
  kind = cb_test_query (f->book, "SELECT kind || ' ' || person_name FROM operation ORDER BY id DESC LIMIT 1", NULL);
  g_assert_cmpstr (kind, ==, "11 " CB_PERSON_ITSELF);

  assert_done (run (f->book, g_get_real_time ()), 0, 0, 1);
  left = cb_test_query (f->book, "SELECT group_concat (id) FROM kept_item", NULL);
  g_assert_cmpstr (left, ==, "4");
}

/* All three at once, each an operation of its own. */
static void
test_all (CbTestBook    *f,
          gconstpointer  data)
{
  gint64 now = g_get_real_time ();
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  g_autofree char *n = NULL;
  CbMaintained done;

  cb_test_run (f->book, CB_ACTION_DELETE, a, b, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_MASK, a, (gint64) 0);
  set_retention (f->book, 10, now - DAY);
  execute (f->book, "INSERT INTO kept_item (id, former_customer, operation_id, kind, number, status, open, date, erase_at) "
                    "SELECT 1, 99, max (id), 6, 'P1', 0, 0, 1, 5 FROM operation");

  done = run (f->book, now + 100 * DAY);
  assert_done (done, 1, 1, 1);
  n = cb_test_query (f->book, "SELECT group_concat (kind || ':' || n_customers) FROM "
                              "(SELECT * FROM operation WHERE person_name = '" CB_PERSON_ITSELF "' ORDER BY id)", NULL);
  g_assert_cmpstr (n, ==, "3:1,3:1,11:0");
  g_assert_cmpuint (cb_book_get_n_live (f->book) + cb_id_set_get_size (cb_book_get_deleted (f->book)), ==, 0);
}

static gboolean
claim (CbBook *book,
       gint64  now)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *result_place = NULL;
  g_autoptr (GError) error = NULL;
  gboolean claimed;

  cb_maintenance_claim_notice_async (book, now, NULL, cb_test_result_cb, &result_place);
  result = cb_test_wait (&result_place);
  claimed = cb_maintenance_claim_notice_finish (book, result, &error);
  g_assert_no_error (error);

  return claimed;
}

static void
test_notice_once_a_day (CbTestBook    *f,
                        gconstpointer  data)
{
  gint64 noon = 20000 * DAY + DAY / 2;

  g_assert_true (claim (f->book, noon));
  g_assert_false (claim (f->book, noon));
  cb_test_book_reopen (f);
  g_assert_false (claim (f->book, noon + G_TIME_SPAN_HOUR));
  g_assert_true (claim (f->book, noon + DAY));
  g_assert_false (claim (f->book, noon + DAY));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/maintenance/" path, CbTestBook, NULL, cb_test_book_set_up, function, cb_test_book_tear_down)
  ADD ("nothing", test_nothing);
  ADD ("pending", test_pending);
  ADD ("owner", test_owner);
  ADD ("retention", test_retention);
  ADD ("notice-again", test_notice_again);
  ADD ("cancelled-meanwhile", test_cancelled_meanwhile);
  ADD ("two-at-once", test_two_at_once);
  ADD ("kept", test_kept);
  ADD ("all", test_all);
  ADD ("notice-once-a-day", test_notice_once_a_day);

  return g_test_run ();
}
