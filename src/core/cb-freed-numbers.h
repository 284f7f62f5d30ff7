/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CbFreedNumbers:
 *
 * The ledger of freed numbers as it stood when it was read. Filled on one
 * thread, the newest first; from then on immutable, and read on any. A million
 * of them take some 15 MB.
 */
typedef struct _CbFreedNumbers CbFreedNumbers;

#define CB_TYPE_FREED_NUMBERS (cb_freed_numbers_get_type ())
GType           cb_freed_numbers_get_type      (void);

CbFreedNumbers *cb_freed_numbers_new           (void);
CbFreedNumbers *cb_freed_numbers_ref           (CbFreedNumbers  *self);
void            cb_freed_numbers_unref         (CbFreedNumbers  *self);

void            cb_freed_numbers_add_operation (CbFreedNumbers  *self,
                                                gint64           time,
                                                const char      *person_name);
void            cb_freed_numbers_add           (CbFreedNumbers  *self,
                                                const char      *number,
                                                gboolean         in_use);

guint           cb_freed_numbers_get_n         (CbFreedNumbers  *self);
const char     *cb_freed_numbers_get_number    (CbFreedNumbers  *self,
                                                guint            index);
gboolean        cb_freed_numbers_get_in_use    (CbFreedNumbers  *self,
                                                guint            index);
gint64          cb_freed_numbers_get_time      (CbFreedNumbers  *self,
                                                guint            index);
const char     *cb_freed_numbers_get_person    (CbFreedNumbers  *self,
                                                guint            index);
GArray         *cb_freed_numbers_search        (CbFreedNumbers  *self,
                                                const char      *query,
                                                GCancellable    *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbFreedNumbers, cb_freed_numbers_unref)

G_END_DECLS
