/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-mapping-group.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-field-text.h"

/* A combo row is heavy. More columns than this are no table of customers;
 * those that were recognized are shown in any case. */
#define MAX_COLUMNS 100

#define N_SAMPLES 3

/* How long one turn of the main loop may take to build rows, in microseconds. */
#define BUILD_TIME 3000

struct _CbMappingGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwSwitchRow        *header_row;
  GPtrArray           *rows;        /* by column, borrowed; NULL for one not shown */
  GtkLabel            *more_label;

  GtkStringList       *targets;     /* position 0: not imported */
  CbImport            *import;
  guint                build_id;
  guint                next_column;
  guint                n_hidden;
  gboolean             updating;
};

G_DEFINE_FINAL_TYPE (CbMappingGroup, cb_mapping_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
list_samples (CbMappingGroup *self,
              guint           column)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_found = 0;

  for (guint i = 0; i < cb_import_get_n_samples (self->import) && n_found < N_SAMPLES; i++)
    {
      const char *value = cb_import_get_sample (self->import, i, column);
      g_autofree char *shown = NULL;

      if (value[0] == '\0')
        continue;

      shown = cb_display_quote (value);
      if (n_found++ > 0)
        g_string_append (list, " · ");
      g_string_append (list, shown);
    }

  if (n_found == 0)
    return g_strdup (_("Empty in the first rows"));

  return g_string_free_and_steal (g_steal_pointer (&list));
}

static void
update_row (CbMappingGroup *self,
            guint           column)
{
  GtkWidget *row = g_ptr_array_index (self->rows, column);
  g_autofree char *title = NULL;
  g_autofree char *samples = NULL;

  if (row == NULL)
    return;

  title = cb_display_text (cb_import_get_header (self->import, column));
  samples = list_samples (self, column);

  /* Translators: a column of a file whose heading is empty */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title[0] != '\0' ? title : _("Without Name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), cb_import_get_target (self->import, column) + 1);
}

static void
update_rows (CbMappingGroup *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, i);
  self->updating = FALSE;
}

/* Choosing a target can take it away from another column. */
static void
update_targets (CbMappingGroup *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (row != NULL)
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), cb_import_get_target (self->import, i) + 1);
    }
  self->updating = FALSE;
}

static void
selected_cb (CbMappingGroup *self,
             GParamSpec     *pspec,
             AdwComboRow    *row)
{
  guint column;

  if (self->updating || !g_ptr_array_find (self->rows, row, &column))
    return;

  cb_import_set_target (self->import, column, (int) adw_combo_row_get_selected (row) - 1);
  update_targets (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
has_header_cb (CbMappingGroup *self)
{
  if (self->updating)
    return;

  cb_import_set_has_header (self->import, adw_switch_row_get_active (self->header_row));
  update_rows (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
setup_selected_cb (GtkSignalListItemFactory *factory,
                   GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, gtk_label_new (NULL));
}

static void
bind_selected_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *list_item)
{
  GtkStringObject *item = gtk_list_item_get_item (list_item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)), gtk_string_object_get_string (item));
  gtk_list_item_set_accessible_label (list_item, gtk_string_object_get_string (item));
}

static void
setup_choice_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (list_item, box);
}

static gboolean
is_selected (GBinding     *binding,
             const GValue *from,
             GValue       *to,
             gpointer      user_data)
{
  g_value_set_double (to, g_value_get_uint (from) == gtk_list_item_get_position (user_data) ? 1 : 0);

  return TRUE;
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *list_item,
                AdwComboRow              *row)
{
  GtkStringObject *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GBinding *binding;

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (item));
  gtk_list_item_set_accessible_label (list_item, gtk_string_object_get_string (item));
  binding = g_object_bind_property_full (row, "selected",
                                         gtk_widget_get_next_sibling (label), "opacity",
                                         G_BINDING_SYNC_CREATE, is_selected, NULL, list_item, NULL);
  g_object_set_data (G_OBJECT (list_item), "selected-binding", binding);
}

static void
unbind_choice_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *list_item)
{
  GBinding *binding = g_object_steal_data (G_OBJECT (list_item), "selected-binding");

  if (binding != NULL)
    g_binding_unbind (binding);
}

/* A combo row of its own accord shortens its choice before the text beside it,
 * which leaves nothing but an ellipsis in a narrow window. */
static void
set_factories (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) selected = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) choices = gtk_signal_list_item_factory_new ();

  g_signal_connect (selected, "setup", G_CALLBACK (setup_selected_cb), NULL);
  g_signal_connect (selected, "bind", G_CALLBACK (bind_selected_cb), NULL);
  g_signal_connect (choices, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect (choices, "bind", G_CALLBACK (bind_choice_cb), row);
  g_signal_connect (choices, "unbind", G_CALLBACK (unbind_choice_cb), NULL);

  adw_combo_row_set_factory (row, selected);
  adw_combo_row_set_list_factory (row, choices);
}

static void
add_row (CbMappingGroup *self,
         guint           column)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW,
                                 "use-markup", FALSE,
                                 "title-lines", 2,
                                 "subtitle-lines", 2,
                                 "model", self->targets,
                                 NULL);

  set_factories (ADW_COMBO_ROW (row));
  g_ptr_array_add (self->rows, row);
  self->updating = TRUE;
  update_row (self, column);
  self->updating = FALSE;
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
show_hidden_count (CbMappingGroup *self)
{
  g_autofree char *count = cb_count_format (self->n_hidden);
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%s more column is not imported.",
                                    "%s more columns are not imported.",
                                    self->n_hidden),
                          count);
  gtk_label_set_label (self->more_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), self->n_hidden > 0);
}

static gboolean
build_cb (gpointer user_data)
{
  CbMappingGroup *self = user_data;
  gint64 end = g_get_monotonic_time () + BUILD_TIME;

  while (self->next_column < cb_import_get_n_columns (self->import))
    {
      guint column = self->next_column++;

      if (column < MAX_COLUMNS || cb_import_get_target (self->import, column) != CB_IMPORT_TARGET_NONE)
        {
          add_row (self, column);
        }
      else
        {
          g_ptr_array_add (self->rows, NULL);
          self->n_hidden++;
        }

      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  show_hidden_count (self);
  self->build_id = 0;

  return G_SOURCE_REMOVE;
}

static void
cb_mapping_group_dispose (GObject *object)
{
  CbMappingGroup *self = CB_MAPPING_GROUP (object);

  g_clear_handle_id (&self->build_id, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->targets);
  g_clear_object (&self->import);

  G_OBJECT_CLASS (cb_mapping_group_parent_class)->dispose (object);
}

static void
cb_mapping_group_class_init (CbMappingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_mapping_group_dispose;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_mapping_group_init (CbMappingGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->rows = g_ptr_array_new ();
  self->targets = gtk_string_list_new (NULL);
  for (int target = CB_IMPORT_TARGET_NONE; target <= CB_IMPORT_TARGET_ASSIGNED_TO; target++)
    gtk_string_list_append (self->targets, cb_import_target_get_label (target));

  adw_preferences_group_set_title (group, _("Columns"));
  adw_preferences_group_set_description (group, _("Choose what each column of the file becomes."));

  self->header_row = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->header_row), _("First Row Names the Columns"));
  g_signal_connect_swapped (self->header_row, "notify::active", G_CALLBACK (has_header_cb), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->header_row));

  self->more_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->more_label, 0);
  gtk_label_set_wrap (self->more_label, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->more_label), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self->more_label), "dimmed");
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), FALSE);
  adw_preferences_group_add (group, GTK_WIDGET (self->more_label));
}

/**
 * cb_mapping_group_new:
 *
 * Returns: (transfer floating): a group without columns
 */
GtkWidget *
cb_mapping_group_new (void)
{
  return g_object_new (CB_TYPE_MAPPING_GROUP, NULL);
}

/**
 * cb_mapping_group_set_import:
 * @import: whose columns to map
 *
 * Shows the columns of @import; the rows come in during the next turns of the
 * main loop.
 */
void
cb_mapping_group_set_import (CbMappingGroup *self,
                             CbImport       *import)
{
  g_return_if_fail (CB_IS_MAPPING_GROUP (self));
  g_return_if_fail (CB_IS_IMPORT (import));

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (row != NULL)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  self->next_column = 0;
  self->n_hidden = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), FALSE);

  g_set_object (&self->import, import);
  self->updating = TRUE;
  adw_switch_row_set_active (self->header_row, cb_import_get_has_header (import));
  self->updating = FALSE;

  if (self->build_id == 0)
    self->build_id = g_idle_add (build_cb, self);
}

/**
 * cb_mapping_group_get_row:
 *
 * Returns: (transfer none) (nullable): the row of @column, %NULL when there is
 *   none (yet)
 */
GtkWidget *
cb_mapping_group_get_row (CbMappingGroup *self,
                          guint           column)
{
  g_return_val_if_fail (CB_IS_MAPPING_GROUP (self), NULL);

  return column < self->rows->len ? g_ptr_array_index (self->rows, column) : NULL;
}
