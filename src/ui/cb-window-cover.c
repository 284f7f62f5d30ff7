/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Taking all that a window shows of its book out of sight, and putting it back.
 * What is not visible is neither drawn, nor reached by keys, nor told to assistive
 * technologies; and nothing of it is lost.
 */

#include "cb-window-private.h"

#include "cb-import-dialog.h"
#include "cb-progress-dialog.h"

/* What holds the content and the dialogs of the window. */
static GtkWidget *
get_host (CbWindow *self)
{
  return gtk_window_get_child (GTK_WINDOW (self));
}

/* Dialogs lie over the content, which they keep from getting the focus and the
 * pointer as long as they are there, visible or not. */
static void
set_reachable (CbWindow *self,
               gboolean  reachable)
{
  GtkWidget *below = gtk_widget_get_first_child (get_host (self));

  gtk_widget_set_can_focus (below, reachable);
  gtk_widget_set_can_target (below, reachable);
}

/* Closing the window would first close a dialog that nobody sees. */
static void
set_closes_dialogs (CbWindow *self,
                    gboolean  closes)
{
  gpointer host = get_host (self);

  if (closes)
    g_signal_handlers_unblock_matched (self, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, host);
  else
    g_signal_handlers_block_matched (self, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, host);
}

/* (transfer full) (element-type AdwDialog): the one on top last */
static GPtrArray *
list_dialogs (CbWindow *self)
{
  g_autoptr (GListModel) model = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));
  GPtrArray *dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (dialogs, g_list_model_get_item (model, i));

  return dialogs;
}

static void
cover_dialogs (CbWindow *self)
{
  g_autoptr (GPtrArray) dialogs = list_dialogs (self);

  for (guint i = 0; i < dialogs->len; i++)
    gtk_widget_set_visible (dialogs->pdata[i], FALSE);
  set_reachable (self, TRUE);
}

/* Work that was under way may end in a dialog. */
static void
dialogs_changed_cb (CbWindow *self)
{
  if (self->covered)
    cover_dialogs (self);
}

/* What goes wants to leave the focus where it was before. */
static void
focus_changed_cb (CbWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->covered && focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sign_in_page)))
    gtk_widget_grab_focus (GTK_WIDGET (self->sign_in_page));
}

void
cb_window_init_cover (CbWindow *self)
{
  g_signal_connect_object (self, "notify::visible-dialog", G_CALLBACK (dialogs_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
keep_focus (CbWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  g_set_weak_pointer (&self->covered_focus, focus);
  if (GTK_IS_TEXT (focus))
    gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &self->covered_selection[0], &self->covered_selection[1]);
}

/* What is typed next is added to what was, and doesn't replace it. */
static void
give_focus_back (CbWindow *self)
{
  GtkWidget *widget = self->covered_focus;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, GTK_WIDGET (self)))
    return;

  if (!GTK_IS_TEXT (widget))
    {
      gtk_widget_grab_focus (widget);
      return;
    }

  gtk_text_grab_focus_without_selecting (GTK_TEXT (widget));
  gtk_editable_select_region (GTK_EDITABLE (widget), self->covered_selection[0], self->covered_selection[1]);
}

/* A dialog that comes into sight takes the focus with its second frame, and all that
 * stands where it goes is selected then. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  CbWindow *self = CB_WINDOW (widget);
  int start, end;

  if (++self->n_ticks < 3)
    return G_SOURCE_CONTINUE;

  if (!self->covered && self->covered_focus != NULL && GTK_IS_TEXT (self->covered_focus) &&
      gtk_window_get_focus (GTK_WINDOW (self)) == self->covered_focus &&
      gtk_editable_get_selection_bounds (GTK_EDITABLE (self->covered_focus), &start, &end))
    give_focus_back (self);
  if (!self->covered)
    g_clear_weak_pointer (&self->covered_focus);

  return G_SOURCE_REMOVE;
}

void
cb_window_cover (CbWindow *self)
{
  if (self->covered)
    return;

  keep_focus (self);
  self->covered = TRUE;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  gtk_stack_set_visible_child_name (self->stack, "sign-in");
  gtk_widget_set_visible (GTK_WIDGET (self->split_view), FALSE);
  cover_dialogs (self);
  set_closes_dialogs (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->sign_in_page));
}

void
cb_window_uncover (CbWindow *self)
{
  g_autoptr (GPtrArray) dialogs = NULL;
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->held_toast);

  if (!self->covered)
    return;

  self->covered = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->split_view), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "book");
  dialogs = list_dialogs (self);
  for (guint i = 0; i < dialogs->len; i++)
    gtk_widget_set_visible (dialogs->pdata[i], TRUE);
  set_reachable (self, dialogs->len == 0);
  set_closes_dialogs (self, TRUE);

  if (dialogs->len > 0)
    gtk_widget_grab_focus (dialogs->pdata[dialogs->len - 1]);
  else
    cb_window_focus_page (self);
  give_focus_back (self);
  self->n_ticks = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  if (toast != NULL)
    cb_window_add_toast (self, g_object_ref (toast));
}

/* For somebody else, whom they are none of. */
void
cb_window_drop_dialogs (CbWindow *self)
{
  g_autoptr (GPtrArray) dialogs = list_dialogs (self);

  g_clear_object (&self->held_toast);
  for (guint i = dialogs->len; i > 0; i--)
    adw_dialog_force_close (dialogs->pdata[i - 1]);
}

static gboolean
is_working (AdwDialog *dialog)
{
  return CB_IS_PROGRESS_DIALOG (dialog) || (CB_IS_IMPORT_DIALOG (dialog) && !adw_dialog_get_can_close (dialog));
}

gboolean
cb_window_is_busy (CbWindow *self)
{
  g_autoptr (GPtrArray) dialogs = list_dialogs (self);

  for (guint i = 0; i < dialogs->len; i++)
    {
      if (is_working (dialogs->pdata[i]))
        return TRUE;
    }

  /* What is under way and doesn't ask anything. */
  return self->working && dialogs->len == 0;
}

gboolean
cb_window_has_unsaved (CbWindow *self)
{
  g_autoptr (GPtrArray) dialogs = list_dialogs (self);

  for (guint i = 0; i < dialogs->len; i++)
    {
      if (!is_working (dialogs->pdata[i]) && !adw_dialog_get_can_close (dialogs->pdata[i]))
        return TRUE;
    }

  return FALSE;
}
