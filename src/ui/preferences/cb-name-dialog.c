/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-name-dialog.h"

#include <glib/gi18n.h>

#include "cb-choice-names.h"
#include "cb-problem-row.h"
#include "cb-strip.h"

struct _CbNameDialog
{
  AdwAlertDialog     parent_instance;

  AdwEntryRow       *name_row;
  CbProblemRow      *problem_row;
  AdwComboRow       *choice_row;

  CbNameDialogCheck  check;
  gpointer           user_data;
  GDestroyNotify     notify;
};

G_DEFINE_FINAL_TYPE (CbNameDialog, cb_name_dialog, ADW_TYPE_ALERT_DIALOG)

static void
changed_cb (CbNameDialog *self)
{
  g_autofree char *name = cb_name_dialog_get_name (self);
  const char *problem = self->check (name, self->user_data);

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), CB_NAME_DIALOG_ADD, problem == NULL);
  /* That it has yet to be typed can be seen. */
  cb_problem_row_set_text (self->problem_row, *name != '\0' ? problem : NULL);
}

static void
cb_name_dialog_finalize (GObject *object)
{
  CbNameDialog *self = CB_NAME_DIALOG (object);

  if (self->notify != NULL)
    self->notify (self->user_data);

  G_OBJECT_CLASS (cb_name_dialog_parent_class)->finalize (object);
}

static void
cb_name_dialog_class_init (CbNameDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_name_dialog_finalize;
}

static void
cb_name_dialog_init (CbNameDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  GtkListBox *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  self->name_row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Name"), "activates-default", TRUE, NULL);
  self->problem_row = CB_PROBLEM_ROW (cb_problem_row_new ());
  self->choice_row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, NULL);
  cb_choice_name_entries (GTK_WIDGET (self->choice_row));
  g_signal_connect_object (self->name_row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  gtk_list_box_append (list, GTK_WIDGET (self->name_row));
  gtk_list_box_append (list, GTK_WIDGET (self->problem_row));
  gtk_list_box_append (list, GTK_WIDGET (self->choice_row));
  adw_alert_dialog_set_extra_child (dialog, GTK_WIDGET (list));
  adw_alert_dialog_add_responses (dialog,
                                  "cancel", _("_Cancel"),
                                  CB_NAME_DIALOG_ADD, _("_Add"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (dialog, CB_NAME_DIALOG_ADD, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, CB_NAME_DIALOG_ADD);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->name_row));
}

/**
 * cb_name_dialog_new:
 * @heading: what it is for, as plain text
 * @check: says what is wrong with a name
 *
 * Returns: (transfer floating): a dialog to be given choices and presented
 */
AdwDialog *
cb_name_dialog_new (const char        *heading,
                    CbNameDialogCheck  check,
                    gpointer           user_data,
                    GDestroyNotify     notify)
{
  CbNameDialog *self = g_object_new (CB_TYPE_NAME_DIALOG, "heading", heading, NULL);

  self->check = check;
  self->user_data = user_data;
  self->notify = notify;
  changed_cb (self);

  return ADW_DIALOG (self);
}

void
cb_name_dialog_set_choices (CbNameDialog      *self,
                            const char        *title,
                            const char *const *choices,
                            guint              selected)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  g_return_if_fail (CB_IS_NAME_DIALOG (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice_row), title);
  adw_combo_row_set_model (self->choice_row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (self->choice_row, selected);
}

char *
cb_name_dialog_get_name (CbNameDialog *self)
{
  g_return_val_if_fail (CB_IS_NAME_DIALOG (self), NULL);

  return cb_strip (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
}

guint
cb_name_dialog_get_selected (CbNameDialog *self)
{
  g_return_val_if_fail (CB_IS_NAME_DIALOG (self), 0);

  return adw_combo_row_get_selected (self->choice_row);
}
