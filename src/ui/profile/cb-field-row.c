/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-field-row.h"

#include "cb-field-text.h"
#include "cb-problem-row.h"

struct _CbFieldRow
{
  AdwEntryRow      parent_instance;

  CbCustomerField  field;
  gboolean         optional;
  CbProblemRow    *problem_row;
};

G_DEFINE_FINAL_TYPE (CbFieldRow, cb_field_row, ADW_TYPE_ENTRY_ROW)

static CbFieldProblem
find_problem (CbFieldRow *self)
{
  g_autofree char *value = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));
  CbFieldProblem problem = cb_customer_field_check (self->field, g_strstrip (value));

  if (problem == CB_FIELD_PROBLEM_MISSING && self->optional)
    return CB_FIELD_PROBLEM_NONE;

  return problem;
}

static void
show_problem (CbFieldRow     *self,
              CbFieldProblem  problem)
{
  g_autofree char *sentence = cb_field_describe_problem (self->field, problem);
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self)));

  cb_problem_row_set_text (self->problem_row, sentence);

  if (sentence != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (text,
                                   GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (text, GTK_ACCESSIBLE_STATE_INVALID);
    }
}

static void
changed_cb (CbFieldRow *self)
{
  /* Nobody is told off while still typing, but a mended value is at once fine. */
  if (cb_field_row_get_problem (self) != NULL)
    show_problem (self, find_problem (self));
}

static void
leave_cb (CbFieldRow *self)
{
  /* A field that was only passed through on the way to another is no mistake. */
  if (gtk_editable_get_text (GTK_EDITABLE (self))[0] != '\0')
    cb_field_row_check (self);
}

static void
cb_field_row_dispose (GObject *object)
{
  CbFieldRow *self = CB_FIELD_ROW (object);

  g_clear_object (&self->problem_row);

  G_OBJECT_CLASS (cb_field_row_parent_class)->dispose (object);
}

static void
cb_field_row_class_init (CbFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_field_row_dispose;
}

static void
cb_field_row_init (CbFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->problem_row = g_object_ref_sink (CB_PROBLEM_ROW (cb_problem_row_new ()));

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self))),
                                  GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->problem_row, NULL,
                                  -1);
}

/* Phone numbers and addresses read from left to right everywhere. */
static void
keep_left_to_right (CbFieldRow *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self));

  if (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    return;

  gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
  gtk_editable_set_alignment (text, 1);
}

static void
set_purpose (CbFieldRow      *self,
             GtkInputPurpose  purpose)
{
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), purpose);
  keep_left_to_right (self);
}

/**
 * cb_field_row_new:
 * @field: a field of one line
 *
 * Returns: (transfer floating): a row, titled and set up for @field
 */
CbFieldRow *
cb_field_row_new (CbCustomerField field)
{
  CbFieldRow *self = g_object_new (CB_TYPE_FIELD_ROW,
                                   "title", cb_field_get_label (field),
                                   "use-markup", FALSE,
                                   "activates-default", TRUE,
                                   NULL);

  self->field = field;

  if (field == CB_CUSTOMER_FIELD_EMAIL)
    set_purpose (self, GTK_INPUT_PURPOSE_EMAIL);
  else if (field == CB_CUSTOMER_FIELD_PHONE || field == CB_CUSTOMER_FIELD_MOBILE)
    set_purpose (self, GTK_INPUT_PURPOSE_PHONE);
  else if (field == CB_CUSTOMER_FIELD_WEBSITE)
    set_purpose (self, GTK_INPUT_PURPOSE_URL);

  return self;
}

CbCustomerField
cb_field_row_get_field (CbFieldRow *self)
{
  g_return_val_if_fail (CB_IS_FIELD_ROW (self), CB_CUSTOMER_FIELD_NAME);

  return self->field;
}

/**
 * cb_field_row_get_problem_row:
 *
 * Returns: (transfer none): the row to be added right after @self
 */
GtkWidget *
cb_field_row_get_problem_row (CbFieldRow *self)
{
  g_return_val_if_fail (CB_IS_FIELD_ROW (self), NULL);

  return GTK_WIDGET (self->problem_row);
}

/**
 * cb_field_row_set_optional:
 * @optional: whether the field may stay empty although a customer needs it,
 *   because it is filled in when saved
 */
void
cb_field_row_set_optional (CbFieldRow *self,
                           gboolean    optional)
{
  g_return_if_fail (CB_IS_FIELD_ROW (self));

  self->optional = optional;
}

/**
 * cb_field_row_check:
 *
 * Checks the value, and says below the row what is wrong with it.
 *
 * Returns: whether it can be saved
 */
gboolean
cb_field_row_check (CbFieldRow *self)
{
  CbFieldProblem problem;

  g_return_val_if_fail (CB_IS_FIELD_ROW (self), FALSE);

  problem = find_problem (self);
  show_problem (self, problem);

  return problem == CB_FIELD_PROBLEM_NONE;
}

/**
 * cb_field_row_get_problem:
 *
 * Returns: (transfer none) (nullable): the sentence shown below the row
 */
const char *
cb_field_row_get_problem (CbFieldRow *self)
{
  g_return_val_if_fail (CB_IS_FIELD_ROW (self), NULL);

  return cb_problem_row_get_text (self->problem_row);
}
