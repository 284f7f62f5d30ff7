/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

typedef enum
{
  CB_RECENT_MESSAGES,
  CB_RECENT_HISTORY,
} CbRecent;

/**
 * CbRecentTab:
 *
 * What came last of a customer's messages, or of what was done with what they
 * have. It follows the book while it is seen.
 */
#define CB_TYPE_RECENT_TAB (cb_recent_tab_get_type ())
G_DECLARE_FINAL_TYPE (CbRecentTab, cb_recent_tab, CB, RECENT_TAB, AdwBin)

GtkWidget *cb_recent_tab_new (CbBook   *book,
                              gint64    customer_id,
                              CbRecent  what);
/* The last messages alone, few of them and nothing at all where there are none. */
GtkWidget *cb_recent_tab_new_last_messages
                             (CbBook   *book,
                              gint64    customer_id);

G_END_DECLS
