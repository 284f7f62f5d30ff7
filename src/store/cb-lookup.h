/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-connection.h"

G_BEGIN_DECLS

/* What is looked up: by the ids of what, and what is given back. */
typedef enum
{
  CB_LOOKUP_ITEMS,       /* items: CbOwnedItem */
  CB_LOOKUP_HINDRANCES,  /* customers: CbHindrance */
  CB_LOOKUP_CLAIMS,      /* deleted customers: CbNumberClaim */
  CB_LOOKUP_CONVERSATIONS, /* customers, also erased ones: CbConversationEntry */
  CB_LOOKUP_KEPT,        /* kept items: CbKeptItem */
} CbLookup;

/* Looks up a page of a list: (transfer full): a GPtrArray with an object for
 * each of @ids, in their order, and NULL in the place of one that is gone
 * or may not be seen; %CB_ERROR_DENIED when none may.
 * @within: (nullable): of hindrances, the items that count. */
void       cb_lookup_async  (CbBook               *book,
                             CbLookup              what,
                             const gint64         *ids,
                             gsize                 n_ids,
                             CbIdSet              *within,
                             GCancellable         *cancellable,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data);
GPtrArray *cb_lookup_finish (CbBook               *book,
                             GAsyncResult         *result,
                             GError              **error);

/* The same on a database thread, for one. (transfer full) (nullable): NULL
 * without error when it is gone. */
gpointer   cb_lookup_rows_get (CbConnection   *connection,
                               CbLookup        what,
                               gint64          id,
                               const CbIdSet  *within,
                               GError        **error);

G_END_DECLS
