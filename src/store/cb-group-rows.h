/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-group.h"

G_BEGIN_DECLS

/*
 * Groups and what they may do, on a database thread; writing in a transaction.
 */

/* Gives a book that has none the groups to begin with, and puts its people into
 * them. */
gboolean   cb_group_rows_begin          (CbConnection     *connection,
                                         GError          **error);

GPtrArray *cb_group_rows_list           (CbConnection     *connection,
                                         GError          **error);
CbGroup   *cb_group_rows_get            (CbConnection     *connection,
                                         gint64            id,
                                         GError          **error);
gint64     cb_group_rows_add            (CbConnection     *connection,
                                         const char       *name,
                                         CbBuiltInGroup    built_in,
                                         CbPermissionSet   permissions,
                                         GError          **error);
gboolean   cb_group_rows_rename         (CbConnection     *connection,
                                         gint64            id,
                                         const char       *name,
                                         GError          **error);
gboolean   cb_group_rows_remove         (CbConnection     *connection,
                                         gint64            id,
                                         GError          **error);
gboolean   cb_group_rows_set_permission (CbConnection     *connection,
                                         gint64            id,
                                         CbPermission      permission,
                                         gboolean          allowed,
                                         GError          **error);

G_END_DECLS
