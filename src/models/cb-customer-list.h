/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-customer-row.h"

G_BEGIN_DECLS

/**
 * CbCustomerList:
 *
 * A GListModel of #CbCustomerRow over a sorted array of ids: the customers of
 * a scope that match the query, in the order of a column. Follows the book.
 *
 * Properties (all notified): "book", "scope" (construct only), "sort-column",
 * "descending", "query" (string, "" for all), "n-items", "loading" (boolean:
 * a new order or search is under way), "error" (GError boxed, nullable: why
 * the last load failed; cb_customer_list_reload() tries again).
 */
#define CB_TYPE_CUSTOMER_LIST (cb_customer_list_get_type ())
G_DECLARE_FINAL_TYPE (CbCustomerList, cb_customer_list, CB, CUSTOMER_LIST, GObject)

CbCustomerList *cb_customer_list_new             (CbScope          scope);

CbBook         *cb_customer_list_get_book        (CbCustomerList  *self);
void            cb_customer_list_set_book        (CbCustomerList  *self,
                                                  CbBook          *book);
void            cb_customer_list_set_sort        (CbCustomerList  *self,
                                                  CbSortColumn     column,
                                                  gboolean         descending);
CbSortColumn    cb_customer_list_get_sort_column (CbCustomerList  *self);
gboolean        cb_customer_list_get_descending  (CbCustomerList  *self);
void            cb_customer_list_set_query       (CbCustomerList  *self,
                                                  const char      *query);
const char     *cb_customer_list_get_query       (CbCustomerList  *self);
gboolean        cb_customer_list_get_loading     (CbCustomerList  *self);
const GError   *cb_customer_list_get_error       (CbCustomerList  *self);
void            cb_customer_list_reload          (CbCustomerList  *self);

/* 0 when @position is out of range. No row object is made. */
gint64          cb_customer_list_get_id          (CbCustomerList  *self,
                                                  guint            position);
/* The ids as they stand, (transfer none), valid until the list changes. */
const gint64   *cb_customer_list_get_ids         (CbCustomerList  *self,
                                                  gsize           *n_ids);
/* GTK_INVALID_LIST_POSITION's value (G_MAXUINT) when it isn't there. Linear. */
guint           cb_customer_list_find            (CbCustomerList  *self,
                                                  gint64           id);

G_END_DECLS
