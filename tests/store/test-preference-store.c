/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "cb-error.h"
#include "cb-item-rows.h"
#include "cb-operation.h"
#include "cb-preference-rows.h"
#include "cb-preference-store.h"
#include "cb-test-book.h"

#define DAY G_TIME_SPAN_DAY

static CbPreferences *
get (CbBook *book)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbPreferences *preferences;

  cb_preference_store_get_async (book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  preferences = cb_preference_store_get_finish (book, result, &error);
  g_assert_no_error (error);

  return preferences;
}

static CbPreferences *
save (CbBook               *book,
      const CbPreferences  *preferences,
      GError              **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_preference_store_save_async (book, preferences, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_preference_store_save_finish (book, result, error);
}

static CbRuleCounts *
count (CbBook *book)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbRuleCounts *counts;

  cb_preference_store_count_async (book, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  counts = cb_preference_store_count_finish (book, result, &error);
  g_assert_no_error (error);

  return counts;
}

static CbRetentionCounts *
count_retention (CbBook              *book,
                 const CbPreferences *preferences)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CbRetentionCounts *counts;

  cb_preference_store_count_retention_async (book, preferences, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  counts = cb_preference_store_count_retention_finish (book, result, &error);
  g_assert_no_error (error);

  return counts;
}

static void
execute (CbBook     *book,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  cb_test_execute (book, sql, &error);
  g_assert_no_error (error);
}

static void
assert_query (CbBook     *book,
              const char *sql,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = cb_test_query (book, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_new_book (CbTestBook    *f,
               gconstpointer  data)
{
  g_autoptr (CbPreferences) preferences = get (f->book);
  g_autoptr (CbPreferences) expected = cb_preferences_new ();

  g_assert_true (cb_preferences_equal (preferences, expected));
}

static void
test_saved (CbTestBook    *f,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) changes = cb_test_watch_changes (f->book);
  g_autoptr (CbPreferences) wanted = cb_preferences_new ();
  g_autoptr (CbPreferences) saved = NULL;
  g_autoptr (CbPreferences) read = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_real_time ();
  const CbChange *change;

  wanted->rules.of[CB_ITEM_QUOTE] = (CbRule) { CB_DELETE_RULE_CLOSED, CB_ERASE_RULE_KEPT, 10 };
  wanted->rules.of[CB_ITEM_GROUP_EVENT].on_erase = CB_ERASE_RULE_ERASED;
  wanted->mask_first = TRUE;
  wanted->mask_days = 14;
  wanted->retention_days = 90;
  wanted->retention_since = 4711;
  g_set_str (&wanted->number_prefix, "K/");
  wanted->number_digits = 5;
  wanted->reuse_numbers = TRUE;

  saved = save (f->book, wanted, &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->retention_since, >=, before);
  g_assert_cmpint (saved->retention_since, <=, g_get_real_time ());
  wanted->retention_since = saved->retention_since;
  g_assert_true (cb_preferences_equal (saved, wanted));

  cb_test_book_reopen (f);
  read = get (f->book);
  g_assert_true (cb_preferences_equal (read, wanted));

  g_assert_cmpuint (changes->len, ==, 1);
  change = g_ptr_array_index (changes, 0);
  g_assert_true (change->settings);
  g_assert_false (change->everything);
  g_assert_null (change->edited);
}

static void
test_recorded (CbTestBook    *f,
               gconstpointer  data)
{
  g_autoptr (CbPreferences) preferences = get (f->book);
  g_autoptr (CbPreferences) saved = NULL;
  g_autoptr (GError) error = NULL;

  saved = save (f->book, preferences, &error);
  g_assert_no_error (error);
  assert_query (f->book, "SELECT group_concat (kind || ' ' || n_customers) FROM operation", "12 0");
  assert_query (f->book, "SELECT count(*) FROM operation JOIN person ON person_id = person.id "
                         "WHERE person_name = person.name", "1");
}

/* What a change changed is told from what there was, and nothing else. */
static void
test_noted (CbTestBook    *f,
            gconstpointer  data)
{
  static const char *const noted = "SELECT group_concat (what || ' ' || before || '>' || after, ', ') FROM "
                                   "(SELECT * FROM operation_setting WHERE operation_id = "
                                   "(SELECT max (id) FROM operation) ORDER BY position)";
  g_autoptr (CbPreferences) wanted = get (f->book);
  g_autoptr (CbPreferences) saved = NULL;
  g_autoptr (CbPreferences) again = NULL;
  g_autoptr (GError) error = NULL;

  wanted->rules.of[CB_ITEM_QUOTE] = (CbRule) { CB_DELETE_RULE_CLOSED, CB_ERASE_RULE_KEPT, 10 };
  wanted->mask_first = TRUE;
  wanted->mask_days = 14;
  g_set_str (&wanted->number_prefix, "K/");
  saved = save (f->book, wanted, &error);
  g_assert_no_error (error);
  assert_query (f->book, noted, "on-delete:quote 1>3, on-erase:quote 1 0>2 10, mask-days 0>14, number-form ####>K/####");

  saved->reuse_numbers = TRUE;
  saved->retention_days = 90;
  again = save (f->book, saved, &error);
  g_assert_no_error (error);
  assert_query (f->book, noted, "retention-days 0>90, reuse-numbers 0>1");
}

/* Nothing of what is refused is kept. */
static void
test_refused (CbTestBook    *f,
              gconstpointer  data)
{
  g_autoptr (CbPreferences) preferences = get (f->book);
  g_autoptr (CbPreferences) after = NULL;
  g_autoptr (CbPreferences) expected = cb_preferences_new ();
  g_autoptr (GError) error = NULL;

  preferences->mask_first = TRUE;
  preferences->mask_days = 0;
  g_assert_null (save (f->book, preferences, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  g_clear_error (&error);

  preferences->mask_days = 1;
  g_set_str (&preferences->number_prefix, "K7");
  g_assert_null (save (f->book, preferences, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);

  after = get (f->book);
  g_assert_true (cb_preferences_equal (after, expected));
  assert_query (f->book, "SELECT count(*) FROM operation", "0");
}

/* Turned on or shortened, it begins anew; made longer, it doesn't. */
static void
test_since (CbTestBook    *f,
            gconstpointer  data)
{
  static const struct
  {
    guint    days;
    gboolean anew;
  } steps[] = {
    { 90, TRUE }, { 90, FALSE }, { 120, FALSE }, { 119, TRUE }, { 119, FALSE }, { 0, TRUE }, { 119, TRUE },
  };
  g_autoptr (CbPreferences) preferences = get (f->book);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 before = preferences->retention_since;
      CbPreferences *saved;

      preferences->retention_days = steps[i].days;
      saved = save (f->book, preferences, &error);
      g_assert_no_error (error);
      if (steps[i].days == 0)
        g_assert_cmpint (saved->retention_since, ==, 0);
      else if (steps[i].anew)
        g_assert_cmpint (saved->retention_since, >, before);
      else
        g_assert_cmpint (saved->retention_since, ==, before);

      cb_preferences_free (preferences);
      preferences = saved;
    }
}

/* What another program left there is brought within bounds. */
static void
test_out_of_bounds (CbTestBook    *f,
                    gconstpointer  data)
{
  g_autoptr (CbPreferences) preferences = NULL;

  execute (f->book, "INSERT INTO setting (key, value) VALUES ('mask_days', '-3'), ('retention_days', '99999'), "
                    "('retention_since', '-1'), ('number_digits', '4711'), ('mask_first', 'x'), "
                    "('reuse_numbers', '')");
  preferences = get (f->book);
  g_assert_true (cb_preferences_is_valid (preferences));
  g_assert_cmpuint (preferences->mask_days, ==, 1);
  g_assert_cmpuint (preferences->retention_days, ==, 3650);
  g_assert_cmpint (preferences->retention_since, ==, 0);
  g_assert_cmpuint (preferences->number_digits, ==, 18);
  g_assert_false (preferences->mask_first);
  g_assert_false (preferences->reuse_numbers);
}

static void
test_read_only (CbTestBook    *f,
                gconstpointer  data)
{
  g_autoptr (CbPreferences) preferences = get (f->book);
  g_autoptr (CbPreferences) read = NULL;
  g_autoptr (GError) error = NULL;

  preferences->reuse_numbers = TRUE;
  g_assert_nonnull ((read = save (f->book, preferences, &error)));
  g_clear_pointer (&read, cb_preferences_free);
  cb_test_book_close (f);
  g_assert_cmpint (g_chmod (f->path, 0400), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0500), ==, 0);

  /* Whoever may write everywhere sees no difference. */
  cb_test_book_open (f);
  read = get (f->book);
  g_assert_true (read->reuse_numbers);
  if (cb_book_get_read_only (f->book))
    {
      g_assert_null (save (f->book, preferences, &error));
      g_assert_error (error, CB_ERROR, CB_ERROR_READ_ONLY);
    }
  g_assert_cmpint (g_chmod (f->folder, 0700), ==, 0);
}

typedef struct
{
  CbItemKind kind;
  gint64     customer;
  guint      status;
} ItemData;

static gpointer
add_item_job (CbConnection  *connection,
              gpointer       data,
              CbProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  ItemData *item_data = data;
  g_autoptr (CbItem) item = cb_item_new (item_data->kind, item_data->customer);

  cb_item_set_status (item, item_data->status);
  cb_item_set_date (item, DAY);
  if (!cb_item_rows_insert (connection, item, error))
    return NULL;

  return GINT_TO_POINTER ((int) cb_item_get_id (item));
}

static guint
get_status (CbItemKind kind,
            gboolean   open)
{
  const CbItemKindInfo *info = cb_item_kind_get_info (kind);

  for (guint i = 0; i < info->n_statuses; i++)
    {
      if (!info->statuses[i].open == !open)
        return i;
    }

  g_assert_not_reached ();
}

static gint64
add_item (CbBook     *book,
          CbItemKind  kind,
          gint64      customer,
          gboolean    open)
{
  ItemData data = { kind, customer, get_status (kind, open) };
  g_autoptr (GError) error = NULL;
  gint64 id = GPOINTER_TO_INT (cb_test_write_job (book, add_item_job, &data, &error));

  g_assert_no_error (error);

  return id;
}

static void
delete_customer (CbBook *book,
                 gint64  id)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (id);

  cb_test_delete (book, set, NULL);
}

static void
assert_counts (CbBook     *book,
               CbItemKind  kind,
               gsize       with_any,
               gsize       with_open)
{
  g_autofree CbRuleCounts *counts = count (book);

  g_assert_cmpuint (counts->with_any[kind], ==, with_any);
  g_assert_cmpuint (counts->with_open[kind], ==, with_open);
}

static void
test_counts (CbTestBook    *f,
             gconstpointer  data)
{
  gint64 a = cb_test_add (f->book, "1", "Ada");
  gint64 b = cb_test_add (f->book, "2", "Bert");
  gint64 c = cb_test_add (f->book, "3", "Cleo");
  gint64 item;
  g_autofree char *sql = NULL;

  for (CbItemKind kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    assert_counts (f->book, kind, 0, 0);

  /* Many of one customer count once; settled ones are not open. */
  add_item (f->book, CB_ITEM_QUOTE, a, TRUE);
  add_item (f->book, CB_ITEM_QUOTE, a, TRUE);
  add_item (f->book, CB_ITEM_QUOTE, a, FALSE);
  add_item (f->book, CB_ITEM_QUOTE, b, FALSE);
  add_item (f->book, CB_ITEM_REMINDER, c, TRUE);
  assert_counts (f->book, CB_ITEM_QUOTE, 2, 1);
  assert_counts (f->book, CB_ITEM_REMINDER, 1, 1);
  assert_counts (f->book, CB_ITEM_ORDER, 0, 0);

  /* What is deleted doesn't count, what was closed isn't open. */
  item = add_item (f->book, CB_ITEM_INVOICE, a, TRUE);
  assert_counts (f->book, CB_ITEM_INVOICE, 1, 1);
  delete_customer (f->book, c);
  sql = g_strdup_printf ("INSERT INTO closed_item (customer_id, item_id, operation_id) "
                         "SELECT 1, %d, max (id) FROM operation", (int) item);
  execute (f->book, sql);
  assert_counts (f->book, CB_ITEM_INVOICE, 1, 0);
  g_free (sql);
  sql = g_strdup_printf ("INSERT INTO deleted_item (item_id, operation_id) SELECT %d, max (id) FROM operation", (int) item);
  execute (f->book, sql);
  assert_counts (f->book, CB_ITEM_INVOICE, 0, 0);

  /* Neither do the items of deleted customers. */
  assert_counts (f->book, CB_ITEM_REMINDER, 0, 0);
  delete_customer (f->book, a);
  assert_counts (f->book, CB_ITEM_QUOTE, 1, 0);
}

static void
test_retention (CbTestBook    *f,
                gconstpointer  data)
{
  g_autoptr (CbPreferences) preferences = cb_preferences_new ();
  gint64 now = g_get_real_time ();
  g_autofree char *old = g_strdup_printf ("INSERT INTO operation (id, kind, time, person_id, person_name, n_customers) "
                                          "VALUES (100, 1, %" G_GINT64_FORMAT ", 1, 'Ada', 2), "
                                          "(101, 1, %" G_GINT64_FORMAT ", 1, 'Ada', 2)",
                                          now - 100 * DAY, now - 30 * DAY);
  CbRetentionCounts *counts;

  preferences->retention_days = 90;
  preferences->retention_since = now;
  counts = count_retention (f->book, preferences);
  g_assert_cmpuint (counts->n_deleted, ==, 0);
  g_assert_cmpuint (counts->n_first, ==, 0);
  g_assert_cmpint (counts->first_date, ==, 0);
  g_free (counts);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      cb_test_add (f->book, number, "Ada");
    }
  execute (f->book, old);
  execute (f->book, "INSERT INTO deleted_customer (customer_id, operation_id) "
                    "VALUES (1, 100), (2, 100), (3, 101), (4, 101)");

  counts = count_retention (f->book, preferences);
  g_assert_cmpuint (counts->n_deleted, ==, 4);
  g_assert_cmpuint (counts->n_first, ==, 2);
  g_assert_cmpint (counts->first_date, ==, now + 7 * DAY);
  g_free (counts);

  /* Those who wait for their erasure have a date of their own. */
  execute (f->book, "INSERT INTO pending_erasure VALUES (1, 100, 1), (2, 100, 1)");
  counts = count_retention (f->book, preferences);
  g_assert_cmpuint (counts->n_deleted, ==, 2);
  g_assert_cmpuint (counts->n_first, ==, 0);
  g_assert_cmpint (counts->first_date, ==, now + 60 * DAY);
  g_free (counts);
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/preference-store/new-book", test_new_book);
  ADD ("/preference-store/saved", test_saved);
  ADD ("/preference-store/recorded", test_recorded);
  ADD ("/preference-store/noted", test_noted);
  ADD ("/preference-store/refused", test_refused);
  ADD ("/preference-store/since", test_since);
  ADD ("/preference-store/out-of-bounds", test_out_of_bounds);
  ADD ("/preference-store/read-only", test_read_only);
  ADD ("/preference-store/counts", test_counts);
  ADD ("/preference-store/retention", test_retention);

  return g_test_run ();
}
