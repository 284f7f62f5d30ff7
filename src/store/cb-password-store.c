/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-password-store.h"

#include "cb-actor-rows.h"
#include "cb-book-private.h"
#include "cb-error.h"
#include "cb-operation-rows.h"
#include "cb-password.h"
#include "cb-people-rows.h"

/* What stands in the record. */
#define WHAT_PASSWORD "password"

/* A password that is asked for. */
typedef struct
{
  gint64  person_id;
  char   *old;       /* (nullable) */
  char   *password;  /* (nullable) */
} Wish;

/* What became of it. */
typedef struct
{
  CbSignInOutcome  outcome;
  gint64           wait_until;
  gint64           actor_id;
  gboolean         needed;
} Answer;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  cb_password_free (wish->old);
  cb_password_free (wish->password);
  g_free (wish);
}

static gboolean
check_own (CbConnection  *connection,
           Wish          *wish,
           Answer        *answer,
           GError       **error)
{
  g_autoptr (CbIdSet) nobody = cb_id_set_new ();
  gint64 now = g_get_real_time ();
  CbSignInFailures failures;

  if (!cb_sign_in_rows_get_failures (connection, wish->person_id, &failures, error) ||
      !cb_sign_in_rows_try (connection, wish->person_id, wish->old, now, &failures, &answer->outcome, error) ||
      !cb_sign_in_rows_set_failures (connection, wish->person_id, &failures, error))
    return FALSE;
  answer->wait_until = cb_sign_in_failures_get_end (&failures, now);

  return answer->outcome != CB_SIGN_IN_WRONG ||
         cb_operation_rows_insert (connection, CB_OPERATION_FAILED_SIGN_IN, nobody, 0, NULL, 0, error) != 0;
}

/* Whether @actor may set the password of somebody else. Who has nothing to sign in
 * with would be the first to be kept out by it. */
static gboolean
check_other (CbActor   *actor,
             CbPeople  *people,
             CbPerson  *person,
             Wish      *wish,
             GError   **error)
{
  CbGroup *group = cb_people_find_group (people, cb_person_get_group (person));
  CbPermissionSet needed = { 0 };

  if (group != NULL)
    needed = cb_group_get_permissions (group);
  cb_permission_set_add (&needed, CB_PERMISSION_CHANGE_PEOPLE);
  if (!cb_actor_check (actor, needed, error))
    return FALSE;
  if (wish->password == NULL || cb_person_get_sign_in (cb_actor_get_person (actor)) != NULL)
    return TRUE;

  g_set_error_literal (error, CB_ERROR, CB_ERROR_NO_SIGN_IN, "Who sets it can't sign in");

  return FALSE;
}

static gboolean
check_sign_in (CbPeople  *people,
               CbPerson  *person,
               Wish      *wish,
               GError   **error)
{
  if (wish->password == NULL ||
      (cb_person_get_sign_in (person) != NULL && cb_people_count_administrators_who_sign_in (people) > 0))
    return TRUE;

  g_set_error_literal (error, CB_ERROR, CB_ERROR_NO_SIGN_IN, "They, or no administrator, can't sign in");

  return FALSE;
}

/* First it is recorded: from the first password on, who has the book is nobody. */
static gboolean
write_password (CbConnection     *connection,
                gboolean          by_itself,
                CbOperationKind   kind,
                gint64            person_id,
                gboolean          had,
                const char       *password,
                GError          **error)
{
  g_autoptr (CbIdSet) nobody = cb_id_set_new ();
  CbPeopleNote note = {
    CB_PEOPLE_SUBJECT_PERSON, person_id, WHAT_PASSWORD, (char *) (had ? "1" : "0"),
    (char *) (password != NULL ? "1" : "0")
  };
  gint64 operation;

  operation = by_itself ? cb_operation_rows_insert_by_itself (connection, kind, nobody, 0, error)
                        : cb_operation_rows_insert (connection, kind, nobody, 0, NULL, 0, error);

  return operation != 0 && cb_people_rows_note (connection, operation, 0, &note, error) &&
         cb_sign_in_rows_set_password (connection, person_id, password, error);
}

static gboolean
apply (CbConnection  *connection,
       CbActor       *actor,
       Wish          *wish,
       Answer        *answer,
       GError       **error)
{
  g_autoptr (CbPeople) people = cb_people_rows_get (connection, error);
  gboolean own = wish->person_id == answer->actor_id;
  CbOperationKind kind;
  CbPerson *person;
  gboolean had;

  if (people == NULL)
    return FALSE;
  person = cb_people_find_person (people, wish->person_id);
  if (person == NULL)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such person");
      return FALSE;
    }

  if (own && !check_own (connection, wish, answer, error))
    return FALSE;
  if (own && answer->outcome != CB_SIGN_IN_RIGHT)
    return TRUE;
  if ((!own && !check_other (actor, people, person, wish, error)) || !check_sign_in (people, person, wish, error))
    return FALSE;

  had = cb_people_has_password (people, wish->person_id);
  if (wish->password == NULL)
    kind = CB_OPERATION_REMOVE_PASSWORD;
  else if (!had)
    kind = CB_OPERATION_SET_PASSWORD;
  else
    kind = own ? CB_OPERATION_CHANGE_PASSWORD : CB_OPERATION_RESET_PASSWORD;

  return (!had && wish->password == NULL) ||
         write_password (connection, FALSE, kind, wish->person_id, had, wish->password, error);
}

static gpointer
set_job (CbConnection  *connection,
         gpointer       data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  g_autofree Answer *answer = g_new0 (Answer, 1);

  /* Everybody may change their own; for that of others see check_other(). */
  cb_actor_rows_allow_anybody (connection);

  if (actor == NULL)
    return NULL;
  answer->actor_id = cb_actor_get_person_id (actor);
  if (answer->actor_id == 0)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_DENIED, "Nobody has signed in");
      return NULL;
    }

  if (!apply (connection, actor, data, answer, error) ||
      !cb_sign_in_rows_is_needed (connection, &answer->needed, error))
    return NULL;

  return g_steal_pointer (&answer);
}

static void
tell (CbBook   *book,
      gboolean  needed)
{
  CbChange *change = cb_change_new ();

  cb_book_set_sign_in_needed (book, needed);
  change->people = TRUE;
  cb_book_take_change (book, change);
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *book = g_task_get_source_object (task);
  gint64 *wait_until = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree Answer *answer = cb_database_write_finish (CB_DATABASE (source), result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  *wait_until = answer->wait_until;
  /* Who has worked with the book so far needs no password for it now. */
  if (cb_database_get_person (CB_DATABASE (source)) == 0)
    cb_database_set_person (CB_DATABASE (source), answer->actor_id);
  tell (book, answer->needed);

  if (answer->outcome == CB_SIGN_IN_WRONG)
    g_task_return_new_error_literal (task, CB_ERROR, CB_ERROR_WRONG_PASSWORD, "Not the old one");
  else if (answer->outcome == CB_SIGN_IN_TOO_SOON)
    g_task_return_new_error_literal (task, CB_ERROR, CB_ERROR_TOO_SOON, "Too soon after wrong ones");
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * cb_password_store_set_async:
 * @old: (nullable): copied and wiped after use
 * @password: (nullable): the same
 */
void
cb_password_store_set_async (CbBook              *book,
                             gint64               person_id,
                             const char          *old,
                             const char          *password,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;
  Wish *wish;

  g_return_if_fail (CB_IS_BOOK (book));

  task = g_task_new (book, NULL, callback, user_data);
  g_task_set_source_tag (task, cb_password_store_set_async);
  g_task_set_task_data (task, g_new0 (gint64, 1), g_free);
  wish = g_new0 (Wish, 1);
  wish->person_id = person_id;
  wish->old = g_strdup (old);
  wish->password = g_strdup (password);
  cb_database_write_async (cb_book_get_database (book), set_job, wish, wish_free, g_free, NULL, NULL, set_cb, task);
}

/**
 * cb_password_store_set_finish:
 * @wait_until: (out) (optional): before when the next old password is not looked at,
 *   in UTC microseconds since 1970; 0 if it is at once
 *
 * Returns: FALSE with %CB_ERROR_WRONG_PASSWORD, %CB_ERROR_TOO_SOON, %CB_ERROR_DENIED,
 *   %CB_ERROR_NO_SIGN_IN, %CB_ERROR_INVALID for what can't be a password, or another
 */
gboolean
cb_password_store_set_finish (CbBook        *book,
                              GAsyncResult  *result,
                              gint64        *wait_until,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), FALSE);

  if (wait_until != NULL)
    *wait_until = *(gint64 *) g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* (transfer full) (element-type utf8): whose were taken away */
static gpointer
reset_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (CbPeople) people = cb_people_rows_get (connection, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *all;

  /* Whoever has the file may. */
  cb_actor_rows_allow_anybody (connection);

  if (people == NULL)
    return NULL;

  all = cb_people_get_people (people);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = cb_person_get_id (all->pdata[i]);
      CbGroup *group = cb_people_find_group (people, cb_person_get_group (all->pdata[i]));

      if (group == NULL || !cb_group_is_administrator (group) || !cb_people_has_password (people, id))
        continue;
      if (!write_password (connection, TRUE, CB_OPERATION_REMOVE_PASSWORD, id, TRUE, NULL, error))
        return NULL;
      g_ptr_array_add (names, g_strdup (cb_person_get_name (all->pdata[i])));
    }

  return g_steal_pointer (&names);
}

static void
reset_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *names = cb_database_write_finish (CB_DATABASE (source), result, &error);

  if (names == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  cb_book_reload (g_task_get_source_object (task));
  g_task_return_pointer (task, names, (GDestroyNotify) g_ptr_array_unref);
}

void
cb_password_store_reset_async (CbBook              *book,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CB_IS_BOOK (book));

  task = g_task_new (book, NULL, callback, user_data);
  g_task_set_source_tag (task, cb_password_store_reset_async);
  cb_database_write_async (cb_book_get_database (book), reset_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                           NULL, NULL, reset_cb, task);
}

/**
 * cb_password_store_reset_finish:
 *
 * Returns: (transfer full) (element-type utf8): the names of those whose password
 *   was taken away, or NULL
 */
GPtrArray *
cb_password_store_reset_finish (CbBook        *book,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
