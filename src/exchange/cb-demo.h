/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-book.h"

G_BEGIN_DECLS

/* Fills the empty @book with the customers of a small cleaning company, the
 * same each time; 250 unless @n_customers says otherwise (not 0). */
void      cb_demo_fill_async   (CbBook               *book,
                                guint                 n_customers,
                                CbProgress           *progress,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
gboolean  cb_demo_fill_finish  (CbBook               *book,
                                GAsyncResult         *result,
                                GError              **error);

G_END_DECLS
