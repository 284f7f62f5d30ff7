/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-conversation-entry.h"
#include "cb-id-set.h"

G_BEGIN_DECLS

/*
 * What passed between the business and one customer, on a database thread:
 * messages, documents, items of the kinds that have to do with that, and what
 * is kept of items. Nothing that was deleted.
 */

GPtrArray *cb_interaction_rows_list  (CbConnection         *connection,
                                      gint64                customer_id,
                                      guint                 limit,
                                      GError              **error);
GPtrArray *cb_interaction_rows_list_messages
                                     (CbConnection         *connection,
                                      gint64                customer_id,
                                      guint                 limit,
                                      GError              **error);
gboolean   cb_interaction_rows_sum_up (CbConnection        *connection,
                                       CbConversationEntry *entry,
                                       GError             **error);

/* (transfer none): the kinds of items that are between the business and a
 * customer */
const CbIdSet *cb_interaction_rows_get_kinds (void);

/* When item i, kept item k: what is to come counts from when it was noted
 * down, lest it stands at the top of the list until then. ?1 is now. */
#define CB_ITEM_TIME "iif (i.date > ?1, min (i.created, ?1), i.date)"
#define CB_KEPT_TIME "min (k.date, ?1)"

/* Of item i; ?2 are those kinds. */
#define CB_ITEM_BELONGS "i.kind IN (SELECT id FROM cb_set (?2))"

/* Not deleted, of item i, document t, message m. */
#define CB_ITEM_STAYS     "NOT EXISTS (SELECT 1 FROM deleted_item d WHERE d.item_id = i.id)"
#define CB_DOCUMENT_STAYS "NOT EXISTS (SELECT 1 FROM deleted_document d WHERE d.document_id = t.id)"
#define CB_MESSAGE_STAYS  "NOT EXISTS (SELECT 1 FROM deleted_message d " \
                          "WHERE d.customer_id = m.customer_id AND m.id BETWEEN d.first_id AND d.last_id)"

G_END_DECLS
