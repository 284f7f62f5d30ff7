/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-item-store.h"
#include "cb-live-list.h"

G_BEGIN_DECLS

/**
 * CbItemList:
 *
 * The items of one kind of one customer, as rows with a #CbOwnedItem. They can
 * be sorted, filtered, and searched for number, title and notes.
 */
#define CB_TYPE_ITEM_LIST (cb_item_list_get_type ())
G_DECLARE_FINAL_TYPE (CbItemList, cb_item_list, CB, ITEM_LIST, CbLiveList)

/* The latest first, none that is deleted. */
CbItemList  *cb_item_list_new            (CbBook      *book,
                                          gint64       customer_id,
                                          CbItemKind   kind);
CbItemOrder  cb_item_list_get_order      (CbItemList  *self);
gboolean     cb_item_list_get_descending (CbItemList  *self);
void         cb_item_list_set_order      (CbItemList  *self,
                                          CbItemOrder  order,
                                          gboolean     descending);
guint        cb_item_list_get_filter     (CbItemList  *self);
/* @filter: a CbItemFilter, or CB_ITEM_FILTER_STATUS + a status */
void         cb_item_list_set_filter     (CbItemList  *self,
                                          guint        filter);

G_END_DECLS
