/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-kept-item-rows.h"

#include "cb-mask.h"

#define N_AT_ONCE 4096

/* Days are found from the year on, as ISO writes them: 2026, 2026-03. */
#define LIST \
  "SELECT id FROM kept_item WHERE instr (lower (number), lower (?1)) > 0 " \
  "OR (length (?1) >= 4 AND instr (date (date / 1000000, 'unixepoch', 'localtime'), ?1) = 1) ORDER BY "

/* Numbers have a prefix, and digits that may be more than there are usually. */
static const char *const lists[] = {
  [CB_KEPT_ORDER_NEWEST] = LIST "date DESC, id DESC",
  [CB_KEPT_ORDER_OLDEST] = LIST "date, id",
  [CB_KEPT_ORDER_NUMBER] = LIST "rtrim (number, '0123456789'), length (number), number, id",
};

CbKeptItem *
cb_kept_item_rows_get (CbConnection  *connection,
                       gint64         id,
                       GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT kind, former_customer, number, status, amount, currency, date, erase_at "
                           "FROM kept_item WHERE id = ?", error);
  g_autoptr (CbItem) item = NULL;
  gint64 kind;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, id);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return NULL;

  /* A kind of a newer version. */
  kind = cb_statement_get_int64 (statement, 0);
  if (!cb_item_kind_is_valid (kind))
    return NULL;

  item = cb_item_new ((CbItemKind) kind, cb_statement_get_int64 (statement, 1));
  cb_item_set_id (item, id);
  cb_item_set_number (item, cb_statement_get_text (statement, 2));
  cb_item_set_title (item, CB_MASK);
  cb_item_set_status (item, (guint) cb_statement_get_int64 (statement, 3));
  if (!cb_statement_is_null (statement, 5))
    cb_item_set_amount (item, cb_statement_get_int64 (statement, 4), cb_statement_get_text (statement, 5));
  cb_item_set_date (item, cb_statement_get_int64 (statement, 6));
  cb_item_set_state (item, CB_ITEM_STATE_KEPT);

  return cb_kept_item_new (item, cb_statement_get_int64 (statement, 7));
}

/**
 * cb_kept_item_rows_list:
 * @query: a part of the numbers that are wanted, or the beginning of their
 *   dates, "" for all
 *
 * Returns: (transfer full) (element-type gint64): ids in that order, or NULL
 */
GArray *
cb_kept_item_rows_list (CbConnection  *connection,
                        CbKeptOrder    order,
                        const char    *query,
                        GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, lists[order], error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  CbStep step = CB_STEP_ROW;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_text (statement, 1, query);
  while (step == CB_STEP_ROW)
    {
      guint start = ids->len;
      guint n;

      g_array_set_size (ids, start + N_AT_ONCE);
      step = cb_statement_read_int64s (statement, 1, &g_array_index (ids, gint64, start), N_AT_ONCE, &n, error);
      g_array_set_size (ids, start + n);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * cb_kept_item_rows_of:
 *
 * Returns: (transfer full): the ids of what is kept of @former_customers, or NULL
 */
CbIdSet *
cb_kept_item_rows_of (CbConnection   *connection,
                      const CbIdSet  *former_customers,
                      GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT k.id FROM cb_set (?) s "
                           "CROSS JOIN kept_item k ON k.former_customer = s.id", error);
  g_autoptr (CbIdSet) kept = cb_id_set_new ();
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_set (statement, 1, former_customers);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    cb_id_set_add (kept, cb_statement_get_int64 (statement, 0));

  return step == CB_STEP_DONE ? g_steal_pointer (&kept) : NULL;
}
