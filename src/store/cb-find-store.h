/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-find-hit.h"

G_BEGIN_DECLS

/* Everything that @query finds, (transfer full): customers as
 * cb_customer_store_search_async() finds them; items and what is kept of them by
 * number; messages and titles of documents by words. Of each group at most what @limits
 * has for it, none of which is 0, and only what the person may see; @live_only is for whom one can write to. On the
 * reading thread. */
void     cb_find_store_search_async  (CbBook               *book,
                                      const char           *query,
                                      const guint          *limits,
                                      gboolean              live_only,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
CbFound *cb_find_store_search_finish (CbBook               *book,
                                      GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
