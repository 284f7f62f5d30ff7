/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-conversation-entry.h"

G_BEGIN_DECLS

/*
 * Conversations in words. All return (transfer full), plain text in one line.
 */

/* With whom it is. */
char       *cb_conversation_format_name     (CbConversationEntry *entry);
/* Whether that is a customer like others: "Deleted", "Pending Erasure",
 * "Erased", or NULL. (transfer none) */
const char *cb_conversation_get_state_label (CbConversationEntry *entry);
/* The beginning of what came last; "" if nothing did. */
char       *cb_conversation_format_last     (CbConversationEntry *entry);
/* "2 quotes, 5 messages and 1 document". */
char       *cb_conversation_format_contents (CbConversationEntry *entry);

/* What an interaction is: "E-mail from the Customer: Keys". */
char       *cb_interaction_format_heading   (CbInteraction       *interaction);
/* What is to be said besides; "" for nothing. May have several lines. */
char       *cb_interaction_format_details   (CbInteraction       *interaction);

G_END_DECLS
