/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-first-rows.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-field-text.h"
#include "cb-import-row-item.h"
#include "cb-import-row-list.h"

/* A table makes the cells of 200 rows at once; these few tell enough. */
#define MAX_ROWS 10

/* Columns of the table that stand before those of the customer. */
enum
{
  COLUMN_LINE = -2,
  COLUMN_OUTCOME = -1,
};

struct _CbFirstRows
{
  AdwBin          parent_instance;

  GtkColumnView  *view;
  GtkNoSelection *selection;
  guint           shown_targets;  /* bit for each target that has a column */
};

G_DEFINE_FINAL_TYPE (CbFirstRows, cb_first_rows, ADW_TYPE_BIN)

static char *
make_cell_text (const CbImportRow *row,
                int                column)
{
  if (column == COLUMN_LINE)
    return g_strdup_printf ("%u", row->line);
  if (column == COLUMN_OUTCOME)
    return cb_import_row_describe (row);
  if (row->customer == NULL)
    return g_strdup ("");
  if (column == CB_IMPORT_TARGET_ASSIGNED_TO)
    return cb_display_text (cb_customer_get_assigned_name (row->customer));

  if (column == CB_CUSTOMER_FIELD_EMAIL || column == CB_CUSTOMER_FIELD_PHONE ||
      column == CB_CUSTOMER_FIELD_MOBILE || column == CB_CUSTOMER_FIELD_WEBSITE)
    return cb_display_code (cb_customer_get_text (row->customer, column));

  return cb_display_text (cb_customer_get_text (row->customer, column));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, cell);
  gtk_list_item_set_focusable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  const CbImportRow *row = cb_import_row_item_get_row (gtk_list_item_get_item (list_item));
  g_autofree char *text = make_cell_text (row, GPOINTER_TO_INT (user_data));

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_widget_set_tooltip_text (cell, GPOINTER_TO_INT (user_data) == COLUMN_OUTCOME ? text : NULL);

  if (row->outcome == CB_IMPORT_ROW_REJECTED)
    gtk_widget_add_css_class (cell, "error");
  else
    gtk_widget_remove_css_class (cell, "error");
}

static void
add_column (CbFirstRows *self,
            int          column,
            const char  *title,
            int          width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (column));

  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (view_column, width);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
}

static guint
collect_targets (CbImport *import)
{
  guint targets = 0;

  for (guint i = 0; i < cb_import_get_n_columns (import); i++)
    {
      int target = cb_import_get_target (import, i);

      if (target != CB_IMPORT_TARGET_NONE)
        targets |= 1u << target;
    }

  return targets;
}

static void
show_columns (CbFirstRows *self,
              guint        targets)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }

  add_column (self, COLUMN_LINE, _("Line"), 70);
  /* Translators: heading of a table of rows to import: what each will do */
  add_column (self, COLUMN_OUTCOME, _("What Happens"), 280);
  for (int target = 0; target <= CB_IMPORT_TARGET_ASSIGNED_TO; target++)
    {
      if (targets & (1u << target))
        add_column (self, target, cb_import_target_get_label (target),
                    target == CB_CUSTOMER_FIELD_NUMBER ? 90 : 170);
    }

  self->shown_targets = targets;
}

static void
cb_first_rows_class_init (CbFirstRowsClass *klass)
{
}

static void
cb_first_rows_init (CbFirstRows *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->selection = gtk_no_selection_new (NULL);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("First rows"),
                                  -1);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scrolled, "card");
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * cb_first_rows_new:
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
cb_first_rows_new (void)
{
  return g_object_new (CB_TYPE_FIRST_ROWS, NULL);
}

/**
 * cb_first_rows_set_report:
 * @import: whose mapping was used
 * @report: whose first rows to show
 */
void
cb_first_rows_set_report (CbFirstRows    *self,
                          CbImport       *import,
                          CbImportReport *report)
{
  g_autoptr (GListModel) rows = NULL;
  guint targets;

  g_return_if_fail (CB_IS_FIRST_ROWS (self));
  g_return_if_fail (CB_IS_IMPORT_REPORT (report));

  gtk_no_selection_set_model (self->selection, NULL);

  targets = collect_targets (import);
  if (targets != self->shown_targets || self->shown_targets == 0)
    show_columns (self, targets);

  rows = cb_import_row_list_new (report, cb_import_report_get_first_rows (report), MAX_ROWS);
  gtk_no_selection_set_model (self->selection, rows);
}
