/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-recent-tab.h"

#include <glib/gi18n.h>

#include "cb-conversation-store.h"
#include "cb-display-text.h"
#include "cb-history-store.h"
#include "cb-history-text.h"
#include "cb-interaction-row.h"
#include "cb-reloader.h"
#include "cb-time-text.h"

#define N_MESSAGES 5
#define N_LAST     2
#define N_HISTORY  15

struct _CbRecentTab
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *group;
  GtkListBox          *list;
  GtkWidget           *show_all_row;

  CbBook              *book;
  gint64               customer_id;
  CbRecent             what;
  gboolean             last;  /* few of them, and hidden while there are none */
  CbReloader          *reloader;
};

G_DEFINE_FINAL_TYPE (CbRecentTab, cb_recent_tab, ADW_TYPE_BIN)

static void
row_activated_cb (CbRecentTab   *self,
                  GtkListBoxRow *row)
{
  if (GTK_WIDGET (row) == self->show_all_row)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-conversation", "x", self->customer_id);
}

/* @content: (transfer floating) */
static void
add_row (CbRecentTab *self,
         GtkWidget   *content,
         const char  *text)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "child", content, NULL);

  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->list, row);
}

static void
add_message (CbRecentTab *self,
             gpointer     interaction)
{
  GtkWidget *content = cb_interaction_row_new ();
  g_autofree char *text = cb_interaction_row_set_interaction (CB_INTERACTION_ROW (content), interaction);

  add_row (self, content, text);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0,
                                   NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_entry (CbRecentTab *self,
           gpointer     entry)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *text = cb_history_describe (entry);
  g_autofree char *time = cb_time_format (cb_history_entry_get_time (entry));
  g_autofree char *person = cb_display_person (cb_history_entry_get_person (entry));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", time, person);
  g_autofree char *all = g_strjoin ("\n", text, subtitle, NULL);
  GtkWidget *about = create_label (subtitle, "caption");

  gtk_widget_add_css_class (about, "dimmed");
  gtk_widget_set_margin_top (content, 9);
  gtk_widget_set_margin_bottom (content, 9);
  gtk_box_append (GTK_BOX (content), create_label (text, NULL));
  gtk_box_append (GTK_BOX (content), about);
  add_row (self, content, all);
}

static void
show_list (CbRecentTab *self,
           GPtrArray   *list)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < list->len; i++)
    {
      if (self->what == CB_RECENT_MESSAGES)
        add_message (self, list->pdata[i]);
      else
        add_entry (self, list->pdata[i]);
    }

  self->show_all_row = NULL;
  if (self->what == CB_RECENT_MESSAGES && list->len > 0)
    {
      self->show_all_row = g_object_new (ADW_TYPE_BUTTON_ROW,
                                         "title", _("Show _All"),
                                         "use-underline", TRUE,
                                         "end-icon-name", "go-next-symbolic",
                                         NULL);
      gtk_list_box_append (self->list, self->show_all_row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), list->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), list->len > 0 || !self->last);
  if (list->len == 0)
    adw_preferences_group_set_description (self->group, _("There are none yet."));
  else if (self->what == CB_RECENT_HISTORY)
    adw_preferences_group_set_description (self->group, _("What was done last with what belongs to this customer."));
  else
    adw_preferences_group_set_description (self->group, NULL);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbRecentTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = self->what == CB_RECENT_MESSAGES
                               ? cb_conversation_store_messages_finish (CB_BOOK (source), result, &error)
                               : cb_history_store_list_finish (CB_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (list != NULL && self->book != NULL)
    show_list (self, list);
}

static void
load (GtkWidget    *widget,
      GCancellable *cancellable)
{
  CbRecentTab *self = CB_RECENT_TAB (widget);

  if (self->what == CB_RECENT_MESSAGES)
    cb_conversation_store_messages_async (self->book, self->customer_id, self->last ? N_LAST : N_MESSAGES, cancellable,
                                          read_cb, g_object_ref (self));
  else
    cb_history_store_list_async (self->book, self->customer_id, N_HISTORY, cancellable, read_cb, g_object_ref (self));
}

static void
cb_recent_tab_dispose (GObject *object)
{
  CbRecentTab *self = CB_RECENT_TAB (object);

  g_clear_object (&self->reloader);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_recent_tab_parent_class)->dispose (object);
}

static void
cb_recent_tab_class_init (CbRecentTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_recent_tab_dispose;
}

static void
cb_recent_tab_init (CbRecentTab *self)
{
  self->list = g_object_new (GTK_TYPE_LIST_BOX,
                             "selection-mode", GTK_SELECTION_NONE,
                             "visible", FALSE,
                             NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_add (self->group, GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

static GtkWidget *
create (CbBook     *book,
        gint64      customer_id,
        CbRecent    what,
        gboolean    last,
        const char *title)
{
  CbRecentTab *self = g_object_new (CB_TYPE_RECENT_TAB, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), GTK_WIDGET (self));

  self->book = g_object_ref (book);
  self->customer_id = customer_id;
  self->what = what;
  self->last = last;
  gtk_widget_set_visible (GTK_WIDGET (self), !last);
  adw_preferences_group_set_title (self->group, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* What is hidden for want of any is never seen before there are some. */
  self->reloader = cb_reloader_new (GTK_WIDGET (self), book, customer_id,
                                    last ? CB_RELOADER_UNSEEN : CB_RELOADER_NONE, load);

  return GTK_WIDGET (self);
}

GtkWidget *
cb_recent_tab_new (CbBook   *book,
                   gint64    customer_id,
                   CbRecent  what)
{
  return create (book, customer_id, what, FALSE, what == CB_RECENT_MESSAGES ? _("Messages") : _("History"));
}

GtkWidget *
cb_recent_tab_new_last_messages (CbBook *book,
                                 gint64  customer_id)
{
  return create (book, customer_id, CB_RECENT_MESSAGES, TRUE, _("Last Messages"));
}
