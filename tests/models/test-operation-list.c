/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-list.h"
#include "cb-operation-rows.h"
#include "cb-test-book.h"
#include "cb-test-plan.h"

/* The list as a view would know it from what it was told, and the most rows
 * that it was told of at once. */
typedef struct
{
  GPtrArray *rows;
  guint      most;
} Watch;

static void
items_changed_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Watch      *watch)
{
  for (guint i = 0; i < removed; i++)
    g_ptr_array_remove_index (watch->rows, position);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (watch->rows, (gint) (position + i), g_list_model_get_item (list, position + i));
  watch->most = MAX (watch->most, added);
}

static CbOperationList *
create_list (CbBook *book,
             Watch  *watch)
{
  CbOperationList *list = cb_operation_list_new ();

  watch->rows = g_ptr_array_new_with_free_func (g_object_unref);
  watch->most = 0;
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), watch);
  cb_operation_list_set_book (list, book);

  return list;
}

static gboolean
is_at_rest (gpointer list)
{
  return !cb_operation_list_get_loading (list);
}

/* Waits for @list, and that @watch knows what is in it: the newest @n of all
 * operations up to number @newest, without a gap. */
static void
assert_rows (CbOperationList *list,
             Watch           *watch,
             gint64           newest,
             guint            n)
{
  cb_test_wait_until (is_at_rest, list);
  g_assert_null (cb_operation_list_get_error (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
  g_assert_cmpuint (watch->rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CbOperationRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_true (row == watch->rows->pdata[i]);
      g_assert_cmpint (cb_operation_row_get_id (row), ==, newest - i);
    }
}

static void
end (CbOperationList *list,
     Watch           *watch)
{
  cb_operation_list_set_book (list, NULL);
  g_assert_cmpuint (watch->rows->len, ==, 0);
  g_ptr_array_unref (watch->rows);
  g_object_unref (list);
}

static gpointer
record_job (CbConnection  *connection,
            gpointer       data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (1);

  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    cb_operation_rows_insert (connection, CB_OPERATION_IMPORT, set, 1, NULL, 0, error);

  return NULL;
}

static void
record (CbBook *book,
        guint   n)
{
  g_autoptr (GError) error = NULL;

  cb_test_write_job (book, record_job, GUINT_TO_POINTER (n), &error);
  g_assert_no_error (error);
}

static void
test_growing (CbTestBook    *f,
              gconstpointer  data)
{
  g_autoptr (CbOperationList) none = cb_operation_list_new ();
  CbOperationList *list;
  Watch watch;

  /* Without a book there is nothing to read. */
  cb_operation_list_load_more (none);
  g_assert_false (cb_operation_list_get_loading (none));

  record (f->book, 120);
  list = create_list (f->book, &watch);
  g_assert_true (cb_operation_list_get_loading (list));
  assert_rows (list, &watch, 120, 50);
  g_assert_false (cb_operation_list_get_complete (list));
  /* Not more than a view can make widgets for. */
  g_assert_cmpuint (watch.most, <=, 8);

  /* Asked twice it grows once. */
  cb_operation_list_load_more (list);
  cb_operation_list_load_more (list);
  assert_rows (list, &watch, 120, 100);
  cb_operation_list_load_more (list);
  assert_rows (list, &watch, 120, 120);
  g_assert_true (cb_operation_list_get_complete (list));
  cb_operation_list_load_more (list);
  g_assert_false (cb_operation_list_get_loading (list));
  end (list, &watch);
}

static void
test_empty (CbTestBook    *f,
            gconstpointer  data)
{
  Watch watch;
  CbOperationList *list = create_list (f->book, &watch);

  assert_rows (list, &watch, 0, 0);
  g_assert_true (cb_operation_list_get_complete (list));
  record (f->book, 3);
  cb_book_reload (f->book);
  cb_test_settle (f->book);
  assert_rows (list, &watch, 3, 3);
  end (list, &watch);
}

static void
count_cb (CbOperationRow *row,
          GParamSpec     *pspec,
          guint          *count)
{
  (*count)++;
}

static void
test_following (CbTestBook    *f,
                gconstpointer  data)
{
  gint64 id;
  Watch watch;
  CbOperationList *list;
  CbOperationRow *deletion, *import;
  g_autoptr (CbPlan) undo = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  guint n_deletion = 0;
  guint n_import = 0;

  record (f->book, 1);
  id = cb_test_add (f->book, "1042", "Ada");
  cb_test_run (f->book, CB_ACTION_DELETE, id, NULL);
  list = create_list (f->book, &watch);
  assert_rows (list, &watch, 2, 2);
  deletion = watch.rows->pdata[0];
  import = watch.rows->pdata[1];
  g_signal_connect (deletion, "notify::entry", G_CALLBACK (count_cb), &n_deletion);
  g_signal_connect (import, "notify::entry", G_CALLBACK (count_cb), &n_import);
  g_assert_true (cb_operation_entry_get_reversible (cb_operation_row_get_entry (deletion)));
  g_assert_cmpstr (cb_operation_entry_get_number (cb_operation_row_get_entry (deletion)), ==, "1042");

  /* What undoes it comes in at the top; it stays and can't be undone again. */
  undo = cb_test_make_reverse (f->book, 2);
  operation = cb_test_apply (f->book, undo, &error);
  g_assert_no_error (error);
  assert_rows (list, &watch, 3, 3);
  g_assert_true (watch.rows->pdata[1] == deletion && watch.rows->pdata[2] == import);
  g_assert_false (cb_operation_entry_get_reversible (cb_operation_row_get_entry (deletion)));
  g_assert_true (cb_operation_entry_get_reversible (cb_operation_row_get_entry (watch.rows->pdata[0])));
  g_assert_cmpuint (n_deletion, ==, 1);

  /* An erasure takes the number away. */
  cb_test_run (f->book, CB_ACTION_DELETE, id, NULL);
  cb_test_run (f->book, CB_ACTION_ERASE, id, NULL);
  assert_rows (list, &watch, 5, 5);
  for (guint i = 0; i < 5; i++)
    {
      CbOperationEntry *entry = cb_operation_row_get_entry (watch.rows->pdata[i]);

      g_assert_null (cb_operation_entry_get_number (entry));
      g_assert_false (cb_operation_entry_get_reversible (entry));
    }
  /* Where nothing has changed nobody is told so. */
  g_assert_cmpuint (n_import, ==, 0);
  end (list, &watch);
}

/* Many at once, as another program may make them: more than a page. */
static void
test_many_new (CbTestBook    *f,
               gconstpointer  data)
{
  Watch watch;
  CbOperationList *list;

  record (f->book, 70);
  list = create_list (f->book, &watch);
  assert_rows (list, &watch, 70, 50);
  record (f->book, 130);
  cb_book_reload (f->book);
  cb_test_settle (f->book);
  /* The last page that was read for the old rows had more. */
  assert_rows (list, &watch, 200, 200);
  g_assert_cmpuint (watch.most, <=, 8);
  end (list, &watch);
}

static void
test_interrupted (CbTestBook    *f,
                  gconstpointer  data)
{
  Watch watch;
  CbOperationList *list;

  record (f->book, 260);
  list = create_list (f->book, &watch);
  assert_rows (list, &watch, 260, 50);
  for (guint i = 1; i <= 20; i++)
    {
      cb_operation_list_load_more (list);
      record (f->book, 1);
      cb_book_reload (f->book);
      cb_test_settle (f->book);
    }
  assert_rows (list, &watch, 280, 280);
  g_assert_true (cb_operation_list_get_complete (list));
  end (list, &watch);
}

static void
test_inactive (CbTestBook    *f,
               gconstpointer  data)
{
  Watch watch;
  CbOperationList *list;

  record (f->book, 2);
  list = create_list (f->book, &watch);
  assert_rows (list, &watch, 2, 2);
  cb_operation_list_set_active (list, FALSE);
  record (f->book, 1);
  cb_book_reload (f->book);
  cb_test_settle (f->book);
  assert_rows (list, &watch, 2, 2);
  cb_operation_list_set_active (list, TRUE);
  assert_rows (list, &watch, 3, 3);
  end (list, &watch);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, function) \
  g_test_add ("/operation-list/" path, CbTestBook, NULL, cb_test_book_set_up, function, cb_test_book_tear_down)
  add ("growing", test_growing);
  add ("empty", test_empty);
  add ("following", test_following);
  add ("many-new", test_many_new);
  add ("interrupted", test_interrupted);
  add ("inactive", test_inactive);
#undef add

  return g_test_run ();
}
