/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-profile-rows.h"

#include "cb-actor-rows.h"
#include "cb-customer-rows.h"
#include "cb-error.h"
#include "cb-interaction-rows.h"
#include "cb-item-rows.h"

/* All from the index, in its order. */
#define COUNTS \
  "SELECT i.kind, i.open, count (*), count (d.item_id), k.on_delete " \
  "FROM item i INDEXED BY item_customer CROSS JOIN item_kind k ON k.id = i.kind " \
  "LEFT JOIN deleted_item d ON d.item_id = i.id WHERE i.customer_id = ? GROUP BY i.kind, i.open"

#define NEXT_APPOINTMENT \
  "SELECT i.id FROM item i INDEXED BY item_customer WHERE i.customer_id = ? AND i.kind = 7 AND i.open = 1 " \
  "AND i.date >= ? AND " CB_ITEM_STAYS " ORDER BY i.date, i.id LIMIT 1"

CbCustomer *
cb_profile_rows_get_customer (CbConnection  *connection,
                              gint64         id,
                              GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbActor) actor = cb_actor_rows_get (connection, error);
  g_autoptr (CbCustomer) customer = NULL;

  if (actor == NULL)
    return NULL;

  customer = cb_customer_rows_get (connection, id, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (customer == NULL)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such customer");
  else if (cb_actor_may_see (actor, customer))
    return g_steal_pointer (&customer);
  else
    g_set_error_literal (error, CB_ERROR, CB_ERROR_DENIED, "Not to be seen");

  return NULL;
}

static gboolean
read_counts (CbConnection  *connection,
             CbProfile     *profile,
             GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, COUNTS, error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, cb_customer_get_id (profile->customer));
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 kind = cb_statement_get_int64 (statement, 0);
      gboolean open = cb_statement_get_int64 (statement, 1) != 0;
      gsize n_deleted = (gsize) cb_statement_get_int64 (statement, 3);
      gsize n = (gsize) cb_statement_get_int64 (statement, 2) - n_deleted;
      gint64 rule = cb_statement_get_int64 (statement, 4);

      if (!cb_item_kind_is_valid (kind))
        continue;
      profile->n_items[kind] += n;
      profile->n_deleted[kind] += n_deleted;
      if (open)
        profile->n_open[kind] += n;
      if (rule == CB_DELETE_RULE_DELETED_FIRST || (rule == CB_DELETE_RULE_SETTLED_FIRST && open))
        profile->n_blocking[kind] += n;
    }

  return step == CB_STEP_DONE;
}

static gboolean
read_next_appointment (CbConnection  *connection,
                       CbProfile     *profile,
                       GError       **error)
{
  g_autoptr (CbStatement) statement = NULL;
  GError *failure = NULL;

  if (profile->n_open[CB_ITEM_APPOINTMENT] == 0)
    return TRUE;

  statement = cb_connection_prepare (connection, NEXT_APPOINTMENT, error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, cb_customer_get_id (profile->customer));
  cb_statement_bind_int64 (statement, 2, g_get_real_time ());
  if (cb_statement_step (statement, &failure) == CB_STEP_ROW)
    profile->next_appointment = cb_item_rows_get (connection, cb_statement_get_int64 (statement, 0), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  return TRUE;
}

/* They name the customer. */
static gboolean
read_links (CbConnection  *connection,
            CbProfile     *profile,
            GError       **error)
{
  g_autoptr (CbStatement) statement = NULL;
  CbStep step;

  if (cb_customer_get_pending (profile->customer))
    return TRUE;

  statement = cb_connection_prepare (connection,
                                     "SELECT program, reference FROM accounting_link WHERE customer_id = ?", error);
  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, cb_customer_get_id (profile->customer));
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 program = cb_statement_get_int64 (statement, 0);

      if (program > 0 && program < CB_N_ACCOUNTINGS)
        g_set_str (&profile->links[program], cb_statement_get_text (statement, 1));
    }

  return step == CB_STEP_DONE;
}

CbProfile *
cb_profile_rows_get (CbConnection  *connection,
                     gint64         id,
                     GError       **error)
{
  g_autoptr (CbCustomer) customer = cb_profile_rows_get_customer (connection, id, error);
  g_autoptr (CbProfile) profile = NULL;

  if (customer == NULL)
    return NULL;

  profile = cb_profile_new (customer);
  if (!read_counts (connection, profile, error) ||
      !read_next_appointment (connection, profile, error) ||
      !read_links (connection, profile, error))
    return NULL;

  return g_steal_pointer (&profile);
}
