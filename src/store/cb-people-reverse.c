/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-people-reverse.h"

#include "cb-actor-rows.h"
#include "cb-error.h"
#include "cb-group-rows.h"
#include "cb-operation-rows.h"
#include "cb-people-edit.h"
#include "cb-people-rows.h"
#include "cb-person-photo-rows.h"

/* One value that was changed, as it was read. */
typedef struct
{
  CbPeopleSubject  subject;
  gint64           id;
  char            *what;
  char            *before;  /* (nullable) */
  char            *after;   /* (nullable) */
} Note;

typedef struct
{
  CbConnection *connection;
  CbActor      *actor;
  CbPeople     *people;  /* before it */
  GPtrArray    *notes;   /* of Note */
} Run;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->what);
  g_free (note->before);
  g_free (note->after);
  g_free (note);
}

static GPtrArray *
read_notes (CbConnection  *connection,
            gint64         operation_id,
            GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT subject, subject_id, what, before, after FROM operation_people "
                           "WHERE operation_id = ? ORDER BY position", error);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (note_free);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, operation_id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      Note *note = g_new0 (Note, 1);

      note->subject = (CbPeopleSubject) cb_statement_get_int64 (statement, 0);
      note->id = cb_statement_get_int64 (statement, 1);
      note->what = g_strdup (cb_statement_get_text (statement, 2));
      if (!cb_statement_is_null (statement, 3))
        note->before = g_strdup (cb_statement_get_text (statement, 3));
      if (!cb_statement_is_null (statement, 4))
        note->after = g_strdup (cb_statement_get_text (statement, 4));
      g_ptr_array_add (notes, note);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&notes) : NULL;
}

/* As it would stand in a note. (transfer full) (nullable) */
static char *
get_value_of_person (CbPerson   *person,
                     const char *what)
{
  if (person == NULL)
    return NULL;
  if (g_str_equal (what, CB_PEOPLE_WHAT_NAME))
    return g_strdup (cb_person_get_name (person));
  if (g_str_equal (what, CB_PEOPLE_WHAT_SIGN_IN))
    return g_strdup (cb_person_get_sign_in (person));
  if (g_str_equal (what, CB_PEOPLE_WHAT_ACTIVE))
    return g_strdup (cb_person_get_active (person) ? "1" : "0");
  if (cb_person_get_group (person) == 0)
    return NULL;

  return g_strdup_printf ("%" G_GINT64_FORMAT, cb_person_get_group (person));
}

static char *
get_value_of_group (CbGroup    *group,
                    const char *what)
{
  CbPermission permission;

  if (g_str_equal (what, CB_PEOPLE_WHAT_NAME))
    return group != NULL ? g_strdup (cb_group_get_name (group)) : NULL;

  permission = cb_permission_from_key (what);

  return g_strdup (group != NULL && permission != CB_PERMISSION_NONE &&
                   cb_permission_set_has (cb_group_get_permissions (group), permission) ? "1" : "0");
}

static gboolean
is_photo (const Note *note)
{
  return note->subject == CB_PEOPLE_SUBJECT_PERSON && g_str_equal (note->what, CB_PEOPLE_WHAT_PHOTO);
}

/* (nullable): NULL stands for none */
static gint64
parse_id (const char *value)
{
  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/* And the one before it is there still. */
static gboolean
is_photo_as_left (CbConnection *connection,
                  const Note   *note)
{
  gint64 before = parse_id (note->before);
  gint64 shown;
  gboolean there;

  return cb_person_photo_rows_get_shown (connection, note->id, &shown, NULL) && shown == parse_id (note->after) &&
         (before == 0 || (cb_person_photo_rows_has (connection, note->id, before, &there, NULL) && there));
}

static gboolean
is_as_left (CbConnection *connection,
            CbPeople     *people,
            GPtrArray    *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const Note *note = notes->pdata[i];
      g_autofree char *value = NULL;

      if (is_photo (note))
        {
          if (!is_photo_as_left (connection, note))
            return FALSE;
          continue;
        }

      value = note->subject == CB_PEOPLE_SUBJECT_PERSON
              ? get_value_of_person (cb_people_find_person (people, note->id), note->what)
              : get_value_of_group (cb_people_find_group (people, note->id), note->what);
      if (g_strcmp0 (value, note->after) != 0)
        return FALSE;
    }

  return notes->len > 0;
}

/* Whom it is done for can't touch a group that may do more. */
static gboolean
check_group (Run     *run,
             gint64   id,
             GError **error)
{
  CbGroup *group = cb_people_find_group (run->people, id);

  return group == NULL || cb_actor_check (run->actor, cb_group_get_permissions (group), error);
}

/* The program's own are known by their number, which is the only thing that isn't noted. */
static CbBuiltInGroup
find_built_in (Run        *run,
               const char *name)
{
  GPtrArray *groups = cb_people_get_groups (run->people);

  for (guint built_in = 1; built_in < CB_N_BUILT_IN_GROUPS; built_in++)
    {
      gboolean there = FALSE;

      for (guint i = 0; i < groups->len; i++)
        there = there || cb_group_get_built_in (groups->pdata[i]) == built_in;
      if (!there && g_str_equal (cb_built_in_group_get_name (built_in), name))
        return (CbBuiltInGroup) built_in;
    }

  return CB_BUILT_IN_GROUP_NONE;
}

static gboolean
bring_back_group (Run         *run,
                  const Note  *note,
                  GError     **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (run->connection,
                           "INSERT INTO person_group (id, name, built_in) VALUES (?, ?, nullif (?, 0))", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, note->id);
  cb_statement_bind_text (statement, 2, note->before);
  cb_statement_bind_int64 (statement, 3, find_built_in (run, note->before));

  return cb_statement_run (statement, error);
}

/* Groups that were removed come back first, as people go into them. */
static gboolean
reverse_names (Run     *run,
               GError **error)
{
  for (guint i = 0; i < run->notes->len; i++)
    {
      const Note *note = run->notes->pdata[i];

      if (note->subject != CB_PEOPLE_SUBJECT_GROUP || !g_str_equal (note->what, CB_PEOPLE_WHAT_NAME) ||
          note->before == NULL)
        continue;
      if (note->after == NULL ? !bring_back_group (run, note, error)
                              : !check_group (run, note->id, error) ||
                                !cb_group_rows_rename (run->connection, note->id, note->before, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
reverse_permissions (Run     *run,
                     GError **error)
{
  for (guint i = 0; i < run->notes->len; i++)
    {
      const Note *note = run->notes->pdata[i];
      CbPermission permission = cb_permission_from_key (note->what);
      CbPermissionSet set = { 0 };

      if (note->subject != CB_PEOPLE_SUBJECT_GROUP || permission == CB_PERMISSION_NONE)
        continue;
      cb_permission_set_add (&set, permission);
      if (!check_group (run, note->id, error) || !cb_actor_check (run->actor, set, error) ||
          !cb_group_rows_set_permission (run->connection, note->id, permission,
                                         g_strcmp0 (note->before, "1") == 0, error))
        return FALSE;
    }

  return TRUE;
}

/* With all that was changed of them as it was before. */
static CbPerson *
restore_person (Run      *run,
                CbPerson *person)
{
  const char *name = cb_person_get_name (person);
  const char *sign_in = cb_person_get_sign_in (person);
  gint64 group = cb_person_get_group (person);
  gboolean active = cb_person_get_active (person);

  for (guint i = 0; i < run->notes->len; i++)
    {
      const Note *note = run->notes->pdata[i];

      if (note->subject != CB_PEOPLE_SUBJECT_PERSON || note->id != cb_person_get_id (person))
        continue;
      /* Who was new keeps the name: what they did says it. */
      if (g_str_equal (note->what, CB_PEOPLE_WHAT_NAME) && note->before != NULL)
        name = note->before;
      else if (g_str_equal (note->what, CB_PEOPLE_WHAT_SIGN_IN))
        sign_in = note->before;
      else if (g_str_equal (note->what, CB_PEOPLE_WHAT_GROUP))
        group = parse_id (note->before);
      else if (g_str_equal (note->what, CB_PEOPLE_WHAT_ACTIVE))
        active = g_strcmp0 (note->before, "1") == 0;
    }

  return cb_person_new_full (cb_person_get_id (person), name, sign_in, group, active);
}

static gboolean
reverse_people (Run     *run,
                GError **error)
{
  gint64 last = 0;

  for (guint i = 0; i < run->notes->len; i++)
    {
      const Note *note = run->notes->pdata[i];
      g_autoptr (CbPerson) restored = NULL;
      CbPerson *person;

      if (note->subject != CB_PEOPLE_SUBJECT_PERSON || note->id == last)
        continue;
      last = note->id;
      person = cb_people_find_person (run->people, note->id);
      restored = restore_person (run, person);
      if (!check_group (run, cb_person_get_group (person), error) ||
          !check_group (run, cb_person_get_group (restored), error) ||
          !cb_people_rows_update (run->connection, restored, error))
        return FALSE;
    }

  return TRUE;
}

/* Whose they are was looked at with the rest of them. */
static gboolean
reverse_photos (Run     *run,
                GError **error)
{
  for (guint i = 0; i < run->notes->len; i++)
    {
      const Note *note = run->notes->pdata[i];

      if (is_photo (note) && !cb_person_photo_rows_show (run->connection, note->id, parse_id (note->before), error))
        return FALSE;
    }

  return TRUE;
}

/* Groups that were new go, when nobody has been put into them. */
static gboolean
remove_new_groups (Run     *run,
                   GError **error)
{
  g_autoptr (CbPeople) moved = cb_people_rows_get (run->connection, error);

  if (moved == NULL)
    return FALSE;

  for (guint i = 0; i < run->notes->len; i++)
    {
      const Note *note = run->notes->pdata[i];

      if (note->subject != CB_PEOPLE_SUBJECT_GROUP || !g_str_equal (note->what, CB_PEOPLE_WHAT_NAME) ||
          note->before != NULL)
        continue;
      if (cb_people_count_in_group (moved, note->id) > 0)
        {
          g_set_error_literal (error, CB_ERROR, CB_ERROR_CHANGED, "Somebody is in the group by now");
          return FALSE;
        }
      if (!check_group (run, note->id, error) || !cb_group_rows_remove (run->connection, note->id, error))
        return FALSE;
    }

  return TRUE;
}

/* Of who was new the name stays, so there is nothing to note. */
static gboolean
write_notes (Run     *run,
             gint64   operation_id,
             GError **error)
{
  guint position = 0;

  for (guint i = 0; i < run->notes->len; i++)
    {
      const Note *note = run->notes->pdata[i];
      CbPeopleNote reversed = { note->subject, note->id, note->what, note->after, note->before };

      if (note->subject == CB_PEOPLE_SUBJECT_PERSON && g_str_equal (note->what, CB_PEOPLE_WHAT_NAME) &&
          note->before == NULL)
        continue;
      if (!cb_people_rows_note (run->connection, operation_id, position++, &reversed, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_reversed (CbConnection  *connection,
             gint64         operation_id,
             gboolean      *reversed,
             GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT EXISTS (SELECT 1 FROM operation WHERE reverses = ?)", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, operation_id);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;
  *reversed = cb_statement_get_int64 (statement, 0) != 0;

  return TRUE;
}

static gboolean
is_change_of_people (CbOperation *operation)
{
  CbOperationKind kind = cb_operation_get_kind (operation);

  return kind == CB_OPERATION_CHANGE_PEOPLE || kind == CB_OPERATION_CHANGE_GROUPS;
}

/* First it is recorded: who did it may not work with the book afterwards. */
static gboolean
carry_out (Run          *run,
           CbOperation  *operation,
           GError      **error)
{
  g_autoptr (CbIdSet) nobody = cb_id_set_new ();
  gint64 id = cb_operation_rows_insert (run->connection, cb_operation_get_kind (operation), nobody, 0, NULL,
                                        cb_operation_get_id (operation), error);

  return id != 0 && reverse_names (run, error) && reverse_people (run, error) &&
         reverse_photos (run, error) && reverse_permissions (run, error) &&
         remove_new_groups (run, error) && write_notes (run, id, error) &&
         cb_people_edit_check (run->connection, run->people, error);
}

gboolean
cb_people_reverse_apply (CbConnection  *connection,
                         gint64         operation_id,
                         GError       **error)
{
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (CbPeople) people = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  Run run = { .connection = connection, .actor = actor };
  CbPermissionSet needed = { 0 };
  gboolean reversed;

  cb_permission_set_add (&needed, CB_PERMISSION_CHANGE_PEOPLE);
  if (actor == NULL || !cb_actor_check (actor, needed, error))
    return FALSE;

  operation = cb_operation_rows_get (connection, operation_id, error);
  people = operation != NULL ? cb_people_rows_get (connection, error) : NULL;
  notes = people != NULL ? read_notes (connection, operation_id, error) : NULL;
  if (notes == NULL || !is_reversed (connection, operation_id, &reversed, error))
    return FALSE;
  if (reversed || !is_change_of_people (operation) || !is_as_left (connection, people, notes))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_CHANGED, "Changed since");
      return FALSE;
    }

  run.people = people;
  run.notes = notes;

  return carry_out (&run, operation, error);
}

gboolean
cb_people_reverse_check (CbConnection  *connection,
                         gint64         operation_id,
                         gboolean      *reversible,
                         GError       **error)
{
  g_autoptr (CbPeople) people = cb_people_rows_get (connection, error);
  g_autoptr (GPtrArray) notes = people != NULL ? read_notes (connection, operation_id, error) : NULL;

  if (notes == NULL)
    return FALSE;
  *reversible = is_as_left (connection, people, notes);

  return TRUE;
}
