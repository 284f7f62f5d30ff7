/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cb-import-word.h"
#include "cb-import.h"

G_BEGIN_DECLS

/**
 * CbImportMapping:
 *
 * Which column becomes which field. A plain value.
 */
typedef struct
{
  char         *header;
  CbImportWord  word;
  int           target; /* CbImportTarget */
} CbImportColumn;

typedef struct
{
  guint           n_columns;
  CbImportColumn *columns;
} CbImportMapping;

CbImportMapping *cb_import_mapping_new         (guint                  n_columns);
CbImportMapping *cb_import_mapping_copy        (const CbImportMapping *self);
void             cb_import_mapping_free        (CbImportMapping       *self);

void             cb_import_mapping_set_header  (CbImportMapping       *self,
                                                guint                  column,
                                                const char            *header);
void             cb_import_mapping_set_target  (CbImportMapping       *self,
                                                guint                  column,
                                                int                    target);
gboolean         cb_import_mapping_find_target (const CbImportMapping *self,
                                                int                    target,
                                                guint                 *column);
void             cb_import_mapping_guess       (CbImportMapping       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbImportMapping, cb_import_mapping_free)

G_END_DECLS
