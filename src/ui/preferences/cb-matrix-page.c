/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-matrix-page.h"

#include <glib/gi18n.h>

#include "cb-fold.h"
#include "cb-matrix-row.h"
#include "cb-permission-text.h"
#include "cb-strip.h"

#define CELL_CHARS 14

struct _CbMatrixPage
{
  AdwNavigationPage  parent_instance;

  GtkSearchEntry    *search_entry;
  GtkStack          *stack;
  GtkColumnView     *column_view;

  CbPeopleKeeper    *keeper;
  GListStore        *rows;
  GtkFilter         *filter;
  char              *folded;  /* what is searched for; "" for nothing */
};

G_DEFINE_FINAL_TYPE (CbMatrixPage, cb_matrix_page, ADW_TYPE_NAVIGATION_PAGE)

static void
setup_title_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0,
                                   NULL);

  gtk_list_item_set_child (item, label);
}

static void
bind_title_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  CbMatrixRow *row = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (label), cb_matrix_row_get_title (row));
  gtk_widget_set_tooltip_text (label, cb_matrix_row_get_sentence (row));
}

/* A tick is seen at a glance; only what is neither all nor nothing needs words. */
static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_add_named (GTK_STACK (stack), gtk_image_new_from_icon_name ("object-select-symbolic"), "all");
  gtk_stack_add_named (GTK_STACK (stack),
                       g_object_new (GTK_TYPE_LABEL,
                                     "css-classes", (const char *[]) { "caption", NULL },
                                     "justify", GTK_JUSTIFY_CENTER,
                                     "max-width-chars", CELL_CHARS,
                                     "wrap", TRUE,
                                     NULL), "part");
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new (NULL), "nothing");
  gtk_list_item_set_child (item, stack);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  group)
{
  static const char *const names[] = {
    [CB_ALLOWS_NOTHING] = "nothing",
    [CB_ALLOWS_PART] = "part",
    [CB_ALLOWS_ALL] = "all",
  };
  GtkStack *stack = GTK_STACK (gtk_list_item_get_child (item));
  CbMatrixRow *row = gtk_list_item_get_item (item);
  CbAllows allows = cb_matrix_row_compare (row, group);
  g_autofree char *text = cb_matrix_row_describe (row, group);
  GtkWidget *child = gtk_stack_get_child_by_name (stack, names[allows]);

  if (allows == CB_ALLOWS_PART)
    gtk_label_set_label (GTK_LABEL (child), text);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_stack_set_visible_child (stack, child);
}

/* Who can't see the columns hears what each of them says. */
static void
bind_row_cb (CbMatrixPage     *self,
             GtkColumnViewRow *view_row)
{
  GPtrArray *groups = cb_people_get_groups (cb_people_keeper_get_people (self->keeper));
  CbMatrixRow *row = gtk_column_view_row_get_item (view_row);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < groups->len; i++)
    {
      g_autofree char *title = cb_group_get_title (groups->pdata[i]);
      g_autofree char *value = cb_matrix_row_describe (row, groups->pdata[i]);

      /* Translators: the name of a group, then what it may: "Yes" */
      g_strv_builder_take (builder, g_strdup_printf (_("%s: %s"), title, value));
    }
  parts = g_strv_builder_end (builder);
  text = g_strjoinv ("\n", parts);
  gtk_column_view_row_set_accessible_label (view_row, cb_matrix_row_get_title (row));
  gtk_column_view_row_set_accessible_description (view_row, text);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "css-classes", (const char *[]) { "heading", NULL },
                                   "xalign", 0.0,
                                   NULL);

  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory,
                GtkListHeader            *header)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       cb_permission_section_get_title (cb_matrix_row_get_section (gtk_list_header_get_item (header))));
}

static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  return cb_matrix_row_matches (item, CB_MATRIX_PAGE (user_data)->folded);
}

static int
compare_sections (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  return (int) cb_matrix_row_get_section ((CbMatrixRow *) a) - (int) cb_matrix_row_get_section ((CbMatrixRow *) b);
}

static void
search_changed_cb (CbMatrixPage *self)
{
  g_autofree char *text = cb_strip (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  GListModel *shown = G_LIST_MODEL (gtk_column_view_get_model (self->column_view));

  g_free (self->folded);
  self->folded = cb_fold (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (shown) > 0 ? "list" : "no-results");
}

static void
stop_search_cb (CbMatrixPage *self)
{
  /* Without a search Escape goes back. */
  if (*self->folded != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
add_column (CbMatrixPage *self,
            CbGroup      *group)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *title = cb_group_get_title (group);
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), group, G_CONNECT_DEFAULT);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_append_column (self->column_view, column);
}

/* The columns are the groups as they are now; all but the first go. */
static void
update (CbMatrixPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  GPtrArray *groups = cb_people_get_groups (cb_people_keeper_get_people (self->keeper));

  while (g_list_model_get_n_items (columns) > 1)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 1);

      gtk_column_view_remove_column (self->column_view, column);
    }
  for (guint i = 0; i < groups->len; i++)
    add_column (self, groups->pdata[i]);
}

static void
cb_matrix_page_dispose (GObject *object)
{
  CbMatrixPage *self = CB_MATRIX_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_MATRIX_PAGE);
  g_clear_object (&self->keeper);
  g_clear_object (&self->rows);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (cb_matrix_page_parent_class)->dispose (object);
}

static void
cb_matrix_page_finalize (GObject *object)
{
  g_free (CB_MATRIX_PAGE (object)->folded);

  G_OBJECT_CLASS (cb_matrix_page_parent_class)->finalize (object);
}

static void
cb_matrix_page_class_init (CbMatrixPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cb_matrix_page_dispose;
  object_class->finalize = cb_matrix_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-matrix-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbMatrixPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CbMatrixPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CbMatrixPage, column_view);
  gtk_widget_class_bind_template_callback (widget_class, setup_title_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_title_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
add_rows (CbMatrixPage *self)
{
  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    {
      g_autoptr (CbMatrixRow) row = NULL;
      CbItemKind kind;
      CbItemRight right;

      if (!cb_permission_get_items (permission, &kind, &right))
        row = cb_matrix_row_new (permission);
      else if (right == CB_ITEM_RIGHT_CREATE)
        row = cb_matrix_row_new_kind (kind);
      if (row != NULL)
        g_list_store_append (self->rows, row);
    }
}

static void
set_factories (CbMatrixPage *self)
{
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (headers, "setup", G_CALLBACK (setup_header_cb), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (bind_header_cb), NULL);
  gtk_column_view_set_row_factory (self->column_view, rows);
  gtk_column_view_set_header_factory (self->column_view, headers);
}

static void
cb_matrix_page_init (CbMatrixPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->folded = g_strdup ("");
  self->rows = g_list_store_new (CB_TYPE_MATRIX_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  add_rows (self);
  set_factories (self);
}

static void
set_model (CbMatrixPage *self)
{
  GtkFilterListModel *filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                                            g_object_ref (self->filter));
  GtkSortListModel *sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (G_LIST_MODEL (sorted));
  g_autoptr (GtkSorter) sections = GTK_SORTER (gtk_custom_sorter_new (compare_sections, NULL, NULL));

  gtk_sort_list_model_set_section_sorter (sorted, sections);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (model));
}

AdwNavigationPage *
cb_matrix_page_new (CbPeopleKeeper *keeper)
{
  CbMatrixPage *self = g_object_new (CB_TYPE_MATRIX_PAGE, NULL);

  g_return_val_if_fail (CB_IS_PEOPLE_KEEPER (keeper), ADW_NAVIGATION_PAGE (self));

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  set_model (self);

  return ADW_NAVIGATION_PAGE (self);
}
