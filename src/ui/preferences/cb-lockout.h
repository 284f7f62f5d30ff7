/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-people.h"

G_BEGIN_DECLS

/* What a change of people or groups takes from whoever makes it. */
typedef enum
{
  CB_LOCKOUT_NONE,
  CB_LOCKOUT_PEOPLE,   /* they may not change people and groups any more */
  CB_LOCKOUT_BOOK,     /* they don't work with the book any more */
} CbLockout;

/* What it takes from @self, the id of a person, to save @after, to take
 * @permission from a group, or to move all who are in one into another. None too
 * when nobody would be left to set it right: that is refused anyhow. */
CbLockout  cb_lockout_of_person      (CbPeople             *people,
                                      gint64                self,
                                      CbPerson             *after);
CbLockout  cb_lockout_of_permission  (CbPeople             *people,
                                      gint64                self,
                                      gint64                group_id,
                                      CbPermission          permission);
CbLockout  cb_lockout_of_removal     (CbPeople             *people,
                                      gint64                self,
                                      gint64                group_id,
                                      gint64                move_to);

/* Asks whether they want that, in an alert over @parent. */
void       cb_lockout_ask_async      (GtkWidget            *parent,
                                      CbLockout             lockout,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean   cb_lockout_ask_finish     (GAsyncResult         *result);

G_END_DECLS
