/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-custom-dialog.h"

#include <glib/gi18n.h>

#include "cb-checked-row.h"
#include "cb-choice-names.h"
#include "cb-custom-field-store.h"
#include "cb-custom-text.h"
#include "cb-date-parse.h"
#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-money-text.h"

struct _CbCustomDialog
{
  CbFormDialog  parent_instance;

  GPtrArray    *rows;         /* CbCheckedRow or AdwComboRow, one for each field */

  CbBook       *book;
  gint64        customer_id;
  GPtrArray    *before;       /* of CbCustomField */
  gboolean      dirty;
};

G_DEFINE_FINAL_TYPE (CbCustomDialog, cb_custom_dialog, CB_TYPE_FORM_DIALOG)

static void
changed_cb (CbCustomDialog *self)
{
  self->dirty = TRUE;
}

/* (transfer full): what there is to do about it */
static char *
describe (const GError *error)
{
  if (g_error_matches (error, CB_ERROR, CB_ERROR_NOT_FOUND))
    return g_strdup (_("The customer or a field was removed in the meantime. Nothing was saved; what you entered is still here to be copied."));
  if (g_error_matches (error, CB_ERROR, CB_ERROR_DELETED))
    return g_strdup (_("The customer was deleted in the meantime. Nothing was saved; what you entered is still here. Undelete the customer, then save again."));
  if (g_error_matches (error, CB_ERROR, CB_ERROR_CHANGED))
    return g_strdup (_("Somebody else has changed this in the meantime. Nothing was overwritten; what you entered is still here to be copied."));

  return cb_error_describe (error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbCustomDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  if (!cb_custom_value_store_save_finish (CB_BOOK (source), result, &error))
    problem = describe (error);
  cb_form_dialog_end_saving (CB_FORM_DIALOG (self), problem);
}

/* (transfer full): as it stands in a book, or as it was typed where that is nothing
 * that could stand there. The first choice of a list is none. */
static char *
read_row (const CbCustomField *field,
          GtkWidget           *row)
{
  g_autofree char *text = NULL;
  char *number;

  if (ADW_IS_COMBO_ROW (row))
    {
      guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
      const char *choice;

      if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
        return g_strdup ("");
      if (field->kind == CB_CUSTOM_YES_NO)
        return g_strdup (selected == 1 ? "1" : "0");

      choice = gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (row))), selected);

      return g_strdup (choice);
    }

  text = g_strstrip (g_strdup (cb_checked_row_get_text (CB_CHECKED_ROW (row))));
  number = field->kind == CB_CUSTOM_NUMBER ? cb_custom_parse_number (text, cb_money_get_decimal_point ()) : NULL;

  return number != NULL ? number : g_steal_pointer (&text);
}

/* (transfer full) (nullable): all fields, when they are all right; else the first
 * that isn't has the focus. */
static GPtrArray *
read_form (CbCustomDialog *self)
{
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_custom_field_free);
  GtkWidget *wrong = NULL;

  for (guint i = 0; i < self->before->len; i++)
    {
      const CbCustomField *before = self->before->pdata[i];
      CbCustomField *field = cb_custom_field_copy (before);
      CbCustomProblem problem = CB_CUSTOM_PROBLEM_NONE;

      g_free (field->value);
      field->value = read_row (before, self->rows->pdata[i]);
      /* What isn't touched may stay, also a choice that there is no longer. */
      if (!g_str_equal (field->value, before->value))
        problem = cb_custom_field_check_value (before, field->value);
      if (problem != CB_CUSTOM_PROBLEM_NONE && CB_IS_CHECKED_ROW (self->rows->pdata[i]))
        cb_checked_row_set_problem (self->rows->pdata[i], cb_custom_describe_value (before, problem));
      if (problem != CB_CUSTOM_PROBLEM_NONE && wrong == NULL)
        wrong = self->rows->pdata[i];
      g_ptr_array_add (after, field);
    }

  if (wrong == NULL)
    return g_steal_pointer (&after);

  gtk_widget_grab_focus (wrong);

  return NULL;
}

static void
cb_custom_dialog_save (CbFormDialog *dialog)
{
  CbCustomDialog *self = CB_CUSTOM_DIALOG (dialog);
  g_autoptr (GPtrArray) after = read_form (self);

  if (after == NULL)
    return;

  cb_form_dialog_begin_saving (dialog);
  cb_custom_value_store_save_async (self->book, self->customer_id, self->before, after, NULL,
                                    saved_cb, g_object_ref (self));
}

static gboolean
cb_custom_dialog_is_dirty (CbFormDialog *dialog)
{
  return CB_CUSTOM_DIALOG (dialog)->dirty;
}

static void
cb_custom_dialog_dispose (GObject *object)
{
  CbCustomDialog *self = CB_CUSTOM_DIALOG (object);

  g_clear_object (&self->book);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cb_custom_dialog_parent_class)->dispose (object);
}

static void
cb_custom_dialog_class_init (CbCustomDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_custom_dialog_dispose;
  CB_FORM_DIALOG_CLASS (klass)->save = cb_custom_dialog_save;
  CB_FORM_DIALOG_CLASS (klass)->is_dirty = cb_custom_dialog_is_dirty;
}

static void
cb_custom_dialog_init (CbCustomDialog *self)
{
  self->rows = g_ptr_array_new ();
}

static GtkWidget *
create_choice_row (const CbCustomField *field,
                   const char          *title)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", title, NULL);
  guint selected = 0;

  /* Translators: nothing is chosen */
  gtk_string_list_append (choices, _("Not Set"));
  if (field->kind == CB_CUSTOM_YES_NO)
    {
      gtk_string_list_append (choices, _("Yes"));
      gtk_string_list_append (choices, _("No"));
      if (field->value[0] != '\0')
        selected = g_str_equal (field->value, "1") ? 1 : 2;
    }
  else
    {
      for (guint i = 0; field->choices[i] != NULL; i++)
        {
          gtk_string_list_append (choices, field->choices[i]);
          if (g_str_equal (field->choices[i], field->value))
            selected = i + 1;
        }
      if (selected == 0 && field->value[0] != '\0')
        {
          gtk_string_list_append (choices, field->value);
          selected = g_list_model_get_n_items (G_LIST_MODEL (choices)) - 1;
        }
    }
  cb_choice_name_entries (row);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);

  return row;
}

static void
add_row (CbCustomDialog      *self,
         AdwPreferencesGroup *group,
         const CbCustomField *field)
{
  g_autofree char *title = cb_display_text (field->name);
  g_autofree char *number = NULL;
  GtkWidget *row;

  if (field->kind == CB_CUSTOM_CHOICE || field->kind == CB_CUSTOM_YES_NO)
    {
      row = create_choice_row (field, title);
      adw_preferences_group_add (group, row);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      return;
    }

  row = GTK_WIDGET (field->kind == CB_CUSTOM_DATE ? cb_checked_row_new_date (title) : cb_checked_row_new (title));
  if (field->kind == CB_CUSTOM_NUMBER)
    {
      cb_checked_row_keep_left_to_right (CB_CHECKED_ROW (row));
      number = cb_custom_format_value (field);
    }
  cb_checked_row_set_text (CB_CHECKED_ROW (row), number != NULL ? number : field->value);
  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, cb_checked_row_get_problem_row (CB_CHECKED_ROW (row)));
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
}

AdwDialog *
cb_custom_dialog_new (CbBook    *book,
                      gint64     customer_id,
                      GPtrArray *fields,
                      gint64     focus)
{
  CbCustomDialog *self = g_object_new (CB_TYPE_CUSTOM_DIALOG, NULL);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  guint first = 0;

  g_return_val_if_fail (CB_IS_BOOK (book), ADW_DIALOG (self));

  self->book = g_object_ref (book);
  self->customer_id = customer_id;
  self->before = g_ptr_array_ref (fields);
  for (guint i = 0; i < fields->len; i++)
    {
      const CbCustomField *field = fields->pdata[i];

      add_row (self, ADW_PREFERENCES_GROUP (group), field);
      if (field->id == focus)
        first = i;
    }
  self->dirty = FALSE;
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  cb_form_dialog_set_form (CB_FORM_DIALOG (self), page, self->rows->len > 0 ? self->rows->pdata[first] : page);
  adw_dialog_set_title (ADW_DIALOG (self), _("Custom Fields"));

  return ADW_DIALOG (self);
}
