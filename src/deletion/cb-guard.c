/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-guard.h"

#include "cb-existing.h"
#include "cb-rule-rows.h"

/* From which part of all customers on the index is read from end to end. */
#define SCAN_PART 6

/* How many items are read at once, and what of each: whose it is, of what kind,
 * whether it is open, and its id. */
#define N_AT_ONCE 1024
#define N_COLUMNS 4

/* Open, of a kind that a newer version knows, or of one whose settled items
 * matter. */
#define MATTERS "(i.open OR i.kind >= ?2 OR (?1 >> i.kind) & 1)"

/* What the items of the customer at hand come to. */
typedef struct
{
  gint64  customer_id;
  gboolean blocked;
  GArray  *closing;  /* of gint64 */
  gsize    n_closing[CB_N_ITEM_KINDS];
} Customer;

static gboolean
read_deleted (CbConnection  *connection,
              CbIdSet       *deleted,
              GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT item_id FROM deleted_item", error);

  return statement != NULL && cb_existing_collect (statement, deleted, error);
}

static CbDeleteRule
get_rule (const CbRules *rules,
          gint64         kind,
          gboolean       open)
{
  CbDeleteRule rule;

  /* What a newer version knows, this one doesn't take away. */
  if (!cb_item_kind_is_valid (kind))
    return CB_DELETE_RULE_DELETED_FIRST;

  rule = rules->of[kind].on_delete;
  if (!open && rule != CB_DELETE_RULE_DELETED_FIRST)
    return CB_DELETE_RULE_NONE;

  return rule;
}

/* The kinds, as bits, whose settled items matter too. */
static gint64
get_settled_kinds (const CbRules *rules)
{
  gint64 kinds = 0;

  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (get_rule (rules, kind, FALSE) != CB_DELETE_RULE_NONE)
        kinds |= G_GINT64_CONSTANT (1) << kind;
    }

  return kinds;
}

/* Most settled items don't matter: they are sifted out where they are read, as
 * handing a row over takes as long as finding it. */
static CbStatement *
prepare (CbConnection  *connection,
         const CbIdSet *customers,
         const CbRules *rules,
         GError       **error)
{
  CbStatement *statement;
  gboolean scan;
  gint64 last;

  if (!cb_connection_query_int64 (connection, "SELECT coalesce (max (id), 0) FROM customer", &last, error))
    return NULL;

  scan = (gint64) cb_id_set_get_size (customers) > last / SCAN_PART;
  if (scan)
    statement = cb_connection_prepare (connection,
                                       "SELECT i.customer_id, i.kind, i.open, i.id "
                                       "FROM item i INDEXED BY item_customer "
                                       "WHERE " MATTERS " ORDER BY i.customer_id", error);
  else
    statement = cb_connection_prepare (connection,
                                       "SELECT i.customer_id, i.kind, i.open, i.id FROM cb_set (?3) s "
                                       "CROSS JOIN item i INDEXED BY item_customer ON i.customer_id = s.id "
                                       "WHERE " MATTERS, error);
  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, get_settled_kinds (rules));
  cb_statement_bind_int64 (statement, 2, CB_N_ITEM_KINDS);
  if (!scan)
    cb_statement_bind_set (statement, 3, customers);

  return statement;
}

static void
finish_customer (Customer *customer,
                 CbPlan   *plan,
                 CbIdSet  *blocked)
{
  if (customer->blocked)
    cb_id_set_add (blocked, customer->customer_id);
  else
    cb_id_set_add_ids (plan->closing, (const gint64 *) (gpointer) customer->closing->data,
                       customer->closing->len);

  for (guint kind = 1; kind < CB_N_ITEM_KINDS && customer->closing->len > 0; kind++)
    {
      if (!customer->blocked)
        plan->n_items[CB_FATE_CLOSED][kind] += customer->n_closing[kind];
      customer->n_closing[kind] = 0;
    }
  g_array_set_size (customer->closing, 0);
  customer->blocked = FALSE;
}

static void
take_item (Customer      *customer,
           CbPlan        *plan,
           CbDeleteRule   rule,
           gint64         kind,
           gint64         item)
{
  gint64 known = cb_item_kind_is_valid (kind) ? kind : 0;

  if (rule == CB_DELETE_RULE_CLOSED)
    {
      g_array_append_val (customer->closing, item);
      customer->n_closing[known]++;
    }
  else
    {
      customer->blocked = TRUE;
      cb_id_set_add (plan->blocking, item);
      plan->n_items[CB_FATE_BLOCKS][known]++;
    }
}

static void
take_row (Customer      *customer,
          CbPlan        *plan,
          const gint64  *row,
          const CbRules *rules,
          const CbIdSet *deleted,
          CbIdSet       *blocked)
{
  CbDeleteRule rule = get_rule (rules, row[1], row[2] != 0);

  if (rule == CB_DELETE_RULE_NONE || !cb_id_set_contains (plan->customers, row[0]) ||
      cb_id_set_contains (deleted, row[3]))
    return;

  if (row[0] != customer->customer_id)
    {
      finish_customer (customer, plan, blocked);
      customer->customer_id = row[0];
    }
  take_item (customer, plan, rule, row[1], row[3]);
}

/**
 * cb_guard_apply:
 * @plan: a deletion, with the customers that it would apply to
 *
 * By the rules of each kind of item. Closing stays closing when a customer is
 * deleted again: what had been closed with them is closed by itself already.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_guard_apply (CbConnection  *connection,
                CbPlan        *plan,
                GError       **error)
{
  g_autoptr (CbRules) rules = cb_rule_rows_get (connection, error);
  g_autoptr (CbIdSet) deleted = cb_id_set_new ();
  g_autoptr (CbIdSet) blocked = cb_id_set_new ();
  g_autoptr (GArray) closing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CbStatement) statement = NULL;
  Customer customer = { .closing = closing };
  gint64 rows[N_AT_ONCE][N_COLUMNS];
  CbStep step;
  guint n;

  if (rules == NULL || !read_deleted (connection, deleted, error))
    return FALSE;

  statement = prepare (connection, plan->customers, rules, error);
  if (statement == NULL)
    return FALSE;

  do
    {
      step = cb_statement_read_int64s (statement, N_COLUMNS, rows[0], N_AT_ONCE, &n, error);
      for (guint i = 0; i < n; i++)
        take_row (&customer, plan, rows[i], rules, deleted, blocked);
    }
  while (step == CB_STEP_ROW);
  if (step == CB_STEP_ERROR)
    return FALSE;

  finish_customer (&customer, plan, blocked);
  g_clear_pointer (&plan->rules, cb_rules_free);
  plan->rules = g_steal_pointer (&rules);
  cb_id_set_subtract (plan->customers, blocked);
  cb_plan_leave_out (plan, CB_LEFT_OUT_BLOCKED, blocked);

  return TRUE;
}
