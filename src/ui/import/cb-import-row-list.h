/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-import-report.h"

G_BEGIN_DECLS

/**
 * CbImportRowList:
 *
 * Rows of a report as a GListModel of CbImportRowItem. A file can have a
 * million rows that are rejected, so items are made when asked for. Never
 * changes.
 */
#define CB_TYPE_IMPORT_ROW_LIST (cb_import_row_list_get_type ())
G_DECLARE_FINAL_TYPE (CbImportRowList, cb_import_row_list, CB, IMPORT_ROW_LIST, GObject)

GListModel *cb_import_row_list_new (CbImportReport *report,
                                    GPtrArray      *rows,
                                    guint           limit);

G_END_DECLS
