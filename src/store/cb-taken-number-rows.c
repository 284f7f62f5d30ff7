/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-taken-number-rows.h"

#include "cb-customer-field.h"
#include "cb-customer-rows.h"
#include "cb-error.h"

/* Of what stands in place of a number: " (2)" and so on. */
#define MAX_SUFFIX_LENGTH 16

/* The number as its holder writes it, and whether the holder is deleted. */
static gboolean
get_holder (CbConnection  *connection,
            gint64         customer_id,
            char         **number,
            gboolean      *deleted,
            GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT number, EXISTS (SELECT 1 FROM deleted_customer WHERE customer_id = c.id) "
                           "FROM customer c WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;

  *number = g_strdup (cb_statement_get_text (statement, 0));
  *deleted = cb_statement_get_int64 (statement, 1) != 0;

  return TRUE;
}

/* Who lost a number and then what stood for it had only the first. */
static gboolean
remember (CbConnection  *connection,
          gint64         customer_id,
          const char    *number,
          GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT OR IGNORE INTO taken_number (customer_id, number) VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);
  cb_statement_bind_text (statement, 2, number);

  return cb_statement_run (statement, error);
}

static gboolean
forget (CbConnection  *connection,
        const char    *sql,
        gint64         customer_id,
        GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);

  return cb_statement_run (statement, error);
}

/* (transfer full): "1042 (2)" for 1042, or the first after it that nobody
 * has. */
static char *
find_stand_in (CbConnection  *connection,
               const char    *number,
               GError       **error)
{
  gsize max_length = cb_customer_field_get_max_length (CB_CUSTOMER_FIELD_NUMBER) - MAX_SUFFIX_LENGTH;
  gsize length = (gsize) g_utf8_strlen (number, -1);
  g_autofree char *base = g_utf8_substring (number, 0, (glong) MIN (max_length, length));
  gint64 owner = 0;

  for (guint i = 2;; i++)
    {
      g_autofree char *stand_in = g_strdup_printf ("%s (%u)", base, i);

      if (!cb_customer_rows_number_owner (connection, stand_in, &owner, error))
        return NULL;
      if (owner == 0)
        return g_steal_pointer (&stand_in);
    }
}

/**
 * cb_taken_number_rows_take:
 * @taker: who wants the number, 0 for a new customer
 * @former_holder: (out): the deleted customer who had it, 0 when it was free or
 *   the taker's own
 *
 * Takes a number from the deleted customer who has it, for somebody else to
 * have it in the same transaction.
 *
 * Returns: FALSE if @error is set, with %CB_ERROR_NUMBER_TAKEN when the
 *   customer who has it isn't deleted
 */
gboolean
cb_taken_number_rows_take (CbConnection  *connection,
                           const char    *number,
                           gint64         taker,
                           gint64        *former_holder,
                           GError       **error)
{
  g_autofree char *held = NULL;
  g_autofree char *stand_in = NULL;
  gboolean deleted;

  if (!cb_customer_rows_number_owner (connection, number, former_holder, error))
    return FALSE;

  if (*former_holder == taker)
    *former_holder = 0;
  if (*former_holder == 0)
    return TRUE;

  if (!get_holder (connection, *former_holder, &held, &deleted, error))
    return FALSE;
  if (!deleted)
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_NUMBER_TAKEN, "Number is taken");
      return FALSE;
    }

  stand_in = find_stand_in (connection, held, error);

  return stand_in != NULL &&
         remember (connection, *former_holder, held, error) &&
         cb_customer_rows_set_number (connection, *former_holder, stand_in, error);
}

/**
 * cb_taken_number_rows_note_next:
 * @operation: what brought the customer back with a number other than @before
 *
 * To be called after the customer has got the other number.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_taken_number_rows_note_next (CbConnection  *connection,
                                gint64         customer_id,
                                gint64         operation,
                                const char    *before,
                                GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT OR REPLACE INTO renumbered (customer_id, operation_id, before, after) "
                           "SELECT id, ?2, ?3, number FROM customer WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);
  cb_statement_bind_int64 (statement, 2, operation);
  cb_statement_bind_text (statement, 3, before);

  return cb_statement_run (statement, error);
}

/**
 * cb_taken_number_rows_find_next:
 * @operation: an undeletion
 * @found: added to: who came back with another number by it, or by doing it
 *   again, and has it still
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_taken_number_rows_find_next (CbConnection  *connection,
                                gint64         operation,
                                CbIdSet       *found,
                                GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT c.id FROM renumbered r CROSS JOIN customer c ON c.id = r.customer_id "
                           "WHERE c.number = r.after AND (r.operation_id = ?1 OR r.operation_id IN "
                           "(SELECT again.id FROM operation undone JOIN operation again ON again.reverses = undone.id "
                           "WHERE undone.reverses = ?1))", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, operation);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    cb_id_set_add (found, cb_statement_get_int64 (statement, 0));

  return step == CB_STEP_DONE;
}

/**
 * cb_taken_number_rows_wait_again:
 * @customer_id: one found by cb_taken_number_rows_find_next(), deleted now
 *
 * Has a customer wait again for the number from before.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_taken_number_rows_wait_again (CbConnection  *connection,
                                 gint64         customer_id,
                                 GError       **error)
{
  g_autofree char *before = NULL;
  g_autofree char *stand_in = NULL;
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT before FROM renumbered WHERE customer_id = ?", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;
  before = g_strdup (cb_statement_get_text (statement, 0));
  stand_in = find_stand_in (connection, before, error);

  return stand_in != NULL && remember (connection, customer_id, before, error) &&
         cb_customer_rows_set_number (connection, customer_id, stand_in, error) &&
         forget (connection, "DELETE FROM renumbered WHERE customer_id = ?", customer_id, error);
}

/**
 * cb_taken_number_rows_forget:
 * @customer_id: who has a number again, and waits for none
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_taken_number_rows_forget (CbConnection  *connection,
                             gint64         customer_id,
                             GError       **error)
{
  return forget (connection, "DELETE FROM taken_number WHERE customer_id = ?", customer_id, error);
}
