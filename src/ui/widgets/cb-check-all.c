/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-check-all.h"

#include <glib/gi18n.h>

struct _CbCheckAll
{
  GtkCheckButton     parent_instance;

  GtkSelectionModel *model;
  gsize              n_selected;
  gsize              n_items;
  gboolean           changing;
};

G_DEFINE_FINAL_TYPE (CbCheckAll, cb_check_all, GTK_TYPE_CHECK_BUTTON)

static void
show (CbCheckAll *self)
{
  gboolean all = self->n_selected > 0 && self->n_selected >= self->n_items;

  self->changing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self), all);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self), self->n_selected > 0 && !all);
  self->changing = FALSE;
}

static void
cb_check_all_toggled (GtkCheckButton *button)
{
  CbCheckAll *self = CB_CHECK_ALL (button);

  if (self->changing)
    return;

  if (self->model != NULL)
    {
      if (self->n_selected >= self->n_items)
        gtk_selection_model_unselect_all (self->model);
      else
        gtk_selection_model_select_all (self->model);
    }
  /* It has turned, whatever came of it. */
  show (self);
}

static void
cb_check_all_dispose (GObject *object)
{
  g_clear_object (&CB_CHECK_ALL (object)->model);

  G_OBJECT_CLASS (cb_check_all_parent_class)->dispose (object);
}

static void
cb_check_all_class_init (CbCheckAllClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_check_all_dispose;
  GTK_CHECK_BUTTON_CLASS (klass)->toggled = cb_check_all_toggled;
}

static void
cb_check_all_init (CbCheckAll *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_valign (widget, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (widget, _("Select All"));
  gtk_widget_add_css_class (widget, "check-all");
}

GtkWidget *
cb_check_all_new (void)
{
  return g_object_new (CB_TYPE_CHECK_ALL, NULL);
}

void
cb_check_all_set_model (CbCheckAll        *self,
                        GtkSelectionModel *model)
{
  g_return_if_fail (CB_IS_CHECK_ALL (self));
  g_return_if_fail (model == NULL || GTK_IS_SELECTION_MODEL (model));

  g_set_object (&self->model, model);
}

void
cb_check_all_update (CbCheckAll *self,
                     gsize       n_selected,
                     gsize       n_items)
{
  g_return_if_fail (CB_IS_CHECK_ALL (self));

  self->n_selected = n_selected;
  self->n_items = n_items;
  show (self);
}
