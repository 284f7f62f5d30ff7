/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-connection.h"
#include "cb-operation-change.h"
#include "cb-people.h"

G_BEGIN_DECLS

/*
 * The people of a book, on a database thread; writing in a transaction.
 */

/* Whom an operation changed. The numbers stand in books. */
typedef enum
{
  CB_PEOPLE_SUBJECT_PERSON = 1,
  CB_PEOPLE_SUBJECT_GROUP = 2,
} CbPeopleSubject;

/* One value that an operation changed, as cb-operation-change.h names them. */
typedef struct
{
  CbPeopleSubject  subject;
  gint64           id;
  const char      *what;    /* a literal, or the key of a permission */
  char            *before;  /* (nullable) */
  char            *after;   /* (nullable) */
} CbPeopleNote;

CbPeople *cb_people_rows_get    (CbConnection        *connection,
                                 GError             **error);
gint64    cb_people_rows_add    (CbConnection        *connection,
                                 CbPerson            *person,
                                 GError             **error);
gboolean  cb_people_rows_update (CbConnection        *connection,
                                 CbPerson            *person,
                                 GError             **error);
/* Records what an operation changed. */
gboolean  cb_people_rows_note   (CbConnection        *connection,
                                 gint64               operation_id,
                                 guint                position,
                                 const CbPeopleNote  *note,
                                 GError             **error);

G_END_DECLS
