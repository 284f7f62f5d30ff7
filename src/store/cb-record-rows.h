/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-history-entry.h"
#include "cb-record.h"

G_BEGIN_DECLS

/*
 * What belongs to a customer alone, on a database thread.
 */

/* Whether the actor may see the customer now, and change what belongs to them:
 * else %CB_ERROR_DENIED, %CB_ERROR_NOT_FOUND, %CB_ERROR_DELETED or
 * %CB_ERROR_MASKED. */
gboolean   cb_record_rows_check_writable (CbConnection    *connection,
                                          gint64           customer_id,
                                          GError         **error);
/* (transfer full) (element-type CbRecord): those of the customer by kind, the
 * primary address first. */
GPtrArray *cb_record_rows_list           (CbConnection    *connection,
                                          gint64           customer_id,
                                          GError         **error);
/* @before: (nullable): as it was read; NULL for a new one, whose id is set. */
gboolean   cb_record_rows_save           (CbConnection    *connection,
                                          CbRecord        *record,
                                          const CbRecord  *before,
                                          GError         **error);
/* @record: as it was read. */
gboolean   cb_record_rows_remove         (CbConnection    *connection,
                                          const CbRecord  *record,
                                          GError         **error);
/* Writes down that something of @kind was done. In a transaction. */
gboolean   cb_record_rows_add_history    (CbConnection    *connection,
                                          gint64           customer_id,
                                          CbHistoryKind    what,
                                          CbRecordKind     kind,
                                          const char      *label,
                                          GError         **error);

G_END_DECLS
