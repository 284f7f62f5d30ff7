/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-kept-item-rows.h"

G_BEGIN_DECLS

/*
 * What a book keeps of the items of erased customers. A page of it is read with
 * cb_lookup_async().
 */

/* The ids of those whose number has @query in it, or whose date begins with it
 * ("2026-03"; "" for all), in that order: (transfer full) (element-type gint64).
 * On a thread of its own. */
void       cb_kept_item_store_list_async   (CbBook               *book,
                                            CbKeptOrder           order,
                                            const char           *query,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GArray    *cb_kept_item_store_list_finish  (CbBook               *book,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
