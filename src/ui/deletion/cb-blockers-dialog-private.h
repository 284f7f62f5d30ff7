/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-blockers-dialog.h"

#include "cb-blocker-list.h"
#include "cb-plan.h"

G_BEGIN_DECLS

struct _CbBlockersDialog
{
  AdwDialog           parent_instance;

  AdwNavigationView  *navigation;
  AdwWindowTitle     *title;
  GtkStack           *stack;
  GtkListView        *list_view;
  GtkSliceListModel  *slice;
  AdwStatusPage      *done_page;
  AdwStatusPage      *error_page;
  GtkMenuButton      *delete_button;
  GtkWidget          *continue_button;

  CbBook             *book;
  CbIdSet            *customers;
  CbPlan             *plan;
  CbBlockerList      *list;
  GCancellable       *cancellable;
  guint               focus_position;  /* where the keyboard was when something was deleted */
  guint               focus_id;
  guint               n_focus_tries;   /* that are left */
  guint               reading : 1;
  guint               outdated : 1;
  guint               shown : 1;       /* the list was filled once */
};

/* cb-blockers-dialog-rows.c */
void  cb_blockers_dialog_class_init_rows (GtkWidgetClass   *widget_class);
/* The position of the row that has the keyboard, or G_MAXUINT. */
guint cb_blockers_dialog_find_focus      (CbBlockersDialog *self);

G_END_DECLS
