/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-custom-section.h"

#include <glib/gi18n.h>

#include "cb-custom-dialog.h"
#include "cb-custom-field-store.h"
#include "cb-custom-text.h"
#include "cb-display-text.h"
#include "cb-present.h"
#include "cb-reloader.h"
#include "cb-rights.h"

struct _CbCustomSection
{
  AdwBin         parent_instance;

  GtkWidget     *edit_button;
  GtkListBox    *list;

  CbBook        *book;
  gint64         customer_id;
  GPtrArray     *fields;       /* (nullable): as shown */
  CbReloader    *reloader;
  gboolean       editable;
};

G_DEFINE_FINAL_TYPE (CbCustomSection, cb_custom_section, ADW_TYPE_BIN)

static void
edit (CbCustomSection *self,
      gint64           id)
{
  if (self->fields != NULL && self->fields->len > 0)
    cb_present_soon (cb_custom_dialog_new (self->book, self->customer_id, self->fields, id), GTK_WIDGET (self));
}

static void
edit_cb (CbCustomSection *self)
{
  edit (self, 0);
}

static void
row_activated_cb (CbCustomSection *self,
                  GtkListBoxRow   *row)
{
  const CbCustomField *field = g_ptr_array_index (self->fields, gtk_list_box_row_get_index (row));

  edit (self, field->id);
}

static GtkWidget *
create_row (const CbCustomField *field,
            gboolean             activatable)
{
  g_autofree char *name = cb_display_text (field->name);
  g_autofree char *value = cb_custom_format_value (field);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "activatable", activatable,
                                 "subtitle-lines", 0,
                                 "title-lines", 0,
                                 "use-markup", FALSE,
                                 NULL);

  gtk_widget_add_css_class (row, "property");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  /* Translators: nothing was entered */
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value[0] != '\0' ? value : _("Not set"));

  return row;
}

static void
fill (CbCustomSection *self)
{
  g_autofree char *reason = cb_rights_explain (self->book, NULL, "win.edit-customer", 1);
  gboolean writable = self->editable && !cb_book_get_read_only (self->book);
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int focus = focused != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focused)) : -1;
  guint n = self->fields != NULL ? self->fields->len : 0;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, create_row (self->fields->pdata[i], writable && reason == NULL));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_widget_set_visible (self->edit_button, writable);
  gtk_widget_set_sensitive (self->edit_button, reason == NULL);
  cb_rights_mark_button (self->edit_button, reason);
  if (focus >= 0 && n > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (focus, (int) n - 1))));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbCustomSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = cb_custom_value_store_list_finish (CB_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || fields == NULL || self->book == NULL)
    return;

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = g_steal_pointer (&fields);
  fill (self);
}

static void
load (GtkWidget    *widget,
      GCancellable *cancellable)
{
  CbCustomSection *self = CB_CUSTOM_SECTION (widget);

  cb_custom_value_store_list_async (self->book, self->customer_id, cancellable, read_cb, g_object_ref (self));
}

static void
cb_custom_section_dispose (GObject *object)
{
  CbCustomSection *self = CB_CUSTOM_SECTION (object);

  g_clear_object (&self->reloader);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_custom_section_parent_class)->dispose (object);
}

static void
cb_custom_section_class_init (CbCustomSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_custom_section_dispose;
}

static void
cb_custom_section_init (CbCustomSection *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->edit_button = g_object_new (GTK_TYPE_BUTTON,
                                    "icon-name", "document-edit-symbolic",
                                    "tooltip-text", _("Edit Custom Fields"),
                                    "valign", GTK_ALIGN_CENTER,
                                    NULL);
  gtk_widget_add_css_class (self->edit_button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Edit Custom Fields"), -1);
  g_signal_connect_swapped (self->edit_button, "clicked", G_CALLBACK (edit_cb), self);

  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Custom Fields"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  adw_preferences_group_set_title (group, _("Custom Fields"));
  adw_preferences_group_set_header_suffix (group, self->edit_button);
  adw_preferences_group_add (group, GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
cb_custom_section_new (CbBook *book,
                       gint64  customer_id)
{
  CbCustomSection *self = g_object_new (CB_TYPE_CUSTOM_SECTION, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), GTK_WIDGET (self));

  self->book = g_object_ref (book);
  self->customer_id = customer_id;
  /* It is hidden while there are no fields. */
  self->reloader = cb_reloader_new (GTK_WIDGET (self), book, customer_id, CB_RELOADER_UNSEEN | CB_RELOADER_SETTINGS,
                                    load);

  return GTK_WIDGET (self);
}

void
cb_custom_section_set_state (CbCustomSection *self,
                             gboolean         editable)
{
  g_return_if_fail (CB_IS_CUSTOM_SECTION (self));

  if (self->editable == editable)
    return;

  self->editable = editable;
  fill (self);
}
