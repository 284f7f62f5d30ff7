/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-editor-dialog-private.h"

#include <glib/gi18n.h>

/* By then it is a sheet if it is to be one. */
#define SHEET_FRAMES 4

G_DEFINE_FINAL_TYPE (CbEditorDialog, cb_editor_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
closed_cb (CbEditorDialog *self)
{
  g_cancellable_cancel (self->cancellable);

  if (self->open_next != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-customer", "x", self->open_next);
}

static void
close_attempt_cb (CbEditorDialog *self)
{
  _cb_editor_dialog_ask_to_close (self);
}

static void
try_again_cb (CbEditorDialog *self)
{
  _cb_editor_dialog_save (self);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  _cb_editor_dialog_save (CB_EDITOR_DIALOG (widget));
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* A dialog becomes a sheet only when it has been laid out in a narrow window,
 * and loses the focus by that. */
static gboolean
shown_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  CbEditorDialog *self = CB_EDITOR_DIALOG (widget);

  if (++self->n_frames < SHEET_FRAMES)
    return G_SOURCE_CONTINUE;

  if (adw_dialog_get_current_breakpoint (ADW_DIALOG (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->rows[CB_CUSTOMER_FIELD_NAME]));

  return G_SOURCE_REMOVE;
}

static void
cb_editor_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cb_editor_dialog_parent_class)->map (widget);

  if (CB_EDITOR_DIALOG (widget)->n_frames == 0)
    gtk_widget_add_tick_callback (widget, shown_cb, NULL, NULL);
}

static void
cb_editor_dialog_dispose (GObject *object)
{
  CbEditorDialog *self = CB_EDITOR_DIALOG (object);

  g_clear_handle_id (&self->build_idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->conflict);
  g_clear_object (&self->base);
  g_clear_object (&self->book);

  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_EDITOR_DIALOG);

  G_OBJECT_CLASS (cb_editor_dialog_parent_class)->dispose (object);
}

static void
cb_editor_dialog_class_init (CbEditorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_editor_dialog_dispose;
  widget_class->map = cb_editor_dialog_map;

  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, CB_TYPE_CUSTOMER);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-editor-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbEditorDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, CbEditorDialog, page);
  gtk_widget_class_bind_template_child (widget_class, CbEditorDialog, name_group);
  gtk_widget_class_bind_template_child (widget_class, CbEditorDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.save", NULL);
}

static void
cb_editor_dialog_init (CbEditorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/* Tells of @saved and closes. */
void
_cb_editor_dialog_done (CbEditorDialog *self,
                        CbCustomer     *saved)
{
  g_set_object (&self->base, saved);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, saved);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/**
 * cb_editor_dialog_new:
 * @book: where to save
 * @customer: (nullable): the customer to edit, complete; %NULL for a new one
 *
 * Returns: (transfer floating): the form, to be presented
 */
AdwDialog *
cb_editor_dialog_new (CbBook     *book,
                      CbCustomer *customer)
{
  CbEditorDialog *self = g_object_new (CB_TYPE_EDITOR_DIALOG, NULL);
  g_autoptr (CbCustomer) base = customer != NULL ? cb_customer_copy (customer) : cb_customer_new ();
  gboolean is_new = cb_customer_get_id (base) == 0;

  g_return_val_if_fail (CB_IS_BOOK (book), ADW_DIALOG (self));

  self->book = g_object_ref (book);
  self->base = g_object_ref (base);
  _cb_editor_dialog_build_form (self);

  adw_dialog_set_title (ADW_DIALOG (self), is_new ? _("New Customer") : _("Edit Customer"));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->rows[CB_CUSTOMER_FIELD_NAME]));

  return ADW_DIALOG (self);
}
