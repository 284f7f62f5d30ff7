/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-live-list.h"

G_BEGIN_DECLS

/**
 * CbCheckPage:
 *
 * A page with a #CbLiveList: search, a check box in each row, a bar of actions
 * while something is selected, a menu for each row, and what to say when there
 * is nothing to show. Pages derive from it and say what the list is of and
 * what can be done with it. Its rows are those that they make, or those of a table
 * whose columns they add.
 *
 * Property "narrow" (boolean, read-only): there is room for one column of a table.
 *
 * For templates it has places to fill: "page-menu" (GMenuModel), "bar-widget"
 * (the actions on what is selected), "empty-widget" (instead of an empty list),
 * "search-hint" (string: what can be searched for), "start-widget" (a button at
 * the start of the header), "top-widget" (a bar above the list).
 */
#define CB_TYPE_CHECK_PAGE (cb_check_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (CbCheckPage, cb_check_page, CB, CHECK_PAGE, AdwNavigationPage)

struct _CbCheckPageClass
{
  AdwNavigationPageClass  parent_class;

  /* The key Delete. */
  const char             *delete_action;
  /* Off for read-only books and empty lists; NULL ends them. */
  const char *const      *write_actions;

  /* (transfer full) */
  CbLiveList  *(*create_list)     (CbCheckPage *self,
                                   CbBook      *book);
  /* Of a list: what a row has between its check box and its menu. (transfer
   * floating) */
  GtkWidget   *(*create_row)      (CbCheckPage   *self);
  /* Of a list: shows @content, NULL while it isn't known, in @row. Returns
   * (transfer full) what a screen reader says of the row. */
  char        *(*show_row)        (CbCheckPage   *self,
                                   GtkWidget     *row,
                                   gpointer       content);
  /* Of a table: adds the columns between the check boxes and the menus. Where it
   * is narrow, only the one that expands is shown. */
  void         (*add_columns)     (CbCheckPage   *self,
                                   GtkColumnView *table);
  /* Of a table: what a screen reader says of a row. (transfer full) */
  char        *(*describe_row)    (gpointer       content);
  /* The menu of row @id, and of all that is selected with it if @n_selected
   * isn't 0. (transfer full) */
  GMenuModel  *(*create_row_menu) (CbCheckPage *self,
                                   gint64       id,
                                   gsize        n_selected);
  /* How many there are, for below the title. (transfer full) */
  char        *(*describe_count)  (CbCheckPage *self,
                                   gsize        count);
  /* (nullable): Enter or a double click on a row. */
  void         (*open)            (CbCheckPage *self,
                                   gint64       id);
};

/* @book: (nullable) */
void        cb_check_page_set_book      (CbCheckPage   *self,
                                         CbBook        *book);
/* @title: of the page, for screen readers and the way back; @heading: what there is room
 * for above what describe_count() says. Before, they are the same. */
void        cb_check_page_set_titles    (CbCheckPage   *self,
                                         const char    *title,
                                         const char    *heading);
/* (transfer none) (nullable) */
CbBook     *cb_check_page_get_book      (CbCheckPage   *self);
/* (transfer none) (nullable): NULL without a book */
CbLiveList *cb_check_page_get_list      (CbCheckPage   *self);
/* Words above the list, or NULL for none, and a button beside them for @action
 * if that isn't NULL. */
void        cb_check_page_set_notice    (CbCheckPage   *self,
                                         const char    *notice,
                                         const char    *button,
                                         const char    *action);
void        cb_check_page_start_search  (CbCheckPage   *self);
/* Shows what @query finds, with the focus on the first. */
void       cb_check_page_search            (CbCheckPage *self,
                                            const char  *query);
void        cb_check_page_focus_list    (CbCheckPage   *self);

/* Which rows an action is about: those selected, else the one with the focus;
 * empty if there is neither. (transfer full) */
CbIdSet    *cb_check_page_get_targets   (CbCheckPage   *self);
/* All that the list shows. (transfer full) */
CbIdSet    *cb_check_page_get_all       (CbCheckPage   *self);
/* To be called before @going leave the list: once they have, the focus goes to
 * the row after them. */
void        cb_check_page_prepare_focus (CbCheckPage   *self,
                                         const CbIdSet *going);

G_END_DECLS
