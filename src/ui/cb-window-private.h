/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-window.h"

#include "cb-activity-page.h"
#include "cb-check-page.h"
#include "cb-idle-watch.h"
#include "cb-list-page.h"
#include "cb-maintainer.h"
#include "cb-photo-avatar.h"
#include "cb-reminder-watch.h"
#include "cb-sign-in-page.h"

G_BEGIN_DECLS

struct _CbWindow
{
  AdwApplicationWindow      parent_instance;

  /* Template widgets */
  AdwToastOverlay          *toast_overlay;
  GtkStack                 *stack;
  AdwBin                   *problem_bin;
  CbSignInPage             *sign_in_page;
  AdwNavigationSplitView   *split_view;
  AdwWindowTitle           *sidebar_title;
  GtkListBox               *sidebar;
  GtkListBoxRow            *customers_row;
  GtkListBoxRow            *inbox_row;
  GtkListBoxRow            *deleted_row;
  GtkListBoxRow            *activity_row;
  GtkLabel                 *customers_count;
  GtkLabel                 *deleted_count;
  GtkListBoxRow            *pending_row;
  GtkLabel                 *pending_count;
  CbPhotoAvatar            *person_avatar;
  GtkLabel                 *person_label;
  AdwNavigationView        *navigation;
  CbListPage               *customers_page;

  /* Borrowed */
  CbCheckPage              *inbox_page;     /* these are made shortly after the start, or
                                             * when first shown, and then get the book */
  CbListPage               *deleted_page;
  CbListPage               *pending_page;
  CbActivityPage           *activity_page;
  AdwToast                 *toast;
  GtkWidget                *focus_before_toast; /* (nullable) the last that had it outside of one */
  GtkWidget                *covered_focus;  /* where it goes back to */

  /* Owned */
  GSettings                *settings;
  CbBook                   *book;
  CbBook                   *waiting_book;   /* until somebody signs in: then it is the book */
  CbIdleWatch              *idle_watch;
  AdwToast                 *held_toast;     /* to be shown when the book is seen again */
  char                     *restored_aside; /* told of when the restored book is opened */
  char                     *session_name;   /* of who works with the book, or did last */
  gint64                    session_id;
  CbMaintainer             *maintainer;     /* of the book, unless that is read-only */
  CbReminderWatch          *reminder_watch; /* the same */
  GFile                    *import_file;    /* waits for the book */
  CbOpening                *opening;        /* NULL unless a book is being opened */
  CbOpening                *failed;         /* the last one, while its problem is shown */
  gint64                    leaving_id;     /* its profile closes once it is deleted */
  CbOpenFlags               open_flags;       /* with which the book was opened */
  guint                     n_background;   /* work under way that the book can be used during */
  int                       covered_selection[2]; /* of the text in covered_focus */
  guint                     n_ticks;        /* since the book is seen again */
  guint                     present_timeout;
  guint                     prepare_timeout;  /* 0 once all pages are made */
  guint                     prepared;         /* which page was made ahead */
  AdwNavigationPage        *prepared_page;    /* until it is added */
  AdwNavigationPage        *prepared_profile; /* of nobody, until one is opened */
  GCancellable             *choosing;         /* of the dialogs in which files are chosen */
  guint                     working : 1;
  guint                     waiting_to_show : 1;
  guint                     damaged : 1;
  guint                     close_when_done : 1;
  guint                     closing : 1;
  guint                     locked : 1;
  guint                     covered : 1;      /* nothing of the book is to be seen */
};

/* cb-window-actions.c */
void        cb_window_class_init_actions (GtkWidgetClass *widget_class);
void        cb_window_update_actions     (CbWindow       *self);

/* cb-window-find.c */
void        cb_window_class_init_find    (GtkWidgetClass *widget_class);
void        cb_window_update_find        (CbWindow       *self,
                                          gboolean        open,
                                          gboolean        alone);

/* cb-window-toast.c */
void        cb_window_init_toasts        (CbWindow       *self);

/* cb-window-cover.c */
void        cb_window_init_cover         (CbWindow       *self);
void        cb_window_cover              (CbWindow       *self);
void        cb_window_uncover            (CbWindow       *self);
/* Closes all of them, whatever is typed there. */
void        cb_window_drop_dialogs       (CbWindow       *self);
/* Whether something is under way that goes on by itself. */
gboolean    cb_window_is_busy            (CbWindow       *self);
/* Whether there is a form that asks before it closes. */
gboolean    cb_window_has_unsaved        (CbWindow       *self);

/* cb-window-signing.c */
void        cb_window_init_signing       (CbWindow       *self);
void        cb_window_wait_for_sign_in   (CbWindow       *self,
                                          CbBook         *book);
/* @switches: rather asks who is next */
void        cb_window_lock               (CbWindow       *self,
                                          gboolean        switches);
void        cb_window_follow_person      (CbWindow       *self);
void        cb_window_leave_locked       (CbWindow       *self);
/* Says on the page that asks who it is what waits for that, or that the book is
 * locked. */
void        cb_window_update_sign_in_note (CbWindow      *self);
void        cb_window_tell_locked        (CbWindow       *self);
void        cb_window_change_password    (CbWindow       *self);

/* cb-window-book.c */
/* Shows a book that whoever is there may see. */
void        cb_window_admit              (CbWindow       *self,
                                          CbBook         *book);
void        cb_window_import_waiting     (CbWindow       *self);
void        cb_window_update_notice      (CbWindow       *self);
void        cb_window_copy_book          (CbWindow       *self);
void        cb_window_close_book         (CbWindow       *self);

/* cb-window-restore.c */
/* Tells that the window waits for what goes on in the background. */
void        cb_window_tell_waiting       (CbWindow       *self);
/* Tells of the book that was restored where the one before is kept, if one was, and
 * whether it could be opened. */
void        cb_window_tell_restored      (CbWindow       *self);
/* Closes the window that was to be closed, if nothing is under way. */
void        cb_window_close_if_done      (CbWindow       *self);

/* cb-window-maintenance.c */
void        cb_window_start_maintenance  (CbWindow       *self);
void        cb_window_stop_maintenance   (CbWindow       *self);
/* When some are to be erased soon: (transfer full) (nullable) */
char       *cb_window_describe_soon      (CbWindow       *self);
/* Whether deleted customers are erased by themselves. */
gboolean    cb_window_get_retains        (CbWindow       *self);

/* cb-window-reminders.c */
void        cb_window_start_reminders    (CbWindow       *self);
void        cb_window_stop_reminders     (CbWindow       *self);
/* After the window was locked or unlocked. */
void        cb_window_lock_reminders     (CbWindow       *self);

/* cb-window-sidebar.c */
void        cb_window_update_counts      (CbWindow       *self);
void        cb_window_update_person      (CbWindow       *self);
void        cb_window_select_row         (CbWindow       *self);

/* cb-window-pages.c */
/* (transfer none) (nullable) */
CbListPage *cb_window_get_list_page      (CbWindow       *self);
gboolean    cb_window_has_page           (const char     *tag);
/* Makes all pages in advance, a little later. */
void        cb_window_prepare_pages      (CbWindow       *self);
/* Shows the profile of a customer. */
void        cb_window_push_profile       (CbWindow       *self,
                                          gint64          id);
/* Whether that page is shown, or one that was opened from it. */
gboolean    cb_window_is_on_page         (CbWindow       *self,
                                          const char     *tag);
/* All but the first lose it until they are shown. */
void        cb_window_take_book_from_pages (CbWindow     *self);
void        cb_window_show_page          (CbWindow       *self,
                                          const char     *tag);
/* Puts the focus into the page that is shown. */
void        cb_window_focus_page         (CbWindow       *self);
void        cb_window_start_search       (CbWindow       *self);
void        cb_window_push               (CbWindow          *self,
                                          AdwNavigationPage *page);

/* cb-window-rights.c */
/* What whom the book is open for may see and do. */
void        cb_window_update_rights      (CbWindow       *self);
/* Of those that they may see. (nullable) */
const char *cb_window_get_first_page     (CbWindow       *self);
const char *cb_window_get_nth_page       (CbWindow       *self,
                                          guint           n);
/* Says that they may see nothing. */
void        cb_window_show_nothing       (CbWindow       *self);
/* Says that they may not import. Returns FALSE if they may. */
gboolean    cb_window_refuse_import      (CbWindow       *self);

/* cb-window.c */
void        cb_window_take_book          (CbWindow       *self,
                                          CbBook         *book);

G_END_DECLS
