/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-operation-row.h"

G_BEGIN_DECLS

/**
 * CbActivityRow:
 *
 * An operation in the list of them: what, when and by whom, what else it took,
 * and a button that reverses it or shows its receipt. The button activates
 * "activity.reverse" with the operation's id and whether that is to do it
 * again, or "activity.receipt" with the id.
 *
 * Property, which is notified: "text" (all that can be read on it).
 */
#define CB_TYPE_ACTIVITY_ROW (cb_activity_row_get_type ())
G_DECLARE_FINAL_TYPE (CbActivityRow, cb_activity_row, CB, ACTIVITY_ROW, GtkBox)

GtkWidget *cb_activity_row_new     (void);
/* @row: (nullable): what to show from now on, as it changes */
void       cb_activity_row_set_row (CbActivityRow  *self,
                                    CbOperationRow *row);
/* Does what its button does; FALSE if it has none. */
gboolean   cb_activity_row_run     (CbActivityRow  *self);

G_END_DECLS
