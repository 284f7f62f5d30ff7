/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "cb-application.h"
#include "cb-editor-dialog.h"
#include "cb-import-dialog.h"
#include "cb-shortcuts.h"
#include "cb-window.h"
#include "ui-fixture.h"

#define TABLE "/org/example/CustomerBook/shortcuts-dialog.ui"

/* What GTK and libadwaita bring. */
static const char *const toolkit[] = {
  "Return", "space", "<Shift>Up", "<Shift>Down", "<Alt>Left", "<Alt>Right", "F10", "Escape",
};

static void
add_key (GHashTable *keys,
         const char *accelerator)
{
  GdkModifierType state;
  guint key;

  g_assert_true (gtk_accelerator_parse (accelerator, &key, &state));
  g_hash_table_add (keys, gtk_accelerator_name (key, state));
}

static gboolean
is_ours (const char *action)
{
  return g_str_has_prefix (action, "win.") || g_str_has_prefix (action, "page.") ||
         g_str_has_prefix (action, "editor.") || g_str_has_prefix (action, "import.");
}

static void
add_trigger (GHashTable         *keys,
             GtkShortcutTrigger *trigger)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      add_trigger (keys, gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)));
      add_trigger (keys, gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)));
    }
  else
    {
      g_autofree char *accelerator = gtk_shortcut_trigger_to_string (trigger);

      /* The same key once more, on the number pad. */
      if (strstr (accelerator, "KP_") == NULL)
        add_key (keys, accelerator);
    }
}

/* The keys for actions of ours in @root and below. */
static void
add_keys_of_widgets (GHashTable *keys,
                     GtkWidget  *root)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (root);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

          if (GTK_IS_NAMED_ACTION (action) &&
              is_ours (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action))))
            add_trigger (keys, gtk_shortcut_get_trigger (shortcut));
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_keys_of_widgets (keys, child);
}

static void
add_keys_of_application (GHashTable     *keys,
                         GtkApplication *application)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accelerators = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint j = 0; accelerators[j] != NULL; j++)
        add_key (keys, accelerators[j]);
    }
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  const char *attribute;
  g_autofree char *value = g_strndup (text, length);
  g_auto (GStrv) accelerators = NULL;

  attribute = g_object_get_data (user_data, "property");
  if (g_strcmp0 (attribute, "accelerator") != 0 || *g_strstrip (value) == '\0')
    return;

  accelerators = g_strsplit (value, " ", -1);
  for (guint i = 0; accelerators[i] != NULL; i++)
    add_key (g_object_get_data (user_data, "keys"), accelerators[i]);
}

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *element,
                  const char          **names,
                  const char          **values,
                  gpointer              user_data,
                  GError              **error)
{
  g_object_set_data_full (user_data, "property",
                          g_strdup (g_str_equal (element, "property") ? values[0] : NULL), g_free);
}

/* The keys that the dialog says there are. */
static GHashTable *
read_table (void)
{
  static const GMarkupParser parser = { .start_element = start_element_cb, .text = text_cb };
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GObject) place = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, place, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) table = g_resources_lookup_data (TABLE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  const char *text;
  gsize size;

  g_assert_no_error (error);
  g_object_set_data (place, "keys", keys);
  text = g_bytes_get_data (table, &size);
  g_markup_parse_context_parse (context, text, size, &error);
  g_assert_no_error (error);

  return keys;
}

/* Those of @keys that @others lack, one a line. */
static char *
list_missing (GHashTable *keys,
              GHashTable *others)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (keys), (GCompareFunc) g_strcmp0);
  GString *text = g_string_new (NULL);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_hash_table_contains (others, l->data))
      g_string_append_printf (text, "%s\n", (const char *) l->data);

  return g_string_free_and_steal (text);
}

static void
test_keys (UiFixture     *fixture,
           gconstpointer  user_data)
{
  g_autoptr (CbApplication) application = cb_application_new ();
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) shown = NULL;
  g_autoptr (GFile) file = ui_fixture_write_file (fixture, "table.csv", "Name\nAnna\n", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *unsaid = NULL;
  g_autofree char *untrue = NULL;
  AdwDialog *editor = cb_editor_dialog_new (fixture->book, NULL);
  AdwDialog *import = cb_import_dialog_new (fixture->book, file);
  CbWindow *window;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  window = cb_window_new (ADW_APPLICATION (application));

  add_keys_of_application (keys, GTK_APPLICATION (application));
  add_keys_of_widgets (keys, GTK_WIDGET (window));
  add_keys_of_widgets (keys, GTK_WIDGET (editor));
  add_keys_of_widgets (keys, GTK_WIDGET (import));
  /* Only in Deleted Customers, which the window makes when it is first shown. */
  add_key (keys, "<Shift>Delete");
  /* What was looked at had keys at all: of the application, the window, its
   * pages and the forms. */
  g_assert_true (g_hash_table_contains (keys, "<Control>q"));
  g_assert_true (g_hash_table_contains (keys, "<Control>z"));
  g_assert_true (g_hash_table_contains (keys, "Delete"));
  g_assert_true (g_hash_table_contains (keys, "<Control>s"));

  shown = read_table ();
  unsaid = list_missing (keys, shown);
  g_assert_cmpstr (unsaid, ==, "");

  for (guint i = 0; i < G_N_ELEMENTS (toolkit); i++)
    add_key (keys, toolkit[i]);
  untrue = list_missing (shown, keys);
  g_assert_cmpstr (untrue, ==, "");

  g_object_ref_sink (editor);
  adw_dialog_force_close (editor);
  g_object_unref (editor);
  g_object_ref_sink (import);
  adw_dialog_force_close (import);
  g_object_unref (import);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
shows (UiFixture  *fixture,
       const char *text)
{
  g_autofree char *texts = ui_get_texts (GTK_WIDGET (fixture->window));

  return strstr (texts, text) != NULL;
}

static void
test_dialog (UiFixture     *fixture,
             gconstpointer  user_data)
{
  AdwDialog *dialog;

  adw_window_set_content (fixture->window, adw_bin_new ());
  cb_shortcuts_present (adw_window_get_content (fixture->window));
  ui_wait_until ((dialog = adw_window_get_visible_dialog (fixture->window)) != NULL &&
                 shows (fixture, "Delete Forever, in Deleted Customers") &&
                 shows (fixture, "In a Form"));
  /* Two that do the same, and one of the two directions. */
  g_assert_true (shows (fixture, "\nMenu of a Row\n"));
  g_assert_true (shows (fixture, "\nMenu\n/\nShift\nF10\n"));
  g_assert_true (shows (fixture, "\nAlt\nLeft\n"));
  g_assert_false (shows (fixture, "\nAlt\nRight\n"));
  adw_dialog_force_close (dialog);
  ui_wait_until (adw_window_get_visible_dialog (fixture->window) == NULL);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/shortcuts/keys", UiFixture, NULL, ui_fixture_set_up, test_keys, ui_fixture_tear_down);
  g_test_add ("/shortcuts/dialog", UiFixture, NULL, ui_fixture_set_up, test_dialog, ui_fixture_tear_down);

  return g_test_run ();
}
