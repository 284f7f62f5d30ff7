/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-items-page.h"

#include "cb-item-actions.h"
#include "cb-reloader.h"

G_BEGIN_DECLS

struct _CbItemsPage
{
  CbCheckPage     parent_instance;

  GtkMenuButton  *filter_button;
  GtkMenuButton  *order_button;
  GtkWidget      *delete_button;
  GtkWidget      *restore_button;
  GtkWidget      *new_button;
  AdwStatusPage  *empty_page;
  GtkColumnView  *table;

  CbReloader     *reloader;     /* of whose they are */
  gint64          customer_id;
  CbItemKind      kind;
};

/* cb-items-page.c */
gboolean    _cb_items_page_shows_deleted   (CbItemsPage *self);
gboolean    _cb_items_page_may             (CbItemsPage *self,
                                            CbItemRight  right);

/* cb-items-page-menu.c */
GMenuModel *_cb_items_page_create_row_menu (CbCheckPage *page,
                                            gint64       id,
                                            gsize        n_selected);

G_END_DECLS
