/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-import-report.h"

G_BEGIN_DECLS

/**
 * CbOutcomeBox:
 *
 * How many rows of a file do what, in a line that wraps.
 */
#define CB_TYPE_OUTCOME_BOX (cb_outcome_box_get_type ())
G_DECLARE_FINAL_TYPE (CbOutcomeBox, cb_outcome_box, CB, OUTCOME_BOX, AdwBin)

GtkWidget *cb_outcome_box_new        (void);
/* NULL empties it. @done: it has happened already. What is shown is announced. */
void       cb_outcome_box_set_report (CbOutcomeBox   *self,
                                      CbImportReport *report,
                                      gboolean        done);

G_END_DECLS
