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

/* The same for items: to delete or undelete them, or to erase kept ones. */
void          cb_plan_make_items_async  (CbBook               *book,
                                         CbAction              action,
                                         const CbIdSet        *items,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
CbPlan       *cb_plan_make_items_finish (CbBook               *book,
                                         GAsyncResult         *result,
                                         GError              **error);

/* To assign @customers to @person, or to nobody if that is 0. */
void          cb_plan_make_assign_async (CbBook               *book,
                                         const CbIdSet        *customers,
                                         gint64                person,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
CbPlan       *cb_plan_make_assign_finish (CbBook              *book,
                                         GAsyncResult         *result,
                                         GError              **error);

/* The same for what nobody has asked for just now: customers or kept items to be
 * erased. */
void          cb_plan_make_due_async    (CbBook               *book,
                                         CbAction              action,
                                         const CbIdSet        *set,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
CbPlan       *cb_plan_make_due_finish   (CbBook               *book,
                                         GAsyncResult         *result,
                                         GError              **error);

/* @plan again, an undeletion, with the next free numbers for @customers whose
 * own ones were taken over. */
void          cb_plan_renumber_async    (CbBook               *book,
                                         CbPlan               *plan,
                                         const CbIdSet        *customers,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
CbPlan       *cb_plan_renumber_finish   (CbBook               *book,
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
