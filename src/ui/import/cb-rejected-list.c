/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-rejected-list.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-field-text.h"
#include "cb-import-row-item.h"
#include "cb-import-row-list.h"
#include "cb-rejected-csv.h"

struct _CbRejectedList
{
  AdwBin           parent_instance;

  AdwToastOverlay *toasts;
  GtkListView     *list_view;
  GtkNoSelection  *selection;

  CbImportReport  *report;
};

G_DEFINE_FINAL_TYPE (CbRejectedList, cb_rejected_list, ADW_TYPE_BIN)

/* Two labels in a box and no more: a list makes 200 rows at once. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *line = gtk_label_new (NULL);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (line), 8);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_widget_set_valign (line, GTK_ALIGN_START);
  gtk_widget_add_css_class (line, "dimmed");
  gtk_widget_add_css_class (line, "numeric");

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (text), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (text, TRUE);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static char *
describe_values (const CbImportRow *row)
{
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;

  if (row->customer == NULL)
    return NULL;

  number = cb_display_quote (cb_customer_get_number (row->customer));
  name = cb_display_quote (cb_customer_get_name (row->customer));

  if (cb_customer_get_number (row->customer)[0] == '\0')
    return cb_customer_get_name (row->customer)[0] != '\0' ? g_steal_pointer (&name) : NULL;
  if (cb_customer_get_name (row->customer)[0] == '\0')
    return g_steal_pointer (&number);

  /* Translators: the number and the name of a customer */
  return g_strdup_printf (_("%s · %s"), number, name);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  GtkWidget *line_label = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *text_label = gtk_widget_get_next_sibling (line_label);
  const CbImportRow *row = cb_import_row_item_get_row (gtk_list_item_get_item (list_item));
  g_autofree char *line = g_strdup_printf (_("Line %u"), row->line);
  g_autofree char *reason = cb_import_row_describe (row);
  g_autofree char *values = describe_values (row);
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  text = values != NULL ? g_strdup_printf ("%s\n%s", reason, values) : g_strdup (reason);
  /* Translators: read aloud: where a row stands, then why it is rejected */
  spoken = g_strdup_printf (_("%s: %s"), line, text);

  gtk_label_set_label (GTK_LABEL (line_label), line);
  gtk_label_set_label (GTK_LABEL (text_label), text);
  gtk_list_item_set_accessible_label (list_item, spoken);
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
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                        chosen_cb, g_object_ref (self));
}

static void
cb_rejected_list_dispose (GObject *object)
{
  CbRejectedList *self = CB_REJECTED_LIST (object);

  g_clear_object (&self->report);

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
  gtk_widget_class_bind_template_child (widget_class, CbRejectedList, list_view);
  gtk_widget_class_bind_template_child (widget_class, CbRejectedList, selection);
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
  gtk_no_selection_set_model (self->selection, rows);
}
