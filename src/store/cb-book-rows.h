/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-actor.h"
#include "cb-connection.h"
#include "cb-progress.h"

G_BEGIN_DECLS

/* What of a book is known in memory. */
typedef struct
{
  guint     n_customers;
  CbIdSet  *deleted;
  CbIdSet  *pending;          /* of these: masked, to be erased later */
  CbActor  *actor;            /* who works with the book */
  gboolean  sign_in_needed;
  gboolean  has_other_locale; /* the sort keys were made for another locale */
} CbBookState;

void         cb_book_state_free       (CbBookState   *self);
CbBookState *cb_book_rows_read_state  (CbConnection  *connection,
                                       GError       **error);
gboolean     cb_book_rows_quick_check (CbConnection  *connection,
                                       GError       **error);
gboolean     cb_book_rows_make_keys   (CbConnection  *connection,
                                       CbProgress    *progress,
                                       GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbBookState, cb_book_state_free)

G_END_DECLS
