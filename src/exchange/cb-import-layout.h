/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-csv-reader.h"
#include "cb-import-text.h"

G_BEGIN_DECLS

/**
 * CbImportLayout:
 *
 * How the rows of a text are found. A plain value.
 */
typedef struct
{
  char      delimiter;
  gboolean  delimiter_line; /* the first line does nothing but declare it */
  gboolean  header;         /* the first row is one of headers */
  guint     n_rows;         /* with it */
  guint     n_columns;
} CbImportLayout;

gboolean      cb_import_layout_find   (CbImportLayout        *self,
                                       CbImportText          *text,
                                       GPtrArray             *first_rows,
                                       GCancellable          *cancellable,
                                       GError               **error);
CbCsvReader  *cb_import_layout_open   (const CbImportLayout  *self,
                                       CbImportText          *text,
                                       GError               **error);

G_END_DECLS
