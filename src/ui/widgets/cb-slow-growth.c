/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-slow-growth.h"

/* A few more than a list makes. */
#define ROWS_MADE 224

typedef struct
{
  GWeakRef slice;
  guint    rows_per_turn;
} Growth;

static void
growth_free (gpointer data)
{
  Growth *growth = data;

  g_weak_ref_clear (&growth->slice);
  g_free (growth);
}

static gboolean
grow_cb (gpointer user_data)
{
  Growth *growth = user_data;
  g_autoptr (GtkSliceListModel) slice = g_weak_ref_get (&growth->slice);
  guint size;

  if (slice == NULL)
    return G_SOURCE_REMOVE;

  size = gtk_slice_list_model_get_size (slice) + growth->rows_per_turn;
  if (size < ROWS_MADE)
    {
      gtk_slice_list_model_set_size (slice, size);
      return G_SOURCE_CONTINUE;
    }
  gtk_slice_list_model_set_size (slice, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

void
cb_grow_slowly (GtkSliceListModel *slice,
                GListModel        *model,
                guint              rows_per_turn)
{
  Growth *growth;

  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (slice));
  g_return_if_fail (rows_per_turn > 0);

  gtk_slice_list_model_set_size (slice, rows_per_turn);
  gtk_slice_list_model_set_model (slice, model);

  growth = g_new0 (Growth, 1);
  g_weak_ref_init (&growth->slice, slice);
  growth->rows_per_turn = rows_per_turn;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, grow_cb, growth, growth_free);
}
