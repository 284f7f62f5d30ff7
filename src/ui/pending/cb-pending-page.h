/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-list-page.h"

G_BEGIN_DECLS

/**
 * CbPendingPage:
 *
 * The page Pending Erasure: customers who are masked until a day, on which they
 * are deleted forever by themselves. Until then that can be cancelled.
 */
#define CB_TYPE_PENDING_PAGE (cb_pending_page_get_type ())
G_DECLARE_FINAL_TYPE (CbPendingPage, cb_pending_page, CB, PENDING_PAGE, CbListPage)

AdwNavigationPage *cb_pending_page_new (void);

G_END_DECLS
