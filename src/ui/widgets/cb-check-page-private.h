/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-check-page.h"

#include "cb-check-all.h"
#include "cb-check-selection.h"
#include "cb-row-menu.h"

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
  AdwBreakpointBin   *breakpoint_bin;
  AdwBreakpoint      *narrow_breakpoint;
  GtkStack           *stack;
  GtkOverlay         *overlay;
  GtkScrolledWindow  *scroller;
  AdwBin             *empty_bin;
  AdwStatusPage      *error_page;
  GtkLabel           *count_label;
  GtkWidget          *select_all_button;
  AdwBin             *bar_bin;

  GtkWidget          *top_widget;   /* (nullable) */
  GtkWidget          *view;         /* a GtkListView or GtkColumnView */
  CbCheckAll         *check_all;    /* NULL in a list */

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
  guint               bars_idle;
  guint               focus_wanted : 1;
  guint               narrow : 1;
} CbCheckPagePrivate;

CbCheckPagePrivate *cb_check_page_get_private     (CbCheckPage    *self);

/* cb-check-page-state.c */
guint               cb_check_page_get_n_items     (CbCheckPage    *self);
void                cb_check_page_update          (CbCheckPage    *self);
void                cb_check_page_update_counts   (CbCheckPage    *self);

/* cb-check-page-view.c */
void                cb_check_page_class_init_view (GtkWidgetClass *widget_class);
void                cb_check_page_create_view     (CbCheckPage    *self);
/* @model: (nullable) */
void                cb_check_page_set_model       (CbCheckPage       *self,
                                                   GtkSelectionModel *model);
/* With the focus, if the view has it. */
void                cb_check_page_scroll_to       (CbCheckPage    *self,
                                                   guint           position);

/* cb-check-page-rows.c */
void                cb_check_page_class_init_rows (GtkWidgetClass *widget_class);
gboolean            cb_check_page_return          (GtkWidget      *page);
void                cb_check_page_add_menu_gestures
                                                  (CbCheckPage    *self);
/* Down goes from the search to the first hit. */
gboolean            cb_check_page_search_key_cb   (CbCheckPage     *self,
                                                   guint            keyval,
                                                   guint            keycode,
                                                   GdkModifierType  state);
/* The row that has the focus. (transfer none) (nullable) */
CbRowMenu          *cb_check_page_get_current     (CbCheckPage    *self);
/* Shows the menu of row @id at @point (in @over's coordinates; NULL: below it). */
void                cb_check_page_show_menu       (CbCheckPage            *self,
                                                   gint64                  id,
                                                   GtkWidget              *over,
                                                   const graphene_point_t *point);
/* Gives row @id of @page the focus, if it is there. */
void                cb_check_page_reveal          (GtkWidget      *page,
                                                   gint64          id);
/* Back to the row that it was the menu of. */
void                cb_check_page_menu_closed     (CbCheckPage    *self);
/* After the list has been updated. */
void                cb_check_page_move_focus      (CbCheckPage    *self);

/* Does an action, or says why it may not be done. */
void                cb_check_page_try_cb      (GtkWidget   *widget,
                                               const char  *action_name,
                                               GVariant    *parameter);

G_END_DECLS
