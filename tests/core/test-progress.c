/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-progress.h"

#define N_REPORTS 10000

typedef struct
{
  GThread *thread; /* where it is to be told */
  guint    n_notified;
  double   last;
} Watch;

static void
notify_cb (CbProgress *progress,
           GParamSpec *pspec,
           Watch      *watch)
{
  double fraction;

  g_assert_true (g_thread_self () == watch->thread);
  g_object_get (progress, "fraction", &fraction, NULL);
  g_assert_cmpfloat (fraction, >=, watch->last);
  watch->last = fraction;
  watch->n_notified++;
}

static gpointer
report_many (gpointer data)
{
  for (guint i = 1; i <= N_REPORTS; i++)
    cb_progress_report (data, (double) i / N_REPORTS);

  return NULL;
}

static void
test_thread (void)
{
  g_autoptr (CbProgress) progress = cb_progress_new ();
  Watch watch = { g_thread_self (), 0, -1 };
  GThread *thread;

  g_assert_cmpfloat (cb_progress_get_fraction (progress), ==, -1);
  g_signal_connect (progress, "notify::fraction", G_CALLBACK (notify_cb), &watch);

  thread = g_thread_new ("reports", report_many, progress);
  while (watch.last < 1)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_cmpfloat (watch.last, ==, 1);
  g_assert_cmpuint (watch.n_notified, >, 0);
}

static void
test_once_for_each_turn (void)
{
  g_autoptr (CbProgress) progress = cb_progress_new ();
  Watch watch = { g_thread_self (), 0, -1 };

  g_signal_connect (progress, "notify::fraction", G_CALLBACK (notify_cb), &watch);
  report_many (progress);
  g_assert_cmpuint (watch.n_notified, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (watch.n_notified, ==, 1);
  g_assert_cmpfloat (watch.last, ==, 1);
}

static void
test_range (void)
{
  g_autoptr (CbProgress) progress = cb_progress_new ();

  cb_progress_report (NULL, 0.5);
  cb_progress_report (progress, 7);
  g_assert_cmpfloat (cb_progress_get_fraction (progress), ==, 1);
  cb_progress_report (progress, -7);
  g_assert_cmpfloat (cb_progress_get_fraction (progress), ==, -1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* What is still to be told keeps it alive, and no longer. */
static void
test_lifetime (void)
{
  CbProgress *progress = cb_progress_new ();

  cb_progress_report (progress, 0.5);
  g_object_add_weak_pointer (G_OBJECT (progress), (gpointer *) &progress);
  g_object_unref (progress);
  g_assert_nonnull (progress);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (progress);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/progress/thread", test_thread);
  g_test_add_func ("/progress/once-for-each-turn", test_once_for_each_turn);
  g_test_add_func ("/progress/range", test_range);
  g_test_add_func ("/progress/lifetime", test_lifetime);

  return g_test_run ();
}
