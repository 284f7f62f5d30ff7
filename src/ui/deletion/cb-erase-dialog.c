/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-erase-dialog.h"

#include <glib/gi18n.h>

#include "cb-count.h"

struct _CbEraseDialog
{
  AdwAlertDialog  parent_instance;

  GtkWidget      *entry;
  GtkLabel       *hint;
  gsize           n;
  gboolean        of_items;
};

G_DEFINE_FINAL_TYPE (CbEraseDialog, cb_erase_dialog, ADW_TYPE_ALERT_DIALOG)

static void
show_wrong (CbEraseDialog *self,
            gboolean       wrong)
{
  g_autofree char *count = cb_count_format (self->n);
  g_autofree char *text = NULL;

  if (wrong)
    {
      text = g_strdup_printf (self->of_items ? _("This isn’t the number of records: it is %s.")
                                             : _("This isn’t the number of customers: it is %s."), count);
      gtk_widget_add_css_class (self->entry, "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->hint), "error");
    }
  else
    {
      gtk_widget_remove_css_class (self->entry, "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "error");
    }

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_label_set_label (self->hint, text != NULL ? text : "");
}

static gboolean
is_right (CbEraseDialog *self)
{
  gsize typed;

  return cb_count_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &typed) &&
         typed == self->n;
}

/* What is typed may still become the count: nothing is said of its beginning. */
static gboolean
is_beginning (CbEraseDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gsize typed, rest;

  if (*text == '\0')
    return TRUE;
  if (!cb_count_parse (text, &typed))
    return FALSE;

  for (rest = self->n; rest > 0; rest /= 10)
    if (rest == typed)
      return TRUE;

  return FALSE;
}

static void
changed_cb (CbEraseDialog *self)
{
  gboolean right = is_right (self);

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "apply", right);
  /* Having typed the count is to have decided. */
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (self), right ? "apply" : "cancel");
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), right);
  show_wrong (self, !is_beginning (self));
}

static void
activate_cb (CbEraseDialog *self)
{
  if (is_right (self))
    return;

  show_wrong (self, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->hint),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
cb_erase_dialog_class_init (CbEraseDialogClass *klass)
{
}

static void
cb_erase_dialog_init (CbEraseDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *hint = gtk_label_new (NULL);

  self->entry = gtk_entry_new ();
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_DIGITS);
  self->hint = GTK_LABEL (hint);
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_xalign (self->hint, 0);
  gtk_widget_add_css_class (hint, "caption");
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), hint);
  adw_alert_dialog_set_extra_child (dialog, box);
  adw_alert_dialog_add_responses (dialog,
                                  "cancel", _("_Cancel"),
                                  "apply", "",
                                  NULL);
  adw_alert_dialog_set_response_appearance (dialog, "apply", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_enabled (dialog, "apply", FALSE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_set_focus (ADW_DIALOG (self), self->entry);
}

/**
 * cb_erase_dialog_new:
 * @heading: the question, as plain text
 * @body: what would be gone, as plain text
 * @n: what has to be typed
 * @of_items: whether that is the number of records, rather than customers
 * @response: the label of the button that does it
 * @details: (nullable) (transfer floating): what can be looked at before
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
cb_erase_dialog_new (const char *heading,
                     const char *body,
                     gsize       n,
                     gboolean    of_items,
                     const char *response,
                     GtkWidget  *details)
{
  CbEraseDialog *self;
  g_autofree char *count = cb_count_format (n);
  g_autofree char *prompt = NULL;
  GtkBox *box;
  GtkWidget *label;

  g_return_val_if_fail (n > 0, NULL);

  self = g_object_new (CB_TYPE_ERASE_DIALOG,
                       "heading", heading,
                       "body", body,
                       NULL);
  self->n = n;
  self->of_items = of_items;
  adw_alert_dialog_set_response_label (ADW_ALERT_DIALOG (self), "apply", response);

  if (of_items)
    /* Translators: %s is the number of records. */
    prompt = g_strdup_printf (_("To confirm, type the number of records: %s"), count);
  else
    /* Translators: %s is the number of customers. */
    prompt = g_strdup_printf (_("To confirm, type the number of customers: %s"), count);
  label = g_object_new (GTK_TYPE_LABEL,
                        "label", prompt,
                        "wrap", TRUE,
                        "xalign", 0.0,
                        "mnemonic-widget", self->entry,
                        NULL);
  box = GTK_BOX (gtk_widget_get_parent (self->entry));
  gtk_box_prepend (box, label);
  if (details != NULL)
    {
      gtk_widget_set_margin_bottom (details, 12);
      gtk_box_prepend (box, details);
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->hint, NULL,
                                  -1);

  return ADW_DIALOG (self);
}
