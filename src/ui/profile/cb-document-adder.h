/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/*
 * Adds files to the documents of a customer, one after the other: each is read on
 * a thread of its own. What can't be added keeps none of the others back.
 */

/* @files: (element-type GFile) */
void    cb_document_adder_run_async  (CbBook               *book,
                                      gint64                customer_id,
                                      GListModel           *files,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
/* (transfer full): a sentence for each that was not added */
char  **cb_document_adder_run_finish (CbBook               *book,
                                      GAsyncResult         *result);

G_END_DECLS
