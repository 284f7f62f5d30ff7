/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-id-set.h"

G_BEGIN_DECLS

/*
 * The index of words in messages and in titles of documents, on a database
 * thread, in the transaction of what changes these. It holds no texts, so that
 * the words of something are taken out before it changes or goes.
 */

/* After the message was added, and only once. */
gboolean cb_word_rows_add_message     (CbConnection   *connection,
                                       gint64          customer_id,
                                       gint64          id,
                                       GError        **error);
/* After the document was added or has its new title. */
gboolean cb_word_rows_add_document    (CbConnection   *connection,
                                       gint64          id,
                                       GError        **error);
/* Before the document goes or gets another title. */
gboolean cb_word_rows_remove_document (CbConnection   *connection,
                                       gint64          id,
                                       GError        **error);
/* Before all messages and documents of @customers go. %CB_ERROR_DAMAGED when the
 * index isn't what it should be: then only cb_word_rows_rebuild() helps. */
gboolean cb_word_rows_remove_of       (CbConnection   *connection,
                                       const CbIdSet  *customers,
                                       GError        **error);
/* So that nothing of what was taken out is left in the index. */
gboolean cb_word_rows_wipe            (CbConnection   *connection,
                                       GError        **error);
gboolean cb_word_rows_rebuild         (CbConnection   *connection,
                                       GError        **error);

/* The row with the words of a message: up to 16 of a customer share one, which makes
 * the index a third as large and as quick again to write anew as one for each. */
#define CB_WORD_ROW_OF(customer_id, id) "(" customer_id " << 12 | min (" id " >> 4, 4095))"
/* Whether a message m is of that row. */
#define CB_WORD_ROW_HAS(row) "m.customer_id = (" row " >> 12) AND m.id >= ((" row " & 4095) << 4) AND " \
                             "m.id < CASE " row " & 4095 WHEN 4095 THEN 9223372036854775807 " \
                             "ELSE ((" row " & 4095) + 1) << 4 END"

G_END_DECLS
