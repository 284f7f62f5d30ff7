/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-test-plan.h"

#include "cb-test-book.h"

CbPlan *
cb_test_make_plan (CbBook        *book,
                   CbAction       action,
                   const CbIdSet *set)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPlan *plan;

  cb_plan_make_async (book, action, set, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  plan = cb_plan_make_finish (book, result, &error);
  g_assert_no_error (error);

  return plan;
}

CbPlan *
cb_test_make_items_plan (CbBook        *book,
                         CbAction       action,
                         const CbIdSet *items)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPlan *plan;

  cb_plan_make_items_async (book, action, items, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  plan = cb_plan_make_items_finish (book, result, &error);
  g_assert_no_error (error);

  return plan;
}

CbPlan *
cb_test_make_assign_plan (CbBook        *book,
                          const CbIdSet *set,
                          gint64         person)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPlan *plan;

  cb_plan_make_assign_async (book, set, person, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  plan = cb_plan_make_assign_finish (book, result, &error);
  g_assert_no_error (error);

  return plan;
}

CbPlan *
cb_test_make_undo (CbBook   *book,
                   gboolean  redo)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPlan *plan;

  cb_plan_make_undo_async (book, redo, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  plan = cb_plan_make_undo_finish (book, result, &error);
  g_assert_no_error (error);

  return plan;
}

CbPlan *
cb_test_make_reverse (CbBook *book,
                      gint64  operation_id)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPlan *plan;

  cb_plan_make_reverse_async (book, operation_id, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  plan = cb_plan_make_reverse_finish (book, result, &error);
  g_assert_no_error (error);

  return plan;
}

CbOperation *
cb_test_apply (CbBook  *book,
               CbPlan  *plan,
               GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_plan_apply_async (book, plan, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_plan_apply_finish (book, result, error);
}

gint64
cb_test_run_set (CbBook        *book,
                 CbAction       action,
                 const CbIdSet *set)
{
  g_autoptr (CbPlan) plan = cb_test_make_plan (book, action, set);
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, cb_id_set_get_size (set));
  operation = cb_test_apply (book, plan, &error);
  g_assert_no_error (error);

  return cb_operation_get_id (operation);
}

gint64
cb_test_run_items (CbBook        *book,
                   CbAction       action,
                   const CbIdSet *items)
{
  g_autoptr (CbPlan) plan = cb_test_make_items_plan (book, action, items);
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (cb_id_set_get_size (cb_plan_get_items (plan)), ==, cb_id_set_get_size (items));
  operation = cb_test_apply (book, plan, &error);
  g_assert_no_error (error);

  return cb_operation_get_id (operation);
}

gint64
cb_test_run (CbBook   *book,
             CbAction  action,
             gint64    first,
             ...)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (first);
  va_list args;
  gint64 id;

  va_start (args, first);
  while ((id = va_arg (args, gint64)) != 0)
    cb_id_set_add (set, id);
  va_end (args);

  return cb_test_run_set (book, action, set);
}
