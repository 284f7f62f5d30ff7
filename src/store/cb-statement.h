/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-id-set.h"

G_BEGIN_DECLS

/**
 * CbStatement:
 *
 * A prepared statement, owned by its connection. Take one with
 * cb_connection_prepare(), bind, step, and reset it when done, or let
 * g_autoptr (CbStatement) do that: its clean-up resets and unbinds, so that no
 * read transaction stays open. Parameters count from 1, columns from 0.
 */
typedef struct _CbStatement CbStatement;

typedef enum
{
  CB_STEP_ERROR = -1,
  CB_STEP_DONE = 0,
  CB_STEP_ROW = 1,
} CbStep;

void        cb_statement_bind_int64  (CbStatement   *self,
                                      int            parameter,
                                      gint64         value);
/* Empty text is bound as it is, NULL as NULL. Copied. */
void        cb_statement_bind_text   (CbStatement   *self,
                                      int            parameter,
                                      const char    *value);
/* Not copied: @data must stay until the statement is reset. */
void        cb_statement_bind_blob   (CbStatement   *self,
                                      int            parameter,
                                      gconstpointer  data,
                                      gsize          size);
/* For cb_set(?): SELECT id FROM cb_set(?), or … IN cb_set(?). */
void        cb_statement_bind_set    (CbStatement   *self,
                                      int            parameter,
                                      const CbIdSet *set);
CbStep      cb_statement_step        (CbStatement   *self,
                                      GError       **error);
gboolean    cb_statement_run         (CbStatement   *self,
                                      GError       **error);
CbStep      cb_statement_read_int64s (CbStatement   *self,
                                      int            n_columns,
                                      gint64        *values,
                                      guint          n_max,
                                      guint         *n,
                                      GError       **error);
int         cb_statement_get_n_columns (CbStatement *self);
gint64      cb_statement_get_int64   (CbStatement   *self,
                                      int            column);
/* Valid until the next step. Never NULL, always UTF-8. */
const char *cb_statement_get_text    (CbStatement   *self,
                                      int            column);
gsize       cb_statement_get_size    (CbStatement   *self,
                                      int            column);
gconstpointer cb_statement_get_raw    (CbStatement   *self,
                                       int            column);
GBytes     *cb_statement_get_bytes   (CbStatement   *self,
                                      int            column);
gboolean    cb_statement_is_null     (CbStatement   *self,
                                      int            column);
void        cb_statement_reset       (CbStatement   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbStatement, cb_statement_reset)

G_END_DECLS
