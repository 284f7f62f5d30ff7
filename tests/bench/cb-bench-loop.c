/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-bench-loop.h"

#include <time.h>

static GPollFunc poll_func;
static GArray *frames;
static gint64 turn_start;   /* 0 while polling */
static gint64 frame_start;
static gint64 frame_time;   /* within this turn */
static double longest;
static double total;

/* In microseconds, of this thread alone: what other programs do with the
 * processors meanwhile says nothing about this one. */
static gint64
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
end_turn (void)
{
  double ms = (double) (get_time () - turn_start - frame_time) / 1000.0;

  if (turn_start == 0)
    return;

  longest = MAX (longest, ms);
  total += ms;
}

static void
begin_turn (void)
{
  turn_start = get_time ();
  frame_time = 0;
}

static int
poll_and_watch (GPollFD *fds,
                guint    n_fds,
                int      timeout)
{
  int result;

  end_turn ();
  turn_start = 0;
  result = poll_func (fds, n_fds, timeout);
  begin_turn ();

  return result;
}

static void
before_paint_cb (GdkFrameClock *clock)
{
  frame_start = get_time ();
}

static void
after_paint_cb (GdkFrameClock *clock)
{
  gint64 time = get_time () - frame_start;
  double ms = (double) time / 1000.0;

  if (frame_start == 0)
    return;

  frame_time += time;
  frame_start = 0;
  g_array_append_val (frames, ms);
}

void
cb_bench_loop_watch (GdkFrameClock *clock)
{
  if (frames == NULL)
    {
      frames = g_array_new (FALSE, FALSE, sizeof (double));
      poll_func = g_main_context_get_poll_func (NULL);
      g_main_context_set_poll_func (NULL, poll_and_watch);
    }

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  cb_bench_loop_reset ();
}

void
cb_bench_loop_reset (void)
{
  begin_turn ();
  longest = 0;
  total = 0;
  g_array_set_size (frames, 0);
}

void
cb_bench_loop_cut (void)
{
  double before = longest;

  end_turn ();
  longest = before;
  begin_turn ();
}

double
cb_bench_loop_get_longest (void)
{
  if (turn_start != 0)
    {
      end_turn ();
      begin_turn ();
    }

  return longest;
}

double
cb_bench_loop_get_total (void)
{
  cb_bench_loop_get_longest ();

  return total;
}

double
cb_bench_loop_get_time (void)
{
  return (double) get_time () / 1000.0;
}

GArray *
cb_bench_loop_get_frames (void)
{
  return frames;
}
