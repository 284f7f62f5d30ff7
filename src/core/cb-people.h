/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-group.h"
#include "cb-id-set.h"
#include "cb-person.h"

G_BEGIN_DECLS

/**
 * CbPeople:
 *
 * All who work with a book, or did, and their groups, as they were read.
 * Immutable.
 */
#define CB_TYPE_PEOPLE (cb_people_get_type ())
G_DECLARE_FINAL_TYPE (CbPeople, cb_people, CB, PEOPLE, GObject)

CbPeople   *cb_people_new                  (GPtrArray  *people,
                                            GPtrArray  *groups,
                                            CbIdSet    *with_password);
/* (transfer none) (element-type CbPerson): by id */
GPtrArray  *cb_people_get_people           (CbPeople   *self);
/* (transfer none) (element-type CbGroup): the program's own first */
GPtrArray  *cb_people_get_groups           (CbPeople   *self);
/* (transfer none) (nullable) */
CbPerson   *cb_people_find_person          (CbPeople   *self,
                                            gint64      id);
CbGroup    *cb_people_find_group           (CbPeople   *self,
                                            gint64      id);
/* (transfer none): the ids of those who need a password to sign in; don't change it */
CbIdSet    *cb_people_get_with_password    (CbPeople   *self);
/* Whether they need one to sign in. */
gboolean    cb_people_has_password         (CbPeople   *self,
                                            gint64      id);
/* How many of those who are active need one: when it is somebody, everybody has to
 * sign in. */
guint       cb_people_count_passwords      (CbPeople   *self);
/* How many are in a group, active or not. */
guint       cb_people_count_in_group       (CbPeople   *self,
                                            gint64      group_id);
/* How many of those who are active may do everything. */
guint       cb_people_count_administrators (CbPeople   *self);
/* The same, of those who can sign in. */
guint       cb_people_count_administrators_who_sign_in
                                           (CbPeople   *self);

G_END_DECLS
