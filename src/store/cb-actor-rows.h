/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-actor.h"
#include "cb-connection.h"

G_BEGIN_DECLS

/*
 * Who does what a job does, on a database thread. Asked of the book each time,
 * in the transaction of the job: a permission that was taken away meanwhile is
 * no longer there.
 */

CbActor  *cb_actor_rows_get   (CbConnection     *connection,
                               GError          **error);
gboolean  cb_actor_rows_check (CbConnection     *connection,
                               CbPermissionSet   needed,
                               GError          **error);
/* The same for one permission. */
gboolean  cb_actor_rows_check_one
                              (CbConnection     *connection,
                               CbPermission      needed,
                               GError          **error);

G_END_DECLS
