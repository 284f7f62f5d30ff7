/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-book.h"
#include "cb-customer.h"
#include "cb-import-report.h"

G_BEGIN_DECLS

/* What a column of the file becomes. Text fields have the value of their
 * CbCustomerField. */
typedef enum
{
  CB_IMPORT_TARGET_NONE = -1,   /* not imported */
  /* 0 … CB_N_CUSTOMER_FIELDS - 1: that field; several columns may become notes,
   * each added as "Header: value" */
  CB_IMPORT_TARGET_ASSIGNED_TO = CB_N_CUSTOMER_FIELDS,
} CbImportTarget;

typedef enum
{
  CB_IMPORT_ROW_NEW,
  CB_IMPORT_ROW_UPDATE,      /* changes the customer with the same number */
  CB_IMPORT_ROW_SAME,        /* the customer is just like that already */
  CB_IMPORT_ROW_REJECTED,
} CbImportOutcome;

/**
 * CbImport:
 *
 * A CSV file on its way into a book: first looked into, then previewed with a
 * mapping of its columns, then imported in one transaction.
 */
#define CB_TYPE_IMPORT (cb_import_get_type ())
G_DECLARE_FINAL_TYPE (CbImport, cb_import, CB, IMPORT, GObject)

/* Reads @file (up to 1 GiB) off the main thread, finds out its encoding (UTF-8
 * with or without BOM, UTF-16, Windows-1252) and delimiter (comma, semicolon,
 * tab, bar), and guesses what the columns are from their headers. */
void             cb_import_load_async       (GFile                *file,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
CbImport        *cb_import_load_finish      (GAsyncResult         *result,
                                             GError              **error);

const char      *cb_import_get_file_name    (CbImport             *self);
const char      *cb_import_get_encoding     (CbImport             *self);
char             cb_import_get_delimiter    (CbImport             *self);
guint            cb_import_get_n_columns    (CbImport             *self);
guint            cb_import_get_n_rows       (CbImport             *self);
const char      *cb_import_get_header       (CbImport             *self,
                                             guint                 column);
int              cb_import_get_target       (CbImport             *self,
                                             guint                 column);
/* A target other than notes is taken away from the column that had it. */
void             cb_import_set_target       (CbImport             *self,
                                             guint                 column,
                                             int                   target);

/* What each row would do with the mapping as it is. The report has the totals,
 * all the rejected rows, and the first 50 rows with outcome and values. */
void             cb_import_preview_async    (CbImport             *self,
                                             CbBook               *book,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
CbImportReport  *cb_import_preview_finish   (CbImport             *self,
                                             GAsyncResult         *result,
                                             GError              **error);

/* Imports, all of it in one transaction, and records the operation. Rejected
 * rows are left out and reported. */
void             cb_import_apply_async      (CbImport             *self,
                                             CbBook               *book,
                                             CbProgress           *progress,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
CbImportReport  *cb_import_apply_finish     (CbImport             *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
