/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the page shows of the state of its list.
 */

#include "cb-check-page-private.h"

#include <glib/gi18n.h>

#include "cb-count.h"
#include "cb-error-text.h"
#include "cb-rights.h"

/* A list that is there sooner doesn't flash a spinner. */
#define LOADING_DELAY_MS 200

guint
cb_check_page_get_n_items (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);

  return priv->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (priv->list)) : 0;
}

void
cb_check_page_update_counts (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  gsize n_items = cb_check_page_get_n_items (self);
  gsize n_selected = priv->selection != NULL ? cb_check_selection_get_n_selected (priv->selection) : 0;
  g_autofree char *n_items_text = cb_count_format (n_items);
  g_autofree char *n_selected_text = cb_count_format (n_selected);
  g_autofree char *subtitle = NULL;
  g_autofree char *selected = NULL;

  if (n_items == 0)
    subtitle = g_strdup ("");
  else if (priv->shown_query != NULL && *priv->shown_query != '\0')
    /* Translators: how many a search has found */
    subtitle = g_strdup_printf (ngettext ("%s found", "%s found", n_items), n_items_text);
  else
    subtitle = CB_CHECK_PAGE_GET_CLASS (self)->describe_count (self, n_items);
  adw_window_title_set_subtitle (priv->window_title, subtitle);

  /* Translators: first how many are selected, then of how many. */
  selected = g_strdup_printf (ngettext ("%s of %s selected", "%s of %s selected", n_selected),
                              n_selected_text, n_items_text);
  gtk_label_set_label (priv->count_label, selected);
  if (priv->check_all != NULL)
    cb_check_all_update (priv->check_all, n_selected, n_items);
  adw_toolbar_view_set_reveal_bottom_bars (priv->toolbar_view, n_selected > 0);
}

static void
update_actions (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  const char *const *actions = CB_CHECK_PAGE_GET_CLASS (self)->write_actions;
  gboolean enabled = priv->book != NULL && !cb_book_get_read_only (priv->book) && cb_check_page_get_n_items (self) > 0;

  for (guint i = 0; actions[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i],
                                   enabled && cb_rights_allow (priv->book, GTK_WIDGET (self), actions[i], 1));
  cb_rights_mark_buttons (GTK_WIDGET (priv->bar_bin), priv->book, GTK_WIDGET (self), 1);
}

void
cb_check_page_try_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  const char *action = g_variant_get_string (parameter, NULL);

  if (!cb_rights_refuse (widget, cb_check_page_get_private (CB_CHECK_PAGE (widget))->book, widget, action, 1))
    gtk_widget_activate_action (widget, action, NULL);
}

static gboolean
loading_delay_cb (gpointer user_data)
{
  CbCheckPage *self = user_data;
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);

  priv->loading_delay = 0;
  gtk_stack_set_visible_child_name (priv->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
update_stack (CbCheckPage *self)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);
  const GError *error = priv->list != NULL ? cb_live_list_get_error (priv->list) : NULL;
  const char *name;

  if (priv->book == NULL)
    {
      name = "blank";
    }
  else if (error != NULL)
    {
      g_autofree char *text = cb_error_describe (error);
      g_autofree char *markup = g_markup_escape_text (text, -1);

      adw_status_page_set_description (priv->error_page, markup);
      name = "error";
    }
  else if (cb_check_page_get_n_items (self) > 0)
    {
      name = "list";
    }
  else if (cb_live_list_get_loading (priv->list))
    {
      if (priv->loading_delay == 0)
        priv->loading_delay = g_timeout_add (LOADING_DELAY_MS, loading_delay_cb, self);
      return;
    }
  else
    {
      name = *priv->shown_query != '\0' ? "no-match" : "empty";
    }

  g_clear_handle_id (&priv->loading_delay, g_source_remove);
  gtk_stack_set_visible_child_name (priv->stack, name);
  if (priv->focus_wanted && priv->book != NULL)
    cb_check_page_focus_list (self);
}

void
cb_check_page_update (CbCheckPage *self)
{
  update_stack (self);
  cb_check_page_update_counts (self);
  update_actions (self);
}

void
cb_check_page_set_notice (CbCheckPage *self,
                          const char  *notice,
                          const char  *button,
                          const char  *action)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);

  g_return_if_fail (CB_IS_CHECK_PAGE (self));

  if (notice != NULL)
    {
      adw_banner_set_title (priv->banner, notice);
      adw_banner_set_button_label (priv->banner, button);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->banner), action);
    }
  adw_banner_set_revealed (priv->banner, notice != NULL);
}

void
cb_check_page_set_titles (CbCheckPage *self,
                          const char  *title,
                          const char  *heading)
{
  CbCheckPagePrivate *priv = cb_check_page_get_private (self);

  g_return_if_fail (CB_IS_CHECK_PAGE (self));

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  adw_window_title_set_title (priv->window_title, heading);
}
