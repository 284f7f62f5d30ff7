/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-customer.h"

G_BEGIN_DECLS

/*
 * The search for what an erasure left: for any eight bytes in a row of any
 * field of a customer, in every form in which a book keeps it.
 */
GHashTable *cb_test_remains_new    (void);
void        cb_test_remains_add    (GHashTable *self,
                                    CbCustomer *customer);
/* What somebody who stays has as well is not looked for. */
void        cb_test_remains_except (GHashTable *self,
                                    CbCustomer *customer);
/* How often anything of it stands in the files of @folder. The test's output
 * says where, the first time. */
guint       cb_test_remains_count  (GHashTable *self,
                                    const char *folder);

G_END_DECLS
