/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-freed-numbers.h"

G_BEGIN_DECLS

/**
 * CbFreedNumber:
 *
 * One number of the ledger, as a list hands it out: no more than the place
 * where it stands.
 */
#define CB_TYPE_FREED_NUMBER (cb_freed_number_get_type ())
G_DECLARE_FINAL_TYPE (CbFreedNumber, cb_freed_number, CB, FREED_NUMBER, GObject)

CbFreedNumber *cb_freed_number_new        (CbFreedNumbers *numbers,
                                           guint           index);
const char    *cb_freed_number_get_number (CbFreedNumber  *self);
gboolean       cb_freed_number_get_in_use (CbFreedNumber  *self);
gint64         cb_freed_number_get_time   (CbFreedNumber  *self);
const char    *cb_freed_number_get_person (CbFreedNumber  *self);

G_END_DECLS
