/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Where a list is scrolled to when its height changes.
 *
 * GTK keeps the row that was last gone to at the same fraction of the height,
 * so that all rows would move when the bar of actions comes and goes: away
 * from under the pointer that is about to click the next check box.
 */

#include "cb-list-page-private.h"

/* Moves @top as far as it takes for the row with the focus to be seen. */
static double
show_current (CbListPage *self,
              double      top,
              double      page_size)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  CbRowButtons *buttons = cb_list_page_get_current (self);
  graphene_point_t start;
  GtkWidget *row;
  double y, height;

  if (buttons == NULL)
    return top;

  /* The rows have their places from before. */
  row = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (buttons)));
  if (!gtk_widget_compute_point (row, gtk_widget_get_parent (row), &GRAPHENE_POINT_INIT (0, 0), &start))
    return top;
  y = start.y + priv->top;
  height = gtk_widget_get_height (row);

  /* Whoever has scrolled away from it doesn't want to go back. */
  if (y + height <= priv->top || y >= priv->top + priv->page_size)
    return top;

  return MIN (MAX (top, y + height - page_size), y);
}

static gboolean
anchor_idle_cb (gpointer user_data)
{
  CbListPagePrivate *priv = cb_list_page_get_private (user_data);

  priv->anchor_idle = 0;
  /* The list takes what is seen now for what it was scrolled to. */
  g_signal_emit_by_name (priv->adjustment, "value-changed");

  return G_SOURCE_REMOVE;
}

static void
changed_cb (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  double page_size = gtk_adjustment_get_page_size (priv->adjustment);
  double upper = gtk_adjustment_get_upper (priv->adjustment);
  double top = priv->top;

  /* What the list does when its rows change is right. */
  if (priv->page_size > 0 && page_size > 0 && page_size != priv->page_size && upper == priv->upper)
    {
      top = CLAMP (show_current (self, top, page_size), 0, upper - page_size);
      if (top != gtk_adjustment_get_value (priv->adjustment))
        {
          gtk_adjustment_set_value (priv->adjustment, top);
          if (priv->anchor_idle == 0)
            priv->anchor_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, anchor_idle_cb, self, NULL);
        }
    }

  priv->page_size = page_size;
  priv->upper = upper;
  priv->top = gtk_adjustment_get_value (priv->adjustment);
}

static void
value_changed_cb (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  priv->top = gtk_adjustment_get_value (priv->adjustment);
}

void
cb_list_page_watch_scrolling (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  priv->adjustment = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (priv->column_view)));
  g_signal_connect_object (priv->adjustment, "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->adjustment, "value-changed",
                           G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
}
