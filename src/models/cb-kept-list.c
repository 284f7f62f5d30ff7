/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-kept-list.h"

struct _CbKeptList
{
  CbLiveList   parent_instance;

  CbKeptOrder  order;
};

G_DEFINE_FINAL_TYPE (CbKeptList, cb_kept_list, CB_TYPE_LIVE_LIST)

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbLiveList) list = user_data;
  GError *error = NULL;
  g_autoptr (GArray) found = cb_kept_item_store_list_finish (CB_BOOK (source), result, &error);
  GArray *ids;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_error (&error);
      return;
    }

  if (found == NULL)
    {
      cb_live_list_fail (list, error);
      return;
    }

  ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), found->len);
  for (guint i = 0; i < found->len; i++)
    {
      guint32 id = (guint32) g_array_index (found, gint64, i);

      g_array_append_val (ids, id);
    }
  cb_live_list_take (list, ids);
}

static gboolean
cb_kept_list_concerns (CbLiveList     *list,
                       const CbChange *change)
{
  return change->everything || change->erased != NULL ||
         (change->contents != NULL && cb_id_set_is_empty (change->contents));
}

static void
cb_kept_list_read (CbLiveList    *list,
                   const CbIdSet *changed,
                   GCancellable  *cancellable)
{
  cb_kept_item_store_list_async (cb_live_list_get_book (list), CB_KEPT_LIST (list)->order,
                                 cb_live_list_get_query (list), cancellable,
                                 listed_cb, g_object_ref (list));
}

static void
cb_kept_list_class_init (CbKeptListClass *klass)
{
  CbLiveListClass *list_class = CB_LIVE_LIST_CLASS (klass);

  list_class->concerns = cb_kept_list_concerns;
  list_class->read = cb_kept_list_read;
}

static void
cb_kept_list_init (CbKeptList *self)
{
}

/**
 * cb_kept_list_new:
 *
 * Returns: (transfer full): a list that is being read
 */
CbKeptList *
cb_kept_list_new (CbBook *book)
{
  CbKeptList *self = g_object_new (CB_TYPE_KEPT_LIST, NULL);

  self->order = CB_KEPT_ORDER_NEWEST;
  cb_live_list_start (CB_LIVE_LIST (self), book, CB_LOOKUP_KEPT);

  return self;
}

CbKeptOrder
cb_kept_list_get_order (CbKeptList *self)
{
  g_return_val_if_fail (CB_IS_KEPT_LIST (self), CB_KEPT_ORDER_NEWEST);

  return self->order;
}

void
cb_kept_list_set_order (CbKeptList  *self,
                        CbKeptOrder  order)
{
  g_return_if_fail (CB_IS_KEPT_LIST (self));

  if (self->order == order)
    return;

  self->order = order;
  cb_live_list_reload (CB_LIVE_LIST (self));
}
