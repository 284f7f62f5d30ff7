/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-rights.h"

#include "cb-permission-text.h"
#include "cb-refusal-store.h"
#include "cb-window.h"

/* The tooltip that a button has while its action may be done. */
#define KEY_TOOLTIP "cb-rights-tooltip"
#define KEY_MARKED  "cb-rights-marked"

typedef struct
{
  const char   *page;    /* name of its type; NULL for the window */
  const char   *action;
  CbPermission  needed;
  CbPermission  many;    /* also needed for more than one */
} Right;

/* Those that pages of items have: which kind they are of is a property of the page. */
typedef struct
{
  const char  *page;
  const char  *action;
  CbItemRight  needed;
} ItemRight;

static const Right rights[] = {
  { NULL, "win.new-customer", CB_PERMISSION_CREATE_CUSTOMERS, CB_PERMISSION_NONE },
  { NULL, "win.edit-customer", CB_PERMISSION_EDIT_CUSTOMERS, CB_PERMISSION_NONE },
  { NULL, "win.delete-customer", CB_PERMISSION_DELETE_CUSTOMERS, CB_PERMISSION_NONE },
  { NULL, "win.undelete-customer", CB_PERMISSION_UNDELETE, CB_PERMISSION_NONE },
  { NULL, "win.erase-customer", CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_NONE },
  { NULL, "win.cancel-erasure", CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_NONE },
  { NULL, "win.export-customer", CB_PERMISSION_EXPORT_PERSON, CB_PERMISSION_NONE },
  { NULL, "win.assign-customer", CB_PERMISSION_REASSIGN_CUSTOMERS, CB_PERMISSION_NONE },
  { NULL, "win.import", CB_PERMISSION_IMPORT, CB_PERMISSION_NONE },
  { NULL, "win.back-up", CB_PERMISSION_BACK_UP, CB_PERMISSION_NONE },
  { NULL, "win.restore", CB_PERMISSION_RESTORE, CB_PERMISSION_NONE },
  { NULL, "win.open-conversation", CB_PERMISSION_SEE_INBOX, CB_PERMISSION_NONE },
  { NULL, "win.write", CB_PERMISSION_WRITE_MESSAGES, CB_PERMISSION_NONE },
  { NULL, "win.show-kept", CB_PERMISSION_SEE_DELETED, CB_PERMISSION_NONE },

  { "CbCustomersPage", "page.delete", CB_PERMISSION_DELETE_CUSTOMERS, CB_PERMISSION_DELETE_MANY },
  { "CbCustomersPage", "page.delete-all", CB_PERMISSION_DELETE_CUSTOMERS, CB_PERMISSION_DELETE_MANY },
  { "CbCustomersPage", "page.assign", CB_PERMISSION_REASSIGN_CUSTOMERS, CB_PERMISSION_NONE },
  { "CbDeletedPage", "page.undelete", CB_PERMISSION_UNDELETE, CB_PERMISSION_NONE },
  { "CbDeletedPage", "page.undelete-all", CB_PERMISSION_UNDELETE, CB_PERMISSION_NONE },
  { "CbDeletedPage", "page.erase", CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_CLEAN_UP },
  { "CbDeletedPage", "page.erase-all", CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_CLEAN_UP },
  { "CbDeletedPage", "page.clean-up", CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_CLEAN_UP },
  { "CbPendingPage", "page.unmask", CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_NONE },
  { "CbPendingPage", "page.unmask-all", CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_NONE },
  { "CbPendingPage", "page.erase", CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_CLEAN_UP },
  { "CbPendingPage", "page.erase-all", CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_CLEAN_UP },
  { "CbKeptPage", "page.erase", CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_NONE },
  { "CbKeptPage", "page.erase-one", CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_NONE },
  { "CbKeptPage", "page.erase-all", CB_PERMISSION_DELETE_FOREVER, CB_PERMISSION_NONE },
  { "CbInboxPage", "page.delete", CB_PERMISSION_DELETE_CONVERSATIONS, CB_PERMISSION_NONE },
  { "CbInboxPage", "page.delete-one", CB_PERMISSION_DELETE_CONVERSATIONS, CB_PERMISSION_NONE },
  { "CbInboxPage", "page.delete-all", CB_PERMISSION_DELETE_CONVERSATIONS, CB_PERMISSION_NONE },
  { "CbResultDialog", "result.export", CB_PERMISSION_EXPORT, CB_PERMISSION_NONE },
  { "CbActivityPage", "activity.export", CB_PERMISSION_EXPORT, CB_PERMISSION_NONE },
  { "CbMessageBox", "message.log", CB_PERMISSION_WRITE_MESSAGES, CB_PERMISSION_NONE },
  { "CbActivityPage", "activity.reverse-people", CB_PERMISSION_CHANGE_PEOPLE, CB_PERMISSION_NONE },
  { "CbConversationPage", "conversation.delete", CB_PERMISSION_DELETE_CONVERSATIONS, CB_PERMISSION_NONE },
};

static const ItemRight item_rights[] = {
  { "CbItemsTab", "tab.new", CB_ITEM_RIGHT_CREATE },
  { "CbItemsTab", "item.edit", CB_ITEM_RIGHT_EDIT },
  { "CbItemsTab", "page.delete-one", CB_ITEM_RIGHT_DELETE },
  { "CbItemsPage", "page.new", CB_ITEM_RIGHT_CREATE },
  { "CbItemsPage", "item.edit", CB_ITEM_RIGHT_EDIT },
  { "CbItemsPage", "page.delete", CB_ITEM_RIGHT_DELETE },
  { "CbItemsPage", "page.delete-one", CB_ITEM_RIGHT_DELETE },
  { "CbItemsPage", "page.restore", CB_ITEM_RIGHT_DELETE },
  { "CbItemsPage", "page.restore-one", CB_ITEM_RIGHT_DELETE },
};

static const struct
{
  const char   *tag;
  CbPermission  needed;
} pages[] = {
  { "customers", CB_PERMISSION_SEE_CUSTOMERS },
  { "inbox", CB_PERMISSION_SEE_INBOX },
  { "deleted", CB_PERMISSION_SEE_DELETED },
  { "pending", CB_PERMISSION_SEE_DELETED },
  { "kept", CB_PERMISSION_SEE_DELETED },
  { "activity", CB_PERMISSION_SEE_ACTIVITY },
};

static const Right *
find (GtkWidget  *page,
      const char *action)
{
  const char *name = page != NULL && !g_str_has_prefix (action, "win.") ? G_OBJECT_TYPE_NAME (page) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    {
      if (g_strcmp0 (rights[i].page, name) == 0 && g_str_equal (rights[i].action, action))
        return &rights[i];
    }

  return NULL;
}

static const ItemRight *
find_item (GtkWidget  *page,
           const char *action)
{
  for (guint i = 0; page != NULL && i < G_N_ELEMENTS (item_rights); i++)
    {
      if (g_str_equal (item_rights[i].page, G_OBJECT_TYPE_NAME (page)) && g_str_equal (item_rights[i].action, action))
        return &item_rights[i];
    }

  return NULL;
}

CbPermissionSet
cb_rights_get_missing (CbBook     *book,
                       GtkWidget  *page,
                       const char *action,
                       gsize       n)
{
  const Right *right = find (page, action);
  const ItemRight *item_right = find_item (page, action);
  CbPermissionSet needed = { 0 };

  if (book == NULL)
    return needed;

  if (right != NULL)
    {
      cb_permission_set_add (&needed, right->needed);
      if (n > 1 && right->many != CB_PERMISSION_NONE)
        cb_permission_set_add (&needed, right->many);
    }
  if (item_right != NULL)
    {
      guint kind;

      g_object_get (page, "kind", &kind, NULL);
      cb_permission_set_add (&needed, cb_permission_on_items (kind, item_right->needed));
    }

  return cb_permission_set_without (needed, cb_actor_get_permissions (cb_book_get_actor (book)));
}

gboolean
cb_rights_allow (CbBook     *book,
                 GtkWidget  *page,
                 const char *action,
                 gsize       n)
{
  return cb_permission_set_is_empty (cb_rights_get_missing (book, page, action, n));
}

CbPermissionSet
cb_rights_get_missing_page (CbBook     *book,
                            const char *tag)
{
  CbPermissionSet needed = { 0 };

  g_return_val_if_fail (tag != NULL, needed);

  for (guint i = 0; book != NULL && i < G_N_ELEMENTS (pages); i++)
    {
      if (g_str_equal (pages[i].tag, tag) && !cb_actor_may (cb_book_get_actor (book), pages[i].needed))
        cb_permission_set_add (&needed, pages[i].needed);
    }

  return needed;
}

gboolean
cb_rights_allow_page (CbBook     *book,
                      const char *tag)
{
  return cb_permission_set_is_empty (cb_rights_get_missing_page (book, tag));
}

char *
cb_rights_explain_set (CbBook          *book,
                       CbPermissionSet  missing)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) paragraphs = NULL;

  if (cb_permission_set_is_empty (missing))
    return NULL;

  text = cb_permissions_deny (missing, cb_actor_get_group (cb_book_get_actor (book)));
  paragraphs = g_strsplit (text, "\n\n", -1);

  return g_strjoinv (" ", paragraphs);
}

char *
cb_rights_explain_items (CbBook      *book,
                         CbItemKind   kind,
                         CbItemRight  right)
{
  CbPermissionSet needed = { 0 };

  g_return_val_if_fail (cb_item_kind_is_valid (kind), NULL);

  cb_permission_set_add (&needed, cb_permission_on_items (kind, right));

  return cb_rights_explain_set (book, cb_permission_set_without (needed,
                                                                 cb_actor_get_permissions (cb_book_get_actor (book))));
}

char *
cb_rights_explain (CbBook     *book,
                   GtkWidget  *page,
                   const char *action,
                   gsize       n)
{
  return cb_rights_explain_set (book, cb_rights_get_missing (book, page, action, n));
}

/**
 * cb_rights_mark_button:
 * @reason: (nullable): why it may not be pressed
 */
void
cb_rights_mark_button (GtkWidget  *button,
                       const char *reason)
{
  gboolean marked = g_object_get_data (G_OBJECT (button), KEY_MARKED) != NULL;

  if (reason == NULL && !marked)
    return;

  if (!marked)
    {
      const char *tooltip = gtk_widget_get_tooltip_text (button);

      g_object_set_data_full (G_OBJECT (button), KEY_TOOLTIP, g_strdup (tooltip), g_free);
      /* Buttons without a label are called by their tooltip. */
      if (tooltip != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
    }

  g_object_set_data (G_OBJECT (button), KEY_MARKED, GINT_TO_POINTER (reason != NULL));
  gtk_widget_set_tooltip_text (button, reason != NULL ? reason : g_object_get_data (G_OBJECT (button), KEY_TOOLTIP));
  if (reason != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * cb_rights_mark_buttons:
 * @root: whatever has buttons
 * @page: (nullable): the page that they are of
 * @n: how many they would do something to
 */
void
cb_rights_mark_buttons (GtkWidget *root,
                        CbBook    *book,
                        GtkWidget *page,
                        gsize      n)
{
  const char *action = GTK_IS_BUTTON (root) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (root)) : NULL;

  if (action != NULL && (find (page, action) != NULL || find_item (page, action) != NULL))
    {
      g_autofree char *reason = cb_rights_explain (book, page, action, n);

      cb_rights_mark_button (root, reason);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    cb_rights_mark_buttons (child, book, page, n);
}

gboolean
cb_rights_refuse_set (GtkWidget       *widget,
                      CbBook          *book,
                      CbPermissionSet  missing)
{
  g_autofree char *reason = cb_rights_explain_set (book, missing);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (reason == NULL)
    return FALSE;

  cb_refusal_store_note (book, missing);
  if (CB_IS_WINDOW (root))
    {
      AdwToast *toast = adw_toast_new (reason);

      adw_toast_set_use_markup (toast, FALSE);
      cb_window_add_toast (CB_WINDOW (root), toast);
    }

  return TRUE;
}

gboolean
cb_rights_refuse (GtkWidget  *widget,
                  CbBook     *book,
                  GtkWidget  *page,
                  const char *action,
                  gsize       n)
{
  return cb_rights_refuse_set (widget, book, cb_rights_get_missing (book, page, action, n));
}
