/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-list-scan.h"

/* Ids that are read at a time. */
#define N_AT_ONCE 512

static void
append_passing (const CbListFilter *filter,
                const gint64       *read,
                guint               n,
                GArray             *ids)
{
  if (filter->all)
    {
      g_array_append_vals (ids, read, n);
      return;
    }

  for (guint i = 0; i < n; i++)
    if (cb_list_filter_passes (filter, read[i]))
      g_array_append_val (ids, read[i]);
}

gboolean
cb_list_filter_passes (const CbListFilter *filter,
                       gint64              id)
{
  return cb_id_set_contains (filter->deleted, id) == (filter->scope == CB_SCOPE_DELETED);
}

gboolean
cb_list_scan_append (CbConnection        *connection,
                     const char          *sql,
                     gint64               parameter,
                     const CbListFilter  *filter,
                     GArray              *ids,
                     GError             **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  gint64 read[N_AT_ONCE];
  CbStep step = CB_STEP_ROW;
  guint n;

  if (statement == NULL)
    return FALSE;

  if (parameter != 0)
    cb_statement_bind_int64 (statement, 1, parameter);
  while (step == CB_STEP_ROW && (filter->limit == 0 || ids->len < filter->limit))
    {
      guint n_max = filter->limit == 0 ? N_AT_ONCE : (guint) MIN (N_AT_ONCE, filter->limit - ids->len);

      step = cb_statement_read_int64s (statement, read, n_max, &n, error);
      append_passing (filter, read, n, ids);
    }

  return step != CB_STEP_ERROR;
}

gboolean
cb_list_scan_stretches (CbConnection         *connection,
                        const char           *sql,
                        const CbListStretch  *stretches,
                        guint                 n_stretches,
                        const CbListFilter   *filter,
                        GArray               *rest,
                        GError              **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  gint64 read[N_AT_ONCE];
  GArray *ids = rest;
  CbStep step = CB_STEP_ROW;
  guint next = 0;

  if (statement == NULL)
    return FALSE;

  while (step == CB_STEP_ROW)
    {
      guint n, from = 0;

      step = cb_statement_read_int64s (statement, read, N_AT_ONCE, &n, error);
      for (guint i = 0; i < n; i++)
        {
          while (next < n_stretches && stretches[next].first == 0)
            next++;
          if (next == n_stretches || read[i] != stretches[next].first)
            continue;

          append_passing (filter, read + from, i - from, ids);
          from = i;
          ids = stretches[next++].ids;
        }
      append_passing (filter, read + from, n - from, ids);
    }

  return step == CB_STEP_DONE;
}
