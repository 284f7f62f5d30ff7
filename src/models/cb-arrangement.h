/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-id-set.h"

G_BEGIN_DECLS

/**
 * CbArrangement:
 *
 * How a list turns from one array of ids into another. The question is filled
 * in on the main thread and answered on another; arrays of ids are shared
 * between the threads, and never changed once they are in one of these.
 */
typedef struct
{
  /* The question. */
  GArray   *base;        /* all ids of the scope, sorted */
  CbIdSet  *gone;        /* (nullable) to be left out of it */
  CbIdSet  *hits;        /* (nullable) what the search found */
  GArray   *old;         /* what the list shows now */
  gboolean  keep_place;  /* whether what is seen is to stay where it is */
  gboolean  to_top;      /* or it is to be seen from its top */
  guint     seen;        /* the position in @old of the first row that is seen */

  /* The answer. */
  GArray   *sorted;      /* @base without @gone */
  GArray   *ids;         /* @sorted within @hits: what the list is to show */
  CbIdSet  *set;         /* the same as a set */
  guint     n_before;    /* so many ids are the same at the start of @old and @ids */
  guint     n_after;     /* and so many at the end, not counting those */
  int       shift;       /* how many more rows there are to be before @seen */
} CbArrangement;

CbArrangement *cb_arrangement_new            (void);
void           cb_arrangement_free           (CbArrangement        *self);

/* On any thread. */
void           cb_arrangement_compute        (CbArrangement        *self);

/* Computes it on another thread. @self must stay until the callback. */
void           cb_arrangement_compute_async  (CbArrangement        *self,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean       cb_arrangement_compute_finish (GAsyncResult         *result,
                                              GError              **error);

/* Where @shift places can be added, or dropped if it is negative, above what
 * is seen without a widget noticing: in the longest stretch without rows.
 * @rows are the positions of those that are alive, ascending. Returns how much
 * of the shift can be had there, at the cost of @max_rows rows. */
int            cb_arrangement_find_gap       (CbArrangement        *self,
                                              int                   shift,
                                              const guint          *rows,
                                              guint                 n_rows,
                                              guint                 max_rows,
                                              guint                *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbArrangement, cb_arrangement_free)

G_END_DECLS
