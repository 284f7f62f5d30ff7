/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/*
 * Which customers there are, on a database thread.
 */
gboolean  cb_existing_collect      (CbStatement    *statement,
                                    CbIdSet        *set,
                                    GError        **error);
CbIdSet  *cb_existing_find         (CbConnection   *connection,
                                    const CbIdSet  *customers,
                                    GError        **error);
CbIdSet  *cb_existing_find_deleted (CbConnection   *connection,
                                    const CbIdSet  *customers,
                                    GError        **error);
CbIdSet  *cb_existing_find_pending (CbConnection   *connection,
                                    const CbIdSet  *customers,
                                    GError        **error);

G_END_DECLS
