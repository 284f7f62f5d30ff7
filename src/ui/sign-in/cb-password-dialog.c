/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-password-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-password-store.h"
#include "cb-password.h"
#include "cb-problem-row.h"
#include "cb-sheet-focus.h"

struct _CbPasswordDialog
{
  AdwDialog       parent_instance;

  GtkWidget      *save_button;
  GtkLabel       *text_label;
  GtkWidget      *old_row;
  GtkWidget      *new_row;
  GtkWidget      *again_row;
  CbProblemRow   *problem_row;
  GtkLabel       *hint_label;

  CbBook         *book;
  gint64          person_id;
  CbPasswordTask  task;
  gboolean        busy;
};

G_DEFINE_FINAL_TYPE (CbPasswordDialog, cb_password_dialog, ADW_TYPE_DIALOG)

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* (nullable): what is wrong with what is typed so far, that can be said by now.
 * @complete: whether it can be saved */
static const char *
check (CbPasswordDialog *self,
       gboolean         *complete)
{
  const char *old = get_text (self->old_row);
  const char *password = get_text (self->new_row);
  const char *again = get_text (self->again_row);

  *complete = FALSE;
  if (self->task != CB_PASSWORD_TASK_REMOVE_OWN && *password != '\0')
    {
      if (strlen (password) > CB_MAX_PASSWORD_SIZE)
        return _("This is too long for a password.");
      if (!cb_password_check (password))
        /* It can be seen while typing that it isn't done. */
        return *again != '\0' ? _("At least 8 characters are needed.") : NULL;
      if (*again != '\0' && !g_str_equal (password, again))
        return g_str_has_prefix (password, again) ? NULL : _("The two are not the same.");
    }

  *complete = (self->task == CB_PASSWORD_TASK_SET || *old != '\0') &&
              (self->task == CB_PASSWORD_TASK_REMOVE_OWN || (*password != '\0' && g_str_equal (password, again)));

  return NULL;
}

static void
changed_cb (CbPasswordDialog *self)
{
  gboolean complete;
  const char *problem = check (self, &complete);

  cb_problem_row_set_text (self->problem_row, problem);
  gtk_widget_set_sensitive (self->save_button, complete && !self->busy);
}

static void
say (CbPasswordDialog *self,
     const char       *problem)
{
  cb_problem_row_set_text (self->problem_row, problem);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), problem, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
refuse (CbPasswordDialog *self,
        const GError     *error,
        gint64            wait_until)
{
  gint64 rest = wait_until - g_get_real_time ();
  g_autofree char *text = NULL;

  if (g_error_matches (error, CB_ERROR, CB_ERROR_WRONG_PASSWORD) ||
      g_error_matches (error, CB_ERROR, CB_ERROR_TOO_SOON))
    {
      guint seconds = rest > 0 ? (guint) ((rest + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;

      gtk_editable_set_text (GTK_EDITABLE (self->old_row), "");
      gtk_widget_grab_focus (self->old_row);
      text = seconds == 0 ? g_strdup (_("This is not the old password."))
                          : g_strdup_printf (ngettext ("This is not the old password. Try again in %u second.",
                                                       "This is not the old password. Try again in %u seconds.",
                                                       seconds), seconds);
    }
  else
    {
      text = cb_error_describe (error);
    }
  say (self, text);
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (CbPasswordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 wait_until;

  if (cb_password_store_set_finish (CB_BOOK (source), result, &wait_until, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  self->busy = FALSE;
  changed_cb (self);
  refuse (self, error, wait_until);
}

static void
save_cb (CbPasswordDialog *self)
{
  gboolean complete;

  check (self, &complete);
  if (!complete || self->busy)
    return;

  self->busy = TRUE;
  changed_cb (self);
  cb_password_store_set_async (self->book, self->person_id,
                               self->task != CB_PASSWORD_TASK_SET ? get_text (self->old_row) : NULL,
                               self->task != CB_PASSWORD_TASK_REMOVE_OWN ? get_text (self->new_row) : NULL,
                               set_cb, g_object_ref (self));
}

static void
cancel_cb (CbPasswordDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* What was typed leaves memory with the dialog. */
static void
closed_cb (CbPasswordDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->old_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->new_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->again_row), "");
}

static void
cb_password_dialog_dispose (GObject *object)
{
  CbPasswordDialog *self = CB_PASSWORD_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_PASSWORD_DIALOG);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_password_dialog_parent_class)->dispose (object);
}

static void
cb_password_dialog_class_init (CbPasswordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_password_dialog_dispose;

  g_type_ensure (CB_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-password-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbPasswordDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, CbPasswordDialog, text_label);
  gtk_widget_class_bind_template_child (widget_class, CbPasswordDialog, old_row);
  gtk_widget_class_bind_template_child (widget_class, CbPasswordDialog, new_row);
  gtk_widget_class_bind_template_child (widget_class, CbPasswordDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, CbPasswordDialog, problem_row);
  gtk_widget_class_bind_template_child (widget_class, CbPasswordDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
cb_password_dialog_init (CbPasswordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/* (transfer full) (nullable) */
static char *
describe (CbPasswordDialog *self,
          CbPerson         *person)
{
  g_autofree char *name = cb_display_quote (cb_person_get_name (person));
  gboolean own = cb_actor_get_person_id (cb_book_get_actor (self->book)) == self->person_id;

  if (self->task == CB_PASSWORD_TASK_REMOVE_OWN)
    return g_strdup (_("Without a password, whoever sits at this computer can work in your name."));
  if (self->task == CB_PASSWORD_TASK_CHANGE_OWN)
    return NULL;
  if (!own)
    /* Translators: the name of a person */
    return g_strdup_printf (_("%s signs in with this password from now on."), name);
  if (!cb_book_get_sign_in_needed (self->book))
    return g_strdup (_("From now on everybody who works with this book signs in when it is opened."));

  return NULL;
}

/**
 * cb_password_dialog_new:
 * @person: somebody who has a name to sign in with
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
cb_password_dialog_new (CbBook         *book,
                        CbPerson       *person,
                        CbPasswordTask  task)
{
  CbPasswordDialog *self = g_object_new (CB_TYPE_PASSWORD_DIALOG, NULL);
  gboolean removes = task == CB_PASSWORD_TASK_REMOVE_OWN;
  g_autofree char *text = NULL;

  g_return_val_if_fail (CB_IS_BOOK (book), ADW_DIALOG (self));
  g_return_val_if_fail (CB_IS_PERSON (person), ADW_DIALOG (self));

  self->book = g_object_ref (book);
  self->person_id = cb_person_get_id (person);
  self->task = task;
  text = describe (self, person);
  adw_dialog_set_title (ADW_DIALOG (self), removes ? _("Remove Password")
                                           : task == CB_PASSWORD_TASK_SET ? _("Set Password")
                                                                          : _("Change Password"));
  gtk_label_set_label (self->text_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text_label), text != NULL);
  gtk_button_set_label (GTK_BUTTON (self->save_button), removes ? _("_Remove") : _("_Save"));
  gtk_widget_add_css_class (self->save_button, removes ? "destructive-action" : "suggested-action");
  gtk_widget_set_visible (self->old_row, task != CB_PASSWORD_TASK_SET);
  gtk_widget_set_visible (self->new_row, !removes);
  gtk_widget_set_visible (self->again_row, !removes);
  gtk_label_set_label (self->hint_label,
                       _("At least 8 characters. A few words that only you would put together are easy to remember and hard to guess."));
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), !removes);
  cb_sheet_focus_keep (ADW_DIALOG (self), task == CB_PASSWORD_TASK_SET ? self->new_row : self->old_row);
  changed_cb (self);

  return ADW_DIALOG (self);
}

void
cb_password_dialog_present_own (GtkWidget *parent,
                                CbBook    *book,
                                CbPerson  *person,
                                gboolean   has_password)
{
  AdwDialog *alert;

  if (cb_person_get_sign_in (person) != NULL)
    {
      adw_dialog_present (cb_password_dialog_new (book, person, has_password ? CB_PASSWORD_TASK_CHANGE_OWN
                                                                             : CB_PASSWORD_TASK_SET), parent);
      return;
    }

  alert = adw_alert_dialog_new (_("You Need a Sign-In Name"),
                                _("A password goes with a name to sign in with. An administrator enters one under People in the preferences."));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "close");
  adw_dialog_present (alert, parent);
}
