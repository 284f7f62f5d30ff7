/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What people sign in with besides their name. Hashed by libxcrypt with yescrypt,
 * which is made to be slow: a tenth of a second or so, so never on the main thread.
 */

/* In characters. */
#define CB_MIN_PASSWORD_LENGTH 8
/* In bytes: far more than anybody types, and as much as libxcrypt takes. */
#define CB_MAX_PASSWORD_SIZE 500

/* Whether it can be somebody's password: UTF-8, long enough, and not too long. */
gboolean  cb_password_check  (const char  *password);
/* (transfer full): a hash with a salt of its own, or NULL with %CB_ERROR_INVALID
 * for what can't be a password, or %CB_ERROR_FAILED. */
char     *cb_password_hash   (const char  *password,
                              GError     **error);
/* Whether @hash was made of @password; takes as long wherever they differ. */
gboolean  cb_password_verify (const char  *hash,
                              const char  *password);
/* Overwrites it, in a way that no compiler leaves out. */
void      cb_password_wipe   (char        *password);
/* (nullable): wipes it, then frees it. */
void      cb_password_free   (char        *password);

G_END_DECLS
