/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-lazy-list.h"

/* As many as a window shows, more or less. */
#define PAGE_SIZE 64

/* How long a turn of the main loop fills in rows, in microseconds. */
#define TURN_TIME 2500

/* Before the next frame is drawn, which has 120. */
#define PRIORITY  (G_PRIORITY_HIGH_IDLE + 10)

typedef struct
{
  CbBook       *book;
  CbLookup      what;
  CbIdSet      *within;
  GArray       *ids;        /* of guint32 */
  GArray       *groups;     /* of CbLazyGroup */
  GHashTable   *rows;       /* by id: those that are alive, borrowed */
  GArray       *wanted;     /* of gint64: rows to be read, the latest last */
  GCancellable *cancellable;
  guint         read_id;
  guint         reading : 1;
} CbLazyListPrivate;

static void list_model_init (GListModelInterface *iface);
static void read_soon       (CbLazyList          *self);

G_DEFINE_TYPE_WITH_CODE (CbLazyList, cb_lazy_list, G_TYPE_OBJECT,
                         G_ADD_PRIVATE (CbLazyList)
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A page on its way. */
typedef struct
{
  CbLazyList *list;
  GArray     *ids;
  GPtrArray  *found;   /* NULL until it is read */
  guint       n_shown;
} Page;

static void
page_free (Page *page)
{
  g_object_unref (page->list);
  g_array_unref (page->ids);
  g_clear_pointer (&page->found, g_ptr_array_unref);
  g_free (page);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

static gpointer
key (gint64 id)
{
  return GSIZE_TO_POINTER ((gsize) id);
}

/* Whatever shows the rows takes its time. */
static gboolean
fill_cb (gpointer user_data)
{
  Page *page = user_data;
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (page->list);
  gint64 end = g_get_monotonic_time () + TURN_TIME;

  if (g_cancellable_is_cancelled (priv->cancellable))
    return G_SOURCE_REMOVE;

  while (page->n_shown < page->found->len)
    {
      guint i = page->n_shown++;
      CbLazyRow *row = g_hash_table_lookup (priv->rows, key (g_array_index (page->ids, gint64, i)));

      if (row != NULL)
        cb_lazy_row_set_content (row, g_ptr_array_index (page->found, i));
      if (page->n_shown < page->found->len && g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }
  priv->reading = FALSE;
  if (priv->wanted->len > 0)
    read_soon (page->list);

  return G_SOURCE_REMOVE;
}

static void
fill (Page *page)
{
  if (fill_cb (page) == G_SOURCE_CONTINUE)
    g_idle_add_full (PRIORITY, fill_cb, page, (GDestroyNotify) page_free);
  else
    page_free (page);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Page) page = user_data;
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (page->list);
  g_autoptr (GError) error = NULL;

  page->found = cb_lookup_finish (CB_BOOK (source), result, &error);
  if (page->found != NULL)
    {
      fill (g_steal_pointer (&page));
      return;
    }

  priv->reading = FALSE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (page->list, signals[SIGNAL_FAILED], 0, error);
}

static gboolean
read_idle_cb (gpointer user_data)
{
  CbLazyList *self = user_data;
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Page *page;

  priv->read_id = 0;
  while (priv->wanted->len > 0 && ids->len < PAGE_SIZE)
    {
      gint64 id = g_array_index (priv->wanted, gint64, priv->wanted->len - 1);

      g_array_set_size (priv->wanted, priv->wanted->len - 1);
      /* Others were scrolled away before their turn came. */
      if (g_hash_table_contains (priv->rows, key (id)))
        g_array_append_val (ids, id);
    }
  if (ids->len == 0)
    return G_SOURCE_REMOVE;

  page = g_new0 (Page, 1);
  page->list = g_object_ref (self);
  page->ids = g_array_ref (ids);
  priv->reading = TRUE;
  cb_lookup_async (priv->book, priv->what, (const gint64 *) (gpointer) ids->data, ids->len,
                   priv->within, priv->cancellable, read_cb, page);

  return G_SOURCE_REMOVE;
}

/* What is asked for in one turn of the main loop is read together. */
static void
read_soon (CbLazyList *self)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (self);

  if (!priv->reading && priv->read_id == 0)
    priv->read_id = g_idle_add (read_idle_cb, self);
}

static void
row_gone (CbLazyRow *row,
          gpointer   owner)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (owner);

  g_hash_table_remove (priv->rows, key (cb_lazy_row_get_id (row)));
}

static guint
find_group (CbLazyList *self,
            guint       position,
            guint      *start)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (self);
  guint i;

  *start = 0;
  for (i = 0; i + 1 < priv->groups->len; i++)
    {
      guint n = g_array_index (priv->groups, CbLazyGroup, i).n;

      if (position < *start + n)
        break;
      *start += n;
    }

  return i;
}

static GType
cb_lazy_list_get_item_type (GListModel *model)
{
  return CB_TYPE_LAZY_ROW;
}

static guint
cb_lazy_list_get_n_items (GListModel *model)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (CB_LAZY_LIST (model));

  return priv->ids->len;
}

static gpointer
cb_lazy_list_get_item (GListModel *model,
                       guint       position)
{
  CbLazyList *self = CB_LAZY_LIST (model);
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (self);
  CbLazyRow *row;
  gint64 id;
  guint group, start;

  if (position >= priv->ids->len)
    return NULL;

  id = g_array_index (priv->ids, guint32, position);
  row = g_hash_table_lookup (priv->rows, key (id));
  if (row != NULL)
    return g_object_ref (row);

  group = find_group (self, position, &start);
  row = cb_lazy_row_new (id, g_array_index (priv->groups, CbLazyGroup, group).group, row_gone, self);
  g_hash_table_insert (priv->rows, key (id), row);
  g_array_append_val (priv->wanted, id);
  read_soon (self);

  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cb_lazy_list_get_item_type;
  iface->get_n_items = cb_lazy_list_get_n_items;
  iface->get_item = cb_lazy_list_get_item;
}

static void
cb_lazy_list_dispose (GObject *object)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (CB_LAZY_LIST (object));
  GHashTableIter iter;
  gpointer row;

  g_cancellable_cancel (priv->cancellable);
  g_clear_handle_id (&priv->read_id, g_source_remove);
  g_hash_table_iter_init (&iter, priv->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    cb_lazy_row_detach (row);
  g_hash_table_remove_all (priv->rows);
  g_clear_object (&priv->book);

  G_OBJECT_CLASS (cb_lazy_list_parent_class)->dispose (object);
}

static void
cb_lazy_list_finalize (GObject *object)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (CB_LAZY_LIST (object));

  g_clear_pointer (&priv->within, cb_id_set_unref);
  g_clear_object (&priv->cancellable);
  g_array_unref (priv->ids);
  g_array_unref (priv->groups);
  g_array_unref (priv->wanted);
  g_hash_table_unref (priv->rows);

  G_OBJECT_CLASS (cb_lazy_list_parent_class)->finalize (object);
}

static void
cb_lazy_list_class_init (CbLazyListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_lazy_list_dispose;
  object_class->finalize = cb_lazy_list_finalize;

  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cb_lazy_list_init (CbLazyList *self)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (self);

  priv->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  priv->groups = g_array_new (FALSE, FALSE, sizeof (CbLazyGroup));
  priv->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  priv->rows = g_hash_table_new (g_direct_hash, g_direct_equal);
  priv->cancellable = g_cancellable_new ();
}

void
cb_lazy_list_set_up (CbLazyList *self,
                     CbBook     *book,
                     CbLookup    what,
                     CbIdSet    *within)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (self);

  g_return_if_fail (CB_IS_LAZY_LIST (self));
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (priv->book == NULL);

  priv->book = g_object_ref (book);
  priv->what = what;
  priv->within = within != NULL ? cb_id_set_ref (within) : NULL;
}

/* Tells only of what lies between the first and the last difference: so after
 * a deletion the rows around it stay where they are. */
void
cb_lazy_list_set_ids (CbLazyList *self,
                      GArray     *ids,
                      GArray     *groups)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (self);
  g_autoptr (GArray) before = g_steal_pointer (&priv->ids);
  guint n_shorter = MIN (before->len, ids->len);
  guint first = 0;
  guint last = 0;

  g_array_unref (priv->groups);
  priv->ids = ids;
  priv->groups = groups;

  while (first < n_shorter &&
         g_array_index (before, guint32, first) == g_array_index (ids, guint32, first))
    first++;
  while (last < n_shorter - first &&
         g_array_index (before, guint32, before->len - 1 - last) ==
         g_array_index (ids, guint32, ids->len - 1 - last))
    last++;

  if (before->len - first - last > 0 || ids->len - first - last > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first,
                                before->len - first - last, ids->len - first - last);
}

void
cb_lazy_list_refresh (CbLazyList *self)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (self);
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (CB_IS_LAZY_LIST (self));

  g_array_set_size (priv->wanted, 0);
  g_hash_table_iter_init (&iter, priv->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      gint64 id = cb_lazy_row_get_id (row);

      g_array_append_val (priv->wanted, id);
    }
  read_soon (self);
}

gint64
cb_lazy_list_get_id (CbLazyList *self,
                     guint       position)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (self);

  return position < priv->ids->len ? g_array_index (priv->ids, guint32, position) : 0;
}

void
cb_lazy_list_get_range (CbLazyList *self,
                        guint       position,
                        guint      *start,
                        guint      *end)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (self);
  guint i;

  if (position >= priv->ids->len)
    {
      *start = priv->ids->len;
      *end = G_MAXUINT;
      return;
    }

  i = find_group (self, position, start);
  *end = *start + g_array_index (priv->groups, CbLazyGroup, i).n;
}

CbIdSet *
cb_lazy_list_get_group_ids (CbLazyList *self,
                            guint       group)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (self);
  CbIdSet *set = cb_id_set_new ();
  guint position = 0;

  for (guint i = 0; i < priv->groups->len; i++)
    {
      const CbLazyGroup *part = &g_array_index (priv->groups, CbLazyGroup, i);

      for (guint j = 0; j < part->n; j++, position++)
        {
          if (group == G_MAXUINT || part->group == group)
            cb_id_set_add (set, g_array_index (priv->ids, guint32, position));
        }
    }

  return set;
}

gsize
cb_lazy_list_get_n_in_group (CbLazyList *self,
                             guint       group)
{
  CbLazyListPrivate *priv = cb_lazy_list_get_instance_private (self);
  gsize n = 0;

  for (guint i = 0; i < priv->groups->len; i++)
    {
      const CbLazyGroup *part = &g_array_index (priv->groups, CbLazyGroup, i);

      if (part->group == group)
        n += part->n;
    }

  return n;
}
