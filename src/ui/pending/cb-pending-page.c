/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-pending-page.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-deletion-flow.h"

struct _CbPendingPage
{
  CbListPage  parent_instance;
};

G_DEFINE_FINAL_TYPE (CbPendingPage, cb_pending_page, CB_TYPE_LIST_PAGE)

static const CbSortColumn columns[] = {
  CB_SORT_NUMBER,
  CB_SORT_NAME,
  CB_SORT_ERASE_AT,
  CB_SORT_DELETED_BY,
};

static const char *const write_actions[] = {
  "page.unmask",
  "page.unmask-all",
  "page.erase",
  "page.erase-all",
  NULL,
};

static const CbListPageSpec spec = {
  .scope = CB_SCOPE_PENDING,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .sort_column = CB_SORT_ERASE_AT,
  .row_action = { "win.cancel-erasure", "edit-undo-symbolic", N_("Cancel Erasure") },
  .delete_action = "page.erase",
  .shift_delete_action = "page.erase",
  .write_actions = write_actions,
  .search_hint = N_("Search number"),
};

/* @customers: (transfer full) */
static void
run (GtkWidget *widget,
     CbAction   action,
     CbIdSet   *customers)
{
  CbListPage *page = CB_LIST_PAGE (widget);

  if (!cb_id_set_is_empty (customers))
    {
      cb_list_page_prepare_focus (page, customers);
      cb_deletion_flow_run (widget, cb_list_page_get_book (page), action, customers);
    }
  cb_id_set_unref (customers);
}

static void
unmask_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  run (widget, CB_ACTION_UNMASK, cb_list_page_get_targets (CB_LIST_PAGE (widget)));
}

static void
unmask_all_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  run (widget, CB_ACTION_UNMASK, cb_list_page_get_all (CB_LIST_PAGE (widget)));
}

static void
erase_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  run (widget, CB_ACTION_ERASE, cb_list_page_get_targets (CB_LIST_PAGE (widget)));
}

static void
erase_all_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  run (widget, CB_ACTION_ERASE, cb_list_page_get_all (CB_LIST_PAGE (widget)));
}

static GMenuModel *
cb_pending_page_create_row_menu (CbListPage *page,
                                 gint64      id,
                                 gsize       n_selected)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) row = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();
  g_autofree char *open = g_strdup_printf ("win.open-customer(int64 %" G_GINT64_FORMAT ")", id);
  g_autofree char *cancel = g_strdup_printf ("win.cancel-erasure(int64 %" G_GINT64_FORMAT ")", id);
  g_autofree char *erase = g_strdup_printf ("win.erase-customer(int64 %" G_GINT64_FORMAT ")", id);

  if (n_selected > 0)
    {
      g_autofree char *count = cb_count_format (n_selected);
      g_autofree char *cancel_label = g_strdup_printf (ngettext ("_Cancel %s Erasure", "_Cancel %s Erasures", n_selected), count);
      g_autofree char *erase_label = g_strdup_printf (ngettext ("Delete %s Customer _Forever Now…", "Delete %s Customers _Forever Now…", n_selected), count);

      g_menu_append (row, cancel_label, "page.unmask");
      g_menu_append (removal, erase_label, "page.erase");
    }
  else
    {
      g_menu_append (row, _("_Open"), open);
      g_menu_append (row, _("_Cancel Erasure"), cancel);
      g_menu_append (removal, _("Delete _Forever Now…"), erase);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (row));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
cb_pending_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_PENDING_PAGE);

  G_OBJECT_CLASS (cb_pending_page_parent_class)->dispose (object);
}

static void
cb_pending_page_class_init (CbPendingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CbListPageClass *page_class = CB_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_pending_page_dispose;
  page_class->spec = &spec;
  page_class->create_row_menu = cb_pending_page_create_row_menu;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CustomerBook/ui/cb-pending-page.ui");
  gtk_widget_class_install_action (widget_class, "page.unmask", NULL, unmask_cb);
  gtk_widget_class_install_action (widget_class, "page.unmask-all", NULL, unmask_all_cb);
  gtk_widget_class_install_action (widget_class, "page.erase", NULL, erase_cb);
  gtk_widget_class_install_action (widget_class, "page.erase-all", NULL, erase_all_cb);
}

static void
cb_pending_page_init (CbPendingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
cb_pending_page_new (void)
{
  return g_object_new (CB_TYPE_PENDING_PAGE, NULL);
}
