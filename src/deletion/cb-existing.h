/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/* Who there is, on a database thread. */
CbIdSet  *cb_existing_find    (CbConnection   *connection,
                               const CbIdSet  *customers,
                               GError        **error);
/* Adds the ids in the first column of all rows. */
gboolean  cb_existing_collect (CbStatement    *statement,
                               CbIdSet        *set,
                               GError        **error);

G_END_DECLS
