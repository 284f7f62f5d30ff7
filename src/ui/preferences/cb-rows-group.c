/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-rows-group.h"

#define ROWS_PER_TURN 4

struct _CbRowsGroup
{
  AdwPreferencesGroup  parent_instance;

  CbRowsGroupFill      fill;
  gpointer             user_data;
  GPtrArray           *rows;        /* not owned: those that are there */
  guint                n;           /* as many as there are to be */
  guint                build_idle;  /* 0 once all are there */
};

G_DEFINE_FINAL_TYPE (CbRowsGroup, cb_rows_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activated_cb (CbRowsGroup  *self,
              AdwActionRow *row)
{
  guint index;

  if (g_ptr_array_find (self->rows, row, &index))
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, index);
}

static void
add_row (CbRowsGroup *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "activatable", TRUE,
                                 "use-markup", FALSE,
                                 NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE,
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           "icon-name", "go-next-symbolic",
                                           NULL));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  self->fill (ADW_ACTION_ROW (row), self->rows->len, self->user_data);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static gboolean
build_idle_cb (gpointer user_data)
{
  CbRowsGroup *self = user_data;

  for (guint i = 0; i < ROWS_PER_TURN && self->rows->len < self->n; i++)
    add_row (self);
  if (self->rows->len < self->n)
    return G_SOURCE_CONTINUE;

  self->build_idle = 0;

  return G_SOURCE_REMOVE;
}

static void
cb_rows_group_dispose (GObject *object)
{
  CbRowsGroup *self = CB_ROWS_GROUP (object);

  g_clear_handle_id (&self->build_idle, g_source_remove);

  G_OBJECT_CLASS (cb_rows_group_parent_class)->dispose (object);
}

static void
cb_rows_group_finalize (GObject *object)
{
  CbRowsGroup *self = CB_ROWS_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cb_rows_group_parent_class)->finalize (object);
}

static void
cb_rows_group_class_init (CbRowsGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_rows_group_dispose;
  object_class->finalize = cb_rows_group_finalize;

  signals[SIGNAL_OPEN] =
    g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
cb_rows_group_init (CbRowsGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * cb_rows_group_set_fill:
 * @fill: called as long as @self is there
 */
void
cb_rows_group_set_fill (CbRowsGroup     *self,
                        CbRowsGroupFill  fill,
                        gpointer         user_data)
{
  g_return_if_fail (CB_IS_ROWS_GROUP (self));

  self->fill = fill;
  self->user_data = user_data;
}

void
cb_rows_group_update (CbRowsGroup *self,
                      guint        n)
{
  g_return_if_fail (CB_IS_ROWS_GROUP (self));
  g_return_if_fail (self->fill != NULL);

  self->n = n;
  while (self->rows->len > n)
    {
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[self->rows->len - 1]);
      g_ptr_array_remove_index (self->rows, self->rows->len - 1);
    }
  for (guint i = 0; i < self->rows->len; i++)
    self->fill (self->rows->pdata[i], i, self->user_data);
  if (self->rows->len < n && self->build_idle == 0)
    self->build_idle = g_idle_add_full (G_PRIORITY_DEFAULT, build_idle_cb, self, NULL);
}
