/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-owned-item.h"

struct _CbOwnedItem
{
  GObject     parent_instance;

  CbItem     *item;
  CbCustomer *customer;
};

G_DEFINE_FINAL_TYPE (CbOwnedItem, cb_owned_item, G_TYPE_OBJECT)

static void
cb_owned_item_finalize (GObject *object)
{
  CbOwnedItem *self = CB_OWNED_ITEM (object);

  g_clear_object (&self->item);
  g_clear_object (&self->customer);

  G_OBJECT_CLASS (cb_owned_item_parent_class)->finalize (object);
}

static void
cb_owned_item_class_init (CbOwnedItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_owned_item_finalize;
}

static void
cb_owned_item_init (CbOwnedItem *self)
{
}

/**
 * cb_owned_item_new:
 *
 * Returns: (transfer full): @item of @customer
 */
CbOwnedItem *
cb_owned_item_new (CbItem     *item,
                   CbCustomer *customer)
{
  CbOwnedItem *self = g_object_new (CB_TYPE_OWNED_ITEM, NULL);

  self->item = g_object_ref (item);
  self->customer = g_object_ref (customer);

  return self;
}

CbItem *
cb_owned_item_get_item (CbOwnedItem *self)
{
  g_return_val_if_fail (CB_IS_OWNED_ITEM (self), NULL);

  return self->item;
}

CbCustomer *
cb_owned_item_get_customer (CbOwnedItem *self)
{
  g_return_val_if_fail (CB_IS_OWNED_ITEM (self), NULL);

  return self->customer;
}
