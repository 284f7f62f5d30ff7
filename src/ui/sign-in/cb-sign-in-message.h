/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbSignInMessage:
 *
 * What is wrong with signing in, and how long one has to wait after wrong passwords:
 * it counts the seconds down. Hidden while there is nothing to say.
 *
 * Property "waiting" (gboolean).
 */
#define CB_TYPE_SIGN_IN_MESSAGE (cb_sign_in_message_get_type ())
G_DECLARE_FINAL_TYPE (CbSignInMessage, cb_sign_in_message, CB, SIGN_IN_MESSAGE, AdwBin)

/* NULL to say nothing. It is read aloud. */
void      cb_sign_in_message_set_text    (CbSignInMessage *self,
                                          const char      *text);
/* In UTC microseconds since 1970; 0 for not at all. @was_wrong: whether a password
 * was entered just now, rather than some time ago. */
void      cb_sign_in_message_set_wait    (CbSignInMessage *self,
                                          gint64           wait_until,
                                          gboolean         was_wrong);
gboolean  cb_sign_in_message_get_waiting (CbSignInMessage *self);

G_END_DECLS
