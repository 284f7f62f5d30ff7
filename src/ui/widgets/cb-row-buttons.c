/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-row-buttons.h"

#include <glib/gi18n.h>

#include "cb-list-page.h"
#include "cb-rights.h"
#include "cb-row.h"

#define WIDTH 84

struct _CbRowButtons
{
  AdwBin             parent_instance;

  const CbRowAction *action;
  GObject           *page;     /* borrowed */
  CbCustomerRow     *row;
  GtkWidget         *button;   /* borrowed; NULL until it is needed */
  gboolean           narrow;
};

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CbRowButtons, cb_row_buttons, ADW_TYPE_BIN)

static void
action_clicked_cb (CbRowButtons *self)
{
  if (self->row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), self->action->action,
                                "x", cb_customer_row_get_id (self->row));
}

static void
menu_clicked_cb (CbRowButtons *self,
                 GtkWidget    *button)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), CB_TYPE_LIST_PAGE);

  if (self->row != NULL)
    cb_list_page_show_row_menu (CB_LIST_PAGE (page), cb_customer_row_get_id (self->row),
                                button, NULL);
}

static GtkWidget *
create_button (const char *icon_name,
               const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");

  return button;
}

/* Whether its button can be pressed, and why not. */
static void
update_action (CbRowButtons *self)
{
  g_autofree char *reason = NULL;
  gboolean writable;

  if (self->button == NULL)
    return;

  g_object_get (self->page, "writable", &writable, "row-reason", &reason, NULL);
  gtk_widget_set_sensitive (self->button, writable && reason == NULL);
  cb_rights_mark_button (self->button, reason);
}

static void
cb_row_buttons_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CB_ROW_BUTTONS (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cb_row_buttons_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CbRowButtons *self = CB_ROW_BUTTONS (object);

  switch (property_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      if (self->narrow)
        cb_row_buttons_ensure (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cb_row_buttons_dispose (GObject *object)
{
  CbRowButtons *self = CB_ROW_BUTTONS (object);

  g_clear_object (&self->row);
  self->button = NULL;

  G_OBJECT_CLASS (cb_row_buttons_parent_class)->dispose (object);
}

static void
cb_row_buttons_class_init (CbRowButtonsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_row_buttons_dispose;
  object_class->get_property = cb_row_buttons_get_property;
  object_class->set_property = cb_row_buttons_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "rowbuttons");
}

static void
cb_row_buttons_init (CbRowButtons *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_END);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkColumnViewCell  *cell,
          GObject            *page)
{
  CbRowButtons *self = g_object_new (CB_TYPE_ROW_BUTTONS, NULL);

  self->action = g_object_get_data (G_OBJECT (factory), "action");
  self->page = page;
  g_object_bind_property (page, "narrow", self, "narrow", G_BINDING_SYNC_CREATE);
  gtk_column_view_cell_set_child (cell, GTK_WIDGET (self));
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkColumnViewCell  *cell,
         gpointer            action)
{
  CbRowButtons *self = CB_ROW_BUTTONS (gtk_column_view_cell_get_child (cell));

  g_set_object (&self->row, gtk_column_view_cell_get_item (cell));
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkColumnViewCell  *cell,
           gpointer            action)
{
  g_clear_object (&CB_ROW_BUTTONS (gtk_column_view_cell_get_child (cell))->row);
}

GtkColumnViewColumn *
cb_row_buttons_column_new (const CbRowAction *action,
                           GObject           *page)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_object_set_data (G_OBJECT (factory), "action", (gpointer) action);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), page);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_id (column, "buttons");
  /* Else it would grow when the first buttons come. */
  gtk_column_view_column_set_fixed_width (column, WIDTH);

  return column;
}

CbCustomerRow *
cb_row_buttons_get_row (CbRowButtons *self)
{
  g_return_val_if_fail (CB_IS_ROW_BUTTONS (self), NULL);

  return self->row;
}

void
cb_row_buttons_ensure (CbRowButtons *self)
{
  GtkWidget *box, *action, *menu;

  g_return_if_fail (CB_IS_ROW_BUTTONS (self));

  if (adw_bin_get_child (ADW_BIN (self)) != NULL)
    return;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  action = create_button (self->action->icon_name, _(self->action->label));
  menu = create_button ("view-more-symbolic", _("More Actions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu),
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
  g_signal_connect_swapped (action, "clicked", G_CALLBACK (action_clicked_cb), self);
  g_signal_connect_swapped (menu, "clicked", G_CALLBACK (menu_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), action);
  gtk_box_append (GTK_BOX (box), menu);
  self->button = action;
  g_signal_connect_object (self->page, "notify::writable", G_CALLBACK (update_action), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "notify::row-reason", G_CALLBACK (update_action), self, G_CONNECT_SWAPPED);
  update_action (self);
  g_object_bind_property (self, "narrow", menu, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  adw_bin_set_child (ADW_BIN (self), box);
}

CbRowButtons *
cb_row_buttons_find (GtkWidget *widget)
{
  GtkWidget *row = cb_row_find (widget);

  if (row == NULL)
    return NULL;

  /* A row has cells, and a cell has one child; the buttons are in the last. */
  for (GtkWidget *cell = gtk_widget_get_last_child (row); cell != NULL; cell = gtk_widget_get_prev_sibling (cell))
    {
      GtkWidget *child = gtk_widget_get_first_child (cell);

      if (CB_IS_ROW_BUTTONS (child))
        return CB_ROW_BUTTONS (child);
    }

  return NULL;
}
