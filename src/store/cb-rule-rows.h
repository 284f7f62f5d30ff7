/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-rules.h"

G_BEGIN_DECLS

/*
 * The rules of a book, on a database thread.
 */
gboolean  cb_rule_rows_add_kinds (CbConnection   *connection,
                                  GError        **error);
CbRules  *cb_rule_rows_get       (CbConnection   *connection,
                                  GError        **error);
gboolean  cb_rule_rows_set       (CbConnection   *connection,
                                  const CbRules  *rules,
                                  GError        **error);

G_END_DECLS
