/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-plan.h"

G_BEGIN_DECLS

/* @customers may be changed by the caller afterwards. */
void          cb_plan_make_async        (CbBook               *book,
                                         CbAction              action,
                                         const CbIdSet        *customers,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
CbPlan       *cb_plan_make_finish       (CbBook               *book,
                                         GAsyncResult         *result,
                                         GError              **error);

/* A plan to reverse the last operation that can be (Ctrl+Z), or with @redo the
 * last one that was undone. Returns NULL without error when there is none. */
void          cb_plan_make_undo_async   (CbBook               *book,
                                         gboolean              redo,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
CbPlan       *cb_plan_make_undo_finish  (CbBook               *book,
                                         GAsyncResult         *result,
                                         GError              **error);

/* A plan to reverse @operation_id, for the toast. As above. */
void          cb_plan_make_reverse_async  (CbBook               *book,
                                           gint64                operation_id,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
CbPlan       *cb_plan_make_reverse_finish (CbBook               *book,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
