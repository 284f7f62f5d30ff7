/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-customer-row.h"

G_BEGIN_DECLS

/**
 * CbRowButtons:
 *
 * The buttons at the end of a customer's row: the action that is wanted most,
 * and the menu. They are made when the row is first pointed at or focused:
 * most rows never are.
 */
#define CB_TYPE_ROW_BUTTONS (cb_row_buttons_get_type ())
G_DECLARE_FINAL_TYPE (CbRowButtons, cb_row_buttons, CB, ROW_BUTTONS, AdwBin)

/* What the first button does: an action that takes a customer's id. */
typedef struct
{
  const char *action;
  const char *icon_name;
  const char *label;      /* not translated yet */
} CbRowAction;

/* A column of them. @action has to stay. While the property "narrow" of @page
 * is set the first button is seen in all rows, and the only one: there is room
 * for no more, and no pointer to come near. It can be pressed while the
 * property "writable" is set. (transfer full) */
GtkColumnViewColumn *cb_row_buttons_column_new (const CbRowAction *action,
                                                GObject           *page);

/* (transfer none) (nullable) */
CbCustomerRow       *cb_row_buttons_get_row    (CbRowButtons      *self);
void                 cb_row_buttons_ensure     (CbRowButtons      *self);

/* Those of the row of a GtkColumnView that @widget is in, or is.
 * (transfer none) (nullable) */
CbRowButtons        *cb_row_buttons_find       (GtkWidget         *widget);

G_END_DECLS
