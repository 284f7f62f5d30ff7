/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): a dialog that asks for a table to import, to be opened with
 * gtk_file_dialog_open(). */
GtkFileDialog *cb_import_file_dialog_new (void);

G_END_DECLS
