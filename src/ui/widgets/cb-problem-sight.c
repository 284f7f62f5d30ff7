/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-problem-sight.h"

/* By then it has been laid out. */
#define FRAMES 2

typedef struct
{
  GtkWidget *field;  /* owned */
  guint      n_frames;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->field);
  g_free (wish);
}

static gboolean
frame_cb (GtkWidget     *problem,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  Wish *wish = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (problem, GTK_TYPE_VIEWPORT);

  if (++wish->n_frames < FRAMES)
    return G_SOURCE_CONTINUE;

  if (viewport != NULL && gtk_widget_get_mapped (problem) && gtk_widget_get_focus_child (wish->field) != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), problem, NULL);

  return G_SOURCE_REMOVE;
}

void
cb_problem_bring_into_sight (GtkWidget *problem,
                             GtkWidget *field)
{
  Wish *wish;

  g_return_if_fail (GTK_IS_WIDGET (problem));
  g_return_if_fail (GTK_IS_WIDGET (field));

  wish = g_new0 (Wish, 1);
  wish->field = g_object_ref (field);
  gtk_widget_add_tick_callback (problem, frame_cb, wish, wish_free);
}
