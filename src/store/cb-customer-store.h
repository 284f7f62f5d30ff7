/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-book.h"
#include "cb-customer.h"

G_BEGIN_DECLS

/*
 * Customers of a book, as the window and the layers between ask for them.
 */

/* One customer, deleted or not. %CB_ERROR_NOT_FOUND if there is none,
 * %CB_ERROR_DENIED if it may not be seen. */
void         cb_customer_store_get_async          (CbBook               *book,
                                                   gint64                id,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
CbCustomer  *cb_customer_store_get_finish         (CbBook               *book,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* The customers with @ids, in that order; NULL in the place of one that is
 * gone, or may not be seen. Notes are left out. Returns (transfer full): a GPtrArray with free
 * function. */
void         cb_customer_store_get_page_async     (CbBook               *book,
                                                   const gint64         *ids,
                                                   gsize                 n_ids,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GPtrArray   *cb_customer_store_get_page_finish    (CbBook               *book,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* The ids of a scope, sorted, or %CB_ERROR_DENIED; at most @limit unless that is 0. Empty values
 * come last when ascending. Returns (transfer full): a GArray of gint64. */
void         cb_customer_store_list_async         (CbBook               *book,
                                                   CbScope               scope,
                                                   CbSortColumn          column,
                                                   gboolean              descending,
                                                   gsize                 limit,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GArray      *cb_customer_store_list_finish        (CbBook               *book,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* All customers (deleted ones too) with @query as a substring of number, name,
 * company, contact, e-mail or a phone number; words may stand in different
 * fields. Case, accents and phone punctuation don't matter. */
void         cb_customer_store_search_async       (CbBook               *book,
                                                   const char           *query,
                                                   gint64                assigned_to,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
CbIdSet     *cb_customer_store_search_finish      (CbBook               *book,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* Adds @customer (id 0) or writes it back. An id of 0 with an empty number
 * takes the next free one. %CB_ERROR_NUMBER_TAKEN when another customer has
 * the number, %CB_ERROR_CHANGED when it was changed since it was read,
 * %CB_ERROR_NOT_FOUND when it was erased, %CB_ERROR_INVALID. Returns the
 * customer as it now stands in the book (transfer full). */
void         cb_customer_store_save_async         (CbBook               *book,
                                                   CbCustomer           *customer,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
/* The same, taking the number over from a deleted customer who has it; of a
 * customer who isn't deleted it is still taken. Finish as above. */
void         cb_customer_store_take_over_async    (CbBook               *book,
                                                   CbCustomer           *customer,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
CbCustomer  *cb_customer_store_save_finish        (CbBook               *book,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* Who has @number, deleted or not: (transfer full) (nullable), NULL without
 * error when it is free. */
void         cb_customer_store_find_number_async  (CbBook               *book,
                                                   const char           *number,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
CbCustomer  *cb_customer_store_find_number_finish (CbBook               *book,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* The number that a new customer gets: one after the highest ever given, or a
 * freed one if Preferences say so. (transfer full) */
void         cb_customer_store_next_number_async  (CbBook               *book,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
char        *cb_customer_store_next_number_finish (CbBook               *book,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* The people of the book, by name: (transfer full) a GListModel of CbPerson. */
void         cb_customer_store_people_async       (CbBook               *book,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GListModel  *cb_customer_store_people_finish      (CbBook               *book,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
