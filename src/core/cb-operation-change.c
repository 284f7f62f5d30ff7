/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-change.h"

/**
 * cb_operation_change_new:
 *
 * All texts are copied.
 *
 * Returns: (transfer full): the change
 */
CbOperationChange *
cb_operation_change_new (CbChanged   changed,
                         const char *name,
                         const char *what,
                         const char *before,
                         const char *after)
{
  CbOperationChange *self = g_new0 (CbOperationChange, 1);

  self->changed = changed;
  self->name = g_strdup (name);
  self->what = g_strdup (what);
  self->before = g_strdup (before);
  self->after = g_strdup (after);

  return self;
}

void
cb_operation_change_free (CbOperationChange *self)
{
  g_free (self->name);
  g_free (self->what);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

gboolean
cb_operation_change_equal (const CbOperationChange *self,
                           const CbOperationChange *other)
{
  return self->changed == other->changed && g_strcmp0 (self->name, other->name) == 0 &&
         g_strcmp0 (self->what, other->what) == 0 && g_strcmp0 (self->before, other->before) == 0 &&
         g_strcmp0 (self->after, other->after) == 0;
}
