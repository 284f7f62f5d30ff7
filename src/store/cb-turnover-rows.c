/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-turnover-rows.h"

#include "cb-error.h"
#include "cb-interaction-rows.h"
#include "cb-item-kind.h"
#include "cb-payment-rows.h"

/* Invoices that were sent and are not void, and payments that were received. */
#define TURNOVER \
  "SELECT i.kind, i.currency, i.amount, i.date FROM item i INDEXED BY item_customer " \
  "WHERE i.customer_id = ? AND ((i.kind = 4 AND i.status NOT IN (0, 4)) OR (i.kind = 6 AND i.status = 1)) " \
  "AND i.amount IS NOT NULL AND " CB_ITEM_STAYS

/* Those that are sent: nobody owes what a draft says. */
#define OWED \
  "SELECT i.currency, sum (i.amount - (" CB_PAYMENTS_PAID ")) FROM item i INDEXED BY item_customer " \
  "WHERE i.customer_id = ? AND i.kind = 4 AND i.open = 1 AND i.status <> 0 AND i.amount IS NOT NULL " \
  "AND " CB_ITEM_STAYS " GROUP BY i.currency HAVING sum (i.amount) <> 0"

G_STATIC_ASSERT (CB_ITEM_INVOICE == 4 && CB_INVOICE_DRAFT == 0 && CB_INVOICE_VOID == 4);
G_STATIC_ASSERT (CB_ITEM_PAYMENT == 6 && CB_PAYMENT_RECEIVED == 1);

static gboolean
read_owed (CbConnection  *connection,
           gint64         customer_id,
           GArray        *all,
           GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, OWED, error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      CbOwed owed = { .owed = cb_statement_get_int64 (statement, 1) };

      g_strlcpy (owed.currency, cb_statement_get_text (statement, 0), sizeof owed.currency);
      g_array_append_val (all, owed);
    }

  return step == CB_STEP_DONE;
}

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

  if (step != CB_STEP_DONE || !read_owed (connection, customer_id, turnover->owed, error))
    return NULL;

  return g_steal_pointer (&turnover);
}
