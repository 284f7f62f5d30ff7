/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-live-customer.h"

#include "cb-customer-rows.h"
#include "cb-error.h"

gboolean
cb_live_customer_expect (CbConnection  *connection,
                         gint64         id,
                         GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbCustomer) customer = cb_customer_rows_get_fields (connection, id, FALSE, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (customer == NULL)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such customer");
  else if (cb_customer_get_pending (customer))
    g_set_error_literal (error, CB_ERROR, CB_ERROR_MASKED, "Masked, to be erased");
  else if (cb_customer_get_deleted (customer))
    g_set_error_literal (error, CB_ERROR, CB_ERROR_DELETED, "Deleted");
  else
    return TRUE;

  return FALSE;
}
