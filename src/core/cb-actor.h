/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer.h"
#include "cb-group.h"
#include "cb-person.h"

G_BEGIN_DECLS

/**
 * CbActor:
 *
 * Who does something with a book, and what they may do: somebody of a group,
 * or the program itself. Immutable; what it says is what the book said when it
 * was read.
 */
#define CB_TYPE_ACTOR (cb_actor_get_type ())
G_DECLARE_FINAL_TYPE (CbActor, cb_actor, CB, ACTOR, GObject)

CbActor         *cb_actor_new              (CbPerson         *person,
                                            CbGroup          *group);
/* Nobody: may do nothing. */
CbActor         *cb_actor_new_nobody       (void);
/* The program, when the time for something has come that was asked for before:
 * may erase, and nothing else. */
CbActor         *cb_actor_new_itself       (void);

/* (transfer none) (nullable): NULL for nobody and for the program itself */
CbPerson        *cb_actor_get_person       (CbActor          *self);
gint64           cb_actor_get_person_id    (CbActor          *self);
/* (transfer none) (nullable) */
CbGroup         *cb_actor_get_group        (CbActor          *self);
CbPermissionSet  cb_actor_get_permissions  (CbActor          *self);
gboolean         cb_actor_may              (CbActor          *self,
                                            CbPermission      permission);
/* Whether they may see @customer, deleted or not. */
gboolean         cb_actor_may_see          (CbActor          *self,
                                            CbCustomer       *customer);
/* %CB_ERROR_DENIED unless they may see customers, deleted or not. */
gboolean         cb_actor_check_sight      (CbActor          *self,
                                            GError          **error);
/* What is missing when @error (nullable) says so, else %CB_PERMISSION_NONE. */
CbPermission     cb_actor_get_denied       (const GError     *error);
/* The one check: %CB_ERROR_DENIED unless @self has all of @needed. */
gboolean         cb_actor_check            (CbActor          *self,
                                            CbPermissionSet   needed,
                                            GError          **error);

G_END_DECLS
