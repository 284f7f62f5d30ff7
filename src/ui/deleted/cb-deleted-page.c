/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-deleted-page.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-deletion-flow.h"
#include "cb-receipts-dialog.h"

struct _CbDeletedPage
{
  CbListPage  parent_instance;
};

G_DEFINE_FINAL_TYPE (CbDeletedPage, cb_deleted_page, CB_TYPE_LIST_PAGE)

static const CbSortColumn columns[] = {
  CB_SORT_NUMBER,
  CB_SORT_NAME,
  CB_SORT_EMAIL,
  CB_SORT_PHONE,
  CB_SORT_DELETED_AT,
  CB_SORT_DELETED_BY,
  CB_SORT_ERASE_AT,
};

static const char *const write_actions[] = {
  "page.undelete",
  "page.undelete-all",
  "page.erase",
  "page.erase-all",
  "page.clean-up",
  NULL,
};

/* Delete asks like Shift+Delete: there is nowhere further to move them, and a
 * key that does nothing would leave people guessing. Nothing goes before their
 * number is typed in. */
static const CbListPageSpec spec = {
  .scope = CB_SCOPE_DELETED,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .sort_column = CB_SORT_DELETED_AT,
  .descending = TRUE,
  .row_action = { "win.undelete-customer", "edit-undo-symbolic", N_("Undelete") },
  .delete_action = "page.erase",
  .shift_delete_action = "page.erase",
  .write_actions = write_actions,
};

static void
run (CbListPage *page,
     CbAction    action,
     CbIdSet    *customers)
{
  if (cb_id_set_is_empty (customers))
    return;

  cb_list_page_prepare_focus (page, customers);
  cb_deletion_flow_run (GTK_WIDGET (page), cb_list_page_get_book (page), action, customers);
}

static void
undelete_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_autoptr (CbIdSet) targets = cb_list_page_get_targets (CB_LIST_PAGE (widget));

  run (CB_LIST_PAGE (widget), CB_ACTION_UNDELETE, targets);
}

static void
undelete_all_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  g_autoptr (CbIdSet) all = cb_list_page_get_all (CB_LIST_PAGE (widget));

  run (CB_LIST_PAGE (widget), CB_ACTION_UNDELETE, all);
}

static void
erase_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  g_autoptr (CbIdSet) targets = cb_list_page_get_targets (CB_LIST_PAGE (widget));

  run (CB_LIST_PAGE (widget), CB_ACTION_ERASE, targets);
}

static void
erase_all_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr (CbIdSet) all = cb_list_page_get_all (CB_LIST_PAGE (widget));

  run (CB_LIST_PAGE (widget), CB_ACTION_ERASE, all);
}

static void
clean_up_answered_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (CbListPage) page = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  CbBook *book = cb_list_page_get_book (page);

  if (g_str_equal (response, "continue") && book != NULL)
    run (page, CB_ACTION_ERASE, cb_book_get_resting (book));
}

static void
clean_up_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  AdwDialog *dialog;

  dialog = adw_alert_dialog_new (_("Clean Up Deleted Customers?"),
                                 _("All deleted customers will be deleted forever, those that a search hides too. Single ones can’t be chosen here: to keep some, undelete them first, or select in the list those that shall go."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "continue", _("C_ontinue…"),
                                  NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL,
                           clean_up_answered_cb, g_object_ref (widget));
}

static void
show_soon_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  CbListPage *page = CB_LIST_PAGE (widget);

  cb_list_page_sort (page, CB_SORT_ERASE_AT, FALSE);
  cb_list_page_focus_list (page);
}

static void
receipts_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  CbListPage *page = CB_LIST_PAGE (widget);
  CbBook *book = cb_list_page_get_book (page);

  if (book == NULL)
    return;

  /* The dialog would give the focus back to the menu. */
  cb_list_page_reveal (page, 0);
  adw_dialog_present (cb_receipts_dialog_new (book, 0), widget);
}

static GMenuModel *
cb_deleted_page_create_row_menu (CbListPage *page,
                                 gint64      id,
                                 gsize       n_selected)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) row = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();
  g_autofree char *open = g_strdup_printf ("win.open-customer(int64 %" G_GINT64_FORMAT ")", id);
  g_autofree char *edit = g_strdup_printf ("win.edit-customer(int64 %" G_GINT64_FORMAT ")", id);
  g_autofree char *undelete = g_strdup_printf ("win.undelete-customer(int64 %" G_GINT64_FORMAT ")", id);
  g_autofree char *erase = g_strdup_printf ("win.erase-customer(int64 %" G_GINT64_FORMAT ")", id);

  if (n_selected > 0)
    {
      g_autofree char *count = cb_count_format (n_selected);
      g_autofree char *undelete_label = g_strdup_printf (ngettext ("_Undelete %s Customer", "_Undelete %s Customers", n_selected), count);
      g_autofree char *erase_label = g_strdup_printf (ngettext ("Delete %s Customer _Forever…", "Delete %s Customers _Forever…", n_selected), count);

      g_menu_append (row, undelete_label, "page.undelete");
      g_menu_append (removal, erase_label, "page.erase");
    }
  else
    {
      g_menu_append (row, _("_Open"), open);
      g_menu_append (row, _("_Edit…"), edit);
      g_menu_append (row, _("_Undelete"), undelete);
      g_menu_append (removal, _("Delete _Forever…"), erase);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (row));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
cb_deleted_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (cb_deleted_page_parent_class)->constructed (object);

  cb_deleted_page_set_retains (CB_DELETED_PAGE (object), FALSE);
}

static void
cb_deleted_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_DELETED_PAGE);

  G_OBJECT_CLASS (cb_deleted_page_parent_class)->dispose (object);
}

static void
cb_deleted_page_class_init (CbDeletedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CbListPageClass *page_class = CB_LIST_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = cb_deleted_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = cb_deleted_page_dispose;
  page_class->spec = &spec;
  page_class->create_row_menu = cb_deleted_page_create_row_menu;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CustomerBook/ui/cb-deleted-page.ui");
  gtk_widget_class_install_action (widget_class, "page.undelete", NULL, undelete_cb);
  gtk_widget_class_install_action (widget_class, "page.undelete-all", NULL, undelete_all_cb);
  gtk_widget_class_install_action (widget_class, "page.erase", NULL, erase_cb);
  gtk_widget_class_install_action (widget_class, "page.erase-all", NULL, erase_all_cb);
  gtk_widget_class_install_action (widget_class, "page.clean-up", NULL, clean_up_cb);
  gtk_widget_class_install_action (widget_class, "page.show-soon", NULL, show_soon_cb);
  gtk_widget_class_install_action (widget_class, "page.receipts", NULL, receipts_cb);
}

static void
cb_deleted_page_init (CbDeletedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
cb_deleted_page_new (void)
{
  return g_object_new (CB_TYPE_DELETED_PAGE, NULL);
}

void
cb_deleted_page_set_retains (CbDeletedPage *self,
                             gboolean       retains)
{
  g_return_if_fail (CB_IS_DELETED_PAGE (self));

  cb_list_page_set_column_shown (CB_LIST_PAGE (self), CB_SORT_ERASE_AT, retains);
}
