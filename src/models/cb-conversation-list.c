/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-conversation-list.h"

#include "cb-conversation-store.h"
#include "cb-customer-store.h"

/* More than these are read with all others. */
#define MAX_CHANGED 2000

struct _CbConversationList
{
  CbLiveList  parent_instance;

  GArray     *times;  /* of CbConversationTime, the newest first; NULL before they are read */
  gboolean    unread_first;
};

G_DEFINE_FINAL_TYPE (CbConversationList, cb_conversation_list, CB_TYPE_LIVE_LIST)

/* One reading: first the times, then who was searched for. */
typedef struct
{
  CbConversationList *list;
  GCancellable       *cancellable;
  GArray             *times;    /* (nullable): all, or those of @changed */
  CbIdSet            *changed;  /* (nullable) */
  CbIdSet            *hits;     /* (nullable) */
  CbIdSet            *unread;   /* (nullable): who comes first */
} Reading;

/* What is made of it, on a thread aside: there may be a million. */
typedef struct
{
  GArray  *before;   /* (nullable) */
  GArray  *times;    /* (nullable) */
  CbIdSet *changed;  /* (nullable) */
  CbIdSet *hits;     /* (nullable) */
  CbIdSet *unread;   /* (nullable) */
  GArray  *after;
  GArray  *ids;
} Ordering;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->list);
  g_object_unref (reading->cancellable);
  g_clear_pointer (&reading->times, g_array_unref);
  g_clear_pointer (&reading->changed, cb_id_set_unref);
  g_clear_pointer (&reading->hits, cb_id_set_unref);
  g_clear_pointer (&reading->unread, cb_id_set_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
ordering_free (gpointer data)
{
  Ordering *ordering = data;

  g_clear_pointer (&ordering->before, g_array_unref);
  g_clear_pointer (&ordering->times, g_array_unref);
  g_clear_pointer (&ordering->changed, cb_id_set_unref);
  g_clear_pointer (&ordering->hits, cb_id_set_unref);
  g_clear_pointer (&ordering->unread, cb_id_set_unref);
  g_clear_pointer (&ordering->after, g_array_unref);
  g_clear_pointer (&ordering->ids, g_array_unref);
  g_free (ordering);
}

static gboolean
is_newer (const CbConversationTime *a,
          const CbConversationTime *b)
{
  return a->time != b->time ? a->time > b->time : a->id > b->id;
}

/* (transfer full): @before with @times, which are all there is of @changed.
 * Both are in order. */
static GArray *
put_in (GArray        *before,
        const CbIdSet *changed,
        GArray        *times)
{
  GArray *after = g_array_sized_new (FALSE, FALSE, sizeof (CbConversationTime), before->len + times->len);
  guint next = 0;

  for (guint i = 0; i < before->len; i++)
    {
      const CbConversationTime *time = &g_array_index (before, CbConversationTime, i);

      if (cb_id_set_contains (changed, time->id))
        continue;
      while (next < times->len && is_newer (&g_array_index (times, CbConversationTime, next), time))
        g_array_append_vals (after, &g_array_index (times, CbConversationTime, next++), 1);
      g_array_append_vals (after, time, 1);
    }
  if (next < times->len)
    g_array_append_vals (after, &g_array_index (times, CbConversationTime, next), times->len - next);

  return after;
}

/* Appends the hits among those who have unread messages, or those who haven't. */
static void
append_ids (Ordering *ordering,
            gboolean  unread)
{
  for (guint i = 0; i < ordering->after->len; i++)
    {
      guint32 id = (guint32) g_array_index (ordering->after, CbConversationTime, i).id;

      if ((ordering->hits == NULL || cb_id_set_contains (ordering->hits, id)) &&
          (ordering->unread != NULL && cb_id_set_contains (ordering->unread, id)) == unread)
        g_array_append_val (ordering->ids, id);
    }
}

static void
order_job (GTask        *task,
           gpointer      source_object,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Ordering *ordering = task_data;

  if (ordering->times == NULL)
    ordering->after = g_array_ref (ordering->before);
  else if (ordering->changed == NULL)
    ordering->after = g_array_ref (ordering->times);
  else
    ordering->after = put_in (ordering->before, ordering->changed, ordering->times);

  ordering->ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), ordering->after->len);
  if (ordering->unread != NULL)
    append_ids (ordering, TRUE);
  append_ids (ordering, FALSE);

  g_task_return_boolean (task, TRUE);
}

static void
ordered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  Ordering *ordering = g_task_get_task_data (G_TASK (result));

  if (g_cancellable_is_cancelled (reading->cancellable))
    return;

  g_clear_pointer (&reading->list->times, g_array_unref);
  reading->list->times = g_steal_pointer (&ordering->after);
  cb_live_list_take (CB_LIVE_LIST (reading->list), g_steal_pointer (&ordering->ids));
}

/* @reading: (transfer full) */
static void
order (Reading *reading)
{
  Ordering *ordering = g_new0 (Ordering, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, ordered_cb, reading);

  if (reading->list->times != NULL)
    ordering->before = g_array_ref (reading->list->times);
  ordering->times = g_steal_pointer (&reading->times);
  ordering->changed = g_steal_pointer (&reading->changed);
  ordering->hits = g_steal_pointer (&reading->hits);
  ordering->unread = g_steal_pointer (&reading->unread);
  g_task_set_source_tag (task, order);
  g_task_set_task_data (task, ordering, ordering_free);
  g_task_run_in_thread (task, order_job);
}

/* Whether the reading is over. @error: (transfer full) (nullable) */
static gboolean
is_over (Reading *reading,
         GError  *error)
{
  if (g_cancellable_is_cancelled (reading->cancellable))
    {
      g_clear_error (&error);
      return TRUE;
    }

  if (error == NULL)
    return FALSE;

  cb_live_list_fail (CB_LIVE_LIST (reading->list), error);

  return TRUE;
}

static void
unread_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  GError *error = NULL;
  CbIdSet *unread = cb_conversation_store_unread_finish (CB_BOOK (source), result, &error);

  if (is_over (reading, error))
    return;

  reading->unread = unread;
  order (g_steal_pointer (&reading));
}

/* @reading: (transfer full) */
static void
look_for_unread (Reading *reading)
{
  if (reading->list->unread_first)
    cb_conversation_store_unread_async (cb_live_list_get_book (CB_LIVE_LIST (reading->list)), reading->cancellable,
                                        unread_cb, reading);
  else
    order (reading);
}

static void
texts_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  GError *error = NULL;
  g_autoptr (CbIdSet) found = cb_conversation_store_search_finish (CB_BOOK (source), result, &error);

  if (is_over (reading, error))
    return;

  cb_id_set_union (reading->hits, found);
  look_for_unread (g_steal_pointer (&reading));
}

static void
names_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  GError *error = NULL;
  g_autoptr (CbIdSet) found = cb_customer_store_search_finish (CB_BOOK (source), result, &error);
  GCancellable *cancellable = reading->cancellable;
  const char *query = cb_live_list_get_query (CB_LIVE_LIST (reading->list));

  if (is_over (reading, error))
    return;

  reading->hits = cb_id_set_copy (found);
  cb_conversation_store_search_async (CB_BOOK (source), query, cancellable, texts_cb, g_steal_pointer (&reading));
}

/* @reading: (transfer full) */
static void
search (Reading *reading)
{
  CbLiveList *list = CB_LIVE_LIST (reading->list);
  const char *query = cb_live_list_get_query (list);

  if (*query == '\0')
    look_for_unread (reading);
  else
    cb_customer_store_search_async (cb_live_list_get_book (list), query, 0, reading->cancellable, names_cb, reading);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  GError *error = NULL;
  g_autoptr (GArray) times = cb_conversation_store_list_finish (CB_BOOK (source), result, &error);

  if (is_over (reading, error))
    return;

  reading->times = g_steal_pointer (&times);
  search (g_steal_pointer (&reading));
}

static void
listed_some_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  GError *error = NULL;
  g_autoptr (GArray) times = cb_conversation_store_list_of_finish (CB_BOOK (source), result, &error);

  if (is_over (reading, error))
    return;

  reading->times = g_steal_pointer (&times);
  search (g_steal_pointer (&reading));
}

static gboolean
cb_conversation_list_concerns (CbLiveList     *list,
                               const CbChange *change)
{
  /* New customers come without anything, but for those of an import; names
   * are in the rows. */
  return change->everything || change->added != NULL || change->edited != NULL || change->deleted != NULL ||
         change->undeleted != NULL || change->erased != NULL || change->masked != NULL ||
         change->unmasked != NULL || change->contents != NULL;
}

static void
cb_conversation_list_read (CbLiveList    *list,
                           const CbIdSet *changed,
                           GCancellable  *cancellable)
{
  CbConversationList *self = CB_CONVERSATION_LIST (list);
  CbBook *book = cb_live_list_get_book (list);
  Reading *reading = g_new0 (Reading, 1);

  reading->list = g_object_ref (self);
  reading->cancellable = g_object_ref (cancellable);
  if (self->times == NULL || changed == NULL || cb_id_set_get_size (changed) > MAX_CHANGED)
    {
      cb_conversation_store_list_async (book, cancellable, listed_cb, reading);
    }
  else if (!cb_id_set_is_empty (changed))
    {
      reading->changed = cb_id_set_copy (changed);
      cb_conversation_store_list_of_async (book, changed, cancellable, listed_some_cb, reading);
    }
  else
    {
      search (reading);
    }
}

static void
cb_conversation_list_finalize (GObject *object)
{
  g_clear_pointer (&CB_CONVERSATION_LIST (object)->times, g_array_unref);

  G_OBJECT_CLASS (cb_conversation_list_parent_class)->finalize (object);
}

static void
cb_conversation_list_class_init (CbConversationListClass *klass)
{
  CbLiveListClass *list_class = CB_LIVE_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cb_conversation_list_finalize;
  list_class->concerns = cb_conversation_list_concerns;
  list_class->read = cb_conversation_list_read;
}

static void
cb_conversation_list_init (CbConversationList *self)
{
}

/**
 * cb_conversation_list_new:
 *
 * Returns: (transfer full): a list that is being read
 */
CbConversationList *
cb_conversation_list_new (CbBook *book)
{
  CbConversationList *self = g_object_new (CB_TYPE_CONVERSATION_LIST, NULL);

  cb_live_list_start (CB_LIVE_LIST (self), book, CB_LOOKUP_CONVERSATIONS);

  return self;
}

void
cb_conversation_list_set_unread_first (CbConversationList *self,
                                       gboolean            unread_first)
{
  g_return_if_fail (CB_IS_CONVERSATION_LIST (self));

  if (self->unread_first == unread_first)
    return;

  self->unread_first = unread_first;
  cb_live_list_reload (CB_LIVE_LIST (self));
}
