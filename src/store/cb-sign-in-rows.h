/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-id-set.h"

G_BEGIN_DECLS

/*
 * Passwords and who signs in with them, on a database thread. A hash never leaves
 * these rows.
 */

/* An SQL condition: somebody active has a password, so everybody has to sign in. */
#define CB_SIGN_IN_NEEDED \
  "EXISTS (SELECT 1 FROM person_password w JOIN person o ON o.id = w.person_id WHERE o.active)"

/* Wrong passwords in a row. */
typedef struct
{
  guint  n_failed;
  gint64 last_failed;  /* UTC microseconds since 1970 */
} CbSignInFailures;

typedef enum
{
  CB_SIGN_IN_RIGHT,
  CB_SIGN_IN_WRONG,
  CB_SIGN_IN_TOO_SOON,  /* it was not looked at */
  CB_SIGN_IN_UNKNOWN,   /* nobody who can sign in */
} CbSignInOutcome;

gboolean   cb_sign_in_rows_is_needed         (CbConnection            *connection,
                                              gboolean                *needed,
                                              GError                 **error);
/* (transfer full) (element-type CbSignInChoice): by name. @failures counts for all
 * of them if it isn't NULL, and else what stands in the book for each. */
GPtrArray *cb_sign_in_rows_list              (CbConnection            *connection,
                                              const CbSignInFailures  *failures,
                                              gint64                   now,
                                              GError                 **error);
/* (transfer full): the ids of all who have a password. */
CbIdSet   *cb_sign_in_rows_get_with_password (CbConnection            *connection,
                                              GError                 **error);

/* Compares @password, NULL for none, with that of an active person; with none if
 * they have none. Updates @failures. */
gboolean   cb_sign_in_rows_try               (CbConnection            *connection,
                                              gint64                   person_id,
                                              const char              *password,
                                              gint64                   now,
                                              CbSignInFailures        *failures,
                                              CbSignInOutcome         *outcome,
                                              GError                 **error);
/* From when on a password is looked at again, 0 for at once. */
gint64     cb_sign_in_failures_get_end       (const CbSignInFailures  *self,
                                              gint64                   now);
gboolean   cb_sign_in_rows_get_failures      (CbConnection            *connection,
                                              gint64                   person_id,
                                              CbSignInFailures        *failures,
                                              GError                 **error);
gboolean   cb_sign_in_rows_set_failures      (CbConnection            *connection,
                                              gint64                   person_id,
                                              const CbSignInFailures  *failures,
                                              GError                 **error);
/* @password: NULL takes theirs away. What was tried before is forgotten. */
gboolean   cb_sign_in_rows_set_password      (CbConnection            *connection,
                                              gint64                   person_id,
                                              const char              *password,
                                              GError                 **error);

G_END_DECLS
