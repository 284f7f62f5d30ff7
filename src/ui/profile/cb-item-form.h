/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-item.h"

G_BEGIN_DECLS

/**
 * CbItemForm:
 *
 * The rows in which an item is edited. What is wrong is said below the row that
 * it is in.
 */
#define CB_TYPE_ITEM_FORM (cb_item_form_get_type ())
G_DECLARE_FINAL_TYPE (CbItemForm, cb_item_form, CB, ITEM_FORM, AdwBin)

/* @item: what stands in the form to begin with. (transfer floating) */
GtkWidget *cb_item_form_new         (CbItem     *item);
void       cb_item_form_set_item    (CbItemForm *self,
                                     CbItem     *item);
/* Takes only amounts of more than nothing, in the currency that there is, and one of
 * more than @owed, in minor units, when it is saved twice. */
void       cb_item_form_set_payment (CbItemForm *self,
                                     gint64      owed);
/* What stands in the form, if it can be saved; else NULL, and the first row in
 * which something is wrong gets the focus. (transfer full) (nullable) */
CbItem    *cb_item_form_get_item    (CbItemForm *self);
/* Whether something was typed since the form was filled. */
gboolean   cb_item_form_is_dirty    (CbItemForm *self);

G_END_DECLS
