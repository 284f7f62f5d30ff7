/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-custom-field.h"
#include "cb-preferences.h"

G_BEGIN_DECLS

/* Records what an operation changed of the preferences, in its transaction. The
 * values are written as cb-operation-change.h says. */
gboolean cb_preference_notes_write (CbConnection         *connection,
                                    gint64                operation_id,
                                    const CbPreferences  *before,
                                    const CbPreferences  *after,
                                    GError              **error);

/* The same of the fields of one's own (element-type CbCustomField). */
gboolean cb_preference_notes_write_fields (CbConnection  *connection,
                                           gint64         operation_id,
                                           GPtrArray     *before,
                                           GPtrArray     *after,
                                           GError       **error);

G_END_DECLS
