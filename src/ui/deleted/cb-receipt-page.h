/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-receipt.h"

G_BEGIN_DECLS

/**
 * CbReceiptPage:
 *
 * All that is kept of an erasure, to be read, printed and saved as a PDF.
 */
#define CB_TYPE_RECEIPT_PAGE (cb_receipt_page_get_type ())
G_DECLARE_FINAL_TYPE (CbReceiptPage, cb_receipt_page, CB, RECEIPT_PAGE, AdwNavigationPage)

AdwNavigationPage *cb_receipt_page_new (CbReceipt *receipt);

G_END_DECLS
