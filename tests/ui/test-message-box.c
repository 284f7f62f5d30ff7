/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What was written and couldn't be logged, after its page was left.
 */

#include "ui-fixture.h"

#include "cb-message-box.h"

static GtkTextBuffer *
find_text (GtkWidget *widget)
{
  GtkTextBuffer *found = NULL;

  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_text (child);

  return found;
}

static GtkWidget *
show_box (UiFixture  *fixture,
          CbCustomer *customer)
{
  GtkWidget *box = g_object_new (CB_TYPE_MESSAGE_BOX, NULL);

  cb_message_box_set_book (CB_MESSAGE_BOX (box), fixture->book);
  cb_message_box_set_customer (CB_MESSAGE_BOX (box), customer);
  adw_window_set_content (fixture->window, box);

  return box;
}

static void
assert_text (GtkWidget  *box,
             const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (find_text (box), "text", &text, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_left (UiFixture     *fixture,
           gconstpointer  user_data)
{
  g_autoptr (CbCustomer) customer = ui_fixture_add_customer (fixture, "1042", "Ada");
  gint64 id = cb_customer_get_id (customer);
  GtkWidget *box = show_box (fixture, customer);

  assert_text (box, "");
  gtk_text_buffer_set_text (find_text (box), "We come at ten", -1);
  /* Another window deletes them, this one logs, and its page is left at once. */
  ui_fixture_apply (fixture, CB_ACTION_DELETE, id);
  gtk_widget_activate_action (box, "message.log", NULL);
  adw_window_set_content (fixture->window, NULL);

  /* Done after that was tried. */
  ui_fixture_apply (fixture, CB_ACTION_UNDELETE, id);
  assert_text (show_box (fixture, customer), "We come at ten");

  /* What is logged is nothing to go on with. */
  box = show_box (fixture, customer);
  gtk_text_buffer_set_text (find_text (box), "We come at eleven", -1);
  gtk_widget_activate_action (box, "message.log", NULL);
  adw_window_set_content (fixture->window, NULL);
  ui_fixture_apply (fixture, CB_ACTION_DELETE, id);
  ui_fixture_apply (fixture, CB_ACTION_UNDELETE, id);
  assert_text (show_box (fixture, customer), "");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/message-box/left", UiFixture, NULL, ui_fixture_set_up, test_left, ui_fixture_tear_down);

  return g_test_run ();
}
