/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-import-numbers.h"

G_BEGIN_DECLS

/**
 * CbNumberSeries:
 *
 * The numbers that rows without one get, one after the other. Lives within one
 * job on a database thread.
 */
typedef struct _CbNumberSeries CbNumberSeries;

CbNumberSeries *cb_number_series_new     (CbConnection     *connection,
                                          CbImportNumbers  *taken);
void            cb_number_series_free    (CbNumberSeries   *self);
const char     *cb_number_series_get     (CbNumberSeries   *self,
                                          GError          **error);
void            cb_number_series_advance (CbNumberSeries   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbNumberSeries, cb_number_series_free)

G_END_DECLS
