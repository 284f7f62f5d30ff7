/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbLedgerPage:
 *
 * The customer numbers that Delete Forever has freed: when, and by whom.
 */
#define CB_TYPE_LEDGER_PAGE (cb_ledger_page_get_type ())
G_DECLARE_FINAL_TYPE (CbLedgerPage, cb_ledger_page, CB, LEDGER_PAGE, AdwNavigationPage)

AdwNavigationPage *cb_ledger_page_new (CbBook *book);

G_END_DECLS
