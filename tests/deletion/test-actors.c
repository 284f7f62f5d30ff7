/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-maintenance.h"
#include "cb-receipt.h"
#include "cb-test-book.h"
#include "cb-test-people.h"
#include "cb-test-plan.h"

/*
 * For whom plans are made and applied, and who sees what is kept of them.
 */

#define DAY G_TIME_SPAN_DAY

static void
assert_refused (CbBook *book,
                CbPlan *plan,
                int     code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cb_test_apply (book, plan, &error));
  g_assert_error (error, CB_ERROR, code);
}

/* A plan that is made again for other numbers asks again. */
static void
test_renumber (CbTestBook    *f,
               gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (a);
  g_autoptr (CbPlan) plan = NULL;

  cb_test_run (f->book, CB_ACTION_DELETE, a, (gint64) 0);
  cb_test_people_allow_all_but (f->book, CB_PERMISSION_NONE);
  plan = cb_test_make_plan (f->book, CB_ACTION_UNDELETE, set);

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      GAsyncResult *place = NULL;
      g_autoptr (CbPlan) again = NULL;

      cb_test_people_allow_all_but (f->book, permission);
      cb_plan_renumber_async (f->book, plan, set, NULL, cb_test_result_cb, &place);
      result = cb_test_wait (&place);
      again = cb_plan_renumber_finish (f->book, result, NULL);
      g_assert_nonnull (again);
      g_assert_cmpint (cb_permission_set_is_empty (cb_plan_get_missing (again)), ==,
                       permission != CB_PERMISSION_UNDELETE);
    }
}

/* (transfer full) (nullable) */
static GPtrArray *
list_receipts (CbBook  *book,
               GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  cb_receipt_list_async (book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_receipt_list_finish (book, result, error);
}

/* What is kept of erasures names nobody but the staff: it is seen where what was
 * deleted is, and where all that was done is. */
static void
test_receipts (CbTestBook    *f,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) of_sales = NULL;
  g_autoptr (GPtrArray) of_desk = NULL;
  g_autoptr (GError) error = NULL;

  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      g_autoptr (GPtrArray) receipts = NULL;

      cb_test_people_allow_all_but (f->book, permission);
      receipts = list_receipts (f->book, &error);
      g_assert_no_error (error);
    }

  cb_test_people_put_in (f->book, CB_BUILT_IN_GROUP_SALES_TEAM);
  of_sales = list_receipts (f->book, &error);
  g_assert_no_error (error);
  cb_test_people_put_in (f->book, CB_BUILT_IN_GROUP_FRONT_DESK);
  of_desk = list_receipts (f->book, &error);
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
}

/* A job ends under whom it began under, whoever signs in meanwhile. */
static void
test_begun_by (CbTestBook    *f,
               gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (a);
  gint64 mia = cb_test_people_add (f->book, "Mia", CB_BUILT_IN_GROUP_MARKETING);
  gint64 sam = cb_test_people_add (f->book, "Sam", CB_BUILT_IN_GROUP_SALES_TEAM);
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbPlan) other = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_people_be (f->book, mia);
  g_assert_cmpint (cb_actor_get_person_id (cb_book_get_actor (f->book)), ==, mia);
  plan = cb_test_make_plan (f->book, CB_ACTION_DELETE, set);
  g_assert_false (cb_plan_is_empty (plan));

  /* Mia's plan is nothing that Sam may do, nor the owner without seeing it. */
  cb_test_people_be (f->book, sam);
  assert_refused (f->book, plan, CB_ERROR_DENIED);
  cb_test_people_be (f->book, 0);
  assert_refused (f->book, plan, CB_ERROR_PLAN_CHANGED);

  cb_test_people_be (f->book, mia);
  cb_plan_apply_async (f->book, plan, NULL, NULL, cb_test_result_cb, &place);
  cb_database_set_person (cb_book_get_database (f->book), sam);
  result = cb_test_wait (&place);
  operation = cb_plan_apply_finish (f->book, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cb_operation_get_person (operation), ==, "Mia");

  other = cb_test_make_plan (f->book, CB_ACTION_UNDELETE, set);
  g_assert_true (cb_permission_set_has (cb_plan_get_missing (other), CB_PERMISSION_UNDELETE));
  g_assert_cmpint (cb_actor_get_person_id (cb_plan_get_actor (other)), ==, sam);
}

/* What is due is done by the program, whoever sits before it; but what is
 * planned as due isn't done by hand. */
static void
test_by_itself (CbTestBook    *f,
                gconstpointer  data)
{
  gint64 later = g_get_real_time () + 1000 * DAY;
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bo");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (a);
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (GAsyncResult) planned = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  CbMaintained done;
  g_autofree char *who = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_run (f->book, CB_ACTION_DELETE, a, b, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_MASK, a, b, (gint64) 0);
  cb_test_people_put_in (f->book, CB_BUILT_IN_GROUP_FRONT_DESK);

  cb_plan_make_due_async (f->book, CB_ACTION_ERASE, set, NULL, cb_test_result_cb, &place);
  planned = cb_test_wait (&place);
  plan = cb_plan_make_due_finish (f->book, planned, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 1);
  assert_refused (f->book, plan, CB_ERROR_DENIED);
  cb_test_people_put_in (f->book, CB_BUILT_IN_GROUP_ADMINISTRATOR);
  assert_refused (f->book, plan, CB_ERROR_PLAN_CHANGED);
  cb_test_people_put_in (f->book, CB_BUILT_IN_GROUP_FRONT_DESK);

  cb_maintenance_run_async (f->book, later, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  cb_maintenance_run_finish (f->book, result, &done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done.n_pending, ==, 2);
  who = cb_test_query (f->book, "SELECT person_name FROM operation ORDER BY id DESC LIMIT 1", NULL);
  g_assert_cmpstr (who, ==, CB_PERSON_ITSELF);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/actors/renumber", test_renumber);
  ADD ("/actors/receipts", test_receipts);
  ADD ("/actors/begun-by", test_begun_by);
  ADD ("/actors/by-itself", test_by_itself);

  return g_test_run ();
}
