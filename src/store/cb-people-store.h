/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-people.h"

G_BEGIN_DECLS

/*
 * The people of a book and their groups. Changing them needs
 * %CB_PERMISSION_CHANGE_PEOPLE, and nobody gives, takes or touches what they may
 * not do themselves: %CB_ERROR_DENIED. There is always somebody active who is an
 * administrator: %CB_ERROR_LAST_ADMINISTRATOR. Each change is an operation, and
 * emits "changed" of the book: with everything in it, when that has been read
 * anew, if who changes it may do something else from then on.
 */

void       cb_people_store_get_async            (CbBook               *book,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
CbPeople  *cb_people_store_get_finish           (CbBook               *book,
                                                 GAsyncResult         *result,
                                                 GError              **error);

/* Adds @person (id 0) or writes it back: name, what they sign in with, group and
 * whether they are active. %CB_ERROR_INVALID when a name is taken or none. */
void       cb_people_store_save_person_async    (CbBook               *book,
                                                 CbPerson             *person,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
/* (transfer full) (nullable): the photo of somebody; NULL without an error when there
 * is none. Like their name it is for everybody, signed in or not. */
void       cb_people_store_get_photo_async      (CbBook               *book,
                                                 gint64                person_id,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
GBytes    *cb_people_store_get_photo_finish     (CbBook               *book,
                                                 GAsyncResult         *result,
                                                 GError              **error);
/* @photo: (nullable): NULL takes away the one that there is. Their own everybody may
 * change. The one before is kept for undoing, until there is another one before.
 * %CB_ERROR_INVALID when it is larger than %CB_PHOTO_MAX_SIZE. */
void       cb_people_store_set_photo_async      (CbBook               *book,
                                                 gint64                person_id,
                                                 GBytes               *photo,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
/* Adds a group that may do the same as @model, or nothing if that is 0. */
void       cb_people_store_add_group_async      (CbBook               *book,
                                                 const char           *name,
                                                 gint64                model,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
void       cb_people_store_rename_group_async   (CbBook               *book,
                                                 gint64                group_id,
                                                 const char           *name,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
/* Removes a group, whose people move to another. Administrators stay. */
void       cb_people_store_remove_group_async   (CbBook               *book,
                                                 gint64                group_id,
                                                 gint64                move_to,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
/* Administrators may do everything, whatever is asked for. */
void       cb_people_store_set_permission_async (CbBook               *book,
                                                 gint64                group_id,
                                                 CbPermission          permission,
                                                 gboolean              allowed,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
/* Undoes a change of people or groups, or does again what was undone so, as an operation of
 * its own. %CB_ERROR_CHANGED when something of it is different by now. */
void       cb_people_store_reverse_async        (CbBook               *book,
                                                 gint64                operation_id,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
/* Of all that change something: the id of the person or group it was about, or
 * 0 with @error. */
gint64     cb_people_store_change_finish        (CbBook               *book,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
