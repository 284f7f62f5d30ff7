/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-list-page.h"

G_BEGIN_DECLS

/**
 * CbDeletedPage:
 *
 * Deleted Customers: who, when and by whom; to be undeleted or deleted
 * forever.
 */
#define CB_TYPE_DELETED_PAGE (cb_deleted_page_get_type ())
G_DECLARE_FINAL_TYPE (CbDeletedPage, cb_deleted_page, CB, DELETED_PAGE, CbListPage)

AdwNavigationPage *cb_deleted_page_new (void);

/* Whether deleted customers are erased by themselves, and so have a day for
 * that. */
void               cb_deleted_page_set_retains (CbDeletedPage *self,
                                                gboolean       retains);

G_END_DECLS
