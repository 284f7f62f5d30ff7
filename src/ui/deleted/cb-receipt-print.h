/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-receipt-sheet.h"

G_BEGIN_DECLS

/* The printing of @sheet, to be run: it doesn't hold up the main thread.
 * (transfer full) */
GtkPrintOperation *cb_receipt_print_new (CbReceiptSheet *sheet);

G_END_DECLS
