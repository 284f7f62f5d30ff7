/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-row-list.h"

#include "cb-import-row-item.h"

struct _CbImportRowList
{
  GObject         parent_instance;

  CbImportReport *report;
  GPtrArray      *rows;
  guint           n_rows;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbImportRowList, cb_import_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
cb_import_row_list_get_item_type (GListModel *model)
{
  return CB_TYPE_IMPORT_ROW_ITEM;
}

static guint
cb_import_row_list_get_n_items (GListModel *model)
{
  return CB_IMPORT_ROW_LIST (model)->n_rows;
}

static gpointer
cb_import_row_list_get_item (GListModel *model,
                             guint       position)
{
  CbImportRowList *self = CB_IMPORT_ROW_LIST (model);

  if (position >= self->n_rows)
    return NULL;

  return cb_import_row_item_new (self->report, g_ptr_array_index (self->rows, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cb_import_row_list_get_item_type;
  iface->get_n_items = cb_import_row_list_get_n_items;
  iface->get_item = cb_import_row_list_get_item;
}

static void
cb_import_row_list_finalize (GObject *object)
{
  CbImportRowList *self = CB_IMPORT_ROW_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (cb_import_row_list_parent_class)->finalize (object);
}

static void
cb_import_row_list_class_init (CbImportRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_import_row_list_finalize;
}

static void
cb_import_row_list_init (CbImportRowList *self)
{
}

/**
 * cb_import_row_list_new:
 * @report: a report
 * @rows: (element-type CbImportRow): rows that belong to @report
 * @limit: how many of them at most, 0 for all
 *
 * Returns: (transfer full): the list
 */
GListModel *
cb_import_row_list_new (CbImportReport *report,
                        GPtrArray      *rows,
                        guint           limit)
{
  CbImportRowList *self = g_object_new (CB_TYPE_IMPORT_ROW_LIST, NULL);

  self->report = g_object_ref (report);
  self->rows = g_ptr_array_ref (rows);
  self->n_rows = limit > 0 ? MIN (rows->len, limit) : rows->len;

  return G_LIST_MODEL (self);
}
