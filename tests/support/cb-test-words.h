/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/* That the index of words holds exactly what one that is made anew would. */
void cb_test_words_assert_same (CbBook *book);
/* Makes it anew, after tables were written to by themselves. */
void cb_test_words_rebuild     (CbBook *book);

G_END_DECLS
