/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-arrangement.h"

#include <string.h>

/* So many rows say where the seen ones went, lest the view follow a single one
 * that was renamed: it went further than this from the others. */
#define N_WITNESSES  5
#define MAX_STRAYING 50

/* None further down than this are asked. */
#define MAX_DISTANCE 1000

static inline gint64
id_at (const GArray *ids,
       guint         position)
{
  return g_array_index (ids, gint64, position);
}

/* The ids of @ids that are in @in (unless NULL) and not in @out (unless NULL). */
static GArray *
filter (GArray        *ids,
        const CbIdSet *in,
        const CbIdSet *out)
{
  GArray *result;
  gint64 *next;

  if (in == NULL && out == NULL)
    return g_array_ref (ids);

  result = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);
  next = (gint64 *) (gpointer) result->data;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = id_at (ids, i);

      if (in != NULL && !cb_id_set_contains (in, id))
        continue;
      if (out != NULL && cb_id_set_contains (out, id))
        continue;

      *next++ = id;
    }

  g_array_set_size (result, next - (gint64 *) (gpointer) result->data);

  return result;
}

static void
find_common_ends (CbArrangement *self)
{
  guint n = MIN (self->old->len, self->ids->len);
  guint before = 0;
  guint after = 0;

  while (before < n && id_at (self->old, before) == id_at (self->ids, before))
    before++;

  while (after < n - before
         && id_at (self->old, self->old->len - 1 - after) == id_at (self->ids, self->ids->len - 1 - after))
    after++;

  self->n_before = before;
  self->n_after = after;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The position in the new array of what is to stand where the row at
 * self->seen stands now. */
static guint
find_place (CbArrangement *self)
{
  gint64 witnesses[N_WITNESSES];
  gint64 places[N_WITNESSES];
  gint64 sorted[N_WITNESSES];
  guint n_witnesses = 0;
  guint end = MIN (self->old->len, self->seen + MAX_DISTANCE);

  for (guint i = self->seen; i < end && n_witnesses < N_WITNESSES; i++)
    if (cb_id_set_contains (self->set, id_at (self->old, i)))
      witnesses[n_witnesses++] = id_at (self->old, i);

  if (n_witnesses == 0)
    {
      /* All that is seen is gone: what is left before it stays before it. */
      guint n = 0;

      for (guint i = 0; i < self->seen; i++)
        n += cb_id_set_contains (self->set, id_at (self->old, i)) ? 1 : 0;

      return MIN (n, self->ids->len);
    }

  for (guint i = 0; i < self->ids->len; i++)
    for (guint j = 0; j < n_witnesses; j++)
      if (id_at (self->ids, i) == witnesses[j])
        places[j] = i;

  memcpy (sorted, places, sizeof places);
  qsort (sorted, n_witnesses, sizeof (gint64), compare_places);

  for (guint j = 0; j < n_witnesses; j++)
    if (ABS (places[j] - sorted[n_witnesses / 2]) <= MAX_STRAYING)
      return (guint) places[j];

  g_return_val_if_reached (self->seen);
}

static void
compute_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  if (g_task_return_error_if_cancelled (task))
    return;

  cb_arrangement_compute (task_data);
  g_task_return_boolean (task, TRUE);
}

CbArrangement *
cb_arrangement_new (void)
{
  return g_new0 (CbArrangement, 1);
}

void
cb_arrangement_free (CbArrangement *self)
{
  g_clear_pointer (&self->base, g_array_unref);
  g_clear_pointer (&self->gone, cb_id_set_unref);
  g_clear_pointer (&self->hits, cb_id_set_unref);
  g_clear_pointer (&self->old, g_array_unref);
  g_clear_pointer (&self->sorted, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->set, cb_id_set_unref);
  g_free (self);
}

void
cb_arrangement_compute (CbArrangement *self)
{
  self->sorted = filter (self->base, NULL, self->gone);
  self->ids = filter (self->sorted, self->hits, NULL);
  self->set = cb_id_set_new_from_ids ((const gint64 *) (gpointer) self->ids->data, self->ids->len);

  find_common_ends (self);

  /* A list that is seen from its top stays there. */
  if (self->keep_place && self->seen > 0 && self->seen < self->old->len)
    self->shift = (int) find_place (self) - (int) self->seen;
}

void
cb_arrangement_compute_async (CbArrangement       *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, cb_arrangement_compute_async);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, compute_thread);
}

gboolean
cb_arrangement_compute_finish (GAsyncResult  *result,
                               GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

int
cb_arrangement_find_gap (CbArrangement *self,
                         int            shift,
                         const guint   *rows,
                         guint          n_rows,
                         guint          max_rows,
                         guint         *position)
{
  guint dropped = shift < 0 ? (guint) -shift : 0;
  guint start = 0;
  guint gap = 0;
  guint end = 0;

  *position = 0;
  if (shift == 0)
    return 0;

  for (guint i = 0; i <= n_rows && start <= self->seen; i++)
    {
      guint next = i < n_rows ? MIN (rows[i], self->seen) : self->seen;

      if (next > start && next - start > gap)
        {
          gap = next - start;
          end = next;
        }
      start = next + 1;
    }

  if (dropped == 0)
    {
      *position = end;
      return shift;
    }

  if (gap < dropped)
    {
      if (dropped <= MIN (max_rows, self->seen))
        end = self->seen;
      else
        dropped = gap;
    }

  *position = end - dropped;
  return -(int) dropped;
}
