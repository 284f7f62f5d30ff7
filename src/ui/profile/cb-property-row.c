/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-property-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-field-text.h"

struct _CbPropertyRow
{
  AdwActionRow     parent_instance;

  CbCustomerField  field;
  char            *value;
  char            *uri;

  /* Borrowed; NULL for what can't be opened */
  GtkWidget       *copy;
  GtkWidget       *open;
};

G_DEFINE_FINAL_TYPE (CbPropertyRow, cb_property_row, ADW_TYPE_ACTION_ROW)

static gboolean
can_open (CbCustomerField field)
{
  return field == CB_CUSTOMER_FIELD_EMAIL || field == CB_CUSTOMER_FIELD_PHONE ||
         field == CB_CUSTOMER_FIELD_MOBILE || field == CB_CUSTOMER_FIELD_WEBSITE;
}

static char *
make_phone_uri (const char *value)
{
  g_autoptr (GString) digits = g_string_new ("tel:");

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_printf (digits, "%d", g_unichar_digit_value (c));
      else if (c == '+' && digits->len == strlen ("tel:"))
        g_string_append_c (digits, '+');
    }

  return g_string_free_and_steal (g_steal_pointer (&digits));
}

static const char *
get_copy_label (CbCustomerField field)
{
  switch (field)
    {
    case CB_CUSTOMER_FIELD_EMAIL:
      return _("Copy E-mail Address");

    case CB_CUSTOMER_FIELD_PHONE:
      return _("Copy Phone Number");

    case CB_CUSTOMER_FIELD_MOBILE:
      return _("Copy Mobile Phone Number");

    case CB_CUSTOMER_FIELD_WEBSITE:
      return _("Copy Web Address");

    case CB_CUSTOMER_FIELD_NUMBER:
    case CB_CUSTOMER_FIELD_NAME:
    case CB_CUSTOMER_FIELD_COMPANY:
    case CB_CUSTOMER_FIELD_CONTACT:
    case CB_CUSTOMER_FIELD_NOTES:
    default:
      return _("Copy");
    }
}

static const char *
get_open_icon (CbCustomerField field)
{
  switch (field)
    {
    case CB_CUSTOMER_FIELD_EMAIL:
      return "mail-message-new-symbolic";

    case CB_CUSTOMER_FIELD_PHONE:
    case CB_CUSTOMER_FIELD_MOBILE:
      return "call-start-symbolic";

    case CB_CUSTOMER_FIELD_WEBSITE:
      return "adw-external-link-symbolic";

    case CB_CUSTOMER_FIELD_NUMBER:
    case CB_CUSTOMER_FIELD_NAME:
    case CB_CUSTOMER_FIELD_COMPANY:
    case CB_CUSTOMER_FIELD_CONTACT:
    case CB_CUSTOMER_FIELD_NOTES:
    default:
      return NULL;
    }
}

static const char *
get_open_hint (CbCustomerField field)
{
  switch (field)
    {
    case CB_CUSTOMER_FIELD_EMAIL:
      return _("Write an E-mail");

    case CB_CUSTOMER_FIELD_PHONE:
    case CB_CUSTOMER_FIELD_MOBILE:
      return _("Call");

    case CB_CUSTOMER_FIELD_WEBSITE:
      return _("Open in the Web Browser");

    case CB_CUSTOMER_FIELD_NUMBER:
    case CB_CUSTOMER_FIELD_NAME:
    case CB_CUSTOMER_FIELD_COMPANY:
    case CB_CUSTOMER_FIELD_CONTACT:
    case CB_CUSTOMER_FIELD_NOTES:
    default:
      return NULL;
    }
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CbPropertyRow) self = user_data;
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
cb_property_row_activate (AdwActionRow *row)
{
  CbPropertyRow *self = CB_PROPERTY_ROW (row);
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (self->uri == NULL)
    return;

  launcher = gtk_uri_launcher_new (self->uri);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                           launched_cb, g_object_ref (self));
}

static void
copy_cb (CbPropertyRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->value);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _("Copied"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
cb_property_row_finalize (GObject *object)
{
  CbPropertyRow *self = CB_PROPERTY_ROW (object);

  g_free (self->value);
  g_free (self->uri);

  G_OBJECT_CLASS (cb_property_row_parent_class)->finalize (object);
}

static void
cb_property_row_class_init (CbPropertyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_property_row_finalize;
  ADW_ACTION_ROW_CLASS (klass)->activate = cb_property_row_activate;
}

static void
cb_property_row_init (CbPropertyRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
add_open_and_copy (CbPropertyRow *self)
{
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *open = gtk_image_new_from_icon_name (get_open_icon (self->field));
  const char *label = get_copy_label (self->field);

  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_tooltip_text (copy, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_cb), self);

  adw_action_row_add_suffix (ADW_ACTION_ROW (self), copy);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), open);
  self->copy = copy;
  self->open = open;

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), get_open_hint (self->field));
}

/**
 * cb_property_row_new:
 * @field: what to show
 *
 * Returns: (transfer floating): a row, hidden until it has a value
 */
GtkWidget *
cb_property_row_new (CbCustomerField field)
{
  CbPropertyRow *self = g_object_new (CB_TYPE_PROPERTY_ROW,
                                      "title", cb_field_get_label (field),
                                      "use-markup", FALSE,
                                      "subtitle-lines", 6,
                                      NULL);

  self->field = field;
  if (can_open (field))
    add_open_and_copy (self);
  else
    adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (self), TRUE);

  return GTK_WIDGET (self);
}

/**
 * cb_property_row_set_value:
 * @value: (nullable): the value of the field; "" or %NULL hides the row
 */
void
cb_property_row_set_value (CbPropertyRow *self,
                           const char    *value)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (CB_IS_PROPERTY_ROW (self));

  g_set_str (&self->value, value);
  g_free (self->uri);
  self->uri = value != NULL ? cb_property_row_make_uri (self->field, value) : NULL;

  shown = can_open (self->field) ? cb_display_code (value) : cb_display_text (value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), shown);
  gtk_widget_set_visible (GTK_WIDGET (self), value != NULL && value[0] != '\0');
}

/**
 * cb_property_row_set_use:
 * @use: what can be done with the value
 */
void
cb_property_row_set_use (CbPropertyRow *self,
                         CbPropertyUse  use)
{
  gboolean opens;

  g_return_if_fail (CB_IS_PROPERTY_ROW (self));

  if (self->copy == NULL)
    return;

  opens = use == CB_PROPERTY_USE_ALL || (use == CB_PROPERTY_USE_NO_CONTACT && self->field == CB_CUSTOMER_FIELD_WEBSITE);
  gtk_widget_set_visible (self->copy, use != CB_PROPERTY_USE_NONE);
  gtk_widget_set_visible (self->open, opens);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), opens);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), opens ? get_open_hint (self->field) : NULL);
}

/**
 * cb_property_row_make_uri:
 * @field: where @value stands
 * @value: as checked by cb_customer_field_check()
 *
 * Only addresses that a person would expect behind such a field are made:
 * books can come from elsewhere.
 *
 * Returns: (transfer full) (nullable): a mailto, tel, http or https URI
 */
char *
cb_property_row_make_uri (CbCustomerField  field,
                          const char      *value)
{
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  if (cb_customer_field_check (field, value) != CB_FIELD_PROBLEM_NONE || value[0] == '\0')
    return NULL;

  switch (field)
    {
    case CB_CUSTOMER_FIELD_EMAIL:
      escaped = g_uri_escape_string (value, "@!$'*+", TRUE);
      return g_strconcat ("mailto:", escaped, NULL);

    case CB_CUSTOMER_FIELD_PHONE:
    case CB_CUSTOMER_FIELD_MOBILE:
      return make_phone_uri (value);

    case CB_CUSTOMER_FIELD_WEBSITE:
      return strstr (value, "://") != NULL ? g_strdup (value) : g_strconcat ("https://", value, NULL);

    case CB_CUSTOMER_FIELD_NUMBER:
    case CB_CUSTOMER_FIELD_NAME:
    case CB_CUSTOMER_FIELD_COMPANY:
    case CB_CUSTOMER_FIELD_CONTACT:
    case CB_CUSTOMER_FIELD_NOTES:
    default:
      return NULL;
    }
}
