/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Where in the list the keyboard is, and where it goes when rows leave.
 */

#include "cb-list-page-private.h"

#include "cb-row.h"

/* How far to look for a row to go to: a stretch of selected ones longer than
 * this isn't worth the time. */
#define MAX_STEPS 200000

CbRowButtons *
cb_list_page_get_current (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (priv->column_view)))
    return NULL;

  return cb_row_buttons_find (focus);
}

static void
focus_widget_cb (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  CbRowButtons *buttons = cb_list_page_get_current (self);

  if (buttons != NULL)
    {
      cb_row_buttons_ensure (buttons);
      priv->in_list = TRUE;
      priv->lost = FALSE;
    }
  else if (gtk_root_get_focus (priv->watched_root) != NULL)
    {
      priv->in_list = FALSE;
      /* It was on its way elsewhere: Tab takes it away from the last widget
       * before it gives it to the first. */
      if (priv->lost)
        cb_list_page_clear_focus (self);
      priv->lost = FALSE;
    }
  else if (priv->in_list && priv->going == NULL)
    {
      /* The list has changed, and the row's widget went with it. */
      cb_list_page_reveal (self, 0);
      priv->lost = TRUE;
    }
}

static gboolean
has_focus (CbListPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* What there is instead of rows. */
static gboolean
focus_no_rows (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  if (gtk_widget_get_mapped (GTK_WIDGET (priv->clear_button)))
    return gtk_widget_grab_focus (GTK_WIDGET (priv->clear_button));

  return gtk_widget_child_focus (GTK_WIDGET (priv->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
restore_focus (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  guint position;

  cb_list_page_clear_focus (self);

  if (g_list_model_get_n_items (G_LIST_MODEL (priv->list)) == 0)
    return focus_no_rows (self);

  position = cb_customer_list_find (priv->list, priv->next_id);
  if (position == GTK_INVALID_LIST_POSITION)
    return gtk_widget_grab_focus (GTK_WIDGET (priv->column_view));

  /* That alone leaves the focus where it is when it isn't in the list. */
  gtk_column_view_scroll_to (priv->column_view, position, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  return gtk_widget_grab_focus (GTK_WIDGET (priv->column_view));
}

static void
queue_restore (CbListPage *self);

static void
settled_cb (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  g_signal_handlers_disconnect_by_func (priv->list, settled_cb, self);
  queue_restore (self);
}

static gboolean
focus_idle_cb (gpointer user_data)
{
  CbListPage *self = user_data;
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  priv->focus_idle = 0;

  /* What is under a dialog can't take the focus; its closing brings us back. */
  if (ADW_IS_APPLICATION_WINDOW (root) &&
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) != NULL)
    return G_SOURCE_REMOVE;

  /* Rows are still to move; the list says when they have. */
  if (cb_customer_list_get_changing (priv->list))
    {
      g_signal_handlers_disconnect_by_func (priv->list, settled_cb, self);
      g_signal_connect_swapped (priv->list, "settled", G_CALLBACK (settled_cb), self);
      return G_SOURCE_REMOVE;
    }

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;

  if (priv->gone)
    restore_focus (self);
  else if (!has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (priv->column_view));

  return G_SOURCE_REMOVE;
}

static void
queue_restore (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  /* Idle: the list may be about to hear of the book's change. If those who
   * were to go are still there, the question was answered with Cancel. */
  if ((priv->gone || priv->going != NULL) && priv->focus_idle == 0)
    priv->focus_idle = g_idle_add (focus_idle_cb, self);
}

void
cb_list_page_watch_focus (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  cb_list_page_unwatch_focus (self);
  priv->watched_root = gtk_widget_get_root (GTK_WIDGET (self));
  if (priv->watched_root == NULL)
    return;

  g_object_ref (priv->watched_root);
  g_signal_connect_swapped (priv->watched_root, "notify::focus-widget",
                            G_CALLBACK (focus_widget_cb), self);
  if (ADW_IS_APPLICATION_WINDOW (priv->watched_root))
    g_signal_connect_swapped (priv->watched_root, "notify::visible-dialog",
                              G_CALLBACK (queue_restore), self);
}

void
cb_list_page_unwatch_focus (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  if (priv->list != NULL)
    g_signal_handlers_disconnect_by_func (priv->list, settled_cb, self);
  if (priv->watched_root == NULL)
    return;

  g_signal_handlers_disconnect_by_func (priv->watched_root, focus_widget_cb, self);
  g_signal_handlers_disconnect_by_func (priv->watched_root, queue_restore, self);
  g_clear_object (&priv->watched_root);
}

void
cb_list_page_follow_focus (CbListPage *self,
                           CbChange   *change)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  CbIdSet *sets[] = { change->deleted, change->undeleted, change->erased, change->masked, change->unmasked };
  gint64 first;

  if (priv->going == NULL)
    return;

  /* If more go than were asked about, it was for another reason: that question
   * had been answered with Cancel. */
  first = cb_id_set_get_first (priv->going);
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    if (sets[i] != NULL && cb_id_set_contains (sets[i], first) &&
        cb_id_set_get_size (sets[i]) <= cb_id_set_get_size (priv->going))
      priv->gone = TRUE;

  queue_restore (self);
}

void
cb_list_page_clear_focus (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  g_clear_handle_id (&priv->focus_idle, g_source_remove);
  g_clear_pointer (&priv->going, cb_id_set_unref);
  priv->gone = FALSE;
}

/* Where the first of @going stands that is worth looking at. */
static gsize
find_start (CbListPage    *self,
            const CbIdSet *going,
            const gint64  *ids,
            gsize          n_ids)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  CbRowButtons *current = cb_list_page_get_current (self);
  CbCustomerRow *row = current != NULL ? cb_row_buttons_get_row (current) : NULL;
  guint position;

  if (row != NULL && cb_customer_row_get_position (row) < n_ids)
    return cb_customer_row_get_position (row);

  if (cb_id_set_get_size (going) == 1)
    {
      position = cb_customer_list_find (priv->list, cb_id_set_get_first (going));
      return position != GTK_INVALID_LIST_POSITION ? position : 0;
    }

  for (gsize i = 0; i < MIN (n_ids, MAX_STEPS); i++)
    if (cb_id_set_contains (going, ids[i]))
      return i;

  return 0;
}

void
cb_list_page_prepare_focus (CbListPage    *self,
                            const CbIdSet *going)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  const gint64 *ids;
  gsize n_ids, start, steps;

  g_return_if_fail (CB_IS_LIST_PAGE (self));
  g_return_if_fail (going != NULL);

  cb_list_page_clear_focus (self);
  ids = cb_customer_list_get_ids (priv->list, &n_ids);
  if (n_ids == 0 || cb_id_set_is_empty (going))
    return;

  priv->going = cb_id_set_copy (going);
  priv->next_id = 0;
  start = find_start (self, going, ids, n_ids);

  steps = 0;
  for (gsize i = start; i < n_ids && steps < MAX_STEPS; i++, steps++)
    if (!cb_id_set_contains (going, ids[i]))
      {
        priv->next_id = ids[i];
        return;
      }

  steps = 0;
  for (gsize i = start; i > 0 && steps < MAX_STEPS; i--, steps++)
    if (!cb_id_set_contains (going, ids[i - 1]))
      {
        priv->next_id = ids[i - 1];
        return;
      }
}

CbIdSet *
cb_list_page_get_targets (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  CbRowButtons *current;
  CbCustomerRow *row;

  g_return_val_if_fail (CB_IS_LIST_PAGE (self), NULL);

  if (cb_selection_model_get_n_selected (priv->selection) > 0)
    return cb_id_set_copy (cb_selection_model_get_selected (priv->selection));

  current = cb_list_page_get_current (self);
  row = current != NULL ? cb_row_buttons_get_row (current) : NULL;

  return row != NULL ? cb_id_set_new_single (cb_customer_row_get_id (row)) : cb_id_set_new ();
}

CbIdSet *
cb_list_page_get_all (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  const gint64 *ids;
  gsize n_ids;

  g_return_val_if_fail (CB_IS_LIST_PAGE (self), NULL);

  ids = cb_customer_list_get_ids (priv->list, &n_ids);
  return cb_id_set_new_from_ids (ids, n_ids);
}

void
cb_list_page_focus_list (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  g_return_if_fail (CB_IS_LIST_PAGE (self));

  priv->focus_wanted = FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (priv->list)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (priv->column_view));
  else if (cb_customer_list_get_loading (priv->list))
    priv->focus_wanted = TRUE;
  else
    focus_no_rows (self);
}

gboolean
cb_list_page_search_key_cb (CbListPage      *self,
                            guint            keyval,
                            guint            keycode,
                            GdkModifierType  state)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  if (!cb_row_is_down (keyval, state))
    return GDK_EVENT_PROPAGATE;

  /* Left to itself the focus would go to the nearest widget below, which
   * selects all. */
  if (g_list_model_get_n_items (G_LIST_MODEL (priv->list)) > 0)
    gtk_column_view_scroll_to (priv->column_view, 0, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  cb_list_page_focus_list (self);

  return GDK_EVENT_STOP;
}

void
cb_list_page_reveal (CbListPage *self,
                     gint64      id)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  g_return_if_fail (CB_IS_LIST_PAGE (self));

  /* It is known already where to go. */
  if (id == 0 && priv->going != NULL)
    return;

  cb_list_page_clear_focus (self);
  priv->next_id = id;
  priv->gone = TRUE;
  queue_restore (self);
}
