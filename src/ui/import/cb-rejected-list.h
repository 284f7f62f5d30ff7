/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-import-report.h"

G_BEGIN_DECLS

/**
 * CbRejectedList:
 *
 * All rejected rows of a report, with line number and reason, and a button
 * that saves the list.
 */
#define CB_TYPE_REJECTED_LIST (cb_rejected_list_get_type ())
G_DECLARE_FINAL_TYPE (CbRejectedList, cb_rejected_list, CB, REJECTED_LIST, AdwBin)

GtkWidget *cb_rejected_list_new        (void);
void       cb_rejected_list_set_report (CbRejectedList *self,
                                        CbImportReport *report);

G_END_DECLS
