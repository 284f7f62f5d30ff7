/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-customer-json.h"
#include "cb-error.h"
#include "cb-test-book.h"
#include "cb-test-contents.h"

/*
 * All that is known of one customer, in a file.
 */

static const char TEXT[] = "Quote \" backslash \\ tab \t line\nend é 日本 </script>";

typedef struct
{
  CbTestBook  book;
  GFile      *file;
  gint64      ada;
} Fixture;

static void
execute (Fixture    *f,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  cb_test_execute (f->book.book, sql, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GFileIOStream) stream = NULL;

  cb_test_book_set_up (&f->book, NULL);
  f->file = g_file_new_tmp (NULL, &stream, NULL);
  f->ada = cb_test_add (f->book.book, "A-1", "Ada Lovelace");
  cb_test_contents_add (f->book.book, f->ada, TEXT);
  cb_test_contents_add (f->book.book, cb_test_add (f->book.book, "B-2", "Bo"), "Somebody else");
  cb_test_contents_unblock (f->book.book);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_file_delete (f->file, NULL, NULL);
  g_object_unref (f->file);
  cb_test_book_tear_down (&f->book, NULL);
}

static gboolean
save (Fixture  *f,
      GError  **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_customer_json_save_async (f->book.book, f->ada, f->file, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_customer_json_save_finish (f->book.book, result, error);
}

/* (transfer full): what was saved, as text of SQL */
static char *
save_and_load (Fixture *f)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) quoted = NULL;
  gsize length;

  g_assert_true (save (f, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (f->file, NULL, &text, &length, NULL, NULL));
  g_assert_true (g_utf8_validate (text, (gssize) length, NULL));
  g_assert_null (strstr (text, "Somebody else"));
  quoted = g_string_new (text);
  g_string_replace (quoted, "'", "''", 0);

  return g_string_free_and_steal (g_steal_pointer (&quoted));
}

/* SQLite can read it too. */
static void
assert_json (Fixture    *f,
             const char *json,
             const char *path,
             const char *expected)
{
  g_autofree char *sql = g_strdup_printf ("SELECT json_extract ('%s', '%s')", json, path);
  g_autoptr (GError) error = NULL;
  /* Statements are known by where their text stands. */
  g_autofree char *value = cb_test_query (f->book.book, g_intern_string (sql), &error);

  g_test_message ("%s", path);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_everything (Fixture       *f,
                 gconstpointer  data)
{
  static const char *const lists[] = {
    "addresses", "payment_methods", "dependents", "custom_fields", "accounting_links", "messages", "history", "documents",
  };
  g_autofree char *json = NULL;
  g_autofree char *title = g_strconcat (TEXT, " quote title", NULL);
  g_autofree char *photo = g_strconcat (TEXT, " photo data", NULL);
  g_autofree char *photo_base64 = g_base64_encode ((const guchar *) photo, strlen (photo));

  execute (f, "UPDATE item SET amount = 12345, currency = 'EUR', due = 1772582400000000 WHERE kind = 2");
  json = save_and_load (f);
  assert_json (f, json, "$.customer.number", "A-1");
  assert_json (f, json, "$.customer.name", "Ada Lovelace");
  assert_json (f, json, "$.customer.deleted", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *first = g_strdup_printf ("$.%s[0]", lists[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT json_type ('%s', '%s')", json, first);
      g_autofree char *type = cb_test_query (f->book.book, g_intern_string (sql), NULL);

      g_test_message ("%s", lists[i]);
      g_assert_cmpstr (type, ==, "object");
    }
  assert_json (f, json, "$.items[1].kind", "quote");
  assert_json (f, json, "$.items[1].title", title);
  assert_json (f, json, "$.items[1].status", "Draft");
  assert_json (f, json, "$.items[1].open", "1");
  assert_json (f, json, "$.items[1].amount_in_minor_units", "12345");
  assert_json (f, json, "$.items[1].currency", "EUR");
  assert_json (f, json, "$.items[1].due", "2026-03-04T00:00:00Z");
  assert_json (f, json, "$.items[1].deleted", "0");
  assert_json (f, json, "$.items[9].kind", "group-event");
  assert_json (f, json, "$.items[10]", NULL);
  assert_json (f, json, "$.photo.base64", photo_base64);
}

/* Larger than what is read at once, and not a whole number of groups. */
static void
test_large_document (Fixture       *f,
                     gconstpointer  data)
{
  const gsize size = 1000001;
  g_autofree guchar *bytes = g_malloc (size);
  g_autofree char *json = NULL;
  g_autofree char *base64 = NULL;

  memset (bytes, 'x', size);
  base64 = g_base64_encode (bytes, size);
  execute (f, "UPDATE document SET data = CAST (replace (hex (zeroblob (500000)), '00', 'xx') || 'x' AS BLOB) "
              "WHERE customer_id = 1");
  json = save_and_load (f);
  assert_json (f, json, "$.documents[0].base64", base64);
}

static void
test_nothing (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *json = NULL;

  f->ada = cb_test_add (f->book.book, "C-3", "Cy");
  json = save_and_load (f);
  assert_json (f, json, "$.customer.name", "Cy");
  assert_json (f, json, "$.photo", NULL);
  assert_json (f, json, "$.items", "[]");
  assert_json (f, json, "$.documents", "[]");
}

/* Who is deleted has a right to know, too; who is masked is nobody any more. */
static void
test_deleted (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (f->ada);
  g_autofree char *json = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  cb_test_delete (f->book.book, set, NULL);
  json = save_and_load (f);
  assert_json (f, json, "$.customer.name", "Ada Lovelace");
  g_assert_nonnull (strstr (json, "\"deleted_by\":\""));

  execute (f, "INSERT INTO pending_erasure (customer_id, operation_id, erase_at) SELECT 1, max (id), 1 FROM operation");
  g_assert_true (g_file_replace_contents (f->file, "kept", 4, NULL, FALSE, 0, NULL, NULL, NULL));
  g_assert_false (save (f, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_MASKED);
  g_assert_true (g_file_load_contents (f->file, NULL, &kept, NULL, NULL, NULL));
  g_assert_cmpstr (kept, ==, "kept");
}

static void
test_unwritable (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_file_delete (f->file, NULL, NULL);
  g_object_unref (f->file);
  f->file = g_file_new_for_path ("/nowhere/to/be/found.json");
  g_assert_false (save (f, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/customer-json/everything", test_everything);
  ADD ("/customer-json/large-document", test_large_document);
  ADD ("/customer-json/nothing", test_nothing);
  ADD ("/customer-json/deleted", test_deleted);
  ADD ("/customer-json/unwritable", test_unwritable);

  return g_test_run ();
}
