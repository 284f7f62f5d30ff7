/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/*
 * All that is personal of a customer, in any table, and whether it stands in
 * the bytes of files.
 */

/* (transfer full): of a customer who has one of everything. */
GPtrArray *cb_test_values_collect      (CbBook      *book,
                                        gint64       customer_id);
/* Fails unless each of them stands in a file in @folder. */
void       cb_test_values_assert_there (GPtrArray   *values,
                                        const char  *folder);
/* Fails when anything of them does. */
void       cb_test_values_assert_gone  (GPtrArray   *values,
                                        const char  *folder);
gboolean   cb_test_values_has_text     (const char  *folder,
                                        const char  *text);

G_END_DECLS
