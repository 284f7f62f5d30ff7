/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-plan-private.h"

#include <string.h>

#include "cb-operation-rows.h"

G_DEFINE_FINAL_TYPE (CbPlan, cb_plan, G_TYPE_OBJECT)

static void
cb_plan_finalize (GObject *object)
{
  CbPlan *self = CB_PLAN (object);

  g_clear_pointer (&self->recipe, cb_plan_recipe_unref);
  g_clear_object (&self->actor);
  g_clear_pointer (&self->customers, cb_id_set_unref);
  g_clear_pointer (&self->items, cb_id_set_unref);
  g_clear_pointer (&self->documents, cb_id_set_unref);
  g_clear_pointer (&self->closing, cb_id_set_unref);
  g_clear_pointer (&self->blocking, cb_id_set_unref);
  g_clear_pointer (&self->renumbered, cb_id_set_unref);
  g_clear_pointer (&self->messages, g_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  for (guint i = 0; i < CB_N_LEFT_OUT; i++)
    g_clear_pointer (&self->left_out[i], cb_id_set_unref);
  g_clear_object (&self->single);
  g_clear_object (&self->single_left_out);
  g_clear_pointer (&self->rules, cb_rules_free);

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
  self->customers = cb_id_set_new ();
  self->items = cb_id_set_new ();
  self->documents = cb_id_set_new ();
  self->closing = cb_id_set_new ();
  self->blocking = cb_id_set_new ();
  self->renumbered = cb_id_set_new ();
  self->messages = g_array_new (FALSE, FALSE, sizeof (CbMessageRange));
}

/*
 * cb_plan_new:
 * @recipe: how to make it again
 *
 * Returns: (transfer full): a plan of nothing, to be filled in before it is
 *   handed out
 */
CbPlan *
cb_plan_new (CbAction      action,
             CbPlanRecipe *recipe)
{
  CbPlan *self = g_object_new (CB_TYPE_PLAN, NULL);

  self->action = action;
  self->recipe = cb_plan_recipe_ref (recipe);

  return self;
}

/*
 * cb_plan_leave_out:
 * @set: who or what is left out, for this reason too
 */
void
cb_plan_leave_out (CbPlan        *self,
                   CbLeftOut      reason,
                   const CbIdSet *set)
{
  if (cb_id_set_is_empty (set))
    return;

  if (self->left_out[reason] == NULL)
    self->left_out[reason] = cb_id_set_copy (set);
  else
    cb_id_set_union (self->left_out[reason], set);
  self->n_left_out[reason] = cb_id_set_get_size (self->left_out[reason]);
}

static gboolean
is_same_set (const CbIdSet *a,
             const CbIdSet *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL || cb_id_set_is_empty (a)) && (b == NULL || cb_id_set_is_empty (b));

  return cb_id_set_equal (a, b);
}

static gboolean
has_same_parts (CbPlan *a,
                CbPlan *b)
{
  if (a->parts == NULL || b->parts == NULL)
    return a->parts == b->parts;
  if (a->parts->len != b->parts->len)
    return FALSE;

  for (guint i = 0; i < a->parts->len; i++)
    {
      CbOperationSet *x = g_ptr_array_index (a->parts, i);
      CbOperationSet *y = g_ptr_array_index (b->parts, i);

      if (x->source != y->source || !cb_id_set_equal (x->set, y->set))
        return FALSE;
    }

  return TRUE;
}

/* It was told how long what is kept will be. */
static gboolean
keeps_as_long (CbPlan *a,
               CbPlan *b)
{
  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (a->n_items[CB_FATE_KEPT][kind] > 0 && a->rules != NULL && b->rules != NULL &&
          a->rules->of[kind].keep_years != b->rules->of[kind].keep_years)
        return FALSE;
    }

  return TRUE;
}

/*
 * cb_plan_does_the_same:
 *
 * Returns: whether who was asked about one of them has been told the truth of
 *   the other
 */
gboolean
cb_plan_does_the_same (CbPlan *self,
                       CbPlan *other)
{
  if (self->action != other->action || self->reverses != other->reverses ||
      self->messages->len != other->messages->len ||
      !is_same_set (self->customers, other->customers) || !is_same_set (self->items, other->items) ||
      !is_same_set (self->documents, other->documents) || !is_same_set (self->closing, other->closing) ||
      !has_same_parts (self, other))
    return FALSE;

  for (guint i = 0; i < CB_N_LEFT_OUT; i++)
    {
      if (!is_same_set (self->left_out[i], other->left_out[i]))
        return FALSE;
    }

  return cb_permission_set_equal (self->missing, other->missing) &&
         memcmp (self->n_items, other->n_items, sizeof self->n_items) == 0 && keeps_as_long (self, other) &&
         memcmp (self->n_records, other->n_records, sizeof self->n_records) == 0 &&
         memcmp (self->n_linked, other->n_linked, sizeof self->n_linked) == 0 &&
         (self->messages->len == 0 ||
          memcmp (self->messages->data, other->messages->data,
                  self->messages->len * sizeof (CbMessageRange)) == 0);
}

CbAction
cb_plan_get_action (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), CB_ACTION_DELETE);

  return self->action;
}

gboolean
cb_plan_is_empty (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), TRUE);

  return cb_id_set_is_empty (self->customers) && cb_id_set_is_empty (self->items);
}

CbPermissionSet
cb_plan_get_missing (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), (CbPermissionSet) { 0 });

  return self->missing;
}

CbActor *
cb_plan_get_actor (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), NULL);

  return self->actor;
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
 * cb_plan_get_items:
 *
 * Returns: (transfer none): the items that it deletes, brings back or erases,
 *   if it is an action on items or conversations; not to be changed
 */
CbIdSet *
cb_plan_get_items (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), NULL);

  return self->items;
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

  return self->n_left_out[reason];
}

CbIdSet *
cb_plan_get_left_out (CbPlan    *self,
                      CbLeftOut  reason)
{
  g_return_val_if_fail (CB_IS_PLAN (self), NULL);
  g_return_val_if_fail (reason < CB_N_LEFT_OUT, NULL);

  return self->left_out[reason];
}

/**
 * cb_plan_get_blocking:
 *
 * Returns: (transfer none): the items that those customers have who are left
 *   out as blocked; not to be changed
 */
CbIdSet *
cb_plan_get_blocking (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), NULL);

  return self->blocking;
}

gsize
cb_plan_get_n_items (CbPlan     *self,
                     CbFate      fate,
                     CbItemKind  kind)
{
  g_return_val_if_fail (CB_IS_PLAN (self), 0);
  g_return_val_if_fail (fate < CB_N_FATES && kind < CB_N_ITEM_KINDS, 0);

  return self->n_items[fate][kind];
}

gsize
cb_plan_get_n_all_items (CbPlan *self,
                         CbFate  fate)
{
  gsize n = 0;

  g_return_val_if_fail (CB_IS_PLAN (self), 0);
  g_return_val_if_fail (fate < CB_N_FATES, 0);

  /* At 0 stand those of kinds that only a newer version knows. */
  for (guint kind = 0; kind < CB_N_ITEM_KINDS; kind++)
    n += self->n_items[fate][kind];

  return n;
}

gsize
cb_plan_get_n_records (CbPlan       *self,
                       CbFate        fate,
                       CbRecordKind  kind)
{
  g_return_val_if_fail (CB_IS_PLAN (self), 0);
  g_return_val_if_fail (fate < CB_N_FATES && kind < CB_N_RECORD_KINDS, 0);

  return self->n_records[fate][kind];
}

gsize
cb_plan_get_n_linked (CbPlan       *self,
                      CbAccounting  program)
{
  g_return_val_if_fail (CB_IS_PLAN (self), 0);
  g_return_val_if_fail (program < CB_N_ACCOUNTINGS, 0);

  return self->n_linked[program];
}

gint64
cb_plan_get_erase_at (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), 0);

  return self->erase_at;
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
 * cb_plan_get_single_left_out:
 *
 * Returns: (transfer none) (nullable): who is left out, when it is just one
 *   customer and the plan applies to nobody
 */
CbCustomer *
cb_plan_get_single_left_out (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), NULL);

  return self->single_left_out;
}

/**
 * cb_plan_get_rules:
 *
 * Returns: (transfer none) (nullable): the rules that it was made by, if they
 *   have anything to do with its action
 */
const CbRules *
cb_plan_get_rules (CbPlan *self)
{
  g_return_val_if_fail (CB_IS_PLAN (self), NULL);

  return self->rules;
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
