/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-filter.h"

CbOperationFilter *
cb_operation_filter_new (void)
{
  return g_new0 (CbOperationFilter, 1);
}

CbOperationFilter *
cb_operation_filter_copy (const CbOperationFilter *self)
{
  CbOperationFilter *copy = g_memdup2 (self, sizeof *self);

  copy->number = g_strdup (self->number);

  return copy;
}

void
cb_operation_filter_free (CbOperationFilter *self)
{
  g_free (self->number);
  g_free (self);
}

gboolean
cb_operation_filter_equal (const CbOperationFilter *self,
                           const CbOperationFilter *other)
{
  return self->person_id == other->person_id && self->kinds == other->kinds && self->from == other->from &&
         self->until == other->until && g_strcmp0 (self->number, other->number) == 0;
}

gboolean
cb_operation_filter_is_empty (const CbOperationFilter *self)
{
  return self->person_id == 0 && self->kinds == 0 && self->from == 0 && self->until == 0 && self->number == NULL;
}
