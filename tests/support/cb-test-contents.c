/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-test-contents.h"

#include "cb-item-rows.h"
#include "cb-payment-rows.h"
#include "cb-test-book.h"
#include "cb-word-rows.h"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

typedef struct
{
  gint64      customer_id;
  const char *text;
} Contents;

/* The customer's id is ?1, the text ?2. */
static const char *const records[] = {
  "INSERT INTO address (customer_id, kind, street, city, postal_code, region, country) "
  "VALUES (?1, 1, ?2 || ' address street', ?2 || ' address city', ?2 || ' address postal_code', "
  "?2 || ' address region', ?2 || ' address country')",

  "INSERT INTO payment_method (customer_id, brand, last_digits, expiry, token) "
  "VALUES (?1, ?2 || ' payment_method brand', '4242', ?2 || ' payment_method expiry', "
  "?2 || ' payment_method token')",

  "INSERT INTO dependent (customer_id, kind, name, birth_date, school, breed, model, plate, details) "
  "VALUES (?1, 1, ?2 || ' dependent name', ?2 || ' dependent birth_date', ?2 || ' dependent school', "
  "?2 || ' dependent breed', ?2 || ' dependent model', ?2 || ' dependent plate', ?2 || ' dependent details')",

  "INSERT OR REPLACE INTO photo (customer_id, data) VALUES (?1, CAST (?2 || ' photo data' AS BLOB))",

  "INSERT OR REPLACE INTO custom_value (customer_id, field_id, value) "
  "SELECT ?1, id, ?2 || ' custom_value value' FROM custom_field",

  "INSERT INTO document (customer_id, title, type, time, data) "
  "VALUES (?1, ?2 || ' document title', 'text/plain', 1700000000000000, CAST (?2 || ' document data' AS BLOB))",

  "INSERT INTO message (customer_id, id, kind, incoming, unread, time, subject, body) "
  "SELECT ?1, coalesce (max (id), 0) + 1, 2, 1, 1, 1700000000000000, ?2 || ' message subject', "
  "?2 || ' message body' FROM message WHERE customer_id = ?1",

  "INSERT INTO history (customer_id, id, time, person_name, kind, details) "
  "SELECT ?1, coalesce (max (id), 0) + 1, 1700000000000000, 'Somebody', 1, ?2 || ' history details' "
  "FROM history WHERE customer_id = ?1",

  "INSERT OR REPLACE INTO billing_cycle (customer_id, months, next_date, amount, currency) "
  "SELECT ?1, 3, 1800000000000000, 4900, 'EUR' WHERE ?2 IS NOT NULL",

  "INSERT OR REPLACE INTO accounting_link (customer_id, program, reference) "
  "VALUES (?1, 1, ?2 || ' accounting_link reference')",
};

static gboolean
add_records (CbConnection    *connection,
             const Contents  *contents,
             GError         **error)
{
  if (!cb_connection_execute (connection,
                              "INSERT OR IGNORE INTO custom_field (name, kind) VALUES ('Favorite color', 1)", error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (CbStatement) statement = cb_connection_prepare (connection, records[i], error);

      if (statement == NULL)
        return FALSE;
      cb_statement_bind_int64 (statement, 1, contents->customer_id);
      cb_statement_bind_text (statement, 2, contents->text);
      if (!cb_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

/* Of the newest of both. */
static gboolean
add_words (CbConnection    *connection,
           const Contents  *contents,
           GError         **error)
{
  gint64 document, message;
  g_autofree char *sql = g_strdup_printf ("SELECT max (id) FROM message WHERE customer_id = %" G_GINT64_FORMAT,
                                          contents->customer_id);

  return cb_connection_query_int64 (connection, g_intern_string (sql), &message, error) &&
         cb_connection_query_int64 (connection, "SELECT max (id) FROM document", &document, error) &&
         cb_word_rows_add_message (connection, contents->customer_id, message, error) &&
         cb_word_rows_add_document (connection, document, error);
}

static gboolean
add_items (CbConnection    *connection,
           const Contents  *contents,
           GError         **error)
{
  gint64 ids[CB_N_ITEM_KINDS] = { 0 };

  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      const CbItemKindInfo *info = cb_item_kind_get_info (kind);
      g_autoptr (CbItem) item = cb_item_new (kind, contents->customer_id);
      g_autofree char *title = g_strdup_printf ("%s %s title", contents->text, info->name);
      g_autofree char *notes = g_strdup_printf ("%s %s notes", contents->text, info->name);

      cb_item_set_title (item, title);
      cb_item_set_notes (item, notes);
      cb_item_set_date (item, G_GINT64_CONSTANT (1700000000000000) + (gint64) kind * DAY);
      if (info->has_amount)
        cb_item_set_amount (item, 1000 + kind, "EUR");
      if (!cb_item_rows_insert (connection, item, error))
        return FALSE;
      ids[kind] = cb_item_get_id (item);
    }

  return cb_payment_rows_insert (connection, ids[CB_ITEM_PAYMENT], ids[CB_ITEM_INVOICE], error);
}

static gpointer
add_job (CbConnection  *connection,
         gpointer       data,
         CbProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  return GINT_TO_POINTER (add_records (connection, data, error) && add_words (connection, data, error) &&
                          add_items (connection, data, error));
}

void
cb_test_contents_add (CbBook     *book,
                      gint64      customer_id,
                      const char *text)
{
  Contents contents = { customer_id, text };
  CbChange *change = cb_change_new ();
  g_autoptr (GError) error = NULL;

  cb_test_write_job (book, add_job, &contents, &error);
  g_assert_no_error (error);
  change->contents = cb_id_set_new_single (customer_id);
  cb_book_take_change (book, change);
}

void
cb_test_contents_unblock (CbBook *book)
{
  g_autoptr (GError) error = NULL;

  cb_test_execute (book, "UPDATE item_kind SET on_delete = 4 WHERE on_delete IN (1, 2)", &error);
  g_assert_no_error (error);
}
