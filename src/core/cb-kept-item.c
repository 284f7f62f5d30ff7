/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-kept-item.h"

struct _CbKeptItem
{
  GObject  parent_instance;

  CbItem  *item;
  gint64   erase_at;
};

G_DEFINE_FINAL_TYPE (CbKeptItem, cb_kept_item, G_TYPE_OBJECT)

static void
cb_kept_item_finalize (GObject *object)
{
  g_clear_object (&CB_KEPT_ITEM (object)->item);

  G_OBJECT_CLASS (cb_kept_item_parent_class)->finalize (object);
}

static void
cb_kept_item_class_init (CbKeptItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_kept_item_finalize;
}

static void
cb_kept_item_init (CbKeptItem *self)
{
}

/**
 * cb_kept_item_new:
 *
 * Returns: (transfer full): @item, kept until @erase_at
 */
CbKeptItem *
cb_kept_item_new (CbItem *item,
                  gint64  erase_at)
{
  CbKeptItem *self = g_object_new (CB_TYPE_KEPT_ITEM, NULL);

  self->item = g_object_ref (item);
  self->erase_at = erase_at;

  return self;
}

CbItem *
cb_kept_item_get_item (CbKeptItem *self)
{
  g_return_val_if_fail (CB_IS_KEPT_ITEM (self), NULL);

  return self->item;
}

gint64
cb_kept_item_get_erase_at (CbKeptItem *self)
{
  g_return_val_if_fail (CB_IS_KEPT_ITEM (self), 0);

  return self->erase_at;
}
