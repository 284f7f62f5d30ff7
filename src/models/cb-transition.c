/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-transition.h"

#include "cb-customer-row-private.h"

/* A GtkListView keeps about 206 row widgets, shown or not, and makes and drops
 * them within items-changed: half a millisecond each. So as long as such rows
 * come and go, only a few do at a time. */
#define VIEW_ROWS   210
#define GROW_ROWS   3
#define SHRINK_ROWS 5
#define EXACT_ROWS  5
#define THAW_ROWS   16

/* Rows no further apart than this belong to what the view shows. Others are
 * held for themselves, such as the one with the focus. */
#define MAX_APART   50

typedef enum
{
  PHASE_EXACT,   /* a single change tells it all */
  PHASE_TRIM,    /* drop places below what the view shows */
  PHASE_TURN,    /* show the new ids, and add or drop places above what is seen */
  PHASE_THAW,    /* let the rows say that they show another customer */
  PHASE_SHRINK,  /* drop the rows for which nothing is left */
  PHASE_GROW,    /* add places at the end */
} Phase;

struct _CbTransition
{
  CbSlots       *slots;   /* unowned */
  CbArrangement *target;
  Phase          phase;
  int            shift;   /* places still to be added or dropped above what is seen */
  guint         *positions;  /* of the rows that were alive at the start */
  guint          n_positions;
  guint          end;     /* of what the view shows, before the turn */
  GPtrArray     *frozen;
  guint          n_thawed;
};

/* Whether rows that are added make widgets. In an empty list nobody knows. */
static gboolean
is_viewed (CbTransition *self)
{
  return cb_slots_get_n (self->slots) == 0 || cb_row_table_get_n (cb_slots_get_rows (self->slots)) > 0;
}

/* Changes where all is alike but a single stretch, and few widgets are
 * concerned, are told just as they are. */
static gboolean
can_be_exact (CbTransition *self)
{
  CbArrangement *target = self->target;
  guint n = cb_slots_get_n (self->slots);
  guint removed = n - target->n_before - target->n_after;
  guint added = target->ids->len - target->n_before - target->n_after;

  if (removed > 0 && added > 0 && (removed > EXACT_ROWS || added > EXACT_ROWS))
    return FALSE;

  if (added > GROW_ROWS && n < VIEW_ROWS && is_viewed (self))
    return FALSE;

  return cb_row_table_count (cb_slots_get_rows (self->slots), target->n_before, removed) <= EXACT_ROWS;
}

/* Where the places are to go or come from. Whatever happens, the rows that the
 * view shows stay as long as there are customers for them. */
static void
plan (CbTransition *self)
{
  guint n = cb_slots_get_n (self->slots);
  guint n_new = self->target->ids->len;
  g_autoptr (GPtrArray) rows = cb_row_table_list (cb_slots_get_rows (self->slots));
  guint first = rows->len / 2;
  guint last = first;

  self->positions = g_new (guint, rows->len + 1);
  self->n_positions = rows->len;
  for (guint i = 0; i < rows->len; i++)
    self->positions[i] = cb_customer_row_get_position (rows->pdata[i]);

  /* Places that are added above would make widgets in a view that hasn't got
   * all of its own yet. */
  self->shift = n < VIEW_ROWS && n_new > n ? 0 : self->target->shift;

  if (rows->len == 0)
    return;

  while (last + 1 < rows->len && self->positions[last + 1] - self->positions[last] <= MAX_APART)
    last++;

  while (first > 0 && self->positions[first] - self->positions[first - 1] <= MAX_APART)
    first--;

  if (self->target->to_top)
    self->shift = -(int) self->positions[first];

  self->end = self->positions[last] + 1;
  self->target->seen = MIN (self->target->seen, self->end - 1);
  self->shift = (int) MIN ((gint64) self->shift, (gint64) n_new - self->end);
}

static void
take_exactly (CbTransition *self)
{
  CbArrangement *target = self->target;
  guint removed = cb_slots_get_n (self->slots) - target->n_before - target->n_after;
  guint added = target->ids->len - target->n_before - target->n_after;

  cb_slots_set_ids (self->slots, target->ids, target->set);
  cb_slots_change (self->slots, target->n_before, removed, added, NULL);
}

static void
trim (CbTransition *self)
{
  guint n = cb_slots_get_n (self->slots);
  gint64 left = MAX ((gint64) self->target->ids->len - self->shift, self->end);

  if (left < n)
    cb_slots_change (self->slots, (guint) left, n - (guint) left, 0, NULL);
}

/* Returns: whether there are more places to be added or dropped. */
static gboolean
turn (CbTransition *self)
{
  guint where = 0;
  int shift = cb_arrangement_find_gap (self->target, self->shift, self->positions, self->n_positions,
                                       SHRINK_ROWS, &where);

  cb_slots_set_ids (self->slots, self->target->ids, self->target->set);
  cb_slots_change (self->slots, where, shift < 0 ? (guint) -shift : 0, shift > 0 ? (guint) shift : 0,
                   self->frozen);

  for (guint i = 0; i < self->n_positions; i++)
    if (self->positions[i] >= where)
      self->positions[i] = (guint) ((int) self->positions[i] + shift);

  self->shift -= shift;
  self->target->seen = (guint) ((int) self->target->seen + shift);

  return shift != 0 && self->shift != 0;
}

static gboolean
thaw (CbTransition *self)
{
  guint end = MIN (self->n_thawed + THAW_ROWS, self->frozen->len);

  if (self->n_thawed == self->frozen->len)
    return FALSE;

  while (self->n_thawed < end)
    cb_customer_row_thaw (self->frozen->pdata[self->n_thawed++]);

  return TRUE;
}

static gboolean
shrink (CbTransition *self)
{
  guint n = cb_slots_get_n (self->slots);
  guint n_new = self->target->ids->len;
  guint removed = n > n_new ? n - n_new : 0;

  if (removed == 0)
    return FALSE;

  if (self->n_positions > 0)
    removed = MIN (removed, SHRINK_ROWS);

  cb_slots_change (self->slots, n - removed, removed, 0, NULL);

  return TRUE;
}

static gboolean
grow (CbTransition *self)
{
  guint n = cb_slots_get_n (self->slots);
  guint added = self->target->ids->len - n;

  if (added == 0)
    return FALSE;

  if (n < VIEW_ROWS && is_viewed (self))
    added = MIN (added, GROW_ROWS);

  cb_slots_change (self->slots, n, 0, added, NULL);

  return TRUE;
}

static void
clear (gpointer data)
{
  CbTransition *self = data;

  while (thaw (self))
    ;

  g_ptr_array_unref (self->frozen);
  g_free (self->positions);
  cb_arrangement_free (self->target);
}

CbTransition *
cb_transition_new (CbSlots       *slots,
                   CbArrangement *target)
{
  CbTransition *self = g_rc_box_new0 (CbTransition);

  self->slots = slots;
  self->target = target;
  self->frozen = g_ptr_array_new_with_free_func (g_object_unref);
  self->phase = can_be_exact (self) ? PHASE_EXACT : PHASE_TRIM;

  if (self->phase != PHASE_EXACT)
    plan (self);

  return self;
}

CbTransition *
cb_transition_ref (CbTransition *self)
{
  return g_rc_box_acquire (self);
}

void
cb_transition_unref (CbTransition *self)
{
  g_rc_box_release_full (self, clear);
}

gboolean
cb_transition_is_exact (CbTransition *self)
{
  return self->phase == PHASE_EXACT;
}

gboolean
cb_transition_get_rebound (CbTransition *self)
{
  return self->frozen->len > 0;
}

gboolean
cb_transition_step (CbTransition *self)
{
  switch (self->phase)
    {
    case PHASE_EXACT:
      take_exactly (self);
      return FALSE;

    case PHASE_TRIM:
      self->phase = PHASE_TURN;
      trim (self);
      return TRUE;

    case PHASE_TURN:
      if (!turn (self))
        self->phase = PHASE_THAW;
      return TRUE;

    case PHASE_THAW:
      if (!thaw (self))
        self->phase = PHASE_SHRINK;
      return TRUE;

    case PHASE_SHRINK:
      if (!shrink (self))
        self->phase = PHASE_GROW;
      return TRUE;

    case PHASE_GROW:
    default:
      return grow (self);
    }
}
