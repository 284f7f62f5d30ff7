/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Toasts, and where the keyboard goes when one goes that has it.
 */

#include "cb-window-private.h"

#include "cb-focus-return.h"

/* A toast would cut off a title that is wider than a narrow window. */
static void
let_title_wrap (AdwToast *toast,
                gboolean  narrow)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", adw_toast_get_title (toast),
                                   /* Else the button would be cut off instead. */
                                   "natural-wrap-mode", narrow ? GTK_NATURAL_WRAP_WORD
                                                               : GTK_NATURAL_WRAP_NONE,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0,
                                   NULL);

  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
}

static gboolean
is_in_toast (GtkWidget *widget)
{
  while (widget != NULL && g_strcmp0 (gtk_widget_get_css_name (widget), "toast") != 0)
    widget = gtk_widget_get_parent (widget);

  return widget != NULL;
}

static void
focus_changed_cb (CbWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && !is_in_toast (focus))
    g_set_weak_pointer (&self->focus_before_toast, focus);
}

/* Back to where it was, or to the page that is shown when that is gone. */
static gboolean
return_focus_cb (gpointer user_data)
{
  CbWindow *self = user_data;
  GtkWidget *before = self->focus_before_toast;
  GtkWidget *page = GTK_WIDGET (adw_navigation_view_get_visible_page (self->navigation));

  if (!is_in_toast (gtk_window_get_focus (GTK_WINDOW (self))))
    return G_SOURCE_REMOVE;

  if (before != NULL && gtk_widget_get_mapped (before) && gtk_widget_grab_focus (before))
    return G_SOURCE_REMOVE;
  if (page != NULL)
    cb_focus_return (page);

  return G_SOURCE_REMOVE;
}

static void
dismissed_cb (CbWindow *self)
{
  if (is_in_toast (gtk_window_get_focus (GTK_WINDOW (self))))
    g_idle_add_full (G_PRIORITY_DEFAULT, return_focus_cb, g_object_ref (self), g_object_unref);
}

/* Follows the focus, to know where it was before a toast had it. */
void
cb_window_init_toasts (CbWindow *self)
{
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
}

void
cb_window_add_toast (CbWindow *self,
                     AdwToast *toast)
{
  AdwNavigationPage *page;

  g_return_if_fail (CB_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  /* What it says is not for whoever passes by. */
  if (self->covered)
    {
      g_set_object (&self->held_toast, toast);
      g_object_unref (toast);
      return;
    }

  /* An older one would offer to undo what isn't the last any more. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  let_title_wrap (toast, adw_navigation_split_view_get_collapsed (self->split_view));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);

  page = adw_navigation_view_get_visible_page (self->navigation);
  if (CB_IS_LIST_PAGE (page) && gtk_widget_get_mapped (GTK_WIDGET (page)))
    cb_list_page_add_toast (CB_LIST_PAGE (page), toast);
  else
    adw_toast_overlay_add_toast (self->toast_overlay, toast);
}
