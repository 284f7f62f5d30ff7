/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-plan.h"
#include "cb-plan-recipe.h"

G_BEGIN_DECLS

/* Messages of one customer, from one id to another. */
typedef struct
{
  gint64 customer_id;
  gint64 first;
  gint64 last;
} CbMessageRange;

/* Filled in on a database thread before it is handed out. */
struct _CbPlan
{
  GObject        parent_instance;

  CbAction       action;
  CbPlanRecipe  *recipe;
  gint64         generation;  /* of the book that it was made for */
  gint64         reverses;
  CbActor       *actor;       /* for whom it was made */
  CbPermissionSet needed;     /* to do it */
  CbPermissionSet missing;    /* of these */

  CbIdSet       *customers;
  CbIdSet       *items;
  CbIdSet       *documents;
  CbIdSet       *closing;     /* items to be closed, or reopened */
  CbIdSet       *blocking;
  CbIdSet       *renumbered;  /* who comes back with another number than they have now */
  GArray        *messages;    /* of CbMessageRange */
  gint64         erase_at;
  /* Of an undoing that puts customers back into Deleted Customers as they were:
   * each with the operation that had deleted them then; of an assignment, whom
   * each are assigned to (nullable) (element-type CbOperationSet). */
  GPtrArray     *parts;

  CbIdSet       *left_out[CB_N_LEFT_OUT];
  gsize          n_left_out[CB_N_LEFT_OUT];
  gsize          n_items[CB_N_FATES][CB_N_ITEM_KINDS];
  gsize          n_records[CB_N_FATES][CB_N_RECORD_KINDS];
  gsize          n_linked[CB_N_ACCOUNTINGS];
  CbCustomer    *single;
  CbCustomer    *single_left_out;
  CbRules       *rules;
};

CbPlan     *cb_plan_new            (CbAction          action,
                                    CbPlanRecipe     *recipe);
void        cb_plan_leave_out      (CbPlan           *self,
                                    CbLeftOut         reason,
                                    const CbIdSet    *set);
gboolean    cb_plan_does_the_same  (CbPlan           *self,
                                    CbPlan           *other);

G_END_DECLS
