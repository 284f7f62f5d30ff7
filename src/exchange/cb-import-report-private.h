/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-import-report.h"

G_BEGIN_DECLS

CbImportReport *cb_import_report_new (void);
void            cb_import_report_add (CbImportReport    *self,
                                      const CbImportRow *row);

G_END_DECLS
