/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-database.h"
#include "cb-search.h"

G_BEGIN_DECLS

/* On the main thread: has the reading thread do the work. */
void  cb_search_load   (CbSearch       *self,
                        CbDatabase     *database,
                        GCancellable   *cancellable);
void  cb_search_follow (CbSearch       *self,
                        CbDatabase     *database,
                        const CbIdSet  *ids);

G_END_DECLS
