/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-list-page.h"

G_BEGIN_DECLS

/**
 * CbCustomersPage:
 *
 * The customers of the book, to be found, opened and deleted.
 */
#define CB_TYPE_CUSTOMERS_PAGE (cb_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (CbCustomersPage, cb_customers_page, CB, CUSTOMERS_PAGE, CbListPage)

G_END_DECLS
