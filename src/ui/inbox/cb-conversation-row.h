/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-conversation-entry.h"

G_BEGIN_DECLS

/**
 * CbConversationRow:
 *
 * A conversation in three lines: with whom and when, what came last, and what
 * there is.
 */
#define CB_TYPE_CONVERSATION_ROW (cb_conversation_row_get_type ())
G_DECLARE_FINAL_TYPE (CbConversationRow, cb_conversation_row, CB, CONVERSATION_ROW, GtkBox)

GtkWidget *cb_conversation_row_new       (void);
/* @entry: (nullable): NULL while it isn't known. Returns (transfer full) what
 * a screen reader says. */
char      *cb_conversation_row_set_entry (CbConversationRow   *self,
                                          CbConversationEntry *entry);

G_END_DECLS
