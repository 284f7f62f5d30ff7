/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-reminder-store.h"

G_BEGIN_DECLS

/*
 * Reminders that fall due, on a database thread. They don't ask who it is for.
 */
gboolean        cb_reminder_rows_look  (CbConnection       *connection,
                                        gint64              now,
                                        CbReminderOutlook  *outlook,
                                        GError            **error);
/* In a transaction. (transfer full) */
CbDueReminders *cb_reminder_rows_claim (CbConnection       *connection,
                                        gint64              now,
                                        guint               limit,
                                        GError            **error);
/* (transfer full) */
CbIdSet        *cb_reminder_rows_check (CbConnection       *connection,
                                        const CbIdSet      *items,
                                        gint64              now,
                                        GError            **error);

G_END_DECLS
