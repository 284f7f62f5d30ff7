/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-find-hit.h"

struct _CbFindHit
{
  GObject        parent_instance;

  CbFindGroup    group;
  CbCustomer    *customer;
  gint64         id;
  CbItem        *item;
  CbInteraction *interaction;
};

G_DEFINE_FINAL_TYPE (CbFindHit, cb_find_hit, G_TYPE_OBJECT)

static void
cb_find_hit_finalize (GObject *object)
{
  CbFindHit *self = CB_FIND_HIT (object);

  g_clear_object (&self->customer);
  g_clear_object (&self->item);
  g_clear_object (&self->interaction);

  G_OBJECT_CLASS (cb_find_hit_parent_class)->finalize (object);
}

static void
cb_find_hit_class_init (CbFindHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_find_hit_finalize;
}

static void
cb_find_hit_init (CbFindHit *self)
{
}

/**
 * cb_find_hit_new:
 *
 * Returns: (transfer full): a hit
 */
CbFindHit *
cb_find_hit_new (CbFindGroup    group,
                 CbCustomer    *customer,
                 gint64         id,
                 CbItem        *item,
                 CbInteraction *interaction)
{
  CbFindHit *self = g_object_new (CB_TYPE_FIND_HIT, NULL);

  self->group = group;
  self->id = id;
  g_set_object (&self->customer, customer);
  g_set_object (&self->item, item);
  g_set_object (&self->interaction, interaction);

  return self;
}

CbFindGroup
cb_find_hit_get_group (CbFindHit *self)
{
  g_return_val_if_fail (CB_IS_FIND_HIT (self), CB_FIND_CUSTOMERS);

  return self->group;
}

CbCustomer *
cb_find_hit_get_customer (CbFindHit *self)
{
  g_return_val_if_fail (CB_IS_FIND_HIT (self), NULL);

  return self->customer;
}

gint64
cb_find_hit_get_id (CbFindHit *self)
{
  g_return_val_if_fail (CB_IS_FIND_HIT (self), 0);

  return self->id;
}

CbItem *
cb_find_hit_get_item (CbFindHit *self)
{
  g_return_val_if_fail (CB_IS_FIND_HIT (self), NULL);

  return self->item;
}

CbInteraction *
cb_find_hit_get_interaction (CbFindHit *self)
{
  g_return_val_if_fail (CB_IS_FIND_HIT (self), NULL);

  return self->interaction;
}

CbFound *
cb_found_new (void)
{
  CbFound *self = g_new0 (CbFound, 1);

  for (guint group = 0; group < CB_N_FIND_GROUPS; group++)
    self->hits[group] = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

void
cb_found_free (CbFound *self)
{
  for (guint group = 0; group < CB_N_FIND_GROUPS; group++)
    g_ptr_array_unref (self->hits[group]);
  g_free (self);
}
