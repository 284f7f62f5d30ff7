/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"
#include "cb-operation-filter.h"

G_BEGIN_DECLS

/* Asks where to, writes what @filter (nullable, copied) lets through there as CSV, and says
 * so on @toasts. */
void cb_activity_export_ask (AdwToastOverlay         *toasts,
                             CbBook                  *book,
                             const CbOperationFilter *filter);

G_END_DECLS
