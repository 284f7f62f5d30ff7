/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customers-page.h"

#include <glib/gi18n.h>

#include "cb-assign-dialog.h"
#include "cb-count.h"
#include "cb-customer-columns.h"
#include "cb-deletion-flow.h"
#include "cb-welcome-page.h"

struct _CbCustomersPage
{
  CbListPage  parent_instance;

  GSettings  *settings;
  gboolean    mine;      /* only those assigned to who works with the book */
  CbBook     *watched;   /* (nullable) unowned: whose "actor" is watched */
};

G_DEFINE_FINAL_TYPE (CbCustomersPage, cb_customers_page, CB_TYPE_LIST_PAGE)

enum
{
  PROP_0,
  PROP_MINE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const CbSortColumn columns[] = {
  CB_SORT_NUMBER,
  CB_SORT_NAME,
  CB_SORT_CONTACT,
  CB_SORT_EMAIL,
  CB_SORT_PHONE,
  CB_SORT_LAST_ACTIVITY,
  CB_SORT_ASSIGNED_TO,
};

static const char *const write_actions[] = {
  "page.assign",
  "page.delete",
  "page.delete-all",
  NULL,
};

static const CbListPageSpec spec = {
  .scope = CB_SCOPE_LIVE,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .sort_column = CB_SORT_NAME,
  .row_action = { "win.delete-customer", "user-trash-symbolic", N_("Delete") },
  .delete_action = "page.delete",
  .write_actions = write_actions,
};

static void
delete_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CbListPage *page = CB_LIST_PAGE (widget);
  g_autoptr (CbIdSet) targets = cb_list_page_get_targets (page);

  if (cb_id_set_is_empty (targets))
    return;

  cb_list_page_prepare_focus (page, targets);
  cb_deletion_flow_run (widget, cb_list_page_get_book (page), CB_ACTION_DELETE, targets);
}

static void
delete_all_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CbListPage *page = CB_LIST_PAGE (widget);
  g_autoptr (CbIdSet) all = cb_list_page_get_all (page);

  if (cb_id_set_is_empty (all))
    return;

  cb_list_page_prepare_focus (page, all);
  cb_deletion_flow_run (widget, cb_list_page_get_book (page), CB_ACTION_DELETE, all);
}

static void
assign_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CbListPage *page = CB_LIST_PAGE (widget);
  g_autoptr (CbIdSet) targets = cb_list_page_get_targets (page);

  if (!cb_id_set_is_empty (targets))
    cb_assign_dialog_present (widget, cb_list_page_get_book (page), targets, 0);
}

static void
update_mine (CbCustomersPage *self)
{
  CbListPage *page = CB_LIST_PAGE (self);
  CbBook *book = cb_list_page_get_book (page);
  gint64 person = book != NULL ? cb_actor_get_person_id (cb_book_get_actor (book)) : 0;

  cb_customer_list_set_assigned_to (cb_list_page_get_list (page), self->mine ? person : 0);
}

static void
set_mine (CbCustomersPage *self,
          gboolean         mine)
{
  if (self->mine == mine)
    return;

  self->mine = mine;
  update_mine (self);
  /* The row with the focus may go, or all of them. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    cb_list_page_reveal (CB_LIST_PAGE (self), 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MINE]);
}

static void
book_changed_cb (CbCustomersPage *self)
{
  CbBook *book = cb_list_page_get_book (CB_LIST_PAGE (self));

  if (self->watched == book)
    return;

  if (self->watched != NULL)
    g_signal_handlers_disconnect_by_func (self->watched, update_mine, self);
  g_set_weak_pointer (&self->watched, book);
  if (book != NULL)
    g_signal_connect_object (book, "notify::actor", G_CALLBACK (update_mine), self, G_CONNECT_SWAPPED);
  update_mine (self);
}

static void
sort_changed_cb (CbCustomersPage *self)
{
  CbCustomerList *list = cb_list_page_get_list (CB_LIST_PAGE (self));

  g_settings_set_string (self->settings, "sort-column",
                         cb_customer_column_get_id (cb_customer_list_get_sort_column (list)));
  g_settings_set_boolean (self->settings, "sort-descending",
                          cb_customer_list_get_descending (list));
}

static GMenuModel *
cb_customers_page_create_row_menu (CbListPage *page,
                                   gint64      id,
                                   gsize       n_selected)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) row = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();
  g_autofree char *open = g_strdup_printf ("win.open-customer(int64 %" G_GINT64_FORMAT ")", id);
  g_autofree char *edit = g_strdup_printf ("win.edit-customer(int64 %" G_GINT64_FORMAT ")", id);
  g_autofree char *assign = g_strdup_printf ("win.assign-customer(int64 %" G_GINT64_FORMAT ")", id);
  g_autofree char *delete = g_strdup_printf ("win.delete-customer(int64 %" G_GINT64_FORMAT ")", id);

  if (n_selected > 0)
    {
      g_autofree char *count = cb_count_format (n_selected);
      g_autofree char *label = g_strdup_printf (ngettext ("_Delete %s Customer…", "_Delete %s Customers…", n_selected), count);

      g_menu_append (menu, _("_Assign To…"), "page.assign");
      g_menu_append (menu, label, "page.delete");
      return G_MENU_MODEL (g_steal_pointer (&menu));
    }

  g_menu_append (row, _("_Open"), open);
  g_menu_append (row, _("_Edit…"), edit);
  g_menu_append (row, _("_Assign To…"), assign);
  g_menu_append (removal, _("_Delete"), delete);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (row));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static char *
cb_customers_page_describe_count (CbListPage *page,
                                  gsize       count)
{
  g_autofree char *text = cb_count_format (count);

  if (!CB_CUSTOMERS_PAGE (page)->mine)
    return CB_LIST_PAGE_CLASS (cb_customers_page_parent_class)->describe_count (page, count);

  return g_strdup_printf (ngettext ("%s assigned to you", "%s assigned to you", count), text);
}

static void
cb_customers_page_constructed (GObject *object)
{
  CbCustomersPage *self = CB_CUSTOMERS_PAGE (object);
  CbCustomerList *list;
  g_autofree char *column_id = NULL;
  CbSortColumn column = CB_SORT_NAME;

  G_OBJECT_CLASS (cb_customers_page_parent_class)->constructed (object);

  column_id = g_settings_get_string (self->settings, "sort-column");
  if (!cb_customer_column_from_id (column_id, &column) || column >= CB_SORT_DELETED_AT)
    column = CB_SORT_NAME;
  cb_list_page_sort (CB_LIST_PAGE (self), column,
                     g_settings_get_boolean (self->settings, "sort-descending"));

  list = cb_list_page_get_list (CB_LIST_PAGE (self));
  g_signal_connect_object (list, "notify::book", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::sort-column",
                           G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::descending",
                           G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cb_customers_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MINE:
      g_value_set_boolean (value, CB_CUSTOMERS_PAGE (object)->mine);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_customers_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_MINE:
      set_mine (CB_CUSTOMERS_PAGE (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_customers_page_dispose (GObject *object)
{
  CbCustomersPage *self = CB_CUSTOMERS_PAGE (object);

  g_clear_weak_pointer (&self->watched);

  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_CUSTOMERS_PAGE);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cb_customers_page_parent_class)->dispose (object);
}

static void
cb_customers_page_class_init (CbCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CbListPageClass *page_class = CB_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = cb_customers_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = cb_customers_page_set_property;
  G_OBJECT_CLASS (klass)->constructed = cb_customers_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = cb_customers_page_dispose;
  page_class->spec = &spec;
  page_class->create_row_menu = cb_customers_page_create_row_menu;
  page_class->describe_count = cb_customers_page_describe_count;

  properties[PROP_MINE] =
    g_param_spec_boolean ("mine", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (CB_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CustomerBook/ui/cb-customers-page.ui");
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-all", NULL, delete_all_cb);
  gtk_widget_class_install_action (widget_class, "page.assign", NULL, assign_cb);
  gtk_widget_class_install_property_action (widget_class, "page.mine", "mine");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "page.mine", NULL);
}

static void
cb_customers_page_init (CbCustomersPage *self)
{
  self->settings = g_settings_new ("org.example.CustomerBook");
  gtk_widget_init_template (GTK_WIDGET (self));
}
