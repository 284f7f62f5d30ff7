/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/*
 * The numbers that deleted customers had, until others took them over; on a
 * database thread.
 */
gboolean  cb_taken_number_rows_take        (CbConnection   *connection,
                                            const char     *number,
                                            gint64          taker,
                                            gint64         *former_holder,
                                            GError        **error);
gboolean  cb_taken_number_rows_forget      (CbConnection   *connection,
                                            gint64          customer_id,
                                            GError        **error);

/* Who came back with another number instead. */
gboolean  cb_taken_number_rows_note_next   (CbConnection   *connection,
                                            gint64          customer_id,
                                            gint64          operation,
                                            const char     *before,
                                            GError        **error);
gboolean  cb_taken_number_rows_find_next   (CbConnection   *connection,
                                            gint64          operation,
                                            CbIdSet        *found,
                                            GError        **error);
gboolean  cb_taken_number_rows_wait_again  (CbConnection   *connection,
                                            gint64          customer_id,
                                            GError        **error);

G_END_DECLS
