/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "people-fixture.h"

static void
test_shown (UiFixture     *fixture,
            gconstpointer  user_data)
{
  people_present (fixture, "DELETE FROM group_permission WHERE group_id = 5");
  preferences_get_row (fixture, "Front Desk");

  g_assert_cmpstr (preferences_get_subtitle (fixture, "Otto"), ==, "Administrator · You");
  g_assert_cmpstr (preferences_get_subtitle (fixture, "Ann <b>"), ==, "Sales Team");
  g_assert_cmpstr (preferences_get_subtitle (fixture, "Ben"), ==, "Sales Team · Inactive");
  g_assert_cmpstr (preferences_get_subtitle (fixture, "Administrator"), ==, "2 people · All permissions");
  g_assert_cmpstr (preferences_get_subtitle (fixture, "Sales Team"), ==, "2 people · 26 permissions");
  g_assert_cmpstr (preferences_get_subtitle (fixture, "Front Desk"), ==, "Nobody · No permissions");

  /* What somebody may do, in words. */
  preferences_activate (fixture, "Ann <b>");
  ui_wait_until (preferences_show (fixture, "What their group permits."));
  ui_wait_until (g_str_has_prefix (preferences_get_subtitle (fixture, "Customers"),
                                   "See customers\nCreate customers\nEdit customers\n"));
  g_assert_true (g_str_has_prefix (preferences_get_subtitle (fixture, "Items"), "Inquiries: Create and Edit\n"));
  ui_wait_until (g_str_equal (preferences_get_subtitle (fixture, "Book"), "Nothing"));
  people_go_back (fixture);
  preferences_activate (fixture, "Otto");
  ui_wait_until (preferences_show (fixture, "Everything, as an administrator."));

  /* Somebody else changes it meanwhile. */
  preferences_execute (fixture, "UPDATE person SET name = 'Emil' WHERE id = 1");
  cb_book_reload (fixture->book);
  ui_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (preferences_get_row (fixture, "Name"))), "Emil"));
  preferences_close (fixture);
}

static void
test_person (UiFixture     *fixture,
             gconstpointer  user_data)
{
  GtkWidget *alert, *row;

  people_present (fixture, "");

  /* A name that is taken is said to be. */
  people_click (fixture, "_Add Person");
  alert = people_get_alert (fixture);
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (alert), "add"));
  row = people_get_asked (fixture, "Name");
  gtk_editable_set_text (GTK_EDITABLE (row), " Otto ");
  g_assert_true (preferences_show (fixture, "Somebody else has this name."));
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (alert), "add"));
  gtk_editable_set_text (GTK_EDITABLE (row), " Dora ");
  g_assert_false (preferences_show (fixture, "Somebody else has this name."));
  g_assert_cmpstr (people_get_choice (people_get_asked (fixture, "Group")), ==, "Front Desk");
  people_choose (people_get_asked (fixture, "Group"), "Marketing");
  people_answer (fixture, "Add");
  ui_wait_until (people_are (fixture, 10, "Dora 4 active"));

  preferences_activate (fixture, "Dora");
  people_enter (preferences_get_row (fixture, "Name"), "Doris");
  ui_wait_until (people_are (fixture, 10, "Doris 4 active"));
  ui_wait_until (g_str_equal (adw_navigation_page_get_title (
                   ADW_NAVIGATION_PAGE (gtk_widget_get_ancestor (preferences_get_row (fixture, "Name"),
                                                                 ADW_TYPE_NAVIGATION_PAGE))), "Doris"));
  people_enter (preferences_get_row (fixture, "Name"), "Ben");
  ui_wait_until (preferences_show (fixture, "Somebody else has this name."));
  people_answer (fixture, "Close");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (preferences_get_row (fixture, "Name"))), ==, "Doris");
  people_enter (preferences_get_row (fixture, "Sign-In Name"), "dd");

  /* One after the other without waiting: none undoes the one before. */
  people_choose (preferences_get_row (fixture, "Group"), "Administrator");
  adw_switch_row_set_active (people_get_switch (fixture, "Active"), FALSE);
  ui_wait_until (people_are (fixture, 10, "Doris 1 inactive"));
  ui_wait_until (preferences_show (fixture, "Nothing, while inactive."));
  people_go_back (fixture);
  preferences_get_row (fixture, "Doris");
  g_assert_cmpstr (preferences_get_subtitle (fixture, "Doris"), ==, "Administrator · Inactive");

  /* Somebody else with that name comes in between: the book refuses it. */
  preferences_activate (fixture, "Doris");
  preferences_execute (fixture, "INSERT INTO person (name) VALUES ('Eva')");
  people_enter (preferences_get_row (fixture, "Name"), "Eva");
  ui_wait_until (preferences_show (fixture, "The name is taken"));
  people_answer (fixture, "Close");
  ui_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (preferences_get_row (fixture, "Name"))), "Doris"));
  preferences_close (fixture);
}

static void
test_last_administrator (UiFixture     *fixture,
                         gconstpointer  user_data)
{
  people_present (fixture, "UPDATE person SET active = 0 WHERE id = 9");
  preferences_activate (fixture, "Otto");
  adw_switch_row_set_active (ADW_SWITCH_ROW (preferences_get_row (fixture, "Active")), FALSE);
  ui_wait_until (preferences_show (fixture, "Nobody else is an administrator."));
  people_answer (fixture, "Close");
  ui_wait_until (adw_switch_row_get_active (people_get_switch (fixture, "Active")));
  people_choose (preferences_get_row (fixture, "Group"), "Marketing");
  ui_wait_until (preferences_show (fixture, "Nobody else is an administrator."));
  people_answer (fixture, "Close");
  ui_wait_until (g_str_equal (people_get_choice (preferences_get_row (fixture, "Group")), "Administrator"));
  g_assert_true (people_are (fixture, 1, "Otto 1 active"));
  preferences_close (fixture);
}

/* Nobody locks themself out without being told. */
static void
test_lockout (UiFixture     *fixture,
              gconstpointer  user_data)
{
  people_present (fixture, "");
  preferences_activate (fixture, "Otto");
  adw_switch_row_set_active (ADW_SWITCH_ROW (preferences_get_row (fixture, "Active")), FALSE);
  ui_wait_until (preferences_show (fixture, "Make Yourself Inactive?"));
  people_answer (fixture, "Cancel");
  ui_wait_until (adw_switch_row_get_active (people_get_switch (fixture, "Active")));
  people_choose (preferences_get_row (fixture, "Group"), "Marketing");
  ui_wait_until (preferences_show (fixture, "Lock Yourself Out?"));
  people_answer (fixture, "Cancel");
  ui_wait_until (g_str_equal (people_get_choice (preferences_get_row (fixture, "Group")), "Administrator"));
  g_assert_true (people_are (fixture, 1, "Otto 1 active"));

  people_choose (preferences_get_row (fixture, "Group"), "Marketing");
  people_answer (fixture, "Lock Me Out");
  ui_wait_until (preferences_show (fixture, "Your group, \u2068Marketing\u2069, may not change people and groups."));
  g_assert_true (people_are (fixture, 1, "Otto 4 active"));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (people_get_switch (fixture, "Active"))));
  preferences_close (fixture);
}

static void
test_denied (UiFixture     *fixture,
             gconstpointer  user_data)
{
  people_present (fixture, "UPDATE person SET group_id = 3 WHERE id = 1");
  ui_wait_until (preferences_show (fixture, "Your group, \u2068Sales Team\u2069, may not change people and groups.\n"
                                            "An administrator can allow it."));
  g_assert_false (gtk_widget_is_sensitive (people_get_button (fixture, "_Add Person")));
  g_assert_false (gtk_widget_is_sensitive (people_get_button (fixture, "Add _Group")));
  preferences_activate (fixture, "Ann <b>");
  ui_wait_until (preferences_find_row (GTK_WIDGET (fixture->window), "Name") != NULL);
  ui_wait_until (preferences_show (fixture, "may not change people and groups."));
  g_assert_false (gtk_widget_is_sensitive (preferences_find_row (GTK_WIDGET (fixture->window), "Name")));
  g_assert_false (gtk_widget_is_sensitive (preferences_find_row (GTK_WIDGET (fixture->window), "Group")));
  people_go_back (fixture);
  preferences_activate (fixture, "Marketing");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (people_get_switch (fixture, "Delete customers"))));
  g_assert_false (gtk_widget_is_sensitive (preferences_find_row (GTK_WIDGET (fixture->window), "_Copy Group…")));

  /* It is allowed meanwhile, and works at once. */
  preferences_execute (fixture, "UPDATE person SET group_id = 1 WHERE id = 1");
  cb_book_reload (fixture->book);
  preferences_get_row (fixture, "Delete customers");

  /* The group goes meanwhile, and its page with it. */
  preferences_execute (fixture,
                       "DELETE FROM group_permission WHERE group_id = 4; DELETE FROM person_group WHERE id = 4");
  cb_book_reload (fixture->book);
  preferences_get_row (fixture, "Sales Team");
  ui_wait_until (preferences_find_row (GTK_WIDGET (fixture->window), "Marketing") == NULL);
  preferences_close (fixture);
}

#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  /* Pages and dialogs come and go at once. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("/preferences-people/shown", test_shown);
  ADD ("/preferences-people/person", test_person);
  ADD ("/preferences-people/last-administrator", test_last_administrator);
  ADD ("/preferences-people/lockout", test_lockout);
  ADD ("/preferences-people/denied", test_denied);

  return g_test_run ();
}
