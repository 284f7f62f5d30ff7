/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BENCH_WINDOW_MAX_CALLBACK 8.0 /* ms */

/* What a line that tells of the longest callback of some work begins with; its name
 * and ms follow, with tabs between them. */
#define BENCH_WINDOW_TURN "turn\t"

/* The first widget of @type in @widget or below it. (transfer none) (nullable) */
GtkWidget *bench_window_find (GtkWidget  *widget,
                              GType       type);
/* Works in the window of the program on the book at @path, which it changes,
 * and prints its lines of the table. Returns an exit status. */
int        bench_window_work (const char *path);

G_END_DECLS
