/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"

G_BEGIN_DECLS

/*
 * Passwords of the people of a book. Each change is an operation, which says whose
 * it was and never what it is, and emits "changed".
 */

/* Gives the person @person_id the password @password, or takes theirs away if that
 * is NULL. One's own needs @old, if there is one, and wrong ones make one wait as
 * they do when signing in. Somebody else's needs %CB_PERMISSION_CHANGE_PEOPLE, and
 * that one may do all that they may. */
void      cb_password_store_set_async      (CbBook               *book,
                                            gint64                person_id,
                                            const char           *old,
                                            const char           *password,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean  cb_password_store_set_finish     (CbBook               *book,
                                            GAsyncResult         *result,
                                            gint64               *wait_until,
                                            GError              **error);

/* For whoever has the file, when nobody knows a password of an administrator any
 * more: takes those of all administrators away, in the name of the program itself.
 * Not for the window. */
void      cb_password_store_reset_async    (CbBook               *book,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GPtrArray *
          cb_password_store_reset_finish   (CbBook               *book,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
