/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A column of check boxes that show and change the selection. (transfer full) */
GtkColumnViewColumn *cb_check_column_new (void);

G_END_DECLS
