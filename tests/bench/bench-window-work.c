/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-window-work.h"

#include "cb-application.h"
#include "cb-apply.h"
#include "cb-bench-loop.h"
#include "cb-bench.h"
#include "cb-list-page.h"
#include "cb-planner.h"
#include "cb-window.h"

#define JUMPS        60
#define MAX_CALLBACK BENCH_WINDOW_MAX_CALLBACK
#define MAX_FRAME    16.7  /* ms */
#define MAX_MEMORY   300.0 /* MiB */

typedef struct
{
  GtkWindow        *window;
  GtkColumnView    *view;
  CbListPage       *page;
  CbCustomerList   *list;
  CbSelectionModel *selection;
  CbBook           *book;
  guint             n_settled;
  guint             n_items;  /* when it settled last */
  gboolean          good;
} Work;

static void
report (Work       *work,
        const char *what,
        const char *against,
        double      ours,
        double      limit)
{
  work->good &= cb_bench_report (&(CbBenchRow) { what, against, ours, 0, limit });
}

static void
settled_cb (Work *work)
{
  work->n_settled++;
  work->n_items = g_list_model_get_n_items (G_LIST_MODEL (work->list));
}

static gboolean
drained_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Until all that is to be done and drawn is done and drawn. */
static void
drain (void)
{
  for (guint i = 0; i < 3; i++)
    {
      gboolean drained = FALSE;

      g_idle_add_full (G_PRIORITY_LOW + 100, drained_cb, &drained, NULL);
      while (!drained)
        g_main_context_iteration (NULL, TRUE);
    }
}

static double
get_memory (const char *key)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    g_error ("There is no /proc");

  line = strstr (status, key);
  g_assert_nonnull (line);

  return (double) g_ascii_strtoll (line + strlen (key), NULL, 10) / 1024.0;
}

static void
begin (Work *work)
{
  drain ();
  cb_bench_loop_reset ();
}

/* Ends what begin() began, and tells who started this program of it. Returns the longest
 * callback in ms. */
static double
end (Work       *work,
     const char *what)
{
  double longest = cb_bench_loop_get_longest ();

  if (g_getenv ("CB_BENCH_VERBOSE") != NULL)
    g_printerr ("%s: longest %.2f ms, in all %.2f ms, %u frames, %.0f MiB\n", what, longest,
                cb_bench_loop_get_total (), cb_bench_loop_get_frames ()->len, get_memory ("VmRSS:"));

  g_print (BENCH_WINDOW_TURN "%s\t%.3f\n", what, longest);

  return longest;
}

static void
wait_settled (Work  *work,
              guint  n_settled)
{
  while (work->n_settled <= n_settled || cb_customer_list_get_loading (work->list))
    g_main_context_iteration (NULL, TRUE);
  drain ();
}

static void
bench_jumps (Work *work)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  gint n_items = (gint) g_list_model_get_n_items (G_LIST_MODEL (work->list));

  /* The rows that a view needs for a jump are made once. */
  gtk_column_view_scroll_to (work->view, (guint) n_items / 2, NULL, GTK_LIST_SCROLL_NONE, NULL);
  begin (work);
  for (guint i = 0; i < JUMPS; i++)
    {
      GArray *drawn = cb_bench_loop_get_frames ();
      guint n_drawn = drawn->len;
      guint position = (guint) g_rand_int_range (rand, 0, n_items);
      double start = cb_bench_loop_get_total ();
      double time;

      /* The jump, what the list does about it, and the frame that shows it. */
      gtk_column_view_scroll_to (work->view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
      cb_bench_loop_cut ();
      while (drawn->len == n_drawn)
        g_main_context_iteration (NULL, TRUE);
      time = cb_bench_loop_get_total () - start + g_array_index (drawn, double, n_drawn);
      g_array_append_val (frames, time);
      drain ();
    }
  end (work, "jumping");

  report (work, "a frame at a random jump, p50", "–", cb_bench_median (frames), MAX_FRAME);
}

static void
bench_select_all (Work *work)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 5; i++)
    {
      double time;

      begin (work);
      gtk_selection_model_select_all (GTK_SELECTION_MODEL (work->selection));
      drain ();
      time = cb_bench_loop_get_total ();
      g_array_append_val (times, time);
      end (work, "selecting all");
      g_assert_cmpuint (cb_selection_model_get_n_selected (work->selection), ==,
                        g_list_model_get_n_items (G_LIST_MODEL (work->list)));

      begin (work);
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (work->selection));
      drain ();
      end (work, "selecting none");
    }

  report (work, "select all", "–", cb_bench_median (times), MAX_CALLBACK);
}

/* Applies @action to @set, and lets the list follow until it has @n_items. */
static void
run_action (Work          *work,
            CbAction       action,
            const CbIdSet *set,
            guint          n_items)
{
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  GAsyncResult *place = NULL;

  cb_plan_make_async (work->book, action, set, NULL, cb_bench_result_cb, &place);
  made = cb_bench_wait (&place);
  plan = cb_plan_make_finish (work->book, made, &error);
  g_assert_no_error (error);

  cb_plan_apply_async (work->book, plan, NULL, NULL, cb_bench_result_cb, &place);
  applied = cb_bench_wait (&place);
  operation = cb_plan_apply_finish (work->book, applied, &error);
  g_assert_no_error (error);

  while (work->n_items != n_items)
    g_main_context_iteration (NULL, TRUE);
  drain ();
}

static void
bench_bulk_changes (Work *work)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (work->list));
  g_autoptr (CbIdSet) set = cb_id_set_new ();

  for (guint i = 0; i < n_items; i += 10)
    cb_id_set_add (set, cb_customer_list_get_id (work->list, i));

  for (guint i = 0; i < 3; i++)
    {
      double time;

      gtk_column_view_scroll_to (work->view, n_items / 2, NULL, GTK_LIST_SCROLL_NONE, NULL);
      drain ();
      begin (work);
      run_action (work, CB_ACTION_DELETE, set, n_items - (guint) cb_id_set_get_size (set));
      time = end (work, "deleting");
      g_array_append_val (times, time);

      begin (work);
      run_action (work, CB_ACTION_UNDELETE, set, n_items);
      end (work, "undeleting");
    }

  report (work, "update the list after deleting a tenth, longest callback", "–",
          cb_bench_median (times), MAX_CALLBACK);
}

static void
bench_sorting (Work *work)
{
  for (guint column = CB_SORT_NUMBER; column <= CB_SORT_ASSIGNED_TO; column++)
    {
      guint n_settled = work->n_settled;

      begin (work);
      cb_list_page_sort (work->page, column, column % 2 == 0);
      wait_settled (work, n_settled);
      end (work, "sorting");
    }
}

static void
bench_searching (Work *work)
{
  static const char *const queries[] = { "a", "an", "ann", "anna", "", "7", "zzzz", "", "maria b", "" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      guint n_settled = work->n_settled;

      begin (work);
      cb_customer_list_set_query (work->list, queries[i]);
      wait_settled (work, n_settled);
      end (work, *queries[i] != '\0' ? "searching" : "ending a search");
    }
}

/* Closes the dialog that @action shows, or goes back from its page. */
static void
bench_form (Work       *work,
            const char *what,
            const char *action,
            gint64      id)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (work->window);
  AdwDialog *dialog;

  /* The first time types and templates are loaded besides. */
  for (guint i = 0; i < 3; i++)
    {
      begin (work);
      if (id != 0)
        gtk_widget_activate_action (GTK_WIDGET (window), action, "x", id);
      else
        gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
      drain ();
      while ((dialog = adw_application_window_get_visible_dialog (window)) == NULL &&
             gtk_widget_get_mapped (GTK_WIDGET (work->page)))
        g_main_context_iteration (NULL, TRUE);
      drain ();
      end (work, what);

      if (dialog != NULL)
        adw_dialog_force_close (dialog);
      else
        gtk_widget_activate_action (gtk_window_get_focus (work->window), "navigation.pop", NULL);
      while (!gtk_widget_get_mapped (GTK_WIDGET (work->page)) ||
             adw_application_window_get_visible_dialog (window) != NULL)
        g_main_context_iteration (NULL, TRUE);
      drain ();
    }
}

/* Goes to the page @tag, and back again. */
static void
bench_page (Work       *work,
            const char *what,
            const char *tag)
{
  for (guint i = 0; i < 3; i++)
    {
      begin (work);
      gtk_widget_activate_action (GTK_WIDGET (work->window), "win.show-page", "s", tag);
      while (gtk_widget_get_mapped (GTK_WIDGET (work->page)))
        g_main_context_iteration (NULL, TRUE);
      drain ();
      end (work, what);

      begin (work);
      gtk_widget_activate_action (GTK_WIDGET (work->window), "win.show-page", "s", "customers");
      while (!gtk_widget_get_mapped (GTK_WIDGET (work->page)))
        g_main_context_iteration (NULL, TRUE);
      drain ();
      end (work, "going back to customers");
    }
}

static void
bench_forms (Work *work)
{
  gint64 id = cb_customer_list_get_id (work->list, 0);

  bench_form (work, "opening a profile", "win.open-customer", id);
  bench_form (work, "editing a customer", "win.edit-customer", id);
  bench_form (work, "a form for a new customer", "win.new-customer", 0);
  bench_form (work, "asking before deleting", "win.delete-customer", id);
  bench_form (work, "preferences", "win.preferences", 0);
  bench_form (work, "the keys", "app.shortcuts", 0);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 GtkWindow     **place)
{
  gtk_window_set_default_size (window, 1280, 800);
  *place = window;
}

static void
window_realized_cb (GtkWidget *window)
{
  cb_bench_loop_watch (gtk_widget_get_frame_clock (window));
}

static void
set_up (Work           *work,
        GtkApplication *application,
        const char     *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *widget;

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &work->window);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    g_error ("Can't register the application");
  g_application_open (G_APPLICATION (application), &file, 1, "");

  widget = GTK_WIDGET (work->window);
  g_signal_connect (widget, "realize", G_CALLBACK (window_realized_cb), NULL);
  work->page = CB_LIST_PAGE (bench_window_find (widget, CB_TYPE_LIST_PAGE));
  work->view = GTK_COLUMN_VIEW (bench_window_find (widget, GTK_TYPE_COLUMN_VIEW));
  work->list = cb_list_page_get_list (work->page);
  work->selection = cb_list_page_get_selection (work->page);
  g_signal_connect_swapped (work->list, "settled", G_CALLBACK (settled_cb), work);

  while (cb_list_page_get_book (work->page) == NULL || cb_customer_list_get_loading (work->list)
         || !gtk_widget_get_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
  work->book = cb_list_page_get_book (work->page);
}

GtkWidget *
bench_window_find (GtkWidget *widget,
                   GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_window_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

int
bench_window_work (const char *path)
{
  g_autoptr (CbApplication) application = cb_application_new ();
  Work work = { .good = TRUE };

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  set_up (&work, GTK_APPLICATION (application), path);

  bench_forms (&work);
  bench_page (&work, "the inbox", "inbox");
  bench_page (&work, "deleted customers", "deleted");
  bench_page (&work, "activity", "activity");
  bench_jumps (&work);
  bench_select_all (&work);
  bench_bulk_changes (&work);
  bench_sorting (&work);
  bench_searching (&work);

  g_print ("| memory (RSS), at most %.0f MiB | – | %.0f MiB, peak %.0f MiB | – | – | %.0f MiB | %s |\n",
           MAX_MEMORY, get_memory ("VmRSS:"), get_memory ("VmHWM:"), MAX_MEMORY,
           get_memory ("VmHWM:") <= MAX_MEMORY ? "yes" : "NO");
  work.good &= get_memory ("VmHWM:") <= MAX_MEMORY;

  return work.good ? 0 : 1;
}
