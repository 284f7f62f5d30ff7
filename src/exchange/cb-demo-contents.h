/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-customer.h"
#include "cb-demo-items.h"

G_BEGIN_DECLS

/* Invents what belongs to a customer of the demo: messages, documents and other
 * records, and items of all kinds, which are gathered in @items; the same for the
 * same id. With @settled nothing that would stand in the way of deleting them. On
 * the writing thread. */
gboolean cb_demo_contents_add (CbConnection  *connection,
                               CbDemoItems   *items,
                               CbCustomer    *customer,
                               gboolean       settled,
                               GError       **error);

G_END_DECLS
