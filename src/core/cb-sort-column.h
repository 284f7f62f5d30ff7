/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbSortColumn:
 *
 * The columns by which lists of customers can be sorted: those of a scope that
 * cb_scope_has_column() names.
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
  CB_SORT_ERASE_AT,
} CbSortColumn;
#define CB_N_SORT_COLUMNS (CB_SORT_ERASE_AT + 1)

/* Which customers a list shows. */
typedef enum
{
  CB_SCOPE_LIVE,
  CB_SCOPE_DELETED,  /* but those pending */
  CB_SCOPE_PENDING,  /* deleted and masked, to be erased later */
} CbScope;
#define CB_N_SCOPES (CB_SCOPE_PENDING + 1)

/* Whether a list of @scope can be sorted by @column. An order by values that
 * are masked would tell of them. */
static inline gboolean
cb_scope_has_column (CbScope      scope,
                     CbSortColumn column)
{
  switch (scope)
    {
    case CB_SCOPE_LIVE:
      return column < CB_SORT_DELETED_AT;

    case CB_SCOPE_DELETED:
      return column < CB_N_SORT_COLUMNS;

    case CB_SCOPE_PENDING:
      return column == CB_SORT_NUMBER || column == CB_SORT_ERASE_AT;

    default:
      return FALSE;
    }
}

G_END_DECLS
