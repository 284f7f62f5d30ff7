/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-slots.h"

#include "cb-customer-row-private.h"
#include "cb-transition.h"

/* The rows that are filled in before an empty list shows them. */
#define FIRST_ROWS  40

/* How long a turn of the main loop starts further steps, in microseconds. */
#define TURN_TIME   1000

/* Before the next frame is drawn (which has 120), after whatever is input. */
#define PRIORITY    (G_PRIORITY_HIGH_IDLE + 10)

struct _CbSlots
{
  GObject         parent_instance;

  GListModel     *model;    /* unowned */
  GArray         *ids;      /* never changed, only replaced */
  CbIdSet        *set;      /* likewise */
  guint           n;        /* so many of them are shown */
  guint           seen;
  CbRowTable     *rows;

  CbTransition   *transition;
  guint           source;
};

G_DEFINE_FINAL_TYPE (CbSlots, cb_slots, G_TYPE_OBJECT)

enum
{
  STALE_ROW,
  SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const gint64 *
get_data (CbSlots *self)
{
  return (const gint64 *) (gpointer) self->ids->data;
}

/* Takes steps until the turn is over. Returns: whether there are more. */
static gboolean
run (CbSlots *self)
{
  g_autoptr (CbTransition) transition = cb_transition_ref (self->transition);
  gint64 end = g_get_monotonic_time () + TURN_TIME;
  gboolean more;

  do
    more = cb_transition_step (transition);
  while (more && self->transition == transition && g_get_monotonic_time () < end);

  /* Somebody who was told of a step may have cleared the list. */
  if (self->transition != transition)
    return FALSE;

  if (!more)
    {
      self->source = 0;
      g_clear_pointer (&self->transition, cb_transition_unref);
      g_signal_emit (self, signals[SETTLED], 0, cb_transition_get_rebound (transition));
    }

  return more;
}

static gboolean
run_cb (gpointer user_data)
{
  g_autoptr (CbSlots) self = g_object_ref (user_data);

  return run (self) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
cb_slots_dispose (GObject *object)
{
  CbSlots *self = CB_SLOTS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->transition, cb_transition_unref);
  g_clear_pointer (&self->rows, cb_row_table_free);

  G_OBJECT_CLASS (cb_slots_parent_class)->dispose (object);
}

static void
cb_slots_finalize (GObject *object)
{
  CbSlots *self = CB_SLOTS (object);

  g_array_unref (self->ids);
  cb_id_set_unref (self->set);

  G_OBJECT_CLASS (cb_slots_parent_class)->finalize (object);
}

static void
cb_slots_class_init (CbSlotsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_slots_dispose;
  object_class->finalize = cb_slots_finalize;

  signals[STALE_ROW] =
    g_signal_new ("stale-row", CB_TYPE_SLOTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, CB_TYPE_CUSTOMER_ROW);
  signals[SETTLED] =
    g_signal_new ("settled", CB_TYPE_SLOTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
cb_slots_init (CbSlots *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->set = cb_id_set_new ();
  self->seen = G_MAXUINT;
  self->rows = cb_row_table_new ();
}

CbSlots *
cb_slots_new (GListModel *model)
{
  CbSlots *self = g_object_new (CB_TYPE_SLOTS, NULL);

  self->model = model;

  return self;
}

guint
cb_slots_get_n (CbSlots *self)
{
  return self->n;
}

const gint64 *
cb_slots_get_shown (CbSlots *self,
                    guint   *n)
{
  *n = MIN (self->n, self->ids->len);

  return get_data (self);
}

CbIdSet *
cb_slots_get_set (CbSlots *self)
{
  return self->set;
}

CbCustomerRow *
cb_slots_get_row (CbSlots *self,
                  guint    position)
{
  CbCustomerRow *row;
  gint64 id;

  if (position >= self->n)
    return NULL;

  id = position < self->ids->len ? get_data (self)[position] : cb_row_table_get_vacant_id (position);
  row = cb_row_table_find (self->rows, id);
  if (row != NULL)
    return g_object_ref (row);

  row = cb_row_table_make (self->rows, id, position);
  if (cb_customer_row_get_stale (row))
    g_signal_emit (self, signals[STALE_ROW], 0, row);

  return row;
}

CbRowTable *
cb_slots_get_rows (CbSlots *self)
{
  return self->rows;
}

void
cb_slots_set_seen (CbSlots *self,
                   guint    position)
{
  self->seen = position;
}

void
cb_slots_ask (CbSlots       *self,
              CbArrangement *arrangement)
{
  guint n_rows = cb_row_table_get_n (self->rows);

  g_return_if_fail (self->transition == NULL);

  arrangement->old = g_array_ref (self->ids);
  arrangement->seen = self->seen;

  /* Without word from the view, the middle of the rows that it holds. */
  if (self->seen == G_MAXUINT)
    {
      g_autoptr (GPtrArray) rows = cb_row_table_list (self->rows);
      guint middle = n_rows > 0 ? cb_customer_row_get_position (rows->pdata[n_rows / 2]) : 0;

      arrangement->seen = middle > n_rows ? middle : 0;
    }
}

GArray *
cb_slots_get_needed (CbSlots       *self,
                     CbArrangement *arrangement)
{
  GArray *needed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = cb_row_table_list (self->rows);
  GArray *ids = arrangement->ids;

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 position = (gint64) cb_customer_row_get_position (rows->pdata[i]) + arrangement->shift;

      if (position >= 0 && position < ids->len)
        g_array_append_val (needed, g_array_index (ids, gint64, position));
    }

  for (guint i = rows->len; i < FIRST_ROWS && i < ids->len; i++)
    g_array_append_val (needed, g_array_index (ids, gint64, i));

  return needed;
}

void
cb_slots_take (CbSlots       *self,
               CbArrangement *arrangement)
{
  g_return_if_fail (self->transition == NULL);

  self->transition = cb_transition_new (self, arrangement);

  if (cb_transition_is_exact (self->transition))
    run (self);
  else
    self->source = g_idle_add_full (PRIORITY, run_cb, self, NULL);
}

gboolean
cb_slots_get_busy (CbSlots *self)
{
  return self->transition != NULL;
}

void
cb_slots_clear (CbSlots *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CbIdSet) empty = cb_id_set_new ();

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->transition, cb_transition_unref);
  self->seen = G_MAXUINT;

  cb_slots_set_ids (self, none, empty);
  cb_slots_change (self, 0, self->n, 0, NULL);
}

void
cb_slots_set_ids (CbSlots *self,
                  GArray  *ids,
                  CbIdSet *set)
{
  g_array_ref (ids);
  cb_id_set_ref (set);
  g_array_unref (self->ids);
  cb_id_set_unref (self->set);
  self->ids = ids;
  self->set = set;
}

void
cb_slots_change (CbSlots   *self,
                 guint      position,
                 guint      removed,
                 guint      added,
                 GPtrArray *rebound)
{
  /* A row that only moves is the same row in its new place, so that a view can
   * move its widget. */
  cb_row_table_move (self->rows, position, removed, added,
                     removed > 0 && added > 0 ? get_data (self) + position : NULL);
  self->n = self->n - removed + added;

  if (self->seen != G_MAXUINT && self->seen >= position + removed)
    self->seen = self->seen - removed + added;

  if (rebound != NULL)
    {
      guint n_rebound = rebound->len;

      cb_row_table_rebind (self->rows, get_data (self), self->ids->len, rebound);
      for (guint i = n_rebound; i < rebound->len; i++)
        if (cb_customer_row_get_stale (rebound->pdata[i]))
          g_signal_emit (self, signals[STALE_ROW], 0, rebound->pdata[i]);
    }

  if (removed > 0 || added > 0)
    g_list_model_items_changed (self->model, position, removed, added);
}
