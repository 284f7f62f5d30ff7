/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-record-kind.h"

G_BEGIN_DECLS

/**
 * CbAccountingRow:
 *
 * What a customer is called in an accounting program, and a click to see them there.
 */
#define CB_TYPE_ACCOUNTING_ROW (cb_accounting_row_get_type ())
G_DECLARE_FINAL_TYPE (CbAccountingRow, cb_accounting_row, CB, ACCOUNTING_ROW, AdwActionRow)

GtkWidget *cb_accounting_row_new           (CbAccounting     program);
/* @reference: (nullable): NULL hides the row */
void       cb_accounting_row_set_reference (CbAccountingRow *self,
                                            const char      *reference);
/* (transfer full): the page of the customer there */
char      *cb_accounting_row_make_uri      (CbAccounting     program,
                                            const char      *reference);

G_END_DECLS
