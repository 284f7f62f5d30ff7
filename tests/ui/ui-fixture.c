/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <glib/gstdio.h>

#include "cb-apply.h"
#include "cb-customer-store.h"
#include "cb-planner.h"

static void
take_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **out = user_data;

  *out = g_object_ref (result);
}

static void
action_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  UiFixture *fixture = user_data;

  g_string_append_printf (fixture->actions, "%s %" G_GINT64_FORMAT "\n",
                          g_action_get_name (G_ACTION (action)), g_variant_get_int64 (parameter));
}

static void
add_actions (UiFixture *fixture)
{
  static const char *names[] = {
    "open-customer", "edit-customer", "delete-customer", "undelete-customer", "erase-customer",
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_INT64);

      g_signal_connect (action, "activate", G_CALLBACK (action_cb), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }

  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
}

void
ui_fixture_set_up (UiFixture     *fixture,
                   gconstpointer  user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("customer-book-XXXXXX", &error);
  g_assert_no_error (error);

  path = g_build_filename (fixture->folder, "book.db", NULL);
  cb_book_open_async (path, TRUE, NULL, take_result_cb, &result);
  ui_wait_until (result != NULL);
  fixture->book = cb_book_open_finish (result, &error);
  g_assert_no_error (error);

  fixture->actions = g_string_new (NULL);
  fixture->window = ADW_WINDOW (adw_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  add_actions (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

void
ui_fixture_tear_down (UiFixture     *fixture,
                      gconstpointer  user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));

  cb_book_close_async (fixture->book, take_result_cb, &result);
  ui_wait_until (result != NULL);
  g_assert_true (cb_book_close_finish (fixture->book, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_object_unref (fixture->book);
  g_string_free (fixture->actions, TRUE);

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* Saves @customer and returns it as it stands in the book (transfer full). */
CbCustomer *
ui_fixture_save_customer (UiFixture  *fixture,
                          CbCustomer *customer)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbCustomer *saved;

  cb_customer_store_save_async (fixture->book, customer, NULL, take_result_cb, &result);
  ui_wait_until (result != NULL);
  saved = cb_customer_store_save_finish (fixture->book, result, &error);
  g_assert_no_error (error);

  return saved;
}

CbCustomer *
ui_fixture_add_customer (UiFixture  *fixture,
                         const char *number,
                         const char *name)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);

  return ui_fixture_save_customer (fixture, customer);
}

/* (transfer full) (nullable) */
CbCustomer *
ui_fixture_get_customer (UiFixture *fixture,
                         gint64     id)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_customer_store_get_async (fixture->book, id, NULL, take_result_cb, &result);
  ui_wait_until (result != NULL);

  return cb_customer_store_get_finish (fixture->book, result, NULL);
}

/* Plans @action for the customer and applies it. */
void
ui_fixture_apply (UiFixture *fixture,
                  CbAction   action,
                  gint64     id)
{
  g_autoptr (CbIdSet) ids = cb_id_set_new_single (id);
  g_autoptr (GAsyncResult) planned = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (CbPlan) plan = NULL;
  g_autoptr (CbOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  cb_plan_make_async (fixture->book, action, ids, NULL, take_result_cb, &planned);
  ui_wait_until (planned != NULL);
  plan = cb_plan_make_finish (fixture->book, planned, &error);
  g_assert_no_error (error);

  cb_plan_apply_async (fixture->book, plan, NULL, NULL, take_result_cb, &applied);
  ui_wait_until (applied != NULL);
  operation = cb_plan_apply_finish (fixture->book, applied, &error);
  g_assert_no_error (error);
}

GFile *
ui_fixture_write_file (UiFixture  *fixture,
                       const char *name,
                       const char *text,
                       gssize      length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static gboolean
has_label (GtkWidget  *button,
           const char *label)
{
  const char *own = gtk_button_get_label (GTK_BUTTON (button));
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = NULL;

  if (own == NULL)
    return FALSE;

  parts = g_strsplit (own, "_", -1);
  plain = g_strjoinv (NULL, parts);

  return g_str_equal (plain, label);
}

GtkWidget *
ui_find_button (GtkWidget  *root,
                const char *label)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;

  if (GTK_IS_BUTTON (root) && has_label (root, label))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Waits for the button to appear and be sensitive, and clicks it. */
void
ui_click (GtkWidget  *root,
          const char *label)
{
  GtkWidget *button = NULL;

  ui_wait_until ((button = ui_find_button (root, label)) != NULL && gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

guint
ui_count_widgets (GtkWidget *root,
                  GType      type)
{
  guint count = g_type_is_a (G_OBJECT_TYPE (root), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += ui_count_widgets (child, type);

  return count;
}

static void
append_texts (GtkWidget *root,
              GString   *out)
{
  if (!gtk_widget_get_mapped (root))
    return;

  if (GTK_IS_LABEL (root))
    g_string_append_printf (out, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  else if (GTK_IS_INSCRIPTION (root))
    g_string_append_printf (out, "%s\n", gtk_inscription_get_text (GTK_INSCRIPTION (root)));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_texts (child, out);
}

char *
ui_get_texts (GtkWidget *root)
{
  GString *out = g_string_new (NULL);

  append_texts (root, out);

  return g_string_free_and_steal (out);
}

gboolean
ui_keep_turning (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}
