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

/* A list goes no further than to the next row that is seen, and gives up when that
 * takes no focus: without buttons, the way leads on to the row beyond. */
static gboolean
cb_problem_row_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  GtkWidget *content = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget));
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *next = widget;

  if (content != NULL && gtk_widget_child_focus (content, direction))
    return TRUE;
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  do
    next = back ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next);
  while (next != NULL && !(gtk_widget_get_visible (next) && gtk_widget_get_child_visible (next)));

  return next != NULL && gtk_widget_child_focus (next, direction);
}

static void
cb_problem_row_class_init (CbProblemRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = cb_problem_row_focus;
  G_OBJECT_CLASS (klass)->finalize = cb_problem_row_finalize;
}

static void
cb_problem_row_init (CbProblemRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* A form has many of these rows, and most never come to say anything. */
static void
ensure_content (CbProblemRow *self)
{
  GtkWidget *content, *line, *icon;

  if (self->label != NULL)
    return;

  icon = g_object_new (GTK_TYPE_IMAGE,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "icon-name", "dialog-warning-symbolic",
                       "valign", GTK_ALIGN_START,
                       NULL);
  gtk_widget_add_css_class (icon, "error");

  self->label = g_object_new (GTK_TYPE_LABEL,
                              "hexpand", TRUE,
                              "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "xalign", 0.0,
                              NULL);

  self->buttons = g_object_new (ADW_TYPE_WRAP_BOX,
                                "child-spacing", 6,
                                "line-spacing", 6,
                                "visible", FALSE,
                                NULL);

  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->label));

  content = g_object_new (GTK_TYPE_BOX,
                          "margin-bottom", 12,
                          "margin-end", 12,
                          "margin-start", 12,
                          "margin-top", 12,
                          "orientation", GTK_ORIENTATION_VERTICAL,
                          "spacing", 12,
                          NULL);
  gtk_box_append (GTK_BOX (content), line);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->buttons));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), content);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL,
                                  -1);
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

  ensure_content (self);
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

  ensure_content (self);
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

  if (self->buttons == NULL)
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    adw_wrap_box_remove (self->buttons, child);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), FALSE);
}
