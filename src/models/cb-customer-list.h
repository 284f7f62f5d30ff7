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
 * Properties (all notified, but for "scope" set by the functions below):
 * "book", "scope" (construct only), "sort-column", "descending", "query"
 * (string, "" for all), "n-items", "loading" (boolean: a new order or search is
 * under way), "error" (GError boxed, nullable: why the last load failed;
 * cb_customer_list_reload() tries again). "n-items" is notified when a change
 * is complete, not for each step of it.
 *
 * Signal "settled" (gboolean rebound): after each change of what the list
 * shows, once it is complete. With @rebound customers moved among rows that
 * stayed where they were, for which there is no items-changed.
 */
#define CB_TYPE_CUSTOMER_LIST (cb_customer_list_get_type ())
G_DECLARE_FINAL_TYPE (CbCustomerList, cb_customer_list, CB, CUSTOMER_LIST, GObject)

/* Without a book; by number (live customers), or the latest deletion first. */
CbCustomerList *cb_customer_list_new             (CbScope          scope);

CbBook         *cb_customer_list_get_book        (CbCustomerList  *self);
/* @book: (nullable). The first rows come soon, the rest when those have been
 * seen and nothing more urgent is to be done; "loading" lasts until then. */
void            cb_customer_list_set_book        (CbCustomerList  *self,
                                                  CbBook          *book);
void            cb_customer_list_set_sort        (CbCustomerList  *self,
                                                  CbSortColumn     column,
                                                  gboolean         descending);
CbSortColumn    cb_customer_list_get_sort_column (CbCustomerList  *self);
gboolean        cb_customer_list_get_descending  (CbCustomerList  *self);
/* Blanks around @query don't count. Cancels the search before it; what is
 * shown stays until the hits are here. */
void            cb_customer_list_set_query       (CbCustomerList  *self,
                                                  const char      *query);
const char     *cb_customer_list_get_query       (CbCustomerList  *self);
/* Only those assigned to @person, or all for 0. */
void            cb_customer_list_set_assigned_to (CbCustomerList  *self,
                                                  gint64           person);
gint64          cb_customer_list_get_assigned_to (CbCustomerList  *self);
/* Whether it shows only what is searched for. */
gboolean        cb_customer_list_is_filtered     (CbCustomerList  *self);
gboolean        cb_customer_list_get_loading     (CbCustomerList  *self);
/* Whether something has changed that the list does not show yet: "settled"
 * comes after it, unless there is an error. */
gboolean        cb_customer_list_get_changing    (CbCustomerList  *self);
const GError   *cb_customer_list_get_error       (CbCustomerList  *self);
/* Reads everything again. */
void            cb_customer_list_reload          (CbCustomerList  *self);

/* Tells which row is the first that is seen, so that it can stay where it is
 * when much changes above it; G_MAXUINT if that isn't known. Until somebody
 * has seen rows, there are just enough for a window; the rest waits a while. */
void            cb_customer_list_set_seen        (CbCustomerList  *self,
                                                  guint            position);

/* How many rows come first: as many as there is room for, since each takes time
 * to make, and the window need not wait for all of the order. Not 0. */
void            cb_customer_list_set_first_rows  (CbCustomerList  *self,
                                                  guint            n_rows);

/* 0 when @position is out of range. No row object is made. */
gint64          cb_customer_list_get_id          (CbCustomerList  *self,
                                                  guint            position);
/* The ids as they stand, (transfer none), valid until the list changes. */
const gint64   *cb_customer_list_get_ids         (CbCustomerList  *self,
                                                  gsize           *n_ids);
/* The same as a set, (transfer none): replaced when the list changes, never
 * changed itself. */
CbIdSet        *cb_customer_list_get_id_set      (CbCustomerList  *self);
/* GTK_INVALID_LIST_POSITION's value (G_MAXUINT) when it isn't there. Linear. */
guint           cb_customer_list_find            (CbCustomerList  *self,
                                                  gint64           id);

G_END_DECLS
