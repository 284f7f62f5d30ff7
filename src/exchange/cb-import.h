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
  /* 0 … CB_N_CUSTOMER_FIELDS - 1: that field. Several columns may become notes,
   * each added as a line "Header: value", or bare when the header means notes.
   * A first and a last name may together become the name or the contact. */
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
 * mapping of its columns, then imported in one transaction. To be used on the
 * main thread alone.
 *
 * What becomes of a row:
 * - without a number, or with one that nobody has, it is a new customer; one
 *   without a number gets the next free one;
 * - with the number of a customer it changes that customer, in the fields that
 *   are mapped and not empty in the row. A line "Header: value" of the notes
 *   replaces the line of that header and leaves other notes alone; where a
 *   column of notes proper has a value, that replaces the notes;
 * - an empty name takes the company, or else the contact, of a new customer;
 * - line breaks within a field of one line become spaces; the word NULL without
 *   quotes is an empty value; rows without any value are passed over;
 * - a row with more values than columns is rejected, unless it has as many when a
 *   delimiter before a space counts as text: "12, rue Royale" without quotes.
 */
#define CB_TYPE_IMPORT (cb_import_get_type ())
G_DECLARE_FINAL_TYPE (CbImport, cb_import, CB, IMPORT, GObject)

/* Reads @file (up to 1 GiB) off the main thread, finds out its encoding (UTF-8
 * with or without BOM, UTF-16, Windows-1252) and delimiter (comma, semicolon,
 * tab, bar), and guesses what the columns are from their headers, or from the
 * values where the headers tell nothing. Sets %G_IO_ERROR_CANCELLED,
 * %CB_ERROR_CANT_OPEN, %CB_ERROR_NO_ACCESS, %CB_ERROR_IO or one of
 * %CB_ERROR_IMPORT_EMPTY (a header alone is no row), %CB_ERROR_IMPORT_BINARY,
 * %CB_ERROR_IMPORT_ENCODING, %CB_ERROR_IMPORT_TOO_LONG and
 * %CB_ERROR_IMPORT_MALFORMED; of the last two cb_import_error_get_line() tells
 * where. */
void             cb_import_load_async       (GFile                *file,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
CbImport        *cb_import_load_finish      (GAsyncResult         *result,
                                             GError              **error);

/* The line of the file, from 1, that @error is about; 0 for none. */
guint            cb_import_error_get_line   (const GError         *error);

const char      *cb_import_get_file_name    (CbImport             *self);
/* "UTF-8", "UTF-16" or "Windows-1252" */
const char      *cb_import_get_encoding     (CbImport             *self);
char             cb_import_get_delimiter    (CbImport             *self);
guint            cb_import_get_n_columns    (CbImport             *self);
/* Without the header row. */
guint            cb_import_get_n_rows       (CbImport             *self);
/* Whether the first row is one of headers. Setting it guesses all targets
 * anew. */
gboolean         cb_import_get_has_header   (CbImport             *self);
void             cb_import_set_has_header   (CbImport             *self,
                                             gboolean              has_header);
/* "Column 3", translated, where there is no header. (transfer none): until
 * cb_import_set_has_header() */
const char      *cb_import_get_header       (CbImport             *self,
                                             guint                 column);
/* What stands in the file: the first rows after the header, at most
 * CB_IMPORT_N_FIRST_ROWS; "" for a column that a row doesn't have. */
guint            cb_import_get_n_samples    (CbImport             *self);
const char      *cb_import_get_sample       (CbImport             *self,
                                             guint                 row,
                                             guint                 column);
int              cb_import_get_target       (CbImport             *self,
                                             guint                 column);
/* A target other than notes is taken away from the column that had it, except
 * that a first and a last name share one. So ask for all targets again. */
void             cb_import_set_target       (CbImport             *self,
                                             guint                 column,
                                             int                   target);

/* What each row would do with the mapping as it is. The report has the totals,
 * all the rejected rows, and the first 50 rows with outcome and values. The
 * mapping may be changed meanwhile. Returns (transfer full). */
void             cb_import_preview_async    (CbImport             *self,
                                             CbBook               *book,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
CbImportReport  *cb_import_preview_finish   (CbImport             *self,
                                             GAsyncResult         *result,
                                             GError              **error);

/* Imports, all of it in one transaction, and records the operation, unless no
 * row does anything. Rejected rows are left out and reported. When cancelled or
 * failed nothing at all is imported. @progress may be NULL. Returns (transfer
 * full): what was done, which differs from the preview where the book has
 * changed since. */
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
