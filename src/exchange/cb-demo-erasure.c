/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-demo-erasure.h"

#include "cb-customer-rows.h"
#include "cb-demo-maker.h"
#include "cb-fate.h"
#include "cb-item-rows.h"
#include "cb-operation-item-rows.h"
#include "cb-operation.h"

#define ERASED_AT (CB_DEMO_LAST_DAY - 133 * G_TIME_SPAN_DAY)
#define CURRENCY  "USD"

/* Long before all others, so that theirs don't matter to what is given next. */
static const char *const numbers[] = { "871", "904" };

static const struct
{
  guint      customer;
  CbItemKind kind;
  guint      status;
  guint      days_ago;
  gint64     amount;  /* in minor units; 0 for none */
} items[] = {
  { 0, CB_ITEM_ORDER, 3, 1420, 8640 },
  { 0, CB_ITEM_PAYMENT, 1, 1402, 8640 },
  { 0, CB_ITEM_ORDER, 3, 1266, 12450 },
  { 0, CB_ITEM_PAYMENT, 1, 1251, 12450 },
  { 1, CB_ITEM_GROUP_EVENT, 1, 1187, 0 },
  { 1, CB_ITEM_ORDER, 2, 1105, 3975 },
  { 1, CB_ITEM_PAYMENT, 1, 1033, 54000 },
};

static gboolean
add_customers (CbConnection  *connection,
               gint64        *ids,
               GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (CbCustomer) customer = cb_customer_new ();

      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, numbers[i]);
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, numbers[i]);
      if (!cb_customer_rows_insert (connection, customer, error))
        return FALSE;
      ids[i] = cb_customer_get_id (customer);
    }

  return TRUE;
}

static gboolean
add_items (CbConnection  *connection,
           const gint64  *ids,
           GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (CbItem) item = cb_item_new (items[i].kind, ids[items[i].customer]);

      cb_item_set_status (item, items[i].status);
      cb_item_set_date (item, CB_DEMO_LAST_DAY - items[i].days_ago * G_TIME_SPAN_DAY);
      cb_item_set_changed (item, cb_item_get_date (item));
      if (items[i].amount != 0)
        cb_item_set_amount (item, items[i].amount, CURRENCY);
      if (!cb_item_rows_insert (connection, item, error))
        return FALSE;
    }

  return TRUE;
}

/* The parameters that a statement has: 1 is the operation, 2 the set. */
static gboolean
run (CbConnection   *connection,
     const char     *sql,
     gint64          operation,
     const CbIdSet  *set,
     GError        **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, operation);
  cb_statement_bind_set (statement, 2, set);

  return cb_statement_run (statement, error);
}

/* Returns its id, or 0 if @error is set. */
static gint64
add_operation (CbConnection   *connection,
               gint64          person_id,
               const char     *person_name,
               const CbIdSet  *set,
               GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                           "VALUES (?, ?, ?, ?, ?)", error);
  gint64 id;

  if (statement == NULL)
    return 0;

  cb_statement_bind_int64 (statement, 1, CB_OPERATION_ERASE);
  cb_statement_bind_int64 (statement, 2, ERASED_AT);
  cb_statement_bind_int64 (statement, 3, person_id);
  cb_statement_bind_text (statement, 4, person_name);
  cb_statement_bind_int64 (statement, 5, (gint64) cb_id_set_get_size (set));
  if (!cb_statement_run (statement, error))
    return 0;
  id = cb_connection_get_last_id (connection);

  return cb_operation_rows_add_set (connection, id, 0, set, error) ? id : 0;
}

/* As the search for remains would have ended then. */
static gboolean
add_proof (CbConnection  *connection,
           gint64         operation,
           GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO proof (operation_id, time, n_customers, n_values, n_bytes, n_files, n_found) "
                           "SELECT id, time, n_customers, 7 * n_customers, 1536000, 2, 0 FROM operation WHERE id = ?",
                           error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, operation);

  return cb_statement_run (statement, error);
}

static gboolean
add_counts (CbConnection  *connection,
            gint64         operation,
            GError       **error)
{
  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      gsize n = 0;

      for (guint i = 0; i < G_N_ELEMENTS (items); i++)
        n += items[i].kind == kind;
      if (n > 0 && !cb_operation_item_rows_add_count (connection, operation, CB_FATE_KEPT, kind, n, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cb_demo_erasure_add (CbConnection  *connection,
                     gint64         person_id,
                     const char    *person_name,
                     GError       **error)
{
  static const char *const steps[] = {
    ("INSERT INTO kept_item (id, former_customer, operation_id, kind, number, status, open, amount, currency, date) "
     "SELECT id, customer_id, ?1, kind, number, status, open, amount, currency, date FROM item "
     "WHERE customer_id IN (SELECT id FROM cb_set (?2))"),
    ("INSERT INTO freed_number (number, operation_id) "
     "SELECT number, ?1 FROM customer WHERE id IN (SELECT id FROM cb_set (?2))"),
    "DELETE FROM item WHERE ?1 AND customer_id IN (SELECT id FROM cb_set (?2))",
    "DELETE FROM customer WHERE ?1 AND id IN (SELECT id FROM cb_set (?2))",
  };
  gint64 ids[G_N_ELEMENTS (numbers)];
  g_autoptr (CbIdSet) set = NULL;
  gint64 operation;

  if (!add_customers (connection, ids, error) || !add_items (connection, ids, error))
    return FALSE;

  set = cb_id_set_new_from_ids (ids, G_N_ELEMENTS (ids));
  operation = add_operation (connection, person_id, person_name, set, error);
  if (operation == 0 || !add_proof (connection, operation, error) || !add_counts (connection, operation, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (!run (connection, steps[i], operation, set, error))
        return FALSE;
    }

  return TRUE;
}
