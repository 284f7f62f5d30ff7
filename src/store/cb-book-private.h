/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-search.h"

G_BEGIN_DECLS

/* (transfer none): cancelled when the book is to be closed. */
GCancellable *cb_book_get_closing (CbBook *self);
/* (transfer none): replaced when everything is read anew. */
CbSearch     *cb_book_get_search  (CbBook *self);

G_END_DECLS
