/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-store.h"

#include "cb-error.h"
#include "cb-interaction-rows.h"
#include "cb-item-rows.h"
#include "cb-profile-rows.h"
#include "cb-read-task.h"

/* Single items, the newest, and the lists of a customer's. */

typedef struct
{
  CbItemListing  listing;
  char          *query;
} ListingData;

static void
listing_data_free (gpointer data)
{
  ListingData *self = data;

  g_free (self->query);
  g_free (self);
}

typedef struct
{
  gint64     customer_id;
  CbItemKind kind;
  guint      limit;
} NewestData;

static gpointer
get_job (CbConnection  *connection,
         gpointer       user_data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbItem) item = cb_item_rows_get (connection, *(gint64 *) user_data, &failure);
  g_autoptr (CbCustomer) customer = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  if (item == NULL)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such item");
      return NULL;
    }

  customer = cb_profile_rows_get_customer (connection, cb_item_get_customer (item), error);

  return customer != NULL ? g_steal_pointer (&item) : NULL;
}

static gpointer
newest_job (CbConnection  *connection,
            gpointer       user_data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  const NewestData *data = user_data;
  g_autoptr (CbCustomer) customer = cb_profile_rows_get_customer (connection, data->customer_id, error);
  g_autoptr (CbStatement) statement = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  CbStep step;

  if (customer == NULL)
    return NULL;

  statement = cb_connection_prepare (connection,
                                     "SELECT i.id FROM item i INDEXED BY item_customer WHERE i.customer_id = ? "
                                     "AND i.kind = ? AND " CB_ITEM_STAYS " ORDER BY i.date DESC, i.id DESC LIMIT ?",
                                     error);
  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, data->customer_id);
  cb_statement_bind_int64 (statement, 2, data->kind);
  cb_statement_bind_int64 (statement, 3, data->limit);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      CbItem *item = cb_item_rows_get (connection, cb_statement_get_int64 (statement, 0), error);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (list, item);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static gpointer
listing_job (CbConnection  *connection,
             gpointer       user_data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  ListingData *data = user_data;
  g_autoptr (CbCustomer) customer = cb_profile_rows_get_customer (connection, data->listing.customer_id, error);

  return customer != NULL ? cb_item_list_rows_list (connection, &data->listing, cancellable, error) : NULL;
}

void
cb_item_store_get_async (CbBook              *book,
                         gint64               id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), get_job, g_memdup2 (&id, sizeof id), g_free,
                          cb_read_task_unref_nullable, CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_item_store_get_async, cb_read_task_unref_nullable,
                                            cancellable, callback, user_data));
}

CbItem *
cb_item_store_get_finish (CbBook        *book,
                          GAsyncResult  *result,
                          GError       **error)
{
  return cb_read_task_finish (book, result, cb_item_store_get_async, error);
}

void
cb_item_store_newest_async (CbBook              *book,
                            gint64               customer_id,
                            CbItemKind           kind,
                            guint                limit,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  NewestData *data;

  g_return_if_fail (CB_IS_BOOK (book));

  data = g_new0 (NewestData, 1);
  data->customer_id = customer_id;
  data->kind = kind;
  data->limit = limit;
  cb_database_read_async (cb_book_get_database (book), newest_job, data, g_free,
                          (GDestroyNotify) g_ptr_array_unref, CB_PRIORITY_INTERACTIVE,
                          cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_item_store_newest_async, (GDestroyNotify) g_ptr_array_unref,
                                            cancellable, callback, user_data));
}

GPtrArray *
cb_item_store_newest_finish (CbBook        *book,
                             GAsyncResult  *result,
                             GError       **error)
{
  return cb_read_task_finish (book, result, cb_item_store_newest_async, error);
}

void
cb_item_store_listing_async (CbBook              *book,
                             const CbItemListing *listing,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  ListingData *data;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (listing != NULL);

  data = g_new0 (ListingData, 1);
  data->listing = *listing;
  data->query = g_strdup (listing->query);
  data->listing.query = data->query;
  cb_database_read_aside_async (cb_book_get_database (book), listing_job, data, listing_data_free,
                                (GDestroyNotify) g_array_unref, cancellable, cb_read_task_cb,
                                cb_read_task_new (book, cb_item_store_listing_async, (GDestroyNotify) g_array_unref,
                                                  cancellable, callback, user_data));
}

GArray *
cb_item_store_listing_finish (CbBook        *book,
                              GAsyncResult  *result,
                              GError       **error)
{
  return cb_read_task_finish (book, result, cb_item_store_listing_async, error);
}
