/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-receipt.h"

G_BEGIN_DECLS

/**
 * CbReceiptSheet:
 *
 * A receipt on one sheet of paper: to be drawn, or saved as a PDF. Immutable
 * and usable on any thread.
 */
#define CB_TYPE_RECEIPT_SHEET (cb_receipt_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CbReceiptSheet, cb_receipt_sheet, CB, RECEIPT_SHEET, GObject)

CbReceiptSheet *cb_receipt_sheet_new         (CbReceipt           *receipt,
                                              gboolean             rtl);
void            cb_receipt_sheet_draw        (CbReceiptSheet      *self,
                                              cairo_t             *cr,
                                              double               width,
                                              double               height);

void            cb_receipt_sheet_save_async  (CbReceiptSheet      *self,
                                              GFile               *file,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean        cb_receipt_sheet_save_finish (CbReceiptSheet      *self,
                                              GAsyncResult        *result,
                                              GError             **error);

G_END_DECLS
