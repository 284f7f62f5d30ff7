/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-freed-numbers.h"

G_BEGIN_DECLS

/* The ledger of customer numbers that erasures freed, the newest first; of one
 * erasure in the order of the numbers. Read on a thread of its own. */
void            cb_freed_number_store_list_async  (CbBook               *book,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
CbFreedNumbers *cb_freed_number_store_list_finish (CbBook               *book,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
