/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-conversation-page.h"

#include <glib/gi18n.h>

#include "cb-conversation-deletion.h"
#include "cb-conversation-store.h"
#include "cb-conversation-text.h"
#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-interaction-row.h"
#include "cb-lookup.h"
#include "cb-mask.h"
#include "cb-message-box.h"
#include "cb-message-store.h"
#include "cb-narrow-header.h"
#include "cb-rights.h"
#include "cb-slow-growth.h"

/* So many are read at first, and more when these have been seen. */
#define PAGE_SIZE 200

#define ROWS_PER_TURN 4

#define N_SCROLLS 3

struct _CbConversationPage
{
  AdwNavigationPage   parent_instance;

  AdwHeaderBar       *header_bar;
  AdwWindowTitle     *window_title;
  GtkLabel           *contents_label;
  GtkWidget          *profile_button;
  AdwBreakpoint      *narrow_breakpoint;
  GtkStack           *stack;
  GtkListView        *list_view;
  AdwStatusPage      *error_page;
  CbMessageBox       *message_box;

  CbBook             *book;
  gint64              id;
  GListStore         *interactions;
  GtkSliceListModel  *slice;
  GCancellable       *cancellable;
  guint               limit;
  gint64              wanted;       /* a message to go to, or 0 */
  guint               wanted_place; /* where it was found */
  guint               n_scrolls;    /* how often to scroll there, once in a frame */
  gboolean            reset;  /* all rows may be different, rather than that some come */
};

static void read_all (CbConversationPage *self);

G_DEFINE_FINAL_TYPE (CbConversationPage, cb_conversation_page, ADW_TYPE_NAVIGATION_PAGE)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, cb_interaction_row_new ());
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  g_autofree char *text =
    cb_interaction_row_set_interaction (CB_INTERACTION_ROW (gtk_list_item_get_child (list_item)),
                                        gtk_list_item_get_item (list_item));

  gtk_list_item_set_accessible_label (list_item, text);
}

static void
show_error (CbConversationPage *self,
            const GError       *error)
{
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  text = cb_error_describe (error);
  markup = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->error_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
leave (CbConversationPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

/* Once the rows before it are there and the list has its size: it loses its rows
 * when it is scrolled before that. */
static gboolean
scroll_tick_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  CbConversationPage *self = user_data;

  if (gtk_slice_list_model_get_size (self->slice) != G_MAXUINT || gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;

  if (self->n_scrolls-- == 0 || self->wanted_place >= g_list_model_get_n_items (G_LIST_MODEL (self->slice)))
    return G_SOURCE_REMOVE;

  /* The first time it makes the rows there and guesses how high they are. */
  gtk_list_view_scroll_to (self->list_view, self->wanted_place, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (widget);

  return G_SOURCE_CONTINUE;
}

/* Returns whether it isn't there yet, but may be among those to be read. */
static gboolean
go_to_wanted (CbConversationPage *self,
              GPtrArray          *list)
{
  for (guint i = 0; self->wanted != 0 && i < list->len; i++)
    {
      if (cb_interaction_get_kind (list->pdata[i]) != CB_INTERACTION_MESSAGE ||
          cb_interaction_get_message_id (list->pdata[i]) != self->wanted)
        continue;

      self->wanted = 0;
      self->wanted_place = i;
      self->n_scrolls = N_SCROLLS;
      gtk_widget_add_tick_callback (GTK_WIDGET (self->list_view), scroll_tick_cb, self, NULL);
      return FALSE;
    }

  if (self->wanted != 0 && list->len >= self->limit)
    return TRUE;

  /* It may be gone meanwhile. */
  if (self->wanted != 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  self->wanted = 0;

  return FALSE;
}

static void
show_interactions (CbConversationPage *self,
                   GPtrArray          *list)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->interactions));
  guint start = self->reset ? 0 : MIN (n_before, list->len);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view)) != NULL;
  gboolean is_first = gtk_slice_list_model_get_model (self->slice) == NULL;

  g_list_store_splice (self->interactions, start, n_before - start, list->pdata + start, list->len - start);
  self->reset = FALSE;
  if (is_first)
    cb_grow_slowly (self->slice, G_LIST_MODEL (self->interactions), ROWS_PER_TURN);

  gtk_stack_set_visible_child_name (self->stack, "list");
  if (self->wanted == 0 && (is_first || (had_focus && start == 0)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  if (go_to_wanted (self, list))
    {
      self->limit *= 4;
      read_all (self);
    }
}

/* Of somebody to whom the first message is being written. */
static void
show_empty (CbConversationPage *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0)
    return;

  gtk_stack_set_visible_child_name (self->stack, "empty");
  cb_message_box_focus (self->message_box);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbConversationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = cb_conversation_store_read_finish (CB_BOOK (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  if (list == NULL)
    show_error (self, error);
  else if (list->len > 0)
    show_interactions (self, list);
  else if (gtk_slice_list_model_get_model (self->slice) == NULL && cb_message_box_is_open (self->message_box))
    show_empty (self);
  else
    leave (self);
}

/* The whole name is long for a window: number and state stand below, and what there
 * is has lines of its own. */
static void
show_titles (CbConversationPage  *self,
             CbConversationEntry *entry)
{
  CbCustomer *customer = cb_conversation_entry_get_customer (entry);
  const char *state = cb_conversation_get_state_label (entry);
  g_autofree char *name = cb_conversation_format_name (entry);
  g_autofree char *short_name = cb_display_quote (customer != NULL ? cb_customer_get_name (customer) : CB_MASK);
  g_autofree char *contents = cb_conversation_format_contents (entry);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *subtitle = NULL;

  if (state != NULL)
    {
      /* Translators: name and number of a customer, and that it is deleted */
      g_autofree char *title = g_strdup_printf (_("%s (%s)"), name, state);

      adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
    }
  else
    {
      adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
    }

  if (customer != NULL)
    g_strv_builder_take (builder, cb_display_quote (cb_customer_get_number (customer)));
  if (state != NULL)
    g_strv_builder_add (builder, state);
  parts = g_strv_builder_end (builder);
  subtitle = g_strjoinv (" · ", parts);
  adw_window_title_set_title (self->window_title, short_name);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_label_set_label (self->contents_label, contents);
  gtk_widget_set_visible (GTK_WIDGET (self->contents_label), *contents != '\0');
}

/* Whoever may only look leaves them for who is to answer. */
static void
mark_read (CbConversationPage  *self,
           CbConversationEntry *entry)
{
  if (cb_conversation_entry_get_n_unread (entry) > 0 && !cb_book_get_read_only (self->book) &&
      cb_rights_allow (self->book, GTK_WIDGET (self->message_box), "message.log", 1))
    cb_message_store_mark_read_async (self->book, self->id, NULL, NULL, NULL);
}

static void
entry_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbConversationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = cb_lookup_finish (CB_BOOK (source), result, &error);
  CbConversationEntry *entry;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  if (found == NULL)
    {
      show_error (self, error);
      return;
    }

  entry = found->pdata[0];
  show_titles (self, entry);
  gtk_widget_set_visible (self->profile_button, cb_conversation_entry_get_customer (entry) != NULL);
  cb_message_box_set_customer (self->message_box, cb_conversation_entry_get_customer (entry));
  mark_read (self, entry);
}

static void
read_all (CbConversationPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cb_lookup_async (self->book, CB_LOOKUP_CONVERSATIONS, &self->id, 1, NULL, self->cancellable,
                   entry_cb, g_object_ref (self));
  cb_conversation_store_read_async (self->book, self->id, self->limit, self->cancellable,
                                    read_cb, g_object_ref (self));
}

static gboolean
concerns (const CbIdSet *set,
          gint64         id)
{
  return set != NULL && cb_id_set_contains (set, id);
}

static void
book_changed_cb (CbConversationPage *self,
                 CbChange           *change)
{
  if (!change->everything &&
      !concerns (change->edited, self->id) && !concerns (change->deleted, self->id) &&
      !concerns (change->undeleted, self->id) && !concerns (change->erased, self->id) &&
      !concerns (change->masked, self->id) && !concerns (change->unmasked, self->id) &&
      /* What is kept of erased customers is nobody's. */
      !(change->contents != NULL &&
        (cb_id_set_is_empty (change->contents) || cb_id_set_contains (change->contents, self->id))))
    return;

  self->reset = TRUE;
  read_all (self);
}

static void
edge_reached_cb (CbConversationPage *self,
                 GtkPositionType     edge)
{
  if (edge != GTK_POS_BOTTOM || g_list_model_get_n_items (G_LIST_MODEL (self->interactions)) < self->limit)
    return;

  self->limit += PAGE_SIZE;
  read_all (self);
}

static void
retry_cb (CbConversationPage *self)
{
  read_all (self);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  CbConversationPage *self = CB_CONVERSATION_PAGE (widget);
  g_autoptr (CbIdSet) single = cb_id_set_new_single (self->id);

  cb_conversation_delete (widget, self->book, single);
}

/* The key says why it does nothing. */
static void
try_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  if (!cb_rights_refuse (widget, CB_CONVERSATION_PAGE (widget)->book, widget, "conversation.delete", 1))
    gtk_widget_activate_action (widget, "conversation.delete", NULL);
}

static void
update_rights (CbConversationPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "conversation.delete",
                                 !cb_book_get_read_only (self->book) &&
                                 cb_rights_allow (self->book, widget, "conversation.delete", 1));
  cb_rights_mark_buttons (GTK_WIDGET (self->header_bar), self->book, widget, 1);
}

static void
profile_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.open-customer", "x", CB_CONVERSATION_PAGE (widget)->id);
}

static void
cb_conversation_page_dispose (GObject *object)
{
  CbConversationPage *self = CB_CONVERSATION_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_CONVERSATION_PAGE);
  g_clear_object (&self->slice);
  g_clear_object (&self->interactions);

  G_OBJECT_CLASS (cb_conversation_page_parent_class)->dispose (object);
}

static void
cb_conversation_page_class_init (CbConversationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_conversation_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/CustomerBook/ui/cb-conversation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbConversationPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, CbConversationPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CbConversationPage, contents_label);
  gtk_widget_class_bind_template_child (widget_class, CbConversationPage, narrow_breakpoint);
  gtk_widget_class_bind_template_child (widget_class, CbConversationPage, profile_button);
  gtk_widget_class_bind_template_child (widget_class, CbConversationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CbConversationPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, CbConversationPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, CbConversationPage, message_box);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_install_action (widget_class, "conversation.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "conversation.try", NULL, try_cb);
  gtk_widget_class_install_action (widget_class, "conversation.profile", NULL, profile_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "conversation.try", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "conversation.try", NULL);
}

static void
cb_conversation_page_init (CbConversationPage *self)
{
  GtkNoSelection *selection;

  g_type_ensure (CB_TYPE_MESSAGE_BOX);
  gtk_widget_init_template (GTK_WIDGET (self));
  cb_narrow_header_watch (self->header_bar, self->narrow_breakpoint);

  self->limit = PAGE_SIZE;
  self->interactions = g_list_store_new (CB_TYPE_INTERACTION);
  self->slice = gtk_slice_list_model_new (NULL, 0, 0);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->slice)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

AdwNavigationPage *
cb_conversation_page_new (CbBook *book,
                          gint64  customer_id)
{
  CbConversationPage *self;

  g_return_val_if_fail (CB_IS_BOOK (book), NULL);

  self = g_object_new (CB_TYPE_CONVERSATION_PAGE, NULL);
  self->book = g_object_ref (book);
  self->id = customer_id;
  cb_message_box_set_book (self->message_box, book);
  g_signal_connect_object (book, "notify::actor", G_CALLBACK (update_rights), self, G_CONNECT_SWAPPED);
  update_rights (self);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  read_all (self);

  return ADW_NAVIGATION_PAGE (self);
}

void
cb_conversation_page_show_message (CbConversationPage *self,
                                   gint64              message_id)
{
  g_return_if_fail (CB_IS_CONVERSATION_PAGE (self));

  self->wanted = message_id;
}

gint64
cb_conversation_page_get_id (CbConversationPage *self)
{
  g_return_val_if_fail (CB_IS_CONVERSATION_PAGE (self), 0);

  return self->id;
}
