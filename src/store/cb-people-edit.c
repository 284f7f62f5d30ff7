/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-people-edit.h"

#include "cb-actor-rows.h"
#include "cb-error.h"
#include "cb-group-rows.h"
#include "cb-operation-rows.h"
#include "cb-people-rows.h"
#include "cb-person-photo-rows.h"
#include "cb-photo-store.h"

/* A change on its way. */
typedef struct
{
  CbPeopleEdit *edit;
  CbConnection *connection;
  CbActor      *actor;
  CbPeople     *people;  /* before it */
  GArray       *notes;   /* of CbPeopleNote */
} Run;

static void
clear_note (gpointer data)
{
  CbPeopleNote *note = data;

  g_free (note->before);
  g_free (note->after);
}

/* Unless both are the same. */
static void
note_text (Run             *run,
           CbPeopleSubject  subject,
           gint64           id,
           const char      *what,
           const char      *before,
           const char      *after)
{
  CbPeopleNote note = { subject, id, what, g_strdup (before), g_strdup (after) };

  if (g_strcmp0 (before, after) == 0)
    clear_note (&note);
  else
    g_array_append_val (run->notes, note);
}

/* 0 stands for none. */
static void
note_id (Run        *run,
         gint64      person_id,
         const char *what,
         gint64      before,
         gint64      after)
{
  g_autofree char *from = before != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, before) : NULL;
  g_autofree char *to = after != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, after) : NULL;

  note_text (run, CB_PEOPLE_SUBJECT_PERSON, person_id, what, from, to);
}

static void
note_permissions (Run             *run,
                  gint64           group_id,
                  CbPermissionSet  permissions,
                  gboolean         allowed)
{
  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      if (cb_permission_set_has (permissions, permission))
        note_text (run, CB_PEOPLE_SUBJECT_GROUP, group_id, cb_permission_get_key (permission),
                   allowed ? "0" : "1", allowed ? "1" : "0");
    }
}

static gboolean
refuse (GError     **error,
        const char  *why)
{
  g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, why);

  return FALSE;
}

/* (transfer none): the group, if whom it is done for may do all that it may;
 * NULL with @error. */
static CbGroup *
take_group (Run     *run,
            gint64   id,
            GError **error)
{
  CbGroup *group = cb_people_find_group (run->people, id);

  if (group == NULL)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such group");
  else if (cb_actor_check (run->actor, cb_group_get_permissions (group), error))
    return group;

  return NULL;
}

static gboolean
check_person (Run       *run,
              CbPerson  *before,
              CbPerson  *after,
              GError   **error)
{
  const char *sign_in = cb_person_get_sign_in (after);

  if (!cb_person_check_name (cb_person_get_name (after)) ||
      g_str_equal (cb_person_get_name (after), CB_PERSON_ITSELF) ||
      (sign_in != NULL && !cb_person_check_name (sign_in)))
    return refuse (error, "Not a name of a person");

  /* Who is in no group may do nothing. */
  return (before == NULL || cb_person_get_group (before) == 0 ||
          take_group (run, cb_person_get_group (before), error) != NULL) &&
         (cb_person_get_group (after) == 0 || take_group (run, cb_person_get_group (after), error) != NULL);
}

static gint64
save_person (Run     *run,
             GError **error)
{
  CbPerson *after = run->edit->person;
  gint64 id = cb_person_get_id (after);
  CbPerson *before = id != 0 ? cb_people_find_person (run->people, id) : NULL;

  if (id != 0 && before == NULL)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such person");
      return 0;
    }
  if (!check_person (run, before, after, error))
    return 0;

  if (before == NULL)
    id = cb_people_rows_add (run->connection, after, error);
  else if (!cb_people_rows_update (run->connection, after, error))
    id = 0;
  if (id == 0)
    return 0;

  note_text (run, CB_PEOPLE_SUBJECT_PERSON, id, CB_PEOPLE_WHAT_NAME,
             before != NULL ? cb_person_get_name (before) : NULL, cb_person_get_name (after));
  note_text (run, CB_PEOPLE_SUBJECT_PERSON, id, CB_PEOPLE_WHAT_SIGN_IN,
             before != NULL ? cb_person_get_sign_in (before) : NULL, cb_person_get_sign_in (after));
  note_id (run, id, CB_PEOPLE_WHAT_GROUP, before != NULL ? cb_person_get_group (before) : 0,
           cb_person_get_group (after));
  note_text (run, CB_PEOPLE_SUBJECT_PERSON, id, CB_PEOPLE_WHAT_ACTIVE,
             before != NULL && cb_person_get_active (before) ? "1" : "0", cb_person_get_active (after) ? "1" : "0");

  return id;
}

static gint64
set_photo (Run     *run,
           GError **error)
{
  gint64 id = run->edit->person_id;
  CbPerson *person = cb_people_find_person (run->people, id);
  GBytes *photo = run->edit->photo;
  gint64 before, after = 0;

  if (person == NULL)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such person");
      return 0;
    }
  if (photo != NULL && (g_bytes_get_size (photo) == 0 || g_bytes_get_size (photo) > CB_PHOTO_MAX_SIZE))
    return refuse (error, "Too large a photo");
  if ((cb_person_get_group (person) != 0 && take_group (run, cb_person_get_group (person), error) == NULL) ||
      !cb_person_photo_rows_get_shown (run->connection, id, &before, error))
    return 0;

  if (photo != NULL)
    after = cb_person_photo_rows_add (run->connection, id, photo, error);
  if ((photo != NULL && after == 0) || !cb_person_photo_rows_show (run->connection, id, after, error))
    return 0;

  note_id (run, id, CB_PEOPLE_WHAT_PHOTO, before, after);

  return id;
}

static gint64
add_group (Run     *run,
           GError **error)
{
  const char *name = run->edit->name;
  CbPermissionSet permissions = { 0 };
  gint64 id;

  if (!cb_group_check_name (name))
    return refuse (error, "Not a name of a group");
  if (run->edit->other_id != 0)
    {
      CbGroup *model = take_group (run, run->edit->other_id, error);

      if (model == NULL)
        return 0;
      permissions = cb_group_get_permissions (model);
    }

  id = cb_group_rows_add (run->connection, name, CB_BUILT_IN_GROUP_NONE, permissions, error);
  if (id == 0)
    return 0;

  note_text (run, CB_PEOPLE_SUBJECT_GROUP, id, CB_PEOPLE_WHAT_NAME, NULL, name);
  note_permissions (run, id, permissions, TRUE);

  return id;
}

static gint64
rename_group (Run     *run,
              GError **error)
{
  const char *name = run->edit->name;
  CbGroup *group = take_group (run, run->edit->group_id, error);

  if (group == NULL)
    return 0;
  if (!cb_group_check_name (name))
    return refuse (error, "Not a name of a group");
  if (!cb_group_rows_rename (run->connection, cb_group_get_id (group), name, error))
    return 0;

  note_text (run, CB_PEOPLE_SUBJECT_GROUP, cb_group_get_id (group), CB_PEOPLE_WHAT_NAME, cb_group_get_name (group), name);

  return cb_group_get_id (group);
}

static gboolean
move_people (Run     *run,
             gint64   from,
             gint64   to,
             GError **error)
{
  GPtrArray *people = cb_people_get_people (run->people);

  for (guint i = 0; i < people->len; i++)
    {
      CbPerson *person = people->pdata[i];
      g_autoptr (CbPerson) moved = NULL;

      if (cb_person_get_group (person) != from)
        continue;
      moved = cb_person_new_full (cb_person_get_id (person), cb_person_get_name (person),
                                  cb_person_get_sign_in (person), to, cb_person_get_active (person));
      if (!cb_people_rows_update (run->connection, moved, error))
        return FALSE;
      note_id (run, cb_person_get_id (person), CB_PEOPLE_WHAT_GROUP, from, to);
    }

  return TRUE;
}

static gint64
remove_group (Run     *run,
              GError **error)
{
  CbGroup *group = take_group (run, run->edit->group_id, error);
  CbGroup *other = group != NULL ? take_group (run, run->edit->other_id, error) : NULL;
  gint64 id;

  if (other == NULL)
    return 0;
  if (group == other || cb_group_is_administrator (group))
    return refuse (error, "Not a group to remove");

  id = cb_group_get_id (group);
  if (!move_people (run, id, cb_group_get_id (other), error) ||
      !cb_group_rows_remove (run->connection, id, error))
    return 0;

  note_permissions (run, id, cb_group_get_permissions (group), FALSE);
  note_text (run, CB_PEOPLE_SUBJECT_GROUP, id, CB_PEOPLE_WHAT_NAME, cb_group_get_name (group), NULL);

  return id;
}

static gint64
set_permission (Run     *run,
                GError **error)
{
  CbPermission permission = run->edit->permission;
  CbGroup *group = take_group (run, run->edit->group_id, error);
  CbPermissionSet set = { 0 };

  if (group == NULL)
    return 0;
  if (cb_group_is_administrator (group))
    return refuse (error, "Administrators may do everything");

  cb_permission_set_add (&set, permission);
  if (!cb_actor_check (run->actor, set, error) ||
      !cb_group_rows_set_permission (run->connection, cb_group_get_id (group), permission, run->edit->allowed, error))
    return 0;

  note_permissions (run, cb_group_get_id (group), set, run->edit->allowed);

  return cb_group_get_id (group);
}

static const struct
{
  CbOperationKind operation;
  gint64 (*func) (Run     *run,
                  GError **error);
} kinds[] = {
  [CB_PEOPLE_EDIT_SAVE_PERSON] = { CB_OPERATION_CHANGE_PEOPLE, save_person },
  [CB_PEOPLE_EDIT_SET_PHOTO] = { CB_OPERATION_CHANGE_PEOPLE, set_photo },
  [CB_PEOPLE_EDIT_ADD_GROUP] = { CB_OPERATION_CHANGE_GROUPS, add_group },
  [CB_PEOPLE_EDIT_RENAME_GROUP] = { CB_OPERATION_CHANGE_GROUPS, rename_group },
  [CB_PEOPLE_EDIT_REMOVE_GROUP] = { CB_OPERATION_CHANGE_GROUPS, remove_group },
  [CB_PEOPLE_EDIT_SET_PERMISSION] = { CB_OPERATION_CHANGE_GROUPS, set_permission },
};

static gboolean
is_same_person (CbPerson *a,
                CbPerson *b)
{
  return g_str_equal (cb_person_get_name (a), cb_person_get_name (b)) &&
         g_strcmp0 (cb_person_get_sign_in (a), cb_person_get_sign_in (b)) == 0 &&
         cb_person_get_group (a) == cb_person_get_group (b) &&
         !cb_person_get_active (a) == !cb_person_get_active (b);
}

/* Whom it is about when all is as it is asked for already, else 0. */
static gint64
find_unchanged (Run *run)
{
  CbPeopleEdit *edit = run->edit;
  CbPerson *person = NULL;
  CbGroup *group = cb_people_find_group (run->people, edit->group_id);

  switch (edit->kind)
    {
    case CB_PEOPLE_EDIT_SAVE_PERSON:
      person = cb_people_find_person (run->people, cb_person_get_id (edit->person));
      return person != NULL && is_same_person (person, edit->person) ? cb_person_get_id (person) : 0;

    case CB_PEOPLE_EDIT_SET_PHOTO:
      return cb_people_find_person (run->people, edit->person_id) != NULL &&
             cb_person_photo_rows_is_shown (run->connection, edit->person_id, edit->photo) ? edit->person_id : 0;

    case CB_PEOPLE_EDIT_RENAME_GROUP:
      return group != NULL && g_str_equal (cb_group_get_name (group), edit->name) ? edit->group_id : 0;

    case CB_PEOPLE_EDIT_SET_PERMISSION:
      return group != NULL && cb_permission_set_has (cb_group_get_permissions (group), edit->permission) ==
                                (edit->allowed != FALSE) ? edit->group_id : 0;

    case CB_PEOPLE_EDIT_ADD_GROUP:
    case CB_PEOPLE_EDIT_REMOVE_GROUP:
    default:
      return 0;
    }
}

static gboolean
write_notes (Run     *run,
             gint64   operation_id,
             GError **error)
{
  for (guint i = 0; i < run->notes->len; i++)
    {
      if (!cb_people_rows_note (run->connection, operation_id, i,
                                &g_array_index (run->notes, CbPeopleNote, i), error))
        return FALSE;
    }

  return TRUE;
}

/* Who has a password and no name to sign in with. */
static guint
count_without_name (CbPeople *people)
{
  GPtrArray *all = cb_people_get_people (people);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += cb_person_get_sign_in (all->pdata[i]) == NULL &&
         cb_people_has_password (people, cb_person_get_id (all->pdata[i]));

  return n;
}

/* Nor may it come to this that somebody is kept out by having a password, or that all
 * have to sign in and no administrator can. */
static gboolean
keeps_out (CbPeople *before,
           CbPeople *after)
{
  if (count_without_name (after) > count_without_name (before))
    return TRUE;

  return cb_people_count_passwords (after) > 0 && cb_people_count_administrators_who_sign_in (after) == 0 &&
         (cb_people_count_passwords (before) == 0 || cb_people_count_administrators_who_sign_in (before) > 0);
}

gboolean
cb_people_edit_check (CbConnection  *connection,
                      CbPeople      *before,
                      GError       **error)
{
  g_autoptr (CbPeople) after = cb_people_rows_get (connection, error);

  if (after == NULL)
    return FALSE;

  if (cb_people_count_administrators (after) == 0)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_LAST_ADMINISTRATOR, "No administrator would be left");
  else if (keeps_out (before, after))
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NO_SIGN_IN, "Somebody could not sign in any more");
  else
    return TRUE;

  return FALSE;
}

/* First it is recorded: who did it may not work with the book afterwards. */
static gint64
carry_out (Run     *run,
           GError **error)
{
  g_autoptr (CbIdSet) nobody = cb_id_set_new ();
  gint64 operation, id;

  operation = cb_operation_rows_insert (run->connection, kinds[run->edit->kind].operation, nobody, 0, NULL, 0, error);
  if (operation == 0)
    return 0;

  id = kinds[run->edit->kind].func (run, error);

  return id != 0 && write_notes (run, operation, error) && cb_people_edit_check (run->connection, run->people, error) ? id : 0;
}

CbPeopleEdit *
cb_people_edit_new (CbPeopleEditKind kind)
{
  CbPeopleEdit *self = g_new0 (CbPeopleEdit, 1);

  self->kind = kind;

  return self;
}

void
cb_people_edit_free (CbPeopleEdit *self)
{
  g_clear_object (&self->person);
  g_clear_pointer (&self->photo, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

/* Their own photo is everybody's own affair. */
static gboolean
check_actor (CbPeopleEdit  *self,
             CbActor       *actor,
             GError       **error)
{
  CbPermissionSet needed = { 0 };

  if (self->kind == CB_PEOPLE_EDIT_SET_PHOTO && cb_actor_get_person (actor) != NULL &&
      self->person_id == cb_actor_get_person_id (actor))
    return TRUE;

  cb_permission_set_add (&needed, CB_PERMISSION_CHANGE_PEOPLE);

  return cb_actor_check (actor, needed, error);
}

gint64
cb_people_edit_apply (CbPeopleEdit  *self,
                      CbConnection  *connection,
                      GError       **error)
{
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  g_autoptr (CbPeople) people = NULL;
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (CbPeopleNote));
  Run run = { .edit = self, .connection = connection, .actor = actor, .notes = notes };
  gint64 id;

  if (actor == NULL || !check_actor (self, actor, error))
    return 0;

  people = cb_people_rows_get (connection, error);
  if (people == NULL)
    return 0;
  run.people = people;
  g_array_set_clear_func (notes, clear_note);

  id = find_unchanged (&run);

  return id != 0 ? id : carry_out (&run, error);
}
