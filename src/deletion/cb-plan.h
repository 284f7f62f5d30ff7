/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-actor.h"
#include "cb-customer.h"
#include "cb-fate.h"
#include "cb-id-set.h"
#include "cb-item-kind.h"
#include "cb-record-kind.h"
#include "cb-rules.h"

G_BEGIN_DECLS

typedef enum
{
  CB_ACTION_DELETE,
  CB_ACTION_UNDELETE,
  CB_ACTION_ERASE,
  CB_ACTION_MASK,                   /* mask now, erase later */
  CB_ACTION_UNMASK,                 /* cancel such an erasure */
  CB_ACTION_DELETE_ITEMS,
  CB_ACTION_UNDELETE_ITEMS,
  CB_ACTION_DELETE_CONVERSATION,
  CB_ACTION_UNDELETE_CONVERSATION,  /* only by undoing */
  CB_ACTION_ERASE_KEPT,             /* items that were kept of erased customers */
  CB_ACTION_ASSIGN,                 /* customers to somebody else */
} CbAction;
#define CB_N_ACTIONS (CB_ACTION_ASSIGN + 1)

/* Why a customer is left out of a plan; for actions on items, why an item is. */
typedef enum
{
  CB_LEFT_OUT_GONE,              /* erased meanwhile */
  CB_LEFT_OUT_DELETED,           /* deleted already */
  CB_LEFT_OUT_NOT_DELETED,       /* not deleted */
  CB_LEFT_OUT_BLOCKED,           /* by items that must be deleted or settled first */
  CB_LEFT_OUT_PENDING,           /* masked, to be erased later */
  CB_LEFT_OUT_NOT_PENDING,       /* not so (unmask) */
  CB_LEFT_OUT_NUMBER_TAKEN,      /* somebody else took the number over (undelete) */
  CB_LEFT_OUT_CUSTOMER_DELETED,  /* the customer is deleted (bringing back items) */
  CB_LEFT_OUT_EMPTY,             /* there is nothing to delete (conversation) */
  CB_LEFT_OUT_ASSIGNED,          /* assigned to that person already */
} CbLeftOut;
#define CB_N_LEFT_OUT (CB_LEFT_OUT_ASSIGNED + 1)

/**
 * CbPlan:
 *
 * What an action on a set of customers or items would do, computed before
 * anyone is asked. Immutable.
 */
#define CB_TYPE_PLAN (cb_plan_get_type ())
G_DECLARE_FINAL_TYPE (CbPlan, cb_plan, CB, PLAN, GObject)

CbAction      cb_plan_get_action         (CbPlan               *self);
/* Whether it would do nothing. */
gboolean      cb_plan_is_empty           (CbPlan               *self);
/* What they whom it was made for may not do of it: unless that is nothing it
 * applies to nobody. */
CbPermissionSet cb_plan_get_missing      (CbPlan               *self);
/* For whom it was made. (transfer none) */
CbActor      *cb_plan_get_actor          (CbPlan               *self);
/* Whom it applies to; for actions on items, whose these are. (transfer none) */
CbIdSet      *cb_plan_get_customers      (CbPlan               *self);
gsize         cb_plan_get_n_customers    (CbPlan               *self);
/* The items of an action on items. (transfer none) */
CbIdSet      *cb_plan_get_items          (CbPlan               *self);
gsize         cb_plan_get_n_left_out     (CbPlan               *self,
                                          CbLeftOut             reason);
/* Who is left out for @reason. (transfer none) (nullable): NULL when nobody is,
 * or when they are gone. */
CbIdSet      *cb_plan_get_left_out       (CbPlan               *self,
                                          CbLeftOut             reason);
/* The items that stand in the way. (transfer none) */
CbIdSet      *cb_plan_get_blocking       (CbPlan               *self);
/* How many items or records meet @fate. */
gsize         cb_plan_get_n_items        (CbPlan               *self,
                                          CbFate                fate,
                                          CbItemKind            kind);
gsize         cb_plan_get_n_all_items    (CbPlan               *self,
                                          CbFate                fate);
gsize         cb_plan_get_n_records      (CbPlan               *self,
                                          CbFate                fate,
                                          CbRecordKind          kind);
/* How many of the customers are linked to @program: they stay there, but are
 * no longer synchronized. */
gsize         cb_plan_get_n_linked       (CbPlan               *self,
                                          CbAccounting          program);
/* When those who are masked will be erased, in UTC microseconds since 1970. */
gint64        cb_plan_get_erase_at       (CbPlan               *self);
/* The customer, if it applies to just one. (transfer none) (nullable) */
CbCustomer   *cb_plan_get_single         (CbPlan               *self);
/* The customer who is left out, if it is just one and it applies to nobody.
 * (transfer none) (nullable) */
CbCustomer   *cb_plan_get_single_left_out (CbPlan              *self);
/* The rules that it was made by. (transfer none) (nullable): NULL for actions
 * that have to do with none. */
const CbRules *cb_plan_get_rules         (CbPlan               *self);
/* The operation that it reverses, or 0. */
gint64        cb_plan_get_reverses       (CbPlan               *self);

G_END_DECLS
