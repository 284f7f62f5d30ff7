/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define TABLE "/org/example/CustomerBook/shortcuts-dialog.ui"

typedef struct
{
  char *title;
  char *accelerators;  /* apart by spaces */
} Item;

typedef struct
{
  char      *title;
  GPtrArray *items;
} Section;

typedef struct
{
  GPtrArray *sections;
  GString   *text;
  gboolean   in_item;
  gboolean   translatable;
  char      *property;
  char      *title;
  char      *accelerators;
  char      *direction;
} Reader;

/* What is still to be built. */
typedef struct
{
  AdwPreferencesPage *page;
  GPtrArray          *sections;
} Builder;

static void
item_free (Item *item)
{
  g_free (item->title);
  g_free (item->accelerators);
  g_free (item);
}

static void
section_free (Section *section)
{
  g_free (section->title);
  g_ptr_array_unref (section->items);
  g_free (section);
}

static void
builder_free (Builder *builder)
{
  g_object_unref (builder->page);
  g_ptr_array_unref (builder->sections);
  g_free (builder);
}

static void
reader_clear (Reader *reader)
{
  g_clear_pointer (&reader->sections, g_ptr_array_unref);
  g_string_free (reader->text, TRUE);
  g_free (reader->property);
  g_free (reader->title);
  g_free (reader->accelerators);
  g_free (reader->direction);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
append_key (GtkWidget  *box,
            const char *name)
{
  GtkWidget *key = gtk_label_new (name);

  gtk_widget_add_css_class (key, "keycap");
  gtk_box_append (GTK_BOX (box), key);
}

static void
append_accelerator (GtkWidget  *box,
                    const char *accelerator)
{
  static const struct
  {
    GdkModifierType mask;
    const char     *name;
  } modifiers[] = {
    { GDK_CONTROL_MASK, NC_("keyboard key", "Ctrl") },
    { GDK_ALT_MASK, NC_("keyboard key", "Alt") },
    { GDK_SHIFT_MASK, NC_("keyboard key", "Shift") },
  };
  g_autofree char *key_name = NULL;
  GdkModifierType state;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &state))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    {
      if (state & modifiers[i].mask)
        append_key (box, g_dpgettext2 (NULL, "keyboard key", modifiers[i].name));
    }

  key_name = gtk_accelerator_get_label (key, 0);
  append_key (box, key_name);
}

/* What GtkShortcutLabel looked like before it was deprecated; the theme still
 * knows its node. */
static GtkWidget *
make_keys (char **accelerators)
{
  GtkWidget *keys = g_object_new (ADW_TYPE_WRAP_BOX,
                                  "align", 1.0,
                                  "child-spacing", 6,
                                  "line-spacing", 6,
                                  "valign", GTK_ALIGN_CENTER,
                                  NULL);

  for (guint i = 0; accelerators[i] != NULL; i++)
    {
      GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                     "css-name", "shortcut",
                                     "spacing", 6,
                                     NULL);

      if (i > 0)
        {
          /* Translators: between two keys that do the same */
          GtkWidget *between = gtk_label_new (C_("keyboard key", "/"));

          gtk_widget_add_css_class (between, "dimmed");
          gtk_box_append (GTK_BOX (box), between);
        }
      append_accelerator (box, accelerators[i]);
      adw_wrap_box_append (ADW_WRAP_BOX (keys), box);
    }

  return keys;
}

static char *
describe_keys (char **accelerators)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; accelerators[i] != NULL; i++)
    {
      GdkModifierType state;
      guint key;

      if (gtk_accelerator_parse (accelerators[i], &key, &state))
        g_strv_builder_take (labels, gtk_accelerator_get_label (key, state));
    }

  parts = g_strv_builder_end (labels);
  return g_strjoinv (C_("keyboard key", "/"), parts);
}

static void
add_item (AdwPreferencesGroup *group,
          const Item          *item)
{
  g_auto (GStrv) accelerators = g_strsplit (item->accelerators, " ", -1);
  g_autofree char *keys = describe_keys (accelerators);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_keys (accelerators));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, keys,
                                  -1);
  adw_preferences_group_add (group, row);
}

/* All at once would take too long. Each section gets a turn of its own, and
 * all are there before the first is drawn. */
static gboolean
build_section_cb (gpointer user_data)
{
  Builder *builder = user_data;
  Section *section = builder->sections->pdata[0];
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), section->title);
  for (guint i = 0; i < section->items->len; i++)
    add_item (ADW_PREFERENCES_GROUP (group), section->items->pdata[i]);
  adw_preferences_page_add (builder->page, ADW_PREFERENCES_GROUP (group));

  g_ptr_array_remove_index (builder->sections, 0);
  return builder->sections->len > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static Section *
get_section (Reader *reader)
{
  return reader->sections->pdata[reader->sections->len - 1];
}

/* Some keys are others where text runs the other way. */
static gboolean
is_for_direction (const char *direction)
{
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  return direction == NULL || g_str_equal (direction, rtl ? "rtl" : "ltr");
}

static void
end_item (Reader *reader)
{
  if (is_for_direction (reader->direction))
    {
      Item *item = g_new0 (Item, 1);

      item->title = g_strdup (reader->title);
      item->accelerators = g_strdup (reader->accelerators);
      g_ptr_array_add (get_section (reader)->items, item);
    }

  g_clear_pointer (&reader->direction, g_free);
}

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *element,
                  const char          **names,
                  const char          **values,
                  gpointer              user_data,
                  GError              **error)
{
  Reader *reader = user_data;
  const char *class_name = NULL;
  const char *property = NULL;
  const char *translatable = NULL;

  if (g_str_equal (element, "object"))
    {
      if (!g_markup_collect_attributes (element, names, values, error,
                                        G_MARKUP_COLLECT_STRING, "class", &class_name,
                                        G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "id", NULL,
                                        G_MARKUP_COLLECT_INVALID))
        return;

      reader->in_item = g_str_equal (class_name, "AdwShortcutsItem");
      if (g_str_equal (class_name, "AdwShortcutsSection"))
        {
          Section *section = g_new0 (Section, 1);

          section->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
          g_ptr_array_add (reader->sections, section);
        }
    }
  else if (g_str_equal (element, "property"))
    {
      if (!g_markup_collect_attributes (element, names, values, error,
                                        G_MARKUP_COLLECT_STRING, "name", &property,
                                        G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "translatable", &translatable,
                                        G_MARKUP_COLLECT_INVALID))
        return;

      g_set_str (&reader->property, property);
      reader->translatable = g_strcmp0 (translatable, "yes") == 0;
      g_string_truncate (reader->text, 0);
    }
}

static void
end_element_cb (GMarkupParseContext  *context,
                const char           *element,
                gpointer              user_data,
                GError              **error)
{
  Reader *reader = user_data;

  if (g_str_equal (element, "property"))
    {
      const char *value = reader->translatable ? gettext (reader->text->str) : reader->text->str;

      if (g_str_equal (reader->property, "accelerator"))
        g_set_str (&reader->accelerators, value);
      else if (g_str_equal (reader->property, "direction"))
        g_set_str (&reader->direction, value);
      else if (reader->in_item)
        g_set_str (&reader->title, value);
      else
        g_set_str (&get_section (reader)->title, value);
    }
  else if (g_str_equal (element, "object") && reader->in_item)
    {
      end_item (reader);
      reader->in_item = FALSE;
    }
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Reader *reader = user_data;

  g_string_append_len (reader->text, text, length);
}

/* The page that the table describes. */
static GtkWidget *
read_table (void)
{
  static const GMarkupParser parser = {
    .start_element = start_element_cb,
    .end_element = end_element_cb,
    .text = text_cb,
  };
  GtkWidget *page = adw_preferences_page_new ();
  g_autoptr (GBytes) table = g_resources_lookup_data (TABLE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (Reader) reader = {
    .sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free),
    .text = g_string_new (NULL),
  };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  g_autoptr (GError) error = NULL;
  Builder *builder;
  const char *text;
  gsize size;

  g_return_val_if_fail (table != NULL, page);

  text = g_bytes_get_data (table, &size);
  if (!g_markup_parse_context_parse (context, text, size, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    {
      g_critical ("The table of shortcuts can’t be read: %s", error->message);
      return page;
    }

  builder = g_new0 (Builder, 1);
  builder->page = g_object_ref_sink (ADW_PREFERENCES_PAGE (page));
  builder->sections = g_steal_pointer (&reader.sections);
  g_idle_add_full (G_PRIORITY_DEFAULT, build_section_cb, builder, (GDestroyNotify) builder_free);

  return page;
}

/* The dialog that libadwaita has from 1.8 on; NULL before. */
static AdwDialog *
build_dialog (void)
{
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (GError) error = NULL;

  if (adw_get_major_version () == 1 && adw_get_minor_version () < 8)
    return NULL;

  builder = gtk_builder_new ();
  if (!gtk_builder_add_from_resource (builder, TABLE, &error))
    {
      g_critical ("The table of shortcuts can’t be built: %s", error->message);
      return NULL;
    }

  return g_object_ref_sink (ADW_DIALOG (gtk_builder_get_object (builder, "shortcuts_dialog")));
}

/* The same from what libadwaita 1.7 has. */
static AdwDialog *
make_dialog (void)
{
  AdwDialog *dialog = g_object_ref_sink (adw_dialog_new ());
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), read_table ());

  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);

  return dialog;
}

/**
 * cb_shortcuts_present:
 * @parent: a widget in the window that the dialog belongs to
 *
 * Shows the keyboard shortcuts.
 */
void
cb_shortcuts_present (GtkWidget *parent)
{
  g_autoptr (AdwDialog) dialog = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  dialog = build_dialog ();
  if (dialog == NULL)
    dialog = make_dialog ();

  adw_dialog_present (dialog, parent);
}
