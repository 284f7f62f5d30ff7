/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-test-book.h"

#include "cb-customer-rows.h"
#include "cb-operation-rows.h"

/* How many customers a transaction adds to a book that grows. */
#define GROWTH 20

gint64
cb_test_add (CbBook     *book,
             const char *number,
             const char *name)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GError) error = NULL;

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);
  saved = cb_test_save (book, customer, &error);
  g_assert_no_error (error);

  return cb_customer_get_id (saved);
}

typedef struct
{
  guint       first;
  guint       n;
  CbTestFill  fill;
  gboolean    bulk;
  CbIdSet    *added;
} FillData;

static gpointer
fill_job (CbConnection  *connection,
          gpointer       user_data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  FillData *data = user_data;

  if (data->bulk && !cb_customer_rows_begin_bulk (connection, error))
    return NULL;

  for (guint i = data->first; i < data->first + data->n; i++)
    {
      g_autoptr (CbCustomer) customer = cb_customer_new ();

      data->fill (customer, i);
      if (!cb_customer_rows_insert (connection, customer, error))
        return NULL;
      cb_id_set_add (data->added, cb_customer_get_id (customer));
    }
  if (data->bulk)
    cb_customer_rows_end_bulk (connection, error);

  return NULL;
}

static gint64
add_many (CbBook     *book,
          guint       first,
          guint       n,
          CbTestFill  fill,
          gboolean    bulk)
{
  FillData data = { first, n, fill, bulk, cb_id_set_new () };
  CbChange *change = cb_change_new ();
  g_autoptr (GError) error = NULL;
  gint64 first_id;

  cb_test_write_job (book, fill_job, &data, &error);
  g_assert_no_error (error);
  first_id = cb_id_set_get_first (data.added);
  change->added = data.added;
  cb_book_take_change (book, change);

  return first_id;
}

gint64
cb_test_fill (CbBook     *book,
              guint       n,
              CbTestFill  fill)
{
  return add_many (book, 0, n, fill, TRUE);
}

gint64
cb_test_grow (CbBook     *book,
              guint       n,
              CbTestFill  fill)
{
  gint64 first_id = 0;

  for (guint i = 0; i < n; i += GROWTH)
    {
      gint64 id = add_many (book, i, MIN (GROWTH, n - i), fill, FALSE);

      if (i == 0)
        first_id = id;
    }

  return first_id;
}

CbCustomer *
cb_test_get (CbBook  *book,
             gint64   id,
             GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_customer_store_get_async (book, id, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_customer_store_get_finish (book, result, error);
}

CbCustomer *
cb_test_save (CbBook      *book,
              CbCustomer  *customer,
              GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_customer_store_save_async (book, customer, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_customer_store_save_finish (book, result, error);
}

GPtrArray *
cb_test_get_page (CbBook       *book,
                  const gint64 *ids,
                  gsize         n_ids)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *page;

  cb_customer_store_get_page_async (book, ids, n_ids, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  page = cb_customer_store_get_page_finish (book, result, &error);
  g_assert_no_error (error);

  return page;
}

GArray *
cb_test_list (CbBook        *book,
              CbScope        scope,
              CbSortColumn   column,
              gboolean       descending,
              gsize          limit,
              GError       **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_customer_store_list_async (book, scope, column, descending, limit, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_customer_store_list_finish (book, result, error);
}

CbIdSet *
cb_test_search (CbBook      *book,
                const char  *query,
                GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_customer_store_search_async (book, query, 0, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_customer_store_search_finish (book, result, error);
}

CbCustomer *
cb_test_find_number (CbBook     *book,
                     const char *number)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbCustomer *customer;

  cb_customer_store_find_number_async (book, number, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  customer = cb_customer_store_find_number_finish (book, result, &error);
  g_assert_no_error (error);

  return customer;
}

char *
cb_test_next_number (CbBook *book)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *number;

  cb_customer_store_next_number_async (book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  number = cb_customer_store_next_number_finish (book, result, &error);
  g_assert_no_error (error);

  return number;
}

typedef struct
{
  const CbIdSet *set;
  const char    *person_name;
} DeleteData;

static gpointer
delete_job (CbConnection  *connection,
            gpointer       user_data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  DeleteData *data = user_data;
  g_autoptr (CbStatement) statement = NULL;
  gint64 id = cb_operation_rows_insert (connection, CB_OPERATION_DELETE, data->set,
                                        cb_id_set_get_size (data->set), NULL, 0, error);

  if (id == 0)
    return NULL;

  if (data->person_name != NULL)
    {
      g_autoptr (CbStatement) other =
        cb_connection_prepare (connection,
                               "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                               "SELECT kind, time, person_id, ?, n_customers FROM operation WHERE id = ?", error);

      g_assert_nonnull (other);
      cb_statement_bind_text (other, 1, data->person_name);
      cb_statement_bind_int64 (other, 2, id);
      if (!cb_statement_run (other, error))
        return NULL;
      id = cb_connection_get_last_id (connection);
    }

  statement = cb_connection_prepare (connection,
                                     "INSERT INTO deleted_customer (customer_id, operation_id) "
                                     "SELECT id, ?2 FROM cb_set (?1)", error);
  g_assert_nonnull (statement);
  cb_statement_bind_set (statement, 1, data->set);
  cb_statement_bind_int64 (statement, 2, id);
  cb_statement_run (statement, error);

  return NULL;
}

void
cb_test_delete (CbBook        *book,
                const CbIdSet *set,
                const char    *person_name)
{
  DeleteData data = { set, person_name };
  CbChange *change = cb_change_new ();
  g_autoptr (GError) error = NULL;

  cb_test_write_job (book, delete_job, &data, &error);
  g_assert_no_error (error);
  change->deleted = cb_id_set_copy (set);
  cb_book_take_change (book, change);
}
