/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer.h"
#include "cb-item-kind.h"

G_BEGIN_DECLS

/**
 * CbHindrance:
 *
 * A customer, and the items that stand in the way: how many of each kind, and
 * the numbers of the first few. Immutable once it is filled in.
 */
#define CB_TYPE_HINDRANCE (cb_hindrance_get_type ())
G_DECLARE_FINAL_TYPE (CbHindrance, cb_hindrance, CB, HINDRANCE, GObject)

CbHindrance       *cb_hindrance_new          (CbCustomer  *customer);
/* Counts an item; @kind 0 stands for those that only a newer version knows,
 * @number may be NULL when there are enough. */
void               cb_hindrance_add          (CbHindrance *self,
                                              guint        kind,
                                              const char  *number);
/* (transfer none) */
CbCustomer        *cb_hindrance_get_customer (CbHindrance *self);
gsize              cb_hindrance_get_n_items  (CbHindrance *self,
                                              guint        kind);
gsize              cb_hindrance_get_n_all    (CbHindrance *self);
/* (transfer none) (element-type utf8) */
GPtrArray         *cb_hindrance_get_numbers  (CbHindrance *self);

G_END_DECLS
