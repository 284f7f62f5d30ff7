/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-test-book.h"
#include "cb-test-plan.h"

/*
 * Numbers that others have taken over while their customers were deleted.
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

static CbPlan *
renumber (CbBook        *book,
          CbPlan        *plan,
          const CbIdSet *set)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPlan *renumbered;

  cb_plan_renumber_async (book, plan, set, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  renumbered = cb_plan_renumber_finish (book, result, &error);
  g_assert_no_error (error);

  return renumbered;
}

/* The number of a deleted customer was taken over meanwhile. */
static void
take_over (CbBook *book)
{
  execute (book, "INSERT INTO taken_number VALUES (1, '1'), (2, '2'); "
                 "UPDATE customer SET number = number || ' (2)' WHERE id IN (1, 2); "
                 "UPDATE customer SET number = '1' WHERE id = 3");
}

static void
test_numbers_taken (CbTestBook    *f,
                    gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "1", "Ada");
  gint64 bob = cb_test_add (f->book, "2", "Bob");
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  g_autoptr (CbIdSet) conflicts = NULL;
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbPlan) renumbered = NULL;

  cb_test_add (f->book, "1000", "Eve");
  cb_test_run (f->book, CB_ACTION_DELETE, ada, bob, (gint64) 0);
  take_over (f->book);
  cb_id_set_add (set, ada);
  cb_id_set_add (set, bob);

  /* Ada's number is Eve's now; Bob's is free again, and he gets it back. */
  plan = cb_test_make_plan (f->book, CB_ACTION_UNDELETE, set);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 1);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_NUMBER_TAKEN), ==, 1);
  conflicts = cb_id_set_ref (cb_plan_get_left_out (plan, CB_LEFT_OUT_NUMBER_TAKEN));
  g_assert_true (cb_id_set_contains (conflicts, ada));

  renumbered = renumber (f->book, plan, conflicts);
  g_assert_cmpuint (cb_plan_get_n_customers (renumbered), ==, 2);
  apply (f->book, renumbered);

  assert_query (f->book, "SELECT number FROM customer WHERE name = 'Bob'", "2");
  assert_query (f->book, "SELECT number FROM customer WHERE name = 'Eve'", "1");
  assert_query (f->book, "SELECT count(*) FROM customer WHERE name = 'Ada' AND number NOT IN ('1', '1 (2)')", "1");
  assert_query (f->book, "SELECT count(*) FROM taken_number", "0");
  assert_query (f->book, "SELECT count(*) FROM deleted_customer", "0");
}

#define NUMBERS "SELECT group_concat (number, ' ') FROM (SELECT number FROM customer ORDER BY id)"

/* Undoing an undeletion takes the other number away again that somebody came back
 * with, unless they have been given yet another since. */
static void
test_next_number_undone (CbTestBook    *f,
                         gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "1001", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (ada);
  g_autoptr (CbCustomer) edited = NULL;
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_add (f->book, "1002", "Eve");
  cb_test_run (f->book, CB_ACTION_DELETE, ada, (gint64) 0);
  execute (f->book, "INSERT INTO taken_number VALUES (1, '1001'); "
                    "UPDATE customer SET number = '1001 (2)' WHERE id = 1; "
                    "UPDATE customer SET number = '1001' WHERE id = 2");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CbPlan) plan = i == 0 ? cb_test_make_plan (f->book, CB_ACTION_UNDELETE, set)
                                       : cb_test_make_undo (f->book, TRUE);
      g_autoptr (CbPlan) renumbered = renumber (f->book, plan, set);

      g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_NUMBER_TAKEN), ==, 1);
      apply (f->book, renumbered);
      assert_query (f->book, "SELECT number NOT LIKE '1001%' FROM customer WHERE id = 1", "1");
      assert_query (f->book, "SELECT count(*) FROM taken_number", "0");

      undo (f->book, FALSE);
      assert_query (f->book, NUMBERS, "1001 (2) 1001");
      assert_query (f->book, "SELECT number FROM taken_number WHERE customer_id = 1", "1001");
      assert_query (f->book, "SELECT count(*) FROM renumbered", "0");
    }

  {
    g_autoptr (CbPlan) plan = cb_test_make_undo (f->book, TRUE);
    g_autoptr (CbPlan) renumbered = renumber (f->book, plan, set);

    apply (f->book, renumbered);
  }
  edited = cb_test_get (f->book, ada, &error);
  cb_customer_set_text (edited, CB_CUSTOMER_FIELD_NUMBER, "77");
  saved = cb_test_save (f->book, edited, &error);
  g_assert_no_error (error);
  undo (f->book, FALSE);
  assert_query (f->book, NUMBERS, "77 1001");

  cb_test_run (f->book, CB_ACTION_ERASE, ada, (gint64) 0);
  assert_query (f->book, "SELECT count(*) FROM renumbered", "0");
}

/* The number that is given instead isn't one that another of them waits for. */
static void
test_number_waited_for (CbTestBook    *f,
                        gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "1001", "Ada");
  gint64 bob = cb_test_add (f->book, "1002", "Bob");
  gint64 ids[] = { ada, bob };
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));
  g_autoptr (CbIdSet) conflicts = cb_id_set_new_single (ada);
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbPlan) renumbered = NULL;

  cb_test_add (f->book, "1003", "Eve");
  cb_test_run (f->book, CB_ACTION_DELETE, ada, bob, (gint64) 0);
  /* Whoever had taken Bob's was erased. */
  execute (f->book, "INSERT INTO taken_number VALUES (1, '1001'), (2, '1002'); "
                    "UPDATE customer SET number = number || ' (2)' WHERE id IN (1, 2); "
                    "UPDATE customer SET number = '1001' WHERE id = 3; "
                    "INSERT INTO freed_number VALUES ('1002', 1); "
                    "INSERT INTO setting VALUES ('reuse_numbers', '1')");

  plan = cb_test_make_plan (f->book, CB_ACTION_UNDELETE, set);
  g_assert_true (cb_id_set_equal (cb_plan_get_left_out (plan, CB_LEFT_OUT_NUMBER_TAKEN), conflicts));
  renumbered = renumber (f->book, plan, conflicts);
  apply (f->book, renumbered);

  assert_query (f->book, "SELECT group_concat (number, ' ') FROM (SELECT number FROM customer ORDER BY id)",
                "1004 1002 1001");
}

/* Whoever is given another number while deleted keeps that. */
static void
test_number_given (CbTestBook    *f,
                   gconstpointer  data)
{
  gint64 ada = cb_test_add (f->book, "1", "Ada");
  gint64 bob = cb_test_add (f->book, "2", "Bob");
  gint64 ids[] = { ada, bob };
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));
  g_autoptr (CbCustomer) edited = NULL;
  g_autoptr (CbCustomer) renamed = NULL;

  cb_test_add (f->book, "1000", "Eve");
  cb_test_run (f->book, CB_ACTION_DELETE, ada, bob, (gint64) 0);
  take_over (f->book);

  edited = cb_test_get (f->book, ada, NULL);
  cb_customer_set_text (edited, CB_CUSTOMER_FIELD_NUMBER, "77");
  g_object_unref (cb_test_save (f->book, edited, NULL));
  renamed = cb_test_get (f->book, bob, NULL);
  cb_customer_set_text (renamed, CB_CUSTOMER_FIELD_NAME, "Bo");
  g_object_unref (cb_test_save (f->book, renamed, NULL));

  /* Nothing is in the way of Ada any more; Bob still waits for his own. */
  cb_test_run_set (f->book, CB_ACTION_UNDELETE, set);
  assert_query (f->book, "SELECT group_concat (number, ' ') FROM (SELECT number FROM customer ORDER BY id)",
                "77 2 1");
  assert_query (f->book, "SELECT count(*) FROM taken_number", "0");
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/taken-numbers/taken", test_numbers_taken);
  ADD ("/taken-numbers/waited-for", test_number_waited_for);
  ADD ("/taken-numbers/given", test_number_given);
  ADD ("/taken-numbers/next-undone", test_next_number_undone);

  return g_test_run ();
}
