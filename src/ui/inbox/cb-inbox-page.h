/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-check-page.h"

G_BEGIN_DECLS

/**
 * CbInboxPage:
 *
 * The conversations with customers, to be looked at and deleted.
 */
#define CB_TYPE_INBOX_PAGE (cb_inbox_page_get_type ())
G_DECLARE_FINAL_TYPE (CbInboxPage, cb_inbox_page, CB, INBOX_PAGE, CbCheckPage)

/* Without a book. */
AdwNavigationPage *cb_inbox_page_new (void);

G_END_DECLS
