/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/* Asks where to, writes all that is known of a customer there, and says so in the window
 * of @parent. */
void cb_customer_export_ask (GtkWidget *parent,
                             CbBook    *book,
                             gint64     customer_id);

G_END_DECLS
