/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-test-people.h"

#include "cb-group-rows.h"
#include "cb-test-book.h"

#define GROUP_NAME "Of the Test"

static gpointer
allow_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  CbPermission missing = GPOINTER_TO_INT (data);
  gint64 id;

  cb_connection_query_int64 (connection,
                             "SELECT coalesce (max (id), 0) FROM person_group WHERE name = '" GROUP_NAME "'",
                             &id, error);
  if (id == 0)
    id = cb_group_rows_add (connection, GROUP_NAME, CB_BUILT_IN_GROUP_NONE, cb_permission_set_all (), error);
  for (CbPermission permission = 1; permission < CB_N_PERMISSIONS; permission++)
    g_assert_true (cb_group_rows_set_permission (connection, id, permission, permission != missing, error));
  g_assert_true (cb_connection_execute (connection,
                                        "UPDATE person SET group_id = (SELECT id FROM person_group "
                                        "WHERE name = '" GROUP_NAME "') WHERE id = 1", error));

  return NULL;
}

void
cb_test_people_allow_all_but (CbBook       *book,
                              CbPermission  permission)
{
  g_autoptr (GError) error = NULL;

  cb_test_write_job (book, allow_job, GINT_TO_POINTER (permission), &error);
  g_assert_no_error (error);
}

void
cb_test_people_put_in (CbBook         *book,
                       CbBuiltInGroup  group)
{
  g_autofree char *sql =
    g_strdup_printf ("UPDATE person SET group_id = (SELECT id FROM person_group WHERE built_in = %d) WHERE id = 1",
                     (int) group);
  g_autoptr (GError) error = NULL;

  cb_test_execute (book, sql, &error);
  g_assert_no_error (error);
}

gint64
cb_test_people_add (CbBook         *book,
                    const char     *name,
                    CbBuiltInGroup  group)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO person (name, group_id) "
                     "SELECT '%s', id FROM person_group WHERE built_in = %d", name, (int) group);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_execute (book, sql, &error);
  g_assert_no_error (error);
  id = cb_test_query (book, "SELECT max (id) FROM person", &error);
  g_assert_no_error (error);

  return g_ascii_strtoll (id, NULL, 10);
}

void
cb_test_people_be (CbBook *book,
                   gint64  person_id)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_book_sign_in_async (book, person_id, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  cb_book_sign_in_finish (book, result, NULL, &error);
  g_assert_no_error (error);
}
