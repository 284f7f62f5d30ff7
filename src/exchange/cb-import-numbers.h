/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CbImportNumbers:
 *
 * The numbers of customers that stand in a file, each with the line of its first
 * row. Compared as the book does: without the case of ASCII letters.
 */
typedef struct _CbImportNumbers CbImportNumbers;

CbImportNumbers *cb_import_numbers_new  (void);
void             cb_import_numbers_free (CbImportNumbers *self);

void             cb_import_numbers_add  (CbImportNumbers *self,
                                         const char      *number,
                                         guint            line);
guint            cb_import_numbers_find (CbImportNumbers *self,
                                         const char      *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbImportNumbers, cb_import_numbers_free)

G_END_DECLS
