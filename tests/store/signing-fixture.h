/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-test-book.h"

G_BEGIN_DECLS

/*
 * A book with Olga, an administrator, Mia of Marketing and Ben of the Front Desk, who
 * all have a name to sign in with and no password.
 */

/* In place of the code of an error. */
#define DONE -1

#define OLGA 1
#define MIA  2
#define BEN  3

#define OLGAS "olga’s long one"
#define MIAS  "mia’s long one"

#define assert_query(book, sql, expected)                       \
  G_STMT_START                                                  \
  {                                                             \
    g_autofree char *value = cb_test_query (book, sql, NULL);   \
    g_assert_cmpstr (value, ==, expected);                      \
  }                                                             \
  G_STMT_END

#define LAST_OPERATION "SELECT kind || ' ' || person_name || ' ' || n_customers FROM operation ORDER BY id DESC LIMIT 1"
#define LAST_NOTES "SELECT group_concat (subject || ' ' || subject_id || ' ' || what || ' ' || before || ' ' || after) " \
                   "FROM operation_people WHERE operation_id = (SELECT max (id) FROM operation)"
#define N_OPERATIONS "SELECT count(*) FROM operation"

#define assert_list(book, expected)              \
  G_STMT_START                                   \
  {                                              \
    g_autofree char *text = signing_list (book); \
    g_assert_cmpstr (text, ==, expected);        \
  }                                              \
  G_STMT_END

void      signing_set_up        (CbTestBook    *f,
                                 gconstpointer  data);
/* Fails unless that gives @code, or DONE. Returns for how long one has to wait
 * afterwards, in seconds. */
int       signing_try           (CbBook        *book,
                                 gint64         id,
                                 const char    *password,
                                 int            code);
void      signing_set_password  (CbBook        *book,
                                 gint64         id,
                                 const char    *old,
                                 const char    *password,
                                 int            code);
void      signing_save_person   (CbBook        *book,
                                 gint64         id,
                                 const char    *name,
                                 const char    *sign_in_name,
                                 gint64         group,
                                 gboolean       active,
                                 int            code);
/* (transfer full): as "Mia*, Olga waits", with a star for who has a password */
char     *signing_list          (CbBook        *book);
/* (transfer none) (nullable): who works with the book */
CbPerson *signing_get_person    (CbBook        *book);
void      signing_assert_person (CbBook        *book,
                                 const char    *name);
/* Puts the time of the failures back, as if so many seconds had gone by. */
void      signing_let_pass      (CbBook        *book,
                                 int            seconds);

G_END_DECLS
