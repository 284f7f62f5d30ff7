/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "cb-statement.h"

G_BEGIN_DECLS

CbStatement *cb_statement_new  (sqlite3      *db,
                                const char   *sql,
                                GError      **error);
void         cb_statement_free (CbStatement  *self);

G_END_DECLS
