/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-rows.h"

#include "cb-error.h"
#include "cb-mask.h"
#include "cb-payment-rows.h"

/* Digits that an item's number has at least, after the prefix of its kind. */
#define MIN_DIGITS 4

/* With who is masked and what became of the item, to be completed by a WHERE. */
#define SELECT "SELECT i.id, i.kind, i.customer_id, i.number, i.title, i.status, i.amount, i.currency, " \
               "i.date, i.due, i.notes, i.changed, p.customer_id, d.item_id, c.item_id, " \
               "iif (i.kind = 4, (" CB_PAYMENTS_PAID "), 0), iif (i.kind = 6, (" CB_PAYMENTS_INVOICE "), NULL) "
#define JOINS  "LEFT JOIN pending_erasure p ON p.customer_id = i.customer_id " \
               "LEFT JOIN deleted_item d ON d.item_id = i.id " \
               "LEFT JOIN closed_item c ON c.customer_id = i.customer_id AND c.item_id = i.id "

static CbItem *
read_item (CbStatement *statement)
{
  gboolean is_masked = !cb_statement_is_null (statement, 12);
  gint64 kind = cb_statement_get_int64 (statement, 1);
  CbItem *item;

  /* A kind of a newer version; the item counts, but can't be shown as one. */
  if (!cb_item_kind_is_valid (kind))
    return NULL;

  item = cb_item_new ((CbItemKind) kind, cb_statement_get_int64 (statement, 2));
  cb_item_set_id (item, cb_statement_get_int64 (statement, 0));
  cb_item_set_number (item, cb_statement_get_text (statement, 3));
  cb_item_set_title (item, is_masked ? CB_MASK : cb_statement_get_text (statement, 4));
  cb_item_set_status (item, (guint) cb_statement_get_int64 (statement, 5));
  if (!cb_statement_is_null (statement, 7))
    cb_item_set_amount (item, cb_statement_get_int64 (statement, 6), cb_statement_get_text (statement, 7));
  cb_item_set_date (item, cb_statement_get_int64 (statement, 8));
  cb_item_set_due (item, cb_statement_get_int64 (statement, 9));
  cb_item_set_notes (item, is_masked ? CB_MASK : cb_statement_get_text (statement, 10));
  cb_item_set_changed (item, cb_statement_get_int64 (statement, 11));
  if (!cb_statement_is_null (statement, 13))
    cb_item_set_state (item, CB_ITEM_STATE_DELETED);
  else if (!cb_statement_is_null (statement, 14))
    cb_item_set_state (item, CB_ITEM_STATE_CLOSED);
  cb_item_set_paid (item, cb_statement_get_int64 (statement, 15));
  if (!cb_statement_is_null (statement, 16))
    cb_item_set_invoice (item, cb_statement_get_text (statement, 16));

  return item;
}

static gboolean
take_number (CbConnection  *connection,
             CbItem        *item,
             GError       **error)
{
  const CbItemKindInfo *info = cb_item_kind_get_info (cb_item_get_kind (item));
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "UPDATE item_kind SET last_number = last_number + 1 WHERE id = ? RETURNING last_number",
                           error);
  g_autofree char *number = NULL;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, cb_item_get_kind (item));
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;

  number = g_strdup_printf ("%s%0*" G_GINT64_FORMAT, info->prefix, MIN_DIGITS,
                            cb_statement_get_int64 (statement, 0));
  cb_item_set_number (item, number);

  return TRUE;
}

static void
bind_item (CbStatement *statement,
           CbItem      *item)
{
  cb_statement_bind_text (statement, 1, cb_item_get_title (item));
  cb_statement_bind_int64 (statement, 2, cb_item_get_status (item));
  cb_statement_bind_int64 (statement, 3, cb_item_get_open (item));
  if (cb_item_get_has_amount (item))
    {
      cb_statement_bind_int64 (statement, 4, cb_item_get_amount (item));
      cb_statement_bind_text (statement, 5, cb_item_get_currency (item));
    }
  cb_statement_bind_int64 (statement, 6, cb_item_get_date (item));
  if (cb_item_get_due (item) != 0)
    cb_statement_bind_int64 (statement, 7, cb_item_get_due (item));
  cb_statement_bind_text (statement, 8, cb_item_get_notes (item));
  cb_statement_bind_int64 (statement, 9, cb_item_get_changed (item));
}

/**
 * cb_item_rows_insert:
 * @item: one without an id; without a number it gets the next of its kind
 *
 * Adds an item. In a transaction.
 *
 * Returns: FALSE if @error is set, with %CB_ERROR_INVALID when there is no such
 *   customer or the number is taken
 */
gboolean
cb_item_rows_insert (CbConnection  *connection,
                     CbItem        *item,
                     GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "INSERT INTO item (title, status, open, amount, currency, date, due, notes, changed, "
                           "created, customer_id, kind, number) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, ?11, ?12)", error);

  if (statement == NULL)
    return FALSE;

  if (cb_item_get_number (item)[0] == '\0' && !take_number (connection, item, error))
    return FALSE;
  if (cb_item_get_changed (item) == 0)
    cb_item_set_changed (item, g_get_real_time ());

  bind_item (statement, item);
  cb_statement_bind_int64 (statement, 10, cb_item_get_customer (item));
  cb_statement_bind_int64 (statement, 11, cb_item_get_kind (item));
  cb_statement_bind_text (statement, 12, cb_item_get_number (item));
  if (!cb_statement_run (statement, error))
    return FALSE;
  cb_item_set_id (item, cb_connection_get_last_id (connection));

  return TRUE;
}

/* The mask must never take the place of what it hides. */
static void
set_not_written (CbConnection  *connection,
                 gint64         id,
                 GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT 1 FROM item WHERE id = ?", error);
  CbStep step;

  if (statement == NULL)
    return;

  cb_statement_bind_int64 (statement, 1, id);
  step = cb_statement_step (statement, error);
  if (step == CB_STEP_ROW)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_MASKED, "Masked, to be erased");
  else if (step == CB_STEP_DONE)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such item");
}

/**
 * cb_item_rows_update:
 *
 * Writes all of an item but its kind, customer and number. What had been closed
 * with its customer has a life of its own again. In a transaction.
 *
 * Returns: FALSE if @error is set, with %CB_ERROR_NOT_FOUND when it is gone,
 *   %CB_ERROR_MASKED when its customer is to be erased
 */
gboolean
cb_item_rows_update (CbConnection  *connection,
                     CbItem        *item,
                     GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "UPDATE item SET (title, status, open, amount, currency, date, due, notes, changed) = "
                           "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) WHERE id = ?10 "
                           "AND customer_id NOT IN (SELECT customer_id FROM pending_erasure)", error);
  g_autoptr (CbStatement) reopen =
    cb_connection_prepare (connection, "DELETE FROM closed_item WHERE customer_id = ? AND item_id = ?", error);

  if (statement == NULL || reopen == NULL)
    return FALSE;

  cb_item_set_changed (item, MAX (g_get_real_time (), cb_item_get_changed (item) + 1));
  bind_item (statement, item);
  cb_statement_bind_int64 (statement, 10, cb_item_get_id (item));
  if (!cb_statement_run (statement, error))
    return FALSE;
  if (cb_connection_get_n_changes (connection) != 1)
    {
      set_not_written (connection, cb_item_get_id (item), error);
      return FALSE;
    }
  cb_statement_bind_int64 (reopen, 1, cb_item_get_customer (item));
  cb_statement_bind_int64 (reopen, 2, cb_item_get_id (item));

  return cb_statement_run (reopen, error);
}

/**
 * cb_item_rows_get:
 *
 * Returns: (transfer full) (nullable): the item, masked if its customer is;
 *   NULL without error when there is none
 */
CbItem *
cb_item_rows_get (CbConnection  *connection,
                  gint64         id,
                  GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, SELECT "FROM item i " JOINS "WHERE i.id = ?", error);

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, id);

  return cb_statement_step (statement, error) == CB_STEP_ROW ? read_item (statement) : NULL;
}

/**
 * cb_item_rows_list:
 * @items: their ids
 * @limit: how many at the most, 0 for all
 *
 * Returns: (transfer full) (element-type CbItem): those of @items that there
 *   are, by kind and the newest first, or NULL
 */
GPtrArray *
cb_item_rows_list (CbConnection   *connection,
                   const CbIdSet  *items,
                   gsize           limit,
                   GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           SELECT "FROM cb_set (?1) s CROSS JOIN item i ON i.id = s.id " JOINS
                           "ORDER BY i.kind, i.date DESC, i.id DESC LIMIT ?2", error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_set (statement, 1, items);
  cb_statement_bind_int64 (statement, 2, limit != 0 ? (gint64) limit : -1);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      CbItem *item = read_item (statement);

      if (item != NULL)
        g_ptr_array_add (list, item);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/**
 * cb_item_rows_of:
 *
 * Returns: (transfer full): the ids of all items of a customer, deleted ones
 *   too, or NULL
 */
CbIdSet *
cb_item_rows_of (CbConnection  *connection,
                 gint64         customer_id,
                 GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT id FROM item WHERE customer_id = ?", error);
  g_autoptr (CbIdSet) items = cb_id_set_new ();
  CbStep step;

  if (statement == NULL)
    return NULL;

  cb_statement_bind_int64 (statement, 1, customer_id);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    cb_id_set_add (items, cb_statement_get_int64 (statement, 0));

  return step == CB_STEP_DONE ? g_steal_pointer (&items) : NULL;
}
