/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-renumber-dialog.h"

#include <glib/gi18n.h>

#include "cb-display-text.h"
#include "cb-lazy-list.h"
#include "cb-number-claim.h"
#include "cb-slow-growth.h"

#define ROWS_PER_TURN 8

struct _CbRenumberDialog
{
  AdwDialog          parent_instance;

  AdwSwitchRow      *all_row;
  GtkSliceListModel *slice;
  GtkWidget         *cancel_button;

  CbIdSet           *customers;
  CbIdSet           *renumber;
  CbLazyList        *list;
  GTask             *task;      /* of the choice, until it is made */
  guint              updating : 1;
};

G_DEFINE_FINAL_TYPE (CbRenumberDialog, cb_renumber_dialog, ADW_TYPE_DIALOG)

static char *
describe (CbNumberClaim *claim)
{
  CbCustomer *holder = cb_number_claim_get_holder (claim);
  g_autofree char *number = cb_display_quote (cb_number_claim_get_number (claim));
  g_autofree char *name = NULL;

  if (holder == NULL)
    /* Translators: %s is a number */
    return g_strdup_printf (_("Number %s goes to another of these customers"), number);

  name = cb_display_quote (cb_customer_get_name (holder));

  /* Translators: a number, then the name of the customer who has it */
  return g_strdup_printf (_("Number %s now belongs to %s"), number, name);
}

static GtkWidget *
get_check (GtkListItem *list_item)
{
  return gtk_widget_get_last_child (gtk_list_item_get_child (list_item));
}

static void
show_row (GtkListItem *list_item)
{
  CbNumberClaim *claim = cb_lazy_row_get_content (gtk_list_item_get_item (list_item));
  GtkWidget *lines = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  g_autofree char *name = NULL;
  g_autofree char *details = NULL;
  g_autofree char *text = NULL;

  if (claim != NULL)
    {
      name = cb_display_text (cb_customer_get_name (cb_number_claim_get_customer (claim)));
      details = describe (claim);
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_first_child (lines)), name != NULL ? name : "…");
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (lines)), details);
  text = g_strjoin ("\n", name != NULL ? name : "…", details, NULL);
  gtk_list_item_set_accessible_label (list_item, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_check (list_item)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name != NULL ? name : "",
                                  -1);
}

static void
update_all (CbRenumberDialog *self)
{
  self->updating = TRUE;
  adw_switch_row_set_active (self->all_row, cb_id_set_equal (self->renumber, self->customers));
  self->updating = FALSE;
}

static void
toggled_cb (CbRenumberDialog *self,
            GtkCheckButton   *check)
{
  GtkListItem *list_item = g_object_get_data (G_OBJECT (check), "list-item");
  CbLazyRow *row = gtk_list_item_get_item (list_item);

  if (self->updating || row == NULL)
    return;

  if (gtk_check_button_get_active (check))
    cb_id_set_add (self->renumber, cb_lazy_row_get_id (row));
  else
    cb_id_set_remove (self->renumber, cb_lazy_row_get_id (row));
  update_all (self);
}

static GtkWidget *
create_line (void)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);

  return line;
}

static void
setup_cb (CbRenumberDialog *self,
          GtkListItem      *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *details = create_line ();
  GtkWidget *check = gtk_check_button_new_with_label (_("Next Free Number"));

  gtk_widget_add_css_class (details, "caption");
  gtk_widget_add_css_class (details, "dimmed");
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (details), 2);
  gtk_box_append (GTK_BOX (lines), create_line ());
  gtk_box_append (GTK_BOX (lines), details);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), check);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);

  /* The check button lives as long as the list item. */
  g_object_set_data (G_OBJECT (check), "list-item", list_item);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
show_choice (CbRenumberDialog *self,
             GtkListItem      *list_item)
{
  CbLazyRow *row = gtk_list_item_get_item (list_item);

  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_check (list_item)),
                               cb_id_set_contains (self->renumber, cb_lazy_row_get_id (row)));
  self->updating = FALSE;
}

/* Told of by a row when the choice for all has changed. */
static void
choice_cb (GtkListItem *list_item)
{
  GtkWidget *self = gtk_widget_get_ancestor (gtk_list_item_get_child (list_item), CB_TYPE_RENUMBER_DIALOG);

  if (self != NULL && gtk_list_item_get_item (list_item) != NULL)
    show_choice (CB_RENUMBER_DIALOG (self), list_item);
}

static void
bind_cb (CbRenumberDialog *self,
         GtkListItem      *list_item)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify::content",
                           G_CALLBACK (show_row), list_item, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->all_row, "notify::active",
                           G_CALLBACK (choice_cb), list_item, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  show_row (list_item);
  show_choice (self, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  GtkWidget *self = gtk_widget_get_ancestor (gtk_list_item_get_child (list_item), CB_TYPE_RENUMBER_DIALOG);

  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
  if (self != NULL && CB_RENUMBER_DIALOG (self)->all_row != NULL)
    g_signal_handlers_disconnect_by_data (CB_RENUMBER_DIALOG (self)->all_row, list_item);
}

static void
all_changed_cb (CbRenumberDialog *self)
{
  if (self->updating || self->renumber == NULL)
    return;

  cb_id_set_clear (self->renumber);
  if (adw_switch_row_get_active (self->all_row))
    cb_id_set_union (self->renumber, self->customers);
}

static void
cancel_cb (CbRenumberDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
undelete_cb (CbRenumberDialog *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  adw_dialog_force_close (ADW_DIALOG (self));
  if (task != NULL)
    g_task_return_pointer (task, cb_id_set_ref (self->renumber), (GDestroyNotify) cb_id_set_unref);
}

static void
cb_renumber_dialog_closed (AdwDialog *dialog)
{
  CbRenumberDialog *self = CB_RENUMBER_DIALOG (dialog);
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task != NULL)
    g_task_return_pointer (task, NULL, NULL);
}

static void
cb_renumber_dialog_dispose (GObject *object)
{
  CbRenumberDialog *self = CB_RENUMBER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_RENUMBER_DIALOG);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (cb_renumber_dialog_parent_class)->dispose (object);
}

static void
cb_renumber_dialog_finalize (GObject *object)
{
  CbRenumberDialog *self = CB_RENUMBER_DIALOG (object);

  g_clear_pointer (&self->customers, cb_id_set_unref);
  g_clear_pointer (&self->renumber, cb_id_set_unref);

  G_OBJECT_CLASS (cb_renumber_dialog_parent_class)->finalize (object);
}

static void
cb_renumber_dialog_class_init (CbRenumberDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cb_renumber_dialog_dispose;
  object_class->finalize = cb_renumber_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = cb_renumber_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/CustomerBook/ui/cb-renumber-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CbRenumberDialog, all_row);
  gtk_widget_class_bind_template_child (widget_class, CbRenumberDialog, slice);
  gtk_widget_class_bind_template_child (widget_class, CbRenumberDialog, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, undelete_cb);
}

static void
cb_renumber_dialog_init (CbRenumberDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cb_renumber_dialog_new:
 * @customers: whose numbers are taken; copied
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
cb_renumber_dialog_new (CbBook        *book,
                        const CbIdSet *customers)
{
  CbRenumberDialog *self;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (CbLazyGroup));
  CbLazyGroup group = { 0, (guint) cb_id_set_get_size (customers) };
  CbIdSetIter iter;
  gint64 id;

  self = g_object_new (CB_TYPE_RENUMBER_DIALOG, NULL);
  self->customers = cb_id_set_copy (customers);
  self->renumber = cb_id_set_copy (customers);

  cb_id_set_iter_init (&iter, customers);
  while (cb_id_set_iter_next (&iter, &id))
    {
      guint32 small = (guint32) id;

      g_array_append_val (ids, small);
    }
  g_array_append_val (groups, group);
  self->list = g_object_new (CB_TYPE_LAZY_LIST, NULL);
  cb_lazy_list_set_up (self->list, book, CB_LOOKUP_CLAIMS, NULL);
  cb_lazy_list_set_ids (self->list, ids, groups);
  cb_grow_slowly (self->slice, G_LIST_MODEL (self->list), ROWS_PER_TURN);

  return ADW_DIALOG (self);
}

void
cb_renumber_dialog_choose (CbRenumberDialog    *self,
                           GtkWidget           *parent,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (CB_IS_RENUMBER_DIALOG (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->task, cb_renumber_dialog_choose);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

CbIdSet *
cb_renumber_dialog_choose_finish (CbRenumberDialog *self,
                                  GAsyncResult     *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
