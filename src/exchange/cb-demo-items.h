/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-customer.h"

G_BEGIN_DECLS

/* How long after the last day of the demo something may be planned. */
#define CB_DEMO_DAYS_AHEAD 45

/**
 * CbDemoItems:
 *
 * The items of the customers of the demo, gathered customer by customer and then
 * written in the order of their dates, as a business would have numbered them.
 */
typedef struct _CbDemoItems CbDemoItems;

CbDemoItems *cb_demo_items_new    (void);
void         cb_demo_items_free   (CbDemoItems   *self);
/* Invents those of @customer. With @settled nothing that would stand in the way of
 * deleting them. */
void         cb_demo_items_gather (CbDemoItems   *self,
                                   GRand         *rand,
                                   CbCustomer    *customer,
                                   gboolean       settled);
/* On the writing thread. */
gboolean     cb_demo_items_write  (CbDemoItems   *self,
                                   CbConnection  *connection,
                                   GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbDemoItems, cb_demo_items_free)

G_END_DECLS
