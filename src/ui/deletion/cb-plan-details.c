/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-plan-details.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-outcome-list.h"
#include "cb-plan-list.h"

#define LIST_HEIGHT 200

/* Both forms, for ngettext() where it is known how many. */
#define NP_(singular, plural) singular, plural

/* What is needed to make a list when it is asked for. */
typedef struct
{
  CbBook *book;
  CbPlan *plan;
} Source;

static void
source_free (gpointer  data,
             GClosure *closure)
{
  Source *source = data;

  g_object_unref (source->book);
  g_object_unref (source->plan);
  g_free (source);
}

static void
expanded_cb (GtkExpander *expander,
             GParamSpec  *pspec,
             Source      *source)
{
  GtkWidget *list;

  if (!gtk_expander_get_expanded (expander) || gtk_expander_get_child (expander) != NULL)
    return;

  list = cb_outcome_list_new (source->book, source->plan, FALSE);
  gtk_widget_set_size_request (list, -1, LIST_HEIGHT);
  gtk_widget_add_css_class (list, "frame");
  gtk_widget_add_css_class (list, "view");
  gtk_widget_set_margin_top (list, 6);
  gtk_expander_set_child (expander, list);
}

static GtkWidget *
create_left_out (CbBook *book,
                 CbPlan *plan)
{
  GtkWidget *expander = gtk_expander_new (_("Customers Left Out"));
  Source *source = g_new0 (Source, 1);

  source->book = g_object_ref (book);
  source->plan = g_object_ref (plan);
  g_signal_connect_data (expander, "notify::expanded", G_CALLBACK (expanded_cb), source, source_free, 0);

  return expander;
}

static void
add_line (GtkWidget  *box,
          const char *text)
{
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL,
                                               "label", text,
                                               "wrap", TRUE,
                                               "xalign", 0.0,
                                               NULL));
}

static GtkWidget *
create_erased (CbPlan *plan)
{
  gsize n = cb_plan_get_n_customers (plan);
  gboolean later = cb_plan_get_action (plan) == CB_ACTION_MASK;
  GtkWidget *expander = gtk_expander_new (later ? _("What Will Be Deleted Then") : _("What Will Be Deleted"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_auto (GStrv) parts = cb_plan_list_all (plan, CB_FATE_ERASED);
  g_autofree char *first = cb_count_phrase (NP_("Name, contact details and notes of %s customer",
                                            "Names, contact details and notes of %s customers"), n);

  add_line (box, first);
  for (guint i = 0; parts[i] != NULL; i++)
    add_line (box, parts[i]);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_start (box, 18);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);

  return expander;
}

/* Only customers can be listed by name. */
static gboolean
has_left_out (CbPlan *plan)
{
  if (cb_plan_get_action (plan) > CB_ACTION_UNMASK && cb_plan_get_action (plan) != CB_ACTION_DELETE_CONVERSATION)
    return FALSE;

  for (guint reason = 0; reason < CB_N_LEFT_OUT; reason++)
    {
      if (cb_plan_get_left_out (plan, reason) != NULL)
        return cb_plan_get_single_left_out (plan) == NULL;
    }

  return FALSE;
}

GtkWidget *
cb_plan_details_new (CbBook *book,
                     CbPlan *plan)
{
  CbAction action = cb_plan_get_action (plan);
  gboolean erases = action == CB_ACTION_ERASE || action == CB_ACTION_MASK;
  GtkWidget *box;

  g_return_val_if_fail (CB_IS_BOOK (book), NULL);
  g_return_val_if_fail (CB_IS_PLAN (plan), NULL);

  if (!erases && !has_left_out (plan))
    return NULL;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  if (erases)
    gtk_box_append (GTK_BOX (box), create_erased (plan));
  if (has_left_out (plan))
    gtk_box_append (GTK_BOX (box), create_left_out (book, plan));

  return box;
}
