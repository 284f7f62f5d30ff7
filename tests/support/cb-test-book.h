/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-customer-store.h"

G_BEGIN_DECLS

/*
 * A fixture with a book in a folder of its own, and what is needed to use a
 * book step by step. Functions without a GError fail the test instead.
 */
typedef struct
{
  char   *folder;
  char   *path;
  CbBook *book; /* NULL while it is closed */
} CbTestBook;

typedef gboolean (*CbTestCondition) (gpointer data);
/* Fills in the customer number @index of many. */
typedef void     (*CbTestFill)      (CbCustomer *customer,
                                     guint       index);

void          cb_test_book_set_up        (CbTestBook      *self,
                                          gconstpointer    data);
/* The same without a book: only its path. */
void          cb_test_book_set_up_path   (CbTestBook      *self,
                                          gconstpointer    data);
void          cb_test_book_tear_down     (CbTestBook      *self,
                                          gconstpointer    data);
void          cb_test_book_open          (CbTestBook      *self);
void          cb_test_book_close         (CbTestBook      *self);
void          cb_test_book_reopen        (CbTestBook      *self);

/* Waiting for what is asynchronous: hand cb_test_result_cb() the address of
 * a GAsyncResult pointer that is NULL. */
void          cb_test_result_cb          (GObject         *source,
                                          GAsyncResult    *result,
                                          gpointer         place);
GAsyncResult *cb_test_wait               (GAsyncResult   **place);
/* Fails the test when @condition isn't met within a minute. */
void          cb_test_wait_until         (CbTestCondition  condition,
                                          gpointer         data);
/* Lets all jobs that were queued on both threads of the book, and what they
 * lead to, come to their end. */
void          cb_test_settle             (CbBook          *book);

CbBook       *cb_test_open               (const char      *path,
                                          gboolean         create,
                                          GError         **error);
void          cb_test_close              (CbBook          *book);
gboolean      cb_test_check              (CbBook          *book,
                                          GError         **error);

gint64        cb_test_add                (CbBook          *book,
                                          const char      *number,
                                          const char      *name);
/* Returns the first of @n new ids, which follow one another. */
gint64        cb_test_fill               (CbBook          *book,
                                          guint            n,
                                          CbTestFill       fill);
/* The same as by hand: in many transactions, with all indexes kept up. */
gint64        cb_test_grow               (CbBook          *book,
                                          guint            n,
                                          CbTestFill       fill);
CbCustomer   *cb_test_get                (CbBook          *book,
                                          gint64           id,
                                          GError         **error);
CbCustomer   *cb_test_save               (CbBook          *book,
                                          CbCustomer      *customer,
                                          GError         **error);
GPtrArray    *cb_test_get_page           (CbBook          *book,
                                          const gint64    *ids,
                                          gsize            n_ids);
GArray       *cb_test_list               (CbBook          *book,
                                          CbScope          scope,
                                          CbSortColumn     column,
                                          gboolean         descending,
                                          gsize            limit,
                                          GError         **error);
CbIdSet      *cb_test_search             (CbBook          *book,
                                          const char      *query,
                                          GError         **error);
CbCustomer   *cb_test_find_number        (CbBook          *book,
                                          const char      *number);
char         *cb_test_next_number        (CbBook          *book);

/* Deletes as one operation of @person_name, or of the book's owner if NULL. */
void          cb_test_delete             (CbBook          *book,
                                          const CbIdSet   *set,
                                          const char      *person_name);

/* Each "changed" of the book from now on, in a GPtrArray of CbChange. */
GPtrArray    *cb_test_watch_changes      (CbBook          *book);

gpointer      cb_test_read_job           (CbBook          *book,
                                          CbJob            job,
                                          gpointer         data,
                                          GError         **error);
gpointer      cb_test_write_job          (CbBook          *book,
                                          CbJob            job,
                                          gpointer         data,
                                          GError         **error);
/* In a transaction of the program's own writing connection. */
gboolean      cb_test_execute            (CbBook          *book,
                                          const char      *sql,
                                          GError         **error);
/* The first column of the first row; NULL when that is NULL or there is none.
 * @sql: a literal. */
char         *cb_test_query              (CbBook          *book,
                                          const char      *sql,
                                          GError         **error);

G_END_DECLS
