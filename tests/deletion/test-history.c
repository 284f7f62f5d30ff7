/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-test-book.h"
#include "cb-test-plan.h"

/*
 * Random deletions, undeletions, undoing and redoing against the plainest model
 * there is: the list of all states that were passed through.
 */

#define N_CUSTOMERS 12
#define N_RUNS      5
#define N_STEPS     120

static void
fill (CbCustomer *customer,
      guint       index)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Ada");
}

/* (transfer full): some of those that @action applies to; may be empty. */
static CbIdSet *
choose (CbBook   *book,
        CbAction  action,
        gint64    first)
{
  CbIdSet *set = cb_id_set_new ();

  for (gint64 id = first; id < first + N_CUSTOMERS; id++)
    {
      gboolean is_deleted = cb_id_set_contains (cb_book_get_deleted (book), id);

      if (is_deleted == (action != CB_ACTION_DELETE) && g_test_rand_int_range (0, 3) == 0)
        cb_id_set_add (set, id);
    }

  return set;
}

/* FALSE when there is nothing to undo, or to do again. */
static gboolean
step_back (CbBook   *book,
           gboolean  redo)
{
  g_autoptr (CbPlan) plan = cb_test_make_undo (book, redo);
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (plan == NULL)
    return FALSE;

  for (guint i = 0; i < CB_N_LEFT_OUT; i++)
    g_assert_cmpuint (cb_plan_get_n_left_out (plan, i), ==, 0);
  operation = cb_test_apply (book, plan, &error);
  g_assert_no_error (error);

  return TRUE;
}

static void
run (CbTestBook *f)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_id_set_unref);
  gint64 first = cb_test_fill (f->book, N_CUSTOMERS, fill);
  guint now = 0;

  g_ptr_array_add (states, cb_id_set_new ());
  for (guint step = 0; step < N_STEPS; step++)
    {
      guint kind = (guint) g_test_rand_int_range (0, 4);

      if (kind < 2)
        {
          CbAction action = kind == 0 ? CB_ACTION_DELETE : CB_ACTION_UNDELETE;
          g_autoptr (CbIdSet) set = choose (f->book, action, first);
          g_autoptr (CbIdSet) state = cb_id_set_copy (g_ptr_array_index (states, now));

          if (cb_id_set_is_empty (set))
            continue;

          cb_test_run_set (f->book, action, set);
          if (action == CB_ACTION_DELETE)
            cb_id_set_union (state, set);
          else
            cb_id_set_subtract (state, set);
          g_ptr_array_set_size (states, (gint) ++now);
          g_ptr_array_add (states, g_steal_pointer (&state));
        }
      else if (kind == 2)
        {
          g_assert_cmpint (step_back (f->book, FALSE), ==, now > 0);
          now -= now > 0;
        }
      else
        {
          g_assert_cmpint (step_back (f->book, TRUE), ==, now + 1 < states->len);
          now += now + 1 < states->len;
        }

      g_assert_true (cb_id_set_equal (cb_book_get_deleted (f->book), g_ptr_array_index (states, now)));
    }
}

static void
test_random (CbTestBook    *f,
             gconstpointer  data)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autofree char *check = NULL;

      cb_test_book_open (f);
      run (f);
      check = cb_test_query (f->book, "SELECT count(*) FROM deleted_customer WHERE operation_id NOT IN "
                                      "(SELECT id FROM operation WHERE kind = 1)", NULL);
      g_assert_cmpstr (check, ==, "0");
      cb_test_book_tear_down (f, data);
      cb_test_book_set_up_path (f, data);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/history/random", CbTestBook, NULL, cb_test_book_set_up_path, test_random, cb_test_book_tear_down);

  return g_test_run ();
}
