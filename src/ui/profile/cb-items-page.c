/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-items-page-private.h"

#include <glib/gi18n.h>

#include "cb-customer-store.h"
#include "cb-deletion-flow.h"
#include "cb-display-text.h"
#include "cb-item-choices.h"
#include "cb-item-columns.h"
#include "cb-item-list.h"
#include "cb-item-text.h"
#include "cb-kind-text.h"
#include "cb-owned-item.h"
#include "cb-rights.h"
#include "cb-table-sort.h"

G_DEFINE_FINAL_TYPE (CbItemsPage, cb_items_page, CB_TYPE_CHECK_PAGE)

enum
{
  PROP_CUSTOMER_ID = 1,
  PROP_KIND,
  PROP_FILTER,
  PROP_ORDER,
  PROP_DESCENDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const write_actions[] = {
  "page.delete",
  "page.delete-one",
  "page.restore",
  "page.restore-one",
  NULL,
};

/* NULL before there is a book. */
static CbItemList *
get_list (CbItemsPage *self)
{
  CbLiveList *list = cb_check_page_get_list (CB_CHECK_PAGE (self));

  return list != NULL ? CB_ITEM_LIST (list) : NULL;
}

gboolean
_cb_items_page_shows_deleted (CbItemsPage *self)
{
  return cb_item_list_get_filter (get_list (self)) == CB_ITEM_FILTER_DELETED;
}

gboolean
_cb_items_page_may (CbItemsPage *self,
                    CbItemRight  right)
{
  return cb_item_actions_may (cb_check_page_get_book (CB_CHECK_PAGE (self)), self->kind, right);
}

static void
show_choices (CbItemsPage *self)
{
  CbItemList *list = get_list (self);
  guint filter = cb_item_list_get_filter (list);
  const char *title = _(cb_item_kind_get_info (self->kind)->title_plural);
  g_autofree char *shown = NULL;
  g_autofree char *sorted = NULL;

  /* Translators: %s is which items are shown: "Open" */
  shown = g_strdup_printf (_("Show: %s"), cb_item_filter_get_label (self->kind, filter));
  /* Translators: %s is what a list is sorted by: "Date" */
  sorted = g_strdup_printf (_("Sort: %s"), cb_item_order_get_label (cb_item_list_get_order (list)));
  gtk_menu_button_set_label (self->filter_button, shown);
  gtk_menu_button_set_label (self->order_button, sorted);
  gtk_widget_set_visible (self->delete_button, !_cb_items_page_shows_deleted (self));
  gtk_widget_set_visible (self->restore_button, _cb_items_page_shows_deleted (self));
  if (filter == CB_ITEM_FILTER_ALL)
    {
      adw_status_page_set_title (self->empty_page, _("There Are None Yet"));
    }
  else
    {
      g_autofree char *none = g_strdup_printf (C_("items with a filter", "No %s: %s"), title,
                                               cb_item_filter_get_label (self->kind, filter));

      adw_status_page_set_title (self->empty_page, none);
    }
  gtk_widget_set_visible (self->new_button, filter == CB_ITEM_FILTER_ALL);
}

static void
run (CbItemsPage *self,
     CbAction     action,
     CbIdSet     *items)
{
  if (cb_id_set_is_empty (items) || !_cb_items_page_may (self, CB_ITEM_RIGHT_DELETE))
    return;

  cb_check_page_prepare_focus (CB_CHECK_PAGE (self), items);
  cb_deletion_flow_run_items (GTK_WIDGET (self), cb_check_page_get_book (CB_CHECK_PAGE (self)), action, items);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CbItemsPage *self = CB_ITEMS_PAGE (widget);
  g_autoptr (CbIdSet) targets = cb_check_page_get_targets (CB_CHECK_PAGE (widget));

  if (!_cb_items_page_shows_deleted (self))
    run (self, CB_ACTION_DELETE_ITEMS, targets);
}

static void
restore_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  CbItemsPage *self = CB_ITEMS_PAGE (widget);
  g_autoptr (CbIdSet) targets = cb_check_page_get_targets (CB_CHECK_PAGE (widget));

  if (_cb_items_page_shows_deleted (self))
    run (self, CB_ACTION_UNDELETE_ITEMS, targets);
}

static void
delete_one_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (CbIdSet) single = cb_id_set_new_single (g_variant_get_int64 (parameter));

  run (CB_ITEMS_PAGE (widget), CB_ACTION_DELETE_ITEMS, single);
}

static void
restore_one_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_autoptr (CbIdSet) single = cb_id_set_new_single (g_variant_get_int64 (parameter));

  run (CB_ITEMS_PAGE (widget), CB_ACTION_UNDELETE_ITEMS, single);
}

static void
new_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  CbItemsPage *self = CB_ITEMS_PAGE (widget);

  cb_item_actions_create (widget, cb_check_page_get_book (CB_CHECK_PAGE (self)), self->customer_id, self->kind);
}

static void
customer_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CbItemsPage) self = user_data;
  g_autoptr (CbCustomer) customer = cb_customer_store_get_finish (CB_BOOK (source), result, NULL);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  /* Whether the customer is still there the list says. */
  if (customer == NULL)
    return;

  name = cb_display_quote (cb_customer_get_name (customer));
  /* Translators: a kind of items, and whose they are: "Invoices: Café Blanc" */
  title = g_strdup_printf (_("%1$s: %2$s"), _(cb_item_kind_get_info (self->kind)->title_plural), name);
  cb_check_page_set_titles (CB_CHECK_PAGE (self), title, name);
}

static void
read_customer (GtkWidget    *widget,
               GCancellable *cancellable)
{
  CbItemsPage *self = CB_ITEMS_PAGE (widget);

  cb_customer_store_get_async (cb_check_page_get_book (CB_CHECK_PAGE (self)), self->customer_id, cancellable,
                               customer_cb, g_object_ref (self));
}

static void
update_rights (CbItemsPage *self)
{
  CbBook *book = cb_check_page_get_book (CB_CHECK_PAGE (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new",
                                 _cb_items_page_may (self, CB_ITEM_RIGHT_CREATE) &&
                                 !cb_id_set_contains (cb_book_get_deleted (book), self->customer_id));
  cb_rights_mark_buttons (GTK_WIDGET (self), book, GTK_WIDGET (self), 1);
}

static CbLiveList *
cb_items_page_create_list (CbCheckPage *page,
                           CbBook      *book)
{
  CbItemsPage *self = CB_ITEMS_PAGE (page);

  return CB_LIVE_LIST (cb_item_list_new (book, self->customer_id, self->kind));
}

/* It is sorted by what the headers say. */
static void
sorter_changed_cb (CbItemsPage         *self,
                   GtkSorterChange      change,
                   GtkColumnViewSorter *sorter)
{
  CbItemOrder order;
  gboolean descending;

  if (get_list (self) == NULL || !cb_item_columns_get_order (sorter, &order, &descending))
    return;

  cb_item_list_set_order (get_list (self), order, descending);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
  show_choices (self);
}

static void
cb_items_page_add_columns (CbCheckPage   *page,
                           GtkColumnView *table)
{
  CbItemsPage *self = CB_ITEMS_PAGE (page);

  self->table = table;
  cb_item_columns_add (table, self->kind, G_OBJECT (page));
  g_signal_connect_object (gtk_column_view_get_sorter (table), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static char *
cb_items_page_describe_row (gpointer content)
{
  return cb_item_format_row (cb_owned_item_get_item (content));
}

static char *
cb_items_page_describe_count (CbCheckPage *page,
                              gsize        count)
{
  return cb_item_kind_describe_count (CB_ITEMS_PAGE (page)->kind, count);
}

static void
cb_items_page_open (CbCheckPage *page,
                    gint64       id)
{
  CbItemsPage *self = CB_ITEMS_PAGE (page);

  if (!_cb_items_page_shows_deleted (self) &&
      !cb_rights_refuse (GTK_WIDGET (page), cb_check_page_get_book (page), GTK_WIDGET (page), "item.edit", 1) &&
      _cb_items_page_may (self, CB_ITEM_RIGHT_EDIT))
    gtk_widget_activate_action (GTK_WIDGET (page), "item.edit", "x", id);
}

static void
cb_items_page_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CbItemList *list = get_list (CB_ITEMS_PAGE (object));

  switch (property_id)
    {
    case PROP_CUSTOMER_ID:
      g_value_set_int64 (value, CB_ITEMS_PAGE (object)->customer_id);
      break;

    case PROP_KIND:
      g_value_set_uint (value, CB_ITEMS_PAGE (object)->kind);
      break;

    case PROP_FILTER:
      g_value_take_string (value, cb_item_filter_get_name (list != NULL ? cb_item_list_get_filter (list) : CB_ITEM_FILTER_ALL));
      break;

    case PROP_ORDER:
      g_value_set_string (value, cb_item_order_get_name (list != NULL ? cb_item_list_get_order (list)
                                                                 : CB_ITEM_ORDER_DATE));
      break;

    case PROP_DESCENDING:
      g_value_set_boolean (value, list == NULL || cb_item_list_get_descending (list));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* What is new or large is wanted first, and names from A to Z. */
static gboolean
begins_at_end (CbItemOrder order)
{
  return order == CB_ITEM_ORDER_DATE || order == CB_ITEM_ORDER_AMOUNT;
}

/* Without a list there is nothing to choose yet. */
static void
choose (CbItemsPage  *self,
        guint         property_id,
        const GValue *value)
{
  CbItemOrder order;

  if (get_list (self) == NULL)
    return;

  switch (property_id)
    {
    case PROP_FILTER:
      cb_item_list_set_filter (get_list (self), cb_item_filter_from_name (self->kind, g_value_get_string (value)));
      show_choices (self);
      break;

    case PROP_ORDER:
      order = cb_item_order_from_name (g_value_get_string (value));
      cb_table_sort (self->table, cb_item_order_get_name (order), begins_at_end (order));
      break;

    case PROP_DESCENDING:
    default:
      cb_table_sort (self->table, cb_item_order_get_name (cb_item_list_get_order (get_list (self))),
                     g_value_get_boolean (value));
      break;
    }
}

static void
cb_items_page_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CbItemsPage *self = CB_ITEMS_PAGE (object);

  switch (property_id)
    {
    case PROP_CUSTOMER_ID:
      self->customer_id = g_value_get_int64 (value);
      break;

    case PROP_KIND:
      self->kind = g_value_get_uint (value);
      break;

    case PROP_FILTER:
    case PROP_ORDER:
    case PROP_DESCENDING:
      choose (self, property_id, value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cb_items_page_dispose (GObject *object)
{
  g_clear_object (&CB_ITEMS_PAGE (object)->reloader);
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_ITEMS_PAGE);

  G_OBJECT_CLASS (cb_items_page_parent_class)->dispose (object);
}

static void
cb_items_page_class_init (CbItemsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CbCheckPageClass *page_class = CB_CHECK_PAGE_CLASS (klass);

  object_class->dispose = cb_items_page_dispose;
  object_class->get_property = cb_items_page_get_property;
  object_class->set_property = cb_items_page_set_property;
  page_class->delete_action = "page.delete";
  page_class->write_actions = write_actions;
  page_class->create_list = cb_items_page_create_list;
  page_class->add_columns = cb_items_page_add_columns;
  page_class->describe_row = cb_items_page_describe_row;
  page_class->create_row_menu = _cb_items_page_create_row_menu;
  page_class->describe_count = cb_items_page_describe_count;
  page_class->open = cb_items_page_open;

  properties[PROP_CUSTOMER_ID] =
    g_param_spec_int64 ("customer-id", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_KIND] =
    g_param_spec_uint ("kind", NULL, NULL, CB_ITEM_INQUIRY, CB_N_ITEM_KINDS - 1, CB_ITEM_INQUIRY,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTER] =
    g_param_spec_string ("filter", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ORDER] =
    g_param_spec_string ("order", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DESCENDING] =
    g_param_spec_boolean ("descending", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CustomerBook/ui/cb-items-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbItemsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CbItemsPage, order_button);
  gtk_widget_class_bind_template_child (widget_class, CbItemsPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, CbItemsPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, CbItemsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, CbItemsPage, empty_page);
  gtk_widget_class_install_property_action (widget_class, "page.filter", "filter");
  gtk_widget_class_install_property_action (widget_class, "page.order", "order");
  gtk_widget_class_install_property_action (widget_class, "page.descending", "descending");
  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-one", "x", delete_one_cb);
  gtk_widget_class_install_action (widget_class, "page.restore", NULL, restore_cb);
  gtk_widget_class_install_action (widget_class, "page.restore-one", "x", restore_one_cb);
}

static void
cb_items_page_init (CbItemsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
cb_items_page_new (CbBook     *book,
                   gint64      customer_id,
                   CbItemKind  kind)
{
  CbItemsPage *self;
  g_autoptr (GMenuModel) filter_menu = NULL;
  g_autoptr (GMenuModel) order_menu = NULL;
  g_autofree char *icon_name = NULL;

  g_return_val_if_fail (CB_IS_BOOK (book), NULL);

  self = g_object_new (CB_TYPE_ITEMS_PAGE,
                       "customer-id", customer_id,
                       "kind", (guint) kind,
                       "title", _(cb_item_kind_get_info (kind)->title_plural),
                       NULL);
  icon_name = g_strdup_printf ("customer-book-%s-symbolic", cb_item_kind_get_info (kind)->name);
  adw_status_page_set_icon_name (self->empty_page, icon_name);
  cb_item_actions_insert (GTK_WIDGET (self), book);
  filter_menu = cb_item_filter_create_menu (kind, "page.filter");
  order_menu = cb_item_order_create_menu (kind, "page.order");
  gtk_menu_button_set_menu_model (self->filter_button, filter_menu);
  gtk_menu_button_set_menu_model (self->order_button, order_menu);
  cb_check_page_set_book (CB_CHECK_PAGE (self), book);
  g_signal_connect_object (book, "notify::actor", G_CALLBACK (update_rights), self, G_CONNECT_SWAPPED);
  update_rights (self);
  self->reloader = cb_reloader_new (GTK_WIDGET (self), book, customer_id, CB_RELOADER_NONE, read_customer);
  cb_table_sort (self->table, cb_item_order_get_name (CB_ITEM_ORDER_DATE), TRUE);

  return ADW_NAVIGATION_PAGE (self);
}
