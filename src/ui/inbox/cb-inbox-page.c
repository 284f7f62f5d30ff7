/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-inbox-page.h"

#include <glib/gi18n.h>

#include "cb-conversation-deletion.h"
#include "cb-conversation-list.h"
#include "cb-conversation-row.h"
#include "cb-count.h"

struct _CbInboxPage
{
  CbCheckPage         parent_instance;

  GSettings          *settings;
  CbConversationList *list;          /* borrowed: of the book that is shown */
  gboolean            unread_first;
};

enum
{
  PROP_UNREAD_FIRST = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CbInboxPage, cb_inbox_page, CB_TYPE_CHECK_PAGE)

static const char *const write_actions[] = {
  "page.delete",
  "page.delete-one",
  "page.delete-all",
  NULL,
};

static void
run (CbCheckPage *page,
     CbIdSet     *ids)
{
  if (cb_id_set_is_empty (ids))
    return;

  cb_check_page_prepare_focus (page, ids);
  cb_conversation_delete (GTK_WIDGET (page), cb_check_page_get_book (page), ids);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  g_autoptr (CbIdSet) targets = cb_check_page_get_targets (CB_CHECK_PAGE (widget));

  run (CB_CHECK_PAGE (widget), targets);
}

static void
delete_one_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (CbIdSet) single = cb_id_set_new_single (g_variant_get_int64 (parameter));

  run (CB_CHECK_PAGE (widget), single);
}

static void
delete_all_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (CbIdSet) all = cb_check_page_get_all (CB_CHECK_PAGE (widget));

  run (CB_CHECK_PAGE (widget), all);
}

static CbLiveList *
cb_inbox_page_create_list (CbCheckPage *page,
                           CbBook      *book)
{
  CbInboxPage *self = CB_INBOX_PAGE (page);

  g_set_weak_pointer (&self->list, cb_conversation_list_new (book));
  cb_conversation_list_set_unread_first (self->list, self->unread_first);

  return CB_LIVE_LIST (self->list);
}

static GtkWidget *
cb_inbox_page_create_row (CbCheckPage *page)
{
  return cb_conversation_row_new ();
}

static char *
cb_inbox_page_show_row (CbCheckPage *page,
                        GtkWidget   *row,
                        gpointer     content)
{
  return cb_conversation_row_set_entry (CB_CONVERSATION_ROW (row), content);
}

static GMenuModel *
cb_inbox_page_create_row_menu (CbCheckPage *page,
                               gint64       id,
                               gsize        n_selected)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) row = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();
  g_autofree char *open = g_strdup_printf ("win.open-conversation(int64 %" G_GINT64_FORMAT ")", id);
  g_autofree char *delete_one = g_strdup_printf ("page.delete-one(int64 %" G_GINT64_FORMAT ")", id);

  if (n_selected > 0)
    {
      g_autofree char *count = cb_count_format (n_selected);
      g_autofree char *label = g_strdup_printf (ngettext ("_Delete %s Conversation…", "_Delete %s Conversations…", n_selected),
                                                count);

      g_menu_append (removal, label, "page.delete");
    }
  else
    {
      g_menu_append (row, _("_Open"), open);
      g_menu_append (removal, _("_Delete…"), delete_one);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (row));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static char *
cb_inbox_page_describe_count (CbCheckPage *page,
                              gsize        count)
{
  g_autofree char *text = cb_count_format (count);

  return g_strdup_printf (ngettext ("%s conversation", "%s conversations", count), text);
}

static void
cb_inbox_page_open (CbCheckPage *page,
                    gint64       id)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "win.open-conversation", "x", id);
}

static void
set_unread_first (CbInboxPage *self,
                  gboolean     unread_first)
{
  if (self->unread_first == unread_first)
    return;

  self->unread_first = unread_first;
  if (self->list != NULL)
    cb_conversation_list_set_unread_first (self->list, unread_first);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNREAD_FIRST]);
}

static void
cb_inbox_page_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_UNREAD_FIRST:
      g_value_set_boolean (value, CB_INBOX_PAGE (object)->unread_first);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cb_inbox_page_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_UNREAD_FIRST:
      set_unread_first (CB_INBOX_PAGE (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cb_inbox_page_dispose (GObject *object)
{
  g_clear_weak_pointer (&CB_INBOX_PAGE (object)->list);
  g_clear_object (&CB_INBOX_PAGE (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_INBOX_PAGE);

  G_OBJECT_CLASS (cb_inbox_page_parent_class)->dispose (object);
}

static void
cb_inbox_page_class_init (CbInboxPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CbCheckPageClass *page_class = CB_CHECK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_inbox_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = cb_inbox_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = cb_inbox_page_set_property;
  page_class->delete_action = "page.delete";
  page_class->write_actions = write_actions;
  page_class->create_list = cb_inbox_page_create_list;
  page_class->create_row = cb_inbox_page_create_row;
  page_class->show_row = cb_inbox_page_show_row;
  page_class->create_row_menu = cb_inbox_page_create_row_menu;
  page_class->describe_count = cb_inbox_page_describe_count;
  page_class->open = cb_inbox_page_open;

  properties[PROP_UNREAD_FIRST] =
    g_param_spec_boolean ("unread-first", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CustomerBook/ui/cb-inbox-page.ui");
  gtk_widget_class_install_property_action (widget_class, "page.unread-first", "unread-first");
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-one", "x", delete_one_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-all", NULL, delete_all_cb);
}

static void
cb_inbox_page_init (CbInboxPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new ("org.example.CustomerBook");
  g_settings_bind (self->settings, "unread-first", self, "unread-first", G_SETTINGS_BIND_DEFAULT);
}

AdwNavigationPage *
cb_inbox_page_new (void)
{
  return g_object_new (CB_TYPE_INBOX_PAGE, NULL);
}
