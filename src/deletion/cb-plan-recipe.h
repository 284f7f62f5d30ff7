/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-plan.h"

G_BEGIN_DECLS

/* Where a plan comes from. */
typedef enum
{
  CB_PLAN_SOURCE_CUSTOMERS,
  CB_PLAN_SOURCE_ITEMS,
  CB_PLAN_SOURCE_LAST,       /* the last operation that can be undone, or redone */
  CB_PLAN_SOURCE_OPERATION,  /* one operation */
} CbPlanSource;

/**
 * CbPlanRecipe:
 *
 * What was asked for: to make a plan from, and to make it again when the book
 * has changed. Immutable once it is handed out, and shared between threads.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  CbPlanSource     source;
  CbAction         action;
  CbIdSet         *set;          /* (nullable) customers or items */
  CbIdSet         *renumber;     /* (nullable) who gets a new number at an undeletion */
  gint64           operation_id;
  gint64           assignee;     /* to whom to assign them, or 0 for nobody */
  gboolean         redo;
  gboolean         by_itself;    /* its time has come: nobody asks for it just now */
} CbPlanRecipe;

CbPlanRecipe *cb_plan_recipe_new     (CbPlanSource    source,
                                      CbAction        action,
                                      const CbIdSet  *set);
CbPlanRecipe *cb_plan_recipe_ref     (CbPlanRecipe   *self);
void          cb_plan_recipe_unref   (CbPlanRecipe   *self);
CbPlan       *cb_plan_recipe_compute (CbPlanRecipe   *self,
                                      CbConnection   *connection,
                                      GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbPlanRecipe, cb_plan_recipe_unref)

G_END_DECLS
