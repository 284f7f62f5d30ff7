/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-save-rows.h"

#include "cb-actor-rows.h"
#include "cb-card-number.h"
#include "cb-currency.h"
#include "cb-error.h"
#include "cb-history-rows.h"
#include "cb-item-rows.h"
#include "cb-live-customer.h"
#include "cb-money-parse.h"
#include "cb-payment-rows.h"

static gboolean
set_invalid (const char  *message,
             GError     **error)
{
  g_set_error_literal (error, CB_ERROR, CB_ERROR_INVALID, message);

  return FALSE;
}

static gboolean
check_values (CbItem  *item,
              GError **error)
{
  if (!g_utf8_validate (cb_item_get_title (item), -1, NULL) ||
      g_utf8_strlen (cb_item_get_title (item), -1) > CB_ITEM_MAX_TITLE)
    return set_invalid ("Not a title", error);
  if (!g_utf8_validate (cb_item_get_notes (item), -1, NULL) ||
      g_utf8_strlen (cb_item_get_notes (item), -1) > CB_ITEM_MAX_NOTES)
    return set_invalid ("Not notes", error);
  if (cb_card_number_is_in (cb_item_get_title (item)) || cb_card_number_is_in (cb_item_get_notes (item)))
    return set_invalid ("The number of a payment card", error);
  if (cb_item_get_date (item) == 0)
    return set_invalid ("No date", error);
  if (cb_item_get_due (item) != 0 && cb_item_get_due (item) < cb_item_get_date (item))
    return set_invalid ("Due before its date", error);
  if (!cb_item_get_has_amount (item))
    return TRUE;
  if (!cb_item_kind_get_info (cb_item_get_kind (item))->has_amount)
    return set_invalid ("A kind without amounts", error);
  if (!cb_currency_is_known (cb_item_get_currency (item)))
    return set_invalid ("No such currency", error);
  if (cb_item_get_amount (item) > CB_MONEY_MAX || cb_item_get_amount (item) < -CB_MONEY_MAX)
    return set_invalid ("Too large an amount", error);

  return TRUE;
}

static gboolean
add_history (CbConnection   *connection,
             CbItem         *item,
             CbHistoryKind   kind,
             guint           before,
             GError        **error)
{
  g_autoptr (CbHistoryEntry) entry =
    cb_history_entry_new (kind, cb_item_get_kind (item), cb_item_get_number (item), before, cb_item_get_status (item));

  return cb_history_rows_add (connection, cb_item_get_customer (item), entry, error);
}

gboolean
cb_item_save_rows_add (CbConnection   *connection,
                       CbItem         *item,
                       CbHistoryKind   history,
                       GError        **error)
{
  return cb_actor_rows_check_one (connection,
                                  cb_permission_on_items (cb_item_get_kind (item), CB_ITEM_RIGHT_CREATE), error) &&
         cb_live_customer_expect (connection, cb_item_get_customer (item), error) &&
         check_values (item, error) &&
         cb_item_rows_insert (connection, item, error) &&
         add_history (connection, item, history, cb_item_get_status (item), error);
}

CbItem *
cb_item_save_rows_expect (CbConnection  *connection,
                          CbItem        *item,
                          GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbItem) current = cb_item_rows_get (connection, cb_item_get_id (item), &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  if (current == NULL || cb_item_get_state (current) == CB_ITEM_STATE_DELETED)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_NOT_FOUND, "No such item");
  else if (!cb_live_customer_expect (connection, cb_item_get_customer (current), error))
    return NULL;
  else if (cb_item_get_changed (current) != cb_item_get_changed (item))
    g_set_error_literal (error, CB_ERROR, CB_ERROR_CHANGED, "Changed by somebody else");
  else
    return g_steal_pointer (&current);

  return NULL;
}

gboolean
cb_item_save_rows_edit (CbConnection  *connection,
                        CbItem        *item,
                        GError       **error)
{
  g_autoptr (CbItem) current = NULL;
  CbHistoryKind history = CB_HISTORY_ITEM_EDITED;
  guint before;

  if (!cb_actor_rows_check_one (connection, cb_permission_on_items (cb_item_get_kind (item), CB_ITEM_RIGHT_EDIT), error))
    return FALSE;

  current = cb_item_save_rows_expect (connection, item, error);
  if (current == NULL || !check_values (item, error))
    return FALSE;

  before = cb_item_get_status (current);
  cb_item_set_status (current, cb_item_get_status (item));
  if (before != cb_item_get_status (item) && cb_item_equal_content (current, item))
    history = CB_HISTORY_ITEM_STATUS;

  return cb_item_rows_update (connection, item, error) &&
         add_history (connection, item, history, before, error) &&
         cb_payment_rows_follow_item (connection, item, error);
}

CbItem *
cb_item_save_rows_read (CbConnection  *connection,
                        gint64         id,
                        GError       **error)
{
  GError *failure = NULL;
  CbItem *item = cb_item_rows_get (connection, id, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (item == NULL)
    g_set_error_literal (error, CB_ERROR, CB_ERROR_DAMAGED, "What was written is not there");

  return item;
}
