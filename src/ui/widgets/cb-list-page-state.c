/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What of a list page is seen: list, search without result, error …, and how
 * many there are.
 */

#include "cb-list-page-private.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-error-text.h"
#include "cb-rights.h"

/* A list that is there sooner doesn't flash a spinner. */
#define LOADING_DELAY_MS 200

static gboolean
loading_delay_cb (gpointer user_data)
{
  CbListPage *self = user_data;
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  priv->loading_delay = 0;
  gtk_stack_set_visible_child_name (priv->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
show_error (CbListPage   *self,
            const GError *error)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  g_autofree char *title = cb_error_title (error);
  g_autofree char *text = cb_error_describe (error);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_title (priv->error_page, title);
  adw_status_page_set_description (priv->error_page, markup);
}

/* Nobody was found, or nobody is assigned to who works with the book. */
static void
describe_no_match (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  gboolean searched = *cb_customer_list_get_query (priv->list) != '\0';

  adw_status_page_set_title (priv->no_match_page,
                             searched ? _("No Results Found") : _("Nobody Is Assigned to You"));
  adw_status_page_set_description (priv->no_match_page,
                                   searched ? _("Try a different search.")
                                            : _("Customers who are assigned to others, or to nobody, are not shown."));
  gtk_button_set_label (priv->clear_button, searched ? _("_Clear Search") : _("_Show All"));
}

/* What had the focus, or what a dialog would give it back to, may not be seen
 * any more: then it goes to what is. */
static void
show (CbListPage *self,
      const char *name)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean lost;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (priv->stack), name) == 0)
    return;

  lost = (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (priv->stack))) ||
         (ADW_IS_APPLICATION_WINDOW (root) &&
          adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) != NULL);
  gtk_stack_set_visible_child_name (priv->stack, name);
  if (lost)
    cb_list_page_reveal (self, 0);
}

static void
update_stack (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  const GError *error = cb_customer_list_get_error (priv->list);
  const char *name;

  if (priv->book == NULL)
    {
      name = "blank";
    }
  else if (error != NULL)
    {
      show_error (self, error);
      name = "error";
    }
  else if (g_list_model_get_n_items (G_LIST_MODEL (priv->list)) > 0)
    {
      name = "list";
    }
  else if (cb_customer_list_get_loading (priv->list))
    {
      if (priv->loading_delay == 0)
        priv->loading_delay = g_timeout_add (LOADING_DELAY_MS, loading_delay_cb, self);
      return;
    }
  else
    {
      name = cb_customer_list_is_filtered (priv->list) ? "no-match" : "empty";
      describe_no_match (self);
    }

  g_clear_handle_id (&priv->loading_delay, g_source_remove);
  show (self, name);
  if (priv->focus_wanted && priv->book != NULL)
    cb_list_page_focus_list (self);
}

/* What keeps anybody from being found. */
void
cb_list_page_clear_search_cb (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  if (*cb_customer_list_get_query (priv->list) == '\0')
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "page.mine", NULL);
      cb_list_page_focus_list (self);
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (priv->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (priv->search_entry));
}

/* How many there are, also while the list has only the first of them. */
static gsize
count_items (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  gsize n_items = g_list_model_get_n_items (G_LIST_MODEL (priv->list));

  if (n_items == 0 || !cb_customer_list_get_loading (priv->list) || cb_customer_list_is_filtered (priv->list))
    return n_items;

  switch (CB_LIST_PAGE_GET_CLASS (self)->spec->scope)
    {
    case CB_SCOPE_DELETED:
      return cb_book_get_n_deleted (priv->book);

    case CB_SCOPE_PENDING:
      return cb_book_get_n_pending (priv->book);

    case CB_SCOPE_LIVE:
    default:
      return cb_book_get_n_live (priv->book);
    }
}

char *
cb_list_page_describe_count (CbListPage *self,
                             gsize       count)
{
  g_autofree char *text = cb_count_format (count);

  return g_strdup_printf (ngettext ("%s customer", "%s customers", count), text);
}

void
cb_list_page_update_counts (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  gsize n_items = count_items (self);
  gsize n_selected = cb_selection_model_get_n_selected (priv->selection);
  g_autofree char *n_items_text = cb_count_format (n_items);
  g_autofree char *n_selected_text = cb_count_format (n_selected);
  g_autofree char *subtitle = NULL;
  g_autofree char *selected = NULL;

  if (n_items == 0)
    subtitle = g_strdup ("");
  else if (*cb_customer_list_get_query (priv->list) != '\0')
    /* Translators: how many customers a search has found */
    subtitle = g_strdup_printf (ngettext ("%s found", "%s found", n_items), n_items_text);
  else
    subtitle = CB_LIST_PAGE_GET_CLASS (self)->describe_count (self, n_items);
  adw_window_title_set_subtitle (priv->window_title, subtitle);

  /* Translators: first how many are selected, then of how many. */
  selected = g_strdup_printf (ngettext ("%s of %s selected", "%s of %s selected", n_selected),
                              n_selected_text, n_items_text);
  gtk_label_set_label (priv->count_label, selected);
  adw_toolbar_view_set_reveal_bottom_bars (priv->toolbar_view, n_selected > 0);

  cb_check_all_update (priv->check_all, n_selected, n_items);
  cb_list_page_update_actions (self);
}

/* To how many an action is done: "all" are those of the list. */
static gsize
count_targets (CbListPage *self,
               const char *action)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  if (g_str_has_suffix (action, "-all") || g_str_equal (action, "page.clean-up"))
    return g_list_model_get_n_items (G_LIST_MODEL (priv->list));

  return cb_selection_model_get_n_selected (priv->selection);
}

void
cb_list_page_update_actions (CbListPage *self)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);
  const CbListPageSpec *spec = CB_LIST_PAGE_GET_CLASS (self)->spec;
  gboolean enabled = priv->book != NULL && !cb_book_get_read_only (priv->book) &&
                     g_list_model_get_n_items (G_LIST_MODEL (priv->list)) > 0;

  for (guint i = 0; spec->write_actions[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), spec->write_actions[i],
                                   enabled && cb_rights_allow (priv->book, GTK_WIDGET (self), spec->write_actions[i],
                                                               count_targets (self, spec->write_actions[i])));
  cb_rights_mark_buttons (GTK_WIDGET (priv->bar_bin), priv->book, GTK_WIDGET (self),
                          cb_selection_model_get_n_selected (priv->selection));
  cb_rights_mark_buttons (GTK_WIDGET (priv->start_bin), priv->book, GTK_WIDGET (self), 1);
  cb_rights_mark_buttons (GTK_WIDGET (priv->empty_bin), priv->book, GTK_WIDGET (self), 1);
}

char *
cb_list_page_explain_row (CbListPage *self)
{
  return cb_rights_explain (cb_list_page_get_private (self)->book, GTK_WIDGET (self),
                            CB_LIST_PAGE_GET_CLASS (self)->spec->row_action.action, 1);
}

void
cb_list_page_try_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  CbListPage *self = CB_LIST_PAGE (widget);
  const char *action = g_variant_get_string (parameter, NULL);

  if (!cb_rights_refuse (widget, cb_list_page_get_private (self)->book, widget, action, count_targets (self, action)))
    gtk_widget_activate_action (widget, action, NULL);
}

void
cb_list_page_update (CbListPage *self)
{
  update_stack (self);
  cb_list_page_update_counts (self);
}

void
cb_list_page_set_notice (CbListPage *self,
                         const char *notice,
                         const char *button,
                         const char *action)
{
  CbListPagePrivate *priv = cb_list_page_get_private (self);

  g_return_if_fail (CB_IS_LIST_PAGE (self));

  if (notice != NULL)
    {
      adw_banner_set_title (priv->banner, notice);
      adw_banner_set_button_label (priv->banner, button);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->banner), action);
    }
  adw_banner_set_revealed (priv->banner, notice != NULL);
}

void
cb_list_page_add_toast (CbListPage *self,
                        AdwToast   *toast)
{
  g_return_if_fail (CB_IS_LIST_PAGE (self));

  adw_toast_overlay_add_toast (cb_list_page_get_private (self)->toast_overlay, toast);
}
