/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-fate.h"
#include "cb-operation-rows.h"

G_BEGIN_DECLS

/* What sets of ids can be recorded beside the customers. The numbers stand in
 * books. */
typedef enum
{
  CB_TAKEN_CLOSED_ITEMS = 1,
  CB_TAKEN_ITEMS = 2,
  CB_TAKEN_DOCUMENTS = 3,
} CbTaken;

/* What is added to the kind of a record where kinds of items stand too. */
#define CB_COUNT_RECORDS 1000

/*
 * What else than customers an operation took, on a database thread.
 */
gboolean   cb_operation_item_rows_add       (CbConnection   *connection,
                                             gint64          id,
                                             CbTaken         what,
                                             const CbIdSet  *items,
                                             GError        **error);
CbIdSet   *cb_operation_item_rows_get       (CbConnection   *connection,
                                             gint64          id,
                                             CbTaken         what,
                                             GError        **error);
gboolean   cb_operation_item_rows_add_count (CbConnection   *connection,
                                             gint64          id,
                                             CbFate          fate,
                                             int             kind,
                                             gsize           n,
                                             GError        **error);

G_END_DECLS
