/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-application.h"
#include "cb-window.h"

G_BEGIN_DECLS

/* The window, made when there is none. (transfer none) */
CbWindow *cb_application_get_window  (CbApplication *self);

/* cb-application-actions.c: what opens a dialog. */
void      cb_application_add_actions (CbApplication *self);

G_END_DECLS
