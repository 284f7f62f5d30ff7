/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-operation.h"
#include "cb-receipt-contents.h"

G_BEGIN_DECLS

/**
 * CbReceipt:
 *
 * What is kept of an erasure: that it was done, and what came of the search
 * for remains. Immutable, and free of personal data but the name of the person
 * who did it.
 */
#define CB_TYPE_RECEIPT (cb_receipt_get_type ())
G_DECLARE_FINAL_TYPE (CbReceipt, cb_receipt, CB, RECEIPT, GObject)

typedef enum
{
  CB_REMAINS_UNKNOWN,  /* it was not searched, as somebody else was reading the book */
  CB_REMAINS_NONE,
  CB_REMAINS_FOUND,    /* traces were there after three tries */
} CbRemains;

/* @searched: when that began, in UTC microseconds since 1970, 0 for never. @n_searched:
 * of how many customers the values were looked for. @n_values: how many
 * different ones. @n_bytes: in how many bytes of how many (@n_files) files.
 * @n_found: how many of the values were there. */
CbReceipt   *cb_receipt_new             (CbOperation             *operation,
                                         const CbReceiptContents *contents,
                                         gint64                   searched,
                                         gsize                    n_searched,
                                         gsize                    n_values,
                                         gint64                   n_bytes,
                                         guint                    n_files,
                                         gsize                    n_found);

/* Whether both say the same. */
gboolean     cb_receipt_equal           (CbReceipt            *self,
                                         CbReceipt            *other);

/* The erasure: its id, when, who and how many. (transfer none) */
CbOperation *cb_receipt_get_operation   (CbReceipt            *self);
/* What went with the customers, and what was kept. (transfer none) */
const CbReceiptContents *
             cb_receipt_get_contents    (CbReceipt            *self);
CbRemains    cb_receipt_get_remains     (CbReceipt            *self);
gint64       cb_receipt_get_searched    (CbReceipt            *self);
gsize        cb_receipt_get_n_searched  (CbReceipt            *self);
gsize        cb_receipt_get_n_values    (CbReceipt            *self);
gint64       cb_receipt_get_n_bytes     (CbReceipt            *self);
guint        cb_receipt_get_n_files     (CbReceipt            *self);
gsize        cb_receipt_get_n_found     (CbReceipt            *self);

/* All erasures of @book, the newest first. */
void         cb_receipt_list_async      (CbBook               *book,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* (transfer full) (element-type CbReceipt) */
GPtrArray   *cb_receipt_list_finish     (CbBook               *book,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
