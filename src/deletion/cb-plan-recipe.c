/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-plan-recipe.h"

#include "cb-actor-rows.h"
#include "cb-customer-rows.h"
#include "cb-operation-rows.h"
#include "cb-plan-permissions.h"
#include "cb-plan-private.h"
#include "cb-plan-reversal.h"
#include "cb-plan-set.h"

/*
 * cb_plan_recipe_new:
 * @set: (nullable): customers or items, copied
 *
 * Returns: (transfer full): a recipe
 */
CbPlanRecipe *
cb_plan_recipe_new (CbPlanSource   source,
                    CbAction       action,
                    const CbIdSet *set)
{
  CbPlanRecipe *self = g_new0 (CbPlanRecipe, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->source = source;
  self->action = action;
  self->set = set != NULL ? cb_id_set_copy (set) : NULL;

  return self;
}

CbPlanRecipe *
cb_plan_recipe_ref (CbPlanRecipe *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cb_plan_recipe_unref (CbPlanRecipe *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->set, cb_id_set_unref);
  g_clear_pointer (&self->renumber, cb_id_set_unref);
  g_free (self);
}

/* Those whose customers are all gone, or no longer in its hands, are passed. */
static CbPlan *
compute_last (CbPlanRecipe  *self,
              CbConnection  *connection,
              GError       **error)
{
  g_autoptr (GPtrArray) stack = cb_operation_rows_get_stack (connection, self->redo, error);
  GError *failure = NULL;
  CbPlan *plan = NULL;

  if (stack == NULL)
    return NULL;

  for (guint i = stack->len; i > 0 && plan == NULL && failure == NULL; i--)
    plan = cb_plan_reversal_compute (self, connection, g_ptr_array_index (stack, i - 1), &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);

  return plan;
}

static CbPlan *
compute_operation (CbPlanRecipe  *self,
                   CbConnection  *connection,
                   GError       **error)
{
  g_autoptr (CbOperation) operation = cb_operation_rows_get (connection, self->operation_id, error);

  return operation != NULL ? cb_plan_reversal_compute (self, connection, operation, error) : NULL;
}

static CbPlan *
compute (CbPlanRecipe  *self,
         CbConnection  *connection,
         GError       **error)
{
  switch (self->source)
    {
    case CB_PLAN_SOURCE_CUSTOMERS:
      return cb_plan_set_compute_customers (self, connection, error);

    case CB_PLAN_SOURCE_ITEMS:
      return cb_plan_set_compute_items (self, connection, error);

    case CB_PLAN_SOURCE_LAST:
      return compute_last (self, connection, error);

    case CB_PLAN_SOURCE_OPERATION:
      return compute_operation (self, connection, error);

    default:
      g_return_val_if_reached (NULL);
    }
}

/* Whom to name: the one it applies to, or the one who keeps it from applying. */
static gboolean
read_single (CbPlan        *plan,
             CbConnection  *connection,
             GError       **error)
{
  CbIdSet *left_out = NULL;
  gsize n_left_out = 0;
  GError *failure = NULL;

  for (guint reason = 0; reason < CB_N_LEFT_OUT; reason++)
    {
      n_left_out += plan->n_left_out[reason];
      if (plan->left_out[reason] != NULL)
        left_out = plan->left_out[reason];
    }

  if (cb_id_set_get_size (plan->customers) == 1)
    plan->single = cb_customer_rows_get (connection, cb_id_set_get_first (plan->customers), &failure);
  else if (cb_plan_is_empty (plan) && n_left_out == 1 && left_out != NULL &&
           plan->action <= CB_ACTION_UNMASK)
    plan->single_left_out = cb_customer_rows_get (connection, cb_id_set_get_first (left_out), &failure);

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);
  return FALSE;
}

/* Nobody needs to wait for the counting of what may not be done anyway. */
static gboolean
may_begin (CbPlanRecipe *self,
           CbActor      *actor)
{
  CbPermission permission = cb_action_get_permission (self->action);

  return self->source != CB_PLAN_SOURCE_CUSTOMERS || permission == CB_PERMISSION_NONE ||
         cb_actor_may (actor, permission);
}

/* (transfer full) (nullable): the plan that is left when @actor may not do all
 * that @plan says. */
static CbPlan *
compute_for (CbPlanRecipe  *self,
             CbConnection  *connection,
             CbActor       *actor,
             GError       **error)
{
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbPlan) denied = NULL;

  plan = may_begin (self, actor) ? compute (self, connection, error) : cb_plan_new (self->action, self);
  if (plan == NULL)
    return NULL;

  plan->actor = g_object_ref (actor);
  plan->needed = cb_plan_permissions_needed (plan);
  plan->missing = cb_permission_set_without (plan->needed, cb_actor_get_permissions (actor));
  if (cb_permission_set_is_empty (plan->missing))
    return g_steal_pointer (&plan);

  denied = cb_plan_new (plan->action, self);
  denied->reverses = plan->reverses;
  denied->actor = g_object_ref (actor);
  denied->needed = plan->needed;
  denied->missing = plan->missing;

  return g_steal_pointer (&denied);
}

/*
 * cb_plan_recipe_compute:
 *
 * On a database thread, in one transaction.
 *
 * Returns: (transfer full) (nullable): the plan; NULL without an error when
 *   there is nothing to reverse
 */
CbPlan *
cb_plan_recipe_compute (CbPlanRecipe  *self,
                        CbConnection  *connection,
                        GError       **error)
{
  g_autoptr (CbActor) actor = self->by_itself ? cb_actor_rows_get_itself (connection)
                                              : cb_actor_rows_get (connection, error);
  g_autoptr (CbPlan) plan = NULL;

  if (actor == NULL)
    return NULL;

  plan = compute_for (self, connection, actor, error);
  if (plan == NULL ||
      !cb_connection_query_int64 (connection, "SELECT n FROM generation", &plan->generation, error))
    return NULL;

  if (!read_single (plan, connection, error))
    return NULL;

  return g_steal_pointer (&plan);
}
