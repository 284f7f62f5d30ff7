/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-check-page.h"
#include "cb-item-kind.h"

G_BEGIN_DECLS

/**
 * CbItemsPage:
 *
 * All items of one kind of a customer: sorted, filtered, searched, created,
 * edited, deleted and restored.
 *
 * Properties "order" (string: "date", "due", "number", "title", "status" or
 * "amount"), "descending" (boolean) and "filter" (string: "all", "open",
 * "settled", "deleted", or "status-" and a number).
 */
#define CB_TYPE_ITEMS_PAGE (cb_items_page_get_type ())
G_DECLARE_FINAL_TYPE (CbItemsPage, cb_items_page, CB, ITEMS_PAGE, CbCheckPage)

AdwNavigationPage *cb_items_page_new (CbBook     *book,
                                      gint64      customer_id,
                                      CbItemKind  kind);

G_END_DECLS
