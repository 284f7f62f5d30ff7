/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"

G_BEGIN_DECLS

/* Invents customers of the demo who were erased some time ago, by that member
 * of staff, and what was kept of their items. On the writing thread. */
gboolean cb_demo_erasure_add (CbConnection  *connection,
                              gint64         person_id,
                              const char    *person_name,
                              GError       **error);

G_END_DECLS
