/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-payment-rows.h"

#include "cb-error.h"
#include "cb-history-rows.h"
#include "cb-item-rows.h"

/* The invoices of payments ?1, with the statuses that find_status() gives, or that
 * they had before operation ?3. */
#define RECORD \
  "INSERT INTO operation_invoice (operation_id, invoice_id, before, after) " \
  "SELECT ?2, i.id, i.status, coalesce (" \
  "(SELECT r.before FROM operation_invoice r WHERE r.operation_id = ?3 AND r.invoice_id = i.id " \
  "AND r.after = i.status), " \
  "(SELECT CASE WHEN paid <= 0 THEN min (i.status, 1) WHEN paid < i.amount THEN 2 ELSE 3 END " \
  "FROM (SELECT (" CB_PAYMENTS_PAID ") AS paid))) " \
  "FROM (SELECT DISTINCT l.invoice_id FROM cb_set (?1) s CROSS JOIN payment_of l ON l.payment_id = s.id) x " \
  "CROSS JOIN item i ON i.id = x.invoice_id WHERE i.kind = 4 AND i.status <> 4 AND i.amount IS NOT NULL"
#define GIVE \
  "UPDATE item SET status = r.after, open = r.after < 3 FROM operation_invoice r " \
  "WHERE r.operation_id = ? AND item.id = r.invoice_id AND item.status <> r.after"

G_STATIC_ASSERT (CB_ITEM_INVOICE == 4 && CB_INVOICE_DRAFT == 0 && CB_INVOICE_SENT == 1 &&
                 CB_INVOICE_PART_PAID == 2 && CB_INVOICE_PAID == 3 && CB_INVOICE_VOID == 4);

gboolean
cb_payment_rows_insert (CbConnection  *connection,
                        gint64         payment_id,
                        gint64         invoice_id,
                        GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO payment_of (payment_id, invoice_id) SELECT p.id, n.id FROM item p "
                           "JOIN item n ON n.customer_id = p.customer_id WHERE p.id = ? AND p.kind = 6 "
                           "AND n.id = ? AND n.kind = 4", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, payment_id);
  cb_statement_bind_int64 (statement, 2, invoice_id);
  if (!cb_statement_run (statement, error))
    return FALSE;

  if (cb_connection_get_n_changes (connection) != 1)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, "No payment of such an invoice");
      return FALSE;
    }

  return TRUE;
}

static guint
find_status (CbItem *invoice)
{
  guint status = cb_item_get_status (invoice);
  gint64 paid = cb_item_get_paid (invoice);

  if (status == CB_INVOICE_VOID)
    return status;
  if (paid > 0)
    return paid >= cb_item_get_amount (invoice) ? CB_INVOICE_PAID : CB_INVOICE_PART_PAID;

  return status == CB_INVOICE_DRAFT ? status : CB_INVOICE_SENT;
}

gboolean
cb_payment_rows_follow (CbConnection  *connection,
                        gint64         invoice_id,
                        GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbItem) invoice = cb_item_rows_get (connection, invoice_id, &failure);
  g_autoptr (CbHistoryEntry) entry = NULL;
  guint before, after;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  if (invoice == NULL || cb_item_get_state (invoice) == CB_ITEM_STATE_DELETED || !cb_item_get_has_amount (invoice))
    return TRUE;

  before = cb_item_get_status (invoice);
  after = find_status (invoice);
  if (before == after)
    return TRUE;

  entry = cb_history_entry_new (CB_HISTORY_ITEM_STATUS, CB_ITEM_INVOICE, cb_item_get_number (invoice), before, after);
  cb_item_set_status (invoice, after);

  return cb_item_rows_update (connection, invoice, error) &&
         cb_history_rows_add (connection, cb_item_get_customer (invoice), entry, error);
}

gboolean
cb_payment_rows_follow_item (CbConnection  *connection,
                             CbItem        *item,
                             GError       **error)
{
  g_autoptr (CbStatement) statement = NULL;
  CbStep step;

  if (cb_item_get_kind (item) != CB_ITEM_PAYMENT)
    return TRUE;

  statement = cb_connection_prepare (connection, "SELECT invoice_id FROM payment_of WHERE payment_id = ?", error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, cb_item_get_id (item));
  step = cb_statement_step (statement, error);

  return step == CB_STEP_DONE ||
         (step == CB_STEP_ROW && cb_payment_rows_follow (connection, cb_statement_get_int64 (statement, 0), error));
}

gboolean
cb_payment_rows_follow_operation (CbConnection   *connection,
                                  const CbIdSet  *items,
                                  gint64          operation_id,
                                  gint64          reverses,
                                  GError        **error)
{
  g_autoptr (CbStatement) record = cb_connection_prepare (connection, RECORD, error);
  g_autoptr (CbStatement) give = NULL;

  if (record == NULL)
    return FALSE;

  cb_statement_bind_set (record, 1, items);
  cb_statement_bind_int64 (record, 2, operation_id);
  cb_statement_bind_int64 (record, 3, reverses);
  if (!cb_statement_run (record, error))
    return FALSE;

  give = cb_connection_prepare (connection, GIVE, error);
  if (give == NULL)
    return FALSE;

  cb_statement_bind_int64 (give, 1, operation_id);

  return cb_statement_run (give, error);
}
