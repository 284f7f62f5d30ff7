/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-receipt-page.h"

#include <glib/gi18n.h>

#include "cb-error-text.h"
#include "cb-receipt-print.h"
#include "cb-receipt-sheet.h"
#include "cb-receipt-text.h"
#include "cb-window.h"

struct _CbReceiptPage
{
  AdwNavigationPage    parent_instance;

  AdwToastOverlay     *toasts;
  AdwPreferencesGroup *deletion_group;
  AdwPreferencesGroup *search_group;
  AdwActionRow        *outcome_row;
  GtkImage            *outcome_icon;

  CbReceipt           *receipt;
  GtkWindow           *window;  /* weak */
  guint                facts_id;  /* of what adds the next facts */
};

G_DEFINE_FINAL_TYPE (CbReceiptPage, cb_receipt_page, ADW_TYPE_NAVIGATION_PAGE)

static CbReceiptSheet *
create_sheet (CbReceiptPage *self)
{
  return cb_receipt_sheet_new (self->receipt,
                               gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
}

/* The window, which is told of what goes wrong when the page has gone. */
static GtkWindow *
note_window (CbReceiptPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_set_weak_pointer (&self->window, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);

  return self->window;
}

static void
show_error (CbReceiptPage *self,
            const char    *heading,
            const GError  *error)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    cb_error_show (GTK_WIDGET (self), heading, error);
  else if (self->window != NULL)
    cb_error_show (GTK_WIDGET (self->window), heading, error);
}

static void
printed_cb (CbReceiptPage           *self,
            GtkPrintOperationResult  result,
            GtkPrintOperation       *print)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (print, &error);
  if (error != NULL)
    show_error (self, _("Receipt Could Not Be Printed"), error);
}

static void
print_cb (CbReceiptPage *self)
{
  g_autoptr (CbReceiptSheet) sheet = create_sheet (self);
  g_autoptr (GtkPrintOperation) print = cb_receipt_print_new (sheet);

  g_signal_connect_data (print, "done", G_CALLBACK (printed_cb), g_object_ref (self),
                         (GClosureNotify) (GCallback) g_object_unref, G_CONNECT_SWAPPED);

  /* What came of it is told by "done". */
  gtk_print_operation_run (print, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, note_window (self), NULL);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbReceiptPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!cb_receipt_sheet_save_finish (CB_RECEIPT_SHEET (source), result, &error))
    show_error (self, _("Receipt Could Not Be Saved"), error);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Receipt saved")));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbReceiptPage) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (CbReceiptSheet) sheet = NULL;

  if (file == NULL)
    return;

  sheet = create_sheet (self);
  cb_receipt_sheet_save_async (sheet, file, NULL, saved_cb, g_object_ref (self));
}

/* The day comes first in it, so that files of many sort by it. */
static char *
make_file_name (CbReceiptPage *self)
{
  gint64 time = cb_operation_get_time (cb_receipt_get_operation (self->receipt));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *day = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;

  if (day == NULL)
    /* Translators: proposed name of a file */
    return g_strdup (_("receipt.pdf"));

  /* Translators: proposed name of a file, with a date such as 2025-03-04 */
  return g_strdup_printf (_("%s receipt.pdf"), day);
}

static void
save_cb (CbReceiptPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = make_file_name (self);

  gtk_file_dialog_set_title (dialog, _("Save Receipt"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, note_window (self), cb_window_get_choosing (GTK_WIDGET (self)), chosen_cb, g_object_ref (self));
}

static void
add_facts (AdwPreferencesGroup *group,
           GStrv                facts)
{
  for (guint i = 0; facts[i] != NULL; i += 2)
    {
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                     "subtitle-lines", 0,
                                     "title-lines", 0,
                                     "use-markup", FALSE,
                                     NULL);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), facts[i]);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts[i + 1]);
      gtk_widget_add_css_class (row, "property");
      adw_preferences_group_add (group, row);
    }
}

static void
show_outcome (CbReceiptPage *self)
{
  g_autofree char *explanation = cb_receipt_describe_outcome (self->receipt);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->outcome_row),
                                 cb_receipt_get_outcome (self->receipt));
  adw_action_row_set_subtitle (self->outcome_row, explanation);
  gtk_image_set_from_icon_name (self->outcome_icon, cb_receipt_get_icon (self->receipt));
  gtk_widget_add_css_class (GTK_WIDGET (self->outcome_icon), cb_receipt_get_icon_class (self->receipt));
}

static gboolean
show_search_cb (gpointer user_data)
{
  CbReceiptPage *self = user_data;
  g_auto (GStrv) search = cb_receipt_list_search (self->receipt);

  self->facts_id = 0;
  add_facts (self->search_group, search);

  return G_SOURCE_REMOVE;
}

static gboolean
show_contents_cb (gpointer user_data)
{
  CbReceiptPage *self = user_data;
  g_auto (GStrv) contents = cb_receipt_list_contents (self->receipt);

  add_facts (self->deletion_group, contents);
  self->facts_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_search_cb, self, NULL);

  return G_SOURCE_REMOVE;
}

static void
show_receipt (CbReceiptPage *self)
{
  g_autofree char *heading = cb_receipt_describe_deletion (self->receipt);
  g_auto (GStrv) deletion = cb_receipt_list_deletion (self->receipt);

  adw_preferences_group_set_title (self->deletion_group, heading);
  adw_preferences_group_set_description (self->deletion_group, cb_receipt_describe_privacy ());
  add_facts (self->deletion_group, deletion);
  show_outcome (self);
  /* All in one turn of the main loop take too long. Before the next frame. */
  self->facts_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_contents_cb, self, NULL);
}

static void
cb_receipt_page_dispose (GObject *object)
{
  CbReceiptPage *self = CB_RECEIPT_PAGE (object);

  g_clear_handle_id (&self->facts_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_RECEIPT_PAGE);
  g_clear_object (&self->receipt);
  g_clear_weak_pointer (&self->window);

  G_OBJECT_CLASS (cb_receipt_page_parent_class)->dispose (object);
}

static void
cb_receipt_page_class_init (CbReceiptPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_receipt_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-receipt-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbReceiptPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, CbReceiptPage, deletion_group);
  gtk_widget_class_bind_template_child (widget_class, CbReceiptPage, search_group);
  gtk_widget_class_bind_template_child (widget_class, CbReceiptPage, outcome_row);
  gtk_widget_class_bind_template_child (widget_class, CbReceiptPage, outcome_icon);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
cb_receipt_page_init (CbReceiptPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cb_receipt_page_new:
 * @receipt: what to show
 *
 * Returns: (transfer floating): a page
 */
AdwNavigationPage *
cb_receipt_page_new (CbReceipt *receipt)
{
  CbReceiptPage *self;

  g_return_val_if_fail (CB_IS_RECEIPT (receipt), NULL);

  self = g_object_new (CB_TYPE_RECEIPT_PAGE, NULL);
  self->receipt = g_object_ref (receipt);
  show_receipt (self);

  return ADW_NAVIGATION_PAGE (self);
}
