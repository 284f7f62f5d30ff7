/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer.h"
#include "cb-item.h"

G_BEGIN_DECLS

/**
 * CbOwnedItem:
 *
 * An item and whose it is. Immutable.
 */
#define CB_TYPE_OWNED_ITEM (cb_owned_item_get_type ())
G_DECLARE_FINAL_TYPE (CbOwnedItem, cb_owned_item, CB, OWNED_ITEM, GObject)

CbOwnedItem *cb_owned_item_new          (CbItem      *item,
                                         CbCustomer  *customer);
/* (transfer none) */
CbItem      *cb_owned_item_get_item     (CbOwnedItem *self);
/* (transfer none) */
CbCustomer  *cb_owned_item_get_customer (CbOwnedItem *self);

G_END_DECLS
