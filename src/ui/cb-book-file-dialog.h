/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): a dialog that shows books, or all files on demand. */
GtkFileDialog *cb_book_file_dialog_new (const char *title);

G_END_DECLS
