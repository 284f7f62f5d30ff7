/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-profile-page.h"

#include "cb-customer.h"
#include "cb-property-row.h"

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
  AdwAvatar           *avatar;
  GtkLabel            *name_label;
  GtkLabel            *subtitle_label;
  AdwPreferencesGroup *contact_group;
  AdwPreferencesGroup *notes_group;
  GtkScrolledWindow   *notes_scroller;
  GtkTextView         *notes_view;
  AdwActionRow        *assigned_row;
  AdwActionRow        *created_row;
  AdwActionRow        *changed_row;
  AdwActionRow        *activity_row;
  CbPropertyRow       *rows[CB_N_CUSTOMER_FIELDS];  /* of the contact group */

  /* Borrowed; made when there is something to say */
  AdwStatusPage       *problem_page;

  /* Owned */
  CbBook              *book;
  CbCustomer          *customer;     /* as shown */
  GCancellable        *cancellable;  /* of the reading under way */

  guint                n_built;      /* parts */
  guint                build_idle;   /* 0 once all are */
  gint64               id;
};

/* cb-profile-page-content.c */

/* Builds the next part. Returns whether there are more. */
gboolean _cb_profile_page_build_next (CbProfilePage *self);
/* Shows the customer in the parts. */
void     _cb_profile_page_fill       (CbProfilePage *self);

G_END_DECLS
