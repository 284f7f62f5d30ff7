/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-slots.h"

G_BEGIN_DECLS

/**
 * CbPageCache:
 *
 * Reads the customers for the rows of a list, a page at a time, and keeps the
 * latest of them. What rows ask for in one turn of the main loop is asked of
 * the book together; a page whose rows have been scrolled away before it came
 * is cancelled.
 *
 * Signal "state-changed": it has another error, or none any more.
 */
#define CB_TYPE_PAGE_CACHE (cb_page_cache_get_type ())
G_DECLARE_FINAL_TYPE (CbPageCache, cb_page_cache, CB, PAGE_CACHE, GObject)

CbPageCache   *cb_page_cache_new             (CbSlots              *slots);

/* Forgets everything. */
void           cb_page_cache_set_book        (CbPageCache          *self,
                                              CbBook               *book);
/* (nullable): why the last page failed. */
const GError  *cb_page_cache_get_error       (CbPageCache          *self);

/* Forgets the customers in @set, all if it is NULL; answers on their way count
 * no more, and rows that are alive are read again. */
void           cb_page_cache_invalidate      (CbPageCache          *self,
                                              const CbIdSet        *set);
/* Asks again after an error. */
void           cb_page_cache_retry           (CbPageCache          *self);

/* Reads @ids beforehand, unless they are here already. Not to be started with
 * more ids than a view shows. */
void           cb_page_cache_fetch_async     (CbPageCache          *self,
                                              const gint64         *ids,
                                              guint                 n_ids,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean       cb_page_cache_fetch_finish    (CbPageCache          *self,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
