/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-narrow-header.h"

static char *
get_narrow_layout (GtkWidget *widget)
{
  GString *narrow = g_string_new (NULL);
  g_autofree char *layout = NULL;
  g_auto (GStrv) sides = NULL;

  g_object_get (gtk_widget_get_settings (widget), "gtk-decoration-layout", &layout, NULL);
  sides = g_strsplit (layout != NULL ? layout : "", ":", 2);
  for (guint side = 0; sides[side] != NULL; side++)
    {
      g_auto (GStrv) buttons = g_strsplit (sides[side], ",", -1);

      if (side > 0)
        g_string_append_c (narrow, ':');
      for (guint i = 0; buttons[i] != NULL; i++)
        if (!g_str_equal (buttons[i], "minimize") && !g_str_equal (buttons[i], "maximize"))
          g_string_append_printf (narrow, "%s,", buttons[i]);
    }

  return g_string_free_and_steal (narrow);
}

void
cb_narrow_header_set (AdwHeaderBar *header_bar,
                      gboolean      narrow)
{
  g_autofree char *layout = NULL;

  g_return_if_fail (ADW_IS_HEADER_BAR (header_bar));

  if (narrow)
    layout = get_narrow_layout (GTK_WIDGET (header_bar));
  adw_header_bar_set_decoration_layout (header_bar, layout);
}

static gboolean
narrow_idle_cb (gpointer user_data)
{
  cb_narrow_header_set (user_data, TRUE);

  return G_SOURCE_REMOVE;
}

static gboolean
wide_idle_cb (gpointer user_data)
{
  cb_narrow_header_set (user_data, FALSE);

  return G_SOURCE_REMOVE;
}

/* The header has its place in this frame already. */
static void
queue (AdwHeaderBar *header_bar,
       GSourceFunc   func)
{
  g_idle_add_full (GTK_PRIORITY_RESIZE, func, g_object_ref (header_bar), g_object_unref);
}

static void
apply_cb (AdwHeaderBar *header_bar)
{
  queue (header_bar, narrow_idle_cb);
}

static void
unapply_cb (AdwHeaderBar *header_bar)
{
  queue (header_bar, wide_idle_cb);
}

void
cb_narrow_header_watch (AdwHeaderBar  *header_bar,
                        AdwBreakpoint *breakpoint)
{
  g_return_if_fail (ADW_IS_HEADER_BAR (header_bar));
  g_return_if_fail (ADW_IS_BREAKPOINT (breakpoint));

  g_signal_connect_object (breakpoint, "apply", G_CALLBACK (apply_cb), header_bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (unapply_cb), header_bar, G_CONNECT_SWAPPED);
}
