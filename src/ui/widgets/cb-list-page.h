/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-book.h"
#include "cb-customer-list.h"
#include "cb-row-buttons.h"
#include "cb-selection-model.h"

G_BEGIN_DECLS

/**
 * CbListPage:
 *
 * A page with a list of customers: search, columns to sort by, check boxes,
 * a bar of actions while something is selected, and what to say when there is
 * nothing to show. Pages derive from it and say what the list is of and what
 * can be done with it.
 *
 * Properties: "narrow" (boolean, read-only: the list shows one column of two
 * lines), "writable" (boolean, read-only: the book can be changed), "row-reason"
 * (string, read-only: why what the button of each row does may not be done), and for
 * templates the places to fill: "start-widget" (in the header bar),
 * "page-menu" (GMenuModel), "bar-widget" (the actions on what is selected),
 * "empty-widget" (instead of a list without customers).
 */
#define CB_TYPE_LIST_PAGE (cb_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (CbListPage, cb_list_page, CB, LIST_PAGE, AdwNavigationPage)

/* What a list is of. */
typedef struct
{
  CbScope              scope;
  const CbSortColumn  *columns;
  guint                n_columns;
  CbSortColumn         sort_column;
  gboolean             descending;
  CbRowAction          row_action;
  const char          *delete_action;        /* for the key Delete */
  const char          *shift_delete_action;
  const char *const   *write_actions;        /* off for read-only books; NULL ends them */
  const char          *search_hint;          /* (nullable) what to search for; not translated yet */
} CbListPageSpec;

struct _CbListPageClass
{
  AdwNavigationPageClass  parent_class;

  const CbListPageSpec   *spec;
  /* The menu of the row of customer @id, and of all that is selected with it
   * if @n_selected isn't 0. (transfer full) */
  GMenuModel           *(*create_row_menu) (CbListPage *self,
                                            gint64      id,
                                            gsize       n_selected);
  /* How many there are, for below the title: "3 customers" unless it is overridden.
   * (transfer full) */
  char                 *(*describe_count)  (CbListPage *self,
                                            gsize       count);
};

void              cb_list_page_set_book       (CbListPage      *self,
                                               CbBook          *book);
CbBook           *cb_list_page_get_book       (CbListPage      *self);
CbCustomerList   *cb_list_page_get_list       (CbListPage      *self);
CbSelectionModel *cb_list_page_get_selection  (CbListPage      *self);

/* Sorts by @column and shows that in the header. */
void              cb_list_page_sort           (CbListPage      *self,
                                               CbSortColumn     column,
                                               gboolean         descending);
/* Whether the list has @column at all, which is one of those in its spec. */
void              cb_list_page_set_column_shown
                                              (CbListPage      *self,
                                               CbSortColumn     column,
                                               gboolean         shown);
/* Words above the list, or NULL for none, and a button beside them for @action
 * if that isn't NULL. */
void              cb_list_page_set_notice     (CbListPage      *self,
                                               const char      *notice,
                                               const char      *button,
                                               const char      *action);
/* Takes @toast. (transfer full) */
void              cb_list_page_add_toast      (CbListPage      *self,
                                               AdwToast        *toast);
void              cb_list_page_start_search   (CbListPage      *self);
void              cb_list_page_focus_list     (CbListPage      *self);

/* Whom an action is about: those selected, else the one in the row with the
 * focus; empty if there is neither. (transfer full) */
CbIdSet          *cb_list_page_get_targets    (CbListPage      *self);
/* All that the list shows. (transfer full) */
CbIdSet          *cb_list_page_get_all        (CbListPage      *self);

/* To be called before @going leave the list: once they have, the focus goes
 * to the row after them. */
void              cb_list_page_prepare_focus  (CbListPage      *self,
                                               const CbIdSet   *going);

/* Puts the focus on the row of customer @id, or just into the list for 0, once
 * it may have it. */
void              cb_list_page_reveal         (CbListPage      *self,
                                               gint64           id);

/* Shows the row menu at @point (in @over's coordinates; NULL: below it). */
void              cb_list_page_show_row_menu  (CbListPage             *self,
                                               gint64                  id,
                                               GtkWidget              *over,
                                               const graphene_point_t *point);

G_END_DECLS
