/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-list-page.h"

#include "cb-check-all.h"
#include "cb-customer-columns.h"

G_BEGIN_DECLS

typedef struct
{
  /* Template widgets */
  AdwToolbarView       *toolbar_view;
  AdwHeaderBar         *header_bar;
  AdwWindowTitle       *window_title;
  AdwBin               *start_bin;
  GtkMenuButton        *menu_button;
  AdwBanner            *banner;
  GtkSearchBar         *search_bar;
  GtkSearchEntry       *search_entry;
  AdwToastOverlay      *toast_overlay;
  AdwBreakpointBin     *breakpoint_bin;
  AdwBreakpoint        *medium_breakpoint;
  AdwBreakpoint        *narrow_breakpoint;
  GtkStack             *stack;
  GtkColumnView        *column_view;
  CbCheckAll           *check_all;
  AdwBin               *empty_bin;
  AdwStatusPage          *no_match_page;
  GtkButton              *clear_button;
  AdwStatusPage        *error_page;
  GtkLabel             *count_label;
  GtkWidget            *select_all_button;
  AdwBin               *bar_bin;

  /* Owned */
  CbCustomerList       *list;
  CbSelectionModel     *selection;
  CbBook               *book;
  CbIdSet              *going;
  GtkWidget            *row_menu;
  GMenu                *sort_menu;
  GSimpleAction        *sort_column_action;
  GSimpleAction        *sort_descending_action;
  GtkRoot              *watched_root;
  GtkAdjustment        *adjustment;

  /* Of the adjustment, as they were last */
  double                top;
  double                page_size;
  double                upper;

  gint64                next_id;
  guint                 loading_delay;
  guint                 focus_idle;
  guint                 bars_idle;
  guint                 anchor_idle;
  CbListWidth           width;
  guint                 hidden_columns; /* a bit for each CbSortColumn */
  guint                 gone : 1;
  guint                 focus_wanted : 1;
  guint                 in_list : 1;
  guint                 lost : 1;         /* since that row went, or as the focus goes elsewhere */
  guint                 menu_from_list : 1;
} CbListPagePrivate;

CbListPagePrivate *cb_list_page_get_private      (CbListPage   *self);

/* The parts of the class of these files. */
void               cb_list_page_class_init_columns (GtkWidgetClass *widget_class);
void               cb_list_page_class_init_menu  (GtkWidgetClass *widget_class);

void               cb_list_page_add_columns      (CbListPage   *self);
/* Shows those that are not hidden and that there is room for. */
void               cb_list_page_update_columns   (CbListPage   *self);

/* Before there is a list, and once there are the list and the columns. */
void               cb_list_page_init_sort        (CbListPage   *self);
void               cb_list_page_watch_sort       (CbListPage   *self);
void               cb_list_page_clear_sort       (CbListPage   *self);
/* With what the list can be sorted by before it. */
void               cb_list_page_set_page_menu    (CbListPage   *self,
                                                  GMenuModel   *page_menu);

/* Keeps the rows in their places while the height of the list changes. */
void               cb_list_page_watch_scrolling  (CbListPage   *self);

void               cb_list_page_update           (CbListPage   *self);
void               cb_list_page_update_counts    (CbListPage   *self);
/* What the class does unless others do better. (transfer full) */
char              *cb_list_page_describe_count   (CbListPage   *self,
                                                  gsize         count);
void               cb_list_page_clear_search_cb  (CbListPage   *self);
/* What may be done with the rows now. */
void               cb_list_page_update_actions   (CbListPage   *self);
/* Why the button in each row may not be pressed. (transfer full) (nullable) */
char              *cb_list_page_explain_row      (CbListPage   *self);
/* Does an action, or says why it may not be done. */
void               cb_list_page_try_cb           (GtkWidget    *widget,
                                                  const char   *action_name,
                                                  GVariant     *parameter);

/* The row that has the focus. (transfer none) (nullable) */
CbRowButtons      *cb_list_page_get_current      (CbListPage   *self);
void               cb_list_page_watch_focus      (CbListPage   *self);
void               cb_list_page_unwatch_focus    (CbListPage   *self);
/* Down goes from the search to the first hit. */
gboolean           cb_list_page_search_key_cb    (CbListPage      *self,
                                                  guint            keyval,
                                                  guint            keycode,
                                                  GdkModifierType  state);
/* For each change of the book. */
void               cb_list_page_follow_focus     (CbListPage   *self,
                                                  CbChange     *change);
void               cb_list_page_clear_focus      (CbListPage   *self);

G_END_DECLS
