/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-activity-row.h"

#include <glib/gi18n.h>

#include "cb-operation-text.h"

struct _CbActivityRow
{
  GtkBox          parent_instance;

  GtkImage       *icon;
  GtkLabel       *title;
  GtkLabel       *details;
  GtkLabel       *origin;
  GtkWidget      *button;

  CbOperationRow *row;
  char           *text;
};

G_DEFINE_FINAL_TYPE (CbActivityRow, cb_activity_row, GTK_TYPE_BOX)

enum
{
  PROP_TEXT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_text (CbActivityRow *self,
          char          *text)
{
  g_free (self->text);
  self->text = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
hide_button (CbActivityRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  /* The focus stays at the operation that was undone. */
  if (gtk_widget_has_focus (self->button) && item != NULL)
    gtk_widget_grab_focus (item);
  gtk_widget_set_visible (self->button, FALSE);
}

/* @name: what is read aloud where the button is all that is known */
static void
show_button (CbActivityRow *self,
             const char    *label,
             char          *name,
             const char    *action,
             GVariant      *target)
{
  gtk_button_set_label (GTK_BUTTON (self->button), label);
  /* Or its name would be the label. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_widget_set_visible (self->button, TRUE);
  g_free (name);
}

static void
update_button (CbActivityRow    *self,
               CbOperationEntry *entry,
               const char       *title)
{
  gint64 id = cb_operation_entry_get_id (entry);
  CbOperationKind kind = cb_operation_get_kind (cb_operation_entry_get_operation (entry));
  gboolean of_people = kind == CB_OPERATION_CHANGE_PEOPLE || kind == CB_OPERATION_CHANGE_GROUPS;

  if (kind == CB_OPERATION_ERASE)
    /* Translators: then what was done, as in "Receipt: Deleted 9 customers forever" */
    show_button (self, _("Receipt"), g_strdup_printf (_("Receipt: %s"), title),
                 "activity.receipt", g_variant_new_int64 (id));
  else if (!cb_operation_entry_get_reversible (entry))
    hide_button (self);
  else if (cb_operation_entry_get_role (entry) == CB_OPERATION_ROLE_UNDO)
    /* Translators: then what was done, as in "Redo: Undid the deletion of 9 customers" */
    show_button (self, _("Redo"), g_strdup_printf (_("Redo: %s"), title),
                 of_people ? "activity.reverse-people" : "activity.reverse",
                 of_people ? g_variant_new_int64 (id) : g_variant_new ("(xb)", id, TRUE));
  else
    /* Translators: then what was done, as in "Undo: Deleted 9 customers" */
    show_button (self, _("Undo"), g_strdup_printf (_("Undo: %s"), title),
                 of_people ? "activity.reverse-people" : "activity.reverse",
                 of_people ? g_variant_new_int64 (id) : g_variant_new ("(xb)", id, FALSE));
}

static void
update (CbActivityRow *self)
{
  CbOperationEntry *entry = cb_operation_row_get_entry (self->row);
  g_autofree char *title = cb_operation_describe (entry);
  g_autofree char *details = cb_operation_describe_details (entry);
  g_autofree char *origin = cb_operation_describe_origin (entry);

  gtk_image_set_from_icon_name (self->icon, cb_operation_get_icon (entry));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->details, details != NULL ? details : "");
  gtk_widget_set_visible (GTK_WIDGET (self->details), details != NULL);
  gtk_label_set_label (self->origin, origin);
  update_button (self, entry, title);
  set_text (self, details != NULL ? g_strjoin ("\n", title, details, origin, NULL)
                                  : g_strjoin ("\n", title, origin, NULL));
}

static void
cb_activity_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, CB_ACTIVITY_ROW (object)->text);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_activity_row_dispose (GObject *object)
{
  CbActivityRow *self = CB_ACTIVITY_ROW (object);

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (cb_activity_row_parent_class)->dispose (object);
}

static void
cb_activity_row_finalize (GObject *object)
{
  g_free (CB_ACTIVITY_ROW (object)->text);

  G_OBJECT_CLASS (cb_activity_row_parent_class)->finalize (object);
}

static void
cb_activity_row_class_init (CbActivityRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_activity_row_get_property;
  object_class->dispose = cb_activity_row_dispose;
  object_class->finalize = cb_activity_row_finalize;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkLabel *
create_label (gboolean is_caption)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0,
                                   NULL);

  if (is_caption)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
    }

  return GTK_LABEL (label);
}

static void
cb_activity_row_init (CbActivityRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->icon = g_object_new (GTK_TYPE_IMAGE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  self->title = create_label (FALSE);
  self->details = create_label (TRUE);
  self->origin = create_label (TRUE);
  self->button = gtk_button_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "dimmed");
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->details));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->origin));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);

  /* As high with a button as without one. */
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, 42);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self), 12);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self), lines);
  gtk_box_append (GTK_BOX (self), self->button);
}

/**
 * cb_activity_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
cb_activity_row_new (void)
{
  return g_object_new (CB_TYPE_ACTIVITY_ROW, NULL);
}

void
cb_activity_row_set_row (CbActivityRow  *self,
                         CbOperationRow *row)
{
  g_return_if_fail (CB_IS_ACTIVITY_ROW (self));
  g_return_if_fail (row == NULL || CB_IS_OPERATION_ROW (row));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;

  g_signal_connect_object (row, "notify::entry", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

gboolean
cb_activity_row_run (CbActivityRow *self)
{
  g_return_val_if_fail (CB_IS_ACTIVITY_ROW (self), FALSE);

  if (!gtk_widget_get_visible (self->button))
    return FALSE;

  gtk_widget_activate (self->button);

  return TRUE;
}
