/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-report.h"

#include "cb-import-report-private.h"
#include "cb-import.h"

struct _CbImportReport
{
  GObject    parent_instance;

  guint      n_outcomes[CB_IMPORT_ROW_REJECTED + 1];
  GPtrArray *first_rows;
  GPtrArray *rejected;
};

G_DEFINE_FINAL_TYPE (CbImportReport, cb_import_report, G_TYPE_OBJECT)

static void
row_free (gpointer data)
{
  CbImportRow *row = data;

  g_clear_object (&row->customer);
  g_free (row);
}

static CbImportRow *
row_copy (const CbImportRow *row,
          gboolean           with_customer)
{
  CbImportRow *copy = g_memdup2 (row, sizeof *row);

  copy->customer = NULL;
  if (with_customer && row->customer != NULL)
    copy->customer = cb_customer_copy (row->customer);

  return copy;
}

static void
cb_import_report_finalize (GObject *object)
{
  CbImportReport *self = CB_IMPORT_REPORT (object);

  g_ptr_array_unref (self->first_rows);
  g_ptr_array_unref (self->rejected);

  G_OBJECT_CLASS (cb_import_report_parent_class)->finalize (object);
}

static void
cb_import_report_class_init (CbImportReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_import_report_finalize;
}

static void
cb_import_report_init (CbImportReport *self)
{
  self->first_rows = g_ptr_array_new_with_free_func (row_free);
  self->rejected = g_ptr_array_new_with_free_func (row_free);
}

/**
 * cb_import_report_new:
 *
 * Returns: (transfer full): a report of no rows yet; it belongs to the thread
 *   that fills it until that hands it on
 */
CbImportReport *
cb_import_report_new (void)
{
  return g_object_new (CB_TYPE_IMPORT_REPORT, NULL);
}

/**
 * cb_import_report_add:
 * @row: the next row; what is kept of it is copied
 */
void
cb_import_report_add (CbImportReport    *self,
                      const CbImportRow *row)
{
  g_return_if_fail (CB_IS_IMPORT_REPORT (self));
  g_return_if_fail (row->outcome >= 0 && row->outcome <= CB_IMPORT_ROW_REJECTED);

  self->n_outcomes[row->outcome]++;

  if (self->first_rows->len < CB_IMPORT_N_FIRST_ROWS)
    g_ptr_array_add (self->first_rows, row_copy (row, TRUE));
  if (row->outcome == CB_IMPORT_ROW_REJECTED)
    g_ptr_array_add (self->rejected,
                     row_copy (row, self->rejected->len < CB_IMPORT_N_REJECTED_SHOWN));
}

guint
cb_import_report_get_n_new (CbImportReport *self)
{
  g_return_val_if_fail (CB_IS_IMPORT_REPORT (self), 0);

  return self->n_outcomes[CB_IMPORT_ROW_NEW];
}

guint
cb_import_report_get_n_updated (CbImportReport *self)
{
  g_return_val_if_fail (CB_IS_IMPORT_REPORT (self), 0);

  return self->n_outcomes[CB_IMPORT_ROW_UPDATE];
}

guint
cb_import_report_get_n_same (CbImportReport *self)
{
  g_return_val_if_fail (CB_IS_IMPORT_REPORT (self), 0);

  return self->n_outcomes[CB_IMPORT_ROW_SAME];
}

guint
cb_import_report_get_n_rejected (CbImportReport *self)
{
  g_return_val_if_fail (CB_IS_IMPORT_REPORT (self), 0);

  return self->n_outcomes[CB_IMPORT_ROW_REJECTED];
}

GPtrArray *
cb_import_report_get_first_rows (CbImportReport *self)
{
  g_return_val_if_fail (CB_IS_IMPORT_REPORT (self), NULL);

  return self->first_rows;
}

GPtrArray *
cb_import_report_get_rejected (CbImportReport *self)
{
  g_return_val_if_fail (CB_IS_IMPORT_REPORT (self), NULL);

  return self->rejected;
}
