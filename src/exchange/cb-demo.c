/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-demo.h"

#include "cb-actor-rows.h"
#include "cb-customer-rows.h"
#include "cb-demo-contents.h"
#include "cb-demo-erasure.h"
#include "cb-demo-maker.h"
#include "cb-demo-names.h"
#include "cb-error.h"
#include "cb-operation-rows.h"
#include "cb-refusal-store.h"
#include "cb-word-rows.h"

/* From so many on it is faster to make the indexes afterwards. They are for
 * measuring lists, and own nothing. */
#define MIN_BULK 5000

/* How many customers pass between two looks at the cancellable. */
#define CANCEL_CUSTOMERS 64

/* The part of the time that is over when all customers are there. */
#define PROGRESS_CUSTOMERS 0.8

/* Some deleted customers, that were not seen for two years. */
#define N_DELETED      12
#define FORGOTTEN_TIME (CB_DEMO_LAST_DAY - 2 * 365 * G_TIME_SPAN_DAY)

/* The operations that deleted them. */
static const struct
{
  guint n_customers;
  guint minutes_ago;
  guint staff;
} deletions[] = {
  { 1, 88000, 1 },
  { 9, 41620, 0 },
  { 1, 17333, 2 },
  { 1, 4215, 0 },
};

/* And of these some are masked, until they are erased. */
#define N_MASKED           2
#define MASKED_MINUTES_AGO 3300
#define DAYS_MASKED        21

typedef struct
{
  CbBook   *book;
  guint     n_customers;
  CbIdSet  *added;
  CbIdSet  *deleted;

  /* While it runs. */
  gint64    staff[8];
  gint64    forgotten[N_DELETED];
  guint     n_forgotten;
  CbIdSet  *masked;
} Demo;

static void
demo_free (gpointer data)
{
  Demo *demo = data;

  g_object_unref (demo->book);
  cb_id_set_unref (demo->added);
  cb_id_set_unref (demo->deleted);
  cb_id_set_unref (demo->masked);
  g_free (demo);
}

static gint64
find_staff (Demo       *demo,
            const char *name)
{
  for (guint i = 0; name != NULL && i < cb_demo_n_staff; i++)
    {
      if (name == cb_demo_staff[i])
        return demo->staff[i];
    }

  return 0;
}

static gboolean
add_customers (Demo          *demo,
               CbConnection  *connection,
               CbDemoItems   *items,
               CbProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (CbDemoMaker) maker = cb_demo_maker_new (demo->n_customers);
  g_autoptr (CbCustomer) customer = cb_customer_new ();

  for (guint i = 0; i < demo->n_customers; i++)
    {
      const char *assigned_to;
      gint64 activity;

      if (i % CANCEL_CUSTOMERS == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (progress != NULL)
            cb_progress_report (progress, PROGRESS_CUSTOMERS * i / demo->n_customers);
        }

      cb_demo_maker_next (maker, customer, &assigned_to);
      cb_customer_set_assigned_to (customer, find_staff (demo, assigned_to), assigned_to);
      if (!cb_customer_rows_insert (connection, customer, error))
        return FALSE;
      cb_id_set_add (demo->added, cb_customer_get_id (customer));

      activity = cb_customer_get_last_activity (customer);
      if (demo->n_customers < MIN_BULK &&
          !cb_demo_contents_add (connection, items, customer, activity < FORGOTTEN_TIME, error))
        return FALSE;

      if (activity != 0 && activity < FORGOTTEN_TIME && demo->n_forgotten < N_DELETED)
        demo->forgotten[demo->n_forgotten++] = cb_customer_get_id (customer);
    }

  return TRUE;
}

/* Records a deletion as it would have been then; cb_operation_rows_insert()
 * knows only now and who has the book. */
static gint64
insert_operation (Demo             *demo,
                  CbConnection     *connection,
                  CbOperationKind   kind,
                  guint             minutes_ago,
                  guint             staff,
                  const CbIdSet    *set,
                  GError          **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                           "VALUES (?, ?, ?, ?, ?)",
                           error);
  gint64 id;

  if (statement == NULL)
    return 0;

  cb_statement_bind_int64 (statement, 1, kind);
  cb_statement_bind_int64 (statement, 2, CB_DEMO_LAST_DAY - minutes_ago * G_TIME_SPAN_MINUTE);
  cb_statement_bind_int64 (statement, 3, demo->staff[staff]);
  cb_statement_bind_text (statement, 4, cb_demo_staff[staff]);
  cb_statement_bind_int64 (statement, 5, (gint64) cb_id_set_get_size (set));
  if (!cb_statement_run (statement, error))
    return 0;
  id = cb_connection_get_last_id (connection);

  return cb_operation_rows_add_set (connection, id, 0, set, error) ? id : 0;
}

static gboolean
delete_set (CbConnection   *connection,
            gint64          operation,
            const CbIdSet  *set,
            GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO deleted_customer (customer_id, operation_id) "
                           "SELECT id, ?2 FROM cb_set (?1)",
                           error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, set);
  cb_statement_bind_int64 (statement, 2, operation);

  return cb_statement_run (statement, error);
}

static gboolean
delete_customers (Demo          *demo,
                  CbConnection  *connection,
                  GError       **error)
{
  const gint64 *next = demo->forgotten;
  const gint64 *end = demo->forgotten + demo->n_forgotten;

  for (guint i = 0; i < G_N_ELEMENTS (deletions) && next < end; i++)
    {
      gsize n = MIN (deletions[i].n_customers, (gsize) (end - next));
      g_autoptr (CbIdSet) set = cb_id_set_new_from_ids (next, n);
      gint64 operation = insert_operation (demo, connection, CB_OPERATION_DELETE, deletions[i].minutes_ago,
                                           deletions[i].staff, set, error);

      if (operation == 0 || !delete_set (connection, operation, set, error))
        return FALSE;

      cb_id_set_union (demo->deleted, set);
      next += n;
    }

  return TRUE;
}

/* The ones deleted first are to be erased: some days after the demo is made, as what
 * was due long ago would be erased at once. */
static gboolean
mask_customers (Demo          *demo,
                CbConnection  *connection,
                GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "INSERT INTO pending_erasure (customer_id, operation_id, erase_at) "
                                       "SELECT id, ?2, ?3 FROM cb_set (?1)", error);
  gint64 operation;

  if (statement == NULL)
    return FALSE;
  if (demo->n_forgotten < N_DELETED || demo->n_customers >= MIN_BULK)
    return TRUE;

  for (guint i = 0; i < N_MASKED; i++)
    cb_id_set_add (demo->masked, demo->forgotten[i]);
  operation = insert_operation (demo, connection, CB_OPERATION_MASK, MASKED_MINUTES_AGO, 0, demo->masked, error);
  if (operation == 0)
    return FALSE;

  cb_statement_bind_set (statement, 1, demo->masked);
  cb_statement_bind_int64 (statement, 2, operation);
  cb_statement_bind_int64 (statement, 3, g_get_real_time () + DAYS_MASKED * G_TIME_SPAN_DAY);

  return cb_statement_run (statement, error);
}

static gboolean
fill (Demo          *demo,
      CbConnection  *connection,
      CbProgress    *progress,
      GCancellable  *cancellable,
      GError       **error)
{
  gboolean bulk = demo->n_customers >= MIN_BULK;
  g_autoptr (CbDemoItems) items = cb_demo_items_new ();
  gint64 n_before;

  if (!cb_actor_rows_check_one (connection, CB_PERMISSION_IMPORT, error) ||
      !cb_connection_query_int64 (connection, "SELECT EXISTS (SELECT 1 FROM customer)", &n_before, error))
    return FALSE;
  if (n_before != 0)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, "The book is not empty");
      return FALSE;
    }

  g_assert (cb_demo_n_staff <= G_N_ELEMENTS (demo->staff));
  for (guint i = 0; i < cb_demo_n_staff; i++)
    {
      if (!cb_customer_rows_ensure_person (connection, cb_demo_staff[i], &demo->staff[i], error))
        return FALSE;
    }

  if (bulk && !cb_customer_rows_begin_bulk (connection, error))
    return FALSE;
  if (!add_customers (demo, connection, items, progress, cancellable, error))
    return FALSE;
  if (bulk && !cb_customer_rows_end_bulk (connection, error))
    return FALSE;
  if (!bulk && !cb_demo_erasure_add (connection, demo->staff[0], cb_demo_staff[0], error))
    return FALSE;

  return cb_demo_items_write (items, connection, error) && cb_word_rows_rebuild (connection, error) &&
         delete_customers (demo, connection, error) && mask_customers (demo, connection, error);
}

static gpointer
fill_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  return GINT_TO_POINTER (fill (data, connection, progress, cancellable, error));
}

static void
filled_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Demo *demo = g_task_get_task_data (task);
  g_autoptr (CbChange) change = NULL;
  GError *error = NULL;

  if (cb_database_write_finish (CB_DATABASE (source_object), result, &error) == NULL)
    {
      cb_refusal_store_note_error (demo->book, error);
      g_task_return_error (task, error);
      return;
    }

  change = cb_change_new ();
  change->added = cb_id_set_ref (demo->added);
  change->deleted = cb_id_set_ref (demo->deleted);
  change->masked = cb_id_set_ref (demo->masked);
  cb_book_take_change (demo->book, g_steal_pointer (&change));
  g_task_return_boolean (task, TRUE);
}

void
cb_demo_fill_async (CbBook              *book,
                    guint                n_customers,
                    CbProgress          *progress,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Demo *demo;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (n_customers > 0);

  task = g_task_new (book, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_demo_fill_async);
  /* Once it is committed it is done, even if cancelled too late. */
  g_task_set_check_cancellable (task, FALSE);

  demo = g_new0 (Demo, 1);
  demo->book = g_object_ref (book);
  demo->n_customers = n_customers;
  demo->added = cb_id_set_new ();
  demo->deleted = cb_id_set_new ();
  demo->masked = cb_id_set_new ();
  g_task_set_task_data (task, demo, demo_free);

  cb_database_write_async (cb_book_get_database (book), fill_job, demo, NULL, NULL,
                           progress, cancellable, filled_cb, g_steal_pointer (&task));
}

gboolean
cb_demo_fill_finish (CbBook        *book,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
