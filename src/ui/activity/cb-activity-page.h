/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbActivityPage:
 *
 * Activity: all operations of the book, the newest first, with Undo or Redo
 * where there is still something to reverse, and the receipts of erasures.
 */
#define CB_TYPE_ACTIVITY_PAGE (cb_activity_page_get_type ())
G_DECLARE_FINAL_TYPE (CbActivityPage, cb_activity_page, CB, ACTIVITY_PAGE, AdwNavigationPage)

AdwNavigationPage *cb_activity_page_new        (void);
/* @book: (nullable) */
void               cb_activity_page_set_book   (CbActivityPage *self,
                                                CbBook         *book);
/* Words above the list, or NULL for none, and a button beside them for @action
 * if that isn't NULL. */
void               cb_activity_page_set_notice (CbActivityPage *self,
                                                const char     *notice,
                                                const char     *button,
                                                const char     *action);
/* Puts the focus into the list, as soon as there is one. */
void               cb_activity_page_focus_list (CbActivityPage *self);

/* Shows what the list can be filtered by. */
void               cb_activity_page_start_filter (CbActivityPage *self);

G_END_DECLS
