/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/*
 * Undoing a change of people or groups, or doing it again: to undo the undoing. Only as
 * long as all is as the change left it.
 */

/* In a transaction that writes: does it if whom the job is done for may, and records it.
 * FALSE with %CB_ERROR_DENIED, %CB_ERROR_CHANGED when something is different by now,
 * %CB_ERROR_LAST_ADMINISTRATOR, %CB_ERROR_INVALID for a name that is taken or another. */
gboolean cb_people_reverse_apply (CbConnection  *connection,
                                  gint64         operation_id,
                                  GError       **error);
/* Whether all is as the change left it. FALSE if @error is set. */
gboolean cb_people_reverse_check (CbConnection  *connection,
                                  gint64         operation_id,
                                  gboolean      *reversible,
                                  GError       **error);

G_END_DECLS
