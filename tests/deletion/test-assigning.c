/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-error.h"
#include "cb-test-book.h"
#include "cb-test-people.h"
#include "cb-test-plan.h"

/*
 * Assigning customers to somebody else, and taking it back.
 */

typedef struct
{
  CbTestBook book;
  gint64     customers[4];
  CbIdSet   *all;
  gint64     ann;
  gint64     ben;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  cb_test_book_set_up (&f->book, NULL);
  f->ann = cb_test_people_add (f->book.book, "Ann", CB_BUILT_IN_GROUP_SALES_TEAM);
  f->ben = cb_test_people_add (f->book.book, "Ben", CB_BUILT_IN_GROUP_SALES_TEAM);
  f->all = cb_id_set_new ();
  for (guint i = 0; i < G_N_ELEMENTS (f->customers); i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      f->customers[i] = cb_test_add (f->book.book, number, "Ada");
      cb_id_set_add (f->all, f->customers[i]);
    }
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  cb_id_set_unref (f->all);
  cb_test_book_tear_down (&f->book, NULL);
}

static gint64
apply (Fixture *f,
       CbPlan  *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbOperation) operation = NULL;

  g_assert_nonnull (plan);
  operation = cb_test_apply (f->book.book, plan, &error);
  g_assert_no_error (error);

  return cb_operation_get_id (operation);
}

static gint64
assign (Fixture       *f,
        const CbIdSet *set,
        gint64         person)
{
  g_autoptr (CbPlan) plan = cb_test_make_assign_plan (f->book.book, set, person);

  return apply (f, plan);
}

static void
undo (Fixture  *f,
      gboolean  redo)
{
  g_autoptr (CbPlan) plan = cb_test_make_undo (f->book.book, redo);

  apply (f, plan);
}

/* Whose they are, one letter each: "A" for Ann, "-" for nobody. */
#define assert_assigned(f, expected)                                                            \
  G_STMT_START                                                                                  \
  {                                                                                             \
    g_autofree char *value =                                                                    \
      cb_test_query ((f)->book.book, "SELECT group_concat (substr (coalesce (p.name, '-'), 1, 1), '') " \
                                     "FROM (SELECT * FROM customer ORDER BY id) c "             \
                                     "LEFT JOIN person p ON p.id = c.assigned_to", NULL);       \
    g_assert_cmpstr (value, ==, expected);                                                      \
  }                                                                                             \
  G_STMT_END

static void
test_many (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (CbIdSet) two = cb_id_set_new_from_ids (f->customers, 2);
  g_autoptr (CbPlan) plan = NULL;

  assign (f, two, f->ann);
  assert_assigned (f, "AA--");

  /* Who is theirs already is left out, and has nothing undone. */
  plan = cb_test_make_assign_plan (f->book.book, f->all, f->ann);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 2);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_ASSIGNED), ==, 2);
  apply (f, plan);
  assert_assigned (f, "AAAA");
  undo (f, FALSE);
  assert_assigned (f, "AA--");
  undo (f, TRUE);
  assert_assigned (f, "AAAA");

  g_clear_object (&plan);
  plan = cb_test_make_assign_plan (f->book.book, f->all, f->ann);
  g_assert_true (cb_plan_is_empty (plan));
}

/* Each goes back to the one who had them. */
static void
test_exact (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (CbIdSet) first = cb_id_set_new_single (f->customers[0]);
  g_autoptr (CbIdSet) second = cb_id_set_new_single (f->customers[1]);

  assign (f, first, f->ann);
  assign (f, second, f->ben);
  assert_assigned (f, "AB--");
  assign (f, f->all, 0);
  assert_assigned (f, "----");

  for (guint i = 0; i < 2; i++)
    {
      undo (f, FALSE);
      assert_assigned (f, "AB--");
      undo (f, TRUE);
      assert_assigned (f, "----");
    }
  undo (f, FALSE);
  undo (f, FALSE);
  assert_assigned (f, "A---");

  cb_test_book_reopen (&f->book);
  undo (f, FALSE);
  assert_assigned (f, "----");
  undo (f, TRUE);
  undo (f, TRUE);
  assert_assigned (f, "AB--");
}

/* What happened since is left alone. */
static void
test_since (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (CbIdSet) first = cb_id_set_new_single (f->customers[0]);
  gint64 id = assign (f, f->all, f->ann);
  g_autoptr (CbPlan) plan = NULL;

  assign (f, first, f->ben);
  cb_test_run (f->book.book, CB_ACTION_DELETE, f->customers[1], (gint64) 0);
  cb_test_run (f->book.book, CB_ACTION_DELETE, f->customers[2], (gint64) 0);
  cb_test_run (f->book.book, CB_ACTION_ERASE, f->customers[2], (gint64) 0);

  plan = cb_test_make_reverse (f->book.book, id);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 2);
  apply (f, plan);
  assert_assigned (f, "B--");
}

static void
test_changed (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (CbIdSet) first = cb_id_set_new_single (f->customers[0]);
  g_autoptr (CbPlan) plan = cb_test_make_assign_plan (f->book.book, f->all, f->ann);
  g_autoptr (GError) error = NULL;

  assign (f, first, f->ann);
  g_assert_null (cb_test_apply (f->book.book, plan, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_PLAN_CHANGED);
  assert_assigned (f, "A---");
}

static void
test_unknown_person (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr (CbPlan) plan = cb_test_make_assign_plan (f->book.book, f->all, 4711);
  g_autoptr (GError) error = NULL;

  g_assert_null (cb_test_apply (f->book.book, plan, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  assert_assigned (f, "----");
}

static void
test_denied (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (CbPlan) before = cb_test_make_assign_plan (f->book.book, f->all, f->ann);
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_people_allow_all_but (f->book.book, CB_PERMISSION_REASSIGN_CUSTOMERS);
  plan = cb_test_make_assign_plan (f->book.book, f->all, f->ann);
  g_assert_true (cb_permission_set_has (cb_plan_get_missing (plan), CB_PERMISSION_REASSIGN_CUSTOMERS));
  g_assert_true (cb_plan_is_empty (plan));
  g_assert_null (cb_test_apply (f->book.book, before, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  assert_assigned (f, "----");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

  ADD ("/assigning/many", test_many);
  ADD ("/assigning/exact", test_exact);
  ADD ("/assigning/since", test_since);
  ADD ("/assigning/changed", test_changed);
  ADD ("/assigning/unknown-person", test_unknown_person);
  ADD ("/assigning/denied", test_denied);

  return g_test_run ();
}
