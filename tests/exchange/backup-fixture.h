/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-restore.h"
#include "cb-test-book.h"

G_BEGIN_DECLS

/*
 * A book with contents, and backups of it, step by step.
 */

/* What a book is called that is set aside. */
#define BACKUP_FIXTURE_ASIDE "book before restoring.db"

/* Adds Ada, with something of every kind, Bo, who is deleted, and Cy. */
void              backup_fixture_fill    (CbBook       *book);
gboolean          backup_fixture_back_up (CbBook       *book,
                                          const char   *path,
                                          GError      **error);
/* The same, which must succeed; in the folder of @self. (transfer full): the path */
char             *backup_fixture_make    (CbTestBook   *self,
                                          const char   *name);
CbBackupContents *backup_fixture_look    (CbBook       *book,
                                          const char   *path,
                                          GError      **error);
gboolean          backup_fixture_prepare (CbBook       *book,
                                          const char   *path,
                                          GError      **error);
char             *backup_fixture_put     (const char   *path,
                                          const char   *aside,
                                          GError      **error);
/* All of it, which must succeed; the book is closed before and open after it. (transfer
 * full): the path that it was set aside under */
char             *backup_fixture_restore (CbTestBook   *self,
                                          const char   *backup);
/* (transfer full): all that the tables of a closed book hold, but for the log of
 * operations and who works with it, in which a restored one differs. */
char             *backup_fixture_dump    (const char   *path);
/* Of the book: @sql is a literal. */
void              backup_fixture_assert  (CbBook       *book,
                                          const char   *sql,
                                          const char   *expected);

G_END_DECLS
