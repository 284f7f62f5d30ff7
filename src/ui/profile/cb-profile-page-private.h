/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-profile-page.h"

#include "cb-accounting-row.h"
#include "cb-profile.h"
#include "cb-property-row.h"
#include "cb-turnover-card.h"

G_BEGIN_DECLS

struct _CbProfilePage
{
  AdwNavigationPage    parent_instance;

  /* Template widgets */
  AdwBanner           *banner;
  GtkMenuButton       *menu_button;
  GtkButton           *edit_button;
  GtkStack            *stack;
  GtkBox              *box;

  /* Borrowed; built in parts */
  GtkWidget           *photo_button;
  GtkLabel            *name_label;
  GtkLabel            *subtitle_label;
  GtkLabel            *assigned_label;
  GtkWidget           *reach_buttons[CB_N_CUSTOMER_FIELDS];  /* of what opens with one click; NULL for others */
  AdwToggleGroup      *tabs;
  GtkViewport         *tab_viewport;
  GtkMenuButton       *more_button;
  GtkStack            *tab_stack;
  char                  *wanted_tab;      /* to be shown once they are there */
  GtkBox              *overview;
  AdwPreferencesGroup *summary_group;
  GtkWidget           *open_row;
  AdwWrapBox          *open_box;
  AdwActionRow        *appointment_row;
  AdwActionRow        *owed_row;
  AdwActionRow        *paid_row;
  AdwActionRow        *blocking_row;
  GtkWidget           *resolve_button;
  CbTurnoverCard      *turnover_card;
  AdwBin              *last_messages;
  AdwPreferencesGroup *contact_group;
  AdwPreferencesGroup *notes_group;
  GtkScrolledWindow   *notes_scroller;
  GtkTextView         *notes_view;
  AdwActionRow        *assigned_row;
  AdwActionRow        *created_row;
  AdwActionRow        *changed_row;
  AdwActionRow        *activity_row;
  CbAccountingRow     *link_rows[CB_N_ACCOUNTINGS];
  CbPropertyRow       *rows[CB_N_CUSTOMER_FIELDS];  /* of the contact group */

  /* Borrowed; made when there is something to say */
  AdwStatusPage       *problem_page;

  /* Owned */
  CbBook              *book;
  CbProfile           *profile;      /* as shown */
  CbCustomer          *customer;     /* that of the profile */
  CbTurnover          *turnover;     /* as read, until it is shown */
  gboolean             turnover_read;
  GCancellable        *cancellable;  /* of the reading under way */

  guint                n_built;      /* parts */
  guint                build_idle;   /* 0 once all are */
  guint                n_filled;     /* the same with the customer */
  guint                fill_idle;
  guint                finish_idle;  /* once that is seen, until all the rest is there, too */
  gboolean             finished;
  guint                opened_kinds; /* bits: chosen from the menu, although there are none */
  guint                shown_kinds;  /* bits: that have a tab */
  gsize                n_messages;
  gsize                n_history;
  gsize                n_records;
  gsize                n_documents;
  gboolean             filling_tabs;
  guint                reveal_frames; /* until the active tab is to be in sight */
  CbItemKind           wanted_kind;  /* whose tab is to be shown once there is one, or 0 */
  gint64               id;
};

/* cb-profile-page-content.c */

/* Builds the next part of what is seen first. Returns whether there are more. */
gboolean _cb_profile_page_build_next  (CbProfilePage *self);
/* Shows the customer in the next part of that. Returns whether there are more. */
gboolean _cb_profile_page_fill_next   (CbProfilePage *self);
/* The same with all that is further down. */
gboolean _cb_profile_page_finish_next (CbProfilePage *self);

/* cb-profile-page-summary.c */
void     _cb_profile_page_build_summary (CbProfilePage *self);
void     _cb_profile_page_fill_summary  (CbProfilePage *self);
/* Below what matters most. @turnover: (transfer full) (nullable) */
void     _cb_profile_page_build_recent  (CbProfilePage *self);
void     _cb_profile_page_take_turnover (CbProfilePage *self,
                                         CbTurnover    *turnover);
/* What only some may see. */
void     _cb_profile_page_fill_recent   (CbProfilePage *self);

/* cb-profile-page-tabs.c */
void     _cb_profile_page_build_tabs (CbProfilePage *self);
/* The first of them; then the others, and that one is shown. */
void     _cb_profile_page_fill_kinds (CbProfilePage *self);
void     _cb_profile_page_fill_tabs  (CbProfilePage *self);
/* What takes longer to be counted. */
void     _cb_profile_page_fill_counts (CbProfilePage *self);
void     _cb_profile_page_show_tab   (CbProfilePage *self,
                                      const char    *name);

G_END_DECLS
