/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-field-row.h"

#include "cb-field-text.h"

struct _CbFieldRow
{
  CbCheckedRow     parent_instance;

  CbCustomerField  field;
  gboolean         optional;
};

G_DEFINE_FINAL_TYPE (CbFieldRow, cb_field_row, CB_TYPE_CHECKED_ROW)

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

  cb_checked_row_set_problem (CB_CHECKED_ROW (self), sentence);
}

static void
leave_cb (CbFieldRow *self)
{
  /* A field that was only passed through on the way to another is no mistake. */
  if (gtk_editable_get_text (GTK_EDITABLE (self))[0] != '\0')
    cb_field_row_check (self);
}

/* Nobody is told off while still typing, but a mended value is at once fine. */
static void
cb_field_row_edited (CbCheckedRow *row)
{
  CbFieldRow *self = CB_FIELD_ROW (row);

  if (cb_checked_row_get_problem (row) != NULL)
    show_problem (self, find_problem (self));
}

static void
cb_field_row_class_init (CbFieldRowClass *klass)
{
  CB_CHECKED_ROW_CLASS (klass)->edited = cb_field_row_edited;
}

static void
cb_field_row_init (CbFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/* Phone numbers and addresses read from left to right everywhere. */
static void
set_purpose (CbFieldRow      *self,
             GtkInputPurpose  purpose)
{
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), purpose);
  cb_checked_row_keep_left_to_right (CB_CHECKED_ROW (self));
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
