/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cb-csv-reader.h"
#include "cb-import-mapping.h"

G_BEGIN_DECLS

/**
 * CbImportValues:
 *
 * What one row of a file says of a customer, field by field. Used again for
 * each row, on one thread.
 */
typedef struct _CbImportValues CbImportValues;

CbImportValues *cb_import_values_new         (const CbImportMapping *mapping,
                                              gboolean               damaged);
void            cb_import_values_free        (CbImportValues        *self);

gboolean        cb_import_values_take_row    (CbImportValues        *self,
                                              CbCsvReader           *reader,
                                              int                   *bad_target);
const char     *cb_import_values_take_number (CbImportValues        *self,
                                              CbCsvReader           *reader);
const char     *cb_import_values_get         (CbImportValues        *self,
                                              int                    target);
void            cb_import_values_fill        (CbImportValues        *self,
                                              CbCustomer            *customer);
gboolean        cb_import_values_merge       (CbImportValues        *self,
                                              CbCustomer            *customer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbImportValues, cb_import_values_free)

G_END_DECLS
