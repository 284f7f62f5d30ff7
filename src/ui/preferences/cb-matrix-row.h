/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-group.h"
#include "cb-permission.h"

G_BEGIN_DECLS

/**
 * CbMatrixRow:
 *
 * What groups are compared by: a permission, or all that is done with the items of
 * a kind.
 */
#define CB_TYPE_MATRIX_ROW (cb_matrix_row_get_type ())
G_DECLARE_FINAL_TYPE (CbMatrixRow, cb_matrix_row, CB, MATRIX_ROW, GObject)

typedef enum
{
  CB_ALLOWS_NOTHING,
  CB_ALLOWS_PART,    /* some of what is done with items */
  CB_ALLOWS_ALL,
} CbAllows;

CbMatrixRow          *cb_matrix_row_new           (CbPermission   permission);
CbMatrixRow          *cb_matrix_row_new_kind      (CbItemKind     kind);
CbPermissionSection   cb_matrix_row_get_section   (CbMatrixRow   *self);
/* (transfer none) */
const char           *cb_matrix_row_get_title     (CbMatrixRow   *self);
/* (transfer none): a sentence on what it allows */
const char           *cb_matrix_row_get_sentence  (CbMatrixRow   *self);
/* Whether title or sentence contain @folded, a text from cb_fold(). */
gboolean              cb_matrix_row_matches       (CbMatrixRow   *self,
                                                   const char    *folded);
CbAllows              cb_matrix_row_compare       (CbMatrixRow   *self,
                                                   CbGroup       *group);
/* (transfer full): what @group may, in words: "Yes", "No", "Create and Edit" */
char                 *cb_matrix_row_describe      (CbMatrixRow   *self,
                                                   CbGroup       *group);

G_END_DECLS
