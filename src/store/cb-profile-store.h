/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-profile.h"
#include "cb-turnover.h"

G_BEGIN_DECLS

/* (transfer full): or NULL with %CB_ERROR_NOT_FOUND, %CB_ERROR_DENIED or
 * another */
void        cb_profile_store_get_async      (CbBook               *book,
                                             gint64                customer_id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
CbProfile  *cb_profile_store_get_finish     (CbBook               *book,
                                             GAsyncResult         *result,
                                             GError              **error);

/* Counts what takes longer than a page may wait for. */
typedef struct
{
  gsize n_messages;
  gsize n_history;
  gsize n_records;    /* none of one who is masked, as of documents */
  gsize n_documents;
} CbProfileCounts;

/* (transfer full): freed with g_free(). On a thread of its own. */
void             cb_profile_store_count_async  (CbBook               *book,
                                                gint64                customer_id,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
CbProfileCounts *cb_profile_store_count_finish (CbBook               *book,
                                                GAsyncResult         *result,
                                                GError              **error);

/* What was invoiced and paid in the months until now: (transfer full). On a
 * thread of its own, as there may be many items. */
void             cb_profile_store_turnover_async
                                               (CbBook               *book,
                                                gint64                customer_id,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
CbTurnover      *cb_profile_store_turnover_finish
                                               (CbBook               *book,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
