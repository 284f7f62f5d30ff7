/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-kept-item-store.h"
#include "cb-live-list.h"

G_BEGIN_DECLS

/**
 * CbKeptList:
 *
 * What is kept of the items of erased customers, as rows with a #CbKeptItem.
 * It is searched for numbers and dates.
 */
#define CB_TYPE_KEPT_LIST (cb_kept_list_get_type ())
G_DECLARE_FINAL_TYPE (CbKeptList, cb_kept_list, CB, KEPT_LIST, CbLiveList)

/* The newest first. */
CbKeptList  *cb_kept_list_new       (CbBook      *book);
CbKeptOrder  cb_kept_list_get_order (CbKeptList  *self);
void         cb_kept_list_set_order (CbKeptList  *self,
                                     CbKeptOrder  order);

G_END_DECLS
