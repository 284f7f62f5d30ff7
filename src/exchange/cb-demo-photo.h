/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): a small PNG image of somebody who doesn't exist, the same for the
 * same @seed. */
GBytes *cb_demo_photo_make (guint seed);

G_END_DECLS
