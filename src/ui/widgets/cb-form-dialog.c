/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-form-dialog.h"

#include <glib/gi18n.h>

#include "cb-save-question.h"
#include "cb-sheet-focus.h"

typedef struct
{
  AdwToolbarView *view;
  AdwBanner      *banner;
  GtkWidget      *form;
  GtkWidget      *first;
  gboolean        saving;
} CbFormDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CbFormDialog, cb_form_dialog, ADW_TYPE_DIALOG)

static CbFormDialogPrivate *
get_private (gpointer self)
{
  return cb_form_dialog_get_instance_private (self);
}

static void
set_saving (CbFormDialog *self,
            gboolean      saving)
{
  CbFormDialogPrivate *priv = get_private (self);

  priv->saving = saving;
  gtk_widget_set_sensitive (priv->form, !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", !saving);
}

static void
save (CbFormDialog *self)
{
  if (!get_private (self)->saving)
    CB_FORM_DIALOG_GET_CLASS (self)->save (self);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  save (CB_FORM_DIALOG (widget));
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
close_response_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CbFormDialog) self = user_data;
  CbSaveAnswer answer = cb_save_question_finish (source, result);

  if (answer == CB_SAVE_ANSWER_SAVE)
    save (self);
  else if (answer == CB_SAVE_ANSWER_DISCARD)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
cb_form_dialog_close_attempt (AdwDialog *dialog)
{
  CbFormDialog *self = CB_FORM_DIALOG (dialog);

  if (get_private (self)->saving)
    return;

  if (!CB_FORM_DIALOG_GET_CLASS (self)->is_dirty (self))
    adw_dialog_force_close (dialog);
  else
    cb_save_question_ask (GTK_WIDGET (self), close_response_cb, g_object_ref (self));
}

static void
cb_form_dialog_class_init (CbFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ADW_DIALOG_CLASS (klass)->close_attempt = cb_form_dialog_close_attempt;

  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save", NULL);
}

static GtkWidget *
create_button (const char *label,
               const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static void
cb_form_dialog_init (CbFormDialog *self)
{
  CbFormDialogPrivate *priv = get_private (self);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *save_button = create_button (_("_Save"), "form.save");

  gtk_widget_add_css_class (save_button, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), create_button (_("_Cancel"), "form.close"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save_button);

  priv->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (priv->banner, FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (priv->banner));

  priv->view = ADW_TOOLBAR_VIEW (view);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  adw_dialog_set_default_widget (ADW_DIALOG (self), save_button);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 200);
}

void
cb_form_dialog_set_form (CbFormDialog *self,
                         GtkWidget    *form,
                         GtkWidget    *first)
{
  CbFormDialogPrivate *priv;

  g_return_if_fail (CB_IS_FORM_DIALOG (self));

  priv = get_private (self);
  priv->form = form;
  priv->first = first;
  adw_toolbar_view_set_content (priv->view, form);
  cb_sheet_focus_keep (ADW_DIALOG (self), first);
}

void
cb_form_dialog_begin_saving (CbFormDialog *self)
{
  g_return_if_fail (CB_IS_FORM_DIALOG (self));

  adw_banner_set_revealed (get_private (self)->banner, FALSE);
  set_saving (self, TRUE);
}

void
cb_form_dialog_end_saving (CbFormDialog *self,
                           const char   *problem)
{
  CbFormDialogPrivate *priv;

  g_return_if_fail (CB_IS_FORM_DIALOG (self));

  priv = get_private (self);
  set_saving (self, FALSE);
  if (problem == NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  adw_banner_set_title (priv->banner, problem);
  adw_banner_set_revealed (priv->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), problem, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_widget_grab_focus (priv->first);
}
