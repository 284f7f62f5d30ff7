/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbReminderWatch:
 *
 * Tells of the reminders of a book on the desktop when they fall due, each once;
 * also of those that did while no program had the book open. Few of them by name,
 * more by their number.
 *
 * Nothing of them stays there: what is told is withdrawn when its reminder, or the
 * customer, goes or is masked, when it is not to be seen any more, and when the
 * watch is stopped. Names of customers would otherwise be kept by the desktop.
 */
#define CB_TYPE_REMINDER_WATCH (cb_reminder_watch_get_type ())
G_DECLARE_FINAL_TYPE (CbReminderWatch, cb_reminder_watch, CB, REMINDER_WATCH, GObject)

/* @book: one that can be written. @application outlives it. (transfer full) */
CbReminderWatch *cb_reminder_watch_new        (CbBook          *book,
                                               GApplication    *application);
/* While nobody has signed in nothing is told. */
void             cb_reminder_watch_set_locked (CbReminderWatch *self,
                                               gboolean         locked);
/* Before the book is closed. */
void             cb_reminder_watch_stop       (CbReminderWatch *self);
/* Whether it is told of now: what is clicked may be from before. */
gboolean         cb_reminder_watch_has_told   (CbReminderWatch *self,
                                               gint64           item_id);

/* The name of the action that a click does, with the ids of the customer and of the
 * item. */
#define CB_REMINDER_WATCH_ACTION "show-reminder"

G_END_DECLS
