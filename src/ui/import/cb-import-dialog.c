/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-dialog.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-first-rows.h"
#include "cb-import-file-dialog.h"
#include "cb-import.h"
#include "cb-mapping-group.h"
#include "cb-outcome-box.h"
#include "cb-progress-dialog.h"
#include "cb-rejected-list.h"
#include "cb-window.h"

struct _CbImportDialog
{
  AdwDialog          parent_instance;

  /* Template widgets */
  AdwNavigationView *navigation;
  AdwNavigationPage *rejected_page;
  AdwNavigationPage *result_page;
  AdwWindowTitle    *window_title;
  GtkWidget         *import_button;
  AdwToastOverlay   *toasts;
  GtkStack          *stack;
  AdwStatusPage     *loading_page;
  AdwStatusPage     *error_page;
  GtkWidget         *choose_button;
  CbMappingGroup    *mapping_group;
  CbFirstRows       *first_rows;
  GtkWidget         *bottom_bar;
  GtkWidget         *spinner;
  GtkWidget         *checking_label;
  CbOutcomeBox      *outcome;
  GtkWidget         *rejected_button;
  CbRejectedList    *rejected_list;
  AdwStatusPage     *result_status;
  CbOutcomeBox      *result_outcome;
  CbRejectedList    *result_rejected;
  GtkWidget         *done_button;

  /* Owned */
  CbBook            *book;
  GFile             *file;
  CbImport          *import;
  CbImportReport    *report;       /* of the mapping as it is, NULL while it is made */
  GCancellable      *cancellable;  /* of the loading or preview under way */
  CbProgressDialog  *progress;     /* while importing */
};

G_DEFINE_FINAL_TYPE (CbImportDialog, cb_import_dialog, ADW_TYPE_DIALOG)

static void load (CbImportDialog *self,
                  GFile          *file);

static GCancellable *
renew_cancellable (CbImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  return self->cancellable = g_cancellable_new ();
}

static void
set_checking (CbImportDialog *self,
              gboolean        checking)
{
  gtk_widget_set_visible (self->spinner, checking);
  gtk_widget_set_visible (self->checking_label, checking);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), !checking);
}

static void
update_actions (CbImportDialog *self)
{
  gboolean any = self->report != NULL && self->progress == NULL &&
                 (cb_import_report_get_n_new (self->report) > 0 ||
                  cb_import_report_get_n_updated (self->report) > 0);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", any);
  gtk_widget_set_visible (self->rejected_button,
                          self->report != NULL && cb_import_report_get_n_rejected (self->report) > 0);
}

/* Error pages parse markup, and file names may look like it. */
static void
show_error (CbImportDialog *self,
            const GError   *error)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *title = cb_error_title (error);
  g_autofree char *text = cb_error_describe_file (error, shown_name);
  g_autofree char *with_line = NULL;
  g_autofree char *escaped = NULL;
  guint line = cb_import_error_get_line (error);

  if (line > 0)
    {
      g_autofree char *number = cb_count_format (line);
      g_autofree char *where = g_strdup_printf (_("The trouble begins on line %s."), number);

      with_line = g_strconcat (text, "\n", where, NULL);
    }

  escaped = g_markup_escape_text (with_line != NULL ? with_line : text, -1);
  adw_status_page_set_title (self->error_page, title);
  adw_status_page_set_description (self->error_page, escaped);

  gtk_stack_set_visible_child_name (self->stack, "error");
  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_widget_set_visible (self->bottom_bar, FALSE);
  gtk_widget_grab_focus (self->choose_button);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CbImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImportReport) report = cb_import_preview_finish (CB_IMPORT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_checking (self, FALSE);
  if (report == NULL)
    {
      show_error (self, error);
      return;
    }

  g_set_object (&self->report, report);
  cb_outcome_box_set_report (self->outcome, report, FALSE);
  cb_first_rows_set_report (self->first_rows, self->import, report);
  update_actions (self);
}

/* What each row would do with the columns as they are now. */
static void
preview (CbImportDialog *self)
{
  GCancellable *cancellable = renew_cancellable (self);

  g_clear_object (&self->report);
  set_checking (self, TRUE);
  update_actions (self);

  cb_import_preview_async (self->import, self->book, cancellable, previewed_cb, g_object_ref (self));
}

static void
mapping_changed_cb (CbImportDialog *self)
{
  preview (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImport) import = cb_import_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (import == NULL)
    {
      show_error (self, error);
      return;
    }

  g_set_object (&self->import, import);
  gtk_stack_set_visible_child_name (self->stack, "mapping");
  gtk_widget_set_visible (self->import_button, TRUE);
  gtk_widget_set_visible (self->bottom_bar, TRUE);
  cb_mapping_group_set_import (self->mapping_group, import);
  preview (self);
}

static void
load (CbImportDialog *self,
      GFile          *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *subtitle = cb_display_text (shown_name);

  g_set_object (&self->file, file);
  g_clear_object (&self->report);
  update_actions (self);

  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  gtk_widget_set_visible (self->bottom_bar, FALSE);

  cb_import_load_async (file, renew_cancellable (self), loaded_cb, g_object_ref (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbImportDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    load (self, file);
}

static void
choose_cb (CbImportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = cb_import_file_dialog_new ();
  g_autoptr (GFile) folder = g_file_get_parent (self->file);

  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), cb_window_get_choosing (GTK_WIDGET (self)),
                        chosen_cb, g_object_ref (self));
}

static void
show_rejected_cb (CbImportDialog *self)
{
  cb_rejected_list_set_report (self->rejected_list, self->report);
  adw_navigation_view_push (self->navigation, self->rejected_page);
}

static void
show_result (CbImportDialog *self,
             CbImportReport *report)
{
  guint n_done = cb_import_report_get_n_new (report) + cb_import_report_get_n_updated (report);
  gboolean any_rejected = cb_import_report_get_n_rejected (report) > 0;
  g_autofree char *count = cb_count_format (n_done);
  g_autofree char *title = g_strdup_printf (ngettext ("%s Customer Imported",
                                                      "%s Customers Imported",
                                                      n_done),
                                            count);

  adw_status_page_set_title (self->result_status, title);
  cb_outcome_box_set_report (self->result_outcome, report, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->result_rejected), any_rejected);
  if (any_rejected)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->result_status), "compact");
      cb_rejected_list_set_report (self->result_rejected, report);
    }

  adw_navigation_view_replace (self->navigation, &self->result_page, 1);
  gtk_widget_grab_focus (self->done_button);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImportReport) report = cb_import_apply_finish (CB_IMPORT (source), result, &error);

  cb_progress_dialog_end (g_steal_pointer (&self->progress));
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  update_actions (self);

  if (report != NULL)
    show_result (self, report);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Canceled. Nothing was imported.")));
  else
    cb_error_show (GTK_WIDGET (self), _("Nothing Was Imported"), error);
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CbImportDialog *self = CB_IMPORT_DIALOG (widget);
  g_autoptr (CbProgress) progress = cb_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (self->report == NULL || self->progress != NULL)
    return;

  self->progress = cb_progress_dialog_begin (widget, _("Importing Customers…"), progress, cancellable);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  update_actions (self);

  cb_import_apply_async (self->import, self->book, progress, cancellable, applied_cb, g_object_ref (self));
}

/* No action, for which the buttons would stay insensitive where the dialog gets
 * another form before the window is first seen. */
static void
close_cb (CbImportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
closed_cb (CbImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
cb_import_dialog_dispose (GObject *object)
{
  CbImportDialog *self = CB_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->report);
  g_clear_object (&self->import);
  g_clear_object (&self->file);
  g_clear_object (&self->book);

  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (cb_import_dialog_parent_class)->dispose (object);
}

static void
cb_import_dialog_class_init (CbImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_import_dialog_dispose;

  g_type_ensure (CB_TYPE_FIRST_ROWS);
  g_type_ensure (CB_TYPE_MAPPING_GROUP);
  g_type_ensure (CB_TYPE_OUTCOME_BOX);
  g_type_ensure (CB_TYPE_REJECTED_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, rejected_page);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, result_page);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, loading_page);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, mapping_group);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, first_rows);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, checking_label);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, rejected_button);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, rejected_list);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, result_status);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, result_outcome);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, result_rejected);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, done_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapping_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_rejected_cb);

  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.apply", NULL);
}

static void
cb_import_dialog_init (CbImportDialog *self)
{
  g_autoptr (GdkPaintable) spinner = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* A template takes the text of such a property for the name of a file. */
  spinner = GDK_PAINTABLE (adw_spinner_paintable_new (GTK_WIDGET (self->loading_page)));
  adw_status_page_set_paintable (self->loading_page, spinner);

  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * cb_import_dialog_new:
 * @book: where to import to
 * @file: what to import
 *
 * Returns: (transfer floating): the dialog, to be presented; it reads @file at
 *   once
 */
AdwDialog *
cb_import_dialog_new (CbBook *book,
                      GFile  *file)
{
  CbImportDialog *self = g_object_new (CB_TYPE_IMPORT_DIALOG, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), ADW_DIALOG (self));
  g_return_val_if_fail (G_IS_FILE (file), ADW_DIALOG (self));

  self->book = g_object_ref (book);
  load (self, file);

  return ADW_DIALOG (self);
}
