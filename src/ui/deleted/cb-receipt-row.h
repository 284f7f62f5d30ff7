/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-receipt.h"

G_BEGIN_DECLS

/**
 * CbReceiptRow:
 *
 * A receipt in the list of them: when, how many customers, and what came of
 * the search.
 */
#define CB_TYPE_RECEIPT_ROW (cb_receipt_row_get_type ())
G_DECLARE_FINAL_TYPE (CbReceiptRow, cb_receipt_row, CB, RECEIPT_ROW, GtkBox)

GtkWidget *cb_receipt_row_new         (void);
void       cb_receipt_row_set_receipt (CbReceiptRow *self,
                                       CbReceipt    *receipt);
/* All that can be read on it. (transfer full) */
char      *cb_receipt_row_get_text    (CbReceiptRow *self);

G_END_DECLS
