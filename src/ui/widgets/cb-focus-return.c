/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-focus-return.h"

#define KEY "cb-focus-return"

void
cb_focus_return_set (GtkWidget     *place,
                     CbFocusReturn  func)
{
  g_return_if_fail (GTK_IS_WIDGET (place));

  g_object_set_data (G_OBJECT (place), KEY, func);
}

gboolean
cb_focus_return (GtkWidget *place)
{
  CbFocusReturn func;

  g_return_val_if_fail (GTK_IS_WIDGET (place), FALSE);

  func = g_object_get_data (G_OBJECT (place), KEY);

  return (func != NULL && func (place)) || gtk_widget_child_focus (place, GTK_DIR_TAB_FORWARD);
}
