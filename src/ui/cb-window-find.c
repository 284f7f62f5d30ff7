/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finding everything, and opening what was found.
 */

#include "cb-window-private.h"

#include "cb-conversation-page.h"
#include "cb-find-dialog.h"
#include "cb-item-kind.h"
#include "cb-items-page.h"
#include "cb-kept-page.h"
#include "cb-profile-page.h"
#include "cb-rights.h"

static void
find_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  adw_dialog_present (cb_find_dialog_new (CB_WINDOW (widget)->book), widget);
}

static void
write_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  adw_dialog_present (cb_find_dialog_new_addressee (CB_WINDOW (widget)->book), widget);
}

/* Among the others of its kind, with the profile behind them. */
static void
open_items_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  CbWindow *self = CB_WINDOW (widget);
  AdwNavigationPage *page;
  const char *number;
  gint64 customer;
  gint32 kind;

  g_variant_get (parameter, "(xi&s)", &customer, &kind, &number);
  if (!cb_item_kind_is_valid (kind))
    return;

  gtk_widget_activate_action (widget, "win.open-customer", "x", customer);
  page = cb_items_page_new (self->book, customer, (CbItemKind) kind);
  cb_window_push (self, page);
  cb_check_page_search (CB_CHECK_PAGE (page), number);
}

static void
open_documents_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  CbWindow *self = CB_WINDOW (widget);
  AdwNavigationPage *page;

  gtk_widget_activate_action (widget, "win.open-customer", "x", g_variant_get_int64 (parameter));
  page = adw_navigation_view_get_visible_page (self->navigation);
  if (CB_IS_PROFILE_PAGE (page))
    cb_profile_page_show_documents (CB_PROFILE_PAGE (page));
}

static void
open_message_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  CbWindow *self = CB_WINDOW (widget);
  AdwNavigationPage *page;
  gint64 customer, message;

  g_variant_get (parameter, "(xx)", &customer, &message);
  page = cb_conversation_page_new (self->book, customer);
  cb_conversation_page_show_message (CB_CONVERSATION_PAGE (page), message);
  cb_window_push (self, page);
}

static void
show_kept_number_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  CbWindow *self = CB_WINDOW (widget);
  AdwNavigationPage *page = cb_kept_page_new (self->book);

  cb_window_push (self, page);
  cb_check_page_search (CB_CHECK_PAGE (page), g_variant_get_string (parameter, NULL));
}

void
cb_window_class_init_find (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "win.write", NULL, write_cb);
  gtk_widget_class_install_action (widget_class, "win.open-items", "(xis)", open_items_cb);
  gtk_widget_class_install_action (widget_class, "win.open-documents", "x", open_documents_cb);
  gtk_widget_class_install_action (widget_class, "win.open-message", "(xx)", open_message_cb);
  gtk_widget_class_install_action (widget_class, "win.show-kept-number", "s", show_kept_number_cb);
}

void
cb_window_update_find (CbWindow *self,
                       gboolean  open,
                       gboolean  alone)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.find", open && alone);
  gtk_widget_action_set_enabled (widget, "win.write",
                                 open && alone && !cb_book_get_read_only (self->book) &&
                                 cb_rights_allow (self->book, NULL, "win.write", 1));
  gtk_widget_action_set_enabled (widget, "win.open-items", open);
  gtk_widget_action_set_enabled (widget, "win.open-documents", open);
  gtk_widget_action_set_enabled (widget, "win.open-message",
                                 open && cb_rights_allow (self->book, NULL, "win.open-conversation", 1));
  gtk_widget_action_set_enabled (widget, "win.show-kept-number",
                                 open && cb_rights_allow (self->book, NULL, "win.show-kept", 1));
}
