/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbRecordsTab:
 *
 * A customer's addresses, payment methods, dependents, billing cycle and custom
 * fields, to be added to, edited and removed. It follows the book while it is seen.
 */
#define CB_TYPE_RECORDS_TAB (cb_records_tab_get_type ())
G_DECLARE_FINAL_TYPE (CbRecordsTab, cb_records_tab, CB, RECORDS_TAB, AdwBin)

GtkWidget *cb_records_tab_new       (CbBook       *book,
                                     gint64        customer_id);
/* @editable: whether anything can be changed: of a customer who isn't deleted.
 * @masked: whether there is nothing to see. */
void       cb_records_tab_set_state (CbRecordsTab *self,
                                     gboolean      editable,
                                     gboolean      masked);

G_END_DECLS
