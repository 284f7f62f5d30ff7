/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-check-page.h"

G_BEGIN_DECLS

/**
 * CbKeptPage:
 *
 * What is kept of the items of erased customers: to be found by number and
 * date, and deleted.
 *
 * Property "order" (string: "newest", "oldest" or "number").
 */
#define CB_TYPE_KEPT_PAGE (cb_kept_page_get_type ())
G_DECLARE_FINAL_TYPE (CbKeptPage, cb_kept_page, CB, KEPT_PAGE, CbCheckPage)

AdwNavigationPage *cb_kept_page_new (CbBook *book);

G_END_DECLS
