/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-find-dialog.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-error-text.h"
#include "cb-find-row.h"
#include "cb-find-store.h"
#include "cb-find-text.h"

/* Of each group at first, each time more are wanted so many times as much, and at the
 * most. */
#define LIMIT           6
#define LIMIT_ADDRESSEE 20
#define LIMIT_GROWTH    4
#define LIMIT_MOST      100

/* Rows that are made at once, and in each turn after that. */
#define ROWS_AT_ONCE  42
#define ROWS_PER_TURN 8

#define KEY_GROUP   "cb-group"
#define KEY_HEADING "cb-heading"

struct _CbFindDialog
{
  AdwDialog       parent_instance;

  GtkSearchEntry *entry;
  GtkStack       *stack;
  GtkListBox     *list;
  AdwStatusPage  *hint_page;
  AdwStatusPage  *none_page;

  CbBook         *book;
  GCancellable   *cancellable;
  guint           limits[CB_N_FIND_GROUPS];
  gboolean        addressee;
  gboolean        open_first;  /* once what is looked for is found */

  CbFound        *found;       /* while rows of it are being made */
  guint           group;       /* of the next row, */
  guint           n_in_group;  /* and how many of the group there are */
  guint           fill_idle;
};

G_DEFINE_FINAL_TYPE (CbFindDialog, cb_find_dialog, ADW_TYPE_DIALOG)

static void
append (CbFindDialog *self,
        GtkWidget    *row,
        const char   *heading)
{
  g_object_set_data_full (G_OBJECT (row), KEY_HEADING, g_strdup (heading), g_free);
  gtk_list_box_append (self->list, row);
}

static void search (CbFindDialog *self);

static void
more_cb (CbFindDialog *self,
         GtkWidget    *row)
{
  guint group = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), KEY_GROUP));

  self->limits[group] = MIN (self->limits[group] * LIMIT_GROWTH, LIMIT_MOST);
  search (self);
}

static void
add_more_row (CbFindDialog *self,
              guint         group,
              const char   *heading)
{
  GtkWidget *row = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _("Show _More"), "use-underline", TRUE, NULL);

  g_object_set_data (G_OBJECT (row), KEY_GROUP, GUINT_TO_POINTER (group));
  g_signal_connect_object (row, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  append (self, row, heading);
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  const char *heading = g_object_get_data (G_OBJECT (row), KEY_HEADING);
  const char *last = before != NULL ? g_object_get_data (G_OBJECT (before), KEY_HEADING) : NULL;
  GtkWidget *label;

  if (heading == NULL || g_strcmp0 (heading, last) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = g_object_new (GTK_TYPE_LABEL,
                        "label", heading,
                        "xalign", 0.0,
                        "ellipsize", PANGO_ELLIPSIZE_END,
                        NULL);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "found-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
announce (CbFindDialog *self,
          guint         n)
{
  g_autofree char *count = cb_count_format (n);
  g_autofree char *text = g_strdup_printf (ngettext ("%s result", "%s results", n), count);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* Where it was found, opened over what is shown. */
static void
open_hit (CbFindDialog *self,
          CbFindHit    *hit)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  CbCustomer *customer = cb_find_hit_get_customer (hit);
  gint64 id = customer != NULL ? cb_customer_get_id (customer) : 0;
  CbItem *item = cb_find_hit_get_item (hit);
  CbFindGroup group = self->addressee ? CB_N_FIND_GROUPS : cb_find_hit_get_group (hit);
  g_autoptr (CbFindHit) held = g_object_ref (hit);

  g_object_ref (window);
  adw_dialog_force_close (ADW_DIALOG (self));
  switch (group)
    {
    case CB_FIND_ITEMS:
      gtk_widget_activate_action (window, "win.open-items", "(xis)", id, (gint32) cb_item_get_kind (item),
                                  cb_item_get_number (item));
      break;

    case CB_FIND_MESSAGES:
      gtk_widget_activate_action (window, "win.open-message", "(xx)", id, cb_find_hit_get_id (hit));
      break;

    case CB_FIND_DOCUMENTS:
      gtk_widget_activate_action (window, "win.open-documents", "x", id);
      break;

    case CB_FIND_KEPT:
      gtk_widget_activate_action (window, "win.show-kept-number", "s", cb_item_get_number (item));
      break;

    case CB_FIND_CUSTOMERS:
    case CB_FIND_DELETED:
      gtk_widget_activate_action (window, "win.open-customer", "x", id);
      break;

    case CB_N_FIND_GROUPS:
    default:
      gtk_widget_activate_action (window, "win.open-conversation", "x", id);
      break;
    }
  g_object_unref (window);
}

static void
row_activated_cb (CbFindDialog  *self,
                  GtkListBoxRow *row)
{
  if (CB_IS_FIND_ROW (row))
    open_hit (self, cb_find_row_get_hit (CB_FIND_ROW (row)));
}

static void
open_first (CbFindDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    row_activated_cb (self, row);
}

/* The next of what was found; FALSE when all are there. */
static gboolean
add_next (CbFindDialog *self)
{
  GPtrArray *hits = self->found->hits[self->group];
  g_autofree char *heading = self->addressee ? NULL : cb_find_format_heading (self->found, self->group);

  if (self->n_in_group < hits->len)
    append (self, cb_find_row_new (hits->pdata[self->n_in_group]), heading);
  else if (self->found->more[self->group] && self->limits[self->group] < LIMIT_MOST)
    add_more_row (self, self->group, heading);

  if (self->n_in_group++ < hits->len)
    return TRUE;

  self->n_in_group = 0;
  self->group++;

  return self->group < CB_N_FIND_GROUPS;
}

static gboolean
fill_idle_cb (gpointer user_data)
{
  CbFindDialog *self = user_data;

  for (guint i = 0; i < ROWS_PER_TURN; i++)
    {
      if (!add_next (self))
        {
          g_clear_pointer (&self->found, cb_found_free);
          self->fill_idle = 0;
          return G_SOURCE_REMOVE;
        }
    }

  return G_SOURCE_CONTINUE;
}

static void
clear (CbFindDialog *self)
{
  g_clear_handle_id (&self->fill_idle, g_source_remove);
  g_clear_pointer (&self->found, cb_found_free);
  gtk_list_box_remove_all (self->list);
}

/* Makes @n rows at once if there are so many, and the others bit by bit. @found:
 * (transfer full). How many were found. */
static guint
fill (CbFindDialog *self,
      CbFound      *found,
      guint         n)
{
  gboolean left = TRUE;
  guint n_found = 0;

  self->found = found;
  self->group = 0;
  self->n_in_group = 0;
  for (guint group = 0; group < CB_N_FIND_GROUPS; group++)
    n_found += found->hits[group]->len;
  while (left && gtk_list_box_get_row_at_index (self->list, (int) n) == NULL)
    left = add_next (self);
  if (left)
    self->fill_idle = g_idle_add (fill_idle_cb, self);
  else
    g_clear_pointer (&self->found, cb_found_free);

  return n_found;
}

/* Where the focus is: 0 for the entry, else one more than the row's place. */
static int
get_focus_place (CbFindDialog *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1 : 0;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbFindDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbFound) found = cb_find_store_search_finish (CB_BOOK (source), result, &error);
  GtkListBoxRow *row;
  int place;
  guint n = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->book == NULL)
    return;

  g_clear_object (&self->cancellable);
  place = get_focus_place (self);
  clear (self);
  if (found != NULL)
    n = fill (self, g_steal_pointer (&found), (guint) MAX (place, ROWS_AT_ONCE));
  row = gtk_list_box_get_row_at_index (self->list, MIN (place, (int) n) - 1);
  if (place > 0)
    gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->entry));

  if (error != NULL)
    {
      g_autofree char *text = cb_error_describe (error);
      g_autofree char *markup = g_markup_escape_text (text, -1);

      adw_status_page_set_description (self->none_page, markup);
    }
  else
    {
      adw_status_page_set_description (self->none_page, _("Try another spelling, or fewer words."));
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
  announce (self, n);
  if (self->open_first)
    open_first (self);
}

static void
search (CbFindDialog *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (*query == '\0')
    {
      clear (self);
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }

  self->cancellable = g_cancellable_new ();
  cb_find_store_search_async (self->book, query, self->limits, self->addressee, self->cancellable,
                              found_cb, g_object_ref (self));
}

static void
reset_limits (CbFindDialog *self)
{
  for (guint group = 0; group < CB_N_FIND_GROUPS; group++)
    self->limits[group] = self->addressee ? LIMIT_ADDRESSEE : LIMIT;
}

static void
search_changed_cb (CbFindDialog *self)
{
  self->open_first = FALSE;
  reset_limits (self);
  search (self);
}

/* What is typed last may not have been looked for yet. */
static void
activate_cb (CbFindDialog *self)
{
  search (self);
  self->open_first = self->cancellable != NULL;
}

static void
focus_list_cb (CbFindDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
stop_cb (CbFindDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
keynav_failed_cb (CbFindDialog     *self,
                  GtkDirectionType  direction)
{
  if (direction != GTK_DIR_UP)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (CbFindDialog    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  focus_list_cb (self);

  return GDK_EVENT_STOP;
}

static void
cb_find_dialog_dispose (GObject *object)
{
  CbFindDialog *self = CB_FIND_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->fill_idle, g_source_remove);
  g_clear_pointer (&self->found, cb_found_free);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_FIND_DIALOG);

  G_OBJECT_CLASS (cb_find_dialog_parent_class)->dispose (object);
}

static void
cb_find_dialog_class_init (CbFindDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_find_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-find-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbFindDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, CbFindDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CbFindDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CbFindDialog, hint_page);
  gtk_widget_class_bind_template_child (widget_class, CbFindDialog, none_page);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
cb_find_dialog_init (CbFindDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

AdwDialog *
cb_find_dialog_new (CbBook *book)
{
  CbFindDialog *self = g_object_new (CB_TYPE_FIND_DIALOG, NULL);

  g_return_val_if_fail (CB_IS_BOOK (book), ADW_DIALOG (self));

  self->book = g_object_ref (book);
  reset_limits (self);
  g_signal_connect_object (book, "changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);

  return ADW_DIALOG (self);
}

AdwDialog *
cb_find_dialog_new_addressee (CbBook *book)
{
  AdwDialog *dialog = cb_find_dialog_new (book);
  CbFindDialog *self = CB_FIND_DIALOG (dialog);

  self->addressee = TRUE;
  reset_limits (self);
  adw_dialog_set_title (dialog, _("New Message"));
  gtk_search_entry_set_placeholder_text (self->entry, _("Name, number or phone…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("To Whom"), -1);
  adw_status_page_set_title (self->hint_page, _("To Whom?"));
  adw_status_page_set_description (self->hint_page, _("Type a part of the customer’s name, number, phone or e-mail address."));

  return dialog;
}
