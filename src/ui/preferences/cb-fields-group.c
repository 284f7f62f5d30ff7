/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-fields-group.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-custom-field-store.h"
#include "cb-custom-text.h"
#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-field-dialog.h"

struct _CbFieldsGroup
{
  AdwPreferencesGroup  parent_instance;

  GtkWidget           *add_button;
  GtkListBox          *list;

  CbPreferenceKeeper  *keeper;
  GPtrArray           *fields;       /* (nullable): as shown */
  GCancellable        *cancellable;  /* of the reading under way */
};

G_DEFINE_FINAL_TYPE (CbFieldsGroup, cb_fields_group, ADW_TYPE_PREFERENCES_GROUP)

static CbBook *
get_book (CbFieldsGroup *self)
{
  return cb_preference_keeper_get_book (self->keeper);
}

static gboolean
may_change (CbFieldsGroup *self)
{
  return cb_preference_keeper_may_change (self->keeper, CB_PERMISSION_CHANGE_PREFERENCES);
}

/* (nullable) */
static const CbCustomField *
find (CbFieldsGroup *self,
      gint64         id)
{
  for (guint i = 0; self->fields != NULL && i < self->fields->len; i++)
    {
      const CbCustomField *field = self->fields->pdata[i];

      if (field->id == id)
        return field;
    }

  return NULL;
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        gint64      id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static GtkWidget *
create_menu_button (CbFieldsGroup       *self,
                    const CbCustomField *field,
                    const char          *name)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %s is the name of a field of customers */
  g_autofree char *label = g_strdup_printf (_("More Actions for %s"), name);
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON,
                                    "icon-name", "view-more-symbolic",
                                    "tooltip-text", _("More Actions"),
                                    "valign", GTK_ALIGN_CENTER,
                                    NULL);

  append (menu, _("_Edit…"), "field.edit", field->id);
  if (self->fields->pdata[0] != field)
    append (menu, _("Move _Up"), "field.move-up", field->id);
  if (self->fields->pdata[self->fields->len - 1] != field)
    append (menu, _("Move _Down"), "field.move-down", field->id);
  append (menu, _("_Remove…"), "field.remove", field->id);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, may_change (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

static GtkWidget *
create_row (CbFieldsGroup       *self,
            const CbCustomField *field)
{
  g_autofree char *name = cb_display_text (field->name);
  g_autofree char *count = cb_count_format ((gsize) field->n_values);
  g_autofree char *customers = g_strdup_printf (ngettext ("%s customer", "%s customers", (gulong) field->n_values), count);
  /* Translators: what can stand in a field, then for how many customers it does */
  g_autofree char *subtitle = g_strdup_printf (_("%s · %s"), cb_custom_kind_get_title (field->kind), customers);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "activatable", may_change (self), "use-markup", FALSE, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_menu_button (self, field, name));

  return row;
}

static void
update_rights (CbFieldsGroup *self)
{
  gtk_widget_set_sensitive (self->add_button, may_change (self) && self->fields != NULL);
}

/* The field with the focus keeps it, also where it was moved to. */
static void
fill (CbFieldsGroup *self,
      gint64         focused)
{
  GtkWidget *had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  guint focus = had_focus != NULL ? (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (had_focus)) : 0;
  guint n = self->fields != NULL ? self->fields->len : 0;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n; i++)
    {
      const CbCustomField *field = self->fields->pdata[i];

      gtk_list_box_append (self->list, create_row (self, field));
      if (field->id == focused)
        focus = i;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  update_rights (self);
  if (had_focus != NULL && n > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) MIN (focus, n - 1))));
  else if (had_focus != NULL)
    gtk_widget_grab_focus (self->add_button);
}

static gint64
get_focused (CbFieldsGroup *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  const CbCustomField *field;

  if (row == NULL || self->fields == NULL)
    return 0;

  field = g_ptr_array_index (self->fields, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));

  return field->id;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbFieldsGroup) self = user_data;
  g_autoptr (GPtrArray) fields = cb_custom_field_store_list_finish (CB_BOOK (source), result, NULL);
  gint64 focused;

  if (fields == NULL || self->keeper == NULL)
    return;

  focused = get_focused (self);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = g_steal_pointer (&fields);
  fill (self, focused);
}

static void
load (CbFieldsGroup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cb_custom_field_store_list_async (get_book (self), self->cancellable, read_cb, g_object_ref (self));
}

static void
book_changed_cb (CbFieldsGroup  *self,
                 const CbChange *change)
{
  if (change->everything || change->settings || change->people || change->contents != NULL)
    load (self);
}

static void
show_error (CbFieldsGroup *self,
            const GError  *error)
{
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    cb_error_show (GTK_WIDGET (self), NULL, error);
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbFieldsGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  cb_custom_field_store_move_finish (CB_BOOK (source), result, &error);
  show_error (self, error);
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CbFieldsGroup *self = CB_FIELDS_GROUP (widget);

  cb_custom_field_store_move_async (get_book (self), g_variant_get_int64 (parameter),
                                    g_str_equal (action_name, "field.move-up") ? -1 : 1, NULL,
                                    moved_cb, g_object_ref (self));
}

/* By keys, the field with the focus. */
static gboolean
move_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  CbFieldsGroup *self = CB_FIELDS_GROUP (widget);
  gint64 id = get_focused (self);

  if (id == 0 || !may_change (self))
    return GDK_EVENT_PROPAGATE;

  cb_custom_field_store_move_async (get_book (self), id, g_variant_get_int32 (arguments), NULL,
                                    moved_cb, g_object_ref (self));

  return GDK_EVENT_STOP;
}

static void
edit (CbFieldsGroup       *self,
      const CbCustomField *field)
{
  adw_dialog_present (cb_field_dialog_new (get_book (self), self->fields, field), GTK_WIDGET (self));
}

static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  const CbCustomField *field = find (CB_FIELDS_GROUP (widget), g_variant_get_int64 (parameter));

  if (field != NULL)
    edit (CB_FIELDS_GROUP (widget), field);
}

static void
row_activated_cb (CbFieldsGroup *self,
                  GtkListBoxRow *row)
{
  edit (self, g_ptr_array_index (self->fields, gtk_list_box_row_get_index (row)));
}

static void
add_cb (CbFieldsGroup *self)
{
  edit (self, NULL);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbFieldsGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  cb_custom_field_store_remove_finish (CB_BOOK (source), result, &error);
  show_error (self, error);
}

static void
response_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CbFieldsGroup) self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  const gint64 *id = g_object_get_data (source, "id");

  if (g_str_equal (response, "remove") && self->keeper != NULL)
    cb_custom_field_store_remove_async (get_book (self), *id, NULL, removed_cb, g_object_ref (self));
}

static void
focus_field (CbFieldsGroup *self,
             gint64         id)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      if (((CbCustomField *) self->fields->pdata[i])->id == id)
        gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i)));
    }
}

static char *
describe_removal (const CbCustomField *field)
{
  g_autofree char *name = cb_display_quote (field->name);
  g_autofree char *count = cb_count_format ((gsize) field->n_values);

  if (field->n_values == 0)
    /* Translators: %s is the name of a field of customers */
    return g_strdup_printf (_("No customer has anything in “%s”."), name);

  /* Translators: how many customers, then the name of a field */
  return g_strdup_printf (ngettext ("What %s customer has in “%s” is lost. This can’t be undone.",
                                    "What %s customers have in “%s” is lost. This can’t be undone.",
                                    (gulong) field->n_values),
                          count, name);
}

static void
remove_field (CbFieldsGroup *self,
              gint64         id)
{
  const CbCustomField *field = find (self, id);
  g_autofree char *body = NULL;
  AdwAlertDialog *alert;

  if (field == NULL || !may_change (self))
    return;

  /* Where it goes back to; the menu that it may be in goes. */
  focus_field (self, id);
  body = describe_removal (field);
  alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Remove Field?"), body));
  adw_alert_dialog_add_responses (alert,
                                  "cancel", _("_Cancel"),
                                  "remove", _("_Remove"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (alert, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_object_set_data_full (G_OBJECT (alert), "id", g_memdup2 (&id, sizeof id), g_free);
  adw_alert_dialog_choose (alert, GTK_WIDGET (self), NULL, response_cb, g_object_ref (self));
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  remove_field (CB_FIELDS_GROUP (widget), g_variant_get_int64 (parameter));
}

static gboolean
remove_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  gint64 id = get_focused (CB_FIELDS_GROUP (widget));

  if (id == 0)
    return GDK_EVENT_PROPAGATE;

  remove_field (CB_FIELDS_GROUP (widget), id);

  return GDK_EVENT_STOP;
}

static void
cb_fields_group_dispose (GObject *object)
{
  CbFieldsGroup *self = CB_FIELDS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (cb_fields_group_parent_class)->dispose (object);
}

static void
cb_fields_group_class_init (CbFieldsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_fields_group_dispose;
  gtk_widget_class_install_action (widget_class, "field.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "field.move-up", "x", move_action);
  gtk_widget_class_install_action (widget_class, "field.move-down", "x", move_action);
  gtk_widget_class_install_action (widget_class, "field.remove", "x", remove_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, remove_key_cb, NULL);
}

static void
cb_fields_group_init (CbFieldsGroup *self)
{
  self->add_button = g_object_new (GTK_TYPE_BUTTON,
                                   "child", g_object_new (ADW_TYPE_BUTTON_CONTENT,
                                                          "icon-name", "list-add-symbolic",
                                                          "label", _("_Add Field"),
                                                          "use-underline", TRUE,
                                                          NULL),
                                   "sensitive", FALSE,
                                   "valign", GTK_ALIGN_CENTER,
                                   NULL);
  gtk_widget_add_css_class (self->add_button, "flat");
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_cb), self);

  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Custom Fields"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Custom Fields"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("What else is noted of each customer, among the records of the profile. Alt+Up and Alt+Down put them in order."));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
}

/**
 * cb_fields_group_set_keeper:
 *
 * Shows the fields of the book whose preferences @keeper keeps. Once.
 */
void
cb_fields_group_set_keeper (CbFieldsGroup      *self,
                            CbPreferenceKeeper *keeper)
{
  g_return_if_fail (CB_IS_FIELDS_GROUP (self));
  g_return_if_fail (self->keeper == NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (get_book (self), "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}
