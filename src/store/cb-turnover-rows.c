/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-turnover-rows.h"

#include "cb-error.h"
#include "cb-interaction-rows.h"
#include "cb-item-kind.h"

/* Invoices that were sent and are not void, and payments that were received. */
#define TURNOVER \
  "SELECT i.kind, i.currency, i.amount, i.date FROM item i INDEXED BY item_customer " \
  "WHERE i.customer_id = ? AND ((i.kind = 4 AND i.status NOT IN (0, 4)) OR (i.kind = 6 AND i.status = 1)) " \
  "AND i.amount IS NOT NULL AND " CB_ITEM_STAYS

G_STATIC_ASSERT (CB_ITEM_INVOICE == 4 && CB_INVOICE_DRAFT == 0 && CB_INVOICE_VOID == 4);
G_STATIC_ASSERT (CB_ITEM_PAYMENT == 6 && CB_PAYMENT_RECEIVED == 1);

CbTurnover *
cb_turnover_rows_get (CbConnection  *connection,
                      gint64         customer_id,
                      gint64         now,
                      GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, TURNOVER, error);
  g_autoptr (CbTurnover) turnover = cb_turnover_new (now);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, customer_id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gboolean invoice = cb_statement_get_int64 (statement, 0) == CB_ITEM_INVOICE;
      const char *currency = cb_statement_get_text (statement, 1);
      gint64 amount = cb_statement_get_int64 (statement, 2);
      gint64 date = cb_statement_get_int64 (statement, 3);

      if (!(invoice ? cb_turnover_add_invoice (turnover, currency, amount, date)
                    : cb_turnover_add_payment (turnover, currency, amount, date)))
        {
          g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, "Too large a sum");
          return NULL;
        }
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&turnover) : NULL;
}
