/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-needles.h"

G_BEGIN_DECLS

/* Whether @needles are as many as the memory should be filled with. */
gboolean  cb_proof_values_are_full (CbNeedles     *needles);
/* Adds all that is personal of a customer, in any table, to @needles. On a
 * database thread, before the customer is erased. */
gboolean  cb_proof_values_add      (CbNeedles     *needles,
                                    CbConnection  *connection,
                                    gint64         customer_id,
                                    GError       **error);

G_END_DECLS
