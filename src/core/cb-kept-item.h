/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-item.h"

G_BEGIN_DECLS

/**
 * CbKeptItem:
 *
 * What is kept of an item whose customer is erased: nothing personal. The
 * item's id is one of its own kind, and its customer's id that of the one who
 * is erased. Immutable.
 */
#define CB_TYPE_KEPT_ITEM (cb_kept_item_get_type ())
G_DECLARE_FINAL_TYPE (CbKeptItem, cb_kept_item, CB, KEPT_ITEM, GObject)

CbKeptItem *cb_kept_item_new          (CbItem     *item,
                                       gint64      erase_at);
/* (transfer none) */
CbItem     *cb_kept_item_get_item     (CbKeptItem *self);
/* When it goes by itself, in UTC microseconds since 1970, or 0 for never. */
gint64      cb_kept_item_get_erase_at (CbKeptItem *self);

G_END_DECLS
