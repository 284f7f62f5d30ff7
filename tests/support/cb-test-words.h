/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/* That the index of words holds exactly what one that is made anew would. */
void cb_test_words_assert_same (CbBook *book);
/* Makes it anew, after tables were written to by themselves. */
void cb_test_words_rebuild     (CbBook *book);
/* What goes with a message that was added by SQL. */
void cb_test_words_add_message (CbBook *book,
                                gint64  customer_id,
                                gint64  id);

G_END_DECLS
