/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-list-scan.h"

/* Ids that are read at a time. */
#define N_AT_ONCE 4096

/* Reads to the end of @ids, rather than to a place from which they would have
 * to be copied. */
static CbStep
read_more (CbStatement  *statement,
           GArray       *ids,
           guint         n_max,
           GError      **error)
{
  guint start = ids->len;
  CbStep step;
  guint n;

  g_array_set_size (ids, start + n_max);
  step = cb_statement_read_int64s (statement, 1, &g_array_index (ids, gint64, start), n_max, &n, error);
  g_array_set_size (ids, start + n);

  return step;
}

/* Drops those from @start on who are not wanted. */
static void
drop_others (const CbListFilter *filter,
             GArray             *ids,
             guint               start)
{
  guint n = start;

  if (filter->all)
    return;

  for (guint i = start; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (cb_list_filter_passes (filter, id))
        g_array_index (ids, gint64, n++) = id;
    }
  g_array_set_size (ids, n);
}

/* Where in @ids, from @start on, @first is; their number if nowhere. */
static guint
find (GArray *ids,
      guint   start,
      gint64  first)
{
  guint i = start;

  while (i < ids->len && g_array_index (ids, gint64, i) != first)
    i++;

  return i;
}

gboolean
cb_list_filter_passes (const CbListFilter *filter,
                       gint64              id)
{
  return cb_id_set_contains (filter->set, id) == filter->in_set;
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
  CbStep step = CB_STEP_ROW;

  if (statement == NULL)
    return FALSE;

  if (parameter != 0)
    cb_statement_bind_int64 (statement, 1, parameter);
  while (step == CB_STEP_ROW && (filter->limit == 0 || ids->len < filter->limit))
    {
      guint n_max = filter->limit == 0 ? N_AT_ONCE : (guint) MIN (N_AT_ONCE, filter->limit - ids->len);
      guint start = ids->len;

      step = read_more (statement, ids, n_max, error);
      drop_others (filter, ids, start);
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
  GArray *ids = rest;
  CbStep step = CB_STEP_ROW;
  guint next = 0;

  if (statement == NULL)
    return FALSE;

  while (step == CB_STEP_ROW)
    {
      guint start = ids->len;

      step = read_more (statement, ids, N_AT_ONCE, error);
      for (;;)
        {
          GArray *before = ids;
          guint end;

          while (next < n_stretches && stretches[next].first == 0)
            next++;
          end = next < n_stretches ? find (ids, start, stretches[next].first) : ids->len;
          if (end == ids->len)
            break;

          ids = stretches[next++].ids;
          g_array_append_vals (ids, &g_array_index (before, gint64, end), before->len - end);
          g_array_set_size (before, end);
          drop_others (filter, before, start);
          start = 0;
        }
      drop_others (filter, ids, start);
    }

  return step == CB_STEP_DONE;
}
