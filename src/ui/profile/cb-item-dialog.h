/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-form-dialog.h"
#include "cb-item.h"

G_BEGIN_DECLS

/**
 * CbItemDialog:
 *
 * The form for a new item or one that there is. It closes when the item has
 * been saved, and until then loses nothing that was typed.
 */
#define CB_TYPE_ITEM_DIALOG (cb_item_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbItemDialog, cb_item_dialog, CB, ITEM_DIALOG, CbFormDialog)

/* @item: one without an id is added. (transfer floating) */
AdwDialog *cb_item_dialog_new         (CbBook *book,
                                       CbItem *item);
/* A payment for @invoice, as it was read, of what is still owed. (transfer
 * floating) */
AdwDialog *cb_item_dialog_new_payment (CbBook *book,
                                       CbItem *invoice);

G_END_DECLS
