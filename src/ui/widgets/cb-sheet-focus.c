/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-sheet-focus.h"

/* Until the dialog has got its shape. */
#define FRAMES 4

typedef struct
{
  GtkWidget *first;
  guint      n_frames;
} Watch;

static gboolean
shown_cb (GtkWidget     *dialog,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  Watch *watch = user_data;

  if (++watch->n_frames < FRAMES)
    return G_SOURCE_CONTINUE;

  if (!(gtk_widget_get_state_flags (watch->first) & GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_widget_grab_focus (watch->first);

  return G_SOURCE_REMOVE;
}

static void
map_cb (GtkWidget *dialog,
        GtkWidget *first)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->first = first;
  g_signal_handlers_disconnect_by_func (dialog, map_cb, first);
  gtk_widget_add_tick_callback (dialog, shown_cb, watch, g_free);
}

void
cb_sheet_focus_keep (AdwDialog *dialog,
                     GtkWidget *first)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));
  g_return_if_fail (GTK_IS_WIDGET (first));

  adw_dialog_set_focus (dialog, first);
  g_signal_connect_object (dialog, "map", G_CALLBACK (map_cb), first, G_CONNECT_DEFAULT);
}
