/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer.h"
#include "cb-interaction.h"
#include "cb-record-kind.h"

G_BEGIN_DECLS

/**
 * CbConversationEntry:
 *
 * A conversation as a list shows it: with whom, what came last, and how much
 * of what there is. Of an erased customer nothing is known but the items that
 * were kept.
 */
#define CB_TYPE_CONVERSATION_ENTRY (cb_conversation_entry_get_type ())
G_DECLARE_FINAL_TYPE (CbConversationEntry, cb_conversation_entry, CB, CONVERSATION_ENTRY, GObject)

/* @customer: (nullable): NULL if erased */
CbConversationEntry *cb_conversation_entry_new           (gint64               id,
                                                          CbCustomer          *customer);
/* The customer's id, also of one who is erased. */
gint64               cb_conversation_entry_get_id        (CbConversationEntry *self);
/* (transfer none) (nullable): NULL if erased */
CbCustomer          *cb_conversation_entry_get_customer  (CbConversationEntry *self);
/* When anything happened last. */
gint64               cb_conversation_entry_get_time      (CbConversationEntry *self);
/* (transfer none) (nullable): the last message, or if there is none whatever
 * came last */
CbInteraction       *cb_conversation_entry_get_last      (CbConversationEntry *self);
void                 cb_conversation_entry_set_last      (CbConversationEntry *self,
                                                          gint64               time,
                                                          CbInteraction       *last);
gsize                cb_conversation_entry_get_n_items   (CbConversationEntry *self,
                                                          CbItemKind           kind);
void                 cb_conversation_entry_set_n_items   (CbConversationEntry *self,
                                                          CbItemKind           kind,
                                                          gsize                n);
/* Messages and documents. */
gsize                cb_conversation_entry_get_n_records (CbConversationEntry *self,
                                                          CbRecordKind         kind);
void                 cb_conversation_entry_set_n_records (CbConversationEntry *self,
                                                          CbRecordKind         kind,
                                                          gsize                n);
/* Messages that nobody has read yet. */
gsize                cb_conversation_entry_get_n_unread  (CbConversationEntry *self);
void                 cb_conversation_entry_set_n_unread  (CbConversationEntry *self,
                                                          gsize                n);

G_END_DECLS
