/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-sign-in-choice.h"

G_BEGIN_DECLS

/*
 * Who can sign in: the one thing of a book that is told before anybody has.
 */

/* (element-type CbSignInChoice): who is active and has a name to sign in with. */
void       cb_sign_in_store_list_async   (CbBook               *book,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
GPtrArray *cb_sign_in_store_list_finish  (CbBook               *book,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
