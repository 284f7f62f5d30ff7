/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbImportDialog:
 *
 * Imports a CSV file into a book: shows the first rows, what each column
 * becomes and what will happen, imports, and tells what came of it.
 */
#define CB_TYPE_IMPORT_DIALOG (cb_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CbImportDialog, cb_import_dialog, CB, IMPORT_DIALOG, AdwDialog)

AdwDialog *cb_import_dialog_new (CbBook *book,
                                 GFile  *file);

G_END_DECLS
