/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "cb-book.h"

G_BEGIN_DECLS

/*
 * What the benchmarks share: a generated book, raw SQLite beside it, times.
 */

/* One line of the table: what was measured, against what, the limit. */
typedef struct
{
  const char *what;
  const char *against;
  double      ours;    /* in milliseconds */
  double      theirs;  /* in milliseconds, 0 where there is nothing to compare */
  double      limit;   /* a ratio, or milliseconds where theirs is 0 */
} CbBenchRow;

guint         cb_bench_get_n_customers (void);
char         *cb_bench_make_book       (const char         *folder);
char         *cb_bench_copy_book       (const char         *path,
                                        const char         *name);
CbBook       *cb_bench_open_book       (const char         *path);
void          cb_bench_close_book      (CbBook             *book);
sqlite3      *cb_bench_open_raw        (const char         *path);
void          cb_bench_raw_exec        (sqlite3            *db,
                                        const char         *sql);
void          cb_bench_remove_folder   (const char         *folder);

void          cb_bench_result_cb       (GObject            *source,
                                        GAsyncResult       *result,
                                        gpointer            user_data);
GAsyncResult *cb_bench_wait            (GAsyncResult      **result);

double        cb_bench_median          (GArray             *times);
double        cb_bench_percentile      (GArray             *times,
                                        double              percentile);
/* Prints the line; FALSE if it is over the limit. */
gboolean      cb_bench_report          (const CbBenchRow   *row);

G_END_DECLS
