/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* for memmem() */
#include <glib/gstdio.h>
#include <string.h>

#include "cb-apply.h"
#include "cb-customer-store.h"
#include "cb-error.h"
#include "cb-planner.h"

typedef struct
{
  char         *folder;
  char         *path;
  CbBook       *book;
  GAsyncResult *result;
} Fixture;

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *f = user_data;

  f->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Fixture *f)
{
  while (f->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (&f->result);
}

static void
open_book (Fixture *f)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_book_open_async (f->path, TRUE, NULL, result_cb, f);
  result = wait_for_result (f);
  f->book = cb_book_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
close_book (Fixture *f)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_book_close_async (f->book, result_cb, f);
  result = wait_for_result (f);
  cb_book_close_finish (f->book, result, NULL);
  g_clear_object (&f->book);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("customer-book-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "book.db", NULL);
  open_book (f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  close_book (f);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->folder);
  g_free (f->path);
}

static gint64
add (Fixture    *f,
     const char *number,
     const char *name)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);
  cb_customer_store_save_async (f->book, customer, NULL, result_cb, f);
  result = wait_for_result (f);
  saved = cb_customer_store_save_finish (f->book, result, &error);
  g_assert_no_error (error);

  return cb_customer_get_id (saved);
}

static CbPlan *
make_plan (Fixture       *f,
           CbAction       action,
           const CbIdSet *set)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPlan *plan;

  cb_plan_make_async (f->book, action, set, NULL, result_cb, f);
  result = wait_for_result (f);
  plan = cb_plan_make_finish (f->book, result, &error);
  g_assert_no_error (error);

  return plan;
}

static CbPlan *
make_undo (Fixture  *f,
           gboolean  redo)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPlan *plan;

  cb_plan_make_undo_async (f->book, redo, NULL, result_cb, f);
  result = wait_for_result (f);
  plan = cb_plan_make_undo_finish (f->book, result, &error);
  g_assert_no_error (error);

  return plan;
}

static CbOperation *
apply (Fixture  *f,
       CbPlan   *plan,
       GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_plan_apply_async (f->book, plan, NULL, NULL, result_cb, f);
  result = wait_for_result (f);

  return cb_plan_apply_finish (f->book, result, error);
}

static void
run (Fixture  *f,
     CbAction  action,
     gint64    first,
     ...)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (first);
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;
  gint64 id;

  va_start (args, first);
  while ((id = va_arg (args, gint64)) != 0)
    cb_id_set_add (set, id);
  va_end (args);

  plan = make_plan (f, action, set);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, cb_id_set_get_size (set));
  operation = apply (f, plan, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture  *f,
      gboolean  redo)
{
  g_autoptr (CbPlan) plan = make_undo (f, redo);
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (plan);
  operation = apply (f, plan, &error);
  g_assert_no_error (error);
}

/* The deleted ones, as the book knows and as it stands in the file. */
static void
assert_deleted (Fixture *f,
                gint64   first,
                ...)
{
  g_autoptr (CbIdSet) expected = cb_id_set_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  va_list args;

  va_start (args, first);
  for (gint64 id = first; id != 0; id = va_arg (args, gint64))
    cb_id_set_add (expected, id);
  va_end (args);

  g_assert_true (cb_id_set_equal (cb_book_get_deleted (f->book), expected));
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, cb_id_set_get_size (expected));

  close_book (f);
  open_book (f);
  g_assert_true (cb_id_set_equal (cb_book_get_deleted (f->book), expected));

  cb_customer_store_list_async (f->book, CB_SCOPE_DELETED, CB_SORT_NAME, FALSE, 0, NULL, result_cb, f);
  result = wait_for_result (f);
  ids = cb_customer_store_list_finish (f->book, result, NULL);
  g_assert_nonnull (ids);
  g_assert_cmpuint (ids->len, ==, cb_id_set_get_size (expected));
}

static CbCustomer *
get (Fixture *f,
     gint64   id)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_customer_store_get_async (f->book, id, NULL, result_cb, f);
  result = wait_for_result (f);

  return cb_customer_store_get_finish (f->book, result, NULL);
}

static void
test_delete_undelete (Fixture       *f,
                      gconstpointer  data)
{
  gint64 a = add (f, "1", "Ada");
  gint64 b = add (f, "2", "Bert");
  gint64 c = add (f, "3", "Čeněk");
  g_autoptr (CbCustomer) customer = NULL;

  run (f, CB_ACTION_DELETE, a, c, (gint64) 0);
  assert_deleted (f, a, c, (gint64) 0);
  customer = get (f, a);
  g_assert_true (cb_customer_get_deleted (customer));
  g_assert_cmpstr (cb_customer_get_deleted_by (customer), !=, "");
  g_assert_cmpint (cb_customer_get_deleted_at (customer), >, 0);

  run (f, CB_ACTION_UNDELETE, c, (gint64) 0);
  assert_deleted (f, a, (gint64) 0);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 2);
  g_assert_cmpint (b, >, 0);
}

static void
test_left_out (Fixture       *f,
               gconstpointer  data)
{
  gint64 a = add (f, "1", "Ada");
  gint64 b = add (f, "2", "Bert");
  gint64 ids[] = { a, b, 4711 };
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));
  g_autoptr (CbPlan) plan = NULL;

  run (f, CB_ACTION_DELETE, a, (gint64) 0);

  plan = make_plan (f, CB_ACTION_DELETE, set);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 1);
  g_assert_true (cb_id_set_contains (cb_plan_get_customers (plan), b));
  g_assert_cmpstr (cb_customer_get_name (cb_plan_get_single (plan)), ==, "Bert");
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_DELETED), ==, 1);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_GONE), ==, 1);
  g_clear_object (&plan);

  plan = make_plan (f, CB_ACTION_ERASE, set);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 1);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_NOT_DELETED), ==, 1);
}

static void
test_plan_changed (Fixture       *f,
                   gconstpointer  data)
{
  gint64 a = add (f, "1", "Ada");
  gint64 b = add (f, "2", "Bert");
  gint64 ids[] = { a, b };
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));
  g_autoptr (CbPlan) stale = make_plan (f, CB_ACTION_DELETE, set);
  g_autoptr (CbPlan) stale_erase = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  run (f, CB_ACTION_DELETE, a, (gint64) 0);
  operation = apply (f, stale, &error);
  g_assert_error (error, CB_ERROR, CB_ERROR_PLAN_CHANGED);
  g_assert_null (operation);
  assert_deleted (f, a, (gint64) 0);
  g_clear_error (&error);

  stale_erase = make_plan (f, CB_ACTION_ERASE, set);
  run (f, CB_ACTION_UNDELETE, a, (gint64) 0);
  operation = apply (f, stale_erase, &error);
  g_assert_error (error, CB_ERROR, CB_ERROR_PLAN_CHANGED);
  g_assert_cmpuint (cb_book_get_n_live (f->book), ==, 2);
}

static void
test_undo_exact (Fixture       *f,
                 gconstpointer  data)
{
  gint64 a = add (f, "1", "Ada");
  gint64 b = add (f, "2", "Bert");
  gint64 c = add (f, "3", "Cleo");

  g_assert_null (make_undo (f, FALSE));

  run (f, CB_ACTION_DELETE, a, (gint64) 0);
  run (f, CB_ACTION_DELETE, b, c, (gint64) 0);
  run (f, CB_ACTION_UNDELETE, a, b, (gint64) 0);
  assert_deleted (f, c, (gint64) 0);

  /* Each goes back to the operation that had it … */
  undo (f, FALSE);
  assert_deleted (f, a, b, c, (gint64) 0);
  /* … so that undoing that one takes both of its own, and no other. */
  undo (f, FALSE);
  assert_deleted (f, a, (gint64) 0);
  undo (f, FALSE);
  assert_deleted (f, (gint64) 0);
  g_assert_null (make_undo (f, FALSE));

  undo (f, TRUE);
  assert_deleted (f, a, (gint64) 0);
  undo (f, TRUE);
  assert_deleted (f, a, b, c, (gint64) 0);
  undo (f, TRUE);
  assert_deleted (f, c, (gint64) 0);
  g_assert_null (make_undo (f, TRUE));

  undo (f, FALSE);
  assert_deleted (f, a, b, c, (gint64) 0);
}

static void
test_new_operation_ends_redo (Fixture       *f,
                              gconstpointer  data)
{
  gint64 a = add (f, "1", "Ada");
  gint64 b = add (f, "2", "Bert");

  run (f, CB_ACTION_DELETE, a, (gint64) 0);
  undo (f, FALSE);
  run (f, CB_ACTION_DELETE, b, (gint64) 0);
  g_assert_null (make_undo (f, TRUE));
  undo (f, FALSE);
  assert_deleted (f, (gint64) 0);
}

static void
test_erasure_ends_undo (Fixture       *f,
                        gconstpointer  data)
{
  gint64 a = add (f, "1", "Ada");
  gint64 b = add (f, "2", "Bert");
  g_autoptr (CbCustomer) gone = NULL;
  g_autoptr (CbPlan) plan = NULL;

  run (f, CB_ACTION_DELETE, a, b, (gint64) 0);
  run (f, CB_ACTION_ERASE, a, (gint64) 0);
  g_assert_cmpuint (cb_book_get_n_deleted (f->book), ==, 1);
  gone = get (f, a);
  g_assert_null (gone);

  plan = make_undo (f, FALSE);
  g_assert_cmpuint (cb_plan_get_n_customers (plan), ==, 1);
  g_assert_cmpuint (cb_plan_get_n_left_out (plan, CB_LEFT_OUT_GONE), ==, 1);

  run (f, CB_ACTION_ERASE, b, (gint64) 0);
  g_assert_null (make_undo (f, FALSE));
}

static void
assert_absent (Fixture    *f,
               const char *needle)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      if (memmem (contents, length, needle, strlen (needle)) != NULL)
        g_error ("“%s” is in %s", needle, name);
    }
}

static void
test_erased_bytes (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (CbIdSet) half = cb_id_set_new ();
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbOperation) deletion = NULL;
  g_autoptr (CbOperation) erasure = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbIdSet) hits = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", 1000 + i);
      g_autofree char *name = g_strdup_printf ("%s %u", i % 2 == 0 ? "Zzyzxgone" : "Stays", i);
      gint64 id = add (f, number, name);

      if (i % 2 == 0)
        cb_id_set_add (half, id);
    }

  cb_customer_store_search_async (f->book, "zzyzx", NULL, result_cb, f);
  result = wait_for_result (f);
  hits = cb_customer_store_search_finish (f->book, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cb_id_set_get_size (hits), ==, 200);

  plan = make_plan (f, CB_ACTION_DELETE, half);
  deletion = apply (f, plan, &error);
  g_assert_no_error (error);
  g_clear_object (&plan);
  plan = make_plan (f, CB_ACTION_ERASE, half);
  erasure = apply (f, plan, &error);
  g_assert_no_error (error);

  assert_absent (f, "Zzyzxgone");
  assert_absent (f, "zzyzxgone");

  g_clear_object (&result);
  g_clear_pointer (&hits, cb_id_set_unref);
  cb_customer_store_search_async (f->book, "zzyzx", NULL, result_cb, f);
  result = wait_for_result (f);
  hits = cb_customer_store_search_finish (f->book, result, &error);
  g_assert_no_error (error);
  g_assert_true (cb_id_set_is_empty (hits));
}

static void
test_cancel (Fixture       *f,
             gconstpointer  data)
{
  gint64 a = add (f, "1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (a);
  g_autoptr (CbPlan) plan = make_plan (f, CB_ACTION_DELETE, set);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  cb_plan_apply_async (f->book, plan, NULL, cancellable, result_cb, f);
  result = wait_for_result (f);
  g_assert_null (cb_plan_apply_finish (f->book, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_deleted (f, (gint64) 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/plan/delete-undelete", test_delete_undelete);
  ADD ("/plan/left-out", test_left_out);
  ADD ("/plan/changed", test_plan_changed);
  ADD ("/plan/undo-exact", test_undo_exact);
  ADD ("/plan/new-operation-ends-redo", test_new_operation_ends_redo);
  ADD ("/plan/erasure-ends-undo", test_erasure_ends_undo);
  ADD ("/plan/erased-bytes", test_erased_bytes);
  ADD ("/plan/cancel", test_cancel);

  return g_test_run ();
}
