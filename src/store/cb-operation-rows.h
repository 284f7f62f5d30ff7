/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-operation.h"

G_BEGIN_DECLS

/*
 * Operations, on a database thread.
 */

/* Customers, and the operation that had deleted them (0 for none). */
typedef struct
{
  gint64   source;
  CbIdSet *set;
} CbOperationSet;

CbOperationSet *cb_operation_set_new  (gint64           source,
                                       CbIdSet         *set);
void            cb_operation_set_free (CbOperationSet  *self);

gint64       cb_operation_rows_insert    (CbConnection     *connection,
                                          CbOperationKind   kind,
                                          const CbIdSet    *set,
                                          gsize             n_customers,
                                          const char       *number,
                                          gint64            reverses,
                                          GError          **error);
gint64       cb_operation_rows_insert_by_itself
                                         (CbConnection     *connection,
                                          CbOperationKind   kind,
                                          const CbIdSet    *set,
                                          gsize             n_customers,
                                          GError          **error);
gboolean     cb_operation_rows_add_set   (CbConnection     *connection,
                                          gint64            id,
                                          gint64            source,
                                          const CbIdSet    *set,
                                          GError          **error);
CbOperation *cb_operation_rows_get       (CbConnection     *connection,
                                          gint64            id,
                                          GError          **error);
GPtrArray   *cb_operation_rows_get_sets  (CbConnection     *connection,
                                          gint64            id,
                                          GError          **error);
GPtrArray   *cb_operation_rows_get_stack (CbConnection     *connection,
                                          gboolean          redo,
                                          GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbOperationSet, cb_operation_set_free)

G_END_DECLS
