/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbReceiptsDialog:
 *
 * The receipts of a book, the newest first, and a page for each.
 */
#define CB_TYPE_RECEIPTS_DIALOG (cb_receipts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbReceiptsDialog, cb_receipts_dialog, CB, RECEIPTS_DIALOG, AdwDialog)

/* @operation_id: the erasure whose page to show first, 0 for the list. */
AdwDialog *cb_receipts_dialog_new (CbBook *book,
                                   gint64  operation_id);

G_END_DECLS
