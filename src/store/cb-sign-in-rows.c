/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-sign-in-rows.h"

#include "cb-password.h"
#include "cb-sign-in-choice.h"

/* Everybody mistypes once or twice; then each time makes the next one wait twice
 * as long, up to a minute. */
#define N_FREE        2
#define MAX_DOUBLINGS 6
#define MAX_DELAY     (60 * G_USEC_PER_SEC)

gboolean
cb_sign_in_rows_is_needed (CbConnection  *connection,
                           gboolean      *needed,
                           GError       **error)
{
  gint64 value;

  if (!cb_connection_query_int64 (connection, "SELECT " CB_SIGN_IN_NEEDED, &value, error))
    return FALSE;
  *needed = value != 0;

  return TRUE;
}

static gint64
get_delay (guint n_failed)
{
  if (n_failed <= N_FREE)
    return 0;
  if (n_failed - N_FREE > MAX_DOUBLINGS)
    return MAX_DELAY;

  return G_USEC_PER_SEC << (n_failed - N_FREE - 1);
}

gint64
cb_sign_in_failures_get_end (const CbSignInFailures *self,
                             gint64                  now)
{
  /* The clock may have been set back since. */
  gint64 end = MIN (self->last_failed, now) + get_delay (self->n_failed);

  return end > now ? end : 0;
}

/* (transfer full): the choice in the row of @statement. */
static CbSignInChoice *
read_choice (CbStatement             *statement,
             const CbSignInFailures  *failures,
             gint64                   now)
{
  CbSignInFailures own = { (guint) cb_statement_get_int64 (statement, 5), cb_statement_get_int64 (statement, 6) };
  g_autoptr (CbPerson) person = NULL;

  person = cb_person_new_full (cb_statement_get_int64 (statement, 0), cb_statement_get_text (statement, 1),
                               cb_statement_get_text (statement, 2), cb_statement_get_int64 (statement, 3), TRUE);

  return cb_sign_in_choice_new (person, cb_statement_get_int64 (statement, 4) != 0,
                                cb_sign_in_failures_get_end (failures != NULL ? failures : &own, now));
}

GPtrArray *
cb_sign_in_rows_list (CbConnection            *connection,
                      const CbSignInFailures  *failures,
                      gint64                   now,
                      GError                 **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT p.id, p.name, p.sign_in, coalesce (p.group_id, 0), w.person_id IS NOT NULL, "
                           "coalesce (f.n_failed, 0), coalesce (f.last_failed, 0) FROM person p "
                           "LEFT JOIN person_password w ON w.person_id = p.id "
                           "LEFT JOIN sign_in_failure f ON f.person_id = p.id "
                           "WHERE p.active AND p.sign_in IS NOT NULL ORDER BY p.name COLLATE NOCASE, p.id", error);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  CbStep step;

  if (statement == NULL)
    return NULL;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    g_ptr_array_add (choices, read_choice (statement, failures, now));

  return step == CB_STEP_DONE ? g_steal_pointer (&choices) : NULL;
}

CbIdSet *
cb_sign_in_rows_get_with_password (CbConnection  *connection,
                                   GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT person_id FROM person_password", error);
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  CbStep step;

  if (statement == NULL)
    return NULL;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    cb_id_set_add (set, cb_statement_get_int64 (statement, 0));

  return step == CB_STEP_DONE ? g_steal_pointer (&set) : NULL;
}

/* @known: whether they can sign in; where nobody has to, all can who are active.
 * @hash: (transfer full) (nullable) */
static gboolean
read_hash (CbConnection  *connection,
           gint64         person_id,
           gboolean      *known,
           char         **hash,
           GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT hash FROM person p LEFT JOIN person_password ON person_id = p.id "
                           "WHERE p.id = ? AND p.active AND (p.sign_in IS NOT NULL OR NOT " CB_SIGN_IN_NEEDED ")",
                           error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, person_id);
  step = cb_statement_step (statement, error);
  *known = step == CB_STEP_ROW;
  *hash = *known && !cb_statement_is_null (statement, 0) ? g_strdup (cb_statement_get_text (statement, 0)) : NULL;

  return step != CB_STEP_ERROR;
}

gboolean
cb_sign_in_rows_try (CbConnection      *connection,
                     gint64             person_id,
                     const char        *password,
                     gint64             now,
                     CbSignInFailures  *failures,
                     CbSignInOutcome   *outcome,
                     GError           **error)
{
  g_autofree char *hash = NULL;
  gboolean known;

  if (!read_hash (connection, person_id, &known, &hash, error))
    return FALSE;

  if (!known)
    {
      *outcome = CB_SIGN_IN_UNKNOWN;
      return TRUE;
    }
  /* From now on it counts from now, or a clock that was set back would make them
   * wait for good. */
  failures->last_failed = MIN (failures->last_failed, now);
  if (hash != NULL && cb_sign_in_failures_get_end (failures, now) != 0)
    {
      *outcome = CB_SIGN_IN_TOO_SOON;
      return TRUE;
    }

  if (hash == NULL || (password != NULL && cb_password_verify (hash, password)))
    {
      *failures = (CbSignInFailures) { 0 };
      *outcome = CB_SIGN_IN_RIGHT;
    }
  else
    {
      failures->n_failed++;
      failures->last_failed = now;
      *outcome = CB_SIGN_IN_WRONG;
    }

  return TRUE;
}

gboolean
cb_sign_in_rows_get_failures (CbConnection      *connection,
                              gint64             person_id,
                              CbSignInFailures  *failures,
                              GError           **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT n_failed, last_failed FROM sign_in_failure WHERE person_id = ?", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, person_id);
  step = cb_statement_step (statement, error);
  *failures = (CbSignInFailures) { 0 };
  if (step == CB_STEP_ROW)
    {
      failures->n_failed = (guint) cb_statement_get_int64 (statement, 0);
      failures->last_failed = cb_statement_get_int64 (statement, 1);
    }

  return step != CB_STEP_ERROR;
}

static gboolean
forget_failures (CbConnection  *connection,
                 gint64         person_id,
                 GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "DELETE FROM sign_in_failure WHERE person_id = ?", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, person_id);

  return cb_statement_run (statement, error);
}

gboolean
cb_sign_in_rows_set_failures (CbConnection            *connection,
                              gint64                   person_id,
                              const CbSignInFailures  *failures,
                              GError                 **error)
{
  g_autoptr (CbStatement) statement = NULL;

  if (failures->n_failed == 0)
    return forget_failures (connection, person_id, error);

  statement = cb_connection_prepare (connection,
                                     "INSERT INTO sign_in_failure (person_id, n_failed, last_failed) VALUES (?1, ?2, ?3) "
                                     "ON CONFLICT DO UPDATE SET (n_failed, last_failed) = (?2, ?3)", error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, person_id);
  cb_statement_bind_int64 (statement, 2, failures->n_failed);
  cb_statement_bind_int64 (statement, 3, failures->last_failed);

  return cb_statement_run (statement, error);
}

static gboolean
remove_hash (CbConnection  *connection,
             gint64         person_id,
             GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "DELETE FROM person_password WHERE person_id = ?", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, person_id);

  return cb_statement_run (statement, error);
}

static gboolean
write_hash (CbConnection  *connection,
            gint64         person_id,
            const char    *hash,
            GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO person_password (person_id, hash, changed) VALUES (?1, ?2, ?3) "
                           "ON CONFLICT DO UPDATE SET (hash, changed) = (?2, ?3)", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, person_id);
  cb_statement_bind_text (statement, 2, hash);
  cb_statement_bind_int64 (statement, 3, g_get_real_time ());

  return cb_statement_run (statement, error);
}

gboolean
cb_sign_in_rows_set_password (CbConnection  *connection,
                              gint64         person_id,
                              const char    *password,
                              GError       **error)
{
  g_autofree char *hash = NULL;

  if (!forget_failures (connection, person_id, error))
    return FALSE;
  if (password == NULL)
    return remove_hash (connection, person_id, error);

  hash = cb_password_hash (password, error);

  return hash != NULL && write_hash (connection, person_id, hash, error);
}
