/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup-fixture.h"

#include "cb-backup.h"
#include "cb-book-file.h"
#include "cb-test-contents.h"

void
backup_fixture_fill (CbBook *book)
{
  gint64 ada = cb_test_add (book, "A-1", "Ada Lovelace");
  g_autoptr (CbIdSet) bo = cb_id_set_new_single (cb_test_add (book, "B-2", "Bo"));

  cb_test_contents_add (book, ada, "of Ada");
  cb_test_contents_unblock (book);
  cb_test_delete (book, bo, NULL);
  cb_test_add (book, "C-3", "Cy");
}

gboolean
backup_fixture_back_up (CbBook      *book,
                        const char  *path,
                        GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gboolean noted;

  cb_backup_async (book, file, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_backup_finish (book, result, &noted, error);
}

char *
backup_fixture_make (CbTestBook *self,
                     const char *name)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (backup_fixture_back_up (self->book, path, &error));
  g_assert_no_error (error);

  return path;
}

CbBackupContents *
backup_fixture_look (CbBook      *book,
                     const char  *path,
                     GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_restore_look_async (book, path, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_restore_look_finish (book, result, error);
}

gboolean
backup_fixture_prepare (CbBook      *book,
                        const char  *path,
                        GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_restore_prepare_async (book, path, NULL, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_restore_prepare_finish (book, result, error);
}

char *
backup_fixture_put (const char  *path,
                    const char  *aside,
                    GError     **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_restore_put_async (path, aside, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_restore_put_finish (result, error);
}

char *
backup_fixture_restore (CbTestBook *self,
                        const char *backup)
{
  g_autofree char *wanted = g_build_filename (self->folder, BACKUP_FIXTURE_ASIDE, NULL);
  g_autoptr (GError) error = NULL;
  char *aside;

  g_assert_true (backup_fixture_prepare (self->book, backup, &error));
  g_assert_no_error (error);
  cb_test_book_close (self);
  aside = backup_fixture_put (self->path, wanted, &error);
  g_assert_no_error (error);
  cb_test_book_open (self);

  return aside;
}

/* (transfer full): an SQL expression for a row of @table as text */
static char *
describe_row (CbConnection *connection,
              const char   *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, g_intern_string (sql), NULL);
  GString *row = g_string_new ("''");

  while (cb_statement_step (statement, NULL) == CB_STEP_ROW)
    g_string_append_printf (row, " || ' ' || quote (\"%s\")", cb_statement_get_text (statement, 0));

  return g_string_free_and_steal (row);
}

static void
dump_table (CbConnection *connection,
            const char   *table,
            GString      *out)
{
  g_autofree char *row = describe_row (connection, table);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY 1", row, table);
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, g_intern_string (sql), NULL);

  g_assert_nonnull (statement);
  while (cb_statement_step (statement, NULL) == CB_STEP_ROW)
    g_string_append_printf (out, "%s:%s\n", table, cb_statement_get_text (statement, 0));
}

char *
backup_fixture_dump (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnection) connection = cb_book_file_open (path, &error);
  g_autoptr (CbStatement) tables = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  tables = cb_connection_prepare (connection,
                                  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'word*' "
                                  "AND name NOT GLOB 'operation*' AND name NOT GLOB 'sqlite_*' "
                                  "AND name NOT IN ('person', 'generation') ORDER BY name", &error);
  g_assert_no_error (error);
  while (cb_statement_step (tables, NULL) == CB_STEP_ROW)
    g_ptr_array_add (names, g_strdup (cb_statement_get_text (tables, 0)));
  g_assert_cmpuint (names->len, >, 20);
  for (guint i = 0; i < names->len; i++)
    dump_table (connection, names->pdata[i], out);

  return g_string_free_and_steal (out);
}

void
backup_fixture_assert (CbBook     *book,
                       const char *sql,
                       const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = cb_test_query (book, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}
