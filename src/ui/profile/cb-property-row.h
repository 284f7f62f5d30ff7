/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-customer-field.h"

G_BEGIN_DECLS

typedef enum
{
  CB_PROPERTY_USE_ALL,
  CB_PROPERTY_USE_NO_CONTACT,  /* of somebody deleted, who is neither written to nor called */
  CB_PROPERTY_USE_NONE,        /* a mask */
} CbPropertyUse;

/**
 * CbPropertyRow:
 *
 * Shows a field of a customer, and is hidden while it is empty. Activating an
 * e-mail address, a phone number or a web site opens it; a button copies it.
 */
#define CB_TYPE_PROPERTY_ROW (cb_property_row_get_type ())
G_DECLARE_FINAL_TYPE (CbPropertyRow, cb_property_row, CB, PROPERTY_ROW, AdwActionRow)

GtkWidget *cb_property_row_new       (CbCustomerField  field);
void       cb_property_row_set_value (CbPropertyRow   *self,
                                      const char      *value);
void       cb_property_row_set_use   (CbPropertyRow   *self,
                                      CbPropertyUse    use);

/* (transfer full) (nullable): the URI that opens @value, NULL for none. */
char      *cb_property_row_make_uri  (CbCustomerField  field,
                                      const char      *value);

G_END_DECLS
