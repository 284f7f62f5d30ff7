/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-live-list.h"

typedef struct
{
  CbBook       *book;
  char         *query;
  CbIdSet      *changed;      /* since it was read last */
  GError       *error;
  GCancellable *cancellable;  /* of the reading under way; NULL if there is none */
  guint         everything : 1;  /* may have changed, rather than @changed */
  guint         stale : 1;
  guint         active : 1;
} CbLiveListPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CbLiveList, cb_live_list, CB_TYPE_LAZY_LIST)

enum
{
  SIGNAL_STATE_CHANGED,
  SIGNAL_UPDATING,
  SIGNAL_UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop (CbLiveList *self)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
}

static void
read_again (CbLiveList *self)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CbIdSet) changed = priv->everything ? NULL : cb_id_set_copy (priv->changed);

  stop (self);
  g_clear_error (&priv->error);
  priv->stale = FALSE;
  g_set_object (&priv->cancellable, cancellable);
  CB_LIVE_LIST_GET_CLASS (self)->read (self, changed, cancellable);
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}

static void
note (CbLiveList    *self,
      const CbIdSet *set)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  if (set != NULL)
    cb_id_set_union (priv->changed, set);
}

static void
book_changed_cb (CbLiveList *self,
                 CbChange   *change)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  if (!CB_LIVE_LIST_GET_CLASS (self)->concerns (self, change))
    return;

  /* What is kept of erased customers is nobody's. */
  if (change->everything || (change->contents != NULL && cb_id_set_is_empty (change->contents)))
    priv->everything = TRUE;
  note (self, change->added);
  note (self, change->edited);
  note (self, change->deleted);
  note (self, change->undeleted);
  note (self, change->erased);
  note (self, change->masked);
  note (self, change->unmasked);
  note (self, change->contents);

  if (priv->active)
    read_again (self);
  else
    priv->stale = TRUE;
}

static void
page_failed_cb (CbLiveList   *self,
                const GError *error)
{
  cb_live_list_fail (self, g_error_copy (error));
}

static void
cb_live_list_dispose (GObject *object)
{
  CbLiveList *self = CB_LIVE_LIST (object);
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  stop (self);
  if (priv->book != NULL)
    g_signal_handlers_disconnect_by_data (priv->book, self);
  g_clear_object (&priv->book);

  G_OBJECT_CLASS (cb_live_list_parent_class)->dispose (object);
}

static void
cb_live_list_finalize (GObject *object)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (CB_LIVE_LIST (object));

  g_free (priv->query);
  g_clear_error (&priv->error);
  cb_id_set_unref (priv->changed);

  G_OBJECT_CLASS (cb_live_list_parent_class)->finalize (object);
}

static void
cb_live_list_class_init (CbLiveListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_live_list_dispose;
  object_class->finalize = cb_live_list_finalize;

  signals[SIGNAL_STATE_CHANGED] =
    g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_UPDATING] =
    g_signal_new ("updating", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_UPDATED] =
    g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_live_list_init (CbLiveList *self)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  priv->query = g_strdup ("");
  priv->changed = cb_id_set_new ();
  priv->everything = TRUE;
  priv->active = TRUE;
}

void
cb_live_list_start (CbLiveList *self,
                    CbBook     *book,
                    CbLookup    what)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  g_return_if_fail (CB_IS_LIVE_LIST (self));
  g_return_if_fail (priv->book == NULL);

  priv->book = g_object_ref (book);
  cb_lazy_list_set_up (CB_LAZY_LIST (self), book, what, NULL);
  g_signal_connect (self, "failed", G_CALLBACK (page_failed_cb), NULL);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  read_again (self);
}

CbBook *
cb_live_list_get_book (CbLiveList *self)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  g_return_val_if_fail (CB_IS_LIVE_LIST (self), NULL);

  return priv->book;
}

void
cb_live_list_set_query (CbLiveList *self,
                        const char *query)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);
  g_autofree char *stripped = NULL;

  g_return_if_fail (CB_IS_LIVE_LIST (self));
  g_return_if_fail (query != NULL);

  stripped = g_strstrip (g_strdup (query));
  if (g_set_str (&priv->query, stripped))
    read_again (self);
}

const char *
cb_live_list_get_query (CbLiveList *self)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  g_return_val_if_fail (CB_IS_LIVE_LIST (self), NULL);

  return priv->query;
}

void
cb_live_list_set_active (CbLiveList *self,
                         gboolean    active)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  g_return_if_fail (CB_IS_LIVE_LIST (self));

  priv->active = active;
  if (active && priv->stale)
    read_again (self);
}

gboolean
cb_live_list_get_loading (CbLiveList *self)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  g_return_val_if_fail (CB_IS_LIVE_LIST (self), FALSE);

  return priv->cancellable != NULL;
}

const GError *
cb_live_list_get_error (CbLiveList *self)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  g_return_val_if_fail (CB_IS_LIVE_LIST (self), NULL);

  return priv->error;
}

void
cb_live_list_reload (CbLiveList *self)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  g_return_if_fail (CB_IS_LIVE_LIST (self));

  priv->everything = TRUE;
  read_again (self);
}

void
cb_live_list_take (CbLiveList *self,
                   GArray     *ids)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (CbLazyGroup));
  CbLazyGroup all = { 0, ids->len };
  gboolean had_changed = priv->everything || !cb_id_set_is_empty (priv->changed);

  g_return_if_fail (CB_IS_LIVE_LIST (self));

  g_clear_object (&priv->cancellable);
  priv->everything = FALSE;
  cb_id_set_clear (priv->changed);
  g_array_append_val (groups, all);
  g_signal_emit (self, signals[SIGNAL_UPDATING], 0);
  cb_lazy_list_set_ids (CB_LAZY_LIST (self), ids, groups);
  if (had_changed)
    cb_lazy_list_refresh (CB_LAZY_LIST (self));
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_UPDATED], 0);
}

void
cb_live_list_fail (CbLiveList *self,
                   GError     *error)
{
  CbLiveListPrivate *priv = cb_live_list_get_instance_private (self);

  g_return_if_fail (CB_IS_LIVE_LIST (self));

  g_clear_object (&priv->cancellable);
  g_clear_error (&priv->error);
  priv->error = error;
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0);
}
