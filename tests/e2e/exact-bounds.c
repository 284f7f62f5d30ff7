/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Preloaded into the program under test, this makes the extents that GTK tells
 * assistive technology exact, so that a test can click where a widget is.
 *
 * GTK sums up each widget's place in its parent and loses the parents' padding
 * and borders on the way. Here each accessible tells its place so that the sum
 * comes out right: in pixels from the corner of the window's surface, for what
 * is in a popover too. What is not on the screen is told to have no size.
 */

#include <gtk/gtk.h>

static gboolean (*original_get_bounds) (GtkAccessible *accessible,
                                        int           *x,
                                        int           *y,
                                        int           *width,
                                        int           *height);

/* Where the surface of @native begins, seen from that of the window. */
static graphene_point_t
get_surface_origin (GtkNative *native)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT_ZERO;
  GdkSurface *surface = gtk_native_get_surface (native);

  while (surface != NULL && GDK_IS_POPUP (surface))
    {
      origin.x += gdk_popup_get_position_x (GDK_POPUP (surface));
      origin.y += gdk_popup_get_position_y (GDK_POPUP (surface));
      surface = gdk_popup_get_parent (GDK_POPUP (surface));
    }
  return origin;
}

static gboolean
get_widget_place (GtkWidget       *widget,
                  graphene_rect_t *place)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t origin;
  double shadow_x;
  double shadow_y;

  if (native == NULL || !gtk_widget_compute_bounds (widget, GTK_WIDGET (native), place))
    return FALSE;

  origin = get_surface_origin (native);
  gtk_native_get_surface_transform (native, &shadow_x, &shadow_y);
  graphene_rect_offset (place, origin.x + shadow_x, origin.y + shadow_y);
  return TRUE;
}

/* What stands between widgets in the tree, a page of a stack say, adds nothing. */
static gboolean
get_no_bounds (GtkAccessible *accessible,
               int           *x,
               int           *y,
               int           *width,
               int           *height)
{
  *x = *y = *width = *height = 0;
  return TRUE;
}

/* The sum that GTK will come to for @accessible. */
static graphene_point_t
get_sum (GtkAccessible *accessible)
{
  g_autoptr (GtkAccessible) parent = NULL;
  graphene_rect_t place;

  if (GTK_IS_WIDGET (accessible))
    {
      if (get_widget_place (GTK_WIDGET (accessible), &place))
        return place.origin;
    }
  else
    {
      GTK_ACCESSIBLE_GET_IFACE (accessible)->get_bounds = get_no_bounds;
    }

  parent = gtk_accessible_get_accessible_parent (accessible);
  return parent != NULL ? get_sum (parent) : GRAPHENE_POINT_INIT_ZERO;
}

static gboolean
get_bounds (GtkAccessible *accessible,
            int           *x,
            int           *y,
            int           *width,
            int           *height)
{
  g_autoptr (GtkAccessible) parent = NULL;
  graphene_point_t before = GRAPHENE_POINT_INIT_ZERO;
  graphene_rect_t place;

  if (!get_widget_place (GTK_WIDGET (accessible), &place))
    return original_get_bounds (accessible, x, y, width, height);

  parent = gtk_accessible_get_accessible_parent (accessible);
  if (parent != NULL)
    before = get_sum (parent);

  *x = (int) roundf (place.origin.x) - (int) roundf (before.x);
  *y = (int) roundf (place.origin.y) - (int) roundf (before.y);
  *width = gtk_widget_get_mapped (GTK_WIDGET (accessible)) ? (int) roundf (place.size.width) : 0;
  *height = gtk_widget_get_mapped (GTK_WIDGET (accessible)) ? (int) roundf (place.size.height) : 0;
  return TRUE;
}

/* Before any class is derived from GtkWidget: they all inherit the change. */
static void __attribute__ ((constructor))
install (void)
{
  gpointer widget_class = g_type_class_ref (GTK_TYPE_WIDGET);
  GtkAccessibleInterface *iface = g_type_interface_peek (widget_class, GTK_TYPE_ACCESSIBLE);

  original_get_bounds = iface->get_bounds;
  iface->get_bounds = get_bounds;
}
