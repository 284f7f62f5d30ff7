/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-row.h"

/* Until a bin that has breakpoints has shown its rows again. */
#define RETURN_FRAMES 3

typedef struct
{
  GtkWidget   *rows;
  gint64       id;
  CbRowReturn  func;
  guint        frames;
} Return;

GtkWidget *
cb_row_find (GtkWidget *widget)
{
  while (widget != NULL && !g_str_equal (gtk_widget_get_css_name (widget), "row"))
    widget = gtk_widget_get_parent (widget);

  return widget;
}

gboolean
cb_row_is_down (guint            keyval,
                GdkModifierType  state)
{
  return (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down) &&
         (state & gtk_accelerator_get_default_mod_mask ()) == 0;
}

static void
return_free (gpointer data)
{
  Return *self = data;

  g_object_unref (self->rows);
  g_free (self);
}

static gboolean
return_cb (GtkWidget     *page,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  Return *self = user_data;
  GtkWidget *focus;

  if (--self->frames > 0)
    return G_SOURCE_CONTINUE;

  g_object_set_data (G_OBJECT (page), "cb-row-return", NULL);
  focus = gtk_root_get_focus (gtk_widget_get_root (page));
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->rows) && cb_row_find (focus) == NULL)
    self->func (page, self->id);

  return G_SOURCE_REMOVE;
}

/**
 * cb_row_return:
 * @page: what is given to @func
 * @rows: what the rows are in
 * @id: which row
 * @func: what gives a row the focus
 *
 * To be called when a breakpoint is about to hide the rows for a frame, which
 * makes the window take the keyboard on to whatever comes first in @rows. Main
 * thread.
 */
void
cb_row_return (GtkWidget   *page,
               GtkWidget   *rows,
               gint64       id,
               CbRowReturn  func)
{
  Return *self;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (GTK_IS_WIDGET (rows));
  g_return_if_fail (func != NULL);

  self = g_object_get_data (G_OBJECT (page), "cb-row-return");
  if (self == NULL)
    {
      self = g_new0 (Return, 1);
      self->rows = g_object_ref (rows);
      self->func = func;
      g_object_set_data (G_OBJECT (page), "cb-row-return", self);
      gtk_widget_add_tick_callback (page, return_cb, self, return_free);
    }
  self->id = id;
  self->frames = RETURN_FRAMES;
}
