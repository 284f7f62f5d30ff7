/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-page-cache.h"
#include "cb-slots.h"

G_BEGIN_DECLS

/**
 * CbListLoader:
 *
 * Finds out which ids a list is to show, and in which order, and hands them to
 * its slots. Orders and hits come from the book, and are put together on
 * another thread; whatever overtakes that starts it anew.
 *
 * Signal "state-changed": whether it is loading, or its error.
 */
#define CB_TYPE_LIST_LOADER (cb_list_loader_get_type ())
G_DECLARE_FINAL_TYPE (CbListLoader, cb_list_loader, CB, LIST_LOADER, GObject)

CbListLoader  *cb_list_loader_new          (CbScope        scope,
                                            CbSlots       *slots,
                                            CbPageCache   *cache);

gboolean       cb_list_loader_get_loading  (CbListLoader  *self);
/* Whether the list does not show yet what it is to show. */
gboolean       cb_list_loader_get_changing (CbListLoader  *self);
const GError  *cb_list_loader_get_error    (CbListLoader  *self);

/* Forgets all that is known. */
void           cb_list_loader_set_book     (CbListLoader  *self,
                                            CbBook        *book);
/* How many rows come first: see cb_customer_list_set_first_rows() */
void           cb_list_loader_set_first_rows
                                           (CbListLoader  *self,
                                            guint          n_rows);
void           cb_list_loader_set_sort     (CbListLoader  *self,
                                            CbSortColumn   column,
                                            gboolean       descending);
/* @query: (nullable): NULL for all */
void           cb_list_loader_set_query    (CbListLoader  *self,
                                            const char    *query);
/* @person: 0 for whoever they are assigned to */
void           cb_list_loader_set_assigned_to
                                           (CbListLoader  *self,
                                            gint64         person);
/* Rows have been drawn: the time for the rest of them has come. */
void           cb_list_loader_set_seen     (CbListLoader  *self);
void           cb_list_loader_change       (CbListLoader  *self,
                                            CbChange      *change);
void           cb_list_loader_reload       (CbListLoader  *self);

G_END_DECLS
