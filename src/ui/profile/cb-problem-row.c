/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-problem-row.h"

struct _CbProblemRow
{
  AdwPreferencesRow  parent_instance;

  GtkLabel          *label;
  AdwWrapBox        *buttons;
  char              *text;
};

G_DEFINE_FINAL_TYPE (CbProblemRow, cb_problem_row, ADW_TYPE_PREFERENCES_ROW)

static void
cb_problem_row_finalize (GObject *object)
{
  CbProblemRow *self = CB_PROBLEM_ROW (object);

  g_free (self->text);

  G_OBJECT_CLASS (cb_problem_row_parent_class)->finalize (object);
}

static void
cb_problem_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_PROBLEM_ROW);

  G_OBJECT_CLASS (cb_problem_row_parent_class)->dispose (object);
}

static void
cb_problem_row_class_init (CbProblemRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cb_problem_row_dispose;
  object_class->finalize = cb_problem_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-problem-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbProblemRow, label);
  gtk_widget_class_bind_template_child (widget_class, CbProblemRow, buttons);
}

static void
cb_problem_row_init (CbProblemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cb_problem_row_new:
 *
 * Returns: (transfer floating): a hidden row
 */
GtkWidget *
cb_problem_row_new (void)
{
  return g_object_new (CB_TYPE_PROBLEM_ROW, NULL);
}

/**
 * cb_problem_row_get_text:
 *
 * Returns: (transfer none) (nullable): what the row says, %NULL while hidden
 */
const char *
cb_problem_row_get_text (CbProblemRow *self)
{
  g_return_val_if_fail (CB_IS_PROBLEM_ROW (self), NULL);

  return self->text;
}

/**
 * cb_problem_row_set_text:
 * @text: (nullable): plain text, %NULL to hide the row
 */
void
cb_problem_row_set_text (CbProblemRow *self,
                         const char   *text)
{
  g_return_if_fail (CB_IS_PROBLEM_ROW (self));

  if (!g_set_str (&self->text, text))
    return;

  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);

  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * cb_problem_row_add_button:
 * @label: translated, with a mnemonic
 *
 * Offers a way out.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
cb_problem_row_add_button (CbProblemRow *self,
                           const char   *label)
{
  GtkWidget *button;

  g_return_val_if_fail (CB_IS_PROBLEM_ROW (self), NULL);

  button = gtk_button_new_with_mnemonic (label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  adw_wrap_box_append (self->buttons, button);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), TRUE);

  return button;
}

void
cb_problem_row_clear_buttons (CbProblemRow *self)
{
  GtkWidget *child;

  g_return_if_fail (CB_IS_PROBLEM_ROW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    adw_wrap_box_remove (self->buttons, child);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), FALSE);
}
