/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-window.h"

G_BEGIN_DECLS

/* Asks where to, and backs the book of @window up to there. That can go on in the
 * background while the book is used. */
void cb_back_up_ask (CbWindow *window);

G_END_DECLS
