/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-freed-numbers.h"

G_BEGIN_DECLS

/**
 * CbFreedNumberList:
 *
 * A list model of CbFreedNumber over a ledger of any length: those that were
 * searched for, or all.
 *
 * Signal "searched": a search has come to its end, and the list shows it.
 */
#define CB_TYPE_FREED_NUMBER_LIST (cb_freed_number_list_get_type ())
G_DECLARE_FINAL_TYPE (CbFreedNumberList, cb_freed_number_list, CB, FREED_NUMBER_LIST, GObject)

CbFreedNumberList *cb_freed_number_list_new         (void);
void               cb_freed_number_list_set_numbers (CbFreedNumberList *self,
                                                     CbFreedNumbers    *numbers);
gboolean           cb_freed_number_list_search      (CbFreedNumberList *self,
                                                     const char        *query);

G_END_DECLS
