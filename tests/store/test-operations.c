/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-kind.h"
#include "cb-operation-rows.h"
#include "cb-operation-store.h"
#include "cb-record-kind.h"
#include "cb-test-book.h"

#define DELETE_ALL   "INSERT INTO deleted_customer (customer_id, operation_id) SELECT id, ?2 FROM cb_set (?1)"
#define UNDELETE_ALL "DELETE FROM deleted_customer WHERE customer_id IN (SELECT id FROM cb_set (?1)) AND ?2"
#define ERASE_ALL    "DELETE FROM customer WHERE id IN (SELECT id FROM cb_set (?1)) AND ?2"
#define MASK_ALL     "INSERT INTO pending_erasure (customer_id, operation_id, erase_at) SELECT id, ?2, 1 FROM cb_set (?1)"
#define UNMASK_ALL   "DELETE FROM pending_erasure WHERE customer_id IN (SELECT id FROM cb_set (?1)) AND ?2"

static void
fill (CbCustomer *customer,
      guint       index)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Ada");
}

/* An operation, and what it does to each of its customers. */
typedef struct
{
  CbOperationKind  kind;
  const CbIdSet   *set;
  const char      *number;
  gint64           reverses;
  gint64           source;    /* who had deleted them, for an undeletion */
  const char      *sql;       /* a literal: ?1 is the set, ?2 the operation */
  gint64           hands;     /* ?2 if it isn't this operation */
  gint64           id;        /* out */
} Step;

static gpointer
step_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  Step *step = data;
  g_autoptr (CbStatement) statement = NULL;

  step->id = cb_operation_rows_insert (connection, step->kind, step->set, cb_id_set_get_size (step->set),
                                       step->number, step->reverses, error);
  g_assert_cmpint (step->id, >, 0);
  if (step->source != 0)
    g_assert_true (cb_operation_rows_add_set (connection, step->id, step->source, step->set, error));
  if (step->sql == NULL)
    return NULL;

  statement = cb_connection_prepare (connection, step->sql, error);
  g_assert_nonnull (statement);
  cb_statement_bind_set (statement, 1, step->set);
  cb_statement_bind_int64 (statement, 2, step->hands != 0 ? step->hands : step->id);
  g_assert_true (cb_statement_run (statement, error));

  return NULL;
}

static gint64
run_step (CbBook *book,
          Step    step)
{
  g_autoptr (GError) error = NULL;

  cb_test_write_job (book, step_job, &step, &error);
  g_assert_no_error (error);
  cb_book_reload (book);
  cb_test_settle (book);

  return step.id;
}

static GPtrArray *
list (CbBook *book,
      gint64  before,
      guint   limit)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  cb_operation_store_list_async (book, before, limit, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  entries = cb_operation_store_list_finish (book, result, &error);
  g_assert_no_error (error);

  return entries;
}

/* All of them from the oldest on: the role, and a star if it is reversible. */
static void
assert_list (CbBook     *book,
             const char *expected)
{
  static const char *roles[] = { "do", "undo", "redo" };
  g_autoptr (GPtrArray) entries = list (book, 0, 100);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = entries->len; i > 0; i--)
    {
      CbOperationEntry *entry = entries->pdata[i - 1];

      g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "",
                              roles[cb_operation_entry_get_role (entry)],
                              cb_operation_entry_get_reversible (entry) ? "*" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_pages (CbTestBook    *f,
            gconstpointer  data)
{
  gint64 first = cb_test_fill (f->book, 1, fill);
  g_autoptr (CbIdSet) set = cb_id_set_new_single (first);
  g_autoptr (GPtrArray) none = list (f->book, 0, 10);
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GPtrArray) middle = NULL;
  g_autoptr (GPtrArray) oldest = NULL;

  g_assert_cmpuint (none->len, ==, 0);

  for (guint i = 0; i < 25; i++)
    run_step (f->book, (Step) { .kind = CB_OPERATION_IMPORT, .set = set });

  newest = list (f->book, 0, 10);
  g_assert_cmpuint (newest->len, ==, 10);
  g_assert_cmpint (cb_operation_entry_get_id (newest->pdata[0]), ==, 25);
  middle = list (f->book, cb_operation_entry_get_id (newest->pdata[9]), 10);
  g_assert_cmpuint (middle->len, ==, 10);
  g_assert_cmpint (cb_operation_entry_get_id (middle->pdata[0]), ==, 15);
  oldest = list (f->book, cb_operation_entry_get_id (middle->pdata[9]), 10);
  g_assert_cmpuint (oldest->len, ==, 5);
  g_assert_cmpint (cb_operation_entry_get_id (oldest->pdata[4]), ==, 1);
}

static void
test_what_it_says (CbTestBook    *f,
                   gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (cb_test_add (f->book, "C-7", "Ada"));
  gint64 deletion = run_step (f->book, (Step) { CB_OPERATION_DELETE, set, .number = "C-7", .sql = DELETE_ALL });
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  const CbOperationCount *counts;
  CbOperation *operation;
  guint n_counts;

  run_step (f->book, (Step) { CB_OPERATION_IMPORT, set });
  /* Of the older one, not in the order in which they are wanted. */
  cb_test_execute (f->book,
                   "INSERT INTO operation_count (operation_id, what, kind, n) "
                   "VALUES (1, 3, 1007, 5), (1, 1, 8, 1), (1, 1, 7, 20)", &error);
  g_assert_no_error (error);

  entries = list (f->book, 0, 10);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_null (cb_operation_entry_get_number (entries->pdata[0]));
  cb_operation_entry_get_counts (entries->pdata[0], &n_counts);
  g_assert_cmpuint (n_counts, ==, 0);

  operation = cb_operation_entry_get_operation (entries->pdata[1]);
  g_assert_cmpint (cb_operation_get_id (operation), ==, deletion);
  g_assert_cmpint (cb_operation_get_kind (operation), ==, CB_OPERATION_DELETE);
  g_assert_cmpuint (cb_operation_get_n_customers (operation), ==, 1);
  g_assert_cmpstr (cb_operation_get_person (operation), !=, "");
  g_assert_cmpint (cb_operation_get_time (operation), >, 0);
  g_assert_cmpstr (cb_operation_entry_get_number (entries->pdata[1]), ==, "C-7");

  counts = cb_operation_entry_get_counts (entries->pdata[1], &n_counts);
  g_assert_cmpuint (n_counts, ==, 3);
  g_assert_cmpint (counts[0].fate, ==, CB_FATE_CLOSED);
  g_assert_cmpint (counts[0].kind, ==, CB_ITEM_APPOINTMENT);
  g_assert_cmpuint (counts[0].n, ==, 20);
  g_assert_false (counts[0].is_record);
  g_assert_cmpint (counts[2].fate, ==, CB_FATE_ERASED);
  g_assert_cmpint (counts[2].kind, ==, CB_RECORD_MESSAGE);
  g_assert_true (counts[2].is_record);
  g_assert_cmpuint (cb_operation_entry_get_n_items (entries->pdata[1], CB_FATE_CLOSED), ==, 21);
  g_assert_cmpuint (cb_operation_entry_get_n_items (entries->pdata[1], CB_FATE_ERASED), ==, 0);

  /* An erasure takes the number away. */
  cb_test_execute (f->book, "DELETE FROM operation_number", &error);
  g_assert_no_error (error);
  again = list (f->book, 0, 10);
  g_assert_null (cb_operation_entry_get_number (again->pdata[1]));
  g_assert_false (cb_operation_entry_equal (entries->pdata[1], again->pdata[1]));
  g_assert_true (cb_operation_entry_equal (entries->pdata[0], again->pdata[0]));
}

static void
test_undo_and_redo (CbTestBook    *f,
                    gconstpointer  data)
{
  gint64 first = cb_test_fill (f->book, 3, fill);
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids ((gint64[]) { first, first + 1 }, 2);
  gint64 deletion = run_step (f->book, (Step) { CB_OPERATION_DELETE, set, .sql = DELETE_ALL });
  gint64 undo, redo;

  assert_list (f->book, "do*");
  undo = run_step (f->book, (Step) { CB_OPERATION_UNDELETE, set, .reverses = deletion, .source = deletion,
                                     .sql = UNDELETE_ALL });
  assert_list (f->book, "do undo*");
  /* They are in the hands of the first one again. */
  redo = run_step (f->book, (Step) { CB_OPERATION_DELETE, set, .reverses = undo, .sql = DELETE_ALL, .hands = deletion });
  assert_list (f->book, "do undo redo*");
  run_step (f->book, (Step) { CB_OPERATION_UNDELETE, set, .reverses = redo, .source = deletion, .sql = UNDELETE_ALL });
  assert_list (f->book, "do undo redo undo*");
}

static void
test_nothing_left (CbTestBook    *f,
                   gconstpointer  data)
{
  gint64 first = cb_test_fill (f->book, 4, fill);
  g_autoptr (CbIdSet) both = cb_id_set_new_from_ids ((gint64[]) { first, first + 1 }, 2);
  g_autoptr (CbIdSet) one = cb_id_set_new_single (first);
  g_autoptr (CbIdSet) other = cb_id_set_new_single (first + 1);
  gint64 deletion = run_step (f->book, (Step) { CB_OPERATION_DELETE, both, .sql = DELETE_ALL });

  /* Undeleted one by one, by nobody's undoing. */
  run_step (f->book, (Step) { CB_OPERATION_UNDELETE, one, .source = deletion, .sql = UNDELETE_ALL });
  assert_list (f->book, "do* do*");
  run_step (f->book, (Step) { CB_OPERATION_UNDELETE, other, .source = deletion, .sql = UNDELETE_ALL });
  assert_list (f->book, "do do* do*");
  /* Deleted anew, by another operation. */
  run_step (f->book, (Step) { CB_OPERATION_DELETE, both, .sql = DELETE_ALL });
  assert_list (f->book, "do do do do*");

  run_step (f->book, (Step) { CB_OPERATION_UNDELETE, one, .source = deletion, .sql = UNDELETE_ALL });
  assert_list (f->book, "do do* do do* do*");
  run_step (f->book, (Step) { CB_OPERATION_ERASE, one, .sql = ERASE_ALL });
  assert_list (f->book, "do do do do* do do");
}

static void
test_masking (CbTestBook    *f,
              gconstpointer  data)
{
  gint64 first = cb_test_fill (f->book, 2, fill);
  g_autoptr (CbIdSet) set = cb_id_set_new_from_ids ((gint64[]) { first, first + 1 }, 2);
  gint64 mask;

  run_step (f->book, (Step) { CB_OPERATION_DELETE, set, .sql = DELETE_ALL });
  mask = run_step (f->book, (Step) { CB_OPERATION_MASK, set, .sql = MASK_ALL });
  /* Who is masked can't be undeleted. */
  assert_list (f->book, "do do*");
  run_step (f->book, (Step) { CB_OPERATION_UNMASK, set, .reverses = mask, .sql = UNMASK_ALL });
  assert_list (f->book, "do* do undo*");
  run_step (f->book, (Step) { CB_OPERATION_UNDELETE, set, .sql = UNDELETE_ALL });
  assert_list (f->book, "do do undo do*");
}

/* Kinds that nothing undoes, and one of a newer version. */
static void
test_for_ever (CbTestBook    *f,
               gconstpointer  data)
{
  gint64 first = cb_test_fill (f->book, 1, fill);
  g_autoptr (CbIdSet) set = cb_id_set_new_single (first);

  run_step (f->book, (Step) { CB_OPERATION_IMPORT, set });
  run_step (f->book, (Step) { CB_OPERATION_ERASE, set });
  run_step (f->book, (Step) { CB_OPERATION_ERASE_KEPT, set });
  run_step (f->book, (Step) { CB_OPERATION_CHANGE_RULES, set });
  run_step (f->book, (Step) { 200, set });
  assert_list (f->book, "do do do do do");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, function) \
  g_test_add ("/operations/" path, CbTestBook, NULL, cb_test_book_set_up, function, cb_test_book_tear_down)
  add ("pages", test_pages);
  add ("what-it-says", test_what_it_says);
  add ("undo-and-redo", test_undo_and_redo);
  add ("nothing-left", test_nothing_left);
  add ("masking", test_masking);
  add ("for-ever", test_for_ever);
#undef add

  return g_test_run ();
}
