/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-progress.h"

G_BEGIN_DECLS

/*
 * What a book is to do by itself: to erase the customers whose day has come,
 * and what was kept of such for long enough. Times in UTC microseconds since
 * 1970.
 */

/* What is to come. */
typedef struct
{
  gint64   next;     /* when there will be something to do, 0 for never */
  gboolean retains;  /* whether deleted customers are erased by themselves */
  gsize    n_soon;   /* those to be erased within the days of notice */
} CbOutlook;

/* What was done, and what is to come after it. */
typedef struct
{
  gsize     n_pending;     /* customers whose erasure was decided before */
  gsize     n_retained;    /* deleted customers who were kept long enough */
  gsize     n_kept;        /* items of erased customers that were */
  gint64    operation_id;  /* the last erasure of customers, 0 for none */
  CbOutlook outlook;
} CbMaintained;

/* Does all that is due at @now, each kind as an operation of its own, recorded
 * as done by itself. Nothing for a book that is opened read-only. */
void       cb_maintenance_run_async            (CbBook               *book,
                                                gint64                now,
                                                CbProgress           *progress,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean   cb_maintenance_run_finish           (CbBook               *book,
                                                GAsyncResult         *result,
                                                CbMaintained         *done,
                                                GError              **error);

/* Tells what is to come. */
void       cb_maintenance_look_async           (CbBook               *book,
                                                gint64                now,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean   cb_maintenance_look_finish          (CbBook               *book,
                                                GAsyncResult         *result,
                                                CbOutlook            *outlook,
                                                GError              **error);

/* Whether notice may be given: once a day, whichever program asks first. */
void       cb_maintenance_claim_notice_async   (CbBook               *book,
                                                gint64                now,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean   cb_maintenance_claim_notice_finish  (CbBook               *book,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
