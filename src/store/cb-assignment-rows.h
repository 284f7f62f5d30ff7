/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-operation-rows.h"

G_BEGIN_DECLS

/*
 * Whom customers are assigned to, by the id of a person, or 0 for nobody. On a
 * database thread.
 */

/* (transfer full): all who are assigned to @person, deleted or not; or NULL */
CbIdSet   *cb_assignment_rows_list     (CbConnection   *connection,
                                        gint64          person,
                                        GError        **error);
/* (transfer full): those of @set who are; or NULL */
CbIdSet   *cb_assignment_rows_find     (CbConnection   *connection,
                                        const CbIdSet  *set,
                                        gint64          person,
                                        GError        **error);
/* (transfer full) (element-type CbOperationSet): @set by whom they are assigned
 * to, which is the source; or NULL */
GPtrArray *cb_assignment_rows_split    (CbConnection   *connection,
                                        const CbIdSet  *set,
                                        GError        **error);
/* Assigns all of @set. %CB_ERROR_INVALID when there is no such person. */
gboolean   cb_assignment_rows_set      (CbConnection   *connection,
                                        const CbIdSet  *set,
                                        gint64          person,
                                        GError        **error);

/* Records to whom an operation assigned @set. */
gboolean   cb_assignment_rows_record   (CbConnection   *connection,
                                        gint64          operation,
                                        gint64          person,
                                        const CbIdSet  *set,
                                        GError        **error);
/* (transfer full) (element-type CbOperationSet): what was so recorded, the source
 * being the person; or NULL */
GPtrArray *cb_assignment_rows_get      (CbConnection   *connection,
                                        gint64          operation,
                                        GError        **error);

G_END_DECLS
