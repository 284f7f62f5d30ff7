/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-interaction.h"

G_BEGIN_DECLS

/*
 * Messages on a database thread, in the transaction of the job.
 */

/* As sent or received now, and read. Sets @id to which of the customer's it is. */
gboolean cb_message_rows_insert    (CbConnection   *connection,
                                    gint64          customer_id,
                                    CbMessageKind   kind,
                                    gboolean        incoming,
                                    const char     *subject,
                                    const char     *text,
                                    gint64         *id,
                                    GError        **error);
gboolean cb_message_rows_mark_read (CbConnection   *connection,
                                    gint64          customer_id,
                                    GError        **error);

G_END_DECLS
