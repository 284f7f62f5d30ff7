/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"
#include "cb-operation-filter.h"

G_BEGIN_DECLS

/**
 * CbActivityFilter:
 *
 * A row in which is chosen what of the activity is listed: by whom, of what kind, from
 * when to when, and with which customer.
 *
 * Signal "changed": something else is chosen.
 */
#define CB_TYPE_ACTIVITY_FILTER (cb_activity_filter_get_type ())
G_DECLARE_FINAL_TYPE (CbActivityFilter, cb_activity_filter, CB, ACTIVITY_FILTER, AdwBin)

/* @book: (nullable): whose people to choose from. */
void               cb_activity_filter_set_book (CbActivityFilter *self,
                                                CbBook           *book);
/* (transfer full) */
CbOperationFilter *cb_activity_filter_get      (CbActivityFilter *self);
/* Lets everything through. */
void               cb_activity_filter_clear    (CbActivityFilter *self);
void               cb_activity_filter_focus    (CbActivityFilter *self);

G_END_DECLS
