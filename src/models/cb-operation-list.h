/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-operation-filter.h"
#include "cb-operation-row.h"

G_BEGIN_DECLS

/* How many operations are read at once. */
#define CB_OPERATION_LIST_PAGE 50

/**
 * CbOperationList:
 *
 * A #GListModel of the operations of a book, as #CbOperationRow, the newest
 * first. It begins with a page of them and grows by another when asked to, and
 * follows the changes of the book: new operations come in at the top, rows stay
 * and are brought up to date. To be used on the main thread alone.
 *
 * Signal "state-changed": one of loading, complete and error is not what it was.
 */
#define CB_TYPE_OPERATION_LIST (cb_operation_list_get_type ())
G_DECLARE_FINAL_TYPE (CbOperationList, cb_operation_list, CB, OPERATION_LIST, GObject)

CbOperationList *cb_operation_list_new          (void);
/* Forgets all rows. @book may be NULL. */
void             cb_operation_list_set_book     (CbOperationList *self,
                                                 CbBook          *book);
/* Forgets all rows unless that is the filter already. */
void             cb_operation_list_set_filter   (CbOperationList         *self,
                                                 const CbOperationFilter *filter);
/* (transfer none) (nullable): NULL when all are listed. */
const CbOperationFilter *
                 cb_operation_list_get_filter   (CbOperationList *self);
/* While it isn't active the list doesn't follow the book, and catches up later. */
void             cb_operation_list_set_active   (CbOperationList *self,
                                                 gboolean         active);
/* Reads the next page unless it is on its way or there is none. */
void             cb_operation_list_load_more    (CbOperationList *self);
/* Goes on after an error. */
void             cb_operation_list_retry        (CbOperationList *self);
gboolean         cb_operation_list_get_loading  (CbOperationList *self);
/* Whether the oldest operation is in the list. */
gboolean         cb_operation_list_get_complete (CbOperationList *self);
/* (transfer none) (nullable): why it doesn't go on. */
const GError    *cb_operation_list_get_error    (CbOperationList *self);

G_END_DECLS
