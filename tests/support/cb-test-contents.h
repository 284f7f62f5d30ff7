/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/* Adds to a customer one of each kind of record and one open item of each kind,
 * with all that is personal in them made of @text: it begins with that, a space
 * and the name of its table, or of the item's kind. */
void  cb_test_contents_add     (CbBook      *book,
                                gint64       customer_id,
                                const char  *text);
/* Lets customers be deleted whatever items they have. */
void  cb_test_contents_unblock (CbBook      *book);

G_END_DECLS
