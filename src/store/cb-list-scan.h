/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-id-set.h"
#include "cb-sort-column.h"

G_BEGIN_DECLS

/*
 * Reading the ids of very many customers from an index, on a database thread.
 */

/* Who is wanted, and how many of them. */
typedef struct
{
  const CbIdSet *set;
  gboolean       in_set;     /* rather than out of it */
  gboolean       all;        /* pass */
  gsize          limit;      /* 0 for all */
  gboolean       descending;
} CbListFilter;

/* Where a stretch of an index begins, and where its ids go. */
typedef struct
{
  gint64  first;  /* id, 0 for a stretch of nobody */
  GArray *ids;
} CbListStretch;

gboolean cb_list_filter_passes  (const CbListFilter   *filter,
                                 gint64                id);

/* Appends the ids of @sql, with @parameter unless that is 0, to @ids (of
 * gint64). */
gboolean cb_list_scan_append    (CbConnection         *connection,
                                 const char           *sql,
                                 gint64                parameter,
                                 const CbListFilter   *filter,
                                 GArray               *ids,
                                 GError              **error);
/* Reads an index from end to end: looking at each key to see where another
 * stretch begins takes half as long again. Before the first of @stretches,
 * which stand in the order of the index, is @rest. Heeds no limit. */
gboolean cb_list_scan_stretches (CbConnection         *connection,
                                 const char           *sql,
                                 const CbListStretch  *stretches,
                                 guint                 n_stretches,
                                 const CbListFilter   *filter,
                                 GArray               *rest,
                                 GError              **error);

G_END_DECLS
