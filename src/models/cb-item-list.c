/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-list.h"

struct _CbItemList
{
  CbLiveList     parent_instance;

  CbItemListing  listing;  /* but for the query */
};

G_DEFINE_FINAL_TYPE (CbItemList, cb_item_list, CB_TYPE_LIVE_LIST)

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbLiveList) list = user_data;
  GError *error = NULL;
  GArray *ids = cb_item_store_listing_finish (CB_BOOK (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_error (&error);
      g_clear_pointer (&ids, g_array_unref);
      return;
    }

  if (ids != NULL)
    cb_live_list_take (list, ids);
  else
    cb_live_list_fail (list, error);
}

static gboolean
cb_item_list_concerns (CbLiveList     *list,
                       const CbChange *change)
{
  gint64 id = CB_ITEM_LIST (list)->listing.customer_id;
  const CbIdSet *sets[] = { change->contents, change->deleted, change->undeleted, change->erased,
                            change->masked, change->unmasked };

  if (change->everything || change->people)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      if (sets[i] != NULL && cb_id_set_contains (sets[i], id))
        return TRUE;
    }

  return FALSE;
}

static void
cb_item_list_read (CbLiveList    *list,
                   const CbIdSet *changed,
                   GCancellable  *cancellable)
{
  CbItemListing listing = CB_ITEM_LIST (list)->listing;

  listing.query = cb_live_list_get_query (list);
  cb_item_store_listing_async (cb_live_list_get_book (list), &listing, cancellable,
                               listed_cb, g_object_ref (list));
}

static void
cb_item_list_class_init (CbItemListClass *klass)
{
  CbLiveListClass *list_class = CB_LIVE_LIST_CLASS (klass);

  list_class->concerns = cb_item_list_concerns;
  list_class->read = cb_item_list_read;
}

static void
cb_item_list_init (CbItemList *self)
{
}

/**
 * cb_item_list_new:
 *
 * Returns: (transfer full): a list that is being read
 */
CbItemList *
cb_item_list_new (CbBook     *book,
                  gint64      customer_id,
                  CbItemKind  kind)
{
  CbItemList *self = g_object_new (CB_TYPE_ITEM_LIST, NULL);

  self->listing.customer_id = customer_id;
  self->listing.kind = kind;
  self->listing.filter = CB_ITEM_FILTER_ALL;
  self->listing.order = CB_ITEM_ORDER_DATE;
  self->listing.descending = TRUE;
  cb_live_list_start (CB_LIVE_LIST (self), book, CB_LOOKUP_ITEMS);

  return self;
}

CbItemOrder
cb_item_list_get_order (CbItemList *self)
{
  g_return_val_if_fail (CB_IS_ITEM_LIST (self), CB_ITEM_ORDER_DATE);

  return self->listing.order;
}

gboolean
cb_item_list_get_descending (CbItemList *self)
{
  g_return_val_if_fail (CB_IS_ITEM_LIST (self), FALSE);

  return self->listing.descending;
}

void
cb_item_list_set_order (CbItemList  *self,
                        CbItemOrder  order,
                        gboolean     descending)
{
  g_return_if_fail (CB_IS_ITEM_LIST (self));

  if (self->listing.order == order && self->listing.descending == descending)
    return;

  self->listing.order = order;
  self->listing.descending = descending;
  cb_live_list_reload (CB_LIVE_LIST (self));
}

guint
cb_item_list_get_filter (CbItemList *self)
{
  g_return_val_if_fail (CB_IS_ITEM_LIST (self), CB_ITEM_FILTER_ALL);

  return self->listing.filter;
}

void
cb_item_list_set_filter (CbItemList *self,
                         guint       filter)
{
  g_return_if_fail (CB_IS_ITEM_LIST (self));

  if (self->listing.filter == filter)
    return;

  self->listing.filter = filter;
  cb_live_list_reload (CB_LIVE_LIST (self));
}
