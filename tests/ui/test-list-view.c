/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-seen-rows.h"
#include "cb-selection-model.h"

#include "fake-book.h"
#include "list-watch.h"

/* A list in a view, as the window has it, with a book that does as it is told. */
typedef struct
{
  CbBook         *book;
  CbCustomerList *list;
  ListWatch      *watch;
  GtkWindow      *window;
  GtkColumnView  *view;
  GtkAdjustment  *adjustment;
  guint           n_frames;
} Fixture;

static void
customer_cb (CbCustomerRow  *row,
             GParamSpec     *pspec,
             GtkInscription *inscription)
{
  CbCustomer *customer = cb_customer_row_get_customer (row);

  gtk_inscription_set_text (inscription, customer != NULL ? cb_customer_get_name (customer) : "");
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkColumnViewCell  *cell)
{
  gtk_column_view_cell_set_child (cell, gtk_inscription_new (NULL));
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkColumnViewCell  *cell)
{
  CbCustomerRow *row = gtk_column_view_cell_get_item (cell);

  g_signal_connect (row, "notify::customer", G_CALLBACK (customer_cb), gtk_column_view_cell_get_child (cell));
  customer_cb (row, NULL, GTK_INSCRIPTION (gtk_column_view_cell_get_child (cell)));
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkColumnViewCell  *cell)
{
  g_signal_handlers_disconnect_by_func (gtk_column_view_cell_get_item (cell), customer_cb,
                                        gtk_column_view_cell_get_child (cell));
}

static void
after_paint_cb (Fixture *fixture)
{
  fixture->n_frames++;
}

static void
wait_frame (Fixture *fixture)
{
  guint n_frames = fixture->n_frames;

  gtk_widget_queue_draw (GTK_WIDGET (fixture->window));
  list_watch_wait (fixture->n_frames > n_frames);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->book = fake_book_new ();
  fixture->list = cb_customer_list_new (CB_SCOPE_LIVE);
  fixture->watch = list_watch_new (fixture->list);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  fixture->view = GTK_COLUMN_VIEW (
    gtk_column_view_new (GTK_SELECTION_MODEL (cb_selection_model_new (fixture->list))));
  gtk_column_view_append_column (fixture->view, gtk_column_view_column_new ("Name", factory));
  cb_seen_rows_watch (fixture->view, fixture->list);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 400, 500);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->view));
  gtk_window_set_child (fixture->window, scrolled);
  gtk_window_present (fixture->window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)), "after-paint",
                            G_CALLBACK (after_paint_cb), fixture);
  list_watch_wait (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)) && fixture->n_frames > 0);
  fixture->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));

  fake_book_set_range (fixture->book, CB_SCOPE_LIVE, 1, 10000);
  cb_customer_list_set_book (fixture->list, fixture->book);
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  wait_frame (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)), fixture);
  gtk_window_destroy (fixture->window);
  list_watch_free (fixture->watch);
  cb_customer_list_set_book (fixture->list, NULL);
  list_watch_drain ();
  g_object_unref (fixture->list);
  g_object_unref (fixture->book);
}

/* The row at the top, and how many pixels of it are hidden. */
static gint64
get_first (Fixture *fixture,
           double  *hidden)
{
  double height = gtk_adjustment_get_upper (fixture->adjustment)
                  / g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  double value = gtk_adjustment_get_value (fixture->adjustment);
  guint position = (guint) (value / height);

  *hidden = value - position * height;

  return cb_customer_list_get_id (fixture->list, position);
}

static void
test_place_is_kept (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new ();
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));
  double hidden, hidden_then;
  gint64 first;
  guint n_settled;

  gtk_adjustment_set_value (fixture->adjustment, gtk_adjustment_get_upper (fixture->adjustment) / 2 + 7);
  wait_frame (fixture);
  first = get_first (fixture, &hidden);
  g_assert_cmpint (first, >, 4900);
  g_assert_cmpint (first, <, 5100);

  for (gint64 id = 1; id <= 10000; id++)
    if (id % 10 == (first + 1) % 10)
      cb_id_set_add (set, id);
    else
      g_array_append_val (left, id);

  n_settled = fixture->watch->n_settled;
  fake_book_set_ids (fixture->book, CB_SCOPE_LIVE, (const gint64 *) (gpointer) left->data, left->len);
  g_signal_emit_by_name (fixture->book, "changed", &(CbChange) { .deleted = set });
  list_watch_wait (fixture->watch->n_settled > n_settled);
  wait_frame (fixture);
  g_assert_cmpint (get_first (fixture, &hidden_then), ==, first);
  g_assert_cmpfloat_with_epsilon (hidden_then, hidden, 1.0);

  n_settled = fixture->watch->n_settled;
  fake_book_set_range (fixture->book, CB_SCOPE_LIVE, 1, 10000);
  g_signal_emit_by_name (fixture->book, "changed", &(CbChange) { .undeleted = set });
  list_watch_wait (fixture->watch->n_settled > n_settled);
  wait_frame (fixture);
  g_assert_cmpint (get_first (fixture, &hidden_then), ==, first);
  g_assert_cmpfloat_with_epsilon (hidden_then, hidden, 1.0);
}

static void
test_search_goes_to_the_top (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (CbIdSet) many = cb_id_set_new ();
  g_autoptr (CbIdSet) few = cb_id_set_new ();
  double hidden;

  for (gint64 id = 2; id <= 10000; id += 2)
    cb_id_set_add (many, id);
  for (gint64 id = 1000; id <= 10000; id += 1000)
    cb_id_set_add (few, id);
  fake_book_set_hits (fixture->book, "many", many);
  fake_book_set_hits (fixture->book, "few", few);

  gtk_adjustment_set_value (fixture->adjustment, gtk_adjustment_get_upper (fixture->adjustment) / 2);
  wait_frame (fixture);
  cb_customer_list_set_query (fixture->list, "many");
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  wait_frame (fixture);
  g_assert_cmpint (get_first (fixture, &hidden), ==, 2);

  gtk_adjustment_set_value (fixture->adjustment, gtk_adjustment_get_upper (fixture->adjustment) / 2);
  wait_frame (fixture);
  cb_customer_list_set_query (fixture->list, "few");
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  wait_frame (fixture);
  g_assert_cmpint (get_first (fixture, &hidden), ==, 1000);
  g_assert_cmpuint (fixture->watch->n_items, ==, 10);

  cb_customer_list_set_query (fixture->list, "");
  list_watch_wait (!cb_customer_list_get_loading (fixture->list));
  wait_frame (fixture);
  g_assert_cmpint (get_first (fixture, &hidden), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);

  g_test_add ("/list-view/place-is-kept", Fixture, NULL, set_up, test_place_is_kept, tear_down);
  g_test_add ("/list-view/search", Fixture, NULL, set_up, test_search_goes_to_the_top, tear_down);

  return g_test_run ();
}
