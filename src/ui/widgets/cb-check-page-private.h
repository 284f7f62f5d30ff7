/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-check-page.h"

#include "cb-check-row.h"
#include "cb-check-selection.h"

G_BEGIN_DECLS

typedef struct
{
  /* Template widgets */
  AdwToolbarView     *toolbar_view;
  AdwHeaderBar       *header_bar;
  AdwWindowTitle     *window_title;
  GtkMenuButton      *menu_button;
  AdwBanner          *banner;
  GtkSearchBar       *search_bar;
  GtkSearchEntry     *search_entry;
  AdwBreakpoint      *narrow_breakpoint;
  GtkStack           *stack;
  GtkListView        *list_view;
  AdwBin             *empty_bin;
  AdwStatusPage      *error_page;
  GtkLabel           *count_label;
  GtkWidget          *select_all_button;
  AdwBin             *bar_bin;

  /* Owned */
  CbBook             *book;
  CbLiveList         *list;
  GtkSliceListModel  *slice;
  CbCheckSelection   *selection;
  GtkWidget          *row_menu;
  char               *shown_query;  /* what the list shows the hits of */

  CbIdSet            *going;        /* (nullable) who is about to leave the list */
  gint64              next_id;      /* where the focus goes once they have */
  guint               next_position;
  gint64              menu_id;      /* the row whose menu is shown */
  guint               loading_delay;
  guint               focus_idle;
  guint               menu_idle;
  guint               focus_wanted : 1;
} CbCheckPagePrivate;

CbCheckPagePrivate *cb_check_page_get_private     (CbCheckPage    *self);

/* cb-check-page-state.c */
guint               cb_check_page_get_n_items     (CbCheckPage    *self);
void                cb_check_page_update          (CbCheckPage    *self);
void                cb_check_page_update_counts   (CbCheckPage    *self);

/* cb-check-page-rows.c */
void                cb_check_page_class_init_rows (GtkWidgetClass *widget_class);
/* The row that has the focus. (transfer none) (nullable) */
CbCheckRow         *cb_check_page_get_current     (CbCheckPage    *self);
/* Back to the row that it was the menu of. */
void                cb_check_page_menu_closed     (CbCheckPage    *self);
/* After the list has been updated. */
void                cb_check_page_move_focus      (CbCheckPage    *self);

/* Does an action, or says why it may not be done. */
void                cb_check_page_try_cb      (GtkWidget   *widget,
                                               const char  *action_name,
                                               GVariant    *parameter);

G_END_DECLS
