/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-lazy-list.h"

G_BEGIN_DECLS

/**
 * CbLiveList:
 *
 * A #CbLazyList that follows its book, and can be searched. Kinds of lists
 * derive from it and say how ids are read.
 *
 * Signal "state-changed": it has begun or ended reading, or has failed.
 * Signals "updating" and "updated": before and after it shows what was read.
 */
#define CB_TYPE_LIVE_LIST (cb_live_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (CbLiveList, cb_live_list, CB, LIVE_LIST, CbLazyList)

struct _CbLiveListClass
{
  CbLazyListClass parent_class;

  /* Whether @change is of interest. */
  gboolean (*concerns) (CbLiveList     *self,
                        const CbChange *change);
  /* Reads what fits the query, and ends with cb_live_list_take() or
   * cb_live_list_fail(), unless @cancellable was cancelled. @changed
   * (nullable): whose has changed since it was read last; NULL if anything may
   * have. It stays as it is until then. */
  void     (*read)     (CbLiveList     *self,
                        const CbIdSet  *changed,
                        GCancellable   *cancellable);
};

/* To be called first, once; begins to read. */
void          cb_live_list_start       (CbLiveList   *self,
                                        CbBook       *book,
                                        CbLookup      what);
/* (transfer none) */
CbBook       *cb_live_list_get_book    (CbLiveList   *self);
/* Blanks around @query don't count; "" is for all. What is shown stays until
 * the hits are here. */
void          cb_live_list_set_query   (CbLiveList   *self,
                                        const char   *query);
const char   *cb_live_list_get_query   (CbLiveList   *self);
/* While it isn't active it doesn't read again, but when it is next. */
void          cb_live_list_set_active  (CbLiveList   *self,
                                        gboolean      active);
gboolean      cb_live_list_get_loading (CbLiveList   *self);
/* (nullable): why the last reading failed. */
const GError *cb_live_list_get_error   (CbLiveList   *self);
/* Reads everything again. */
void          cb_live_list_reload      (CbLiveList   *self);

/* For those that derive. @ids: (transfer full) (element-type guint32) */
void          cb_live_list_take        (CbLiveList   *self,
                                        GArray       *ids);
/* @error: (transfer full) */
void          cb_live_list_fail        (CbLiveList   *self,
                                        GError       *error);

G_END_DECLS
