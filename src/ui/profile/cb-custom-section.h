/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"

G_BEGIN_DECLS

/**
 * CbCustomSection:
 *
 * What a customer has in the custom fields of the book, to be edited; hidden
 * while the book has none. It follows the book while it is seen.
 */
#define CB_TYPE_CUSTOM_SECTION (cb_custom_section_get_type ())
G_DECLARE_FINAL_TYPE (CbCustomSection, cb_custom_section, CB, CUSTOM_SECTION, AdwBin)

GtkWidget *cb_custom_section_new       (CbBook          *book,
                                        gint64           customer_id);
/* @editable: of a customer who isn't deleted. */
void       cb_custom_section_set_state (CbCustomSection *self,
                                        gboolean         editable);

G_END_DECLS
