/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-items-tab.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-deletion-flow.h"
#include "cb-focus-return.h"
#include "cb-item-actions.h"
#include "cb-item-row.h"
#include "cb-item-text.h"
#include "cb-item-store.h"
#include "cb-items-page.h"
#include "cb-more-button.h"
#include "cb-present.h"
#include "cb-reloader.h"
#include "cb-rights.h"

#define N_NEWEST    5
#define AFTER_ITEMS G_MAXINT

struct _CbItemsTab
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget           *new_button;
  GtkListBox          *list;
  GtkWidget           *show_all_row;

  CbBook              *book;
  gint64               customer_id;
  CbItemKind           kind;
  GPtrArray           *items;        /* as shown */
  CbReloader          *reloader;
  gboolean             active;       /* the customer isn't deleted */
  int                  focus;        /* the item that had it last, AFTER_ITEMS for what follows */
};

G_DEFINE_FINAL_TYPE (CbItemsTab, cb_items_tab, ADW_TYPE_BIN)

enum
{
  PROP_KIND = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_rights (CbItemsTab *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tab.new",
                                 self->active && cb_item_actions_may (self->book, self->kind, CB_ITEM_RIGHT_CREATE));
  cb_rights_mark_buttons (self->new_button, self->book, GTK_WIDGET (self), 1);
}

static void
open_page (CbItemsTab *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL)
    cb_push_soon (ADW_NAVIGATION_VIEW (view), cb_items_page_new (self->book, self->customer_id, self->kind));
}

static void
row_activated_cb (CbItemsTab    *self,
                  GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  CbItem *item;

  if (GTK_WIDGET (row) == self->show_all_row)
    {
      open_page (self);
      return;
    }

  item = g_ptr_array_index (self->items, index);
  if (!cb_rights_refuse (GTK_WIDGET (self), self->book, GTK_WIDGET (self), "item.edit", 1) &&
      cb_item_actions_may (self->book, self->kind, CB_ITEM_RIGHT_EDIT))
    gtk_widget_activate_action (GTK_WIDGET (self), "item.edit", "x", cb_item_get_id (item));
}

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  CbItemsTab *self = CB_ITEMS_TAB (gtk_widget_get_ancestor (GTK_WIDGET (button), CB_TYPE_ITEMS_TAB));
  g_autoptr (GMenuModel) menu = cb_item_actions_get_menu (user_data, self->book);

  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
create_menu_button (CbItem *item)
{
  GtkWidget *button = cb_more_button_new (_("More Actions"));

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, g_object_ref (item), g_object_unref);

  return button;
}

static GtkWidget *
create_row (CbItem *item)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *content = cb_item_row_new ();
  g_autofree char *text = cb_item_format_row (item);

  cb_item_row_set_item (CB_ITEM_ROW (content), item);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_box_append (GTK_BOX (box), content);
  gtk_box_append (GTK_BOX (box), create_menu_button (item));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return row;
}

static GtkWidget *
create_show_all (void)
{
  return g_object_new (ADW_TYPE_BUTTON_ROW,
                       "title", _("Show _All"),
                       "use-underline", TRUE,
                       "end-icon-name", "go-next-symbolic",
                       NULL);
}

/* Where the focus was it stays, as far as there are rows. */
static void
show_items (CbItemsTab *self,
            GPtrArray  *items)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (focused != NULL)
    self->focus = focused == self->show_all_row ? AFTER_ITEMS : gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focused));
  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_ptr_array_ref (items);
  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (self->list, create_row (items->pdata[i]));
  self->show_all_row = create_show_all ();
  gtk_list_box_append (self->list, self->show_all_row);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);

  if (focused != NULL)
    cb_focus_return (GTK_WIDGET (self));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbItemsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = cb_item_store_newest_finish (CB_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Whether the customer is still there the page says. */
  if (items != NULL && self->book != NULL)
    show_items (self, items);
}

static void
load (GtkWidget    *widget,
      GCancellable *cancellable)
{
  CbItemsTab *self = CB_ITEMS_TAB (widget);

  cb_item_store_newest_async (self->book, self->customer_id, self->kind, N_NEWEST, cancellable,
                              read_cb, g_object_ref (self));
}

static void
new_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  CbItemsTab *self = CB_ITEMS_TAB (widget);

  cb_item_actions_create (widget, self->book, self->customer_id, self->kind);
}

static void
run (CbItemsTab *self,
     CbAction    action,
     GVariant   *parameter)
{
  g_autoptr (CbIdSet) single = cb_id_set_new_single (g_variant_get_int64 (parameter));

  cb_deletion_flow_run_items (GTK_WIDGET (self), self->book, action, single);
}

static void
delete_one_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  run (CB_ITEMS_TAB (widget), CB_ACTION_DELETE_ITEMS, parameter);
}

/* The key is for the row with the focus. */
static gboolean
delete_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  CbItemsTab *self = CB_ITEMS_TAB (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (row == NULL || row == self->show_all_row ||
      cb_rights_refuse (widget, self->book, widget, "page.delete-one", 1) ||
      !cb_item_actions_may (self->book, self->kind, CB_ITEM_RIGHT_DELETE))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (widget, "page.delete-one", "x",
                              cb_item_get_id (g_ptr_array_index (self->items, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)))));

  return GDK_EVENT_STOP;
}

static gboolean
return_focus (GtkWidget *widget)
{
  CbItemsTab *self = CB_ITEMS_TAB (widget);
  int n = self->items != NULL ? (int) self->items->len : 0;
  int index = self->focus == AFTER_ITEMS || n == 0 ? n : MIN (self->focus, n - 1);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->new_button);
}

static void
cb_items_tab_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_KIND:
      g_value_set_uint (value, CB_ITEMS_TAB (object)->kind);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cb_items_tab_dispose (GObject *object)
{
  CbItemsTab *self = CB_ITEMS_TAB (object);

  g_clear_object (&self->reloader);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_items_tab_parent_class)->dispose (object);
}

static void
cb_items_tab_class_init (CbItemsTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cb_items_tab_get_property;
  object_class->dispose = cb_items_tab_dispose;

  properties[PROP_KIND] =
    g_param_spec_uint ("kind", NULL, NULL, CB_ITEM_INQUIRY, CB_N_ITEM_KINDS - 1, CB_ITEM_INQUIRY,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "tab.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-one", "x", delete_one_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, delete_key_cb, NULL);
}

static void
cb_items_tab_init (CbItemsTab *self)
{
  GtkWidget *content = g_object_new (ADW_TYPE_BUTTON_CONTENT,
                                     "icon-name", "list-add-symbolic",
                                     "label", _("_New…"),
                                     "use-underline", TRUE,
                                     NULL);

  self->kind = CB_ITEM_INQUIRY;
  cb_focus_return_set (GTK_WIDGET (self), return_focus);
  self->new_button = g_object_new (GTK_TYPE_BUTTON, "action-name", "tab.new", NULL);
  gtk_button_set_child (GTK_BUTTON (self->new_button), content);
  gtk_widget_add_css_class (self->new_button, "flat");
  gtk_widget_set_valign (self->new_button, GTK_ALIGN_CENTER);

  self->list = g_object_new (GTK_TYPE_LIST_BOX,
                             "selection-mode", GTK_SELECTION_NONE,
                             "visible", FALSE,
                             NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  cb_more_button_add_other_ways (self->list);

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_header_suffix (self->group, self->new_button);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

GtkWidget *
cb_items_tab_new (CbBook     *book,
                  gint64      customer_id,
                  CbItemKind  kind)
{
  CbItemsTab *self = g_object_new (CB_TYPE_ITEMS_TAB, NULL);
  const char *title;

  g_return_val_if_fail (CB_IS_BOOK (book), GTK_WIDGET (self));

  self->book = g_object_ref (book);
  self->customer_id = customer_id;
  self->kind = kind;
  title = _(cb_item_kind_get_info (kind)->title_plural);
  adw_preferences_group_set_title (self->group, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  cb_item_actions_insert (GTK_WIDGET (self), book);
  g_signal_connect_object (book, "notify::actor", G_CALLBACK (update_rights), self, G_CONNECT_SWAPPED);
  self->reloader = cb_reloader_new (GTK_WIDGET (self), book, customer_id, CB_RELOADER_NONE, load);

  return GTK_WIDGET (self);
}

void
cb_items_tab_set_count (CbItemsTab *self,
                        gsize       n_items,
                        gsize       n_open,
                        gsize       n_deleted,
                        gboolean    active)
{
  g_autofree char *open = cb_count_format (n_open);
  g_autofree char *deleted = cb_count_format (n_deleted);
  g_autofree char *text = NULL;

  g_return_if_fail (CB_IS_ITEMS_TAB (self));

  if (n_items == 0 && n_deleted == 0)
    text = g_strdup (_("There are none yet."));
  else if (n_deleted > 0)
    /* Translators: how many items are open, and how many are deleted */
    text = g_strdup_printf (_("%s open, %s deleted"), open, deleted);
  else
    /* Translators: how many items are open */
    text = g_strdup_printf (_("%s open"), open);
  adw_preferences_group_set_description (self->group, text);
  self->active = active;
  update_rights (self);
}

gboolean
cb_items_tab_create (CbItemsTab *self)
{
  g_return_val_if_fail (CB_IS_ITEMS_TAB (self), FALSE);

  if (self->active && !cb_rights_refuse (GTK_WIDGET (self), self->book, GTK_WIDGET (self), "tab.new", 1))
    gtk_widget_activate_action (GTK_WIDGET (self), "tab.new", NULL);

  return self->active;
}
