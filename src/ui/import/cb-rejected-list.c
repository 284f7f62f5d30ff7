/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-rejected-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-field-text.h"
#include "cb-import-row-item.h"
#include "cb-import-row-list.h"
#include "cb-rejected-csv.h"
#include "cb-window.h"

/* A list makes rows for the first 200 items, more than one turn of the main
 * loop should take. So it gets them little by little, then all the others,
 * which cost nothing until they are scrolled to. */
#define ROWS_PER_TURN 16
#define ROWS_MADE     224

struct _CbRejectedList
{
  AdwBin             parent_instance;

  AdwToastOverlay   *toasts;
  GtkSliceListModel *slice;

  CbImportReport    *report;
  guint              grow_id;
};

G_DEFINE_FINAL_TYPE (CbRejectedList, cb_rejected_list, ADW_TYPE_BIN)

/* As little as can be, because of the number of rows: one inscription of a
 * fixed size, while labels that wrap would be measured over and over. Three
 * lines hold the longest reason in a narrow window. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), 3);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_margin_start (text, 12);
  gtk_widget_set_margin_end (text, 12);
  gtk_list_item_set_child (list_item, text);
  gtk_list_item_set_activatable (list_item, FALSE);
}

/* Where the row stands and, as far as it could be read, whom it is about. */
static char *
make_heading (const CbImportRow *row)
{
  g_autofree char *line = cb_count_format (row->line);
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;

  if (row->customer != NULL)
    {
      if (cb_customer_get_number (row->customer)[0] != '\0')
        number = cb_display_quote (cb_customer_get_number (row->customer));
      if (cb_customer_get_name (row->customer)[0] != '\0')
        name = cb_display_quote (cb_customer_get_name (row->customer));
    }

  if (number != NULL && name != NULL)
    /* Translators: line of a file, then number and name of a customer */
    return g_strdup_printf (_("Line %s · %s · %s"), line, number, name);
  if (number != NULL || name != NULL)
    /* Translators: line of a file, then number or name of a customer */
    return g_strdup_printf (_("Line %s · %s"), line, number != NULL ? number : name);

  return g_strdup_printf (_("Line %s"), line);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  GtkInscription *cell = GTK_INSCRIPTION (gtk_list_item_get_child (list_item));
  const CbImportRow *row = cb_import_row_item_get_row (gtk_list_item_get_item (list_item));
  g_autofree char *heading = make_heading (row);
  g_autofree char *reason = cb_import_row_describe (row);
  g_autofree char *text = g_strdup_printf ("%s\n%s", heading, reason);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index = strlen (heading);
  pango_attr_list_insert (attributes, bold);

  gtk_inscription_set_text (cell, text);
  gtk_inscription_set_attributes (cell, attributes);
  gtk_list_item_set_accessible_label (list_item, text);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbRejectedList) self = user_data;
  g_autoptr (GError) error = NULL;

  if (cb_rejected_csv_save_finish (CB_IMPORT_REPORT (source), result, &error))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("List saved")));
  else
    cb_error_show (GTK_WIDGET (self), _("List Could Not Be Saved"), error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbRejectedList) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    cb_rejected_csv_save_async (self->report, file, NULL, saved_cb, g_object_ref (self));
}

static void
save_cb (CbRejectedList *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Save List of Rejected Rows"));
  /* Translators: proposed name of a file */
  gtk_file_dialog_set_initial_name (dialog, _("rejected rows.csv"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), cb_window_get_choosing (GTK_WIDGET (self)),
                        chosen_cb, g_object_ref (self));
}

static gboolean
grow_cb (gpointer user_data)
{
  CbRejectedList *self = user_data;
  guint size = gtk_slice_list_model_get_size (self->slice) + ROWS_PER_TURN;

  if (size < ROWS_MADE)
    {
      gtk_slice_list_model_set_size (self->slice, size);
      return G_SOURCE_CONTINUE;
    }

  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  self->grow_id = 0;

  return G_SOURCE_REMOVE;
}

static void
cb_rejected_list_dispose (GObject *object)
{
  CbRejectedList *self = CB_REJECTED_LIST (object);

  g_clear_handle_id (&self->grow_id, g_source_remove);
  g_clear_object (&self->report);

  /* The child is one of the template's, and the bin would unparent it again. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_REJECTED_LIST);

  G_OBJECT_CLASS (cb_rejected_list_parent_class)->dispose (object);
}

static void
cb_rejected_list_class_init (CbRejectedListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_rejected_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-rejected-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CbRejectedList, toasts);
  gtk_widget_class_bind_template_child (widget_class, CbRejectedList, slice);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
cb_rejected_list_init (CbRejectedList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cb_rejected_list_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
cb_rejected_list_new (void)
{
  return g_object_new (CB_TYPE_REJECTED_LIST, NULL);
}

/**
 * cb_rejected_list_set_report:
 * @report: whose rejected rows to show
 */
void
cb_rejected_list_set_report (CbRejectedList *self,
                             CbImportReport *report)
{
  g_autoptr (GListModel) rows = NULL;

  g_return_if_fail (CB_IS_REJECTED_LIST (self));
  g_return_if_fail (CB_IS_IMPORT_REPORT (report));

  g_set_object (&self->report, report);
  rows = cb_import_row_list_new (report, cb_import_report_get_rejected (report), 0);
  gtk_slice_list_model_set_size (self->slice, ROWS_PER_TURN);
  gtk_slice_list_model_set_model (self->slice, rows);
  if (self->grow_id == 0)
    self->grow_id = g_idle_add (grow_cb, self);
}
