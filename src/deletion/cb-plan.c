/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-plan-private.h"

#include "cb-operation-rows.h"

struct _CbPlan
{
  GObject      parent_instance;

  CbAction     action;
  CbIdSet     *customers;
  GPtrArray   *parts;
  gint64       reverses;
  gsize        left_out[CB_N_LEFT_OUT];
  CbCustomer  *single;
};

G_DEFINE_FINAL_TYPE (CbPlan, cb_plan, G_TYPE_OBJECT)

static void
cb_plan_finalize (GObject *object)
{
  CbPlan *self = CB_PLAN (object);

  g_clear_pointer (&self->customers, cb_id_set_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_object (&self->single);

  G_OBJECT_CLASS (cb_plan_parent_class)->finalize (object);
}

static void
cb_plan_class_init (CbPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_plan_finalize;
}

static void
cb_plan_init (CbPlan *self)
{
}

/*
 * cb_plan_new:
 * @customers: (transfer full): whom it applies to
 * @parts: (transfer full) (nullable): see above
 * @reverses: the operation that it reverses, or 0
 *
 * Returns: (transfer full): a plan, to be completed before it is handed out
 */
CbPlan *
cb_plan_new (CbAction   action,
             CbIdSet   *customers,
             GPtrArray *parts,
             gint64     reverses)
{
  CbPlan *self = g_object_new (CB_TYPE_PLAN, NULL);

  self->action = action;
  self->customers = customers;
  self->parts = parts;
  self->reverses = reverses;

  return self;
}

void
cb_plan_set_left_out (CbPlan    *self,
                      CbLeftOut  reason,
                      gsize      n_customers)
{
  self->left_out[reason] = n_customers;
}

/*
 * cb_plan_set_single:
 * @customer: (transfer full) (nullable): the only one
 */
void
cb_plan_set_single (CbPlan     *self,
                    CbCustomer *customer)
{
  g_clear_object (&self->single);
  self->single = customer;
}

GPtrArray *
cb_plan_get_parts (CbPlan *self)
{
  return self->parts;
}

CbAction
cb_plan_get_action (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), CB_ACTION_DELETE);

  return self->action;
}

/**
 * cb_plan_get_customers:
 *
 * Returns: (transfer none): whom it applies to; not to be changed
 */
CbIdSet *
cb_plan_get_customers (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), NULL);

  return self->customers;
}

gsize
cb_plan_get_n_customers (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), 0);

  return cb_id_set_get_size (self->customers);
}

/**
 * cb_plan_get_n_left_out:
 *
 * Returns: how many of those asked for it doesn't apply to for @reason
 */
gsize
cb_plan_get_n_left_out (CbPlan    *self,
                        CbLeftOut  reason)
{
  g_return_val_if_fail (CB_IS_PLAN (self), 0);
  g_return_val_if_fail (reason < CB_N_LEFT_OUT, 0);

  return self->left_out[reason];
}

/**
 * cb_plan_get_single:
 *
 * Returns: (transfer none) (nullable): the customer, when it applies to just
 *   one
 */
CbCustomer *
cb_plan_get_single (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), NULL);

  return self->single;
}

/**
 * cb_plan_get_reverses:
 *
 * Returns: the id of the operation that it undoes or does again, or 0
 */
gint64
cb_plan_get_reverses (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), 0);

  return self->reverses;
}
