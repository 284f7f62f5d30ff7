/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-conversation-entry.h"
#include "cb-kept-item-store.h"
#include "cb-lookup.h"
#include "cb-test-book.h"

G_BEGIN_DECLS

/*
 * What passes between the business and customers, and how it is read. All of
 * these fail the test when anything goes wrong.
 */
void       cb_test_change                (CbTestBook  *f,
                                          const char  *sql);
void       cb_test_add_item              (CbTestBook  *f,
                                          gint64       customer,
                                          CbItemKind   kind,
                                          const char  *number,
                                          gint64       date,
                                          gint64       created);
/* An e-mail from the customer. */
void       cb_test_add_message           (CbTestBook  *f,
                                          gint64       customer,
                                          gint64       id,
                                          gint64       time,
                                          const char  *body);
void       cb_test_add_document          (CbTestBook  *f,
                                          gint64       customer,
                                          gint64       time);
/* Ada (1) with all sorts of things, Bob (2) with an invoice, Cy (3) with nothing
 * that is between him and the business, Di (4) with what is to come. */
void       cb_test_fill_conversations    (CbTestBook  *f);

/* "id id", the newest first. */
void       cb_test_assert_conversations  (CbTestBook  *f,
                                          const char  *expected);
/* Whether there is one with @customer, asked for alone. */
void       cb_test_assert_conversation   (CbTestBook  *f,
                                          gint64       customer,
                                          gboolean     expected);
/* (transfer full) (nullable) */
gpointer   cb_test_look_up               (CbTestBook  *f,
                                          CbLookup     what,
                                          gint64       id);
/* (transfer full) (element-type CbInteraction) */
GPtrArray *cb_test_read_conversation     (CbTestBook  *f,
                                          gint64       customer,
                                          guint        limit);
/* How many are found; one of them is @expected, unless that is 0. */
gsize      cb_test_search_messages       (CbTestBook  *f,
                                          const char  *query,
                                          gint64       expected);
/* (transfer full) (element-type gint64) */
GArray    *cb_test_list_kept             (CbTestBook  *f,
                                          CbKeptOrder  order,
                                          const char  *query);
/* "NUMBER NUMBER" */
void       cb_test_assert_kept           (CbTestBook  *f,
                                          CbKeptOrder  order,
                                          const char  *query,
                                          const char  *expected);

G_END_DECLS
