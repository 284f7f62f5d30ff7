/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-choice-row.h"

struct _CbChoiceRow
{
  AdwActionRow    parent_instance;

  GtkCheckButton *button;
  gulong          toggled_id;
};

G_DEFINE_FINAL_TYPE (CbChoiceRow, cb_choice_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
toggled_cb (CbChoiceRow *self)
{
  if (gtk_check_button_get_active (self->button))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
cb_choice_row_class_init (CbChoiceRowClass *klass)
{
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_choice_row_init (CbChoiceRow *self)
{
  self->button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self, NULL,
                                  -1);
  self->toggled_id = g_signal_connect_object (self->button, "toggled",
                                              G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cb_choice_row_new:
 * @title: translated
 * @group: (nullable): another of the choices, %NULL for the first
 *
 * Returns: (transfer floating): a row that isn't chosen
 */
GtkWidget *
cb_choice_row_new (const char  *title,
                   CbChoiceRow *group)
{
  CbChoiceRow *self = g_object_new (CB_TYPE_CHOICE_ROW, "title", title, NULL);

  if (group != NULL)
    cb_choice_row_set_group (self, group);

  return GTK_WIDGET (self);
}

/**
 * cb_choice_row_set_group:
 * @group: another of the choices
 *
 * Makes them exclude each other.
 */
void
cb_choice_row_set_group (CbChoiceRow *self,
                         CbChoiceRow *group)
{
  g_return_if_fail (CB_IS_CHOICE_ROW (self));
  g_return_if_fail (CB_IS_CHOICE_ROW (group));

  gtk_check_button_set_group (self->button, group->button);
}

gboolean
cb_choice_row_get_chosen (CbChoiceRow *self)
{
  g_return_val_if_fail (CB_IS_CHOICE_ROW (self), FALSE);

  return gtk_check_button_get_active (self->button);
}

void
cb_choice_row_set_chosen (CbChoiceRow *self,
                          gboolean     chosen)
{
  g_return_if_fail (CB_IS_CHOICE_ROW (self));

  g_signal_handler_block (self->button, self->toggled_id);
  gtk_check_button_set_active (self->button, chosen);
  g_signal_handler_unblock (self->button, self->toggled_id);
}
