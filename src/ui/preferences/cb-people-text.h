/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-actor.h"
#include "cb-people.h"

G_BEGIN_DECLS

/*
 * The words for people and their groups, as their preferences show them. All
 * plain text.
 */

/* (transfer full): "Sales Team · You"; @group is NULL for none. */
char       *cb_person_describe          (CbPerson            *person,
                                         CbGroup             *group,
                                         gboolean             self);
/* (transfer full): "2 people · 14 permissions" */
char       *cb_group_describe           (CbGroup             *group,
                                         guint                n_people);
/* (transfer full): "2 people", or "Nobody" */
char       *cb_people_describe_count    (guint                n_people);
/* (transfer full) (nullable): what @group permits of @section, a line each; NULL
 * when that is nothing. */
char       *cb_group_describe_section   (CbGroup             *group,
                                         CbPermissionSection  section);
/* (transfer full) (nullable): what it permits with the items of a kind: "Create
 * and Edit"; NULL when that is nothing. */
char       *cb_group_describe_items     (CbGroup             *group,
                                         CbItemKind           kind);

/* (nullable): why @name can't be the name of the person, or group, @id (0 for a
 * new one) among @people; NULL if it can. */
const char *cb_people_check_person_name (CbPeople            *people,
                                         gint64               id,
                                         const char          *name);
const char *cb_people_check_group_name  (CbPeople            *people,
                                         gint64               id,
                                         const char          *name);
/* The same for what they sign in with, which may be nothing. */
const char *cb_people_check_sign_in     (CbPeople            *people,
                                         gint64               id,
                                         const char          *sign_in);

/* Tells why a change of people or groups was not made. */
void        cb_people_show_error        (GtkWidget           *parent,
                                         const GError        *error);
/* Tells why a name can't be taken. */
void        cb_people_show_problem      (GtkWidget           *parent,
                                         const char          *problem);

G_END_DECLS
