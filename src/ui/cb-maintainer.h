/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-maintenance.h"

G_BEGIN_DECLS

/**
 * CbMaintainer:
 *
 * Does for a book that is open what is due by itself: shortly after it was
 * opened, when something falls due, after changes, and once an hour at least.
 *
 * Signals: "working" (CbProgress *, GCancellable *) when that takes long,
 * "done" (const CbMaintained *) after a run that erased customers,
 * "failed" (const GError *) when some could not be, "rested" when nothing is
 * under way any more, "outlook-changed".
 */
#define CB_TYPE_MAINTAINER (cb_maintainer_get_type ())
G_DECLARE_FINAL_TYPE (CbMaintainer, cb_maintainer, CB, MAINTAINER, GObject)

/* @book: one that can be written. (transfer full) */
CbMaintainer    *cb_maintainer_new         (CbBook       *book);
/* Before the book is closed: what is under way is taken back. */
void             cb_maintainer_stop        (CbMaintainer *self);
/* As long as it is held nothing is begun: while somebody reads the whole book, what
 * is erased can't be wiped from its file. */
void             cb_maintainer_hold        (CbMaintainer *self,
                                            gboolean      held);
/* As it was looked at last. (transfer none) */
const CbOutlook *cb_maintainer_get_outlook (CbMaintainer *self);

G_END_DECLS
