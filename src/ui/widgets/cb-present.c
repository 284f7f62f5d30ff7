/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-present.h"

typedef struct
{
  AdwDialog *dialog;
  GtkWidget *parent;
} Pair;

static void
pair_free (gpointer data)
{
  Pair *self = data;

  g_object_unref (self->dialog);
  g_object_unref (self->parent);
  g_free (self);
}

static gboolean
present_cb (gpointer user_data)
{
  Pair *self = user_data;

  /* What it was to be shown in may have gone meanwhile. */
  if (gtk_widget_get_mapped (self->parent))
    adw_dialog_present (self->dialog, self->parent);

  return G_SOURCE_REMOVE;
}

/**
 * cb_present_soon:
 * @dialog: (transfer floating): a dialog that was just made
 * @parent: what to show it in
 *
 * Shows a dialog in the next turn of the main loop: to make one with much in it and
 * to show it would take too long at once. Main thread.
 */
void
cb_present_soon (AdwDialog *dialog,
                 GtkWidget *parent)
{
  Pair *pair;

  g_return_if_fail (ADW_IS_DIALOG (dialog));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  pair = g_new0 (Pair, 1);
  pair->dialog = g_object_ref_sink (dialog);
  pair->parent = g_object_ref (parent);
  g_idle_add_full (G_PRIORITY_HIGH, present_cb, pair, pair_free);
}
