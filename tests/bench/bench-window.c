/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <locale.h>
#include <stdlib.h>

#include "bench-window-work.h"
#include "cb-application.h"
#include "cb-bench-loop.h"
#include "cb-bench.h"
#include "cb-list-page.h"

/* The window at a million customers: how soon it is there, and whether
 * anything it does takes long. Each start is a process of its own, this one
 * with another argument. */

#define STARTS 7
#define RUNS   5

static gint64
get_start_time (void)
{
  return g_ascii_strtoll (g_getenv ("CB_BENCH_START"), NULL, 10);
}

static void
print_start_and_exit (void)
{
  g_print ("%.3f\n", (double) (g_get_monotonic_time () - get_start_time ()) / 1000.0);
  if (g_getenv ("CB_BENCH_VERBOSE") != NULL)
    g_printerr ("first frame after %.1f ms of this thread\n", cb_bench_loop_get_time ());
  exit (0);
}

static void
watch_window (GtkWidget *window,
              GCallback  after_paint)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect_object (clock, "after-paint", after_paint, window, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

static void
empty_activate_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  g_signal_connect (window, "realize", G_CALLBACK (watch_window), print_start_and_exit);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_empty_window (void)
{
  g_autoptr (AdwApplication) application =
    adw_application_new ("org.example.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (empty_activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), 0, NULL);
}

/* There is something in it once a row with its customer has been drawn, or
 * what stands instead of rows. */
static void
program_painted_cb (GtkWidget *window)
{
  CbListPage *page = CB_LIST_PAGE (bench_window_find (window, CB_TYPE_LIST_PAGE));
  CbCustomerList *list = cb_list_page_get_list (page);
  g_autoptr (CbCustomerRow) row = g_list_model_get_item (G_LIST_MODEL (list), 0);

  if (row != NULL ? cb_customer_row_get_customer (row) != NULL
                  : cb_list_page_get_book (page) != NULL && !cb_customer_list_get_loading (list))
    print_start_and_exit ();
}

static void
window_added_cb (GtkApplication *application,
                 GtkWidget      *window)
{
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  g_signal_connect (window, "realize", G_CALLBACK (watch_window), program_painted_cb);
}

static int
run_program (const char *path)
{
  g_autoptr (CbApplication) application = cb_application_new ();
  char *arguments[] = { (char *) "customer-book", (char *) path, NULL };

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return g_application_run (G_APPLICATION (application), 2, arguments);
}

static double
measure_start (const char *self,
               const char *mode,
               const char *path)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *output = NULL;

  g_subprocess_launcher_setenv (launcher, "CB_BENCH_START", start, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, self, mode, path, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error))
    g_error ("Can't start %s: %s", self, error->message);

  return g_ascii_strtod (output, NULL);
}

static gboolean
bench_starts (const char *self,
              const char *full,
              const char *empty)
{
  g_autoptr (GArray) with_rows = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) without = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean good;

  /* The first round warms up the caches of all of them. */
  for (guint i = 0; i <= STARTS; i++)
    {
      double times[] = {
        measure_start (self, "--start", full),
        measure_start (self, "--start", empty),
        measure_start (self, "--empty-window", ""),
      };

      if (i == 0)
        continue;
      g_array_append_val (with_rows, times[0]);
      g_array_append_val (without, times[1]);
      g_array_append_val (bare, times[2]);
    }

  good = cb_bench_report (&(CbBenchRow) { "first frame with rows", "the same program, empty book",
                                          cb_bench_median (with_rows), cb_bench_median (without), 1.3 });
  good &= cb_bench_report (&(CbBenchRow) { "first frame with rows", "an empty libadwaita window",
                                           cb_bench_median (with_rows), cb_bench_median (bare), 2.5 });

  return good;
}

/* The longest callback of one piece of work, in each run. */
typedef struct
{
  char   *what;
  GArray *times;  /* of double, ms */
} Turns;

static void
turns_free (gpointer data)
{
  Turns *self = data;

  g_free (self->what);
  g_array_unref (self->times);
  g_free (self);
}

static void
add_turn (GPtrArray  *all,
          guint       index,
          const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", 2);
  double time = g_ascii_strtod (fields[1], NULL);
  Turns *turns;

  if (index == all->len)
    {
      turns = g_new0 (Turns, 1);
      turns->what = g_strdup (fields[0]);
      turns->times = g_array_new (FALSE, FALSE, sizeof (double));
      g_ptr_array_add (all, turns);
    }
  turns = g_ptr_array_index (all, index);
  g_assert_cmpstr (turns->what, ==, fields[0]);
  g_array_append_val (turns->times, time);
}

/* Runs all the work once, and prints what it says if @print. */
static gboolean
run_work (const char *self,
          const char *path,
          gboolean    print,
          GPtrArray  *all)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self, "--work", path, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error))
    g_error ("Can't run %s: %s", self, error->message);

  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], BENCH_WINDOW_TURN))
        add_turn (all, n++, lines[i] + strlen (BENCH_WINDOW_TURN));
      else if (print && *lines[i] != '\0')
        g_print ("%s\n", lines[i]);
    }

  return g_subprocess_get_successful (process);
}

/* The time of a processor that others share is taken from whoever runs just then, so
 * that once in a while anything takes twice as long: what a callback takes is its
 * median over several runs of all the work. */
static gboolean
bench_work (const char *self,
            const char *path)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (turns_free);
  const Turns *slowest = NULL;
  double longest = 0, single = 0;
  gboolean good = TRUE;

  for (guint i = 0; i < RUNS; i++)
    good &= run_work (self, path, i == 0, all) || i > 0;

  for (guint i = 0; i < all->len; i++)
    {
      const Turns *turns = g_ptr_array_index (all, i);
      double median = cb_bench_median (turns->times);

      if (median > longest)
        {
          longest = median;
          slowest = turns;
        }
      for (guint j = 0; j < turns->times->len; j++)
        single = MAX (single, g_array_index (turns->times, double, j));
    }
  g_print ("| the longest single callback in %d runs | – | %.2f ms | – | – | – | – |\n", RUNS, single);

  return cb_bench_report (&(CbBenchRow) { "the longest callback in all of this, median of the runs", slowest->what,
                                          longest, 0, BENCH_WINDOW_MAX_CALLBACK }) && good;
}

int
main (int    argc,
      char **argv)
{
  const char *build_dir = g_getenv ("G_TEST_BUILDDIR");
  g_autofree char *folder = g_build_filename (build_dir != NULL ? build_dir : g_get_tmp_dir (),
                                              "customer-book-bench", NULL);
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *empty = NULL;
  gboolean good;

  setlocale (LC_ALL, "");

  if (argc > 2 && g_str_equal (argv[1], "--empty-window"))
    return run_empty_window ();
  if (argc > 2 && g_str_equal (argv[1], "--start"))
    return run_program (argv[2]);
  if (argc > 2 && g_str_equal (argv[1], "--work"))
    return bench_window_work (argv[2]);

  /* Opened and closed once, so that its names are in the order of the language
   * of this run. */
  path = cb_bench_make_book (folder);
  copy = cb_bench_copy_book (path, "window.db");
  cb_bench_close_book (cb_bench_open_book (copy));
  empty = g_build_filename (folder, "empty.db", NULL);
  cb_bench_close_book (cb_bench_open_book (empty));

  g_print ("%u customers, GTK %u.%u.%u\n\n", cb_bench_get_n_customers (), gtk_get_major_version (),
           gtk_get_minor_version (), gtk_get_micro_version ());
  g_print ("| what | against | ours | theirs | ratio | limit | within |\n|---|---|---|---|---|---|---|\n");

  good = bench_starts (argv[0], copy, empty);
  good &= bench_work (argv[0], copy);

  return good ? 0 : 1;
}
