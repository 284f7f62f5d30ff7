/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-seen-rows.h"

static void
value_changed_cb (CbCustomerList *list,
                  GtkAdjustment  *adjustment)
{
  double upper = gtk_adjustment_get_upper (adjustment);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  double first;

  if (n_items == 0 || upper <= 0)
    return;

  first = gtk_adjustment_get_value (adjustment) / upper * n_items;
  cb_customer_list_set_seen (list, (guint) CLAMP (first, 0, n_items - 1));
}

static void
adjustment_changed_cb (GtkColumnView  *view,
                       GParamSpec     *pspec,
                       CbCustomerList *list)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  if (adjustment == NULL)
    return;

  g_signal_handlers_disconnect_by_func (adjustment, value_changed_cb, list);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), list,
                           G_CONNECT_SWAPPED);
}

static void
after_paint_cb (GdkFrameClock  *clock,
                CbCustomerList *list)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    return;

  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, list);
  cb_customer_list_set_seen (list, 0);
}

static void
map_cb (GtkWidget      *view,
        CbCustomerList *list)
{
  g_signal_handlers_disconnect_by_func (view, map_cb, list);
  g_signal_connect_object (gtk_widget_get_frame_clock (view), "after-paint", G_CALLBACK (after_paint_cb),
                           list, 0);
}

static void
settled_cb (CbCustomerList *list,
            gboolean        rebound,
            GtkColumnView  *view)
{
  g_signal_handlers_disconnect_by_func (list, settled_cb, view);

  if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    gtk_column_view_scroll_to (view, 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
}

static void
query_cb (GtkColumnView  *view,
          GParamSpec     *pspec,
          CbCustomerList *list)
{
  g_signal_handlers_disconnect_by_func (list, settled_cb, view);
  g_signal_connect_object (list, "settled", G_CALLBACK (settled_cb), view, 0);
}

void
cb_seen_rows_watch (GtkColumnView  *view,
                    CbCustomerList *list)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (CB_IS_CUSTOMER_LIST (list));

  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (adjustment_changed_cb), list, 0);
  adjustment_changed_cb (view, NULL, list);
  g_signal_connect_object (view, "map", G_CALLBACK (map_cb), list, 0);
  g_signal_connect_object (list, "notify::query", G_CALLBACK (query_cb), view, G_CONNECT_SWAPPED);
}
