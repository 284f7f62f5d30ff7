/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-item.h"

G_BEGIN_DECLS

/*
 * What was paid for invoices, on a database thread.
 */

/* Of item i, an invoice: what was received for it and isn't deleted, in its
 * currency. */
#define CB_PAYMENTS_PAID \
  "SELECT coalesce (sum (y.amount), 0) FROM payment_of l CROSS JOIN item y ON y.id = l.payment_id " \
  "WHERE l.invoice_id = i.id AND y.status = 1 AND y.currency = i.currency " \
  "AND NOT EXISTS (SELECT 1 FROM deleted_item g WHERE g.item_id = y.id)"
/* Of item i, a payment: the number of the invoice that it is for. */
#define CB_PAYMENTS_INVOICE \
  "SELECT n.number FROM payment_of l CROSS JOIN item n ON n.id = l.invoice_id WHERE l.payment_id = i.id"

/* In a transaction. Both must be of the same customer. */
gboolean  cb_payment_rows_insert      (CbConnection  *connection,
                                       gint64         payment_id,
                                       gint64         invoice_id,
                                       GError       **error);
/* Gives an invoice the status that goes with what was paid for it. In a
 * transaction. */
gboolean  cb_payment_rows_follow      (CbConnection  *connection,
                                       gint64         invoice_id,
                                       GError       **error);
/* The same with the invoice that @item, which was written, is a payment of, if
 * it is one. */
gboolean  cb_payment_rows_follow_item (CbConnection  *connection,
                                       CbItem        *item,
                                       GError       **error);
/* The same with all invoices of those @items that are payments, which operation
 * @operation_id has deleted or brought back; it is recorded with it. Where that
 * undoes operation @reverses (else 0), they get the status that they had before it,
 * unless they have been given another since. */
gboolean  cb_payment_rows_follow_operation
                                      (CbConnection   *connection,
                                       const CbIdSet  *items,
                                       gint64          operation_id,
                                       gint64          reverses,
                                       GError        **error);

G_END_DECLS
