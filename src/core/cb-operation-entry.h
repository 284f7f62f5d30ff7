/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-fate.h"
#include "cb-operation-change.h"
#include "cb-operation.h"
#include "cb-permission-set.h"

G_BEGIN_DECLS

/* What an operation is to those before it. */
typedef enum
{
  CB_OPERATION_ROLE_PLAIN,  /* somebody's own wish */
  CB_OPERATION_ROLE_UNDO,   /* it undid one */
  CB_OPERATION_ROLE_REDO,   /* it did again what had been undone */
} CbOperationRole;
#define CB_N_OPERATION_ROLES (CB_OPERATION_ROLE_REDO + 1)

/* How many of a kind of items, or of records if @is_record is set, met a fate. */
typedef struct
{
  CbFate   fate;
  gboolean is_record;
  int      kind;
  gsize    n;
} CbOperationCount;

/**
 * CbOperationEntry:
 *
 * An operation as it stands in the list of all: with the number of its single
 * customer, with what else it took, and whether it can still be undone. Free of
 * personal data as operations are. Immutable once it is handed out.
 */
#define CB_TYPE_OPERATION_ENTRY (cb_operation_entry_get_type ())
G_DECLARE_FINAL_TYPE (CbOperationEntry, cb_operation_entry, CB, OPERATION_ENTRY, GObject)

CbOperationEntry       *cb_operation_entry_new            (CbOperation            *operation,
                                                           CbOperationRole         role,
                                                           const char             *number,
                                                           gboolean                reversible);
void                    cb_operation_entry_add_count      (CbOperationEntry       *self,
                                                           const CbOperationCount *count);
/* @change: (transfer full) */
void                    cb_operation_entry_add_change     (CbOperationEntry       *self,
                                                           CbOperationChange      *change);
void                    cb_operation_entry_set_missing    (CbOperationEntry       *self,
                                                           CbPermissionSet         missing);
void                    cb_operation_entry_set_subject    (CbOperationEntry       *self,
                                                           const char             *name);

/* (transfer none) */
CbOperation            *cb_operation_entry_get_operation  (CbOperationEntry       *self);
gint64                  cb_operation_entry_get_id         (CbOperationEntry       *self);
CbOperationRole         cb_operation_entry_get_role       (CbOperationEntry       *self);
/* (nullable): of the customer that it took alone, as long as there is one. */
const char             *cb_operation_entry_get_number     (CbOperationEntry       *self);
/* (nullable): the name of the person whom a single one was about, as it is now. */
const char             *cb_operation_entry_get_subject    (CbOperationEntry       *self);
/* Whether undoing it, or doing it again if it undid something, does anything. */
gboolean                cb_operation_entry_get_reversible (CbOperationEntry       *self);
/* (transfer none): by fate and kind */
const CbOperationCount *cb_operation_entry_get_counts     (CbOperationEntry       *self,
                                                           guint                  *n_counts);
/* All items that met @fate, of any kind. */
gsize                   cb_operation_entry_get_n_items    (CbOperationEntry       *self,
                                                           CbFate                  fate);
/* (transfer none) (element-type CbOperationChange): the values that it changed of
 * preferences, people and groups. */
GPtrArray              *cb_operation_entry_get_changes    (CbOperationEntry       *self);
/* The permissions that were missing for what was refused. */
CbPermissionSet         cb_operation_entry_get_missing    (CbOperationEntry       *self);
/* Whether both say the same of the same operation. */
gboolean                cb_operation_entry_equal          (CbOperationEntry       *self,
                                                           CbOperationEntry       *other);

G_END_DECLS
