/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls to @problem, which was just shown, once it has a place, if the keyboard is in
 * @field then: of many problems, the one that is being worked on is in sight. */
void cb_problem_bring_into_sight (GtkWidget *problem,
                                  GtkWidget *field);

G_END_DECLS
