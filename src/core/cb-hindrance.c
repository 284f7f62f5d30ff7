/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-hindrance.h"

struct _CbHindrance
{
  GObject     parent_instance;

  CbCustomer *customer;
  gsize       n_items[CB_N_ITEM_KINDS];
  GPtrArray  *numbers;
};

G_DEFINE_FINAL_TYPE (CbHindrance, cb_hindrance, G_TYPE_OBJECT)

static void
cb_hindrance_finalize (GObject *object)
{
  CbHindrance *self = CB_HINDRANCE (object);

  g_clear_object (&self->customer);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);

  G_OBJECT_CLASS (cb_hindrance_parent_class)->finalize (object);
}

static void
cb_hindrance_class_init (CbHindranceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_hindrance_finalize;
}

static void
cb_hindrance_init (CbHindrance *self)
{
  self->numbers = g_ptr_array_new_with_free_func (g_free);
}

/**
 * cb_hindrance_new:
 *
 * Returns: (transfer full): @customer, with nothing in the way yet
 */
CbHindrance *
cb_hindrance_new (CbCustomer *customer)
{
  CbHindrance *self = g_object_new (CB_TYPE_HINDRANCE, NULL);

  self->customer = g_object_ref (customer);

  return self;
}

void
cb_hindrance_add (CbHindrance *self,
                  guint        kind,
                  const char  *number)
{
  g_return_if_fail (CB_IS_HINDRANCE (self));
  g_return_if_fail (kind < CB_N_ITEM_KINDS);

  self->n_items[kind]++;
  if (number != NULL)
    g_ptr_array_add (self->numbers, g_strdup (number));
}

CbCustomer *
cb_hindrance_get_customer (CbHindrance *self)
{
  g_return_val_if_fail (CB_IS_HINDRANCE (self), NULL);

  return self->customer;
}

gsize
cb_hindrance_get_n_items (CbHindrance *self,
                          guint        kind)
{
  g_return_val_if_fail (CB_IS_HINDRANCE (self), 0);
  g_return_val_if_fail (kind < CB_N_ITEM_KINDS, 0);

  return self->n_items[kind];
}

gsize
cb_hindrance_get_n_all (CbHindrance *self)
{
  gsize n = 0;

  g_return_val_if_fail (CB_IS_HINDRANCE (self), 0);

  for (guint kind = 0; kind < CB_N_ITEM_KINDS; kind++)
    n += self->n_items[kind];

  return n;
}

GPtrArray *
cb_hindrance_get_numbers (CbHindrance *self)
{
  g_return_val_if_fail (CB_IS_HINDRANCE (self), NULL);

  return self->numbers;
}
