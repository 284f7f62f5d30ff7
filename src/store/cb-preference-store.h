/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-preferences.h"

G_BEGIN_DECLS

/*
 * The preferences of a book, as the window and the layers between ask for them.
 */

/* How many customers there are, deleted ones left out, with items of a kind
 * that are not deleted themselves. */
typedef struct
{
  gsize with_any[CB_N_ITEM_KINDS];
  gsize with_open[CB_N_ITEM_KINDS];
} CbRuleCounts;

/* Whom an erasure by itself would take: of the deleted customers who are not
 * already to be erased. Times in UTC microseconds since 1970. */
typedef struct
{
  gsize  n_deleted;
  gsize  n_first;    /* how many as soon as the notice is over */
  gint64 first_date; /* when the first go, 0 when nobody is deleted */
} CbRetentionCounts;

void               cb_preference_store_get_async              (CbBook               *book,
                                                               GCancellable         *cancellable,
                                                               GAsyncReadyCallback   callback,
                                                               gpointer              user_data);
CbPreferences     *cb_preference_store_get_finish             (CbBook               *book,
                                                               GAsyncResult         *result,
                                                               GError              **error);

void               cb_preference_store_save_async             (CbBook               *book,
                                                               const CbPreferences  *preferences,
                                                               GCancellable         *cancellable,
                                                               GAsyncReadyCallback   callback,
                                                               gpointer              user_data);
CbPreferences     *cb_preference_store_save_finish            (CbBook               *book,
                                                               GAsyncResult         *result,
                                                               GError              **error);

/* (transfer full): free with g_free(). Both read all that there is, on a
 * thread of their own. */
void               cb_preference_store_count_async            (CbBook               *book,
                                                               GCancellable         *cancellable,
                                                               GAsyncReadyCallback   callback,
                                                               gpointer              user_data);
CbRuleCounts      *cb_preference_store_count_finish           (CbBook               *book,
                                                               GAsyncResult         *result,
                                                               GError              **error);

void               cb_preference_store_count_retention_async  (CbBook               *book,
                                                               const CbPreferences  *preferences,
                                                               GCancellable         *cancellable,
                                                               GAsyncReadyCallback   callback,
                                                               gpointer              user_data);
CbRetentionCounts *cb_preference_store_count_retention_finish (CbBook               *book,
                                                               GAsyncResult         *result,
                                                               GError              **error);

G_END_DECLS
