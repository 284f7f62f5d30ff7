/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-deletion-flow.h"

#include "cb-flow-request.h"
#include "cb-operation.h"
#include "cb-progress-dialog.h"
#include "cb-window.h"

G_BEGIN_DECLS

/* One request on its way. Owned by whatever it waits for: one callback hands it
 * to the next. */
typedef struct
{
  CbWindow          *window;
  GtkWidget         *place;      /* where it was asked for */
  CbBook            *book;
  CbFlowRequest     *request;
  CbAction           action;     /* what it comes to by the preferences */
  gboolean           again;      /* the plan had to be made anew */
  gboolean           settled;    /* who comes back with which number */

  CbPlan            *plan;
  GCancellable      *cancellable;
  CbProgressDialog  *dialog;
  AdwDialog         *question;   /* until it is shown */
} CbDeletionFlow;

/* cb-deletion-flow.c */

/* Begins with @request; nothing happens while the window does something else. */
void cb_deletion_flow_start     (GtkWidget       *parent,
                                 CbBook          *book,
                                 CbFlowRequest   *request);

/* cb-deletion-flow-end.c */

/* Whether it can't begin just now, which it says then. */
gboolean cb_deletion_flow_hold_up (CbWindow       *window,
                                   CbAction        action);
/* In a toast; @text: (transfer full) */
void cb_deletion_flow_say       (CbDeletionFlow  *flow,
                                 char            *text);
/* Says what was done. */
void cb_deletion_flow_tell_done (CbDeletionFlow  *flow,
                                 CbOperation     *operation);
/* Says that they may not do it who asked for it. */
void cb_deletion_flow_tell_denied (CbDeletionFlow *flow);
/* Says why nothing was done, or not all. */
void cb_deletion_flow_tell_error (CbDeletionFlow *flow,
                                  const GError   *error);

G_END_DECLS
