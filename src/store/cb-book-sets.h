/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book-rows.h"
#include "cb-change.h"

G_BEGIN_DECLS

/**
 * CbBookSets:
 *
 * Who is in which part of a book. The sets are never changed, but replaced:
 * whoever holds a reference keeps what was.
 */
typedef struct
{
  CbIdSet *deleted;
  CbIdSet *pending;     /* those of them who are masked, to be erased later */
  CbIdSet *resting;     /* the others of them */
  guint    n_customers;
} CbBookSets;

void cb_book_sets_init        (CbBookSets      *self);
void cb_book_sets_clear       (CbBookSets      *self);
/* What has been read; its sets are taken. */
void cb_book_sets_take_state  (CbBookSets      *self,
                               CbBookState     *state);
void cb_book_sets_take_change (CbBookSets      *self,
                               const CbChange  *change);

G_END_DECLS
