/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item.h"

struct _CbItem
{
  GObject      parent_instance;

  gint64       id;
  CbItemKind   kind;
  gint64       customer_id;
  char        *number;
  char        *title;
  guint        status;
  gint64       amount;
  char        *currency;
  gint64       date;
  gint64       due;
  char        *notes;
  gint64       changed;
  CbItemState  state;
  gint64       paid;
  char        *invoice;
};

G_DEFINE_FINAL_TYPE (CbItem, cb_item, G_TYPE_OBJECT)

static void
cb_item_finalize (GObject *object)
{
  CbItem *self = CB_ITEM (object);

  g_free (self->number);
  g_free (self->title);
  g_free (self->currency);
  g_free (self->notes);
  g_free (self->invoice);

  G_OBJECT_CLASS (cb_item_parent_class)->finalize (object);
}

static void
cb_item_class_init (CbItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_item_finalize;
}

static void
cb_item_init (CbItem *self)
{
  self->number = g_strdup ("");
  self->title = g_strdup ("");
  self->notes = g_strdup ("");
}

/**
 * cb_item_new:
 *
 * Returns: (transfer full): an item with the first status of its kind, and
 *   neither an id nor a number yet
 */
CbItem *
cb_item_new (CbItemKind kind,
             gint64     customer_id)
{
  CbItem *self = g_object_new (CB_TYPE_ITEM, NULL);

  g_return_val_if_fail (cb_item_kind_is_valid (kind), self);

  self->kind = kind;
  self->customer_id = customer_id;

  return self;
}

CbItem *
cb_item_copy (CbItem *self)
{
  CbItem *copy;

  g_return_val_if_fail (CB_IS_ITEM (self), NULL);

  copy = cb_item_duplicate (self, self->kind);
  cb_item_set_amount (copy, self->amount, self->currency);
  copy->id = self->id;
  g_set_str (&copy->number, self->number);
  copy->status = self->status;
  copy->date = self->date;
  copy->due = self->due;
  copy->changed = self->changed;
  copy->state = self->state;
  copy->paid = self->paid;
  g_set_str (&copy->invoice, self->invoice);

  return copy;
}

CbItem *
cb_item_duplicate (CbItem     *self,
                   CbItemKind  kind)
{
  CbItem *duplicate;

  g_return_val_if_fail (CB_IS_ITEM (self), NULL);
  g_return_val_if_fail (cb_item_kind_is_valid (kind), NULL);

  duplicate = cb_item_new (kind, self->customer_id);
  g_set_str (&duplicate->title, self->title);
  g_set_str (&duplicate->notes, self->notes);
  if (cb_item_kind_get_info (kind)->has_amount)
    cb_item_set_amount (duplicate, self->amount, self->currency);

  return duplicate;
}

gboolean
cb_item_equal_content (CbItem *self,
                       CbItem *other)
{
  g_return_val_if_fail (CB_IS_ITEM (self), FALSE);
  g_return_val_if_fail (CB_IS_ITEM (other), FALSE);

  return self->status == other->status && self->amount == other->amount && self->date == other->date &&
         self->due == other->due && g_strcmp0 (self->currency, other->currency) == 0 &&
         g_str_equal (self->title, other->title) && g_str_equal (self->notes, other->notes);
}

gint64
cb_item_get_id (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), 0);

  return self->id;
}

void
cb_item_set_id (CbItem *self,
                gint64  id)
{
  g_return_if_fail (CB_IS_ITEM (self));

  self->id = id;
}

CbItemKind
cb_item_get_kind (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), CB_ITEM_INQUIRY);

  return self->kind;
}

/**
 * cb_item_get_customer:
 *
 * Returns: the id of whom it belongs to; of a kept item, whom it belonged to
 */
gint64
cb_item_get_customer (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), 0);

  return self->customer_id;
}

const char *
cb_item_get_number (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), NULL);

  return self->number;
}

void
cb_item_set_number (CbItem     *self,
                    const char *number)
{
  g_return_if_fail (CB_IS_ITEM (self));

  g_set_str (&self->number, number);
}

const char *
cb_item_get_title (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), NULL);

  return self->title;
}

void
cb_item_set_title (CbItem     *self,
                   const char *title)
{
  g_return_if_fail (CB_IS_ITEM (self));

  g_set_str (&self->title, title);
}

/**
 * cb_item_get_status:
 *
 * Returns: an index of the statuses of its kind. A status that this version
 *   doesn't know, of a book that a newer one wrote, is the first.
 */
guint
cb_item_get_status (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), 0);

  return self->status;
}

void
cb_item_set_status (CbItem *self,
                    guint   status)
{
  g_return_if_fail (CB_IS_ITEM (self));

  self->status = status < cb_item_kind_get_info (self->kind)->n_statuses ? status : 0;
}

/**
 * cb_item_get_open:
 *
 * Returns: whether it is open by its own status, rather than settled
 */
gboolean
cb_item_get_open (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), FALSE);

  return cb_item_kind_get_info (self->kind)->statuses[self->status].open;
}

gboolean
cb_item_get_has_amount (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), FALSE);

  return self->currency != NULL;
}

gint64
cb_item_get_amount (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), 0);

  return self->amount;
}

/**
 * cb_item_get_currency:
 *
 * Returns: (transfer none) (nullable): an ISO 4217 code, or NULL without an
 *   amount
 */
const char *
cb_item_get_currency (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), NULL);

  return self->currency;
}

/**
 * cb_item_set_amount:
 * @amount: in minor units
 * @currency: (nullable): an ISO 4217 code, or NULL for no amount
 */
void
cb_item_set_amount (CbItem     *self,
                    gint64      amount,
                    const char *currency)
{
  g_return_if_fail (CB_IS_ITEM (self));

  self->amount = currency != NULL ? amount : 0;
  g_set_str (&self->currency, currency);
}

gint64
cb_item_get_date (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), 0);

  return self->date;
}

void
cb_item_set_date (CbItem *self,
                  gint64  date)
{
  g_return_if_fail (CB_IS_ITEM (self));

  self->date = date;
}

gint64
cb_item_get_due (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), 0);

  return self->due;
}

void
cb_item_set_due (CbItem *self,
                 gint64  due)
{
  g_return_if_fail (CB_IS_ITEM (self));

  self->due = due;
}

const char *
cb_item_get_notes (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), NULL);

  return self->notes;
}

void
cb_item_set_notes (CbItem     *self,
                   const char *notes)
{
  g_return_if_fail (CB_IS_ITEM (self));

  g_set_str (&self->notes, notes);
}

gint64
cb_item_get_changed (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), 0);

  return self->changed;
}

void
cb_item_set_changed (CbItem *self,
                     gint64  changed)
{
  g_return_if_fail (CB_IS_ITEM (self));

  self->changed = changed;
}

CbItemState
cb_item_get_state (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), CB_ITEM_STATE_NONE);

  return self->state;
}

void
cb_item_set_state (CbItem      *self,
                   CbItemState  state)
{
  g_return_if_fail (CB_IS_ITEM (self));

  self->state = state;
}

gint64
cb_item_get_paid (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), 0);

  return self->paid;
}

void
cb_item_set_paid (CbItem *self,
                  gint64  paid)
{
  g_return_if_fail (CB_IS_ITEM (self));

  self->paid = paid;
}

const char *
cb_item_get_invoice (CbItem *self)
{
  g_return_val_if_fail (CB_IS_ITEM (self), NULL);

  return self->invoice;
}

void
cb_item_set_invoice (CbItem     *self,
                     const char *number)
{
  g_return_if_fail (CB_IS_ITEM (self));

  g_set_str (&self->invoice, number);
}
