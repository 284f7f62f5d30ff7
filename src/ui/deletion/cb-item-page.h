/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"
#include "cb-owned-item.h"

G_BEGIN_DECLS

/**
 * CbItemPage:
 *
 * All there is to know of an item, with a button that deletes it. Its status
 * can be changed.
 *
 * Signal "delete": that was asked for.
 */
#define CB_TYPE_ITEM_PAGE (cb_item_page_get_type ())
G_DECLARE_FINAL_TYPE (CbItemPage, cb_item_page, CB, ITEM_PAGE, AdwNavigationPage)

AdwNavigationPage *cb_item_page_new    (CbBook      *book,
                                        CbOwnedItem *owned);
gint64             cb_item_page_get_id (CbItemPage  *self);

G_END_DECLS
