/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-row-private.h"

#include "cb-id-set.h"

struct _CbCustomerRow
{
  GObject            parent_instance;

  gint64             id;
  guint              position;
  CbCustomer        *customer;
  gboolean           stale;

  /* NULL once detached. */
  CbCustomerRowGone  gone;
  gpointer           owner;
};

G_DEFINE_FINAL_TYPE (CbCustomerRow, cb_customer_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_CUSTOMER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
cb_customer_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CbCustomerRow *self = CB_CUSTOMER_ROW (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, cb_customer_row_get_id (self));
      break;

    case PROP_CUSTOMER:
      g_value_set_object (value, self->customer);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_customer_row_finalize (GObject *object)
{
  CbCustomerRow *self = CB_CUSTOMER_ROW (object);

  if (self->gone != NULL)
    self->gone (self, self->owner);

  g_clear_object (&self->customer);

  G_OBJECT_CLASS (cb_customer_row_parent_class)->finalize (object);
}

static void
cb_customer_row_class_init (CbCustomerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_customer_row_get_property;
  object_class->finalize = cb_customer_row_finalize;

  properties[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL, 0, CB_ID_MAX, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CUSTOMER] =
    g_param_spec_object ("customer", NULL, NULL, CB_TYPE_CUSTOMER,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_customer_row_init (CbCustomerRow *self)
{
}

CbCustomerRow *
cb_customer_row_new (gint64             id,
                     guint              position,
                     CbCustomerRowGone  gone,
                     gpointer           owner)
{
  CbCustomerRow *self = g_object_new (CB_TYPE_CUSTOMER_ROW, NULL);

  self->id = id;
  self->position = position;
  self->stale = id > 0;
  self->gone = gone;
  self->owner = owner;

  return self;
}

const gint64 *
cb_customer_row_get_key (CbCustomerRow *self)
{
  return &self->id;
}

void
cb_customer_row_set_position (CbCustomerRow *self,
                              guint          position)
{
  self->position = position;
}

void
cb_customer_row_detach (CbCustomerRow *self)
{
  self->position = G_MAXUINT;
  self->stale = FALSE;
  self->gone = NULL;
  self->owner = NULL;
}

void
cb_customer_row_rebind (CbCustomerRow *self,
                        gint64         id)
{
  if (self->id == id)
    return;

  self->id = id;
  self->stale = id > 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);

  if (self->customer != NULL)
    {
      g_clear_object (&self->customer);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOMER]);
    }
}

void
cb_customer_row_set_customer (CbCustomerRow *self,
                              CbCustomer    *customer)
{
  self->stale = FALSE;

  if (g_set_object (&self->customer, customer))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOMER]);
}

void
cb_customer_row_freeze (CbCustomerRow *self)
{
  g_object_freeze_notify (G_OBJECT (self));
}

void
cb_customer_row_thaw (CbCustomerRow *self)
{
  g_object_thaw_notify (G_OBJECT (self));
}

gboolean
cb_customer_row_get_stale (CbCustomerRow *self)
{
  return self->stale;
}

void
cb_customer_row_set_stale (CbCustomerRow *self)
{
  self->stale = TRUE;
}

/**
 * cb_customer_row_get_id:
 *
 * Returns: the id of the customer that stands here, 0 for nobody
 */
gint64
cb_customer_row_get_id (CbCustomerRow *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_ROW (self), 0);

  return MAX (self->id, 0);
}

/**
 * cb_customer_row_get_position:
 *
 * Returns: where it stands in its list, or G_MAXUINT
 */
guint
cb_customer_row_get_position (CbCustomerRow *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_ROW (self), G_MAXUINT);

  return self->position;
}

/**
 * cb_customer_row_get_customer:
 *
 * Returns: (transfer none) (nullable): the customer, NULL while loading
 */
CbCustomer *
cb_customer_row_get_customer (CbCustomerRow *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_ROW (self), NULL);

  return self->customer;
}
