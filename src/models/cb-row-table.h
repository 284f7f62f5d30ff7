/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer-row.h"

G_BEGIN_DECLS

/**
 * CbRowTable:
 *
 * The rows of a list that are alive, held weakly: each customer has at most
 * one.
 */
typedef struct _CbRowTable CbRowTable;

CbRowTable    *cb_row_table_new    (void);
/* The rows that are left stay without customers to come. */
void           cb_row_table_free   (CbRowTable    *self);

guint          cb_row_table_get_n  (CbRowTable    *self);
/* (transfer none) (nullable) */
CbCustomerRow *cb_row_table_find   (CbRowTable    *self,
                                    gint64         id);
/* (transfer full): a new row. There must be none for @id. */
CbCustomerRow *cb_row_table_make   (CbRowTable    *self,
                                    gint64         id,
                                    guint          position);
/* (transfer container): by position. */
GPtrArray     *cb_row_table_list   (CbRowTable    *self);
/* How many there are in @n places from @position on. */
guint          cb_row_table_count  (CbRowTable    *self,
                                    guint          position,
                                    guint          n);
/* The rows move along with their places. Those in what is removed leave, but
 * for the ones that stand in the @added new @ids: they go there. */
void           cb_row_table_move   (CbRowTable    *self,
                                    guint          position,
                                    guint          removed,
                                    guint          added,
                                    const gint64  *ids);
/* Gives each row the id that stands in its place, and those behind the end of
 * @ids a vacant one. Rows that got another one are added to @frozen, their
 * notification frozen. */
void           cb_row_table_rebind (CbRowTable    *self,
                                    const gint64  *ids,
                                    guint          n_ids,
                                    GPtrArray     *frozen);
/* The key of a row that stands for nobody, as it is about to go. */
gint64         cb_row_table_get_vacant_id (guint   position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbRowTable, cb_row_table_free)

G_END_DECLS
