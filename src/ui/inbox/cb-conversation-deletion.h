/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-book.h"

G_BEGIN_DECLS

/* Asks, and deletes the conversations with @ids over the window of @parent:
 * those with customers so that it can be undone, those with erased ones for
 * ever; one after the other when there are both. @ids may be changed
 * afterwards. */
void cb_conversation_delete (GtkWidget     *parent,
                             CbBook        *book,
                             const CbIdSet *ids);

G_END_DECLS
