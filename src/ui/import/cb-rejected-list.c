/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-rejected-list.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-field-text.h"
#include "cb-import-row-item.h"
#include "cb-import-row-list.h"
#include "cb-rejected-csv.h"

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

/* A list makes 200 rows at once, so a row is as little as can be: inscriptions
 * have a fixed size, while labels that wrap would be measured over and over. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *line = gtk_inscription_new (NULL);
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 9);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (line), 12);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (line), 2);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (line), 0);
  gtk_widget_add_css_class (line, "dimmed");
  gtk_widget_add_css_class (line, "numeric");

  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), 2);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (text), 0);
  gtk_widget_set_hexpand (text, TRUE);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
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
  GtkWidget *line_cell = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *text_cell = gtk_widget_get_next_sibling (line_cell);
  const CbImportRow *row = cb_import_row_item_get_row (gtk_list_item_get_item (list_item));
  g_autofree char *line = g_strdup_printf (_("Line %u"), row->line);
  g_autofree char *reason = cb_import_row_describe (row);
  g_autofree char *values = describe_values (row);
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  text = values != NULL ? g_strdup_printf ("%s\n%s", reason, values) : g_strdup (reason);
  /* Translators: read aloud: where a row stands, then why it is rejected */
  spoken = g_strdup_printf (_("%s: %s"), line, text);

  gtk_inscription_set_text (GTK_INSCRIPTION (line_cell), line);
  gtk_inscription_set_text (GTK_INSCRIPTION (text_cell), text);
  gtk_widget_set_tooltip_text (text_cell, text);
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
