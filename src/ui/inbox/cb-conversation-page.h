/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbConversationPage:
 *
 * All that passed between the business and one customer, who may be erased, as
 * a time line. Follows the book; closes once nothing is left.
 */
#define CB_TYPE_CONVERSATION_PAGE (cb_conversation_page_get_type ())
G_DECLARE_FINAL_TYPE (CbConversationPage, cb_conversation_page, CB, CONVERSATION_PAGE, AdwNavigationPage)

AdwNavigationPage *cb_conversation_page_new    (CbBook             *book,
                                                gint64              customer_id);
/* Goes to one of the messages, as soon as it is there. */
void               cb_conversation_page_show_message
                                               (CbConversationPage *self,
                                                gint64              message_id);
gint64             cb_conversation_page_get_id (CbConversationPage *self);

G_END_DECLS
