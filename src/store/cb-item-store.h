/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-item-list-rows.h"
#include "cb-item.h"

G_BEGIN_DECLS

/*
 * Items of a book, as the window and the layers between ask for them: those of
 * customers who may be seen.
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

/* One item, deleted or not: (transfer full), or NULL with
 * %CB_ERROR_NOT_FOUND or another. */
void         cb_item_store_get_async      (CbBook               *book,
                                           gint64                id,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
CbItem      *cb_item_store_get_finish     (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);

/* The @limit latest of a customer's items of a kind by their date, none that is
 * deleted: (transfer full) (element-type CbItem). */
void         cb_item_store_newest_async   (CbBook               *book,
                                           gint64                customer_id,
                                           CbItemKind            kind,
                                           guint                 limit,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray   *cb_item_store_newest_finish  (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);

/* The ids of what @listing, which is copied, asks for: (transfer full)
 * (element-type guint32). On a thread of its own. */
void         cb_item_store_listing_async  (CbBook               *book,
                                           const CbItemListing  *listing,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GArray      *cb_item_store_listing_finish (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);

/* Adds @item (copied), which gets the next number of its kind, if it has no id,
 * and writes it back if it has. The history of its customer tells of it.
 * (transfer full): the item as it stands in the book now, or NULL with
 * %CB_ERROR_CHANGED (since it was read), %CB_ERROR_NOT_FOUND (it, or its
 * customer, is gone), %CB_ERROR_DELETED or %CB_ERROR_MASKED (the customer is),
 * %CB_ERROR_INVALID, %CB_ERROR_DENIED or another. */
void         cb_item_store_save_async     (CbBook               *book,
                                           CbItem               *item,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
CbItem      *cb_item_store_save_finish    (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);
/* Makes an item of @kind and @date of a quote, as it was read, which is accepted
 * by that.
 * (transfer full): the new item, or NULL with errors as above. */
void         cb_item_store_convert_async  (CbBook               *book,
                                           CbItem               *quote,
                                           CbItemKind            kind,
                                           gint64                date,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
CbItem      *cb_item_store_convert_finish (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);
/* Adds a payment of an invoice, as it was read, whose status follows. It must
 * be more than nothing and in the invoice's currency. (transfer full): the
 * payment, or NULL with errors as above. */
void         cb_item_store_pay_async      (CbBook               *book,
                                           CbItem               *invoice,
                                           CbItem               *payment,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
CbItem      *cb_item_store_pay_finish     (CbBook               *book,
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
