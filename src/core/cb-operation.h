/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cb-id-set.h"

G_BEGIN_DECLS

/* The numbers stand in books; never change them. */
typedef enum
{
  CB_OPERATION_DELETE = 1,
  CB_OPERATION_UNDELETE = 2,
  CB_OPERATION_ERASE = 3,
  CB_OPERATION_IMPORT = 4,
  CB_OPERATION_MASK = 5,                  /* masked now, to be erased later */
  CB_OPERATION_UNMASK = 6,                /* such an erasure cancelled */
  CB_OPERATION_DELETE_ITEMS = 7,
  CB_OPERATION_UNDELETE_ITEMS = 8,
  CB_OPERATION_DELETE_CONVERSATION = 9,
  CB_OPERATION_UNDELETE_CONVERSATION = 10,
  CB_OPERATION_ERASE_KEPT = 11,           /* what was kept of erased customers */
  CB_OPERATION_CHANGE_RULES = 12,         /* rules or other preferences of the book */
  CB_OPERATION_CHANGE_PEOPLE = 13,        /* who works with the book */
  CB_OPERATION_CHANGE_GROUPS = 14,        /* groups, and what they may do */
  CB_OPERATION_SIGN_IN = 15,
  CB_OPERATION_FAILED_SIGN_IN = 16,       /* in the name of whose password was not given */
  CB_OPERATION_SET_PASSWORD = 17,         /* for who had none */
  CB_OPERATION_CHANGE_PASSWORD = 18,      /* one's own */
  CB_OPERATION_RESET_PASSWORD = 19,       /* somebody else's */
  CB_OPERATION_REMOVE_PASSWORD = 20,
  CB_OPERATION_REFUSED = 21,              /* what somebody wanted to do and may not */
  CB_OPERATION_ASSIGN = 22,               /* customers assigned to somebody else */
  CB_OPERATION_EXPORT = 23,               /* a list of customers written to a file */
  CB_OPERATION_EXPORT_PERSON = 24,        /* all that is known of one */
  CB_OPERATION_EXPORT_DOCUMENT = 25,      /* a document of one */
  CB_OPERATION_EXPORT_ACTIVITY = 26,      /* counted in operations, not customers */
  CB_OPERATION_BACK_UP = 27,
  CB_OPERATION_RESTORE = 28,              /* the first one in a book that came from a backup */
} CbOperationKind;
#define CB_N_OPERATION_KINDS (CB_OPERATION_RESTORE + 1)

/**
 * CbOperation:
 *
 * One applied plan. Immutable, and free of personal data but the name of
 * the person who did it. Time in UTC microseconds since 1970.
 */
#define CB_TYPE_OPERATION (cb_operation_get_type ())
G_DECLARE_FINAL_TYPE (CbOperation, cb_operation, CB, OPERATION, GObject)

/* Whether operations of @kind can be undone. */
gboolean         cb_operation_kind_is_reversible (CbOperationKind kind);

CbOperation     *cb_operation_new            (gint64           id,
                                              CbOperationKind  kind,
                                              gint64           time,
                                              const char      *person_name,
                                              gsize            n_customers,
                                              gint64           reverses);
gint64           cb_operation_get_id         (CbOperation     *self);
CbOperationKind  cb_operation_get_kind       (CbOperation     *self);
gint64           cb_operation_get_time       (CbOperation     *self);
const char      *cb_operation_get_person     (CbOperation     *self);
gsize            cb_operation_get_n_customers (CbOperation    *self);
gint64           cb_operation_get_reverses   (CbOperation     *self);

G_END_DECLS
