/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-item.h"

G_BEGIN_DECLS

typedef enum
{
  CB_ITEM_ORDER_DATE,
  CB_ITEM_ORDER_DUE,
  CB_ITEM_ORDER_NUMBER,
  CB_ITEM_ORDER_TITLE,
  CB_ITEM_ORDER_STATUS,
  CB_ITEM_ORDER_AMOUNT,
} CbItemOrder;

/* Which ones; from %CB_ITEM_FILTER_STATUS on, those with a status. */
typedef enum
{
  CB_ITEM_FILTER_ALL,      /* that aren't deleted */
  CB_ITEM_FILTER_OPEN,
  CB_ITEM_FILTER_SETTLED,
  CB_ITEM_FILTER_DELETED,
  CB_ITEM_FILTER_STATUS,
} CbItemFilter;

/* Which items of a customer a list shows, and how. */
typedef struct
{
  gint64       customer_id;
  CbItemKind   kind;
  guint        filter;      /* a CbItemFilter, or CB_ITEM_FILTER_STATUS + a status */
  CbItemOrder  order;
  gboolean     descending;
  const char  *query;       /* in number, title or notes; "" for all */
} CbItemListing;

/* (transfer full) (element-type guint32): their ids. */
GArray  *cb_item_list_rows_list (CbConnection         *connection,
                                 const CbItemListing  *listing,
                                 GCancellable         *cancellable,
                                 GError              **error);

G_END_DECLS
