/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cb-error.h"
#include "cb-problem-page.h"
#include "cb-profile-page.h"
#include "cb-property-row.h"
#include "cb-welcome-page.h"
#include "ui-fixture.h"

static gboolean
shows (UiFixture  *fixture,
       const char *text)
{
  g_autofree char *texts = ui_get_texts (GTK_WIDGET (fixture->window));

  return strstr (texts, text) != NULL;
}

static gboolean
is_offered (UiFixture  *fixture,
            const char *label)
{
  return ui_find_button (GTK_WIDGET (fixture->window), label) != NULL;
}

/* Whether @value opens when it is pressed. */
static gboolean
opens (GtkWidget  *widget,
       const char *value)
{
  if (CB_IS_PROPERTY_ROW (widget) && strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), value) != NULL)
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (opens (child, value))
        return TRUE;
    }

  return FALSE;
}

static void
show_profile (UiFixture *fixture,
              gint64     id)
{
  GtkWidget *navigation = adw_navigation_view_new ();
  AdwNavigationPage *page = cb_profile_page_new (fixture->book);

  cb_profile_page_open (CB_PROFILE_PAGE (page), id);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), page);
  adw_window_set_content (fixture->window, navigation);
}

static void
test_profile (UiFixture     *fixture,
              gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer = ui_fixture_add_customer (fixture, "1042", "<b>Jane & \u202eDoe");
  g_autoptr (CbCustomer) saved = NULL;
  gint64 id = cb_customer_get_id (customer);

  show_profile (fixture, id);
  ui_wait_until (shows (fixture, "<b>Jane & Doe") && shows (fixture, "1042"));
  g_assert_false (shows (fixture, "jane@example.com"));

  /* It follows what becomes of the customer. */
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_EMAIL, "jane@example.com");
  saved = ui_fixture_save_customer (fixture, customer);
  ui_wait_until (shows (fixture, "jane@example.com"));
  g_assert_false (is_offered (fixture, "Undelete"));
  g_assert_true (opens (GTK_WIDGET (fixture->window), "jane@example.com"));

  /* Nobody writes to a deleted customer. */
  ui_fixture_apply (fixture, CB_ACTION_DELETE, id);
  ui_wait_until (is_offered (fixture, "Undelete"));
  g_assert_true (shows (fixture, "jane@example.com"));
  g_assert_false (opens (GTK_WIDGET (fixture->window), "jane@example.com"));
  ui_click (GTK_WIDGET (fixture->window), "Undelete");
  g_assert_true (g_str_has_prefix (fixture->actions->str, "undelete-customer "));
  ui_fixture_apply (fixture, CB_ACTION_UNDELETE, id);
  ui_wait_until (!is_offered (fixture, "Undelete"));
  g_assert_true (opens (GTK_WIDGET (fixture->window), "jane@example.com"));

  ui_fixture_apply (fixture, CB_ACTION_DELETE, id);
  ui_fixture_apply (fixture, CB_ACTION_ERASE, id);
  ui_wait_until (shows (fixture, "Customer No Longer Exists"));
  g_assert_false (shows (fixture, "jane@example.com"));
  g_assert_false (is_offered (fixture, "Undelete"));
}

static void
count_cb (GtkWidget *page,
          guint     *count)
{
  (*count)++;
}

static void
test_problem (UiFixture     *fixture,
              gconstpointer  user_data)
{
  GtkWidget *page = cb_problem_page_new ();
  g_autoptr (GError) damaged = g_error_new_literal (CB_ERROR, CB_ERROR_DAMAGED, "x");
  g_autoptr (GError) newer = g_error_new_literal (CB_ERROR, CB_ERROR_NEWER_VERSION, "x");
  guint n_retries = 0;

  g_signal_connect (page, "retry", G_CALLBACK (count_cb), &n_retries);
  adw_window_set_content (fixture->window, page);

  cb_problem_page_set_problem (CB_PROBLEM_PAGE (page), "/home/<b>/book.db", damaged);
  ui_wait_until (shows (fixture, "Book Is Damaged") && shows (fixture, "/home/<b>/book.db"));
  ui_wait_until (is_offered (fixture, "Open Another Book…"));
  ui_click (page, "Try Again");
  g_assert_cmpuint (n_retries, ==, 1);

  /* Trying again can't help. */
  cb_problem_page_set_problem (CB_PROBLEM_PAGE (page), NULL, newer);
  ui_wait_until (shows (fixture, "Book of a Newer Version"));
  g_assert_false (is_offered (fixture, "Try Again"));
  g_assert_false (shows (fixture, "/home"));
}

static void
test_welcome (UiFixture     *fixture,
              gconstpointer  user_data)
{
  GtkWidget *import;

  adw_window_set_content (fixture->window, cb_welcome_page_new ());
  ui_wait_until ((import = ui_find_button (GTK_WIDGET (fixture->window), "Import…")) != NULL);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (import)), ==, "win.import");
  ui_wait_until (is_offered (fixture, "New Customer…"));
  ui_wait_until (is_offered (fixture, "Look at a Demo Book"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define add(path, function) \
  g_test_add ("/pages/" path, UiFixture, NULL, ui_fixture_set_up, function, ui_fixture_tear_down)
  add ("profile", test_profile);
  add ("problem", test_problem);
  add ("welcome", test_welcome);
#undef add

  return g_test_run ();
}
