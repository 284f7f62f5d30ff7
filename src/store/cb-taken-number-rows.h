/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/*
 * The numbers that deleted customers had, until others took them over; on a
 * database thread.
 */
gboolean  cb_taken_number_rows_take (CbConnection  *connection,
                                     const char    *number,
                                     gint64         taker,
                                     gint64        *former_holder,
                                     GError       **error);
gboolean  cb_taken_number_rows_forget (CbConnection  *connection,
                                       gint64         customer_id,
                                       GError       **error);

G_END_DECLS
