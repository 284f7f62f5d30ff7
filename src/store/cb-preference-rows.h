/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-preferences.h"

G_BEGIN_DECLS

/*
 * The preferences of a book, on a database thread.
 */
CbPreferences  *cb_preference_rows_get           (CbConnection   *connection,
                                                  GError        **error);
gboolean        cb_preference_rows_set           (CbConnection   *connection,
                                                  CbPreferences  *preferences,
                                                  GError        **error);
gboolean        cb_preference_rows_get_retention (CbConnection   *connection,
                                                  CbPreferences  *preferences,
                                                  GError        **error);

G_END_DECLS
