/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-operation.h"

G_BEGIN_DECLS

/* A set of kinds, for the filter. */
#define CB_OPERATION_KIND_BIT(kind) (G_GUINT64_CONSTANT (1) << (kind))

G_STATIC_ASSERT (CB_N_OPERATION_KINDS <= 63);

/* What the program does when nobody asks it to. */
#define CB_OPERATION_BY_ITSELF (-1)

/**
 * CbOperationFilter:
 * @person_id: who did it, %CB_OPERATION_BY_ITSELF, or 0 for anybody
 * @kinds: a bit for each kind, or 0 for any
 * @from: no earlier than this, in UTC microseconds since 1970, or 0
 * @until: earlier than this, or 0
 * @number: (nullable): a customer whom it took alone or with others
 *
 * Which operations to list.
 */
typedef struct
{
  gint64   person_id;
  guint64  kinds;
  gint64   from;
  gint64   until;
  char    *number;
} CbOperationFilter;

CbOperationFilter *cb_operation_filter_new      (void);
CbOperationFilter *cb_operation_filter_copy     (const CbOperationFilter *self);
void               cb_operation_filter_free     (CbOperationFilter       *self);
gboolean           cb_operation_filter_equal    (const CbOperationFilter *self,
                                                 const CbOperationFilter *other);
/* Whether it lets everything through. */
gboolean           cb_operation_filter_is_empty (const CbOperationFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbOperationFilter, cb_operation_filter_free)

G_END_DECLS
