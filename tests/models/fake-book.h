/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-customer.h"

G_BEGIN_DECLS

/*
 * A book without a file, whose answers come when and in which order the test
 * says. Answers to cancelled questions come through all the same: whoever asks
 * has to know what is stale.
 */

typedef enum
{
  FAKE_LIST,
  FAKE_SEARCH,
  FAKE_PAGE,
} FakeKind;
#define FAKE_N_KINDS (FAKE_PAGE + 1)

CbBook   *fake_book_new          (void);
/* What the lists of @scope are from now on: @n ids from @first on, or @ids. */
void      fake_book_set_range    (CbBook       *book,
                                  CbScope       scope,
                                  gint64        first,
                                  guint         n);
void      fake_book_set_ids      (CbBook       *book,
                                  CbScope       scope,
                                  const gint64 *ids,
                                  guint         n);
GArray   *fake_book_get_ids      (CbBook       *book,
                                  CbScope       scope);
/* Customers are called "Customer ID" with this at the end. */
void      fake_book_set_suffix   (CbBook       *book,
                                  const char   *suffix);
/* What @query finds. */
void      fake_book_set_hits     (CbBook       *book,
                                  const char   *query,
                                  CbIdSet      *hits);
/* While held, questions of @kind wait for fake_book_answer(). */
void      fake_book_hold         (CbBook       *book,
                                  FakeKind      kind,
                                  gboolean      hold);
guint     fake_book_get_n_held   (CbBook       *book,
                                  FakeKind      kind);
gboolean  fake_book_is_cancelled (CbBook       *book,
                                  FakeKind      kind,
                                  guint         index);
/* Answers the question that has waited longest after @index others, with what
 * was true when it was asked. */
void      fake_book_answer       (CbBook       *book,
                                  FakeKind      kind,
                                  guint         index);
/* The next question of @kind fails. */
void      fake_book_fail         (CbBook       *book,
                                  FakeKind      kind);
/* What was asked since the last time, as text; "list 24 list 0 page 51+50". */
char     *fake_book_take_log     (CbBook       *book);

G_END_DECLS
