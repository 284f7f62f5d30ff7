/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CbProgress:
 *
 * How far long work has come. Any thread may report; the property "fraction"
 * (0 to 1, or -1 when unknown) is notified on the main context, at most once
 * for each turn of it.
 */
#define CB_TYPE_PROGRESS (cb_progress_get_type ())
G_DECLARE_FINAL_TYPE (CbProgress, cb_progress, CB, PROGRESS, GObject)

CbProgress *cb_progress_new          (void);
double      cb_progress_get_fraction (CbProgress *self);
void        cb_progress_report       (CbProgress *self,
                                      double      fraction);

G_END_DECLS
