/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-outcome-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cb-display-text.h"
#include "cb-hindrance.h"
#include "cb-lazy-list.h"
#include "cb-outcome-text.h"
#include "cb-slow-growth.h"

#define ROWS_PER_TURN 16

struct _CbOutcomeList
{
  AdwBin             parent_instance;

  CbAction           action;
  CbLazyList        *list;
  GtkSliceListModel *slice;
};

G_DEFINE_FINAL_TYPE (CbOutcomeList, cb_outcome_list, ADW_TYPE_BIN)

/* The sets of a plan, to be written out one after the other. */
typedef struct
{
  CbIdSet *sets[CB_OUTCOME_DONE + 1];
  GArray  *ids;
  GArray  *groups;
} Layout;

static void
layout_free (gpointer data)
{
  Layout *layout = data;

  for (guint i = 0; i <= CB_OUTCOME_DONE; i++)
    g_clear_pointer (&layout->sets[i], cb_id_set_unref);
  g_clear_pointer (&layout->ids, g_array_unref);
  g_clear_pointer (&layout->groups, g_array_unref);
  g_free (layout);
}

static void
lay_out_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Layout *layout = task_data;

  layout->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  layout->groups = g_array_new (FALSE, FALSE, sizeof (CbLazyGroup));
  for (guint i = 0; i <= CB_OUTCOME_DONE; i++)
    {
      CbLazyGroup group = { i, 0 };
      CbIdSetIter iter;
      gint64 id;

      if (layout->sets[i] == NULL)
        continue;
      cb_id_set_iter_init (&iter, layout->sets[i]);
      while (cb_id_set_iter_next (&iter, &id))
        {
          guint32 small = (guint32) id;

          g_array_append_val (layout->ids, small);
          group.n++;
        }
      if (group.n > 0)
        g_array_append_val (layout->groups, group);
    }
  g_task_return_boolean (task, TRUE);
}

static void
laid_out_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  CbOutcomeList *self = CB_OUTCOME_LIST (source);
  Layout *layout = g_task_get_task_data (G_TASK (result));

  if (self->list == NULL)
    return;

  cb_lazy_list_set_ids (self->list, g_steal_pointer (&layout->ids), g_steal_pointer (&layout->groups));
  cb_grow_slowly (self->slice, G_LIST_MODEL (self->list), ROWS_PER_TURN);
}

/* One inscription of a fixed size for each row, because of their number: labels
 * that wrap would be measured over and over. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), 3);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_margin_start (text, 12);
  gtk_widget_set_margin_end (text, 12);
  gtk_list_item_set_child (list_item, text);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static char *
make_heading (CbCustomer *customer)
{
  g_autofree char *number = cb_display_quote (cb_customer_get_number (customer));
  g_autofree char *name = cb_display_quote (cb_customer_get_name (customer));

  /* Translators: number and name of a customer */
  return g_strdup_printf (_("%s · %s"), number, name);
}

static void
show_row (CbOutcomeList *self,
          GtkListItem   *list_item)
{
  GtkInscription *cell = GTK_INSCRIPTION (gtk_list_item_get_child (list_item));
  CbLazyRow *row = gtk_list_item_get_item (list_item);
  CbHindrance *hindrance = cb_lazy_row_get_content (row);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  g_autofree char *heading = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  /* Those who are deleted forever are looked for in vain. */
  if (hindrance != NULL)
    heading = make_heading (cb_hindrance_get_customer (hindrance));
  else
    heading = g_strdup ("…");
  reason = cb_outcome_describe (self->action, cb_lazy_row_get_group (row), hindrance);
  text = g_strdup_printf ("%s\n%s", heading, reason);
  bold->end_index = strlen (heading);
  pango_attr_list_insert (attributes, bold);

  gtk_inscription_set_text (cell, text);
  gtk_inscription_set_attributes (cell, attributes);
  gtk_list_item_set_accessible_label (list_item, text);
}

static void
content_cb (GtkListItem *list_item)
{
  GtkWidget *list = gtk_widget_get_ancestor (gtk_list_item_get_child (list_item), CB_TYPE_OUTCOME_LIST);

  if (list != NULL)
    show_row (CB_OUTCOME_LIST (list), list_item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         CbOutcomeList            *self)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify::content",
                           G_CALLBACK (content_cb), list_item, G_CONNECT_SWAPPED);
  show_row (self, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

static void
cb_outcome_list_dispose (GObject *object)
{
  CbOutcomeList *self = CB_OUTCOME_LIST (object);

  g_clear_object (&self->list);
  g_clear_object (&self->slice);

  G_OBJECT_CLASS (cb_outcome_list_parent_class)->dispose (object);
}

static void
cb_outcome_list_class_init (CbOutcomeListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_outcome_list_dispose;
}

static void
cb_outcome_list_init (CbOutcomeList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection;
  GtkWidget *view;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);

  self->list = g_object_new (CB_TYPE_LAZY_LIST, NULL);
  self->slice = gtk_slice_list_model_new (NULL, 0, ROWS_PER_TURN);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->slice))));
  view = gtk_list_view_new (selection, factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Customers"),
                                  -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * cb_outcome_list_new:
 * @with_done: whether those whom @plan applies to are listed too, as done
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
cb_outcome_list_new (CbBook   *book,
                     CbPlan   *plan,
                     gboolean  with_done)
{
  CbOutcomeList *self = g_object_new (CB_TYPE_OUTCOME_LIST, NULL);
  Layout *layout = g_new0 (Layout, 1);
  g_autoptr (GTask) task = g_task_new (self, NULL, laid_out_cb, NULL);

  self->action = cb_plan_get_action (plan);
  cb_lazy_list_set_up (self->list, book, CB_LOOKUP_HINDRANCES, cb_plan_get_blocking (plan));

  for (guint i = 0; i < CB_N_LEFT_OUT; i++)
    {
      if (cb_plan_get_left_out (plan, i) != NULL)
        layout->sets[i] = cb_id_set_ref (cb_plan_get_left_out (plan, i));
    }
  if (with_done)
    layout->sets[CB_OUTCOME_DONE] = cb_id_set_ref (cb_plan_get_customers (plan));
  g_task_set_task_data (task, layout, layout_free);
  g_task_run_in_thread (task, lay_out_in_thread);

  return GTK_WIDGET (self);
}
