/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-store.h"

#include "cb-book-private.h"
#include "cb-customer-list-rows.h"
#include "cb-customer-rows.h"
#include "cb-error.h"
#include "cb-number-rows.h"
#include "cb-person.h"

typedef struct
{
  gsize   n_ids;
  gint64 *ids;
} PageData;

typedef struct
{
  CbScope       scope;
  CbSortColumn  column;
  gboolean      descending;
  gsize         limit;
  CbIdSet      *deleted;
} ListData;

typedef struct
{
  CbSearch *search;
  char     *query;
} SearchData;

static void
page_data_free (gpointer data)
{
  PageData *self = data;

  g_free (self->ids);
  g_free (self);
}

static void
list_data_free (gpointer data)
{
  ListData *self = data;

  cb_id_set_unref (self->deleted);
  g_free (self);
}

static void
search_data_free (gpointer data)
{
  SearchData *self = data;

  cb_search_unref (self->search);
  g_free (self->query);
  g_free (self);
}

static void
unref_nullable (gpointer object)
{
  g_clear_object (&object);
}

static gpointer
get_job (CbConnection  *connection,
         gpointer       data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  GError *failure = NULL;
  CbCustomer *customer = cb_customer_rows_get (connection, *(gint64 *) data, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (customer == NULL)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such customer");

  return customer;
}

static gpointer
get_page_job (CbConnection  *connection,
              gpointer       data,
              CbProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  PageData *page = data;
  g_autoptr (GPtrArray) customers = g_ptr_array_new_full ((guint) page->n_ids, unref_nullable);

  for (gsize i = 0; i < page->n_ids; i++)
    {
      GError *failure = NULL;

      g_ptr_array_add (customers, cb_customer_rows_get_fields (connection, page->ids[i], FALSE, &failure));
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
    }

  return g_steal_pointer (&customers);
}

static gpointer
list_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  ListData *list = data;

  return cb_customer_list_rows (connection, list->scope, list->column, list->descending,
                                list->limit, list->deleted, error);
}

static gpointer
search_job (CbConnection  *connection,
            gpointer       data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  SearchData *search = data;

  return cb_search_run (search->search, connection, search->query, cancellable, error);
}

static gpointer
find_number_job (CbConnection  *connection,
                 gpointer       data,
                 CbProgress    *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return cb_customer_rows_find_number (connection, data, error);
}

static gpointer
next_number_job (CbConnection  *connection,
                 gpointer       data,
                 CbProgress    *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return cb_number_rows_next (connection, error);
}

static int
compare_people (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  return g_utf8_collate (cb_person_get_name ((CbPerson *) a), cb_person_get_name ((CbPerson *) b));
}

static gpointer
people_job (CbConnection  *connection,
            gpointer       data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT id, name FROM person WHERE active ORDER BY id", error);
  g_autoptr (GListStore) people = g_list_store_new (CB_TYPE_PERSON);
  CbStep step;

  if (statement == NULL)
    return NULL;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autoptr (CbPerson) person = cb_person_new (cb_statement_get_int64 (statement, 0),
                                                   cb_statement_get_text (statement, 1));

      g_list_store_insert_sorted (people, person, compare_people, NULL);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&people) : NULL;
}

static gboolean
check_unchanged (CbConnection  *connection,
                 CbCustomer    *customer,
                 GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbCustomer) current =
    cb_customer_rows_get_fields (connection, cb_customer_get_id (customer), FALSE, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  if (current == NULL)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such customer");
  else if (cb_customer_get_changed (current) != cb_customer_get_changed (customer))
    g_set_error_literal (error, CB_ERROR, CB_ERROR_CHANGED, "Changed by somebody else");
  else
    return TRUE;

  return FALSE;
}

static gpointer
save_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  CbCustomer *customer = data;
  gboolean saved;

  if (cb_customer_get_id (customer) != 0)
    {
      saved = check_unchanged (connection, customer, error) &&
              cb_customer_rows_update (connection, customer, error);
    }
  else
    {
      if (cb_customer_get_number (customer)[0] == '\0')
        {
          g_autofree char *number = cb_number_rows_next (connection, error);

          if (number == NULL)
            return NULL;
          cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
        }
      saved = cb_customer_rows_insert (connection, customer, error);
    }

  return saved ? cb_customer_rows_get (connection, cb_customer_get_id (customer), error) : NULL;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer value = cb_database_read_finish (CB_DATABASE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, g_task_get_task_data (task));
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = g_task_get_source_object (task);
  gboolean is_new = GPOINTER_TO_INT (g_task_get_task_data (task));
  GError *error = NULL;
  CbCustomer *saved = cb_database_write_finish (CB_DATABASE (source), result, &error);
  CbChange *change;
  CbIdSet *set;

  if (saved == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  change = cb_change_new ();
  set = cb_id_set_new_single (cb_customer_get_id (saved));
  if (is_new)
    change->added = set;
  else
    change->edited = set;
  cb_book_take_change (book, change);

  g_task_return_pointer (task, saved, g_object_unref);
}

/* A task whose result is freed with @result_free if nobody takes it. */
static GTask *
new_task (CbBook              *book,
          gpointer             tag,
          GDestroyNotify       result_free,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (book, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, result_free, NULL);

  return task;
}

static gpointer
finish (CbBook        *book,
        GAsyncResult  *result,
        gpointer       tag,
        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * cb_customer_store_get_async:
 *
 * Reads one customer, deleted or not, with all fields.
 */
void
cb_customer_store_get_async (CbBook              *book,
                             gint64               id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), get_job,
                          g_memdup2 (&id, sizeof id), g_free, g_object_unref,
                          CB_PRIORITY_INTERACTIVE, cancellable, read_cb,
                          new_task (book, cb_customer_store_get_async, g_object_unref,
                                    cancellable, callback, user_data));
}

/**
 * cb_customer_store_get_finish:
 *
 * Returns: (transfer full): the customer, or NULL with %CB_ERROR_NOT_FOUND or
 *   another
 */
CbCustomer *
cb_customer_store_get_finish (CbBook        *book,
                              GAsyncResult  *result,
                              GError       **error)
{
  return finish (book, result, cb_customer_store_get_async, error);
}

/**
 * cb_customer_store_get_page_async:
 * @ids: (array length=n_ids): copied
 *
 * Reads some customers for a list, without their notes.
 */
void
cb_customer_store_get_page_async (CbBook              *book,
                                  const gint64        *ids,
                                  gsize                n_ids,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  PageData *data;

  g_return_if_fail (CB_IS_BOOK (book));

  data = g_new0 (PageData, 1);
  data->ids = g_memdup2 (ids, n_ids * sizeof (gint64));
  data->n_ids = n_ids;
  cb_database_read_async (cb_book_get_database (book), get_page_job,
                          data, page_data_free, (GDestroyNotify) g_ptr_array_unref,
                          CB_PRIORITY_INTERACTIVE, cancellable, read_cb,
                          new_task (book, cb_customer_store_get_page_async,
                                    (GDestroyNotify) g_ptr_array_unref,
                                    cancellable, callback, user_data));
}

/**
 * cb_customer_store_get_page_finish:
 *
 * Returns: (transfer full) (element-type CbCustomer): the customers in the
 *   order asked for, NULL in the place of one that is gone; or NULL
 */
GPtrArray *
cb_customer_store_get_page_finish (CbBook        *book,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return finish (book, result, cb_customer_store_get_page_async, error);
}

/**
 * cb_customer_store_list_async:
 * @limit: how many at the most, 0 for all
 *
 * Reads the ids of a scope in the order of a column.
 */
void
cb_customer_store_list_async (CbBook              *book,
                              CbScope              scope,
                              CbSortColumn         column,
                              gboolean             descending,
                              gsize                limit,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  ListData *data;

  g_return_if_fail (CB_IS_BOOK (book));

  data = g_new0 (ListData, 1);
  data->scope = scope;
  data->column = column;
  data->descending = descending;
  data->limit = limit;
  data->deleted = cb_id_set_ref (cb_book_get_deleted (book));
  cb_database_read_async (cb_book_get_database (book), list_job,
                          data, list_data_free, (GDestroyNotify) g_array_unref,
                          CB_PRIORITY_INTERACTIVE, cancellable, read_cb,
                          new_task (book, cb_customer_store_list_async,
                                    (GDestroyNotify) g_array_unref,
                                    cancellable, callback, user_data));
}

/**
 * cb_customer_store_list_finish:
 *
 * Returns: (transfer full) (element-type gint64): the ids, or NULL
 */
GArray *
cb_customer_store_list_finish (CbBook        *book,
                               GAsyncResult  *result,
                               GError       **error)
{
  return finish (book, result, cb_customer_store_list_async, error);
}

/**
 * cb_customer_store_search_async:
 * @query: what was typed
 *
 * Finds customers, deleted or not, that have every word of @query as a part
 * of their number, name, company, contact, e-mail or a phone number.
 */
void
cb_customer_store_search_async (CbBook              *book,
                                const char          *query,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  SearchData *data;

  g_return_if_fail (CB_IS_BOOK (book));

  data = g_new0 (SearchData, 1);
  data->search = cb_search_ref (cb_book_get_search (book));
  data->query = g_strdup (query);
  cb_database_read_async (cb_book_get_database (book), search_job,
                          data, search_data_free, (GDestroyNotify) cb_id_set_unref,
                          CB_PRIORITY_INTERACTIVE, cancellable, read_cb,
                          new_task (book, cb_customer_store_search_async,
                                    (GDestroyNotify) cb_id_set_unref,
                                    cancellable, callback, user_data));
}

/**
 * cb_customer_store_search_finish:
 *
 * Returns: (transfer full): who matches, or NULL
 */
CbIdSet *
cb_customer_store_search_finish (CbBook        *book,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return finish (book, result, cb_customer_store_search_async, error);
}

/**
 * cb_customer_store_save_async:
 * @customer: copied; one with id 0 is added, another written back
 *
 * A new customer without a number gets the next free one.
 */
void
cb_customer_store_save_async (CbBook              *book,
                              CbCustomer          *customer,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_CUSTOMER (customer));

  task = g_task_new (book, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_customer_store_save_async);
  g_task_set_task_data (task, GINT_TO_POINTER (cb_customer_get_id (customer) == 0), NULL);
  g_task_set_check_cancellable (task, FALSE);
  cb_database_write_async (cb_book_get_database (book), save_job,
                           cb_customer_copy (customer), g_object_unref, g_object_unref,
                           NULL, cancellable, save_cb, task);
}

/**
 * cb_customer_store_save_finish:
 *
 * Returns: (transfer full): the customer as it stands in the book now, or NULL
 *   with %CB_ERROR_NUMBER_TAKEN, %CB_ERROR_CHANGED (somebody else was
 *   faster), %CB_ERROR_NOT_FOUND (erased), %CB_ERROR_INVALID or another
 */
CbCustomer *
cb_customer_store_save_finish (CbBook        *book,
                               GAsyncResult  *result,
                               GError       **error)
{
  return finish (book, result, cb_customer_store_save_async, error);
}

/**
 * cb_customer_store_find_number_async:
 * @number: upper and lower case of ASCII letters are the same
 *
 * Finds out who has a number.
 */
void
cb_customer_store_find_number_async (CbBook              *book,
                                     const char          *number,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), find_number_job,
                          g_strdup (number), g_free, unref_nullable,
                          CB_PRIORITY_INTERACTIVE, cancellable, read_cb,
                          new_task (book, cb_customer_store_find_number_async, unref_nullable,
                                    cancellable, callback, user_data));
}

/**
 * cb_customer_store_find_number_finish:
 *
 * Returns: (transfer full) (nullable): the customer, deleted or not; NULL
 *   without error when the number is free
 */
CbCustomer *
cb_customer_store_find_number_finish (CbBook        *book,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return finish (book, result, cb_customer_store_find_number_async, error);
}

void
cb_customer_store_next_number_async (CbBook              *book,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), next_number_job, NULL, NULL, g_free,
                          CB_PRIORITY_INTERACTIVE, cancellable, read_cb,
                          new_task (book, cb_customer_store_next_number_async, g_free,
                                    cancellable, callback, user_data));
}

/**
 * cb_customer_store_next_number_finish:
 *
 * Returns: (transfer full): the number after the highest ever given, or NULL
 */
char *
cb_customer_store_next_number_finish (CbBook        *book,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return finish (book, result, cb_customer_store_next_number_async, error);
}

void
cb_customer_store_people_async (CbBook              *book,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), people_job, NULL, NULL, g_object_unref,
                          CB_PRIORITY_INTERACTIVE, cancellable, read_cb,
                          new_task (book, cb_customer_store_people_async, g_object_unref,
                                    cancellable, callback, user_data));
}

/**
 * cb_customer_store_people_finish:
 *
 * Returns: (transfer full): the active people by name, as a GListModel of
 *   CbPerson, or NULL
 */
GListModel *
cb_customer_store_people_finish (CbBook        *book,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return finish (book, result, cb_customer_store_people_async, error);
}
