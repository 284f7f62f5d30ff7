/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-record-rows.h"

#include "cb-actor-rows.h"
#include "cb-error.h"
#include "cb-history-rows.h"
#include "cb-profile-rows.h"

/* In each statement ?1 is the id, ?2 the customer, ?3 the variant, ?4 whether
 * it is primary or the months, ?5 the next date, ?6 the amount, and from ?7 on
 * stand the texts. */
typedef struct
{
  CbRecordKind  kind;
  const char   *select;
  const char   *insert;
  const char   *update;
  const char   *remove;
} Table;

/* In the order in which they are shown. */
static const Table tables[] = {
  {
    CB_RECORD_ADDRESS,
    "SELECT id, kind, is_primary, 0, 0, 0, street, city, postal_code, region, country FROM address "
    "WHERE customer_id = ? ORDER BY is_primary DESC, id",
    "INSERT INTO address (customer_id, kind, is_primary, street, city, postal_code, region, country) "
    "VALUES (?2, ?3, ?4, ?7, ?8, ?9, ?10, ?11)",
    "UPDATE address SET kind = ?3, is_primary = ?4, street = ?7, city = ?8, postal_code = ?9, region = ?10, "
    "country = ?11 WHERE id = ?1 AND customer_id = ?2",
    "DELETE FROM address WHERE id = ? AND customer_id = ?",
  },
  {
    CB_RECORD_PAYMENT_METHOD,
    "SELECT id, 0, 0, 0, 0, 0, brand, last_digits, expiry, token FROM payment_method WHERE customer_id = ? ORDER BY id",
    "INSERT INTO payment_method (customer_id, brand, last_digits, expiry, token) VALUES (?2, ?7, ?8, ?9, ?10)",
    "UPDATE payment_method SET brand = ?7, last_digits = ?8, expiry = ?9, token = ?10 WHERE id = ?1 AND customer_id = ?2",
    "DELETE FROM payment_method WHERE id = ? AND customer_id = ?",
  },
  {
    CB_RECORD_DEPENDENT,
    "SELECT id, kind, 0, 0, 0, 0, name, birth_date, school, breed, model, plate, details FROM dependent "
    "WHERE customer_id = ? ORDER BY id",
    "INSERT INTO dependent (customer_id, kind, name, birth_date, school, breed, model, plate, details) "
    "VALUES (?2, ?3, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    "UPDATE dependent SET kind = ?3, name = ?7, birth_date = ?8, school = ?9, breed = ?10, model = ?11, plate = ?12, "
    "details = ?13 WHERE id = ?1 AND customer_id = ?2",
    "DELETE FROM dependent WHERE id = ? AND customer_id = ?",
  },
  {
    CB_RECORD_BILLING_CYCLE,
    "SELECT customer_id, 0, 0, months, next_date, amount, currency FROM billing_cycle WHERE customer_id = ?",
    "INSERT INTO billing_cycle (customer_id, months, next_date, amount, currency) VALUES (?2, ?4, ?5, ?6, ?7)",
    "UPDATE billing_cycle SET months = ?4, next_date = ?5, amount = ?6, currency = ?7 "
    "WHERE customer_id = ?1 AND customer_id = ?2",
    "DELETE FROM billing_cycle WHERE customer_id = ? AND customer_id = ?",
  },
};

static const Table *
get_table (CbRecordKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (tables[i].kind == kind)
        return &tables[i];
    }

  g_return_val_if_reached (NULL);
}

gboolean
cb_record_rows_check_writable (CbConnection  *connection,
                               gint64         customer_id,
                               GError       **error)
{
  g_autoptr (CbCustomer) customer = NULL;

  if (!cb_actor_rows_check_one (connection, CB_PERMISSION_EDIT_CUSTOMERS, error))
    return FALSE;

  customer = cb_profile_rows_get_customer (connection, customer_id, error);
  if (customer == NULL)
    return FALSE;

  if (cb_customer_get_pending (customer))
    g_set_error_literal (error, CB_ERROR, CB_ERROR_MASKED, "Masked, to be erased");
  else if (cb_customer_get_deleted (customer))
    g_set_error_literal (error, CB_ERROR, CB_ERROR_DELETED, "Deleted");
  else
    return TRUE;

  return FALSE;
}

gboolean
cb_record_rows_add_history (CbConnection  *connection,
                            gint64         customer_id,
                            CbHistoryKind  what,
                            CbRecordKind   kind,
                            const char    *label,
                            GError       **error)
{
  g_autoptr (CbHistoryEntry) entry = cb_history_entry_new_record (what, kind, label);

  return cb_history_rows_add (connection, customer_id, entry, error);
}

static CbRecord *
read_record (CbStatement *statement,
             const Table *table,
             gint64       customer_id)
{
  CbRecord *record = cb_record_new (table->kind, customer_id);
  guint n;
  const CbRecordField *texts = cb_record_kind_get_texts (table->kind, &n);
  guint n_variants = cb_record_kind_get_n_variants (table->kind);

  record->id = cb_statement_get_int64 (statement, 0);
  /* One of a newer version counts as the last, which is for all others. */
  record->variant = (guint) CLAMP (cb_statement_get_int64 (statement, 1), MIN (n_variants, 1), n_variants);
  record->primary = cb_statement_get_int64 (statement, 2) != 0;
  record->months = (guint) cb_statement_get_int64 (statement, 3);
  record->next_date = cb_statement_get_int64 (statement, 4);
  record->amount = cb_statement_get_int64 (statement, 5);
  for (guint i = 0; i < n; i++)
    cb_record_set_text (record, texts[i], cb_statement_get_text (statement, (int) i + 6));

  return record;
}

static gboolean
add_of_kind (CbConnection  *connection,
             const Table   *table,
             gint64         customer_id,
             GPtrArray     *list,
             GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, table->select, error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    g_ptr_array_add (list, read_record (statement, table, customer_id));

  return step == CB_STEP_DONE;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cb_record_free);
}

GPtrArray *
cb_record_rows_list (CbConnection  *connection,
                     gint64         customer_id,
                     GError       **error)
{
  g_autoptr (GPtrArray) list = new_list ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (!add_of_kind (connection, &tables[i], customer_id, list, error))
        return NULL;
    }

  return g_steal_pointer (&list);
}

/* Whether it still stands there as it was read. */
static gboolean
expect (CbConnection    *connection,
        const CbRecord  *record,
        GError         **error)
{
  g_autoptr (GPtrArray) list = new_list ();

  if (!add_of_kind (connection, get_table (record->kind), record->customer_id, list, error))
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      const CbRecord *current = list->pdata[i];

      if (current->id != record->id)
        continue;
      if (cb_record_equal (current, record))
        return TRUE;
      g_set_error_literal (error, CB_ERROR, CB_ERROR_CHANGED, "Changed by somebody else");
      return FALSE;
    }

  g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such record");

  return FALSE;
}

/* A customer has one cycle; somebody else may have added it. */
static gboolean
expect_none (CbConnection    *connection,
             const CbRecord  *record,
             GError         **error)
{
  g_autoptr (GPtrArray) list = new_list ();

  if (record->kind != CB_RECORD_BILLING_CYCLE)
    return TRUE;
  if (!add_of_kind (connection, get_table (record->kind), record->customer_id, list, error))
    return FALSE;
  if (list->len == 0)
    return TRUE;

  g_set_error_literal (error, CB_ERROR, CB_ERROR_CHANGED, "There is one already");

  return FALSE;
}

static gboolean
check (const CbRecord  *record,
       GError         **error)
{
  CbRecordField field;
  CbRecordProblem problem = cb_record_check (record, &field);

  if (problem == CB_RECORD_PROBLEM_NONE)
    return TRUE;

  g_set_error (error, CB_ERROR, CB_ERROR_INVALID, "Problem %d with field %d", (int) problem, (int) field);

  return FALSE;
}

static gboolean
write_row (CbConnection    *connection,
           const char      *sql,
           const CbRecord  *record,
           GError         **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  guint n;
  const CbRecordField *texts = cb_record_kind_get_texts (record->kind, &n);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, record->id);
  cb_statement_bind_int64 (statement, 2, record->customer_id);
  cb_statement_bind_int64 (statement, 3, record->variant);
  cb_statement_bind_int64 (statement, 4, record->kind == CB_RECORD_ADDRESS ? (guint) record->primary : record->months);
  cb_statement_bind_int64 (statement, 5, record->next_date);
  cb_statement_bind_int64 (statement, 6, record->amount);
  for (guint i = 0; i < n; i++)
    cb_statement_bind_text (statement, (int) i + 7, record->texts[texts[i]]);

  return cb_statement_run (statement, error);
}

static gboolean
run_on (CbConnection  *connection,
        const char    *sql,
        gint64         first,
        gint64         second,
        GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, first);
  cb_statement_bind_int64 (statement, 2, second);

  return cb_statement_run (statement, error);
}

/* Of a customer's addresses exactly one is primary. @id: one that is written
 * now, 0 for none. */
static gboolean
keep_one_primary (CbConnection    *connection,
                  const CbRecord  *record,
                  gint64           id,
                  GError         **error)
{
  if (record->kind != CB_RECORD_ADDRESS)
    return TRUE;

  if (id != 0 && record->primary &&
      !run_on (connection, "UPDATE address SET is_primary = 0 WHERE customer_id = ? AND id <> ? AND is_primary = 1",
               record->customer_id, id, error))
    return FALSE;

  /* Rather the eldest than the one that is not to be it. */
  return run_on (connection,
                 "UPDATE address SET is_primary = 1 WHERE id = (SELECT id FROM address WHERE customer_id = ?1 "
                 "ORDER BY id = ?2, id LIMIT 1) "
                 "AND NOT EXISTS (SELECT 1 FROM address WHERE customer_id = ?1 AND is_primary = 1)",
                 record->customer_id, id, error);
}

static gboolean
add_history (CbConnection    *connection,
             const CbRecord  *record,
             CbHistoryKind    what,
             GError         **error)
{
  g_autofree char *label = cb_record_get_label (record);

  return cb_record_rows_add_history (connection, record->customer_id, what, record->kind, label, error);
}

gboolean
cb_record_rows_save (CbConnection    *connection,
                     CbRecord        *record,
                     const CbRecord  *before,
                     GError         **error)
{
  const Table *table = get_table (record->kind);
  gint64 id = record->id;

  if (!cb_record_rows_check_writable (connection, record->customer_id, error) || !check (record, error))
    return FALSE;

  if (before != NULL)
    {
      if (!expect (connection, before, error) || !write_row (connection, table->update, record, error))
        return FALSE;
    }
  else
    {
      if (!expect_none (connection, record, error) || !write_row (connection, table->insert, record, error) ||
          !cb_connection_query_int64 (connection, "SELECT last_insert_rowid ()", &id, error))
        return FALSE;
      record->id = id;
    }

  return keep_one_primary (connection, record, id, error) &&
         add_history (connection, record, before != NULL ? CB_HISTORY_RECORD_EDITED : CB_HISTORY_RECORD_ADDED, error);
}

gboolean
cb_record_rows_remove (CbConnection    *connection,
                       const CbRecord  *record,
                       GError         **error)
{
  return cb_record_rows_check_writable (connection, record->customer_id, error) &&
         expect (connection, record, error) &&
         run_on (connection, get_table (record->kind)->remove, record->id, record->customer_id, error) &&
         keep_one_primary (connection, record, 0, error) &&
         add_history (connection, record, CB_HISTORY_RECORD_REMOVED, error);
}
