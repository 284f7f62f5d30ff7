/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "cb-receipt-page.h"
#include "cb-receipt-print.h"
#include "cb-receipt-sheet.h"
#include "cb-receipts-dialog.h"
#include "ui-fixture.h"

#define TIME G_GINT64_CONSTANT (1700000000000000)

static CbReceipt *
create_receipt_of (const CbReceiptContents *contents,
                   gsize                    n_customers,
                   gint64                   searched,
                   gsize                    n_searched,
                   gsize                    n_values,
                   gsize                    n_found)
{
  g_autoptr (CbOperation) operation =
    cb_operation_new (7, CB_OPERATION_ERASE, TIME, "Erika <b>", n_customers, 0);

  return cb_receipt_new (operation, contents, searched, n_searched, n_values, 1234567, 3, n_found);
}

static CbReceipt *
create_receipt (gsize  n_customers,
                gint64 searched,
                gsize  n_searched,
                gsize  n_values,
                gsize  n_found)
{
  return create_receipt_of (&(CbReceiptContents) { 0 }, n_customers, searched, n_searched, n_values, n_found);
}

static gboolean
shows (UiFixture  *fixture,
       const char *text)
{
  g_autofree char *texts = ui_get_texts (GTK_WIDGET (fixture->window));

  return strstr (texts, text) != NULL;
}

/* Shows the page of @receipt (transfer full) and waits for @last on it. */
static void
show_page (UiFixture  *fixture,
           CbReceipt  *receipt,
           const char *last)
{
  GtkWidget *navigation = adw_navigation_view_new ();

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), cb_receipt_page_new (receipt));
  adw_window_set_content (fixture->window, navigation);
  ui_wait_until (shows (fixture, last));
  g_object_unref (receipt);
}

static void
test_nothing_left (UiFixture     *fixture,
                   gconstpointer  user_data)
{
  show_page (fixture, create_receipt (1, TIME, 1, 9, 0), "Data Searched");
  g_assert_true (shows (fixture, "1 customer deleted forever"));
  g_assert_true (shows (fixture, "Nothing is kept that tells who they were."));
  g_assert_true (shows (fixture, "Erika <b>"));
  g_assert_true (shows (fixture, "2023"));
  g_assert_true (shows (fixture, "Nothing Left"));
  g_assert_true (shows (fixture, "None of the values is left"));
  g_assert_true (shows (fixture, "Different Values\n9\n"));
  g_assert_true (shows (fixture, "Files Searched\n3\n"));
  g_assert_true (shows (fixture, "1.2\u00a0MB"));
  g_assert_true (shows (fixture, "Customers Whose Values Were Looked For\n1\n"));
  g_assert_false (shows (fixture, "random"));

  show_page (fixture, create_receipt (3, TIME, 3, 0, 0), "Data Searched");
  g_assert_true (shows (fixture, "3 customers deleted forever"));
  g_assert_true (shows (fixture, "There was nothing to look for"));
  g_assert_false (shows (fixture, "None of the values is left"));
}

static void
test_traces_found (UiFixture     *fixture,
                   gconstpointer  user_data)
{
  show_page (fixture, create_receipt (2500, TIME, 1000, 7000, 1), "Data Searched");
  g_assert_true (shows (fixture, "2,500 customers deleted forever"));
  g_assert_true (shows (fixture, "1,000 of 2,500, picked at random"));
  g_assert_true (shows (fixture, "7,000"));
  g_assert_true (shows (fixture, "Traces Found"));
  g_assert_true (shows (fixture, "1 of the values was still there"));
  g_assert_true (shows (fixture, "open the book again"));
  g_assert_false (shows (fixture, "Nothing Left"));

  show_page (fixture, create_receipt (2500, TIME, 1000, 7000, 2), "Data Searched");
  g_assert_true (shows (fixture, "2 of the values were still there"));
}

static void
test_not_searched (UiFixture     *fixture,
                   gconstpointer  user_data)
{
  show_page (fixture, create_receipt (2, 0, 0, 0, 0), "Not Searched");
  g_assert_true (shows (fixture, "2 customers deleted forever"));
  g_assert_true (shows (fixture, "Not Searched"));
  g_assert_true (shows (fixture, "Another program was reading the book"));
  g_assert_true (shows (fixture, "open the book again"));
  /* Facts of a search would come a turn later. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (shows (fixture, "Searched On"));
  g_assert_false (shows (fixture, "Different Values"));
  g_assert_false (shows (fixture, "Never"));
}

/* What went with them, and what was kept. */
static void
test_contents (UiFixture     *fixture,
               gconstpointer  user_data)
{
  static const struct
  {
    gsize       n_for_ever;
    gsize       n_until;
    gint64      first;
    gint64      last;
    const char *text;
  } cases[] = {
    { 0, 0, 0, 0, "Kept Until\nAll of it has been deleted since\n" },
    { 3, 0, 0, 0, "Kept Until\nNo date\n" },
    { 0, 3, TIME, TIME + 1, "Kept Until\n14 November 2023\n" },
    { 1, 2, TIME, TIME + 1, "Kept Until\n14 November 2023; some have no date\n" },
    { 0, 3, TIME, TIME * 2, "Kept Until\nFrom 14 November 2023 to 27 September 2077, one after another\n" },
    { 1, 2, TIME, TIME * 2, "Kept Until\nFrom 14 November 2023 to 27 September 2077, one after another; some have no date\n" },
  };
  CbReceiptContents contents = { 0 };

  contents.n_items[CB_ITEM_QUOTE] = 2;
  contents.n_records[CB_RECORD_ADDRESS] = 1;
  contents.n_records[CB_RECORD_MESSAGE] = 1234;
  show_page (fixture, create_receipt_of (&contents, 1, TIME, 1, 9, 0), "Data Searched");
  g_assert_true (shows (fixture, "Items Removed\n2 quotes\nRecords Removed\n1 address\n1,234 messages\n"));
  g_assert_false (shows (fixture, "Kept"));

  contents.n_kept[CB_ITEM_ORDER] = 3;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      contents.n_for_ever = cases[i].n_for_ever;
      contents.n_until = cases[i].n_until;
      contents.first_until = cases[i].first;
      contents.last_until = cases[i].last;
      show_page (fixture, create_receipt_of (&contents, 1, TIME, 1, 9, 0), "Data Searched");
      g_assert_true (shows (fixture, "Kept, Without Personal Data\n3 orders\n"));
      g_assert_true (shows (fixture, cases[i].text));
    }

  show_page (fixture, create_receipt (1, TIME, 1, 9, 0), "Data Searched");
  g_assert_false (shows (fixture, "Removed"));
}

static void
show_dialog (UiFixture *fixture,
             gint64     operation_id)
{
  adw_dialog_present (cb_receipts_dialog_new (fixture->book, operation_id), GTK_WIDGET (fixture->window));
}

static void
close_dialog (UiFixture *fixture)
{
  adw_dialog_force_close (adw_window_get_visible_dialog (fixture->window));
  ui_wait_until (adw_window_get_visible_dialog (fixture->window) == NULL);
}

static void
erase (UiFixture  *fixture,
       const char *number,
       const char *name)
{
  g_autoptr (CbCustomer) customer = ui_fixture_add_customer (fixture, number, name);

  ui_fixture_apply (fixture, CB_ACTION_DELETE, cb_customer_get_id (customer));
  ui_fixture_apply (fixture, CB_ACTION_ERASE, cb_customer_get_id (customer));
}

static GtkWidget *
find_widget (GtkWidget *root,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_in_list (UiFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL;
}

static void
test_dialog (UiFixture     *fixture,
             gconstpointer  user_data)
{
  AdwNavigationView *navigation;
  GtkWidget *list;

  show_dialog (fixture, 0);
  ui_wait_until (shows (fixture, "No Receipts"));
  close_dialog (fixture);

  erase (fixture, "1042", "Jane Doe");
  erase (fixture, "1043", "Johann Roe");

  show_dialog (fixture, 0);
  ui_wait_until (shows (fixture, "1 customer") && shows (fixture, "Nothing Left"));
  ui_wait_until (is_in_list (fixture));
  list = find_widget (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW);
  ui_wait_until (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) == 2);
  g_assert_false (shows (fixture, "1 customer deleted forever"));

  g_signal_emit_by_name (list, "activate", 1);
  ui_wait_until (shows (fixture, "1 customer deleted forever") && shows (fixture, "Data Searched"));
  g_assert_false (shows (fixture, "Doe"));
  g_assert_false (shows (fixture, "Roe"));
  g_assert_false (shows (fixture, "104"));

  navigation = ADW_NAVIGATION_VIEW (find_widget (GTK_WIDGET (fixture->window), ADW_TYPE_NAVIGATION_VIEW));
  adw_navigation_view_pop (navigation);
  ui_wait_until (!shows (fixture, "1 customer deleted forever") && is_in_list (fixture));
  /* Another one is added to the list while it is shown, and what came of it. */
  erase (fixture, "1044", "Jack Poe");
  ui_wait_until (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) == 3);
  ui_wait_until (!shows (fixture, "Not Searched") && is_in_list (fixture));
  close_dialog (fixture);

  /* Each deletion before was an operation, too. */
  show_dialog (fixture, 4);
  ui_wait_until (shows (fixture, "1 customer deleted forever"));
  close_dialog (fixture);

  /* It is not waited for. */
  show_dialog (fixture, 0);
  close_dialog (fixture);
}

static void
take_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **out = user_data;

  *out = g_object_ref (result);
}

static void
assert_is_pdf (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_load_contents (file, NULL, &content, &length, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_nonnull (g_strstr_len (content + length - 16, 16, "%%EOF"));
}

static void
test_pdf (UiFixture     *fixture,
          gconstpointer  user_data)
{
  g_autoptr (CbReceipt) receipt = create_receipt (2500, TIME, 1000, 7000, 0);
  g_autoptr (GFile) file = ui_fixture_write_file (fixture, "receipt.pdf", "old", -1);
  g_autoptr (GFile) elsewhere = g_file_new_for_path ("/nonexistent/receipt.pdf");

  for (gboolean rtl = FALSE; rtl <= TRUE; rtl++)
    {
      g_autoptr (CbReceiptSheet) sheet = cb_receipt_sheet_new (receipt, rtl);
      g_autoptr (GAsyncResult) saved = NULL;
      g_autoptr (GAsyncResult) failed = NULL;
      g_autoptr (GError) error = NULL;

      cb_receipt_sheet_save_async (sheet, file, NULL, take_result_cb, &saved);
      ui_wait_until (saved != NULL);
      g_assert_true (cb_receipt_sheet_save_finish (sheet, saved, &error));
      g_assert_no_error (error);
      assert_is_pdf (file);

      cb_receipt_sheet_save_async (sheet, elsewhere, NULL, take_result_cb, &failed);
      ui_wait_until (failed != NULL);
      g_assert_false (cb_receipt_sheet_save_finish (sheet, failed, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    }
}

/* Whether anything dark is in that part of the paper. */
static gboolean
has_ink (cairo_surface_t *surface,
         int              x,
         int              y,
         int              width,
         int              height)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int row = y; row < y + height; row++)
    for (int column = x; column < x + width; column++)
      if (data[row * stride + column] > 0)
        return TRUE;

  return FALSE;
}

/* It is as wide as the paper allows, and never longer than that. */
static void
test_paper (UiFixture     *fixture,
            gconstpointer  user_data)
{
  g_autoptr (CbReceipt) receipt = create_receipt (2500, TIME, 1000, 7000, 3);
  static const int heights[] = { 700, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    for (gboolean rtl = FALSE; rtl <= TRUE; rtl++)
      {
        g_autoptr (CbReceiptSheet) sheet = cb_receipt_sheet_new (receipt, rtl);
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 480, 800);
        cairo_t *cr = cairo_create (surface);

        cb_receipt_sheet_draw (sheet, cr, 480, heights[i]);
        cairo_surface_flush (surface);
        g_assert_true (has_ink (surface, rtl ? 240 : 0, 0, 240, 50));
        g_assert_false (has_ink (surface, rtl ? 0 : 240, 0, 240, 20));
        g_assert_true (has_ink (surface, 0, 160, 480, 40));
        g_assert_false (has_ink (surface, 0, heights[i] + 2, 480, 798 - heights[i]));
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

static void
done_cb (GtkPrintOperation       *print,
         GtkPrintOperationResult  result,
         gpointer                 user_data)
{
  GtkPrintOperationResult *out = user_data;

  *out = result;
}

static void
test_print (UiFixture     *fixture,
            gconstpointer  user_data)
{
  g_autoptr (CbReceipt) receipt = create_receipt (1, 0, 0, 0, 0);
  g_autoptr (CbReceiptSheet) sheet = cb_receipt_sheet_new (receipt, FALSE);
  g_autoptr (GtkPrintOperation) print = cb_receipt_print_new (sheet);
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result = GTK_PRINT_OPERATION_RESULT_IN_PROGRESS;

  g_signal_connect (print, "done", G_CALLBACK (done_cb), &result);
  gtk_print_operation_set_export_filename (print, path);
  gtk_print_operation_run (print, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (fixture->window), &error);
  g_assert_no_error (error);
  ui_wait_until (result != GTK_PRINT_OPERATION_RESULT_IN_PROGRESS);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  assert_is_pdf (file);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(path, function) \
  g_test_add ("/receipts/" path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  add ("nothing-left", test_nothing_left);
  add ("traces-found", test_traces_found);
  add ("not-searched", test_not_searched);
  add ("contents", test_contents);
  add ("dialog", test_dialog);
  add ("pdf", test_pdf);
  add ("paper", test_paper);
  add ("print", test_print);
#undef add

  return g_test_run ();
}
