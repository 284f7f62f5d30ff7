/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of text in a table: an inscription, which is laid out fast. @min_chars and
 * @chars: how wide it is at least and if there is room. (transfer floating) */
GtkWidget *cb_text_cell_new (guint    min_chars,
                             guint    chars,
                             gboolean numeric);

G_END_DECLS
