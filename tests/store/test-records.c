/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What belongs to a customer alone: records, documents, the photo. What is
 * written can be read again, the history tells of it, and nobody gets any who
 * isn't there to have it.
 */

#include <string.h>

#include "cb-document-store.h"
#include "cb-error.h"
#include "cb-photo-store.h"
#include "cb-profile-store.h"
#include "cb-record-store.h"
#include "cb-test-conversations.h"
#include "cb-test-people.h"
#include "document-fixture.h"

static void
set_up (CbTestBook    *f,
        gconstpointer  data)
{
  cb_test_book_set_up (f, NULL);
  cb_test_add (f->book, "1", "Ada");
  cb_test_add (f->book, "2", "Bo");
}

static GPtrArray *
list (CbTestBook *f,
      gint64      customer)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  cb_record_store_list_async (f->book, customer, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  records = cb_record_store_list_finish (f->book, result, &error);
  g_assert_no_error (error);

  return records;
}

static CbRecord *
save (CbTestBook      *f,
      const CbRecord  *record,
      const CbRecord  *before,
      GError         **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_record_store_save_async (f->book, record, before, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_record_store_save_finish (f->book, result, error);
}

static gboolean
remove_record (CbTestBook      *f,
               const CbRecord  *record,
               GError         **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  cb_record_store_remove_async (f->book, record, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);

  return cb_record_store_remove_finish (f->book, result, error);
}

static void
add_address (CbTestBook *f,
             const char *street,
             gboolean    primary)
{
  g_autoptr (CbRecord) address = cb_record_new (CB_RECORD_ADDRESS, 1);
  g_autoptr (CbRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  cb_record_set_text (address, CB_RECORD_FIELD_STREET, street);
  address->primary = primary;
  saved = save (f, address, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->id, >, 0);
}

static void
assert_query (CbTestBook *f,
              const char *sql,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = cb_test_query (f->book, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static CbRecord *
new_cycle (gint64 customer)
{
  CbRecord *cycle = cb_record_new (CB_RECORD_BILLING_CYCLE, customer);

  cb_record_set_text (cycle, CB_RECORD_FIELD_CURRENCY, "EUR");
  cycle->months = 3;
  cycle->next_date = 86400000000;
  cycle->amount = 12050;

  return cycle;
}

static CbRecord *
new_dependent (gint64      customer,
               const char *name)
{
  CbRecord *dependent = cb_record_new (CB_RECORD_DEPENDENT, customer);

  cb_record_set_text (dependent, CB_RECORD_FIELD_NAME, name);
  dependent->variant = CB_DEPENDENT_PET;

  return dependent;
}

#define PRIMARY "SELECT group_concat (street) FROM address WHERE is_primary = 1"

static void
test_primary (CbTestBook    *f,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (CbRecord) edited = NULL;
  g_autoptr (CbRecord) saved = NULL;
  g_autoptr (GError) error = NULL;

  add_address (f, "First", FALSE);
  assert_query (f, PRIMARY, "First");
  add_address (f, "Second", FALSE);
  assert_query (f, PRIMARY, "First");
  add_address (f, "Third", TRUE);
  assert_query (f, PRIMARY, "Third");

  /* One that is no longer to be it leaves it to another. */
  before = list (f, 1);
  g_assert_cmpuint (before->len, ==, 3);
  g_assert_cmpstr (((CbRecord *) before->pdata[0])->texts[CB_RECORD_FIELD_STREET], ==, "Third");
  edited = cb_record_copy (before->pdata[0]);
  edited->primary = FALSE;
  edited->variant = CB_ADDRESS_WORK;
  saved = save (f, edited, before->pdata[0], &error);
  g_assert_no_error (error);
  assert_query (f, PRIMARY, "First");

  after = list (f, 1);
  g_assert_true (remove_record (f, after->pdata[0], &error));
  assert_query (f, PRIMARY, "Second");
  assert_query (f, "SELECT group_concat (kind || ':' || details) FROM history WHERE customer_id = 1",
                "20:1 First,20:1 Second,20:1 Third,21:1 Third,22:1 First");
}

static void
test_each_kind (CbTestBook    *f,
                gconstpointer  data)
{
  g_autoptr (CbRecord) method = cb_record_new (CB_RECORD_PAYMENT_METHOD, 1);
  CbRecord *records[] = { method, new_dependent (1, "Bello"), new_cycle (1) };
  g_autoptr (GPtrArray) found = NULL;

  cb_record_set_text (method, CB_RECORD_FIELD_BRAND, "Visa");
  cb_record_set_text (method, CB_RECORD_FIELD_LAST_DIGITS, "1111");
  cb_record_set_text (method, CB_RECORD_FIELD_EXPIRY, "2028-06");
  cb_record_set_text (method, CB_RECORD_FIELD_TOKEN, "tok_1");
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CbRecord) saved = save (f, records[i], NULL, &error);

      g_assert_no_error (error);
      records[i]->id = saved->id;
    }

  found = list (f, 1);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (records));
  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CbRecord) saved = NULL;

      g_assert_true (cb_record_equal (found->pdata[i], records[i]));
      records[i]->months++;
      cb_record_set_text (records[i], CB_RECORD_FIELD_NAME, "Luna");
      cb_record_set_text (records[i], CB_RECORD_FIELD_BRAND, "Amex");
      saved = save (f, records[i], found->pdata[i], &error);
      g_assert_no_error (error);
    }
  assert_query (f, "SELECT brand || name || months FROM payment_method, dependent, billing_cycle", "AmexLuna4");

  cb_record_free (records[1]);
  cb_record_free (records[2]);
}

static void
test_refused (CbTestBook    *f,
              gconstpointer  data)
{
  g_autoptr (CbRecord) cycle = new_cycle (1);
  g_autoptr (CbRecord) first = save (f, cycle, NULL, NULL);
  g_autoptr (CbRecord) changed = cb_record_copy (first);
  g_autoptr (CbRecord) again = NULL;
  g_autoptr (CbRecord) wrong = new_dependent (1, "4111 1111 1111 1111");
  GError *error = NULL;

  /* There is one already. */
  g_assert_null (save (f, cycle, NULL, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_CHANGED);
  g_clear_error (&error);

  changed->months = 6;
  again = save (f, changed, first, &error);
  g_assert_no_error (error);
  g_assert_null (save (f, changed, first, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_false (remove_record (f, first, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_true (remove_record (f, again, &error));
  g_assert_null (save (f, changed, again, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (save (f, wrong, NULL, &error));
  g_assert_error (error, CB_ERROR, CB_ERROR_INVALID);
  g_clear_error (&error);
  assert_query (f, "SELECT count (*) FROM dependent", "0");
}

static void
assert_all_fail (CbTestBook *f,
                 gint64      customer,
                 int         code)
{
  g_autoptr (CbRecord) dependent = new_dependent (customer, "Bello");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  GError *error = NULL;

  g_assert_null (save (f, dependent, NULL, &error));
  g_assert_error (error, CB_ERROR, code);
  g_clear_error (&error);
  g_assert_false (add_document (f, customer, "Plan.txt", bytes, &error));
  g_assert_error (error, CB_ERROR, code);
  g_clear_error (&error);
  g_assert_false (set_photo (f, customer, bytes, &error));
  g_assert_error (error, CB_ERROR, code);
  g_clear_error (&error);
}

static void
test_who (CbTestBook    *f,
          gconstpointer  data)
{
  g_autoptr (CbRecord) dependent = new_dependent (1, "Bello");
  g_autoptr (CbRecord) saved = save (f, dependent, NULL, NULL);
  g_autoptr (CbIdSet) set = cb_id_set_new_single (1);
  g_autoptr (GPtrArray) deleted = NULL;
  g_autoptr (GPtrArray) masked = NULL;

  assert_all_fail (f, 7, CB_ERROR_NOT_FOUND);
  cb_test_delete (f->book, set, NULL);
  assert_all_fail (f, 1, CB_ERROR_DELETED);
  deleted = list (f, 1);
  g_assert_cmpuint (deleted->len, ==, 1);

  cb_test_change (f, "INSERT INTO pending_erasure (customer_id, operation_id, erase_at) VALUES (1, 1, 1)");
  assert_all_fail (f, 1, CB_ERROR_MASKED);
  masked = list (f, 1);
  g_assert_cmpuint (masked->len, ==, 0);

  cb_test_people_allow_all_but (f->book, CB_PERMISSION_EDIT_CUSTOMERS);
  assert_all_fail (f, 2, CB_ERROR_DENIED);
}

static void
assert_denied (GError *error)
{
  g_assert_error (error, CB_ERROR, CB_ERROR_DENIED);
  g_error_free (error);
}

/* Nothing is read by who may not see the customer, and nothing removed by who
 * may not change them. */
static void
test_rights (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (CbRecord) dependent = new_dependent (1, "Bello");
  g_autoptr (CbRecord) saved = save (f, dependent, NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autofree char *path = g_build_filename (f->folder, "written", NULL);
  GAsyncResult *places[3] = { NULL };
  GError *error = NULL;

  g_assert_true (add_document (f, 1, "Plan.txt", bytes, NULL));
  cb_test_people_allow_all_but (f->book, CB_PERMISSION_EDIT_CUSTOMERS);
  g_assert_false (remove_record (f, saved, &error));
  assert_denied (g_steal_pointer (&error));
  g_assert_false (remove_document (f, 1, &error));
  assert_denied (g_steal_pointer (&error));
  g_assert_true (write_document (f, 1, path, NULL));

  cb_test_people_allow_all_but (f->book, CB_PERMISSION_SEE_CUSTOMERS);
  g_assert_false (write_document (f, 1, path, &error));
  assert_denied (g_steal_pointer (&error));
  g_assert_null (copy_document (f, 1, &error));
  assert_denied (g_steal_pointer (&error));
  cb_record_store_list_async (f->book, 1, NULL, cb_test_result_cb, &places[0]);
  cb_document_store_list_async (f->book, 1, NULL, cb_test_result_cb, &places[1]);
  cb_photo_store_get_async (f->book, 1, NULL, cb_test_result_cb, &places[2]);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GAsyncResult) result = cb_test_wait (&places[i]);

      if (i == 0)
        g_assert_null (cb_record_store_list_finish (f->book, result, &error));
      else if (i == 1)
        g_assert_null (cb_document_store_list_finish (f->book, result, &error));
      else
        g_assert_null (cb_photo_store_get_finish (f->book, result, &error));
      assert_denied (g_steal_pointer (&error));
    }
}

static void
test_counts (CbTestBook    *f,
             gconstpointer  data)
{
  g_autoptr (CbRecord) dependent = new_dependent (1, "Bello");
  g_autoptr (CbRecord) saved = save (f, dependent, NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree CbProfileCounts *counts = NULL;

  add_address (f, "First", FALSE);
  g_assert_true (add_document (f, 1, "Plan.txt", bytes, NULL));
  cb_profile_store_count_async (f->book, 1, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  counts = cb_profile_store_count_finish (f->book, result, NULL);
  g_assert_cmpuint (counts->n_records, ==, 2);
  g_assert_cmpuint (counts->n_documents, ==, 1);
  g_assert_cmpuint (counts->n_history, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/records/" name, CbTestBook, NULL, set_up, func, cb_test_book_tear_down)
  ADD ("primary", test_primary);
  ADD ("each-kind", test_each_kind);
  ADD ("refused", test_refused);
  ADD ("who", test_who);
  ADD ("rights", test_rights);
  ADD ("counts", test_counts);

  return g_test_run ();
}
