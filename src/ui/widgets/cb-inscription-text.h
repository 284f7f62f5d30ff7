/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @text (nullable), one line of plain text, where other lines begin. Text
 * that runs the other way than the window would stand at the other end, and a
 * telephone number among it in the wrong order. */
void cb_inscription_show (GtkInscription *inscription,
                          const char     *text);

G_END_DECLS
