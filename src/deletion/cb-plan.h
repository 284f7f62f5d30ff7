/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-customer.h"
#include "cb-id-set.h"

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

G_END_DECLS
