/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-book-rows.h"

#include "cb-actor-rows.h"
#include "cb-customer-rows.h"
#include "cb-error.h"
#include "cb-setting-rows.h"
#include "cb-sign-in-rows.h"
#include "cb-sort-keys.h"

void
cb_book_state_free (CbBookState *self)
{
  g_clear_pointer (&self->deleted, cb_id_set_unref);
  g_clear_pointer (&self->pending, cb_id_set_unref);
  g_clear_object (&self->actor);
  g_free (self);
}

static gboolean
read_set (CbConnection  *connection,
          const char    *sql,
          CbIdSet       *set,
          GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    cb_id_set_add (set, cb_statement_get_int64 (statement, 0));

  return step == CB_STEP_DONE;
}

/*
 * cb_book_rows_read_state:
 *
 * Returns: (transfer full): the state, or NULL
 */
CbBookState *
cb_book_rows_read_state (CbConnection  *connection,
                         GError       **error)
{
  g_autoptr (CbBookState) state = g_new0 (CbBookState, 1);
  g_autofree char *locale = NULL;
  gint64 n_customers;

  state->deleted = cb_id_set_new ();
  state->pending = cb_id_set_new ();
  if (!cb_connection_query_int64 (connection, "SELECT count(*) FROM customer", &n_customers, error) ||
      !read_set (connection, "SELECT customer_id FROM deleted_customer", state->deleted, error) ||
      !read_set (connection, "SELECT customer_id FROM pending_erasure", state->pending, error) ||
      !cb_sign_in_rows_is_needed (connection, &state->sign_in_needed, error) ||
      !cb_setting_rows_get (connection, "sort_locale", &locale, error))
    return NULL;

  state->actor = cb_actor_rows_get (connection, error);
  if (state->actor == NULL)
    return NULL;

  state->n_customers = (guint) n_customers;
  state->has_other_locale = g_strcmp0 (locale, cb_sort_keys_get_locale ()) != 0;

  return g_steal_pointer (&state);
}

/*
 * cb_book_rows_quick_check:
 *
 * Returns: FALSE with %CB_ERROR_DAMAGED, or with why it could not be found out
 */
gboolean
cb_book_rows_quick_check (CbConnection  *connection,
                          GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, "PRAGMA quick_check (1)", error);
  const char *word = NULL;
  CbStep step;

  if (statement == NULL)
    return FALSE;

  step = cb_statement_step (statement, error);
  if (step == CB_STEP_ROW)
    word = cb_statement_get_text (statement, 0);
  if (step == CB_STEP_ROW && g_strcmp0 (word, "ok") != 0)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_DAMAGED, word != NULL ? word : "damaged");
      return FALSE;
    }

  return step == CB_STEP_ROW;
}

static gboolean
make_all_keys (CbConnection  *connection,
               CbProgress    *progress,
               gint64         n_customers,
               GError       **error)
{
  g_autoptr (CbStatement) read =
    cb_connection_prepare (connection,
                           "SELECT id, number, name, contact, email, "
                           "CASE phone WHEN '' THEN mobile ELSE phone END FROM customer", error);
  g_autoptr (CbStatement) write =
    cb_connection_prepare (connection,
                           "UPDATE customer SET (number_key, name_key, contact_key, email_key, phone_key) "
                           "= (?, ?, ?, ?, ?) WHERE id = ?", error);
  gint64 n = 0;
  CbStep step;

  if (read == NULL || write == NULL)
    return FALSE;

  while ((step = cb_statement_step (read, error)) == CB_STEP_ROW)
    {
      g_auto (CbSortKeys) keys = { 0 };

      cb_sort_keys_init (&keys,
                         cb_statement_get_text (read, 1),
                         cb_statement_get_text (read, 2),
                         cb_statement_get_text (read, 3),
                         cb_statement_get_text (read, 4),
                         cb_statement_get_text (read, 5));
      cb_sort_keys_bind (&keys, write, 1);
      cb_statement_bind_int64 (write, 6, cb_statement_get_int64 (read, 0));
      if (!cb_statement_run (write, error))
        return FALSE;
      if (++n % 1000 == 0)
        cb_progress_report (progress, (double) n / (double) n_customers);
    }

  return step == CB_STEP_DONE;
}

/*
 * cb_book_rows_make_keys:
 *
 * Makes all sort keys for the locale of the process. In a transaction.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_book_rows_make_keys (CbConnection  *connection,
                        CbProgress    *progress,
                        GError       **error)
{
  gint64 n_customers;

  return cb_connection_query_int64 (connection, "SELECT count(*) FROM customer", &n_customers, error) &&
         cb_customer_rows_begin_bulk (connection, error) &&
         make_all_keys (connection, progress, n_customers, error) &&
         cb_customer_rows_end_bulk (connection, error) &&
         cb_setting_rows_set (connection, "sort_locale", cb_sort_keys_get_locale (), error);
}
