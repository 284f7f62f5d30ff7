/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-editor-dialog-private.h"

#include <glib/gi18n.h>

#include "cb-customer-store.h"
#include "cb-display-text.h"
#include "cb-field-text.h"
#include "cb-person.h"

G_DEFINE_FINAL_TYPE (CbEditorDialog, cb_editor_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
get_notes (CbEditorDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->notes_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gboolean
check_notes (CbEditorDialog *self)
{
  g_autofree char *notes = get_notes (self);
  CbFieldProblem problem = cb_customer_field_check (CB_CUSTOMER_FIELD_NOTES, notes);
  g_autofree char *sentence = cb_field_describe_problem (CB_CUSTOMER_FIELD_NOTES, problem);

  gtk_label_set_label (self->notes_problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notes_problem), sentence != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->notes_view),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (sentence != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

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

  if (cb_field_row_get_problem (self->rows[CB_CUSTOMER_FIELD_NUMBER]) == NULL)
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
add_row (CbEditorDialog      *self,
         AdwPreferencesGroup *group,
         CbCustomerField      field)
{
  CbFieldRow *row = cb_field_row_new (field);

  self->rows[field] = row;
  adw_preferences_group_add (group, GTK_WIDGET (row));
  adw_preferences_group_add (group, cb_field_row_get_problem_row (row));
}

static void
set_up_number (CbEditorDialog *self)
{
  CbFieldRow *row = self->rows[CB_CUSTOMER_FIELD_NUMBER];
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->next_number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->next_number), "dimmed");
  gtk_widget_set_visible (GTK_WIDGET (self->next_number), FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), GTK_WIDGET (self->next_number));

  self->conflict = cb_number_conflict_new (self->book, cb_customer_get_id (self->base));
  adw_preferences_group_add (self->name_group, cb_number_conflict_get_row (self->conflict));

  g_signal_connect_object (self->conflict, "use-number", G_CALLBACK (use_number_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conflict, "open", G_CALLBACK (open_holder_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conflict, "focus-lost", G_CALLBACK (conflict_focus_lost_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (number_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (number_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
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

static void
cb_editor_dialog_dispose (GObject *object)
{
  CbEditorDialog *self = CB_EDITOR_DIALOG (object);

  if (self->cancellable != NULL)
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

  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, CB_TYPE_CUSTOMER);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-editor-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbEditorDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, CbEditorDialog, name_group);
  gtk_widget_class_bind_template_child (widget_class, CbEditorDialog, contact_group);
  gtk_widget_class_bind_template_child (widget_class, CbEditorDialog, assigned_row);
  gtk_widget_class_bind_template_child (widget_class, CbEditorDialog, notes_view);
  gtk_widget_class_bind_template_child (widget_class, CbEditorDialog, notes_problem);
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
  g_autoptr (GtkExpression) name = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->cancellable = g_cancellable_new ();

  name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                      G_CALLBACK (get_person_name), NULL, NULL);
  adw_combo_row_set_expression (self->assigned_row, name);

  add_row (self, self->name_group, CB_CUSTOMER_FIELD_NAME);
  add_row (self, self->name_group, CB_CUSTOMER_FIELD_COMPANY);
  add_row (self, self->name_group, CB_CUSTOMER_FIELD_NUMBER);
  add_row (self, self->contact_group, CB_CUSTOMER_FIELD_CONTACT);
  add_row (self, self->contact_group, CB_CUSTOMER_FIELD_EMAIL);
  add_row (self, self->contact_group, CB_CUSTOMER_FIELD_PHONE);
  add_row (self, self->contact_group, CB_CUSTOMER_FIELD_MOBILE);
  add_row (self, self->contact_group, CB_CUSTOMER_FIELD_WEBSITE);

  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/* What stands in the form, as a customer (transfer full). */
CbCustomer *
_cb_editor_dialog_get_form (CbEditorDialog *self)
{
  CbCustomer *customer = cb_customer_copy (self->base);
  g_autofree char *notes = get_notes (self);
  CbPerson *person = adw_combo_row_get_selected_item (self->assigned_row);

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
  g_set_object (&self->base, customer);

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      if (self->rows[i] != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), cb_customer_get_text (customer, i));
    }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->notes_view),
                            cb_customer_get_text (customer, CB_CUSTOMER_FIELD_NOTES), -1);
  set_people (self, NULL,
              cb_customer_get_assigned_to (customer), cb_customer_get_assigned_name (customer));
  cb_customer_store_people_async (self->book, self->cancellable, people_cb, g_object_ref (self));
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

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (!cb_field_row_check (self->rows[order[i]]) && first == NULL)
        first = GTK_WIDGET (self->rows[order[i]]);
    }

  if (!check_notes (self) && first == NULL)
    first = GTK_WIDGET (self->notes_view);

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
  self->saving = saving;

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      if (self->rows[i] != NULL)
        gtk_editable_set_editable (GTK_EDITABLE (self->rows[i]), !saving);
    }
  gtk_text_view_set_editable (self->notes_view, !saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->assigned_row), !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", !saving);
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
  set_up_number (self);
  _cb_editor_dialog_set_form (self, base);

  adw_dialog_set_title (ADW_DIALOG (self), is_new ? _("New Customer") : _("Edit Customer"));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->rows[CB_CUSTOMER_FIELD_NAME]));
  cb_field_row_set_optional (self->rows[CB_CUSTOMER_FIELD_NUMBER], is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->next_number), is_new);
  if (is_new)
    cb_customer_store_next_number_async (book, self->cancellable, next_number_cb, g_object_ref (self));

  return ADW_DIALOG (self);
}
