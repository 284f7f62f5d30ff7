/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-test-book.h"
#include "cb-test-plan.h"

/*
 * What the actions beyond deleting and undeleting do, and what becomes of plans
 * when the book changes between asking and applying.
 */

static void
execute (CbBook     *book,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  cb_test_execute (book, sql, &error);
  g_assert_no_error (error);
}

#define assert_query(book, sql, expected)                       \
  G_STMT_START                                                  \
  {                                                             \
    g_autofree char *value = cb_test_query (book, sql, NULL);   \
    g_assert_cmpstr (value, ==, expected);                      \
  }                                                             \
  G_STMT_END

static void
apply (CbBook *book,
       CbPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbOperation) operation = cb_test_apply (book, plan, &error);

  g_assert_no_error (error);
}

static void
undo (CbBook   *book,
      gboolean  redo)
{
  g_autoptr (CbPlan) plan = cb_test_make_undo (book, redo);

  g_assert_nonnull (plan);
  apply (book, plan);
}

/* Something was written, but nothing that matters to the plan. */
static void
test_still_holds (CbTestBook    *f,
                  gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (ada);
  g_autoptr (CbPlan) plan = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  gint64 bob = cb_test_add (f->book, "2", "Bob");

  apply (f->book, plan);
  g_assert_true (cb_id_set_contains (cb_book_get_deleted (f->book), ada));
  g_assert_false (cb_id_set_contains (cb_book_get_deleted (f->book), bob));
}

/* An item that would block, or be closed, or be kept came in between. */
static void
test_no_longer_holds (CbTestBook    *f,
                      gconstpointer  data)
{
  static const struct
  {
    CbAction    action;
    const char *change;
  } cases[] = {
    { CB_ACTION_DELETE, "INSERT INTO accounting_link VALUES (1, 1, 'x')" },
    { CB_ACTION_DELETE, "INSERT INTO item (customer_id, kind, number, status, open, date, created, changed) "
                        "VALUES (1, 2, 'Q1', 0, 1, 1, 1, 1)" },
    { CB_ACTION_DELETE, "DELETE FROM item; INSERT INTO item (customer_id, kind, number, status, open, date, created, "
                        "changed) VALUES (1, 8, 'R1', 0, 1, 1, 1, 1)" },
    { CB_ACTION_DELETE, "UPDATE item_kind SET on_delete = 1 WHERE id = 8" },
    { CB_ACTION_ERASE, "UPDATE item_kind SET on_erase = 2 WHERE id = 8" },
    { CB_ACTION_ERASE, "INSERT INTO message (customer_id, id, kind, incoming, time, body) VALUES (1, 1, 1, 1, 1, 'x')" },
    { CB_ACTION_UNDELETE, "INSERT INTO pending_erasure VALUES (1, 1, 1)" },
  };
  gint64 ada = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (ada);

  g_assert_cmpint (ada, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CbPlan) plan = NULL;
      g_autoptr (CbOperation) operation = NULL;
      g_autoptr (GError) error = NULL;

      if (cases[i].action != CB_ACTION_DELETE && !cb_id_set_contains (cb_book_get_deleted (f->book), ada))
        {
          execute (f->book, "UPDATE item_kind SET on_delete = 4");
          cb_test_run (f->book, CB_ACTION_DELETE, ada, (gint64) 0);
        }
      plan = cb_test_make_plan (f->book, cases[i].action, set);
      g_test_message ("case %u", i);
      execute (f->book, cases[i].change);
      operation = cb_test_apply (f->book, plan, &error);
      g_assert_error (error, CB_ERROR, CB_ERROR_PLAN_CHANGED);
      g_assert_null (operation);
    }

  assert_query (f->book, "SELECT count(*) FROM customer", "1");
  assert_query (f->book, "SELECT count(*) FROM operation WHERE kind = 3", "0");
}

static void
test_linked (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  g_autoptr (CbPlan) plan = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      cb_id_set_add (set, cb_test_add (f->book, number, "Ada"));
    }
  cb_test_add (f->book, "4", "Bob");
  execute (f->book, "INSERT INTO accounting_link VALUES (1, 1, 'a'), (2, 1, 'b'), (2, 2, 'c'), (4, 2, 'd')");

  plan = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  g_assert_cmpuint (cb_plan_get_n_linked (plan, CB_ACCOUNTING_QUICKBOOKS), ==, 2);
  g_assert_cmpuint (cb_plan_get_n_linked (plan, CB_ACCOUNTING_XERO), ==, 1);
}

/* Both wait for the same number: the first gets it. */
static void
test_number_taken_twice (CbTestBook    *f,
                         gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "1", "Ada");
  gint64 bob = cb_test_add (f->book, "2", "Bob");
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  g_autoptr (CbPlan) plan = NULL;

  cb_test_run (f->book, CB_ACTION_DELETE, ada, bob, (gint64) 0);
  execute (f->book, "UPDATE customer SET number = number || ' (2)'; "
                    "INSERT INTO taken_number VALUES (1, 'a1'), (2, 'A1')");
  cb_id_set_add (set, ada);
  cb_id_set_add (set, bob);

  plan = cb_test_make_plan (f->book, CB_ACTION_UNDELETE, set);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 1);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_NUMBER_TAKEN), ==, 1);
  apply (f->book, plan);
  assert_query (f->book, "SELECT number FROM customer WHERE id = 1", "a1");
  assert_query (f->book, "SELECT number FROM customer WHERE id = 2", "2 (2)");
}

static void
test_mask (CbTestBook    *f,
           gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (ada);
  g_autoptr (CbPlan) plan = NULL;
  gint64 before = g_get_real_time ();

  cb_test_run (f->book, CB_ACTION_DELETE, ada, (gint64) 0);
  plan = cb_test_make_plan (f->book, CB_ACTION_MASK, set);
  g_assert_cmpint (cb_plan_get_erase_at (plan), >=, before + 30 * G_TIME_SPAN_DAY);
  g_assert_cmpint (cb_plan_get_erase_at (plan), <=, g_get_real_time () + 30 * G_TIME_SPAN_DAY);
  apply (f->book, plan);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 0);
  g_assert_cmpuint (cb_book_get_n_pending (f->book), ==, 1);

  /* It can't be undeleted, and not be masked again. */
  for (CbAction action = CB_ACTION_DELETE; action <= CB_ACTION_MASK; action++)
    {
      g_autoptr (CbPlan) other = cb_test_make_plan (f->book, action, set);

      g_assert_cmpuint (cb_plan_get_n_customers (other), ==, action == CB_ACTION_ERASE ? 1 : 0);
    }

  undo (f->book, FALSE);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 1);
  undo (f->book, TRUE);
  g_assert_cmpuint (cb_book_get_n_pending (f->book), ==, 1);
  cb_test_run (f->book, CB_ACTION_UNMASK, ada, (gint64) 0);
  g_assert_cmpuint (cb_book_get_n_pending (f->book), ==, 0);
  cb_test_book_reopen (f);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 1);
}

static void
test_conversation (CbTestBook    *f,
                   gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "1", "Ada");
  gint64 bob = cb_test_add (f->book, "2", "Bob");
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  g_autoptr (CbPlan) plan = NULL;

  execute (f->book,
           "INSERT INTO item (customer_id, kind, number, status, open, date, created, changed) VALUES "
           "(1, 2, 'a', 0, 1, 1, 1, 1), (1, 4, 'b', 0, 1, 1, 1, 1), (1, 7, 'c', 0, 1, 1, 1, 1), "
           "(1, 8, 'd', 0, 1, 1, 1, 1)");
  execute (f->book,
           "INSERT INTO message (customer_id, id, kind, incoming, time, body) VALUES "
           "(1, 1, 1, 1, 1, 'x'), (1, 2, 1, 1, 1, 'y')");
  execute (f->book, "INSERT INTO document (customer_id, title, time, data) VALUES (1, 'Plan', 1, x'00')");
  cb_id_set_add (set, ada);
  cb_id_set_add (set, bob);

  plan = cb_test_make_plan (f->book, CB_ACTION_DELETE_CONVERSATION, set);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 1);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_EMPTY), ==, 1);
  g_assert_cmpuint (cb_plan_get_n_items (plan, CB_FATE_DELETED, CB_ITEM_QUOTE), ==, 1);
  /* A reminder is nothing between the business and the customer. */
  g_assert_cmpuint (cb_plan_get_n_all_items (plan, CB_FATE_DELETED), ==, 3);
  g_assert_cmpuint (cb_plan_get_n_records (plan, CB_FATE_DELETED, CB_RECORD_MESSAGE), ==, 2);
  g_assert_cmpuint (cb_plan_get_n_records (plan, CB_FATE_DELETED, CB_RECORD_DOCUMENT), ==, 1);
  apply (f->book, plan);

  /* What was deleted blocks no more. */
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 2);
  g_set_object (&plan, NULL);
  plan = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 2);

  /* A message that came since is another conversation. */
  execute (f->book, "INSERT INTO message (customer_id, id, kind, incoming, time, body) VALUES (1, 3, 1, 1, 1, 'z')");
  cb_test_run (f->book, CB_ACTION_DELETE_CONVERSATION, ada, (gint64) 0);
  undo (f->book, FALSE);
  assert_query (f->book, "SELECT group_concat (first_id || '-' || last_id) FROM deleted_message", "1-2");
  undo (f->book, FALSE);
  assert_query (f->book, "SELECT count(*) FROM deleted_message", "0");
  assert_query (f->book, "SELECT count(*) FROM deleted_item", "0");
  assert_query (f->book, "SELECT count(*) FROM deleted_document", "0");
  undo (f->book, TRUE);
  undo (f->book, TRUE);
  assert_query (f->book, "SELECT group_concat (first_id || '-' || last_id) FROM deleted_message", "1-2,3-3");
  assert_query (f->book, "SELECT count(*) FROM deleted_item", "3");
  assert_query (f->book, "SELECT count(*) FROM deleted_document", "1");
}

/* Each number in the ledger once, with the erasure that freed it. */
static void
test_ledger (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "17", "Ada");

  cb_test_run (f->book, CB_ACTION_DELETE, ada, (gint64) 0);
  assert_query (f->book, "SELECT count(*) FROM freed_number", "0");
  cb_test_run (f->book, CB_ACTION_ERASE, ada, (gint64) 0);
  assert_query (f->book, "SELECT number || ' ' || (SELECT kind FROM operation WHERE id = operation_id) FROM freed_number",
                "17 3");
  g_assert_false (cb_test_execute (f->book, "DELETE FROM freed_number", NULL));
  g_assert_false (cb_test_execute (f->book, "UPDATE freed_number SET number = '18'", NULL));
}

/* What was done again is undone by its own row of the activity, and then can be
 * done once more. */
static void
test_undo_of_redo (CbTestBook    *f,
                   gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbPlan) plan = NULL;
  g_autofree char *last = NULL;

  cb_test_run (f->book, CB_ACTION_DELETE, ada, (gint64) 0);
  undo (f->book, FALSE);
  undo (f->book, TRUE);
  last = cb_test_query (f->book, "SELECT max (id) FROM operation", NULL);

  plan = cb_test_make_reverse (f->book, g_ascii_strtoll (last, NULL, 10));
  g_assert_nonnull (plan);
  apply (f->book, plan);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 0);
  undo (f->book, TRUE);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 1);
}

/* So is what was done again of anything else, and by the keyboard. */
static void
test_undo_of_redo_of_others (CbTestBook    *f,
                             gconstpointer  data)
{
  static const struct
  {
    CbAction    action;
    const char *count;
  } cases[] = {
    { CB_ACTION_DELETE_CONVERSATION,
      "SELECT (SELECT count(*) FROM deleted_item) + (SELECT count(*) FROM deleted_message)" },
    { CB_ACTION_DELETE_ITEMS, "SELECT 2 * count(*) FROM deleted_item" },
    { CB_ACTION_MASK, "SELECT 2 * count(*) FROM pending_erasure" },
  };
  gint64 ada = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) items = cb_id_set_new_single (1);

  execute (f->book, "INSERT INTO item (customer_id, kind, number, status, open, date, created, changed) "
                    "VALUES (1, 5, 'OR-1', 0, 1, 1, 1, 1)");
  execute (f->book, "INSERT INTO message (customer_id, id, kind, incoming, time, body) VALUES (1, 1, 1, 1, 1, 'x')");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].action == CB_ACTION_MASK)
        cb_test_run (f->book, CB_ACTION_DELETE, ada, (gint64) 0);
      if (cases[i].action == CB_ACTION_DELETE_ITEMS)
        {
          g_autoptr (CbPlan) plan = cb_test_make_items_plan (f->book, CB_ACTION_DELETE_ITEMS, items);

          apply (f->book, plan);
        }
      else
        {
          cb_test_run (f->book, cases[i].action, ada, (gint64) 0);
        }

      for (guint times = 0; times < 3; times++)
        {
          assert_query (f->book, cases[i].count, "2");
          undo (f->book, FALSE);
          assert_query (f->book, cases[i].count, "0");
          undo (f->book, TRUE);
        }
      assert_query (f->book, cases[i].count, "2");
      undo (f->book, FALSE);
      assert_query (f->book, cases[i].count, "0");
    }
}

static void
test_erase_kept (CbTestBook    *f,
                 gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) items = cb_id_set_new ();
  g_autoptr (CbPlan) plan = NULL;

  execute (f->book, "INSERT INTO item (customer_id, kind, number, status, open, date, created, changed) "
                    "VALUES (1, 5, 'OR-1', 0, 1, 1, 1, 1)");
  cb_test_run (f->book, CB_ACTION_DELETE, ada, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_ERASE, ada, (gint64) 0);
  assert_query (f->book, "SELECT number FROM kept_item", "OR-1");

  cb_id_set_add (items, 1);
  cb_id_set_add (items, 99);
  plan = cb_test_make_items_plan (f->book, CB_ACTION_ERASE_KEPT, items);
  g_assert_cmpuint (cb_id_set_get_size (cb_plan_get_items (plan)), ==, 1);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_GONE), ==, 1);
  g_assert_cmpuint (cb_plan_get_n_items (plan, CB_FATE_ERASED, CB_ITEM_ORDER), ==, 1);
  apply (f->book, plan);
  assert_query (f->book, "SELECT count(*) FROM kept_item", "0");
  g_assert_null (cb_test_make_undo (f->book, FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

  ADD ("/actions/still-holds", test_still_holds);
  ADD ("/actions/no-longer-holds", test_no_longer_holds);
  ADD ("/actions/linked", test_linked);
  ADD ("/actions/number-taken-twice", test_number_taken_twice);
  ADD ("/actions/mask", test_mask);
  ADD ("/actions/conversation", test_conversation);
  ADD ("/actions/ledger", test_ledger);
  ADD ("/actions/undo-of-redo", test_undo_of_redo);
  ADD ("/actions/undo-of-redo-of-others", test_undo_of_redo_of_others);
  ADD ("/actions/erase-kept", test_erase_kept);

  return g_test_run ();
}
