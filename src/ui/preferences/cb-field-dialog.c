/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-field-dialog.h"

#include <glib/gi18n.h>

#include "cb-checked-row.h"
#include "cb-choice-names.h"
#include "cb-custom-field-store.h"
#include "cb-custom-text.h"
#include "cb-error-text.h"
#include "cb-error.h"

struct _CbFieldDialog
{
  CbFormDialog   parent_instance;

  CbCheckedRow  *name_row;
  AdwComboRow   *kind_row;
  CbCheckedRow  *choices_row;

  CbBook        *book;
  GPtrArray     *fields;
  CbCustomField *before;  /* (nullable) */
  gboolean       dirty;
};

G_DEFINE_FINAL_TYPE (CbFieldDialog, cb_field_dialog, CB_TYPE_FORM_DIALOG)

static CbCustomKind
get_kind (CbFieldDialog *self)
{
  return (CbCustomKind) (adw_combo_row_get_selected (self->kind_row) + 1);
}

static void
update_choices (CbFieldDialog *self)
{
  gboolean choice = get_kind (self) == CB_CUSTOM_CHOICE;

  gtk_widget_set_visible (GTK_WIDGET (self->choices_row), choice);
  if (!choice)
    cb_checked_row_set_problem (self->choices_row, NULL);
}

static void
changed_cb (CbFieldDialog *self)
{
  self->dirty = TRUE;
  update_choices (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbFieldDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  if (!cb_custom_field_store_save_finish (CB_BOOK (source), result, &error))
    problem = g_error_matches (error, CB_ERROR, CB_ERROR_NOT_FOUND)
              ? g_strdup (_("Somebody else has removed this field in the meantime. Nothing was saved."))
              : cb_error_describe (error);
  cb_form_dialog_end_saving (CB_FORM_DIALOG (self), problem);
}

/* Two fields of the same name nobody could tell apart. */
static gboolean
is_taken (CbFieldDialog *self,
          const char    *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const CbCustomField *other = self->fields->pdata[i];
      g_autofree char *other_folded = g_utf8_casefold (other->name, -1);

      if ((self->before == NULL || other->id != self->before->id) && g_str_equal (folded, other_folded))
        return TRUE;
    }

  return FALSE;
}

/* (transfer full) (nullable): NULL when something is wrong, which is said there */
static CbCustomField *
read_form (CbFieldDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (cb_checked_row_get_text (self->name_row)));
  g_auto (GStrv) choices = cb_custom_parse_choices (cb_checked_row_get_text (self->choices_row));
  g_autoptr (CbCustomField) named = cb_custom_field_new (CB_CUSTOM_TEXT, name, NULL);
  g_autoptr (CbCustomField) field = NULL;
  const char *problem = cb_custom_describe_name (cb_custom_field_check (named));

  if (problem == NULL && is_taken (self, name))
    problem = _("Another field has this name.");
  if (problem != NULL)
    {
      cb_checked_row_set_problem (self->name_row, problem);
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return NULL;
    }

  field = cb_custom_field_new (get_kind (self), name,
                               get_kind (self) == CB_CUSTOM_CHOICE ? (const char *const *) choices : NULL);
  field->id = self->before != NULL ? self->before->id : 0;
  problem = cb_custom_describe_choices (cb_custom_field_check (field));
  if (problem == NULL)
    return g_steal_pointer (&field);

  cb_checked_row_set_problem (self->choices_row, problem);
  gtk_widget_grab_focus (GTK_WIDGET (self->choices_row));

  return NULL;
}

static void
cb_field_dialog_save (CbFormDialog *dialog)
{
  CbFieldDialog *self = CB_FIELD_DIALOG (dialog);
  g_autoptr (CbCustomField) field = read_form (self);

  if (field == NULL)
    return;

  cb_form_dialog_begin_saving (dialog);
  cb_custom_field_store_save_async (self->book, field, NULL, saved_cb, g_object_ref (self));
}

static gboolean
cb_field_dialog_is_dirty (CbFormDialog *dialog)
{
  return CB_FIELD_DIALOG (dialog)->dirty;
}

static void
cb_field_dialog_dispose (GObject *object)
{
  CbFieldDialog *self = CB_FIELD_DIALOG (object);

  g_clear_object (&self->book);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->before, cb_custom_field_free);

  G_OBJECT_CLASS (cb_field_dialog_parent_class)->dispose (object);
}

static void
cb_field_dialog_class_init (CbFieldDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_field_dialog_dispose;
  CB_FORM_DIALOG_CLASS (klass)->save = cb_field_dialog_save;
  CB_FORM_DIALOG_CLASS (klass)->is_dirty = cb_field_dialog_is_dirty;
}

static void
add_checked_row (CbFieldDialog       *self,
                 AdwPreferencesGroup *group,
                 CbCheckedRow        *row)
{
  adw_preferences_group_add (group, GTK_WIDGET (row));
  adw_preferences_group_add (group, cb_checked_row_get_problem_row (row));
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cb_field_dialog_init (CbFieldDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *page = adw_preferences_page_new ();

  for (guint kind = CB_CUSTOM_TEXT; kind < CB_N_CUSTOM_KINDS; kind++)
    gtk_string_list_append (kinds, cb_custom_kind_get_title ((CbCustomKind) kind));
  self->name_row = cb_checked_row_new (_("Name"));
  self->kind_row = g_object_new (ADW_TYPE_COMBO_ROW, "model", kinds, "title", _("Kind"), NULL);
  cb_choice_name_entries (GTK_WIDGET (self->kind_row));
  self->choices_row = cb_checked_row_new (_("Choices, with Commas Between"));

  add_checked_row (self, group, self->name_row);
  adw_preferences_group_add (group, GTK_WIDGET (self->kind_row));
  g_signal_connect_object (self->kind_row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  add_checked_row (self, group, self->choices_row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  cb_form_dialog_set_form (CB_FORM_DIALOG (self), page, GTK_WIDGET (self->name_row));
}

AdwDialog *
cb_field_dialog_new (CbBook              *book,
                     GPtrArray           *fields,
                     const CbCustomField *field)
{
  CbFieldDialog *self = g_object_new (CB_TYPE_FIELD_DIALOG, NULL);
  g_autofree char *choices = NULL;

  g_return_val_if_fail (CB_IS_BOOK (book), ADW_DIALOG (self));

  self->book = g_object_ref (book);
  self->fields = g_ptr_array_ref (fields);
  if (field != NULL)
    {
      self->before = cb_custom_field_copy (field);
      choices = g_strjoinv (", ", field->choices);
      cb_checked_row_set_text (self->name_row, field->name);
      cb_checked_row_set_text (self->choices_row, choices);
      adw_combo_row_set_selected (self->kind_row, field->kind - 1);
      /* What stands there would make no sense any more. */
      gtk_widget_set_sensitive (GTK_WIDGET (self->kind_row), FALSE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->kind_row), _("The kind of a field stays."));
    }
  update_choices (self);
  self->dirty = FALSE;
  adw_dialog_set_title (ADW_DIALOG (self), field != NULL ? _("Edit Field") : _("New Field"));
  adw_dialog_set_content_height (ADW_DIALOG (self), 400);

  return ADW_DIALOG (self);
}
