/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/*
 * The photos of people, on a database thread; writing in a transaction. Of each
 * person there is the one that is shown, and the one before it for undoing.
 */

/* @photo: (out) (transfer full) (nullable): the one that is shown. FALSE with @error. */
gboolean  cb_person_photo_rows_get       (CbConnection   *connection,
                                          gint64          person_id,
                                          GBytes        **photo,
                                          GError        **error);
/* @id: (out): of the one that is shown, or 0. FALSE with @error. */
gboolean  cb_person_photo_rows_get_shown (CbConnection   *connection,
                                          gint64          person_id,
                                          gint64         *id,
                                          GError        **error);
/* @photo: (nullable): whether it is what is shown; FALSE when that can't be told. */
gboolean  cb_person_photo_rows_is_shown  (CbConnection   *connection,
                                          gint64          person_id,
                                          GBytes         *photo);
/* @there: (out): whether it is kept still. FALSE with @error. */
gboolean  cb_person_photo_rows_has       (CbConnection   *connection,
                                          gint64          person_id,
                                          gint64          id,
                                          gboolean       *there,
                                          GError        **error);
/* Keeps a photo, without showing it. Its id, or 0 with @error. */
gint64    cb_person_photo_rows_add       (CbConnection   *connection,
                                          gint64          person_id,
                                          GBytes         *photo,
                                          GError        **error);
/* Shows the photo @id, or none if it is 0; then only the one that was shown
 * before is kept besides. */
gboolean  cb_person_photo_rows_show      (CbConnection   *connection,
                                          gint64          person_id,
                                          gint64          id,
                                          GError        **error);

G_END_DECLS
