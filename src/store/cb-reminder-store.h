/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-item.h"

G_BEGIN_DECLS

/*
 * Reminders that fall due: open ones of customers who are not deleted, when the day
 * by which they are to be done has come, or else their own. What was past when it
 * was written is no news. Nothing for who may not see customers.
 */

typedef struct
{
  CbItem *item;
  char   *customer;  /* the name */
} CbDueReminder;

/**
 * CbDueReminders:
 *
 * Those that nobody had been told of: the ones that have been due for the shortest
 * time, and how many there are in all.
 */
typedef struct
{
  GPtrArray *list;   /* (element-type CbDueReminder) */
  gsize      n_all;
} CbDueReminders;

void            cb_due_reminders_free          (CbDueReminders       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbDueReminders, cb_due_reminders_free)

/* When the next one falls due after @now, and whether there are some that nobody was
 * told of. */
typedef struct
{
  gint64   next;   /* UTC microseconds since 1970, 0 for never */
  gboolean any;
} CbReminderOutlook;

void            cb_reminder_store_look_async   (CbBook               *book,
                                                gint64                now,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean        cb_reminder_store_look_finish  (CbBook               *book,
                                                GAsyncResult         *result,
                                                CbReminderOutlook    *outlook,
                                                GError              **error);

/* Takes those that nobody was told of at @now, @limit of them by name; they count as
 * told of from then on, whichever program asks: (transfer full). */
void            cb_reminder_store_claim_async  (CbBook               *book,
                                                gint64                now,
                                                guint                 limit,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
CbDueReminders *cb_reminder_store_claim_finish (CbBook               *book,
                                                GAsyncResult         *result,
                                                GError              **error);

/* Which of @items are still such as are told of: (transfer full). */
void            cb_reminder_store_check_async  (CbBook               *book,
                                                const CbIdSet        *items,
                                                gint64                now,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
CbIdSet        *cb_reminder_store_check_finish (CbBook               *book,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
