/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"
#include "cb-item-kind.h"

G_BEGIN_DECLS

/**
 * CbProfilePage:
 *
 * All about one customer, deleted or not. Follows the book. What can be done
 * with the customer is done by the actions of the window.
 */
#define CB_TYPE_PROFILE_PAGE (cb_profile_page_get_type ())
G_DECLARE_FINAL_TYPE (CbProfilePage, cb_profile_page, CB, PROFILE_PAGE, AdwNavigationPage)

AdwNavigationPage *cb_profile_page_new    (CbBook        *book);
void               cb_profile_page_open   (CbProfilePage *self,
                                           gint64         id);
gint64             cb_profile_page_get_id (CbProfilePage *self);
/* Shows the tab of a kind, also as soon as there is one. */
void               cb_profile_page_show_items
                                          (CbProfilePage *self,
                                           CbItemKind     kind);
/* As soon as they have been read. */
void               cb_profile_page_show_documents
                                          (CbProfilePage *self);
/* Opens the form for a new item of the kind whose tab is shown. FALSE if none
 * is, or that isn't possible. */
gboolean           cb_profile_page_create_item
                                          (CbProfilePage *self);

G_END_DECLS
