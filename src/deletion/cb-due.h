/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-plan.h"

G_BEGIN_DECLS

/**
 * CbDue:
 *
 * What is to be erased by itself: what is due at a time, and what will be.
 */
typedef struct
{
  CbIdSet *pending;   /* customers masked until their day, which has come */
  CbIdSet *retained;  /* deleted customers who were kept long enough */
  CbIdSet *kept;      /* items of erased customers that were */
  gint64   next;      /* when something will be due after that, 0 for never */
  gboolean retains;   /* whether deleted customers are erased by themselves at all */
  gsize    n_soon;    /* those of them who will be within the days of notice */
} CbDue;

/* (transfer full): what is due at @now, on a database thread. */
CbDue    *cb_due_read   (CbConnection  *connection,
                         gint64         now,
                         GError       **error);
void      cb_due_free   (CbDue         *self);
/* Whether all that @plan erases is due. */
gboolean  cb_due_covers (CbDue         *self,
                         CbPlan        *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbDue, cb_due_free)

G_END_DECLS
