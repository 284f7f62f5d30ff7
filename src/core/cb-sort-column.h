/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbSortColumn:
 *
 * The columns by which lists of customers can be sorted. The last two exist
 * for deleted customers only.
 */
typedef enum
{
  CB_SORT_NUMBER,
  CB_SORT_NAME,
  CB_SORT_CONTACT,
  CB_SORT_EMAIL,
  CB_SORT_PHONE,
  CB_SORT_LAST_ACTIVITY,
  CB_SORT_ASSIGNED_TO,
  CB_SORT_DELETED_AT,
  CB_SORT_DELETED_BY,
} CbSortColumn;
#define CB_N_SORT_COLUMNS (CB_SORT_DELETED_BY + 1)

/* Which customers a list shows. */
typedef enum
{
  CB_SCOPE_LIVE,
  CB_SCOPE_DELETED,
} CbScope;

G_END_DECLS
