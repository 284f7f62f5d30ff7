/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Watches the main loop: how long each turn of it works, apart from the frames
 * that GTK draws in it, and how long those take. It is the processor's time, so
 * that other programs on the machine don't count.
 */
void     cb_bench_loop_watch       (GdkFrameClock *clock);
/* Starts to count anew. */
void     cb_bench_loop_reset       (void);
/* What this turn has done so far was GTK's, and is no callback of the program:
 * it counts in the total only. */
void     cb_bench_loop_cut         (void);
/* Of the turns since then: the longest, and all of them together, in ms. */
double   cb_bench_loop_get_longest (void);
double   cb_bench_loop_get_total   (void);
/* The time that this thread has used at all. */
double   cb_bench_loop_get_time    (void);
/* (transfer none) (element-type double): the frames since then, in ms. */
GArray  *cb_bench_loop_get_frames  (void);

G_END_DECLS
