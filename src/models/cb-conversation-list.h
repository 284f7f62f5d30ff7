/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-live-list.h"

G_BEGIN_DECLS

/**
 * CbConversationList:
 *
 * All conversations of a book, the newest first, as rows with a
 * #CbConversationEntry. It is searched for name, number and the rest of what
 * customers are found by, and for words of their last message.
 */
#define CB_TYPE_CONVERSATION_LIST (cb_conversation_list_get_type ())
G_DECLARE_FINAL_TYPE (CbConversationList, cb_conversation_list, CB, CONVERSATION_LIST, CbLiveList)

CbConversationList *cb_conversation_list_new (CbBook *book);
/* Whether those with messages that nobody has read yet come before all others. */
void                cb_conversation_list_set_unread_first
                                             (CbConversationList *self,
                                              gboolean            unread_first);

G_END_DECLS
