/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cb-book.h"

G_BEGIN_DECLS

/*
 * Which permissions the actions of the window take. Below it everything is
 * checked anyway; here nobody is offered what would be refused, and everybody
 * is told why. What can't be known before an action is planned is not here.
 *
 * Actions are told apart by their name, and those that pages have alike by the
 * page that they are asked of.
 */

/* What whom @book (nullable) is open for lacks to do @action on @n of what @page (a
 * widget, or NULL for actions of the window) shows. */
CbPermissionSet  cb_rights_get_missing    (CbBook      *book,
                                           GtkWidget   *page,
                                           const char  *action,
                                           gsize        n);
gboolean         cb_rights_allow          (CbBook      *book,
                                           GtkWidget   *page,
                                           const char  *action,
                                           gsize        n);
/* What they lack to see that page of the sidebar. */
CbPermissionSet  cb_rights_get_missing_page
                                          (CbBook      *book,
                                           const char  *tag);
gboolean         cb_rights_allow_page     (CbBook      *book,
                                           const char  *tag);
/* (transfer full) (nullable): in one line why @action may not be done; NULL when it
 * may. */
char            *cb_rights_explain        (CbBook      *book,
                                           GtkWidget   *page,
                                           const char  *action,
                                           gsize        n);
/* The same for permissions: NULL when none is missing. */
char            *cb_rights_explain_set    (CbBook          *book,
                                           CbPermissionSet  missing);
/* The same for what may be done with items. */
char            *cb_rights_explain_items  (CbBook          *book,
                                           CbItemKind       kind,
                                           CbItemRight      right);

/* Says on @button (and on all buttons in it) why its action may not be done: as a
 * tooltip and to screen readers; or takes that away again. */
void             cb_rights_mark_button    (GtkWidget   *button,
                                           const char  *reason);
void             cb_rights_mark_buttons   (GtkWidget   *root,
                                           CbBook      *book,
                                           GtkWidget   *page,
                                           gsize        n);

/* Says in a toast why @action may not be done. Returns FALSE when it may. */
gboolean         cb_rights_refuse         (GtkWidget   *widget,
                                           CbBook      *book,
                                           GtkWidget   *page,
                                           const char  *action,
                                           gsize        n);

gboolean         cb_rights_refuse_set     (GtkWidget       *widget,
                                           CbBook          *book,
                                           CbPermissionSet  missing);

G_END_DECLS
