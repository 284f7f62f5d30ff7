/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-import.h"

G_BEGIN_DECLS

/**
 * CbFirstRows:
 *
 * A table of the first rows of a file, as the mapping makes them, and of what
 * each will do.
 */
#define CB_TYPE_FIRST_ROWS (cb_first_rows_get_type ())
G_DECLARE_FINAL_TYPE (CbFirstRows, cb_first_rows, CB, FIRST_ROWS, AdwBin)

GtkWidget *cb_first_rows_new        (void);
void       cb_first_rows_set_report (CbFirstRows    *self,
                                     CbImport       *import,
                                     CbImportReport *report);

G_END_DECLS
