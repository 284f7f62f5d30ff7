/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-search-index.h"

G_BEGIN_DECLS

/*
 * The search index of an open book. Made and freed on any thread; everything
 * else happens on the reading thread, where it is read piece by piece.
 */
typedef struct _CbSearch CbSearch;

CbSearch *cb_search_new         (void);
CbSearch *cb_search_ref         (CbSearch      *self);
void      cb_search_unref       (CbSearch      *self);
/* On the main thread: whether it is being read. FALSE when there is no need to
 * begin, since it is being read already, or was. */
gboolean  cb_search_set_loading (CbSearch      *self,
                                 gboolean       loading);
gboolean  cb_search_load_more   (CbSearch      *self,
                                 CbConnection  *connection,
                                 gboolean      *complete,
                                 GError       **error);
gboolean  cb_search_update      (CbSearch      *self,
                                 CbConnection  *connection,
                                 const CbIdSet *ids,
                                 GError       **error);
CbIdSet  *cb_search_run         (CbSearch      *self,
                                 CbConnection  *connection,
                                 const char    *query,
                                 GCancellable  *cancellable,
                                 GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbSearch, cb_search_unref)

G_END_DECLS
