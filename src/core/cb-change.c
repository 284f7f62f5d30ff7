/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-change.h"

G_DEFINE_BOXED_TYPE (CbChange, cb_change, cb_change_copy, cb_change_free)

static CbIdSet *
ref_set (CbIdSet *set)
{
  return set != NULL ? cb_id_set_ref (set) : NULL;
}

/**
 * cb_change_new:
 *
 * Returns: (transfer full): a change of nothing, to be filled in
 */
CbChange *
cb_change_new (void)
{
  return g_new0 (CbChange, 1);
}

/**
 * cb_change_copy:
 *
 * Returns: (transfer full): a copy that shares the sets
 */
CbChange *
cb_change_copy (const CbChange *self)
{
  CbChange *copy = cb_change_new ();

  copy->everything = self->everything;
  copy->added = ref_set (self->added);
  copy->edited = ref_set (self->edited);
  copy->deleted = ref_set (self->deleted);
  copy->undeleted = ref_set (self->undeleted);
  copy->erased = ref_set (self->erased);
  copy->masked = ref_set (self->masked);
  copy->unmasked = ref_set (self->unmasked);
  copy->contents = ref_set (self->contents);
  copy->settings = self->settings;
  copy->people = self->people;
  copy->refused = self->refused;
  copy->noted = self->noted;
  copy->proofs = self->proofs;

  return copy;
}

void
cb_change_free (CbChange *self)
{
  g_clear_pointer (&self->added, cb_id_set_unref);
  g_clear_pointer (&self->edited, cb_id_set_unref);
  g_clear_pointer (&self->deleted, cb_id_set_unref);
  g_clear_pointer (&self->undeleted, cb_id_set_unref);
  g_clear_pointer (&self->erased, cb_id_set_unref);
  g_clear_pointer (&self->masked, cb_id_set_unref);
  g_clear_pointer (&self->unmasked, cb_id_set_unref);
  g_clear_pointer (&self->contents, cb_id_set_unref);
  g_free (self);
}
