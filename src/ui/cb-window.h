/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cb-opening.h"

G_BEGIN_DECLS

/**
 * CbWindow:
 *
 * The window. It shows one book: a sidebar with its pages, and the page
 * chosen there; or what keeps the book from being opened.
 *
 * Its actions: win.new-customer, win.import, win.preferences, win.search,
 * win.undo, win.redo, win.show-page (s: "customers", "inbox", "deleted", "pending"
 * or "activity"), win.show-kept, win.find, win.write, win.lock, win.switch-person, win.change-password, and with the id of a customer (x)
 * win.open-customer, win.open-conversation, win.edit-customer, win.delete-customer, win.undelete-customer,
 * win.erase-customer and win.cancel-erasure.
 */
#define CB_TYPE_WINDOW (cb_window_get_type ())
G_DECLARE_FINAL_TYPE (CbWindow, cb_window, CB, WINDOW, AdwApplicationWindow)

CbWindow *cb_window_new             (AdwApplication *application);

/* Opens the book at @path in place of the one that is open, which stays if
 * that fails. */
void      cb_window_open_book       (CbWindow       *self,
                                     const char     *path,
                                     CbOpenFlags     flags);
/* The same with a book whose opening has begun. */
void      cb_window_take_opening    (CbWindow       *self,
                                     CbOpening      *opening);
/* Shows the window when there is something to see. */
void      cb_window_present_soon    (CbWindow       *self);

/* (transfer none) (nullable) */
CbBook   *cb_window_get_book        (CbWindow       *self);

/* Whether somebody has to sign in before anything can be done. */
gboolean  cb_window_get_locked      (CbWindow       *self);

/* (transfer none) (nullable): to be given to dialogs in which a file is chosen for what
 * @widget does. They are windows of their own, which no lock covers, and close when
 * the book is locked. */
GCancellable *cb_window_get_choosing (GtkWidget    *widget);

/* When a notification of it is clicked. */
void      cb_window_show_reminder   (CbWindow       *self,
                                     gint64          customer_id,
                                     gint64          item_id);

/* Shows @toast (transfer full) in place of the last one. */
void      cb_window_add_toast       (CbWindow       *self,
                                     AdwToast       *toast);
/* An alert in words made from @error; @heading may be NULL. */
void      cb_window_show_error      (CbWindow       *self,
                                     const char     *heading,
                                     const GError   *error);
/* Imports @file into the book, as soon as there is one. */
void      cb_window_import          (CbWindow       *self,
                                     GFile          *file);

/* Work that closing the window and opening another book wait for: FALSE if
 * some is under way already. */
gboolean  cb_window_begin_work      (CbWindow       *self);
void      cb_window_end_work        (CbWindow       *self);

/* The same for work that can go on while something else is done with the book. */
void      cb_window_begin_background (CbWindow      *self);
void      cb_window_end_background  (CbWindow       *self);
gboolean  cb_window_has_background  (CbWindow       *self);

/* Has a window stay that was to be closed when the work is done: it failed, which is told
 * of there. */
void      cb_window_stay_open       (CbWindow       *self);
/* Puts the backup that was prepared in the place of the book that is open, which is kept
 * beside it as @aside, in the file name encoding; and opens it. To be called during work
 * that was begun, which it ends. */
void      cb_window_put_backup      (CbWindow       *self,
                                     const char     *aside);

G_END_DECLS
