/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-customer.h"

G_BEGIN_DECLS

/*
 * Customers on a database thread, inside the transaction of the job that calls.
 */

/* Adds @customer and sets its id. Times that are 0 become now. */
gboolean     cb_customer_rows_insert       (CbConnection  *connection,
                                            CbCustomer    *customer,
                                            GError       **error);
gboolean     cb_customer_rows_update       (CbConnection  *connection,
                                            CbCustomer    *customer,
                                            GError       **error);
gboolean     cb_customer_rows_set_number   (CbConnection  *connection,
                                            gint64         id,
                                            const char    *number,
                                            GError       **error);
/* (transfer full) (nullable): NULL without error when there is none. */
CbCustomer  *cb_customer_rows_get          (CbConnection  *connection,
                                            gint64         id,
                                            GError       **error);
CbCustomer  *cb_customer_rows_get_fields   (CbConnection  *connection,
                                            gint64         id,
                                            gboolean       with_notes,
                                            GError       **error);
CbCustomer  *cb_customer_rows_find_number  (CbConnection  *connection,
                                            const char    *number,
                                            GError       **error);
/* 0 when the number is free. */
gboolean     cb_customer_rows_number_owner (CbConnection  *connection,
                                            const char    *number,
                                            gint64        *id,
                                            GError       **error);
/* The person called @name, added when there is none. */
gboolean     cb_customer_rows_ensure_person (CbConnection *connection,
                                             const char   *name,
                                             gint64       *id,
                                             GError      **error);

/* For adding very many: without the indexes of sorting, which
 * cb_customer_rows_end_bulk() makes again. Same transaction. */
gboolean     cb_customer_rows_begin_bulk   (CbConnection  *connection,
                                            GError       **error);
gboolean     cb_customer_rows_end_bulk     (CbConnection  *connection,
                                            GError       **error);

G_END_DECLS
