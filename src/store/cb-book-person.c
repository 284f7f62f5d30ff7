/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Who works with a book.
 */

#include "cb-actor-rows.h"
#include "cb-book-private.h"
#include "cb-error.h"
#include "cb-operation-rows.h"
#include "cb-password.h"

/* Somebody on their way in. */
typedef struct
{
  gint64            person_id;
  char             *password;  /* (nullable) */
  CbSignInFailures  failures;  /* of a book that can't be written; else they stand in it */
  gboolean          read_only;
} Attempt;

/* What its task knows. */
typedef struct
{
  gint64 person_id;
  gint64 wait_until;
} Entry;

/* What came of it. */
typedef struct
{
  CbSignInOutcome   outcome;
  gint64            wait_until;
  CbSignInFailures  failures;
  CbActor          *actor;     /* unless it failed */
  gboolean          needed;
  gboolean          recorded;
} Answer;

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  cb_password_free (attempt->password);
  g_free (attempt);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_object (&answer->actor);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/* In the name of who signed in, or of whose password was not given. */
static gboolean
record (CbConnection  *connection,
        Attempt       *attempt,
        Answer        *answer,
        GError       **error)
{
  g_autoptr (CbIdSet) nobody = cb_id_set_new ();
  CbOperationKind kind = answer->outcome == CB_SIGN_IN_RIGHT ? CB_OPERATION_SIGN_IN : CB_OPERATION_FAILED_SIGN_IN;

  if (!cb_sign_in_rows_set_failures (connection, attempt->person_id, &answer->failures, error))
    return FALSE;
  if (answer->outcome == CB_SIGN_IN_TOO_SOON)
    return TRUE;

  answer->recorded = TRUE;

  return cb_operation_rows_insert (connection, kind, nobody, 0, NULL, 0, error) != 0;
}

static gboolean
try_person (CbConnection  *connection,
            Attempt       *attempt,
            Answer        *answer,
            GError       **error)
{
  gint64 now = g_get_real_time ();

  answer->failures = attempt->failures;
  if ((!attempt->read_only &&
       !cb_sign_in_rows_get_failures (connection, attempt->person_id, &answer->failures, error)) ||
      !cb_sign_in_rows_try (connection, attempt->person_id, attempt->password, now, &answer->failures,
                            &answer->outcome, error))
    return FALSE;
  answer->wait_until = cb_sign_in_failures_get_end (&answer->failures, now);
  if (answer->outcome == CB_SIGN_IN_UNKNOWN)
    return TRUE;

  cb_connection_set_person (connection, attempt->person_id);

  /* Where nobody has to sign in there is nothing to tell. */
  return attempt->read_only || !answer->needed || record (connection, attempt, answer, error);
}

/* In a transaction that writes, unless the book is read-only. */
static gpointer
sign_in_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  Attempt *attempt = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  if (!cb_sign_in_rows_is_needed (connection, &answer->needed, error))
    return NULL;

  /* Nobody in particular. */
  if (attempt->person_id == 0)
    {
      answer->outcome = answer->needed ? CB_SIGN_IN_UNKNOWN : CB_SIGN_IN_RIGHT;
      cb_connection_set_person (connection, 0);
    }
  else if (!try_person (connection, attempt, answer, error))
    {
      return NULL;
    }

  /* Everybody may try; and the one that it was done for is another by now. */
  cb_actor_rows_allow_anybody (connection);

  if (answer->outcome == CB_SIGN_IN_RIGHT)
    {
      answer->actor = cb_actor_rows_get (connection, error);
      if (answer->actor == NULL)
        return NULL;
    }

  return g_steal_pointer (&answer);
}

static void
tell_recorded (CbBook *self)
{
  CbChange *change = cb_change_new ();

  change->people = TRUE;
  cb_book_take_change (self, change);
}

static void
refuse (GTask           *task,
        CbSignInOutcome  outcome)
{
  if (outcome == CB_SIGN_IN_WRONG)
    g_task_return_new_error_literal (task, CB_ERROR, CB_ERROR_WRONG_PASSWORD, "Not their password");
  else if (outcome == CB_SIGN_IN_TOO_SOON)
    g_task_return_new_error_literal (task, CB_ERROR, CB_ERROR_TOO_SOON, "Too soon after wrong ones");
  else
    g_task_return_new_error_literal (task, CB_ERROR, CB_ERROR_DENIED, "Nobody who can sign in");
}

static void
signed_in_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbBook *self = g_task_get_source_object (task);
  Entry *entry = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (Answer) answer = NULL;

  self->signing_in = FALSE;
  answer = cb_book_get_read_only (self) ? cb_database_read_finish (CB_DATABASE (source), result, &error)
                                        : cb_database_write_finish (CB_DATABASE (source), result, &error);
  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  entry->wait_until = answer->wait_until;
  if (cb_book_get_read_only (self))
    self->failures = answer->failures;
  cb_book_set_sign_in_needed (self, answer->needed);
  if (answer->actor != NULL)
    {
      cb_database_set_person (self->database, entry->person_id);
      if (cb_book_set_actor (self, answer->actor))
        cb_book_reload (self);
    }
  if (answer->recorded)
    tell_recorded (self);

  if (answer->actor != NULL)
    g_task_return_boolean (task, TRUE);
  else
    refuse (task, answer->outcome);
}

/**
 * cb_book_sign_in_async:
 * @person_id: somebody active who has a name to sign in with, or 0 for who has the
 *   book where nobody has to sign in
 * @password: (nullable): theirs, copied and wiped after use; NULL if they have none
 *
 * What is under way ends for whom it began. One at a time: %CB_ERROR_IN_USE.
 */
void
cb_book_sign_in_async (CbBook              *self,
                       gint64               person_id,
                       const char          *password,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Attempt *attempt;
  Entry *entry;

  g_return_if_fail (CB_IS_BOOK (self));
  g_return_if_fail (person_id >= 0);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cb_book_sign_in_async);
  if (self->signing_in)
    {
      g_task_return_new_error_literal (task, CB_ERROR, CB_ERROR_IN_USE, "Somebody is signing in");
      return;
    }

  entry = g_new0 (Entry, 1);
  entry->person_id = person_id;
  g_task_set_task_data (task, entry, g_free);
  attempt = g_new0 (Attempt, 1);
  attempt->person_id = person_id;
  attempt->password = g_strdup (password);
  attempt->read_only = cb_book_get_read_only (self);
  attempt->failures = self->failures;
  self->signing_in = TRUE;
  if (attempt->read_only)
    cb_database_read_after_writes_async (self->database, sign_in_job, attempt, attempt_free, answer_free, NULL,
                                         signed_in_cb, g_steal_pointer (&task));
  else
    cb_database_write_async (self->database, sign_in_job, attempt, attempt_free, answer_free, NULL, NULL,
                             signed_in_cb, g_steal_pointer (&task));
}

/**
 * cb_book_sign_in_finish:
 * @wait_until: (out) (optional): before when the next password is not looked at, in
 *   UTC microseconds since 1970; 0 if it is at once
 *
 * Returns: FALSE with %CB_ERROR_WRONG_PASSWORD, %CB_ERROR_TOO_SOON,
 *   %CB_ERROR_DENIED when there is nobody to sign in as, or another error; then it
 *   is who it was
 */
gboolean
cb_book_sign_in_finish (CbBook        *self,
                        GAsyncResult  *result,
                        gint64        *wait_until,
                        GError       **error)
{
  Entry *entry;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  entry = g_task_get_task_data (G_TASK (result));
  if (wait_until != NULL)
    *wait_until = entry != NULL ? entry->wait_until : 0;

  return g_task_propagate_boolean (G_TASK (result), error);
}
