/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-customer-list.h"

G_BEGIN_DECLS

/* From now on tells @list which of its rows is the first that is seen in
 * @view, whose rows are all of the same height, and takes @view to the top
 * whenever @list shows another search. */
void cb_seen_rows_watch (GtkColumnView  *view,
                         CbCustomerList *list);

G_END_DECLS
