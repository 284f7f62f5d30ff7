/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-actor.h"
#include "cb-connection.h"
#include "cb-sign-in-rows.h"

G_BEGIN_DECLS

/*
 * Who does what a job does, on a database thread. Asked of the book each time,
 * in the transaction of the job: a permission that was taken away meanwhile is
 * no longer there.
 */

/* Of the table person: whom a job is done for by this id. Where nobody has signed
 * in, who has the book is the first who works with it, unless people sign in. */
#define CB_ACTOR_CLAUSE(id_parameter) \
  "active AND (id = " id_parameter " OR (" id_parameter " = 0 AND NOT " CB_SIGN_IN_NEEDED ")) ORDER BY id LIMIT 1"

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

/* (transfer full): the program itself, for what is due. */
CbActor  *cb_actor_rows_get_itself
                              (CbConnection     *connection);
/* For what everybody may have done, and what the program does for itself: says that
 * there is nothing to ask. */
void      cb_actor_rows_allow_anybody
                              (CbConnection     *connection);
gboolean  cb_actor_rows_is_deleted
                              (CbConnection     *connection,
                               gint64            customer_id,
                               GError          **error);
/* Whether @actor may see what belongs to a customer, deleted or not. */
gboolean  cb_actor_rows_may_see_of
                              (CbConnection     *connection,
                               CbActor          *actor,
                               gint64            customer_id,
                               GError          **error);

G_END_DECLS
