/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "cb-actor-rows.h"
#include "cb-error.h"
#include "cb-operation-rows.h"
#include "cb-schema.h"
#include "cb-schema-resources.h"
#include "cb-test-book.h"
#include "cb-test-files.h"

static const struct
{
  const char *pragma;
  const char *expected;
} pragmas[] = {
  { "PRAGMA journal_mode", "wal" },
  { "PRAGMA synchronous", "2" },
  { "PRAGMA foreign_keys", "1" },
  { "PRAGMA secure_delete", "1" },
  { "PRAGMA temp_store", "2" },
  { "PRAGMA trusted_schema", "0" },
  { "PRAGMA cell_size_check", "1" },
  { "PRAGMA recursive_triggers", "1" },
  { "PRAGMA wal_autocheckpoint", "0" },
  { "PRAGMA application_id", "1128418097" },
  { "PRAGMA user_version", G_STRINGIFY (CB_SCHEMA_VERSION) },
  { "PRAGMA encoding", "UTF-8" },
  { "PRAGMA page_size", "4096" },
  { "PRAGMA auto_vacuum", "0" },
};

static gpointer
pragmas_job (CbConnection  *connection,
             gpointer       data,
             CbProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  guint *n_checked = data;

  cb_actor_rows_allow_anybody (connection);

  for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      g_autoptr (CbStatement) statement = cb_connection_prepare (connection, pragmas[i].pragma, error);

      g_assert_nonnull (statement);
      g_assert_cmpint (cb_statement_step (statement, error), ==, CB_STEP_ROW);
      if (g_strcmp0 (cb_statement_get_text (statement, 0), pragmas[i].expected) != 0)
        g_error ("%s: %s", pragmas[i].pragma, cb_statement_get_text (statement, 0));
      (*n_checked)++;
    }

  return NULL;
}

static void
test_pragmas (CbTestBook    *f,
              gconstpointer  data)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint n_checked = 0;

  cb_test_read_job (f->book, pragmas_job, &n_checked, NULL);
  cb_test_write_job (f->book, pragmas_job, &n_checked, NULL);
  cb_database_read_aside_async (cb_book_get_database (f->book), pragmas_job, &n_checked, NULL, NULL, NULL,
                                cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  g_assert_cmpuint (n_checked, ==, 3 * G_N_ELEMENTS (pragmas));
}

static void
assert_refused (CbBook     *book,
                const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (cb_test_execute (book, sql, &error))
    g_error ("Not refused: %s", sql);
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
}

static void
test_append_only (CbTestBook    *f,
                  gconstpointer  data)
{
  static const char *const statements[] = {
    "UPDATE operation SET person_name = 'Somebody Else'",
    "UPDATE operation SET n_customers = 0, time = 0",
    "DELETE FROM operation",
    "INSERT OR REPLACE INTO operation (id, kind, time, person_id, person_name, n_customers) "
    "SELECT id, 2, 0, person_id, 'x', 0 FROM operation",
    "UPDATE OR REPLACE operation SET id = id + 1",
    "UPDATE operation_set SET customers = x''",
    "DELETE FROM operation_set",
    "UPDATE operation_assignment SET person_id = 2",
    "DELETE FROM operation_assignment",
    "UPDATE operation_people SET after = '1'",
    "DELETE FROM operation_people",
    "UPDATE operation_setting SET after = '1'",
    "DELETE FROM operation_setting",
    "INSERT OR REPLACE INTO operation_set (operation_id, source, customers) "
    "SELECT operation_id, source, x'' FROM operation_set",
  };
  gint64 id = cb_test_add (f->book, "1", "Ada");
  g_autoptr (CbIdSet) set = cb_id_set_new_single (id);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  static const char *const all = "SELECT group_concat (o.id || kind || time || person_id || person_name || "
                                 "n_customers || hex (customers)) "
                                 "FROM operation o JOIN operation_set ON operation_id = o.id";

  cb_test_delete (f->book, set, NULL);
  cb_test_execute (f->book, "INSERT INTO operation_assignment VALUES (1, 1, x'00')", NULL);
  cb_test_execute (f->book, "INSERT INTO operation_people VALUES (1, 0, 1, 1, 'active', '1', '0')", NULL);
  cb_test_execute (f->book, "INSERT INTO operation_setting VALUES (1, 0, 'mask-days', '0', '1')", NULL);
  before = cb_test_query (f->book, all, NULL);
  g_assert_nonnull (before);
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    assert_refused (f->book, statements[i]);
  after = cb_test_query (f->book, all, NULL);
  g_assert_cmpstr (after, ==, before);
}

/* Of each table of the audit trail. The number of who was taken alone goes with an erasure. */
static void
test_audit_trail (CbTestBook    *f,
                  gconstpointer  data)
{
  static const char *const tables[] = {
    "operation", "operation_set", "operation_item_set", "operation_invoice", "operation_message", "operation_count",
    "operation_people", "operation_setting", "proof", "freed_number",
  };
  g_autofree char *others = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '%s' "
                         "AND (sql LIKE '%%BEFORE UPDATE ON %%' OR sql LIKE '%%BEFORE DELETE ON %%') "
                         "AND sql LIKE '%%RAISE (ABORT%%'", tables[i]);
      g_autofree char *n = cb_test_query (f->book, sql, NULL);

      g_test_message ("%s", tables[i]);
      g_assert_cmpstr (n, ==, "2");
    }

  /* A table that was added without thinking of it here. */
  others = cb_test_query (f->book, "SELECT group_concat (name) FROM sqlite_master WHERE type = 'table' AND "
                                   "name LIKE 'operation%' AND name NOT IN (SELECT tbl_name FROM sqlite_master "
                                   "WHERE type = 'trigger')", NULL);
  g_assert_cmpstr (others, ==, "operation_number");
}

#define INSERT_CUSTOMER(columns, values)                                                   \
  "INSERT INTO customer (" columns "name, created, changed, number_key, name_key, "        \
  "contact_key, email_key, phone_key) VALUES (" values "'x', 1, 1, x'', x'', x'', '', '')"

static void
test_constraints (CbTestBook    *f,
                  gconstpointer  data)
{
  static const char *const statements[] = {
    INSERT_CUSTOMER ("", ""),
    INSERT_CUSTOMER ("number, ", "'', "),
    INSERT_CUSTOMER ("number, ", "NULL, "),
    INSERT_CUSTOMER ("number, ", "'a1', "),
    INSERT_CUSTOMER ("number, ", "x'41', "),
    INSERT_CUSTOMER ("id, number, ", "0, '2', "),
    INSERT_CUSTOMER ("id, number, ", "-1, '2', "),
    INSERT_CUSTOMER ("id, number, ", "4294967296, '2', "),
    INSERT_CUSTOMER ("number, assigned_to, ", "'2', 4711, "),
    INSERT_CUSTOMER ("number, assigned_to, ", "'2', 'Ada', "),
    INSERT_CUSTOMER ("number, last_activity, ", "'2', 'never', "),
    INSERT_CUSTOMER ("number, last_activity, ", "'2', -1, "),
    "UPDATE customer SET name = ''",
    "UPDATE customer SET name = NULL",
    "UPDATE customer SET created = 'now'",
    "UPDATE customer SET name_key = 'text'",
    "DELETE FROM person WHERE id = 2",
    "INSERT INTO person (name) VALUES ('')",
    "INSERT INTO person (name) VALUES ('Zora')",
    "UPDATE person SET active = 2",
    "INSERT INTO operation (kind, time, person_id, person_name, n_customers) VALUES (1, 1, 4711, 'x', 1)",
    "INSERT INTO operation (kind, time, person_id, person_name, n_customers) VALUES (1, 1, 1, 'x', -1)",
    "INSERT INTO operation (kind, time, person_id, person_name, n_customers, reverses) VALUES (1, 1, 1, 'x', 1, 9)",
    "INSERT INTO operation_set VALUES (4711, 0, x'')",
    "INSERT INTO operation_number VALUES (4711, 1, '1')",
    "INSERT INTO deleted_customer (customer_id, operation_id) VALUES (1, 4711)",
    "INSERT INTO setting VALUES (NULL, 'x')",
    "INSERT INTO person (name, group_id) VALUES ('x', 4711)",
    "INSERT INTO person (name, sign_in) VALUES ('x', '')",
    "INSERT INTO person (name, sign_in) VALUES ('x', 'ZORA')",
    "INSERT INTO person_group (name) VALUES ('sales team')",
    "INSERT INTO person_group (name, built_in) VALUES ('x', 1)",
    "DELETE FROM person_group",
    "INSERT INTO group_permission VALUES (4711, 'customers.delete')",
    "INSERT INTO group_permission VALUES (2, '')",
  };
  g_autofree char *check = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book, "INSERT INTO person (id, name, sign_in) VALUES (2, 'Zora', 'zora')", &error);
  g_assert_no_error (error);
  cb_test_execute (f->book, INSERT_CUSTOMER ("number, assigned_to, ", "'A1', 2, "), &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    assert_refused (f->book, statements[i]);

  /* The highest is taken; no more fit then. */
  cb_test_execute (f->book, INSERT_CUSTOMER ("id, number, ", "4294967295, '2', "), &error);
  g_assert_no_error (error);
  assert_refused (f->book, INSERT_CUSTOMER ("number, ", "'3', "));
  check = cb_test_query (f->book, "PRAGMA foreign_key_check", NULL);
  g_assert_null (check);
}

static void
test_ids_not_reused (CbTestBook    *f,
                     gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b;
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book, "DELETE FROM customer", &error);
  g_assert_no_error (error);
  b = cb_test_add (f->book, "1", "Ada");
  g_assert_cmpint (b, >, a);
}

/* All text a program keeps has to be thought of when it is erased: a table of
 * a later version shows up here. */
static void
test_tables (CbTestBook    *f,
             gconstpointer  data)
{
  g_autofree char *tables =
    cb_test_query (f->book, "SELECT group_concat (name, ' ') FROM (SELECT name FROM sqlite_schema "
                            "WHERE type = 'table' ORDER BY name)", NULL);

  g_assert_cmpstr (tables, ==,
                   "accounting_link address billing_cycle closed_item custom_field custom_value customer "
                   "deleted_customer deleted_document deleted_item deleted_message dependent document "
                   "freed_number generation group_permission history item item_kind kept_item message operation "
                   "operation_assignment operation_count operation_invoice operation_item_set operation_message "
                   "operation_number operation_people operation_set operation_setting payment_method payment_of "
                   "pending_erasure person person_group person_password person_photo photo proof renumbered setting sign_in_failure "
                   "sqlite_sequence taken_number told_reminder word word_index word_index_config word_index_data "
                   "word_index_idx");
}

static void
test_all_strict (CbTestBook    *f,
                 gconstpointer  data)
{
  g_autofree char *tables =
    cb_test_query (f->book, "SELECT group_concat (name, ' ') FROM pragma_table_list "
                            "WHERE schema = 'main' AND type = 'table' AND NOT strict "
                            "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", NULL);

  g_assert_null (tables);
}

/* The migrations are numbered without a gap up to the version of the program. */
static void
test_migrations_numbered (void)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;
  guint n_numbered = 0;
  GResource *resource = cb_schema_get_resource ();

  names = g_resource_enumerate_children (resource, "/org/example/CustomerBook/schema", 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    n_numbered += g_ascii_isdigit (names[i][0]);
  g_assert_cmpuint (n_numbered, ==, CB_SCHEMA_VERSION);

  for (guint version = 1; version <= CB_SCHEMA_VERSION; version++)
    {
      g_autofree char *path = g_strdup_printf ("/org/example/CustomerBook/schema/%03u.sql", version);

      g_assert_true (g_resource_get_info (resource, path, 0, NULL, NULL, &error));
      g_assert_no_error (error);
    }
}

/* Each file of the folder is among the resources: one that was forgotten would
 * never be run. */
static void
test_migrations_registered (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "src", "store", "schema", NULL);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  guint n_files = 0;

  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/org/example/CustomerBook/schema/", name, NULL);
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (!g_str_has_suffix (name, ".sql"))
        continue;

      bytes = g_resource_lookup_data (cb_schema_get_resource (), path, 0, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (file, &contents, NULL, &error));
      g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==, contents);
      n_files++;
    }
  g_assert_cmpuint (n_files, ==, CB_SCHEMA_VERSION + 1);
}

static char *
read_schema (CbConnection *connection)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT type || ' ' || name || ' ' || coalesce (sql, '') FROM sqlite_schema ORDER BY 1",
                           NULL);
  GString *schema = g_string_new (NULL);

  while (cb_statement_step (statement, NULL) == CB_STEP_ROW)
    g_string_append_printf (schema, "%s\n", cb_statement_get_text (statement, 0));

  return g_string_free_and_steal (schema);
}

/* A book of each older version, made of the migrations up to it, becomes what
 * a new book is. */
static void
test_migrated_is_new (CbTestBook    *f,
                      gconstpointer  data)
{
  g_autoptr (CbConnection) new = cb_connection_open (f->path, FALSE, FALSE, NULL);
  g_autofree char *expected = read_schema (new);

  for (guint version = 0; version <= CB_SCHEMA_VERSION; version++)
    {
      g_autofree char *path = g_strdup_printf ("%s-%u", f->path, version);
      g_autofree char *mark = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%u",
                                               CB_SCHEMA_APPLICATION_ID, version);
      g_autofree char *names = NULL;
      g_autofree char *schema = NULL;
      g_autoptr (GError) error = NULL;
      CbConnection *old = cb_connection_open (path, TRUE, FALSE, &error);

      g_assert_no_error (error);
      for (guint step = 1; step <= version; step++)
        {
          g_autofree char *resource = g_strdup_printf ("/org/example/CustomerBook/schema/%03u.sql", step);
          g_autoptr (GBytes) sql = g_resource_lookup_data (cb_schema_get_resource (), resource, 0, NULL);

          g_assert_true (cb_connection_execute (old, g_bytes_get_data (sql, NULL), &error));
        }
      if (version > 0)
        g_assert_true (cb_schema_make_indexes (old, &error) && cb_connection_execute (old, mark, &error));

      g_assert_true (cb_schema_prepare (old, path, FALSE, &error));
      g_assert_no_error (error);
      schema = read_schema (old);
      g_assert_cmpstr (schema, ==, expected);
      cb_connection_close (old);

      /* The copy that was made before is gone again. */
      names = cb_test_folder_list (f->folder);
      g_assert_null (strstr (names, ".version-"));
    }
}

/* Whoever was stopped right after the last step left the copy, with all who have
 * been in the book. */
static void
test_left_copy (CbTestBook    *f,
                gconstpointer  data)
{
  g_autofree char *newer = g_strdup_printf ("%s.version-%d", f->path, CB_SCHEMA_VERSION);
  g_autofree char *left = NULL;

  for (int version = 1; version <= CB_SCHEMA_VERSION; version++)
    {
      g_autofree char *copy = g_strdup_printf ("%s.version-%d", f->path, version);

      g_assert_true (g_file_set_contents (copy, "Grace Hopper", -1, NULL));
    }

  cb_test_book_reopen (f);
  /* One of this version is none that this program makes. */
  g_assert_true (g_file_test (newer, G_FILE_TEST_EXISTS));
  g_unlink (newer);
  left = cb_test_folder_list (f->folder);
  g_assert_null (strstr (left, ".version-"));
}

/* Who had a book before there were groups may do everything still. */
static void
test_people_in_groups (CbTestBook    *f,
                       gconstpointer  data)
{
  static const struct
  {
    const char *people;
    const char *expected;
  } cases[] = {
    { "INSERT INTO person (name, active) VALUES ('Ada', 1), ('Bo', 0), ('Customer Book', 0), ('Cem', 1)",
      "Ada 1 Administrator, Bo 0 Sales Team, Cem 1 Sales Team, Customer Book 0 -" },
    { "INSERT INTO person (name, active) VALUES ('Customer Book', 0), ('Ada', 0), ('Bo', 0)",
      "Ada 1 Administrator, Bo 0 Sales Team, Customer Book 0 -" },
    { "SELECT 1", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s-%u", f->path, (guint) i);
      g_autofree char *mark = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=3",
                                               CB_SCHEMA_APPLICATION_ID);
      g_autoptr (GError) error = NULL;
      g_autoptr (CbConnection) old = cb_connection_open (path, TRUE, FALSE, &error);
      g_autoptr (CbStatement) statement = NULL;

      for (guint step = 1; step <= 3; step++)
        {
          g_autofree char *resource = g_strdup_printf ("/org/example/CustomerBook/schema/%03u.sql", step);
          g_autoptr (GBytes) sql = g_resource_lookup_data (cb_schema_get_resource (), resource, 0, NULL);

          g_assert_true (cb_connection_execute (old, g_bytes_get_data (sql, NULL), &error));
        }
      g_assert_true (cb_connection_execute (old, cases[i].people, &error));
      g_assert_true (cb_connection_execute (old, mark, &error));
      g_assert_true (cb_schema_prepare (old, path, FALSE, &error));
      g_assert_no_error (error);

      statement = cb_connection_prepare (old,
                                         "SELECT group_concat (text, ', ') FROM (SELECT p.name || ' ' || active || ' ' || "
                                         "coalesce (g.name, '-') AS text FROM person p "
                                         "LEFT JOIN person_group g ON g.id = group_id ORDER BY 1)", &error);
      g_assert_cmpint (cb_statement_step (statement, &error), ==, CB_STEP_ROW);
      if (cases[i].expected != NULL)
        g_assert_cmpstr (cb_statement_get_text (statement, 0), ==, cases[i].expected);
      else
        g_assert_true (cb_statement_is_null (statement, 0));
    }
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/schema/pragmas", test_pragmas);
  ADD ("/schema/append-only", test_append_only);
  ADD ("/schema/audit-trail", test_audit_trail);
  ADD ("/schema/constraints", test_constraints);
  ADD ("/schema/ids-not-reused", test_ids_not_reused);
  ADD ("/schema/tables", test_tables);
  ADD ("/schema/all-strict", test_all_strict);
  g_test_add_func ("/schema/migrations-numbered", test_migrations_numbered);
  g_test_add_func ("/schema/migrations-registered", test_migrations_registered);
  ADD ("/schema/migrated-is-new", test_migrated_is_new);
  ADD ("/schema/left-copy", test_left_copy);
  ADD ("/schema/people-in-groups", test_people_in_groups);

  return g_test_run ();
}
