/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-operation-entry.h"

G_BEGIN_DECLS

/**
 * CbOperationRow:
 *
 * One row of a #CbOperationList. It always stands for the same operation; what
 * can be said of that changes, for instance when it is undone. Property, which
 * is notified: "entry" (CbOperationEntry).
 */
#define CB_TYPE_OPERATION_ROW (cb_operation_row_get_type ())
G_DECLARE_FINAL_TYPE (CbOperationRow, cb_operation_row, CB, OPERATION_ROW, GObject)

CbOperationRow   *cb_operation_row_new       (CbOperationEntry *entry);
gint64            cb_operation_row_get_id    (CbOperationRow   *self);
/* (transfer none) */
CbOperationEntry *cb_operation_row_get_entry (CbOperationRow   *self);
/* For the list: of the same operation. Notifies if it says something else. */
void              cb_operation_row_set_entry (CbOperationRow   *self,
                                              CbOperationEntry *entry);

G_END_DECLS
