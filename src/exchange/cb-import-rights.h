/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-id-set.h"
#include "cb-import-mapping.h"

G_BEGIN_DECLS

/* Whether who imports may do to @added and @edited (nullable) what their rows do:
 * importing is no way around what somebody may not do by hand. %CB_ERROR_DENIED
 * otherwise. */
gboolean cb_import_rights_check (CbConnection           *connection,
                                 const CbImportMapping  *mapping,
                                 const CbIdSet          *added,
                                 const CbIdSet          *edited,
                                 GError                **error);

G_END_DECLS
