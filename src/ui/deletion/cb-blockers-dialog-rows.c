/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-blockers-dialog-private.h"

#include <glib/gi18n.h>

#include "cb-blocker-row.h"
#include "cb-count.h"
#include "cb-plan-list.h"
#include "cb-rights.h"

/* The rows of the list, and the headings of the kinds. */

/* (transfer full) (nullable): why the item may not be deleted. */
static char *
explain (GtkWidget   *row,
         CbOwnedItem *owned)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (row, CB_TYPE_BLOCKERS_DIALOG);
  CbItemKind kind = cb_item_get_kind (cb_owned_item_get_item (owned));

  return dialog != NULL ? cb_rights_explain_items (CB_BLOCKERS_DIALOG (dialog)->book, kind, CB_ITEM_RIGHT_DELETE) : NULL;
}

static void
update_accessible (GtkListItem *list_item)
{
  CbBlockerRow *row = CB_BLOCKER_ROW (gtk_list_item_get_child (list_item));
  CbLazyRow *item = gtk_list_item_get_item (list_item);
  CbOwnedItem *owned = cb_lazy_row_get_content (item);
  g_autofree char *reason = owned != NULL ? explain (GTK_WIDGET (row), owned) : NULL;
  g_autofree char *text = NULL;

  cb_blocker_row_set_item (row, owned, reason);
  text = cb_blocker_row_get_text (row);
  gtk_list_item_set_accessible_label (list_item, text);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *row = cb_blocker_row_new ();

  /* The row lives as long as the list item. */
  g_object_set_data (G_OBJECT (row), "list-item", list_item);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify::content",
                           G_CALLBACK (update_accessible), list_item, G_CONNECT_SWAPPED);
  update_accessible (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

static void
setup_header_cb (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 6);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_header_set_child (header, label);
}

static void
show_header (CbBlockersDialog *self,
             GtkListHeader    *header)
{
  CbLazyRow *row = gtk_list_header_get_item (header);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;
  guint kind;

  if (row == NULL)
    return;

  kind = cb_lazy_row_get_group (row);
  count = cb_count_format (cb_lazy_list_get_n_in_group (CB_LAZY_LIST (self->list), kind));
  /* Translators: the name of many items of a kind, how many, and what must be
   * done with them: "Quotes · 3 · Must be deleted first" */
  text = g_strdup_printf (_("%s · %s · %s"), _(cb_item_kind_get_info (kind)->title_plural), count,
                          cb_delete_rule_describe (cb_plan_get_delete_rule (self->plan, kind)));
  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), text);
}

static void
header_changed_cb (GtkListHeader *header)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (gtk_list_header_get_child (header), CB_TYPE_BLOCKERS_DIALOG);

  if (dialog != NULL)
    show_header (CB_BLOCKERS_DIALOG (dialog), header);
}

static void
bind_header_cb (CbBlockersDialog *self,
                GtkListHeader    *header)
{
  g_signal_connect (header, "notify::n-items", G_CALLBACK (header_changed_cb), NULL);
  g_signal_connect (header, "notify::item", G_CALLBACK (header_changed_cb), NULL);
  show_header (self, header);
}

static void
unbind_header_cb (GtkSignalListItemFactory *factory,
                  GtkListHeader            *header)
{
  g_signal_handlers_disconnect_by_func (header, header_changed_cb, NULL);
}

guint
cb_blockers_dialog_find_focus (CbBlockersDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view)))
    return G_MAXUINT;

  row = gtk_widget_get_ancestor (focus, CB_TYPE_BLOCKER_ROW);
  if (row == NULL && CB_IS_BLOCKER_ROW (gtk_widget_get_first_child (focus)))
    row = gtk_widget_get_first_child (focus);

  return row != NULL ? gtk_list_item_get_position (g_object_get_data (G_OBJECT (row), "list-item")) : G_MAXUINT;
}

void
cb_blockers_dialog_class_init_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_header_cb);
}
