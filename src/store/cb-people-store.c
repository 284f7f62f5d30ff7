/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-people-store.h"

#include "cb-actor-rows.h"
#include "cb-book-private.h"
#include "cb-people-edit.h"
#include "cb-people-reverse.h"
#include "cb-people-rows.h"
#include "cb-person-photo-rows.h"
#include "cb-read-task.h"
#include "cb-refusal-store.h"

/* What became of a change. */
typedef struct
{
  gint64   id;
  CbActor *actor;  /* whom it was done for, after it */
} Changed;

static void
changed_free (Changed *self)
{
  g_clear_object (&self->actor);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Changed, changed_free)

static gpointer
get_job (CbConnection  *connection,
         gpointer       data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  cb_actor_rows_allow_anybody (connection);

  return cb_people_rows_get (connection, error);
}

static gpointer
change_job (CbConnection  *connection,
            gpointer       data,
            CbProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (Changed) changed = g_new0 (Changed, 1);

  changed->id = cb_people_edit_apply (data, connection, error);
  if (changed->id == 0)
    return NULL;
  changed->actor = cb_actor_rows_get (connection, error);

  return changed->actor != NULL ? g_steal_pointer (&changed) : NULL;
}

static gpointer
reverse_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (Changed) changed = g_new0 (Changed, 1);

  changed->id = *(gint64 *) data;
  if (!cb_people_reverse_apply (connection, changed->id, error))
    return NULL;
  changed->actor = cb_actor_rows_get (connection, error);

  return changed->actor != NULL ? g_steal_pointer (&changed) : NULL;
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = g_task_get_source_object (task);
  gint64 *person_id = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (Changed) changed = cb_database_write_finish (CB_DATABASE (source), result, &error);
  CbChange *change;

  if (changed == NULL)
    {
      cb_refusal_store_note_error (book, error);
      g_task_return_error (task, error);
      return;
    }

  change = cb_change_new ();
  change->people = TRUE;
  /* Unless somebody else has taken over meanwhile. */
  if (cb_database_get_person (CB_DATABASE (source)) == *person_id)
    change->everything = cb_book_set_actor (book, changed->actor);
  cb_book_take_change (book, change);

  g_task_return_pointer (task, g_memdup2 (&changed->id, sizeof changed->id), g_free);
}

static void
write_people (CbBook              *book,
              CbJob                job,
              gpointer             data,
              GDestroyNotify       data_free,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  CbDatabase *database = cb_book_get_database (book);
  GTask *task = g_task_new (book, NULL, callback, user_data);
  gint64 person_id = cb_database_get_person (database);

  g_task_set_source_tag (task, cb_people_store_change_finish);
  g_task_set_task_data (task, g_memdup2 (&person_id, sizeof person_id), g_free);
  cb_database_write_async (database, job, data, data_free, (GDestroyNotify) changed_free, NULL, NULL, changed_cb, task);
}

/* @edit: (transfer full) */
static void
change (CbBook              *book,
        CbPeopleEdit        *edit,
        GAsyncReadyCallback  callback,
        gpointer             user_data)
{
  write_people (book, change_job, edit, (GDestroyNotify) cb_people_edit_free, callback, user_data);
}

void
cb_people_store_get_async (CbBook              *book,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), get_job, NULL, NULL, g_object_unref,
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_people_store_get_async, g_object_unref,
                                            cancellable, callback, user_data));
}

/**
 * cb_people_store_get_finish:
 *
 * Returns: (transfer full): the people and their groups, or NULL
 */
CbPeople *
cb_people_store_get_finish (CbBook        *book,
                            GAsyncResult  *result,
                            GError       **error)
{
  return cb_read_task_finish (book, result, cb_people_store_get_async, error);
}

/**
 * cb_people_store_save_person_async:
 * @person: immutable, so not copied
 */
void
cb_people_store_save_person_async (CbBook              *book,
                                   CbPerson            *person,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  CbPeopleEdit *edit;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (CB_IS_PERSON (person));

  edit = cb_people_edit_new (CB_PEOPLE_EDIT_SAVE_PERSON);
  edit->person = g_object_ref (person);
  change (book, edit, callback, user_data);
}

static void
bytes_unref_nullable (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

static gpointer
get_photo_job (CbConnection  *connection,
               gpointer       data,
               CbProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  GBytes *photo;

  cb_actor_rows_allow_anybody (connection);
  cb_person_photo_rows_get (connection, *(gint64 *) data, &photo, error);

  return photo;
}

void
cb_people_store_get_photo_async (CbBook              *book,
                                 gint64               person_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  cb_database_read_async (cb_book_get_database (book), get_photo_job,
                          g_memdup2 (&person_id, sizeof person_id), g_free, bytes_unref_nullable,
                          CB_PRIORITY_INTERACTIVE, cancellable, cb_read_task_cb,
                          cb_read_task_new (book, cb_people_store_get_photo_async, bytes_unref_nullable,
                                            cancellable, callback, user_data));
}

GBytes *
cb_people_store_get_photo_finish (CbBook        *book,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return cb_read_task_finish (book, result, cb_people_store_get_photo_async, error);
}

void
cb_people_store_set_photo_async (CbBook              *book,
                                 gint64               person_id,
                                 GBytes              *photo,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  CbPeopleEdit *edit;

  g_return_if_fail (CB_IS_BOOK (book));

  edit = cb_people_edit_new (CB_PEOPLE_EDIT_SET_PHOTO);
  edit->person_id = person_id;
  edit->photo = photo != NULL ? g_bytes_ref (photo) : NULL;
  change (book, edit, callback, user_data);
}

/**
 * cb_people_store_add_group_async:
 * @name: copied
 */
void
cb_people_store_add_group_async (CbBook              *book,
                                 const char          *name,
                                 gint64               model,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  CbPeopleEdit *edit;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (name != NULL);

  edit = cb_people_edit_new (CB_PEOPLE_EDIT_ADD_GROUP);
  edit->name = g_strdup (name);
  edit->other_id = model;
  change (book, edit, callback, user_data);
}

/**
 * cb_people_store_rename_group_async:
 * @name: copied
 */
void
cb_people_store_rename_group_async (CbBook              *book,
                                    gint64               group_id,
                                    const char          *name,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  CbPeopleEdit *edit;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (name != NULL);

  edit = cb_people_edit_new (CB_PEOPLE_EDIT_RENAME_GROUP);
  edit->group_id = group_id;
  edit->name = g_strdup (name);
  change (book, edit, callback, user_data);
}

void
cb_people_store_remove_group_async (CbBook              *book,
                                    gint64               group_id,
                                    gint64               move_to,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  CbPeopleEdit *edit;

  g_return_if_fail (CB_IS_BOOK (book));

  edit = cb_people_edit_new (CB_PEOPLE_EDIT_REMOVE_GROUP);
  edit->group_id = group_id;
  edit->other_id = move_to;
  change (book, edit, callback, user_data);
}

void
cb_people_store_set_permission_async (CbBook              *book,
                                      gint64               group_id,
                                      CbPermission         permission,
                                      gboolean             allowed,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  CbPeopleEdit *edit;

  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (cb_permission_is_valid (permission));

  edit = cb_people_edit_new (CB_PEOPLE_EDIT_SET_PERMISSION);
  edit->group_id = group_id;
  edit->permission = permission;
  edit->allowed = allowed;
  change (book, edit, callback, user_data);
}

/**
 * cb_people_store_reverse_async:
 * @operation_id: a change of people or groups
 */
void
cb_people_store_reverse_async (CbBook              *book,
                               gint64               operation_id,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));

  write_people (book, reverse_job, g_memdup2 (&operation_id, sizeof operation_id), g_free, callback, user_data);
}

/**
 * cb_people_store_change_finish:
 *
 * Returns: the id of the person or group, or 0 with %CB_ERROR_DENIED,
 *   %CB_ERROR_LAST_ADMINISTRATOR, %CB_ERROR_NOT_FOUND, %CB_ERROR_INVALID or
 *   another
 */
gint64
cb_people_store_change_finish (CbBook        *book,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_autofree gint64 *id = cb_read_task_finish (book, result, cb_people_store_change_finish, error);

  return id != NULL ? *id : 0;
}
