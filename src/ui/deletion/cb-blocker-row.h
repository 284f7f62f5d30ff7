/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-owned-item.h"

G_BEGIN_DECLS

/**
 * CbBlockerRow:
 *
 * An item in a list: what it is, whose, how far and how much, with a button
 * that deletes it by the action blockers.delete-item (x).
 */
#define CB_TYPE_BLOCKER_ROW (cb_blocker_row_get_type ())
G_DECLARE_FINAL_TYPE (CbBlockerRow, cb_blocker_row, CB, BLOCKER_ROW, GtkBox)

GtkWidget *cb_blocker_row_new      (void);
/* @owned: (nullable): NULL while it is read. @reason: (nullable): why it may not be
 * deleted. */
void       cb_blocker_row_set_item (CbBlockerRow *self,
                                    CbOwnedItem  *owned,
                                    const char   *reason);
/* (transfer full): all that it shows. */
char      *cb_blocker_row_get_text (CbBlockerRow *self);

G_END_DECLS
