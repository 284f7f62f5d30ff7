/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-operation.h"
#include "cb-plan.h"

G_BEGIN_DECLS

/* Does it, in one transaction. %CB_ERROR_PLAN_CHANGED when it no longer holds:
 * then nothing is done. An erasure also empties the write-ahead log; when
 * somebody else's reading prevents that it is done, but %CB_ERROR_REMAINS is
 * set and the log is emptied as soon as possible. */
void          cb_plan_apply_async       (CbBook               *book,
                                         CbPlan               *plan,
                                         CbProgress           *progress,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* The same for what nobody has asked for just now, but what is due at @now. */
void          cb_plan_apply_due_async   (CbBook               *book,
                                         CbPlan               *plan,
                                         gint64                now,
                                         CbProgress           *progress,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* (transfer full) */
CbOperation  *cb_plan_apply_finish      (CbBook               *book,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
