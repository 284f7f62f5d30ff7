/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The rows of the form: how they are built, filled, checked and read.
 */

#include "cb-editor-dialog-private.h"

#include <glib/gi18n.h>

#include "cb-choice-names.h"
#include "cb-customer-store.h"
#include "cb-display-text.h"
#include "cb-field-text.h"
#include "cb-person.h"

static gboolean
check_notes (CbEditorDialog *self)
{
  g_autofree char *notes = cb_notes_group_get_text (self->notes_group);
  CbFieldProblem problem = cb_customer_field_check (CB_CUSTOMER_FIELD_NOTES, notes);
  g_autofree char *sentence = cb_field_describe_problem (CB_CUSTOMER_FIELD_NOTES, problem);

  cb_notes_group_set_problem (self->notes_group, sentence);

  return sentence == NULL;
}

static char *
get_person_name (CbPerson *person,
                 gpointer  user_data)
{
  return cb_display_text (cb_person_get_name (person));
}

/* Shows "Nobody" and @people, and selects who has @person_id. */
static void
set_people (CbEditorDialog *self,
            GListModel     *people,
            gint64          person_id,
            const char     *person_name)
{
  g_autoptr (GListStore) choices = g_list_store_new (CB_TYPE_PERSON);
  g_autoptr (CbPerson) nobody = cb_person_new (0, _("Nobody"));
  guint selected = 0;

  g_list_store_append (choices, nobody);
  for (guint i = 0; people != NULL && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (CbPerson) person = g_list_model_get_item (people, i);

      g_list_store_append (choices, person);
      if (cb_person_get_id (person) == person_id)
        selected = i + 1;
    }

  if (person_id != 0 && selected == 0)
    {
      g_autoptr (CbPerson) person = cb_person_new (person_id, person_name);

      selected = g_list_model_get_n_items (G_LIST_MODEL (choices));
      g_list_store_append (choices, person);
    }

  adw_combo_row_set_model (self->assigned_row, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (self->assigned_row, selected);
}

static void
people_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbEditorDialog) self = user_data;
  g_autoptr (GListModel) people = NULL;
  g_autoptr (GError) error = NULL;
  CbPerson *chosen;

  people = cb_customer_store_people_finish (CB_BOOK (source), result, &error);
  if (people == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Can’t read the people of the book: %s", error->message);
      return;
    }

  chosen = adw_combo_row_get_selected_item (self->assigned_row);
  set_people (self, people, cb_person_get_id (chosen), cb_person_get_name (chosen));
}

static void
next_number_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CbEditorDialog) self = user_data;
  g_autofree char *number = cb_customer_store_next_number_finish (CB_BOOK (source), result, NULL);
  g_autofree char *text = NULL;

  /* Only a hint: the number is given when the customer is saved. */
  if (number == NULL)
    return;

  /* Translators: what a new customer gets when no number is typed in */
  text = g_strdup_printf (_("Next free: %s"), number);
  gtk_label_set_label (self->next_number, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->rows[CB_CUSTOMER_FIELD_NUMBER]))),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
number_changed_cb (CbEditorDialog *self,
                   GtkEditable    *row)
{
  gtk_widget_set_visible (GTK_WIDGET (self->next_number),
                          cb_customer_get_id (self->base) == 0 && gtk_editable_get_text (row)[0] == '\0');
  cb_number_conflict_check (self->conflict, NULL);
}

static void
number_leave_cb (CbEditorDialog *self)
{
  const char *number = gtk_editable_get_text (GTK_EDITABLE (self->rows[CB_CUSTOMER_FIELD_NUMBER]));

  if (cb_checked_row_get_problem (CB_CHECKED_ROW (self->rows[CB_CUSTOMER_FIELD_NUMBER])) == NULL)
    cb_number_conflict_check (self->conflict, number);
}

static void
use_number_cb (CbEditorDialog *self,
               const char     *number)
{
  GtkEditable *row = GTK_EDITABLE (self->rows[CB_CUSTOMER_FIELD_NUMBER]);

  gtk_editable_set_text (row, number);
  gtk_editable_set_position (row, -1);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
conflict_focus_lost_cb (CbEditorDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[CB_CUSTOMER_FIELD_NUMBER]));
}

static void
open_holder_cb (CbEditorDialog *self,
                gint64          id)
{
  self->open_next = id;
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_row (CbEditorDialog      *self,
         AdwPreferencesGroup *group,
         CbCustomerField      field)
{
  CbFieldRow *row = cb_field_row_new (field);

  self->rows[field] = row;
  adw_preferences_group_add (group, GTK_WIDGET (row));
  adw_preferences_group_add (group, cb_checked_row_get_problem_row (CB_CHECKED_ROW (row)));
  cb_checked_row_set_text (CB_CHECKED_ROW (row), cb_customer_get_text (self->base, field));
}

static void
build_name (CbEditorDialog *self)
{
  add_row (self, self->name_group, CB_CUSTOMER_FIELD_NAME);
}

static void
build_number (CbEditorDialog *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  gboolean is_new = cb_customer_get_id (self->base) == 0;
  CbFieldRow *row;

  add_row (self, self->name_group, CB_CUSTOMER_FIELD_COMPANY);
  add_row (self, self->name_group, CB_CUSTOMER_FIELD_NUMBER);
  row = self->rows[CB_CUSTOMER_FIELD_NUMBER];
  cb_field_row_set_optional (row, is_new);

  self->next_number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->next_number), "dimmed");
  gtk_widget_set_visible (GTK_WIDGET (self->next_number), is_new);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), GTK_WIDGET (self->next_number));

  self->conflict = cb_number_conflict_new (self->book, cb_customer_get_id (self->base));
  adw_preferences_group_add (self->name_group, cb_number_conflict_get_row (self->conflict));

  g_signal_connect_object (self->conflict, "use-number", G_CALLBACK (use_number_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conflict, "open", G_CALLBACK (open_holder_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conflict, "focus-lost", G_CALLBACK (conflict_focus_lost_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (number_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (number_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);

  if (is_new)
    cb_customer_store_next_number_async (self->book, self->cancellable, next_number_cb, g_object_ref (self));
}

/* Shows who has the customer, and reads who could. */
static void
fill_people (CbEditorDialog *self)
{
  set_people (self, NULL,
              cb_customer_get_assigned_to (self->base), cb_customer_get_assigned_name (self->base));
  cb_customer_store_people_async (self->book, self->cancellable, people_cb, g_object_ref (self));
}

static void
build_contact (CbEditorDialog *self)
{
  self->contact_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->contact_group, _("Contact Details"));
  adw_preferences_page_add (self->page, self->contact_group);

  add_row (self, self->contact_group, CB_CUSTOMER_FIELD_CONTACT);
  add_row (self, self->contact_group, CB_CUSTOMER_FIELD_EMAIL);
}

static void
build_phones (CbEditorDialog *self)
{
  add_row (self, self->contact_group, CB_CUSTOMER_FIELD_PHONE);
  add_row (self, self->contact_group, CB_CUSTOMER_FIELD_MOBILE);
  add_row (self, self->contact_group, CB_CUSTOMER_FIELD_WEBSITE);
}

static void
build_assigned (CbEditorDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkExpression) name = NULL;

  name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                      G_CALLBACK (get_person_name), NULL, NULL);
  self->assigned_row = g_object_new (ADW_TYPE_COMBO_ROW,
                                     "expression", name,
                                     "title", _("Assigned To"),
                                     "use-markup", FALSE,
                                     NULL);
  cb_choice_name_entries (GTK_WIDGET (self->assigned_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->assigned_row));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  fill_people (self);
}

static void
fill_notes (CbEditorDialog *self)
{
  cb_notes_group_set_text (self->notes_group, cb_customer_get_text (self->base, CB_CUSTOMER_FIELD_NOTES));
}

static void
build_notes (CbEditorDialog *self)
{
  self->notes_group = cb_notes_group_new (cb_customer_field_get_max_length (CB_CUSTOMER_FIELD_NOTES));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->notes_group));
  fill_notes (self);
}

typedef void (*Part) (CbEditorDialog *self);

static const Part parts[] = {
  build_name, build_number, build_contact, build_phones, build_assigned, build_notes,
};

static gboolean
build_idle_cb (gpointer user_data)
{
  CbEditorDialog *self = user_data;

  parts[self->n_built++] (self);
  if (self->n_built < G_N_ELEMENTS (parts))
    return G_SOURCE_CONTINUE;

  self->build_idle = 0;
  return G_SOURCE_REMOVE;
}

/* Builds what there isn't yet. */
static void
finish_building (CbEditorDialog *self)
{
  g_clear_handle_id (&self->build_idle, g_source_remove);
  while (self->n_built < G_N_ELEMENTS (parts))
    parts[self->n_built++] (self);
}

/* Builds the form and fills it with the customer of the book. All of it at
 * once would take too long; it comes in parts, and is there before anything of
 * the dialog is drawn. */
void
_cb_editor_dialog_build_form (CbEditorDialog *self)
{
  parts[self->n_built++] (self);
  self->build_idle = g_idle_add_full (G_PRIORITY_DEFAULT, build_idle_cb, self, NULL);
}

/* What stands in the form, as a customer (transfer full). */
CbCustomer *
_cb_editor_dialog_get_form (CbEditorDialog *self)
{
  CbCustomer *customer = cb_customer_copy (self->base);
  g_autofree char *notes = NULL;
  CbPerson *person;

  finish_building (self);
  notes = cb_notes_group_get_text (self->notes_group);
  person = adw_combo_row_get_selected_item (self->assigned_row);

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      if (self->rows[i] != NULL)
        cb_customer_set_text (customer, i, gtk_editable_get_text (GTK_EDITABLE (self->rows[i])));
    }
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NOTES, notes);
  cb_customer_set_assigned_to (customer, cb_person_get_id (person), cb_person_get_name (person));

  return customer;
}

/* Fills the form with @customer and takes it as what stands in the book. */
void
_cb_editor_dialog_set_form (CbEditorDialog *self,
                            CbCustomer     *customer)
{
  finish_building (self);
  g_set_object (&self->base, customer);

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      if (self->rows[i] != NULL)
        cb_checked_row_set_text (CB_CHECKED_ROW (self->rows[i]), cb_customer_get_text (customer, i));
    }
  fill_people (self);
  fill_notes (self);
}

gboolean
_cb_editor_dialog_is_dirty (CbEditorDialog *self)
{
  g_autoptr (CbCustomer) form = _cb_editor_dialog_get_form (self);

  return !cb_customer_equal_content (form, self->base);
}

/* Whether everything in the form can be saved; else focuses the first that
 * can't. */
gboolean
_cb_editor_dialog_check (CbEditorDialog *self)
{
  static const CbCustomerField order[] = {
    CB_CUSTOMER_FIELD_NAME, CB_CUSTOMER_FIELD_COMPANY, CB_CUSTOMER_FIELD_NUMBER, CB_CUSTOMER_FIELD_CONTACT,
    CB_CUSTOMER_FIELD_EMAIL, CB_CUSTOMER_FIELD_PHONE, CB_CUSTOMER_FIELD_MOBILE, CB_CUSTOMER_FIELD_WEBSITE,
  };
  GtkWidget *first = NULL;

  finish_building (self);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (!cb_field_row_check (self->rows[order[i]]) && first == NULL)
        first = GTK_WIDGET (self->rows[order[i]]);
    }

  if (!check_notes (self) && first == NULL)
    first = GTK_WIDGET (self->notes_group);

  if (first == NULL && cb_number_conflict_exists (self->conflict))
    first = GTK_WIDGET (self->rows[CB_CUSTOMER_FIELD_NUMBER]);

  if (first != NULL)
    gtk_widget_grab_focus (first);

  return first == NULL;
}

/* What is typed while a save is under way would be lost. */
void
_cb_editor_dialog_set_saving (CbEditorDialog *self,
                              gboolean        saving)
{
  finish_building (self);
  self->saving = saving;

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      if (self->rows[i] != NULL)
        gtk_editable_set_editable (GTK_EDITABLE (self->rows[i]), !saving);
    }
  cb_notes_group_set_editable (self->notes_group, !saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->assigned_row), !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", !saving);
}

