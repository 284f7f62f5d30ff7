/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-reminder-store.h"
#include "cb-test-conversations.h"

/*
 * Reminders that fall due: which, and that each is told of once.
 */

#define NOW  G_GINT64_CONSTANT (1800000000000000)
#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

static void
set_up (CbTestBook    *f,
        gconstpointer  data)
{
  cb_test_book_set_up (f, NULL);
  cb_test_add (f->book, "1", "Ada");
  cb_test_add (f->book, "2", "Bo");
}

/* Of Ada, by hours before (negative) or after now; @due may be 0. */
static void
add (CbTestBook *f,
     const char *number,
     int         date,
     int         due,
     int         written)
{
  g_autofree char *due_text = due != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, NOW + due * HOUR) : g_strdup ("NULL");
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO item (customer_id, kind, number, title, status, open, date, due, created, changed) "
                     "VALUES (1, 8, '%s', 'Call', 0, 1, %" G_GINT64_FORMAT ", %s, 1, %" G_GINT64_FORMAT ")",
                     number, NOW + date * HOUR, due_text, NOW + written * HOUR);

  cb_test_change (f, sql);
}

static void
assert_outlook (CbTestBook *f,
                gboolean    any,
                int         next)
{
  CbReminderOutlook outlook;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_reminder_store_look_async (f->book, NOW, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  g_assert_true (cb_reminder_store_look_finish (f->book, result, &outlook, NULL));
  g_assert_cmpint (outlook.any, ==, any);
  g_assert_cmpint (outlook.next, ==, next != 0 ? NOW + next * HOUR : 0);
}

/* @expected: their numbers, the one due last first; and how many in all */
static void
assert_claimed (CbTestBook *f,
                guint       limit,
                const char *expected,
                gsize       n_all)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbDueReminders) reminders = NULL;
  g_autoptr (GString) numbers = g_string_new (NULL);

  cb_reminder_store_claim_async (f->book, NOW, limit, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  reminders = cb_reminder_store_claim_finish (f->book, result, NULL);
  g_assert_nonnull (reminders);
  for (guint i = 0; i < reminders->list->len; i++)
    {
      const CbDueReminder *reminder = reminders->list->pdata[i];

      g_assert_cmpstr (reminder->customer, ==, "Ada");
      g_string_append_printf (numbers, "%s ", cb_item_get_number (reminder->item));
    }
  g_assert_cmpstr (g_strchomp (numbers->str), ==, expected);
  g_assert_cmpuint (reminders->n_all, ==, n_all);
}

static gsize
count_left (CbTestBook *f)
{
  g_autoptr (CbIdSet) items = cb_id_set_new_single (1);
  g_autoptr (CbIdSet) left = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_reminder_store_check_async (f->book, items, NOW, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  left = cb_reminder_store_check_finish (f->book, result, NULL);
  g_assert_nonnull (left);

  return cb_id_set_get_size (left);
}

static void
test_once (CbTestBook    *f,
           gconstpointer  data)
{
  assert_outlook (f, FALSE, 0);
  add (f, "past", -1, 0, -20);
  add (f, "before", -10, -5, -20);
  add (f, "later", -10, 2, -20);
  add (f, "next", 1, 0, -20);
  /* Whoever wrote it knew. */
  add (f, "no-news", -10, 0, -3);
  assert_outlook (f, TRUE, 1);
  assert_claimed (f, 1, "past", 2);
  assert_outlook (f, FALSE, 1);
  assert_claimed (f, 9, "", 0);

  /* Put off, it falls due again. */
  cb_test_change (f, "UPDATE item SET due = due + 3600000000 WHERE number = 'before'");
  assert_claimed (f, 9, "before", 1);
  assert_claimed (f, 9, "", 0);
}

static void
test_others (CbTestBook    *f,
             gconstpointer  data)
{
  add (f, "done", -1, 0, -20);
  cb_test_change (f, "UPDATE item SET status = 1, open = 0");
  assert_claimed (f, 9, "", 0);
  cb_test_change (f, "UPDATE item SET status = 0, open = 1, kind = 7");
  assert_claimed (f, 9, "", 0);
  cb_test_change (f, "UPDATE item SET kind = 8;"
                     "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                     "SELECT 5, 1, id, name, 0 FROM person;"
                     "INSERT INTO deleted_item (item_id, operation_id) SELECT 1, max (id) FROM operation");
  assert_claimed (f, 9, "", 0);
  cb_test_change (f, "DELETE FROM deleted_item;"
                     "INSERT INTO deleted_customer (customer_id, operation_id) SELECT 1, max (id) FROM operation");
  assert_claimed (f, 9, "", 0);
  assert_outlook (f, FALSE, 0);
  cb_test_change (f, "DELETE FROM deleted_customer");
  assert_claimed (f, 9, "done", 1);
}

/* What is told of is looked after. */
static void
test_check (CbTestBook    *f,
            gconstpointer  data)
{
  add (f, "one", -1, 0, -20);
  g_assert_cmpuint (count_left (f), ==, 1);
  cb_test_change (f, "UPDATE item SET status = 1, open = 0");
  g_assert_cmpuint (count_left (f), ==, 0);
  cb_test_change (f, "UPDATE item SET status = 0, open = 1");
  g_assert_cmpuint (count_left (f), ==, 1);
  cb_test_change (f, "UPDATE item SET due = date + 999999999999");
  g_assert_cmpuint (count_left (f), ==, 0);
  cb_test_change (f, "UPDATE item SET due = NULL;"
                     "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                     "SELECT 5, 1, id, name, 0 FROM person;"
                     "INSERT INTO deleted_customer (customer_id, operation_id) SELECT 1, max (id) FROM operation");
  g_assert_cmpuint (count_left (f), ==, 0);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/reminders/once", test_once);
  ADD ("/reminders/others", test_others);
  ADD ("/reminders/check", test_check);

  return g_test_run ();
}
