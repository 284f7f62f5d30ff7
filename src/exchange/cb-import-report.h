/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-customer.h"

G_BEGIN_DECLS

/* Why a row is rejected. */
typedef enum
{
  CB_IMPORT_REASON_NONE,
  CB_IMPORT_REASON_FIELD,         /* see problem and field */
  CB_IMPORT_REASON_COLUMNS,       /* more or fewer values than the header has */
  CB_IMPORT_REASON_DUPLICATE,     /* the number stands on an earlier line too */
  CB_IMPORT_REASON_HELD,          /* the number is held by a deleted customer */
  CB_IMPORT_REASON_QUOTES,        /* quotes in the wrong place */
} CbImportReason;

/**
 * CbImportRow:
 *
 * A row of the file: where it stands, what it does or why it can't.
 */
typedef struct
{
  guint            line;       /* of its first character in the file, from 1 */
  int              outcome;    /* CbImportOutcome */
  CbImportReason   reason;
  CbFieldProblem   problem;
  int              field;      /* CbImportTarget: a CbCustomerField or the assigned person */
  guint            other_line; /* the earlier line of a duplicate */
  CbCustomer      *customer;   /* (nullable) as the row makes it, for the first rows and the
                                * first 1,000 rejected ones; NULL when the row could not be
                                * taken apart (COLUMNS, QUOTES) */
} CbImportRow;

/**
 * CbImportReport:
 *
 * What an import would do, or did. Immutable once handed out.
 */
#define CB_TYPE_IMPORT_REPORT (cb_import_report_get_type ())
G_DECLARE_FINAL_TYPE (CbImportReport, cb_import_report, CB, IMPORT_REPORT, GObject)

/* How many of the first rows, and of the rejected ones, come with values. */
#define CB_IMPORT_N_FIRST_ROWS     50
#define CB_IMPORT_N_REJECTED_SHOWN 1000

guint              cb_import_report_get_n_new      (CbImportReport *self);
guint              cb_import_report_get_n_updated  (CbImportReport *self);
guint              cb_import_report_get_n_same     (CbImportReport *self);
guint              cb_import_report_get_n_rejected (CbImportReport *self);
/* (transfer none) (element-type CbImportRow): as long as the report. All the
 * rejected rows, in the order of the file. */
GPtrArray         *cb_import_report_get_first_rows (CbImportReport *self);
GPtrArray         *cb_import_report_get_rejected   (CbImportReport *self);

G_END_DECLS
