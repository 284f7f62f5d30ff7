/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cb-book.h"
#include "cb-import.h"

/* A new book and a folder for files, both temporary. */
typedef struct
{
  char    *folder;
  char    *path;
  CbBook  *book;
} ImportFixture;

void            import_fixture_set_up    (ImportFixture   *fixture,
                                          gconstpointer    data);
void            import_fixture_tear_down (ImportFixture   *fixture,
                                          gconstpointer    data);

/* A callback that keeps the result, and what turns the main context until it is
 * there. */
void            import_fixture_take      (GObject         *source,
                                          GAsyncResult    *result,
                                          gpointer         user_data);
GAsyncResult   *import_fixture_wait      (GAsyncResult   **result);

CbImport       *import_fixture_load      (ImportFixture   *fixture,
                                          const char      *text,
                                          gssize           length,
                                          GError         **error);
CbImportReport *import_fixture_preview   (ImportFixture   *fixture,
                                          CbImport        *import);
CbImportReport *import_fixture_apply     (ImportFixture   *fixture,
                                          CbImport        *import);
/* Both, which have to agree, of a file with @text. */
CbImportReport *import_fixture_import    (ImportFixture   *fixture,
                                          const char      *text);
/* (transfer full) (nullable) */
CbCustomer     *import_fixture_find      (ImportFixture   *fixture,
                                          const char      *number);
/* The first value of the first row. */
gint64          import_fixture_query     (ImportFixture   *fixture,
                                          const char      *sql);
/* Runs @sql in a transaction. */
void            import_fixture_execute   (ImportFixture   *fixture,
                                          const char      *sql);
