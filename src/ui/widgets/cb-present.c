/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-present.h"

#include "cb-focus-return.h"

/* Something, and what it is to be shown in. */
typedef struct
{
  gpointer   shown;
  GtkWidget *parent;
} Pair;

static void
pair_free (gpointer data)
{
  Pair *self = data;

  g_object_unref (self->shown);
  g_object_unref (self->parent);
  g_free (self);
}

/* What had the focus when a dialog was shown, which gives it back. */
typedef struct
{
  GtkWidget *parent;
  GWeakRef   before;
} Return;

static void
return_free (gpointer  data,
             GClosure *closure)
{
  Return *self = data;

  g_weak_ref_clear (&self->before);
  g_object_unref (self->parent);
  g_free (self);
}

static gboolean
return_cb (gpointer user_data)
{
  GtkWidget *parent = user_data;
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (parent) ||
      (focus != NULL && (gtk_widget_is_ancestor (focus, parent) || gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) != NULL)))
    return G_SOURCE_REMOVE;

  cb_focus_return (parent);

  return G_SOURCE_REMOVE;
}

/* That may have gone meanwhile, or be hidden. */
static void
closed_cb (AdwDialog *dialog,
           Return    *self)
{
  g_autoptr (GtkWidget) before = g_weak_ref_get (&self->before);

  if (before == NULL || !gtk_widget_get_mapped (before))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, return_cb, g_object_ref (self->parent), g_object_unref);
}

static gboolean
present_cb (gpointer user_data)
{
  Pair *self = user_data;
  Return *back;

  /* What it was to be shown in may have gone meanwhile. */
  if (!gtk_widget_get_mapped (self->parent))
    return G_SOURCE_REMOVE;

  back = g_new0 (Return, 1);
  back->parent = g_object_ref (self->parent);
  g_weak_ref_init (&back->before, gtk_root_get_focus (gtk_widget_get_root (self->parent)));
  g_signal_connect_data (self->shown, "closed", G_CALLBACK (closed_cb), back, return_free, G_CONNECT_DEFAULT);
  adw_dialog_present (self->shown, self->parent);

  return G_SOURCE_REMOVE;
}

static gboolean
push_cb (gpointer user_data)
{
  Pair *self = user_data;

  if (gtk_widget_get_mapped (self->parent))
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (self->parent), self->shown);

  return G_SOURCE_REMOVE;
}

/* @shown: (transfer floating) */
static void
show_soon (gpointer     shown,
           GtkWidget   *parent,
           GSourceFunc  callback)
{
  Pair *pair = g_new0 (Pair, 1);

  pair->shown = g_object_ref_sink (shown);
  pair->parent = g_object_ref (parent);
  g_idle_add_full (G_PRIORITY_HIGH, callback, pair, pair_free);
}

/**
 * cb_present_soon:
 * @dialog: (transfer floating): a dialog that was just made
 * @parent: what to show it in
 *
 * Shows a dialog in the next turn of the main loop: to make one with much in it and
 * to show it would take too long at once. When it is closed and what had the focus is
 * gone, the focus is within @parent. Main thread.
 */
void
cb_present_soon (AdwDialog *dialog,
                 GtkWidget *parent)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  show_soon (dialog, parent, present_cb);
}

/**
 * cb_push_soon:
 * @view: where to show it
 * @page: (transfer floating): a page that was just made
 *
 * The same with a page that is pushed. Main thread.
 */
void
cb_push_soon (AdwNavigationView *view,
              AdwNavigationPage *page)
{
  g_return_if_fail (ADW_IS_NAVIGATION_VIEW (view));
  g_return_if_fail (ADW_IS_NAVIGATION_PAGE (page));

  show_soon (page, GTK_WIDGET (view), push_cb);
}
