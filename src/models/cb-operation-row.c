/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-row.h"

struct _CbOperationRow
{
  GObject           parent_instance;

  CbOperationEntry *entry;
};

G_DEFINE_FINAL_TYPE (CbOperationRow, cb_operation_row, G_TYPE_OBJECT)

enum
{
  PROP_ENTRY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
cb_operation_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, CB_OPERATION_ROW (object)->entry);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_operation_row_finalize (GObject *object)
{
  g_clear_object (&CB_OPERATION_ROW (object)->entry);

  G_OBJECT_CLASS (cb_operation_row_parent_class)->finalize (object);
}

static void
cb_operation_row_class_init (CbOperationRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_operation_row_get_property;
  object_class->finalize = cb_operation_row_finalize;

  properties[PROP_ENTRY] =
    g_param_spec_object ("entry", NULL, NULL, CB_TYPE_OPERATION_ENTRY,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_operation_row_init (CbOperationRow *self)
{
}

/**
 * cb_operation_row_new:
 *
 * Returns: (transfer full): a row
 */
CbOperationRow *
cb_operation_row_new (CbOperationEntry *entry)
{
  CbOperationRow *self = g_object_new (CB_TYPE_OPERATION_ROW, NULL);

  self->entry = g_object_ref (entry);

  return self;
}

gint64
cb_operation_row_get_id (CbOperationRow *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_ROW (self), 0);

  return cb_operation_entry_get_id (self->entry);
}

CbOperationEntry *
cb_operation_row_get_entry (CbOperationRow *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_ROW (self), NULL);

  return self->entry;
}

void
cb_operation_row_set_entry (CbOperationRow   *self,
                            CbOperationEntry *entry)
{
  g_return_if_fail (CB_IS_OPERATION_ROW (self));
  g_return_if_fail (CB_IS_OPERATION_ENTRY (entry));

  if (cb_operation_entry_equal (self->entry, entry))
    return;

  g_set_object (&self->entry, entry);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTRY]);
}
