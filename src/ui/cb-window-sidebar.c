/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The pages of a book in the sidebar of the window, and how many customers are
 * on each.
 */

#include "cb-window-private.h"

#include "cb-count.h"
#include "cb-display-text.h"
#include "cb-rights.h"

/* The row of the page is there while the page has something to show, or is
 * shown itself. */
static void
update_pending (CbWindow *self)
{
  guint n = self->book != NULL ? cb_book_get_n_pending (self->book) : 0;
  g_autofree char *count = cb_count_format (n);
  CbListPage *page = cb_window_get_list_page (self);

  gtk_label_set_label (self->pending_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->pending_row),
                          cb_rights_allow_page (self->book, "pending") &&
                          (n > 0 || (page != NULL && page == self->pending_page)));
}

/* What may not be seen is not there. */
static void
update_row (CbWindow      *self,
            GtkListBoxRow *row)
{
  gtk_widget_set_visible (GTK_WIDGET (row), cb_rights_allow_page (self->book, gtk_widget_get_name (GTK_WIDGET (row))));
}

void
cb_window_update_counts (CbWindow *self)
{
  g_autofree char *n_live = cb_count_format (self->book != NULL ? cb_book_get_n_live (self->book) : 0);
  g_autofree char *n_deleted = cb_count_format (self->book != NULL ? cb_book_get_n_deleted (self->book) : 0);

  gtk_label_set_label (self->customers_count, n_live);
  gtk_label_set_label (self->deleted_count, n_deleted);
  update_row (self, self->customers_row);
  update_row (self, self->inbox_row);
  update_row (self, self->deleted_row);
  update_row (self, self->activity_row);
  update_pending (self);
}

/* Who works with the book. */
void
cb_window_update_person (CbWindow *self)
{
  CbPerson *person = self->book != NULL ? cb_actor_get_person (cb_book_get_actor (self->book)) : NULL;
  g_autofree char *name = person != NULL ? cb_display_text (cb_person_get_name (person)) : g_strdup ("");

  if (person != NULL)
    cb_photo_avatar_set_person (self->person_avatar, self->book, cb_person_get_id (person), name);
  else
    cb_photo_avatar_set_owner (self->person_avatar, NULL, NULL);
  gtk_label_set_label (self->person_label, name);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->person_label)), person != NULL);
}

/* The row of the page that is shown. */
void
cb_window_select_row (CbWindow *self)
{
  g_autoptr (GListModel) pages = adw_navigation_view_get_navigation_stack (self->navigation);
  g_autoptr (AdwNavigationPage) root = g_list_model_get_item (pages, 0);
  GtkListBoxRow *row = root == (gpointer) self->customers_page ? self->customers_row : NULL;

  if (root != NULL && root == (gpointer) self->inbox_page)
    row = self->inbox_row;
  else if (root != NULL && root == (gpointer) self->deleted_page)
    row = self->deleted_row;
  else if (root != NULL && root == (gpointer) self->pending_page)
    row = self->pending_row;
  else if (CB_IS_ACTIVITY_PAGE (root))
    row = self->activity_row;
  update_pending (self);
  gtk_list_box_select_row (self->sidebar, row);
}
