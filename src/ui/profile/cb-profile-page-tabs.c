/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The tabs of the page: an overview, one for each kind of item that is in use,
 * messages, documents, records and history. What is in a tab is made when it is first shown.
 */

#include "cb-profile-page-private.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-documents-tab.h"
#include "cb-focus-return.h"
#include "cb-items-tab.h"
#include "cb-recent-tab.h"
#include "cb-records-tab.h"

#define OVERVIEW  "overview"
#define MESSAGES  "messages"
#define DOCUMENTS "documents"
#define RECORDS   "records"
#define HISTORY   "history"

/* The one that a tab is added in, and the one in which it has its place. */
#define REVEAL_FRAMES 2

/* 0 for a tab that isn't of a kind */
static CbItemKind
find_kind (const char *name)
{
  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (g_str_equal (cb_item_kind_get_info (kind)->name, name))
        return (CbItemKind) kind;
    }

  return 0;
}

static gboolean
is_in_use (CbProfilePage *self,
           guint          kind)
{
  return self->profile->n_items[kind] > 0 || self->profile->n_deleted[kind] > 0 || (self->opened_kinds & (1u << kind));
}

static void
fill_tab (CbProfilePage *self,
          GtkWidget     *tab,
          CbItemKind     kind)
{
  cb_items_tab_set_count (CB_ITEMS_TAB (tab), self->profile->n_items[kind], self->profile->n_open[kind],
                          self->profile->n_deleted[kind], !cb_customer_get_deleted (self->customer));
}

static GtkWidget *
create_tab (CbProfilePage *self,
            const char    *name)
{
  GtkWidget *tab;
  CbItemKind kind = find_kind (name);

  if (g_str_equal (name, MESSAGES))
    return cb_recent_tab_new (self->book, self->id, CB_RECENT_MESSAGES);
  if (g_str_equal (name, HISTORY))
    return cb_recent_tab_new (self->book, self->id, CB_RECENT_HISTORY);
  if (g_str_equal (name, RECORDS))
    return cb_records_tab_new (self->book, self->id);
  if (g_str_equal (name, DOCUMENTS))
    return cb_documents_tab_new (self->book, self->id);

  tab = cb_items_tab_new (self->book, self->id, kind);
  fill_tab (self, tab, kind);

  return tab;
}

/* Nothing is changed of who is deleted, and nothing shown of who is masked. */
static void
set_tab_states (CbProfilePage *self)
{
  GtkWidget *documents = gtk_stack_get_child_by_name (self->tab_stack, DOCUMENTS);
  GtkWidget *records = gtk_stack_get_child_by_name (self->tab_stack, RECORDS);
  gboolean live = !cb_customer_get_deleted (self->customer);
  gboolean masked = cb_customer_get_pending (self->customer);

  if (documents != NULL)
    cb_documents_tab_set_state (CB_DOCUMENTS_TAB (documents), live, masked);
  if (records != NULL)
    cb_records_tab_set_state (CB_RECORDS_TAB (records), live, masked);
}

static gboolean
reveal_cb (GtkWidget     *tabs,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  CbProfilePage *self = user_data;

  if (--self->reveal_frames > 0)
    return G_SOURCE_CONTINUE;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->tabs)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_get_state_flags (child) & GTK_STATE_FLAG_CHECKED)
        gtk_viewport_scroll_to (self->tab_viewport, child, NULL);
    }

  return G_SOURCE_REMOVE;
}

/* Not all of them fit everywhere; and one that is new has its place in the next
 * frame. */
static void
reveal_active (CbProfilePage *self)
{
  if (self->reveal_frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->tabs), reveal_cb, self, NULL);
  self->reveal_frames = REVEAL_FRAMES;
}

/* A wheel that turns one way only moves them too. */
static gboolean
scroll_cb (CbProfilePage *self,
           double         dx,
           double         dy)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->tab_viewport));
  double before = gtk_adjustment_get_value (adjustment);

  if (dx != 0)
    return GDK_EVENT_PROPAGATE;

  gtk_adjustment_set_value (adjustment, before + dy * gtk_adjustment_get_page_size (adjustment) / 4);

  return gtk_adjustment_get_value (adjustment) != before ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
tab_cb (CbProfilePage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->tabs);

  if (name == NULL || self->profile == NULL || self->filling_tabs)
    return;

  if (gtk_stack_get_child_by_name (self->tab_stack, name) == NULL)
    {
      gtk_stack_add_named (self->tab_stack, create_tab (self, name), name);
      set_tab_states (self);
    }
  gtk_stack_set_visible_child_name (self->tab_stack, name);
  reveal_active (self);
}

static void
append_tab (GMenu      *menu,
            const char *label,
            const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "profile.show-tab", "s", name);
  g_menu_append_item (menu, item);
}

/* All tabs, since not all of them may be in sight, and those that aren't there. Made when
 * it is asked for: most never are, and it takes its time. */
static void
more_cb (GtkMenuButton *button,
         gpointer       user_data)
{
  CbProfilePage *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) tabs = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  append_tab (tabs, _("Overview"), OVERVIEW);
  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    append_tab (is_in_use (self, kind) ? tabs : others, _(cb_item_kind_get_info (kind)->title_plural),
                cb_item_kind_get_info (kind)->name);
  append_tab (tabs, _("Messages"), MESSAGES);
  append_tab (tabs, _("Documents"), DOCUMENTS);
  append_tab (tabs, _("Records"), RECORDS);
  append_tab (tabs, _("History"), HISTORY);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (tabs));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* Goes to what is in the tab that is shown. */
static gboolean
return_focus (GtkWidget *widget)
{
  CbProfilePage *self = CB_PROFILE_PAGE (widget);
  GtkWidget *tab = self->tab_stack != NULL ? gtk_stack_get_visible_child (self->tab_stack) : NULL;

  return tab != NULL && cb_focus_return (tab);
}

void
_cb_profile_page_build_tabs (CbProfilePage *self)
{
  GtkWidget *strip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkWidget *scroller;

  self->tabs = g_object_new (ADW_TYPE_TOGGLE_GROUP,
                             "can-shrink", FALSE,
                             "homogeneous", FALSE,
                             "halign", GTK_ALIGN_START,
                             NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->tabs), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tabs), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Parts of the Profile"), -1);
  g_signal_connect_object (self->tabs, "notify::active-name", G_CALLBACK (tab_cb), self, G_CONNECT_SWAPPED);

  gtk_viewport_set_child (GTK_VIEWPORT (viewport), GTK_WIDGET (self->tabs));
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  self->tab_viewport = GTK_VIEWPORT (viewport);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (viewport, wheel);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                           "child", viewport,
                           "hexpand", TRUE,
                           "hscrollbar-policy", GTK_POLICY_EXTERNAL,
                           "vscrollbar-policy", GTK_POLICY_NEVER,
                           NULL);
  gtk_widget_add_css_class (scroller, "undershoot-start");
  gtk_widget_add_css_class (scroller, "undershoot-end");

  self->more_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->more_button, _("_More"));
  gtk_menu_button_set_use_underline (self->more_button, TRUE);
  gtk_menu_button_set_always_show_arrow (self->more_button, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->more_button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->more_button), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->more_button), _("All Tabs and Other Kinds of Items"));
  gtk_menu_button_set_create_popup_func (self->more_button, more_cb, self, NULL);

  gtk_box_append (GTK_BOX (strip), scroller);
  gtk_box_append (GTK_BOX (strip), GTK_WIDGET (self->more_button));
  gtk_box_append (self->box, strip);

  cb_focus_return_set (GTK_WIDGET (self), return_focus);
  self->tab_stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->tab_stack, FALSE);
  gtk_box_append (self->box, GTK_WIDGET (self->tab_stack));
  self->overview = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_stack_add_named (self->tab_stack, GTK_WIDGET (self->overview), OVERVIEW);
}

/* (transfer full): "Invoices (12)" */
static char *
label_tab (const char *title,
           gsize       count)
{
  g_autofree char *text = NULL;

  if (count == 0)
    return g_strdup (title);

  text = cb_count_format (count);

  /* Translators: the title of a tab, then how many there are in it */
  return g_strdup_printf (_("%s (%s)"), title, text);
}

static void
set_tab (CbProfilePage *self,
         const char    *name,
         const char    *title,
         gsize          count)
{
  AdwToggle *toggle = adw_toggle_group_get_toggle_by_name (self->tabs, name);
  g_autofree char *label = label_tab (title, count);

  if (toggle == NULL)
    {
      toggle = adw_toggle_new ();
      adw_toggle_set_name (toggle, name);
      adw_toggle_set_label (toggle, label);
      adw_toggle_group_add (self->tabs, toggle);
    }
  else if (g_strcmp0 (adw_toggle_get_label (toggle), label) != 0)
    {
      adw_toggle_set_label (toggle, label);
    }
}

void
_cb_profile_page_fill_counts (CbProfilePage *self)
{
  set_tab (self, MESSAGES, _("Messages"), self->n_messages);
  set_tab (self, DOCUMENTS, _("Documents"), self->n_documents);
  set_tab (self, RECORDS, _("Records"), self->n_records);
  set_tab (self, HISTORY, _("History"), self->n_history);
}

static guint
get_used_kinds (CbProfilePage *self)
{
  guint used = 0;

  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (is_in_use (self, kind))
        used |= 1u << kind;
    }

  return used;
}

void
_cb_profile_page_fill_kinds (CbProfilePage *self)
{
  guint used = get_used_kinds (self);

  self->filling_tabs = TRUE;
  if (used != self->shown_kinds)
    adw_toggle_group_remove_all (self->tabs);
  self->shown_kinds = used;

  set_tab (self, OVERVIEW, _("Overview"), 0);
  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      const CbItemKindInfo *info = cb_item_kind_get_info (kind);
      GtkWidget *tab = gtk_stack_get_child_by_name (self->tab_stack, info->name);

      if (used & (1u << kind))
        set_tab (self, info->name, _(info->title_plural), self->profile->n_items[kind]);
      if (tab != NULL)
        fill_tab (self, tab, (CbItemKind) kind);
    }
  self->filling_tabs = FALSE;
}

void
_cb_profile_page_fill_tabs (CbProfilePage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->tab_stack);

  g_autofree char *wanted = g_steal_pointer (&self->wanted_tab);

  self->filling_tabs = TRUE;
  _cb_profile_page_fill_counts (self);
  set_tab_states (self);
  self->filling_tabs = FALSE;
  if (wanted != NULL)
    shown = wanted;
  /* Its last item may have gone for ever. */
  if (adw_toggle_group_get_toggle_by_name (self->tabs, shown) == NULL)
    shown = OVERVIEW;
  adw_toggle_group_set_active_name (self->tabs, shown);
  tab_cb (self);
}

void
_cb_profile_page_show_tab (CbProfilePage *self,
                           const char    *name)
{
  CbItemKind kind = find_kind (name);

  if (self->profile == NULL)
    {
      g_set_str (&self->wanted_tab, name);
      return;
    }

  if (kind != 0 && !is_in_use (self, kind))
    {
      self->opened_kinds |= 1u << kind;
      _cb_profile_page_fill_kinds (self);
      _cb_profile_page_fill_tabs (self);
    }
  adw_toggle_group_set_active_name (self->tabs, name);
}

void
cb_profile_page_show_items (CbProfilePage *self,
                            CbItemKind     kind)
{
  g_return_if_fail (CB_IS_PROFILE_PAGE (self));
  g_return_if_fail (cb_item_kind_is_valid (kind));

  if (self->profile != NULL && self->build_idle == 0 && self->fill_idle == 0)
    _cb_profile_page_show_tab (self, cb_item_kind_get_info (kind)->name);
  else
    self->wanted_kind = kind;
}

void
cb_profile_page_show_documents (CbProfilePage *self)
{
  g_return_if_fail (CB_IS_PROFILE_PAGE (self));

  _cb_profile_page_show_tab (self, DOCUMENTS);
}

gboolean
cb_profile_page_create_item (CbProfilePage *self)
{
  GtkWidget *tab;

  g_return_val_if_fail (CB_IS_PROFILE_PAGE (self), FALSE);

  tab = self->tab_stack != NULL ? gtk_stack_get_visible_child (self->tab_stack) : NULL;

  return CB_IS_ITEMS_TAB (tab) && cb_items_tab_create (CB_ITEMS_TAB (tab));
}
