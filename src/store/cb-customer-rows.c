/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-rows.h"

#include <string.h>

#include "cb-error.h"
#include "cb-group.h"
#include "cb-mask.h"
#include "cb-number-rows.h"
#include "cb-preference-rows.h"
#include "cb-schema.h"
#include "cb-sort-keys.h"

/* In the order of CbCustomerField, then the rest. */
#define COLUMNS "number, name, company, contact, email, phone, mobile, website, notes, " \
                "assigned_to, created, changed, last_activity"
#define KEYS    "number_key, name_key, contact_key, email_key, phone_key"

enum
{
  PARAM_TEXT = 1,
  PARAM_ASSIGNED_TO = PARAM_TEXT + CB_N_CUSTOMER_FIELDS,
  PARAM_CREATED,
  PARAM_CHANGED,
  PARAM_LAST_ACTIVITY,
  PARAM_KEYS,
  PARAM_ID = PARAM_KEYS + 5,
};

static void
bind_customer (CbStatement *statement,
               CbCustomer  *customer,
               CbSortKeys  *keys)
{
  gint64 person = cb_customer_get_assigned_to (customer);

  for (int i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    cb_statement_bind_text (statement, PARAM_TEXT + i, cb_customer_get_text (customer, i));
  if (person != 0)
    cb_statement_bind_int64 (statement, PARAM_ASSIGNED_TO, person);
  cb_statement_bind_int64 (statement, PARAM_CREATED, cb_customer_get_created (customer));
  cb_statement_bind_int64 (statement, PARAM_CHANGED, cb_customer_get_changed (customer));
  cb_statement_bind_int64 (statement, PARAM_LAST_ACTIVITY, cb_customer_get_last_activity (customer));
  cb_sort_keys_bind (keys, statement, PARAM_KEYS);
}

static void
init_keys (CbSortKeys *keys,
           CbCustomer *customer)
{
  const char *phone = cb_customer_get_text (customer, CB_CUSTOMER_FIELD_PHONE);

  if (phone[0] == '\0')
    phone = cb_customer_get_text (customer, CB_CUSTOMER_FIELD_MOBILE);

  cb_sort_keys_init (keys,
                     cb_customer_get_number (customer),
                     cb_customer_get_name (customer),
                     cb_customer_get_text (customer, CB_CUSTOMER_FIELD_CONTACT),
                     cb_customer_get_text (customer, CB_CUSTOMER_FIELD_EMAIL),
                     phone);
}

/* With a better word for the commonest conflict. */
static gboolean
run_checked (CbConnection  *connection,
             CbStatement   *statement,
             CbCustomer    *customer,
             GError       **error)
{
  GError *failure = NULL;
  gint64 owner;

  if (cb_statement_run (statement, &failure))
    return TRUE;

  if (g_error_matches (failure, CB_ERROR, CB_ERROR_INVALID) &&
      cb_customer_rows_number_owner (connection, cb_customer_get_number (customer), &owner, NULL) &&
      owner != 0 && owner != cb_customer_get_id (customer))
    {
      g_error_free (failure);
      g_set_error_literal (error, CB_ERROR, CB_ERROR_NUMBER_TAKEN, "Number is taken");
      return FALSE;
    }

  g_propagate_error (error, failure);

  return FALSE;
}

static gboolean
check (CbCustomer  *customer,
       GError     **error)
{
  CbCustomerField field;
  CbFieldProblem problem = cb_customer_check (customer, &field);

  if (problem == CB_FIELD_PROBLEM_NONE)
    return TRUE;

  g_set_error (error, CB_ERROR, CB_ERROR_INVALID, "Problem %d with %s", problem,
               cb_customer_field_get_column (field));

  return FALSE;
}

/**
 * cb_customer_rows_insert:
 * @customer: with a number; its id is set
 *
 * Returns: FALSE with %CB_ERROR_NUMBER_TAKEN, %CB_ERROR_INVALID or another
 */
gboolean
cb_customer_rows_insert (CbConnection  *connection,
                         CbCustomer    *customer,
                         GError       **error)
{
  g_auto (CbSortKeys) keys = { 0 };
  g_autoptr (CbStatement) statement = NULL;
  gint64 now = g_get_real_time ();

  if (!check (customer, error))
    return FALSE;

  statement = cb_connection_prepare (connection,
                                     "INSERT INTO customer (" COLUMNS ", " KEYS ") "
                                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                     error);
  if (statement == NULL)
    return FALSE;

  if (cb_customer_get_created (customer) == 0)
    cb_customer_set_created (customer, now);
  if (cb_customer_get_changed (customer) == 0)
    cb_customer_set_changed (customer, now);

  init_keys (&keys, customer);
  bind_customer (statement, customer, &keys);
  if (!run_checked (connection, statement, customer, error))
    return FALSE;

  cb_customer_set_id (customer, cb_connection_get_last_id (connection));

  return cb_number_rows_note (connection, customer, error);
}

/* The mask must never take the place of what it hides. */
static void
set_not_written (CbConnection  *connection,
                 gint64         id,
                 GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT 1 FROM pending_erasure WHERE customer_id = ?", error);
  CbStep step;

  if (statement == NULL)
    return;

  cb_statement_bind_int64 (statement, 1, id);
  step = cb_statement_step (statement, error);
  if (step == CB_STEP_ROW)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_MASKED, "Masked, to be erased");
  else if (step == CB_STEP_DONE)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such customer");
}

/**
 * cb_customer_rows_update:
 *
 * Writes all fields of the customer with the id of @customer, and sets when
 * it was changed.
 *
 * Returns: FALSE with %CB_ERROR_NOT_FOUND, %CB_ERROR_MASKED,
 *   %CB_ERROR_NUMBER_TAKEN, %CB_ERROR_INVALID or another
 */
gboolean
cb_customer_rows_update (CbConnection  *connection,
                         CbCustomer    *customer,
                         GError       **error)
{
  g_auto (CbSortKeys) keys = { 0 };
  g_autoptr (CbStatement) statement = NULL;

  if (cb_customer_get_pending (customer))
    {
      g_set_error_literal (error, CB_ERROR, CB_ERROR_MASKED, "Masked, to be erased");
      return FALSE;
    }
  if (!check (customer, error))
    return FALSE;

  statement = cb_connection_prepare (connection,
                                     "UPDATE customer SET (" COLUMNS ", " KEYS ") = "
                                     "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ? "
                                     "AND NOT EXISTS (SELECT 1 FROM pending_erasure p "
                                     "WHERE p.customer_id = customer.id)",
                                     error);
  if (statement == NULL)
    return FALSE;

  /* Two versions must differ in it, whatever the clock does. */
  cb_customer_set_changed (customer, MAX (g_get_real_time (), cb_customer_get_changed (customer) + 1));

  init_keys (&keys, customer);
  bind_customer (statement, customer, &keys);
  cb_statement_bind_int64 (statement, PARAM_ID, cb_customer_get_id (customer));
  if (!run_checked (connection, statement, customer, error))
    return FALSE;

  if (cb_connection_get_n_changes (connection) == 0)
    {
      set_not_written (connection, cb_customer_get_id (customer), error);
      return FALSE;
    }

  return cb_number_rows_note (connection, customer, error);
}

/**
 * cb_customer_rows_set_number:
 * @number: one that nobody has
 *
 * Gives a customer a number that the book made up, and that new ones don't go
 * on from. All else stays as it stands, even what may not be read.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_customer_rows_set_number (CbConnection  *connection,
                             gint64         id,
                             const char    *number,
                             GError       **error)
{
  g_autofree char *key = cb_sort_keys_make_number (number);
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "UPDATE customer SET number = ?1, number_key = ?2, changed = max (?3, changed + 1) "
                           "WHERE id = ?4", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, number);
  cb_statement_bind_blob (statement, 2, key, strlen (key));
  cb_statement_bind_int64 (statement, 3, g_get_real_time ());
  cb_statement_bind_int64 (statement, 4, id);

  return cb_statement_run (statement, error);
}

/**
 * cb_customer_rows_get:
 *
 * Returns: (transfer full) (nullable): the customer with all its fields, masked
 *   when it is to be erased; NULL without error when there is none
 */
CbCustomer *
cb_customer_rows_get (CbConnection  *connection,
                      gint64         id,
                      GError       **error)
{
  return cb_customer_rows_get_fields (connection, id, TRUE, error);
}

static gboolean
read_deletion (CbConnection  *connection,
               CbStatement   *statement,
               int            column,
               CbCustomer    *customer,
               GError       **error)
{
  gint64 time = cb_statement_get_int64 (statement, column + 1);
  gint64 kept_until = cb_statement_get_int64 (statement, column + 4);
  CbPreferences preferences = { 0 };
  gint64 date;

  if (cb_statement_is_null (statement, column))
    return TRUE;

  cb_customer_set_deletion (customer, cb_statement_get_int64 (statement, column), time,
                            cb_statement_get_text (statement, column + 2));
  cb_customer_set_deleted_with (customer, (gsize) MAX (cb_statement_get_int64 (statement, column + 3) - 1, 0));

  if (!cb_preference_rows_get_retention (connection, &preferences, error))
    return FALSE;
  date = cb_preferences_get_retention_date (&preferences, time);
  cb_customer_set_erase_at (customer, date != 0 ? MAX (date, kept_until) : 0);

  return TRUE;
}

/* What is personal of those who are to be erased never leaves the store. */
static void
read_pending (CbStatement *statement,
              int          column,
              CbCustomer  *customer)
{
  if (cb_statement_is_null (statement, column))
    return;

  cb_customer_set_pending (customer,
                           cb_statement_get_int64 (statement, column),
                           cb_statement_get_text (statement, column + 1));
  for (int i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      if (i != CB_CUSTOMER_FIELD_NUMBER)
        cb_customer_set_text (customer, i, CB_MASK);
    }
}

/**
 * cb_customer_rows_get_fields:
 * @with_notes: whether the notes, which may be long, are read too
 *
 * Returns: (transfer full) (nullable): as cb_customer_rows_get()
 */
CbCustomer *
cb_customer_rows_get_fields (CbConnection  *connection,
                             gint64         id,
                             gboolean       with_notes,
                             GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT c.number, c.name, c.company, c.contact, c.email, c.phone, c.mobile, "
                           "c.website, CASE WHEN ?2 THEN c.notes ELSE '' END, "
                           "c.assigned_to, c.created, c.changed, c.last_activity, p.name, "
                           "d.operation_id, o.time, o.person_name, o.n_customers, d.erase_at, "
                           "e.erase_at, m.person_name "
                           "FROM customer c LEFT JOIN person p ON p.id = c.assigned_to "
                           "LEFT JOIN deleted_customer d ON d.customer_id = c.id "
                           "LEFT JOIN operation o ON o.id = d.operation_id "
                           "LEFT JOIN pending_erasure e ON e.customer_id = c.id "
                           "LEFT JOIN operation m ON m.id = e.operation_id WHERE c.id = ?1",
                           error);
  g_autoptr (CbCustomer) customer = NULL;
  int column = CB_N_CUSTOMER_FIELDS;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, id);
  cb_statement_bind_int64 (statement, 2, with_notes);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return NULL;

  customer = cb_customer_new ();
  cb_customer_set_id (customer, id);
  for (int i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    cb_customer_set_text (customer, i, cb_statement_get_text (statement, i));
  cb_customer_set_assigned_to (customer,
                               cb_statement_get_int64 (statement, column),
                               cb_statement_get_text (statement, column + 4));
  cb_customer_set_created (customer, cb_statement_get_int64 (statement, column + 1));
  cb_customer_set_changed (customer, cb_statement_get_int64 (statement, column + 2));
  cb_customer_set_last_activity (customer, cb_statement_get_int64 (statement, column + 3));
  if (!read_deletion (connection, statement, column + 5, customer, error))
    return NULL;
  read_pending (statement, column + 10, customer);

  return g_steal_pointer (&customer);
}

/**
 * cb_customer_rows_number_owner:
 * @id: (out): who has @number, 0 when nobody has
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_customer_rows_number_owner (CbConnection  *connection,
                               const char    *number,
                               gint64        *id,
                               GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT id FROM customer WHERE number = ?", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, number);
  step = cb_statement_step (statement, error);
  *id = step == CB_STEP_ROW ? cb_statement_get_int64 (statement, 0) : 0;

  return step != CB_STEP_ERROR;
}

/**
 * cb_customer_rows_find_number:
 *
 * Returns: (transfer full) (nullable): who has @number, deleted or not; NULL
 *   without error when nobody has
 */
CbCustomer *
cb_customer_rows_find_number (CbConnection  *connection,
                              const char    *number,
                              GError       **error)
{
  gint64 id;

  if (!cb_customer_rows_number_owner (connection, number, &id, error) || id == 0)
    return NULL;

  return cb_customer_rows_get (connection, id, error);
}

/**
 * cb_customer_rows_ensure_person:
 * @id: (out): the person called @name, added when there is none: in the group
 *   Sales Team, without anything to sign in with
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_customer_rows_ensure_person (CbConnection  *connection,
                                const char    *name,
                                gint64        *id,
                                GError       **error)
{
  g_autoptr (CbStatement) find =
    cb_connection_prepare (connection, "SELECT id FROM person WHERE name = ?", error);
  g_autoptr (CbStatement) add =
    cb_connection_prepare (connection,
                           "INSERT INTO person (name, group_id) "
                           "VALUES (?, (SELECT id FROM person_group WHERE built_in = ?))", error);
  CbStep step;

  if (find == NULL || add == NULL)
    return FALSE;

  cb_statement_bind_text (find, 1, name);
  step = cb_statement_step (find, error);
  if (step == CB_STEP_ROW)
    *id = cb_statement_get_int64 (find, 0);
  if (step != CB_STEP_DONE)
    return step == CB_STEP_ROW;

  cb_statement_bind_text (add, 1, name);
  cb_statement_bind_int64 (add, 2, CB_BUILT_IN_GROUP_SALES_TEAM);
  if (!cb_statement_run (add, error))
    return FALSE;
  *id = cb_connection_get_last_id (connection);

  return TRUE;
}

/**
 * cb_customer_rows_begin_bulk:
 *
 * Drops the indexes of sorting: to make them once is several times faster
 * than to keep them up for every row that is added.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_customer_rows_begin_bulk (CbConnection  *connection,
                             GError       **error)
{
  return cb_connection_execute (connection,
                                "DROP INDEX IF EXISTS customer_number_key;"
                                "DROP INDEX IF EXISTS customer_name_key;"
                                "DROP INDEX IF EXISTS customer_contact_key;"
                                "DROP INDEX IF EXISTS customer_email_key;"
                                "DROP INDEX IF EXISTS customer_phone_key;"
                                "DROP INDEX IF EXISTS customer_last_activity",
                                error);
}

/**
 * cb_customer_rows_end_bulk:
 *
 * Makes the indexes again that cb_customer_rows_begin_bulk() dropped.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_customer_rows_end_bulk (CbConnection  *connection,
                           GError       **error)
{
  return cb_schema_make_indexes (connection, error);
}
