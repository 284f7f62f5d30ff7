/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-item.h"

G_BEGIN_DECLS

/*
 * Items of a book, as the window and the layers between ask for them.
 */

/* Those of @items that there are, by kind, the newest first: (transfer full)
 * (element-type CbItem). */
void         cb_item_store_list_async     (CbBook               *book,
                                           const CbIdSet        *items,
                                           gsize                 limit,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray   *cb_item_store_list_finish    (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);

/* Where an item stands in a list. */
typedef struct
{
  gint64 id;
  guint  kind;
} CbItemPlace;

/* Only the places of @items, in the same order: (transfer full)
 * (element-type CbItemPlace). For lists of very many. */
void         cb_item_store_order_async    (CbBook               *book,
                                           const CbIdSet        *items,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GArray      *cb_item_store_order_finish   (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);

/* All items of one customer, deleted ones too, in the same order. */
void         cb_item_store_list_of_async  (CbBook               *book,
                                           gint64                customer_id,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray   *cb_item_store_list_of_finish (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);

/* Gives an item another status: one of its kind's. */
void         cb_item_store_set_status_async  (CbBook               *book,
                                              CbItem               *item,
                                              guint                 status,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
CbItem      *cb_item_store_set_status_finish (CbBook               *book,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
