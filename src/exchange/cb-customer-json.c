/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-json.h"

#include "cb-actor-rows.h"
#include "cb-blob.h"
#include "cb-error.h"
#include "cb-export-task.h"
#include "cb-item-kind.h"
#include "cb-profile-rows.h"

/* Bytes that are read and written at once; of a document, in whole groups of three. */
#define BLOCK_SIZE (3 * 64 * 1024)

#define TIME(column) "strftime ('%Y-%m-%dT%H:%M:%SZ', " column " / 1000000, 'unixepoch')"
#define YES(condition) "json (iif (" condition ", 'true', 'false'))"

/* ?1 is the customer, ?2 what the statuses of items are called, by kind and number.
 * With a table that holds bytes, the row of these comes second. SQLite makes the JSON
 * of each row. */
typedef struct
{
  const char *name;
  gboolean    single;  /* one at the most, and no list */
  const char *sql;
  const char *bytes;   /* (nullable): the table whose data belong to it */
} Section;

static const Section sections[] = {
  { "customer", TRUE,
    "SELECT json_object ('number', c.number, 'name', c.name, 'company', c.company, 'contact', c.contact, "
    "'email', c.email, 'phone', c.phone, 'mobile', c.mobile, 'website', c.website, 'notes', c.notes, "
    "'assigned_to', p.name, 'created', " TIME ("c.created") ", 'changed', " TIME ("c.changed") ", "
    "'last_activity', iif (c.last_activity > 0, " TIME ("c.last_activity") ", NULL), "
    "'deleted', " TIME ("o.time") ", 'deleted_by', o.person_name) FROM customer c "
    "LEFT JOIN person p ON p.id = c.assigned_to LEFT JOIN deleted_customer d ON d.customer_id = c.id "
    "LEFT JOIN operation o ON o.id = d.operation_id WHERE c.id = ?1", NULL },
  { "addresses", FALSE,
    "SELECT json_object ('kind', CASE kind WHEN 1 THEN 'home' WHEN 2 THEN 'work' ELSE 'additional' END, "
    "'primary', " YES ("is_primary") ", 'street', street, 'city', city, 'postal_code', postal_code, 'region', region, "
    "'country', country) FROM address WHERE customer_id = ?1 ORDER BY id", NULL },
  { "payment_methods", FALSE,
    "SELECT json_object ('brand', brand, 'last_digits', last_digits, 'expiry', expiry, 'token', token) "
    "FROM payment_method WHERE customer_id = ?1 ORDER BY id", NULL },
  { "dependents", FALSE,
    "SELECT json_object ('kind', CASE kind WHEN 1 THEN 'child' WHEN 2 THEN 'pet' WHEN 3 THEN 'vehicle' ELSE 'other' END, "
    "'name', name, 'birth_date', birth_date, 'school', school, 'breed', breed, 'model', model, 'plate', plate, "
    "'details', details) FROM dependent WHERE customer_id = ?1 ORDER BY id", NULL },
  { "custom_fields", FALSE,
    "SELECT json_object ('name', f.name, 'value', v.value) FROM custom_value v "
    "JOIN custom_field f ON f.id = v.field_id WHERE v.customer_id = ?1 ORDER BY f.position, f.id", NULL },
  { "billing_cycle", TRUE,
    "SELECT json_object ('months', months, 'next_date', " TIME ("next_date") ", 'amount_in_minor_units', amount, "
    "'currency', currency) FROM billing_cycle WHERE customer_id = ?1", NULL },
  { "accounting_links", FALSE,
    "SELECT json_object ('program', CASE program WHEN 1 THEN 'QuickBooks' ELSE 'Xero' END, 'reference', reference) "
    "FROM accounting_link WHERE customer_id = ?1 ORDER BY program", NULL },
  { "items", FALSE,
    "SELECT json_object ('kind', k.name, 'number', i.number, 'title', i.title, "
    "'status', json_extract (?2, '$[' || i.kind || '][' || i.status || ']'), 'open', " YES ("i.open") ", "
    "'amount_in_minor_units', i.amount, 'currency', i.currency, 'date', " TIME ("i.date") ", 'due', " TIME ("i.due") ", "
    "'notes', i.notes, 'created', " TIME ("i.created") ", 'changed', " TIME ("i.changed") ", "
    "'payment_of', (SELECT n.number FROM payment_of l JOIN item n ON n.id = l.invoice_id WHERE l.payment_id = i.id), "
    "'deleted', " YES ("EXISTS (SELECT 1 FROM deleted_item d WHERE d.item_id = i.id)") ") "
    "FROM item i JOIN item_kind k ON k.id = i.kind WHERE i.customer_id = ?1 ORDER BY i.kind, i.date, i.id", NULL },
  { "messages", FALSE,
    "SELECT json_object ('kind', CASE m.kind WHEN 1 THEN 'sms' WHEN 2 THEN 'email' ELSE 'discussion' END, "
    "'from_customer', " YES ("m.incoming") ", 'time', " TIME ("m.time") ", 'subject', m.subject, 'text', m.body, "
    "'deleted', " YES ("EXISTS (SELECT 1 FROM deleted_message d WHERE d.customer_id = m.customer_id "
    "AND m.id BETWEEN d.first_id AND d.last_id)") ") FROM message m WHERE m.customer_id = ?1 ORDER BY m.id", NULL },
  { "history", FALSE,
    "SELECT json_object ('time', " TIME ("time") ", 'by', person_name, 'kind', kind, 'details', details) "
    "FROM history WHERE customer_id = ?1 ORDER BY id", NULL },
  { "photo", TRUE, "SELECT json_object (), customer_id FROM photo WHERE customer_id = ?1", "photo" },
  { "documents", FALSE,
    "SELECT json_object ('title', t.title, 'type', t.type, 'time', " TIME ("t.time") ", "
    "'deleted', " YES ("EXISTS (SELECT 1 FROM deleted_document d WHERE d.document_id = t.id)") "), t.id "
    "FROM document t WHERE t.customer_id = ?1 ORDER BY t.id", "document" },
};

/* What is being written. */
typedef struct
{
  CbConnection  *connection;
  GOutputStream *stream;
  GCancellable  *cancellable;
  gint64         customer_id;
  char          *statuses;
  GString       *out;
} Writer;

static gboolean
flush (Writer  *self,
       gsize    size,
       GError **error)
{
  if (self->out->len < size)
    return TRUE;

  if (!g_output_stream_write_all (self->stream, self->out->str, self->out->len, NULL, self->cancellable, error))
    return FALSE;
  g_string_truncate (self->out, 0);

  return TRUE;
}

/* (transfer full): [null,["New","Answered",…],…] */
static char *
list_statuses (void)
{
  GString *list = g_string_new ("[null");

  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      const CbItemKindInfo *info = cb_item_kind_get_info (kind);

      for (guint i = 0; i < info->n_statuses; i++)
        g_string_append_printf (list, "%s\"%s\"", i == 0 ? ",[" : ",", info->statuses[i].label);
      g_string_append_c (list, ']');
    }
  g_string_append_c (list, ']');

  return g_string_free_and_steal (list);
}

/* Piece by piece, as there may be more of it than fits into the memory. */
static gboolean
write_bytes (Writer      *self,
             const char  *table,
             gint64       row,
             GError     **error)
{
  g_autoptr (CbBlob) blob = cb_blob_open (self->connection, table, "data", row, error);
  g_autofree guchar *piece = g_malloc (BLOCK_SIZE);
  g_autofree char *text = g_malloc (BLOCK_SIZE / 3 * 4 + 8);
  gsize size;

  if (blob == NULL)
    return FALSE;

  size = cb_blob_get_size (blob);
  for (gsize offset = 0; offset < size; offset += BLOCK_SIZE)
    {
      gsize n = MIN (size - offset, BLOCK_SIZE);
      int state = 0;
      int save = 0;
      gsize length;

      if (!cb_blob_read (blob, offset, piece, n, error))
        return FALSE;
      length = g_base64_encode_step (piece, n, FALSE, text, &state, &save);
      length += g_base64_encode_close (FALSE, text + length, &state, &save);
      g_string_append_len (self->out, text, (gssize) length);
      if (!flush (self, BLOCK_SIZE, error))
        return FALSE;
    }

  return TRUE;
}

/* The object of the row, with the bytes as its last member. */
static gboolean
write_row (Writer         *self,
           const Section  *section,
           CbStatement    *row,
           GError        **error)
{
  const char *text = cb_statement_get_text (row, 0);

  if (section->bytes == NULL)
    {
      g_string_append (self->out, text);
      return flush (self, BLOCK_SIZE, error);
    }

  g_string_append_len (self->out, text, (gssize) cb_statement_get_size (row, 0) - 1);
  g_string_append (self->out, g_str_equal (text, "{}") ? "\"base64\":\"" : ",\"base64\":\"");
  if (!write_bytes (self, section->bytes, cb_statement_get_int64 (row, 1), error))
    return FALSE;
  g_string_append (self->out, "\"}");

  return flush (self, BLOCK_SIZE, error);
}

static gboolean
write_section (Writer         *self,
               const Section  *section,
               GError        **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (self->connection, section->sql, error);
  gboolean any = FALSE;
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, self->customer_id);
  if (g_str_equal (section->name, "items"))
    cb_statement_bind_text (statement, 2, self->statuses);
  g_string_append_printf (self->out, "\"%s\": %s", section->name, section->single ? "" : "[");
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      if (!section->single)
        g_string_append (self->out, any ? ",\n  " : "\n  ");
      any = TRUE;
      if (!write_row (self, section, statement, error))
        return FALSE;
    }
  if (section->single && !any)
    g_string_append (self->out, "null");
  if (!section->single)
    g_string_append (self->out, any ? "\n]" : "]");

  return step == CB_STEP_DONE;
}

static gboolean
write_all (Writer  *self,
           GError **error)
{
  g_string_append (self->out, "{\n");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      if (i > 0)
        g_string_append (self->out, ",\n");
      if (!write_section (self, &sections[i], error))
        return FALSE;
    }
  g_string_append (self->out, "\n}\n");

  return flush (self, 0, error);
}

static gboolean
may_export (CbConnection  *connection,
            gpointer       data,
            GError       **error)
{
  gint64 customer_id = *(gint64 *) data;
  g_autoptr (CbCustomer) customer = NULL;

  if (!cb_actor_rows_check_one (connection, CB_PERMISSION_EXPORT_PERSON, error))
    return FALSE;

  customer = cb_profile_rows_get_customer (connection, customer_id, error);
  if (customer == NULL)
    return FALSE;
  if (!cb_customer_get_pending (customer))
    return TRUE;

  g_set_error_literal (error, CB_ERROR, CB_ERROR_MASKED, "Masked, to be erased");

  return FALSE;
}

static gboolean
save (CbConnection   *connection,
      gpointer        data,
      GOutputStream  *stream,
      CbExportTrace  *trace,
      GCancellable   *cancellable,
      GError        **error)
{
  gint64 customer_id = *(gint64 *) data;
  g_autofree char *statuses = list_statuses ();
  g_autoptr (GString) out = g_string_new (NULL);
  Writer writer = { connection, stream, cancellable, customer_id, statuses, out };

  cb_id_set_add (trace->customers, customer_id);
  trace->n = 1;

  return write_all (&writer, error);
}

static const CbExportMethod method = {
  .kind = CB_OPERATION_EXPORT_PERSON,
  .check = may_export,
  .write = save,
  .at_once = TRUE,
};

void
cb_customer_json_save_async (CbBook              *book,
                             gint64               customer_id,
                             GFile               *file,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (CB_IS_BOOK (book));
  g_return_if_fail (G_IS_FILE (file));

  cb_export_task_run (book, cb_customer_json_save_async, &method, file,
                      g_memdup2 (&customer_id, sizeof customer_id), g_free, cancellable, callback, user_data);
}

gboolean
cb_customer_json_save_finish (CbBook        *book,
                              GAsyncResult  *result,
                              GError       **error)
{
  return cb_export_task_finish (book, result, cb_customer_json_save_async, error);
}
