/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-slots.h"

#include "cb-customer-row-private.h"

/* A GtkListView keeps about 206 row widgets, shown or not, and makes and drops
 * them within items-changed: half a millisecond each. So as long as such rows
 * come and go, only a few do at a time. */
#define VIEW_ROWS   210
#define GROW_ROWS   4
#define SHRINK_ROWS 8
#define EXACT_ROWS  8
#define THAW_ROWS   16

/* The rows that are filled in before an empty list shows them. */
#define FIRST_ROWS  40

/* How long a turn of the main loop starts further steps, in microseconds. */
#define TURN_TIME   2500

/* Before the next frame is drawn (which has 120), after whatever is input. */
#define PRIORITY    (G_PRIORITY_HIGH_IDLE + 10)

typedef enum
{
  PHASE_SHRINK,  /* drop places at the end */
  PHASE_TURN,    /* show the new ids, with places added or dropped above what is seen */
  PHASE_THAW,    /* let the rows say that they show another customer */
  PHASE_GROW,    /* add places at the end */
  PHASE_SETTLE,
} Phase;

struct _CbSlots
{
  GObject         parent_instance;

  GListModel     *model;    /* unowned */
  GArray         *ids;      /* never changed, only replaced */
  CbIdSet        *set;      /* likewise */
  guint           n;        /* so many of them are shown */
  guint           seen;
  CbRowTable     *rows;

  CbArrangement  *target;
  Phase           phase;
  int             shift;    /* places to be added in PHASE_TURN … */
  guint           where;    /* … here, or dropped from here on */
  GPtrArray      *frozen;
  guint           next_frozen;
  gboolean        rebound;
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

/* Whether rows that are added make widgets. In an empty list nobody knows. */
static gboolean
is_viewed (CbSlots *self)
{
  return self->n == 0 || cb_row_table_get_n (self->rows) > 0;
}

static const gint64 *
get_data (CbSlots *self)
{
  return (const gint64 *) (gpointer) self->ids->data;
}

static void
set_ids (CbSlots *self,
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

/* Changes where all is alike but a single stretch, and few widgets are
 * concerned, are told just as they are. */
static gboolean
is_exact (CbSlots *self)
{
  CbArrangement *target = self->target;
  guint removed = self->n - target->n_before - target->n_after;
  guint added = target->ids->len - target->n_before - target->n_after;

  if (removed > 0 && added > 0 && (removed > EXACT_ROWS || added > EXACT_ROWS))
    return FALSE;

  if (added > GROW_ROWS && self->n < VIEW_ROWS && is_viewed (self))
    return FALSE;

  return cb_row_table_count (self->rows, target->n_before, removed) <= EXACT_ROWS;
}

static void
take_exactly (CbSlots *self)
{
  CbArrangement *target = self->target;
  guint position = target->n_before;
  guint removed = self->n - position - target->n_after;
  guint added = target->ids->len - position - target->n_after;

  set_ids (self, target->ids, target->set);
  self->n = self->ids->len;

  /* A row that only moves is the same row in its new place, so that a view can
   * move its widget. */
  cb_row_table_move (self->rows, position, removed, added,
                     removed > 0 && added > 0 ? get_data (self) + position : NULL);

  if (removed > 0 || added > 0)
    g_list_model_items_changed (self->model, position, removed, added);
}

static void
plan_turn (CbSlots *self)
{
  g_autoptr (GPtrArray) rows = cb_row_table_list (self->rows);
  g_autofree guint *positions = g_new (guint, rows->len);

  for (guint i = 0; i < rows->len; i++)
    positions[i] = cb_customer_row_get_position (rows->pdata[i]);

  /* Places that are added above would make widgets in a view that hasn't got
   * all of its own yet. */
  if (self->n < VIEW_ROWS && self->target->ids->len > self->n)
    self->target->shift = 0;

  self->shift = cb_arrangement_find_gap (self->target, positions, rows->len, SHRINK_ROWS, &self->where);
}

/* Drops places at the end, at most a few rows with them. */
static gboolean
shrink (CbSlots *self)
{
  gint64 left = (gint64) self->target->ids->len - self->shift;
  guint start = (guint) MAX (left, 0);
  guint removed;

  if (self->n <= start)
    return FALSE;

  if (cb_row_table_count (self->rows, start, self->n - start) > SHRINK_ROWS)
    {
      g_autoptr (GPtrArray) rows = cb_row_table_list (self->rows);

      start = cb_customer_row_get_position (rows->pdata[rows->len - SHRINK_ROWS]);
    }

  removed = self->n - start;
  cb_row_table_move (self->rows, start, removed, 0, NULL);
  self->n = start;
  g_list_model_items_changed (self->model, start, removed, 0);

  return TRUE;
}

static void
turn (CbSlots *self)
{
  guint removed = self->shift < 0 ? (guint) -self->shift : 0;
  guint added = self->shift > 0 ? (guint) self->shift : 0;

  cb_row_table_move (self->rows, self->where, removed, added, NULL);

  set_ids (self, self->target->ids, self->target->set);
  self->n = self->n - removed + added;
  self->seen = self->seen - removed + added;

  g_ptr_array_unref (self->frozen);
  self->frozen = cb_row_table_rebind (self->rows, get_data (self));
  self->rebound = self->frozen->len > 0;

  for (guint i = 0; i < self->frozen->len; i++)
    g_signal_emit (self, signals[STALE_ROW], 0, self->frozen->pdata[i]);

  if (removed > 0 || added > 0)
    g_list_model_items_changed (self->model, self->where, removed, added);
}

static gboolean
thaw (CbSlots *self)
{
  guint end = MIN (self->next_frozen + THAW_ROWS, self->frozen->len);

  if (self->next_frozen == self->frozen->len)
    return FALSE;

  while (self->next_frozen < end)
    cb_customer_row_thaw (self->frozen->pdata[self->next_frozen++]);

  return TRUE;
}

static gboolean
grow (CbSlots *self)
{
  guint position = self->n;
  guint added = self->ids->len - position;

  if (added == 0)
    return FALSE;

  if (position < VIEW_ROWS && is_viewed (self))
    added = MIN (added, GROW_ROWS);

  self->n += added;
  g_list_model_items_changed (self->model, position, 0, added);

  return TRUE;
}

static void
settle (CbSlots *self)
{
  gboolean rebound = self->rebound;

  self->rebound = FALSE;
  self->next_frozen = 0;
  self->source = 0;
  g_ptr_array_set_size (self->frozen, 0);
  g_clear_pointer (&self->target, cb_arrangement_free);

  g_signal_emit (self, signals[SETTLED], 0, rebound);
}

/* Returns: whether there is more to do. */
static gboolean
step (CbSlots *self)
{
  switch (self->phase)
    {
    case PHASE_SHRINK:
      if (!shrink (self))
        self->phase = PHASE_TURN;
      return TRUE;

    case PHASE_TURN:
      self->phase = PHASE_THAW;
      turn (self);
      return TRUE;

    case PHASE_THAW:
      if (!thaw (self))
        self->phase = PHASE_GROW;
      return TRUE;

    case PHASE_GROW:
      if (!grow (self))
        self->phase = PHASE_SETTLE;
      return TRUE;

    case PHASE_SETTLE:
    default:
      settle (self);
      return FALSE;
    }
}

static gboolean
run_cb (gpointer user_data)
{
  g_autoptr (CbSlots) self = g_object_ref (user_data);
  gint64 end = g_get_monotonic_time () + TURN_TIME;

  do
    if (!step (self))
      return G_SOURCE_REMOVE;
  while (self->target != NULL && g_get_monotonic_time () < end);

  return self->target != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
thaw_all (CbSlots *self)
{
  while (thaw (self))
    ;

  self->next_frozen = 0;
  g_ptr_array_set_size (self->frozen, 0);
}

static void
cb_slots_dispose (GObject *object)
{
  CbSlots *self = CB_SLOTS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  thaw_all (self);
  g_clear_pointer (&self->target, cb_arrangement_free);

  g_clear_pointer (&self->rows, cb_row_table_free);

  G_OBJECT_CLASS (cb_slots_parent_class)->dispose (object);
}

static void
cb_slots_finalize (GObject *object)
{
  CbSlots *self = CB_SLOTS (object);

  g_array_unref (self->ids);
  cb_id_set_unref (self->set);
  g_ptr_array_unref (self->frozen);

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
  self->frozen = g_ptr_array_new_with_free_func (g_object_unref);
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

GArray *
cb_slots_get_ids (CbSlots *self)
{
  return self->ids;
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

  id = get_data (self)[position];
  row = cb_row_table_find (self->rows, id);
  if (row != NULL)
    return g_object_ref (row);

  row = cb_row_table_make (self->rows, id, position);
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

  g_return_if_fail (self->target == NULL);

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
  g_return_if_fail (self->target == NULL);

  self->target = arrangement;

  if (is_exact (self))
    {
      take_exactly (self);
      settle (self);
      return;
    }

  plan_turn (self);
  self->phase = PHASE_SHRINK;
  self->source = g_idle_add_full (PRIORITY, run_cb, self, NULL);
}

gboolean
cb_slots_get_busy (CbSlots *self)
{
  return self->target != NULL;
}

void
cb_slots_clear (CbSlots *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CbIdSet) empty = cb_id_set_new ();
  guint removed = self->n;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->target, cb_arrangement_free);
  self->rebound = FALSE;
  thaw_all (self);

  cb_row_table_move (self->rows, 0, removed, 0, NULL);
  set_ids (self, none, empty);
  self->n = 0;
  self->seen = G_MAXUINT;

  if (removed > 0)
    g_list_model_items_changed (self->model, 0, removed, 0);
}
