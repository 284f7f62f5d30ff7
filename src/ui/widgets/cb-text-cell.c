/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-text-cell.h"

GtkWidget *
cb_text_cell_new (guint    min_chars,
                  guint    chars,
                  gboolean numeric)
{
  GtkWidget *inscription = g_object_new (GTK_TYPE_INSCRIPTION,
                                         "min-chars", min_chars,
                                         "nat-chars", chars,
                                         "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                                         "wrap-mode", PANGO_WRAP_CHAR,
                                         "xalign", 0.0,
                                         /* No more than one line. */
                                         "valign", GTK_ALIGN_CENTER,
                                         NULL);

  if (numeric)
    gtk_widget_add_css_class (inscription, "numeric");

  return inscription;
}
