/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plain-book.h"

G_BEGIN_DECLS

#define KEY(id) GSIZE_TO_POINTER ((gsize) (id))
/* A message by its customer and its place among the customer's. */
#define MESSAGE(customer, index) ((customer) * 100 + (index))

GHashTable *plain_set_new      (void);
gboolean    plain_item_is_open (const PlainItem *item);

G_END_DECLS
