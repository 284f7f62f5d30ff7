/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-row-item.h"

struct _CbImportRowItem
{
  GObject            parent_instance;

  CbImportReport    *report;
  const CbImportRow *row;     /* belongs to the report */
};

G_DEFINE_FINAL_TYPE (CbImportRowItem, cb_import_row_item, G_TYPE_OBJECT)

static void
cb_import_row_item_finalize (GObject *object)
{
  CbImportRowItem *self = CB_IMPORT_ROW_ITEM (object);

  g_clear_object (&self->report);

  G_OBJECT_CLASS (cb_import_row_item_parent_class)->finalize (object);
}

static void
cb_import_row_item_class_init (CbImportRowItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_import_row_item_finalize;
}

static void
cb_import_row_item_init (CbImportRowItem *self)
{
}

/**
 * cb_import_row_item_new:
 * @report: a report
 * @row: a row that belongs to @report
 *
 * Returns: (transfer full): the item
 */
CbImportRowItem *
cb_import_row_item_new (CbImportReport    *report,
                        const CbImportRow *row)
{
  CbImportRowItem *self = g_object_new (CB_TYPE_IMPORT_ROW_ITEM, NULL);

  self->report = g_object_ref (report);
  self->row = row;

  return self;
}

const CbImportRow *
cb_import_row_item_get_row (CbImportRowItem *self)
{
  g_return_val_if_fail (CB_IS_IMPORT_ROW_ITEM (self), NULL);

  return self->row;
}
