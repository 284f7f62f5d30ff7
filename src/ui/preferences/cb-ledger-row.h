/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-freed-number.h"

G_BEGIN_DECLS

/**
 * CbLedgerRow:
 *
 * A freed number in its list.
 */
#define CB_TYPE_LEDGER_ROW (cb_ledger_row_get_type ())
G_DECLARE_FINAL_TYPE (CbLedgerRow, cb_ledger_row, CB, LEDGER_ROW, GtkBox)

GtkWidget *cb_ledger_row_new        (void);
void       cb_ledger_row_set_number (CbLedgerRow   *self,
                                     CbFreedNumber *number);
/* What stands in the row, for a screen reader: (transfer full). */
char      *cb_ledger_row_get_text   (CbLedgerRow   *self);

G_END_DECLS
