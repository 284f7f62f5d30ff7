/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-accounting-row.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"

struct _CbAccountingRow
{
  AdwActionRow  parent_instance;

  CbAccounting  program;
  char         *reference;
};

G_DEFINE_FINAL_TYPE (CbAccountingRow, cb_accounting_row, ADW_TYPE_ACTION_ROW)

/* Names of programs, the same in any language, and where customers are there. */
static const struct
{
  const char *name;
  const char *page;
} programs[CB_N_ACCOUNTINGS] = {
  [CB_ACCOUNTING_QUICKBOOKS] = { "QuickBooks", "https://app.qbo.intuit.com/app/customerdetail?nameId=" },
  [CB_ACCOUNTING_XERO] = { "Xero", "https://go.xero.com/Contacts/View/" },
};

char *
cb_accounting_row_make_uri (CbAccounting  program,
                            const char   *reference)
{
  g_autofree char *escaped = g_uri_escape_string (reference, NULL, FALSE);

  return g_strconcat (programs[program].page, escaped, NULL);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CbAccountingRow) self = user_data;
  g_autoptr (GError) error = NULL;
  AdwDialog *alert;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
      gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  alert = adw_alert_dialog_new (_("Can’t Be Opened"),
                                _("There is no program on this computer that opens it. You can copy it instead."));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
open_cb (CbAccountingRow *self)
{
  g_autofree char *uri = cb_accounting_row_make_uri (self->program, self->reference);
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                           launched_cb, g_object_ref (self));
}

static void
cb_accounting_row_finalize (GObject *object)
{
  g_free (CB_ACCOUNTING_ROW (object)->reference);

  G_OBJECT_CLASS (cb_accounting_row_parent_class)->finalize (object);
}

static void
cb_accounting_row_class_init (CbAccountingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_accounting_row_finalize;
}

static void
cb_accounting_row_init (CbAccountingRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (self), TRUE);
}

GtkWidget *
cb_accounting_row_new (CbAccounting program)
{
  CbAccountingRow *self = g_object_new (CB_TYPE_ACCOUNTING_ROW, "title", programs[program].name, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("adw-external-link-symbolic");
  /* Translators: %s is the name of an accounting program */
  g_autofree char *hint = g_strdup_printf (_("Open in %s"), programs[program].name);

  self->program = program;
  gtk_widget_set_tooltip_text (button, hint);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);

  return GTK_WIDGET (self);
}

void
cb_accounting_row_set_reference (CbAccountingRow *self,
                                 const char      *reference)
{
  g_autofree char *text = cb_display_code (reference != NULL ? reference : "");

  g_return_if_fail (CB_IS_ACCOUNTING_ROW (self));

  g_set_str (&self->reference, reference);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_set_visible (GTK_WIDGET (self), reference != NULL && *reference != '\0');
}
