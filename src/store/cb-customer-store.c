/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-store.h"

#include "cb-actor-rows.h"
#include "cb-assignment-rows.h"
#include "cb-book-private.h"
#include "cb-customer-list-rows.h"
#include "cb-customer-rows.h"
#include "cb-error.h"
#include "cb-read-task.h"

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
  CbIdSet      *set;  /* who is deleted; of lists of such, who stands there */
} ListData;

typedef struct
{
  CbSearch *search;
  char     *query;
  gint64    assigned_to;
  CbIdSet  *deleted;
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

  cb_id_set_unref (self->set);
  g_free (self);
}

static void
search_data_free (gpointer data)
{
  SearchData *self = data;

  cb_search_unref (self->search);
  g_free (self->query);
  cb_id_set_unref (self->deleted);
  g_free (self);
}

static gpointer
get_job (CbConnection  *connection,
         gpointer       data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  g_autoptr (CbCustomer) customer = NULL;

  if (actor == NULL)
    return NULL;

  customer = cb_customer_rows_get (connection, *(gint64 *) data, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (customer == NULL)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such customer");
  else if (cb_actor_may_see (actor, customer))
    return g_steal_pointer (&customer);
  else
    g_set_error_literal (error, CB_ERROR, CB_ERROR_DENIED, "Not to be seen");

  return NULL;
}

static gpointer
get_page_job (CbConnection  *connection,
              gpointer       data,
              CbProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  PageData *page = data;
  g_autoptr (GPtrArray) customers = g_ptr_array_new_full ((guint) page->n_ids, cb_read_task_unref_nullable);
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);

  if (actor == NULL)
    return NULL;

  for (gsize i = 0; i < page->n_ids; i++)
    {
      GError *failure = NULL;
      g_autoptr (CbCustomer) customer = cb_customer_rows_get_fields (connection, page->ids[i], FALSE, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
      g_ptr_array_add (customers, customer != NULL && cb_actor_may_see (actor, customer)
                                  ? g_steal_pointer (&customer) : NULL);
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

  if (!cb_actor_rows_check_one (connection, list->scope == CB_SCOPE_LIVE ? CB_PERMISSION_SEE_CUSTOMERS
                                                                         : CB_PERMISSION_SEE_DELETED, error))
    return NULL;

  return cb_customer_list_rows (connection, list->scope, list->column, list->descending,
                                list->limit, list->set, error);
}

static CbIdSet *
get_set (CbBook  *book,
         CbScope  scope)
{
  switch (scope)
    {
    case CB_SCOPE_DELETED:
      return cb_book_get_resting (book);

    case CB_SCOPE_PENDING:
      return cb_book_get_pending (book);

    case CB_SCOPE_LIVE:
    default:
      return cb_book_get_deleted (book);
    }
}

static gpointer
search_job (CbConnection  *connection,
            gpointer       data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  SearchData *search = data;
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  g_autoptr (CbIdSet) found = NULL;
  g_autoptr (CbIdSet) assigned = NULL;

  if (actor == NULL || !cb_actor_check_sight (actor, error))
    return NULL;

  if (search->assigned_to != 0)
    {
      assigned = cb_assignment_rows_list (connection, search->assigned_to, error);
      if (assigned == NULL)
        return NULL;
    }
  if (assigned != NULL && *search->query == '\0')
    found = g_steal_pointer (&assigned);
  else
    found = cb_search_run (search->search, connection, search->query, cancellable, error);
  if (found == NULL)
    return NULL;
  if (assigned != NULL)
    cb_id_set_intersect (found, assigned);
  if (!cb_actor_may (actor, CB_PERMISSION_SEE_DELETED))
    cb_id_set_subtract (found, search->deleted);
  else if (!cb_actor_may (actor, CB_PERMISSION_SEE_CUSTOMERS))
    cb_id_set_intersect (found, search->deleted);

  return g_steal_pointer (&found);
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
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_customer_store_get_async, g_object_unref,
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
  return cb_read_task_finish (book, result, cb_customer_store_get_async, error);
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
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_customer_store_get_page_async,
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
  return cb_read_task_finish (book, result, cb_customer_store_get_page_async, error);
}

/**
 * cb_customer_store_list_async:
 * @limit: how many at the most, 0 for all
 *
 * Reads the ids of a scope in the order of a column, which cb_scope_has_column()
 * allows.
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
  /* Asked for another scope, the columns of deletion give nobody. */
  g_return_if_fail (scope != CB_SCOPE_PENDING || cb_scope_has_column (scope, column));

  data = g_new0 (ListData, 1);
  data->scope = scope;
  data->column = column;
  data->descending = descending;
  data->limit = limit;
  data->set = cb_id_set_ref (get_set (book, scope));
  cb_database_read_async (cb_book_get_database (book), list_job,
                          data, list_data_free, (GDestroyNotify) g_array_unref,
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_customer_store_list_async,
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
  return cb_read_task_finish (book, result, cb_customer_store_list_async, error);
}

/**
 * cb_customer_store_search_async:
 * @query: what was typed
 * @assigned_to: the id of the person whose customers are searched, or 0 for all;
 *   then @query may be empty
 *
 * Finds customers, deleted or not, that have every word of @query as a part
 * of their number, name, company, contact, e-mail or a phone number; those who
 * are masked by their number alone, and only those who may be seen.
 */
void
cb_customer_store_search_async (CbBook              *book,
                                const char          *query,
                                gint64               assigned_to,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  SearchData *data;

  g_return_if_fail (CB_IS_BOOK (book));

  data = g_new0 (SearchData, 1);
  data->search = cb_search_ref (cb_book_get_search (book));
  data->query = g_strdup (query);
  data->assigned_to = assigned_to;
  data->deleted = cb_id_set_ref (cb_book_get_deleted (book));
  cb_database_read_async (cb_book_get_database (book), search_job,
                          data, search_data_free, (GDestroyNotify) cb_id_set_unref,
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_customer_store_search_async,
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
  return cb_read_task_finish (book, result, cb_customer_store_search_async, error);
}
