/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-book.h"
#include "cb-customer.h"
#include "cb-id-set.h"
#include "cb-operation.h"

G_BEGIN_DECLS

typedef enum
{
  CB_ACTION_DELETE,
  CB_ACTION_UNDELETE,
  CB_ACTION_ERASE,
} CbAction;

/* Why a customer is left out of a plan. */
typedef enum
{
  CB_LEFT_OUT_GONE,         /* erased meanwhile */
  CB_LEFT_OUT_DELETED,      /* deleted already (delete) */
  CB_LEFT_OUT_NOT_DELETED,  /* not deleted (undelete, erase) */
} CbLeftOut;
#define CB_N_LEFT_OUT (CB_LEFT_OUT_NOT_DELETED + 1)

/**
 * CbPlan:
 *
 * What an action on a set of customers would do, computed before anyone is
 * asked. Immutable.
 */
#define CB_TYPE_PLAN (cb_plan_get_type ())
G_DECLARE_FINAL_TYPE (CbPlan, cb_plan, CB, PLAN, GObject)

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

CbAction      cb_plan_get_action        (CbPlan               *self);
/* Whom it applies to. (transfer none) */
CbIdSet      *cb_plan_get_customers     (CbPlan               *self);
gsize         cb_plan_get_n_customers   (CbPlan               *self);
gsize         cb_plan_get_n_left_out    (CbPlan               *self,
                                         CbLeftOut             reason);
/* The customer, if it applies to just one. (transfer none) (nullable) */
CbCustomer   *cb_plan_get_single        (CbPlan               *self);
/* The operation that it reverses, or 0. */
gint64        cb_plan_get_reverses      (CbPlan               *self);

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
/* (transfer full) */
CbOperation  *cb_plan_apply_finish      (CbBook               *book,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
