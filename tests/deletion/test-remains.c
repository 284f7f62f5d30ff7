/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-mask.h"
#include "cb-test-book.h"
#include "cb-test-contents.h"
#include "cb-test-plan.h"
#include "cb-test-values.h"
#include "cb-test-words.h"
#include "cb-word-rows.h"

/*
 * Whatever a customer has, whatever had become of it, and whatever the rules
 * keep: after the erasure no byte of what is personal is in any file.
 */

#define LONG_TEXT     10000
#define PHOTO_SIZE    300000
#define DOCUMENT_SIZE (4 * 1024 * 1024)

#define DOOMED  "Quarzfels Zwölfender"
#define STAYING "Bleibtreu Immerda"

/* And nothing else that was made of the text. */
static void
assert_gone (CbTestBook *f,
             GPtrArray  *values)
{
  cb_test_values_assert_gone (values, f->folder);
  g_assert_false (cb_test_values_has_text (f->folder, "Quarzfels"));
  /* As they stand in the index of words. */
  g_assert_false (cb_test_values_has_text (f->folder, "quarzfels"));
  g_assert_false (cb_test_values_has_text (f->folder, "zwolfender"));
}

static void
assert_query (CbTestBook *f,
              const char *sql,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cb_test_query (f->book, g_intern_string (sql), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_whole (CbTestBook *f)
{
  cb_test_words_assert_same (f->book);
  assert_query (f, "PRAGMA integrity_check", "ok");
  assert_query (f, "PRAGMA foreign_key_check", NULL);
}

static void
execute (CbTestBook *f,
         const char *format,
         ...) G_GNUC_PRINTF (2, 3);

static void
execute (CbTestBook *f,
         const char *format,
         ...)
{
  va_list args;
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  cb_test_execute (f->book, sql, &error);
  g_assert_no_error (error);
}

/* Bytes that nobody else has, but which are the same each time. */
static char *
make_noise (guint32 seed,
            gsize   size,
            gboolean text)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  char *noise = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    noise[i] = text ? (char) ('a' + g_rand_int_range (rand, 0, 26)) : (char) g_rand_int_range (rand, 1, 256);
  noise[size] = '\0';

  return noise;
}

typedef struct
{
  const char *sql;
  gint64      customer_id;
  char       *bytes;
  gsize       size;
} Large;

static gpointer
large_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  Large *large = data;
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, large->sql, error);

  if (statement == NULL)
    return NULL;
  cb_statement_bind_int64 (statement, 1, large->customer_id);
  cb_statement_bind_blob (statement, 2, large->bytes, large->size);
  if (cb_statement_run (statement, error))
    cb_word_rows_rebuild (connection, error);

  return NULL;
}

static void
add_large (CbTestBook *f,
           gint64      customer_id,
           const char *sql,
           guint32     seed,
           gsize       size,
           gboolean    text)
{
  g_autofree char *bytes = make_noise (seed, size, text);
  Large large = { sql, customer_id, bytes, size };
  g_autoptr (GError) error = NULL;

  cb_test_write_job (f->book, large_job, &large, &error);
  g_assert_no_error (error);
}

#define ADD_DOCUMENT "INSERT INTO document (customer_id, title, time, data) VALUES (?1, hex (substr (?2, 1, 10)), 0, ?2)"
#define ADD_MESSAGE \
  "INSERT INTO message (customer_id, id, kind, incoming, time, body) " \
  "SELECT ?1, coalesce (max (id), 0) + 1, 2, 0, 0, CAST (?2 AS TEXT) FROM message WHERE customer_id = ?1"

static void
add_large_contents (CbTestBook *f,
                    gint64      customer_id,
                    guint32     seed)
{
  add_large (f, customer_id, "UPDATE photo SET data = ?2 WHERE customer_id = ?1", seed, PHOTO_SIZE, FALSE);
  add_large (f, customer_id, ADD_DOCUMENT, seed + 1, DOCUMENT_SIZE, FALSE);
  add_large (f, customer_id, "UPDATE item SET notes = CAST (?2 AS TEXT) WHERE customer_id = ?1 AND kind % 2 = 0",
             seed + 2, LONG_TEXT, TRUE);
  for (guint i = 3; i < 9; i++)
    add_large (f, customer_id, ADD_MESSAGE, seed + i, i % 2 == 0 ? LONG_TEXT : 1500, TRUE);
}

static gint64
add_customer (CbTestBook *f,
              const char *number,
              const char *text,
              guint32     seed)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  g_autoptr (CbCustomer) saved = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  for (guint i = CB_CUSTOMER_FIELD_NAME; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      gboolean is_address = i == CB_CUSTOMER_FIELD_EMAIL || i == CB_CUSTOMER_FIELD_WEBSITE;
      g_autofree char *value = is_address ? g_strdup_printf ("%.9s@%u.example", text, i)
                                          : g_strdup_printf ("%s %u", text, i);

      cb_customer_set_text (customer, i, value);
    }
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, number);
  saved = cb_test_save (f->book, customer, &error);
  g_assert_no_error (error);
  id = cb_customer_get_id (saved);
  cb_test_contents_add (f->book, id, text);
  cb_test_contents_add (f->book, id, text);
  add_large_contents (f, id, seed);

  return id;
}

/* What is done before the erasure. */
typedef struct
{
  const char *name;
  guint       erase_rule;    /* for all kinds, or 0 for those to begin with */
  gboolean    conversation;  /* is deleted before */
  gboolean    items;         /* some are */
  gboolean    masked;
} Way;

static const Way ways[] = {
  { "plain", 0, FALSE, FALSE, FALSE },
  { "all-erased", CB_ERASE_RULE_ERASED, FALSE, FALSE, FALSE },
  { "all-kept", CB_ERASE_RULE_KEPT, FALSE, FALSE, FALSE },
  { "conversation", CB_ERASE_RULE_KEPT, TRUE, FALSE, FALSE },
  { "items", 0, FALSE, TRUE, FALSE },
  { "masked", 0, FALSE, FALSE, TRUE },
  { "everything", CB_ERASE_RULE_KEPT, TRUE, TRUE, TRUE },
};

static void
delete_items (CbTestBook *f,
              gint64      customer_id)
{
  g_autoptr (CbIdSet) items = cb_id_set_new ();
  g_autofree char *ids = NULL;
  g_auto (GStrv) list = NULL;
  g_autofree char *sql =
    g_strdup_printf ("SELECT group_concat (id) FROM item WHERE customer_id = %" G_GINT64_FORMAT " AND kind IN (5, 8) "
                     "AND id NOT IN (SELECT item_id FROM deleted_item)", customer_id);

  ids = cb_test_query (f->book, g_intern_string (sql), NULL);
  list = g_strsplit (ids != NULL ? ids : "", ",", -1);
  for (guint i = 0; list[i] != NULL; i++)
    cb_id_set_add (items, g_ascii_strtoll (list[i], NULL, 10));
  cb_test_run_items (f->book, CB_ACTION_DELETE_ITEMS, items);
}

/* What is kept of items is what names nobody, and only of those that were not
 * deleted before. */
static char *
list_items_to_be_kept (CbTestBook *f,
                       gint64      customer_id)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT group_concat (kind || ' ' || number || ' ' || date || ' ' || coalesce (amount, '-') || "
                     "coalesce (currency, '-'), char (10)) FROM (SELECT i.* FROM item i "
                     "JOIN item_kind k ON k.id = i.kind WHERE i.customer_id = %" G_GINT64_FORMAT
                     " AND k.on_erase = 2 AND NOT EXISTS (SELECT 1 FROM deleted_item d WHERE d.item_id = i.id) "
                     "ORDER BY i.id)", customer_id);

  return cb_test_query (f->book, g_intern_string (sql), NULL);
}

static void
test_way (CbTestBook    *f,
          gconstpointer  data)
{
  const Way *way = data;
  gint64 doomed, staying;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *kept_items = NULL;

  cb_test_contents_unblock (f->book);
  if (way->erase_rule != 0)
    execute (f, "UPDATE item_kind SET on_erase = %u", way->erase_rule);
  staying = add_customer (f, "S-1", STAYING, 100);
  doomed = add_customer (f, "D-1", DOOMED, 200);
  add_customer (f, "S-2", STAYING, 300);

  gone = cb_test_values_collect (f->book, doomed);
  kept = cb_test_values_collect (f->book, staying);
  cb_test_values_assert_there (gone, f->folder);
  cb_test_values_assert_there (kept, f->folder);

  if (way->items)
    delete_items (f, doomed);
  if (way->conversation)
    cb_test_run (f->book, CB_ACTION_DELETE_CONVERSATION, doomed, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_DELETE, doomed, (gint64) 0);
  if (way->masked)
    cb_test_run (f->book, CB_ACTION_MASK, doomed, (gint64) 0);
  kept_items = list_items_to_be_kept (f, doomed);
  g_assert_true ((kept_items != NULL) == (way->erase_rule != CB_ERASE_RULE_ERASED));
  cb_test_values_assert_there (gone, f->folder);

  cb_test_run (f->book, CB_ACTION_ERASE, doomed, (gint64) 0);
  assert_gone (f, gone);
  cb_test_values_assert_there (kept, f->folder);
  assert_query (f, "SELECT group_concat (kind || ' ' || number || ' ' || date || ' ' || coalesce (amount, '-') || "
                   "coalesce (currency, '-'), char (10)) FROM (SELECT * FROM kept_item ORDER BY id)", kept_items);
  assert_query (f, "SELECT n_found || ' of ' || n_customers FROM proof", "0 of 1");
  assert_query (f, "SELECT group_concat (number) FROM freed_number", "D-1");
  assert_whole (f);

  cb_test_book_close (f);
  assert_gone (f, gone);
  cb_test_book_open (f);
}

/* Many at once, of whom some are masked, among others who stay. */
static void
test_many (CbTestBook    *f,
           gconstpointer  data)
{
  g_autoptr (CbIdSet) doomed = cb_id_set_new ();
  g_autoptr (CbIdSet) masked = cb_id_set_new ();
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  cb_test_contents_unblock (f->book);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("%s-%u", i % 2 == 0 ? "D" : "S", i);
      g_autofree char *text = g_strdup_printf ("%s %u", i % 2 == 0 ? DOOMED : STAYING, i);
      gint64 id = cb_test_add (f->book, number, text);

      cb_test_contents_add (f->book, id, text);
      cb_test_contents_add (f->book, id, text);
      add_large (f, id, ADD_MESSAGE, i, 3000, TRUE);
      if (i % 2 == 0)
        {
          g_ptr_array_add (gone, cb_test_values_collect (f->book, id));
          cb_id_set_add (doomed, id);
          if (i % 6 == 0)
            cb_id_set_add (masked, id);
        }
    }

  cb_test_run_set (f->book, CB_ACTION_DELETE, doomed);
  cb_test_run_set (f->book, CB_ACTION_MASK, masked);
  cb_test_run_set (f->book, CB_ACTION_ERASE, doomed);
  for (guint i = 0; i < gone->len; i++)
    assert_gone (f, g_ptr_array_index (gone, i));
  assert_query (f, "SELECT n_found || ' of ' || n_customers FROM proof", "0 of 30");
  assert_query (f, "SELECT count(*) FROM pending_erasure", "0");
  assert_whole (f);
}

#define N_WORDY      300
#define WORDY_STEP   20
#define WORD_FORMAT  "zqx%04uw"

typedef struct
{
  gint64 first_customer;
  guint  first;
} Wordy;

/* Words that nobody else has, of some customers in one transaction. */
static gpointer
wordy_job (CbConnection  *connection,
           gpointer       data,
           CbProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  const Wordy *wordy = data;

  for (guint i = wordy->first; i < wordy->first + WORDY_STEP; i++)
    {
      g_autoptr (GString) sql = g_string_new (NULL);
      gint64 customer = wordy->first_customer + i;

      g_string_append_printf (sql, "INSERT INTO message (customer_id, id, kind, incoming, time, body) "
                                   "VALUES (%" G_GINT64_FORMAT ", 1, 1, 1, 1, '", customer);
      for (guint word = 0; word < 20; word++)
        g_string_append_printf (sql, WORD_FORMAT "%02uabcdefghijkl ", i, word);
      g_string_append (sql, "')");
      g_assert_true (cb_connection_execute (connection, sql->str, error));
      g_assert_true (cb_word_rows_add_message (connection, customer, 1, error));
    }

  return NULL;
}

static gboolean
has_words (CbTestBook *f,
           guint       i)
{
  g_autofree char *word = g_strdup_printf (WORD_FORMAT, i);

  return cb_test_values_has_text (f->folder, word);
}

/* Whole words stand where pages of the index begin, and how these begin is noted
 * once more. */
static void
test_words (CbTestBook    *f,
            gconstpointer  data)
{
  g_autoptr (CbIdSet) doomed = cb_id_set_new ();
  Wordy wordy = { 0, 0 };

  for (guint i = 0; i < N_WORDY; i++)
    {
      g_autofree char *number = g_strdup_printf ("W-%u", i);
      gint64 id = cb_test_add (f->book, number, "Ada");

      if (i == 0)
        wordy.first_customer = id;
      if (i % 2 == 0)
        cb_id_set_add (doomed, id);
    }
  for (; wordy.first < N_WORDY; wordy.first += WORDY_STEP)
    cb_test_write_job (f->book, wordy_job, &wordy, NULL);
  cb_test_words_assert_same (f->book);

  cb_test_run_set (f->book, CB_ACTION_DELETE, doomed);
  cb_test_run_set (f->book, CB_ACTION_ERASE, doomed);
  assert_query (f, "SELECT n_found || ' of ' || n_customers FROM proof", "0 of 150");
  assert_query (f, "SELECT count(*) FROM setting WHERE key = 'words_due'", "0");
  for (guint i = 0; i < N_WORDY; i += 2)
    g_assert_false (has_words (f, i));
  g_assert_true (has_words (f, 1));
  assert_whole (f);
}

/* An index that isn't what it should be keeps nobody from being erased. */
static void
test_damaged_words (CbTestBook    *f,
                    gconstpointer  data)
{
  gint64 doomed = add_customer (f, "D-1", DOOMED, 7);
  gint64 other = cb_test_add (f->book, "S-1", STAYING);

  cb_test_contents_add (f->book, other, STAYING);
  cb_test_contents_unblock (f->book);
  execute (f, "INSERT INTO word_index (word_index) VALUES ('delete-all')");
  cb_test_run (f->book, CB_ACTION_DELETE, doomed, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_ERASE, doomed, (gint64) 0);
  g_assert_false (cb_test_values_has_text (f->folder, "quarzfels"));
  assert_whole (f);
}

/* The ledger has a number that tells nothing; of others that there were some. */
static void
test_ledger (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 plain = cb_test_add (f->book, "C-0042", "Ada");
  gint64 named = cb_test_add (f->book, "DUPONTRAI", "Dupont Traiteur");
  gint64 other = cb_test_add (f->book, "QUARZFELS-7", "Quarzfels");
  gint64 taken = cb_test_add (f->book, "C-0043", "Bert");
  gint64 last = cb_test_add (f->book, "FELDSPATZ", "Feldspatz");

  execute (f, "INSERT INTO taken_number (customer_id, number) VALUES (%" G_GINT64_FORMAT ", 'C-7')", taken);
  g_assert_true (cb_test_values_has_text (f->folder, "DUPONTRAI"));

  cb_test_run (f->book, CB_ACTION_DELETE, named, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_DELETE, plain, other, taken, last, (gint64) 0);
  cb_test_run (f->book, CB_ACTION_ERASE, plain, named, other, taken, (gint64) 0);
  assert_query (f, "SELECT group_concat (number) FROM freed_number", CB_MASK ",C-0042");
  g_assert_false (cb_test_values_has_text (f->folder, "DUPON"));
  g_assert_false (cb_test_values_has_text (f->folder, "QUARZ"));
  g_assert_true (cb_test_values_has_text (f->folder, "FELDSPATZ"));
  assert_query (f, "SELECT group_concat (n_found) FROM proof", "0");

  cb_test_run (f->book, CB_ACTION_ERASE, last, (gint64) 0);
  assert_query (f, "SELECT group_concat (number) FROM freed_number", CB_MASK "," CB_MASK ",C-0042");
  g_assert_false (cb_test_values_has_text (f->folder, "FELDSPATZ"));
  assert_whole (f);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strdup_printf ("/remains/%s", ways[i].name);

      g_test_add (path, CbTestBook, &ways[i], cb_test_book_set_up, test_way, cb_test_book_tear_down);
    }
  ADD ("/remains/many", test_many);
  ADD ("/remains/words", test_words);
  ADD ("/remains/damaged-words", test_damaged_words);
  ADD ("/remains/ledger", test_ledger);

  return g_test_run ();
}
