/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-window.h"

G_BEGIN_DECLS

/* Asks for a backup, tells what it holds, and if that is wanted puts it in the place of
 * the book of @window. */
void cb_restore_flow_ask (CbWindow *window);

G_END_DECLS
