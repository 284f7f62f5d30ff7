/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-import-report.h"

G_BEGIN_DECLS

/**
 * CbImportRowItem:
 *
 * A row of a report as an item of a list; keeps the report alive.
 */
#define CB_TYPE_IMPORT_ROW_ITEM (cb_import_row_item_get_type ())
G_DECLARE_FINAL_TYPE (CbImportRowItem, cb_import_row_item, CB, IMPORT_ROW_ITEM, GObject)

CbImportRowItem   *cb_import_row_item_new     (CbImportReport    *report,
                                               const CbImportRow *row);
const CbImportRow *cb_import_row_item_get_row (CbImportRowItem   *self);

G_END_DECLS
