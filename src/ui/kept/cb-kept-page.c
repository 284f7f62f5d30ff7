/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-kept-page.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-deletion-flow.h"
#include "cb-kept-list.h"
#include "cb-kept-row.h"

struct _CbKeptPage
{
  CbCheckPage parent_instance;
};

G_DEFINE_FINAL_TYPE (CbKeptPage, cb_kept_page, CB_TYPE_CHECK_PAGE)

enum
{
  PROP_ORDER = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const orders[] = {
  [CB_KEPT_ORDER_NEWEST] = "newest",
  [CB_KEPT_ORDER_OLDEST] = "oldest",
  [CB_KEPT_ORDER_NUMBER] = "number",
};

static const char *const write_actions[] = {
  "page.erase",
  "page.erase-one",
  "page.erase-all",
  NULL,
};

static void
run (CbCheckPage *page,
     CbIdSet     *items)
{
  if (cb_id_set_is_empty (items))
    return;

  cb_check_page_prepare_focus (page, items);
  cb_deletion_flow_run_items (GTK_WIDGET (page), cb_check_page_get_book (page), CB_ACTION_ERASE_KEPT, items);
}

static void
erase_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  g_autoptr (CbIdSet) targets = cb_check_page_get_targets (CB_CHECK_PAGE (widget));

  run (CB_CHECK_PAGE (widget), targets);
}

static void
erase_one_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr (CbIdSet) single = cb_id_set_new_single (g_variant_get_int64 (parameter));

  run (CB_CHECK_PAGE (widget), single);
}

static void
erase_all_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr (CbIdSet) all = cb_check_page_get_all (CB_CHECK_PAGE (widget));

  run (CB_CHECK_PAGE (widget), all);
}

static CbLiveList *
cb_kept_page_create_list (CbCheckPage *page,
                          CbBook      *book)
{
  return CB_LIVE_LIST (cb_kept_list_new (book));
}

static GtkWidget *
cb_kept_page_create_row (CbCheckPage *page)
{
  return cb_kept_row_new ();
}

static char *
cb_kept_page_show_row (CbCheckPage *page,
                       GtkWidget   *row,
                       gpointer     content)
{
  return cb_kept_row_set_item (CB_KEPT_ROW (row), content);
}

static GMenuModel *
cb_kept_page_create_row_menu (CbCheckPage *page,
                              gint64       id,
                              gsize        n_selected)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *erase_one = g_strdup_printf ("page.erase-one(int64 %" G_GINT64_FORMAT ")", id);

  if (n_selected > 0)
    {
      g_autofree char *count = cb_count_format (n_selected);
      g_autofree char *label = g_strdup_printf (ngettext ("Delete %s Record _Forever…", "Delete %s Records _Forever…", n_selected),
                                                count);

      g_menu_append (menu, label, "page.erase");
    }
  else
    {
      g_menu_append (menu, _("Delete _Forever…"), erase_one);
    }

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static char *
cb_kept_page_describe_count (CbCheckPage *page,
                             gsize        count)
{
  g_autofree char *text = cb_count_format (count);

  return g_strdup_printf (ngettext ("%s record", "%s records", count), text);
}

static void
cb_kept_page_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CbLiveList *list = cb_check_page_get_list (CB_CHECK_PAGE (object));

  switch (property_id)
    {
    case PROP_ORDER:
      g_value_set_string (value, orders[list != NULL ? cb_kept_list_get_order (CB_KEPT_LIST (list))
                                                     : CB_KEPT_ORDER_NEWEST]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cb_kept_page_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CbLiveList *list = cb_check_page_get_list (CB_CHECK_PAGE (object));

  switch (property_id)
    {
    case PROP_ORDER:
      for (guint i = 0; list != NULL && i < G_N_ELEMENTS (orders); i++)
        {
          if (g_strcmp0 (g_value_get_string (value), orders[i]) == 0)
            cb_kept_list_set_order (CB_KEPT_LIST (list), i);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cb_kept_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_KEPT_PAGE);

  G_OBJECT_CLASS (cb_kept_page_parent_class)->dispose (object);
}

static void
cb_kept_page_class_init (CbKeptPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CbCheckPageClass *page_class = CB_CHECK_PAGE_CLASS (klass);

  object_class->dispose = cb_kept_page_dispose;
  object_class->get_property = cb_kept_page_get_property;
  object_class->set_property = cb_kept_page_set_property;
  page_class->delete_action = "page.erase";
  page_class->write_actions = write_actions;
  page_class->create_list = cb_kept_page_create_list;
  page_class->create_row = cb_kept_page_create_row;
  page_class->show_row = cb_kept_page_show_row;
  page_class->create_row_menu = cb_kept_page_create_row_menu;
  page_class->describe_count = cb_kept_page_describe_count;

  properties[PROP_ORDER] =
    g_param_spec_string ("order", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CustomerBook/ui/cb-kept-page.ui");
  gtk_widget_class_install_property_action (widget_class, "page.order", "order");
  gtk_widget_class_install_action (widget_class, "page.erase", NULL, erase_cb);
  gtk_widget_class_install_action (widget_class, "page.erase-one", "x", erase_one_cb);
  gtk_widget_class_install_action (widget_class, "page.erase-all", NULL, erase_all_cb);
}

static void
cb_kept_page_init (CbKeptPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
cb_kept_page_new (CbBook *book)
{
  CbKeptPage *self;

  g_return_val_if_fail (CB_IS_BOOK (book), NULL);

  self = g_object_new (CB_TYPE_KEPT_PAGE, NULL);
  cb_check_page_set_book (CB_CHECK_PAGE (self), book);

  return ADW_NAVIGATION_PAGE (self);
}
