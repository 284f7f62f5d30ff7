/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-actor.h"
#include "cb-connection.h"
#include "cb-people.h"

G_BEGIN_DECLS

typedef enum
{
  CB_PEOPLE_EDIT_SAVE_PERSON,
  CB_PEOPLE_EDIT_SET_PHOTO,
  CB_PEOPLE_EDIT_ADD_GROUP,
  CB_PEOPLE_EDIT_RENAME_GROUP,
  CB_PEOPLE_EDIT_REMOVE_GROUP,
  CB_PEOPLE_EDIT_SET_PERMISSION,
} CbPeopleEditKind;

/**
 * CbPeopleEdit:
 *
 * A change of people or groups that is asked for. See cb-people-store.h for what
 * each takes.
 */
typedef struct
{
  CbPeopleEditKind  kind;
  CbPerson         *person;
  gint64            person_id;  /* whose photo */
  GBytes           *photo;      /* (nullable) */
  gint64            group_id;
  gint64            other_id;   /* the model, or where people move to */
  char             *name;
  CbPermission      permission;
  gboolean          allowed;
} CbPeopleEdit;

CbPeopleEdit *cb_people_edit_new   (CbPeopleEditKind   kind);
void          cb_people_edit_free  (CbPeopleEdit      *self);
/* In a transaction that writes: does it if whom the job is done for may, and
 * records it. Returns the id of whom it is about, or 0 with @error. */
gint64        cb_people_edit_apply (CbPeopleEdit      *self,
                                    CbConnection      *connection,
                                    GError           **error);

/* In a transaction that has changed people: FALSE with %CB_ERROR_LAST_ADMINISTRATOR or
 * %CB_ERROR_NO_SIGN_IN when that can't stay so. @before: as it was. */
gboolean      cb_people_edit_check (CbConnection      *connection,
                                    CbPeople          *before,
                                    GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbPeopleEdit, cb_people_edit_free)

G_END_DECLS
