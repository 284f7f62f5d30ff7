/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cb-book.h"

G_BEGIN_DECLS

#define CB_DEMO_N_CUSTOMERS 250

/* Fills the empty @book with the customers of a small cleaning company, the
 * same each time; CB_DEMO_N_CUSTOMERS of them unless @n_customers says otherwise
 * (not 0; a million take half a minute), of whom the first dozen that
 * were not seen for long are deleted. All in one transaction. Sets
 * %CB_ERROR_INVALID if @book is not empty. @progress may be NULL. */
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
