/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-book-sets.h"

/* @deleted, @pending: (transfer full) */
static void
replace (CbBookSets *self,
         CbIdSet    *deleted,
         CbIdSet    *pending)
{
  CbIdSet *resting;

  if (cb_id_set_is_empty (pending))
    {
      resting = cb_id_set_ref (deleted);
    }
  else
    {
      resting = cb_id_set_copy (deleted);
      cb_id_set_subtract (resting, pending);
    }

  cb_book_sets_clear (self);
  self->deleted = deleted;
  self->pending = pending;
  self->resting = resting;
}

void
cb_book_sets_init (CbBookSets *self)
{
  replace (self, cb_id_set_new (), cb_id_set_new ());
}

void
cb_book_sets_clear (CbBookSets *self)
{
  g_clear_pointer (&self->deleted, cb_id_set_unref);
  g_clear_pointer (&self->pending, cb_id_set_unref);
  g_clear_pointer (&self->resting, cb_id_set_unref);
}

void
cb_book_sets_take_state (CbBookSets  *self,
                         CbBookState *state)
{
  replace (self, g_steal_pointer (&state->deleted), g_steal_pointer (&state->pending));
  self->n_customers = state->n_customers;
}

void
cb_book_sets_take_change (CbBookSets     *self,
                          const CbChange *change)
{
  CbIdSet *deleted = cb_id_set_copy (self->deleted);
  CbIdSet *pending = cb_id_set_copy (self->pending);

  if (change->deleted != NULL)
    cb_id_set_union (deleted, change->deleted);
  if (change->masked != NULL)
    cb_id_set_union (pending, change->masked);
  if (change->unmasked != NULL)
    cb_id_set_subtract (pending, change->unmasked);
  if (change->undeleted != NULL)
    cb_id_set_subtract (deleted, change->undeleted);
  if (change->erased != NULL)
    {
      cb_id_set_subtract (deleted, change->erased);
      cb_id_set_subtract (pending, change->erased);
      self->n_customers -= MIN (self->n_customers, (guint) cb_id_set_get_size (change->erased));
    }
  if (change->added != NULL)
    self->n_customers += (guint) cb_id_set_get_size (change->added);

  replace (self, deleted, pending);
}
