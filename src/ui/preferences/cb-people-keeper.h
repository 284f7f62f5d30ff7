/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-book.h"
#include "cb-people.h"

G_BEGIN_DECLS

/**
 * CbPeopleKeeper:
 *
 * The people of a book and their groups while they are shown: what is chosen is
 * saved at once, but for what would lock out whoever chooses it: they are asked
 * before.
 *
 * Signals: "changed" when people, groups or what may be changed of them are
 * other than before, and when a choice was not made; "failed" (GError *error)
 * when it could not be saved; "unreadable" (GError *error) when they
 * could not be read.
 */
#define CB_TYPE_PEOPLE_KEEPER (cb_people_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CbPeopleKeeper, cb_people_keeper, CB, PEOPLE_KEEPER, GObject)

CbPeopleKeeper  *cb_people_keeper_new                (CbBook          *book);
/* Reads them, and emits "changed" when that is done. */
void             cb_people_keeper_read               (CbPeopleKeeper  *self);
/* (transfer none) (nullable): NULL until they were read */
CbPeople        *cb_people_keeper_get_people         (CbPeopleKeeper  *self);
/* (transfer none) */
CbBook          *cb_people_keeper_get_book           (CbPeopleKeeper  *self);
/* Whether it is they who work with the book. */
gboolean         cb_people_keeper_is_self            (CbPeopleKeeper  *self,
                                                      gint64           person_id);
/* What may be given and taken: what one may do oneself. */
CbPermissionSet  cb_people_keeper_get_permissions    (CbPeopleKeeper  *self);

/* (transfer full) (nullable): why nothing of all, of a person or of a group can
 * be changed, in sentences; NULL if it can. */
char            *cb_people_keeper_describe_hindrance (CbPeopleKeeper  *self);
char            *cb_people_keeper_hinder_person      (CbPeopleKeeper  *self,
                                                      CbPerson        *person);
char            *cb_people_keeper_hinder_group       (CbPeopleKeeper  *self,
                                                      CbGroup         *group);
/* (transfer full) (element-type CbGroup): whom one may put people into, but for
 * @except (0 for none), in their order. */
GPtrArray       *cb_people_keeper_list_groups        (CbPeopleKeeper  *self,
                                                      gint64           except);

/* These save, and ask before in an alert over @parent if need be. */
void             cb_people_keeper_save_person        (CbPeopleKeeper  *self,
                                                      GtkWidget       *parent,
                                                      CbPerson        *person);
void             cb_people_keeper_set_permission     (CbPeopleKeeper  *self,
                                                      GtkWidget       *parent,
                                                      gint64           group_id,
                                                      CbPermission     permission,
                                                      gboolean         allowed);
void             cb_people_keeper_remove_group       (CbPeopleKeeper  *self,
                                                      GtkWidget       *parent,
                                                      gint64           group_id,
                                                      gint64           move_to);
/* @model: whose permissions it gets, or 0 for none. */
void             cb_people_keeper_add_group          (CbPeopleKeeper  *self,
                                                      const char      *name,
                                                      gint64           model);
void             cb_people_keeper_rename_group       (CbPeopleKeeper  *self,
                                                      gint64           group_id,
                                                      const char      *name);

G_END_DECLS
