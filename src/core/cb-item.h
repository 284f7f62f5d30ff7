/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-item-kind.h"

G_BEGIN_DECLS

/* Characters. */
#define CB_ITEM_MAX_TITLE 200
#define CB_ITEM_MAX_NOTES 20000

/* What of an item is not its own status. */
typedef enum
{
  CB_ITEM_STATE_NONE,
  CB_ITEM_STATE_CLOSED,   /* with its customer, who is deleted */
  CB_ITEM_STATE_DELETED,
  CB_ITEM_STATE_KEPT,     /* of an erased customer; masked */
} CbItemState;

/**
 * CbItem:
 *
 * A related item with a life of its own, as read from, or to be written to, a
 * book: a plain value. Times in UTC microseconds since 1970, 0 for none;
 * amounts in minor units of the currency (ISO 4217).
 */
#define CB_TYPE_ITEM (cb_item_get_type ())
G_DECLARE_FINAL_TYPE (CbItem, cb_item, CB, ITEM, GObject)

CbItem      *cb_item_new             (CbItemKind   kind,
                                      gint64       customer_id);
/* (transfer full) */
CbItem      *cb_item_copy            (CbItem      *self);
/* The same as somebody would write anew of that kind for the same customer: with
 * the first status, no id and no number. (transfer full) */
CbItem      *cb_item_duplicate       (CbItem      *self,
                                      CbItemKind   kind);
/* Whether all is the same that can be edited. */
gboolean     cb_item_equal_content   (CbItem      *self,
                                      CbItem      *other);
gint64       cb_item_get_id          (CbItem      *self);
void         cb_item_set_id          (CbItem      *self,
                                      gint64       id);
CbItemKind   cb_item_get_kind        (CbItem      *self);
gint64       cb_item_get_customer    (CbItem      *self);
const char  *cb_item_get_number      (CbItem      *self);
void         cb_item_set_number      (CbItem      *self,
                                      const char  *number);
const char  *cb_item_get_title       (CbItem      *self);
void         cb_item_set_title       (CbItem      *self,
                                      const char  *title);
guint        cb_item_get_status      (CbItem      *self);
void         cb_item_set_status      (CbItem      *self,
                                      guint        status);
gboolean     cb_item_get_open        (CbItem      *self);
gboolean     cb_item_get_has_amount  (CbItem      *self);
gint64       cb_item_get_amount      (CbItem      *self);
const char  *cb_item_get_currency    (CbItem      *self);
void         cb_item_set_amount      (CbItem      *self,
                                      gint64       amount,
                                      const char  *currency);
gint64       cb_item_get_date        (CbItem      *self);
void         cb_item_set_date        (CbItem      *self,
                                      gint64       date);
gint64       cb_item_get_due         (CbItem      *self);
void         cb_item_set_due         (CbItem      *self,
                                      gint64       due);
const char  *cb_item_get_notes       (CbItem      *self);
void         cb_item_set_notes       (CbItem      *self,
                                      const char  *notes);
gint64       cb_item_get_changed     (CbItem      *self);
void         cb_item_set_changed     (CbItem      *self,
                                      gint64       changed);
CbItemState  cb_item_get_state       (CbItem      *self);
void         cb_item_set_state       (CbItem      *self,
                                      CbItemState  state);
/* Of an invoice: what was paid for it, in its currency. */
gint64       cb_item_get_paid        (CbItem      *self);
void         cb_item_set_paid        (CbItem      *self,
                                      gint64       paid);
/* Of a payment: the number of the invoice that it is for. (nullable) */
const char  *cb_item_get_invoice     (CbItem      *self);
void         cb_item_set_invoice     (CbItem      *self,
                                      const char  *number);

G_END_DECLS
