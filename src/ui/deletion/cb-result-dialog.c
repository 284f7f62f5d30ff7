/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-result-dialog.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-error-text.h"
#include "cb-outcome-list.h"
#include "cb-outcome-text.h"
#include "cb-plan-list.h"
#include "cb-plan-text.h"
#include "cb-result-csv.h"
#include "cb-rights.h"
#include "cb-window.h"

struct _CbResultDialog
{
  AdwDialog        parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle  *title;
  AdwBin          *bin;
  GtkWidget       *undo_button;
  GtkWidget       *close_button;

  CbBook          *book;
  CbPlan          *plan;
};

G_DEFINE_FINAL_TYPE (CbResultDialog, cb_result_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_UNDO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* On a database thread. */
static void
describe_row (guint         outcome,
              CbHindrance  *hindrance,
              gpointer      user_data,
              const char  **what,
              char        **reason)
{
  CbAction action = GPOINTER_TO_UINT (user_data);

  *what = outcome == CB_OUTCOME_DONE ? cb_outcome_get_done (action) : _("Left out");
  *reason = outcome == CB_OUTCOME_DONE ? g_strdup ("") : cb_outcome_describe (action, outcome, hindrance);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbResultDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (cb_result_csv_save_finish (CB_BOOK (source), result, &error))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("List saved")));
  else
    cb_error_show (GTK_WIDGET (self), _("List Could Not Be Saved"), error);
}

static void
save (CbResultDialog *self,
      GFile          *file)
{
  g_autoptr (CbResultTable) table = cb_result_table_new ();
  const char *columns[] = { _("Number"), _("Name"), _("Outcome"), _("Reason"), NULL };

  cb_result_table_set_columns (table, columns);
  cb_result_table_set_within (table, cb_plan_get_blocking (self->plan));
  cb_result_table_set_words (table, describe_row, GUINT_TO_POINTER (cb_plan_get_action (self->plan)));
  for (guint reason = 0; reason < CB_N_LEFT_OUT; reason++)
    {
      if (cb_plan_get_left_out (self->plan, reason) != NULL)
        cb_result_table_add (table, reason, cb_plan_get_left_out (self->plan, reason));
    }
  cb_result_table_add (table, CB_OUTCOME_DONE, cb_plan_get_customers (self->plan));
  cb_result_csv_save_async (self->book, table, file, NULL, saved_cb, g_object_ref (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbResultDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    save (self, file);
}

static void
export_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CbResultDialog *self = CB_RESULT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Export Result"));
  /* Translators: proposed name of a file */
  gtk_file_dialog_set_initial_name (dialog, _("result.csv"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), cb_window_get_choosing (GTK_WIDGET (self)),
                        chosen_cb, g_object_ref (self));
}

static void
close_cb (CbResultDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_autoptr (CbResultDialog) self = g_object_ref (CB_RESULT_DIALOG (widget));

  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_UNDO], 0);
}

static void
cb_result_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_RESULT_DIALOG);

  G_OBJECT_CLASS (cb_result_dialog_parent_class)->dispose (object);
}

static void
cb_result_dialog_finalize (GObject *object)
{
  CbResultDialog *self = CB_RESULT_DIALOG (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_result_dialog_parent_class)->finalize (object);
}

static void
cb_result_dialog_class_init (CbResultDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cb_result_dialog_dispose;
  object_class->finalize = cb_result_dialog_finalize;

  signals[SIGNAL_UNDO] =
    g_signal_new ("undo", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-result-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbResultDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, CbResultDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CbResultDialog, bin);
  gtk_widget_class_bind_template_child (widget_class, CbResultDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CbResultDialog, close_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_install_action (widget_class, "result.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "result.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "result.undo", NULL);
}

static void
cb_result_dialog_init (CbResultDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cb_result_dialog_new:
 * @plan: one that was applied
 * @can_undo: whether it can be taken back
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
cb_result_dialog_new (CbBook   *book,
                      CbPlan   *plan,
                      gboolean  can_undo)
{
  CbResultDialog *self;
  g_autofree char *heading = NULL;
  g_autofree char *count = NULL;
  g_autofree char *left_out = NULL;
  gsize n_left_out;

  g_return_val_if_fail (CB_IS_BOOK (book), NULL);
  g_return_val_if_fail (CB_IS_PLAN (plan), NULL);

  self = g_object_new (CB_TYPE_RESULT_DIALOG, NULL);
  self->book = g_object_ref (book);
  self->plan = g_object_ref (plan);

  n_left_out = cb_plan_get_n_all_left_out (plan);
  count = cb_count_format (n_left_out);
  heading = cb_plan_get_done_heading (plan);
  left_out = g_strdup_printf (ngettext ("%s customer left out", "%s customers left out", n_left_out), count);
  adw_dialog_set_title (ADW_DIALOG (self), heading);
  adw_window_title_set_title (self->title, heading);
  adw_window_title_set_subtitle (self->title, left_out);
  gtk_widget_set_visible (self->undo_button, can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "result.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "result.export",
                                 cb_rights_allow (book, GTK_WIDGET (self), "result.export", 1));
  cb_rights_mark_buttons (adw_dialog_get_child (ADW_DIALOG (self)), book, GTK_WIDGET (self), 1);
  adw_bin_set_child (self->bin, cb_outcome_list_new (book, plan, TRUE));

  return ADW_DIALOG (self);
}
