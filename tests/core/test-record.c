/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What can stand in the records and the names of the documents of a customer,
 * and what the history says of them.
 */

#include <string.h>

#include "cb-document.h"
#include "cb-history-entry.h"
#include "cb-record.h"

static void
assert_problem (const CbRecord  *record,
                CbRecordProblem  problem,
                CbRecordField    expected)
{
  CbRecordField field = CB_N_RECORD_FIELDS;

  g_assert_cmpint (cb_record_check (record, &field), ==, problem);
  if (problem != CB_RECORD_PROBLEM_NONE)
    g_assert_cmpint (field, ==, expected);
}

static void
test_addresses (void)
{
  g_autoptr (CbRecord) address = cb_record_new (CB_RECORD_ADDRESS, 1);
  g_autoptr (CbRecord) copy = NULL;
  g_autofree char *label = NULL;
  g_autofree char *long_text = g_strnfill (201, 'x');

  g_assert_cmpuint (address->variant, ==, CB_ADDRESS_HOME);
  assert_problem (address, CB_RECORD_PROBLEM_MISSING, CB_RECORD_FIELD_STREET);
  cb_record_set_text (address, CB_RECORD_FIELD_CITY, "Bath");
  assert_problem (address, CB_RECORD_PROBLEM_NONE, 0);
  cb_record_set_text (address, CB_RECORD_FIELD_STREET, "1 Mill Lane");
  label = cb_record_get_label (address);
  g_assert_cmpstr (label, ==, "1 Mill Lane, Bath");

  copy = cb_record_copy (address);
  g_assert_true (cb_record_equal (address, copy));
  cb_record_set_text (copy, CB_RECORD_FIELD_REGION, long_text);
  g_assert_false (cb_record_equal (address, copy));
  assert_problem (copy, CB_RECORD_PROBLEM_TOO_LONG, CB_RECORD_FIELD_REGION);
  cb_record_set_text (copy, CB_RECORD_FIELD_REGION, "two\nlines");
  assert_problem (copy, CB_RECORD_PROBLEM_NO_TEXT, CB_RECORD_FIELD_REGION);
}

/* Each kind of dependent has fields of its own, and none of the others'. */
static void
test_dependents (void)
{
  static const struct { CbRecordField field; const char *text; guint variants; } own[] = {
    { CB_RECORD_FIELD_NAME, "Bello", 0xf },
    { CB_RECORD_FIELD_DETAILS, "Likes the garden", 0xf },
    { CB_RECORD_FIELD_BIRTH_DATE, "2019-05-01", 0x3 },
    { CB_RECORD_FIELD_SCHOOL, "The yellow one", 0x1 },
    { CB_RECORD_FIELD_BREED, "Beagle", 0x2 },
    { CB_RECORD_FIELD_MODEL, "Ford Transit", 0x4 },
    { CB_RECORD_FIELD_PLATE, "C12345X", 0x4 },
  };
  static const char *const no_days[] = { "2019-5-1", "2019-02-30", "2019-05-01 10:00", "2019/05/01", "May", " 2019-05-01" };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      for (guint variant = CB_DEPENDENT_CHILD; variant <= CB_DEPENDENT_OTHER; variant++)
        {
          g_autoptr (CbRecord) dependent = cb_record_new (CB_RECORD_DEPENDENT, 1);
          gboolean has = (own[i].variants & 1u << (variant - 1)) != 0;

          dependent->variant = variant;
          cb_record_set_text (dependent, CB_RECORD_FIELD_NAME, "Bello");
          cb_record_set_text (dependent, own[i].field, own[i].text);
          assert_problem (dependent, has ? CB_RECORD_PROBLEM_NONE : CB_RECORD_PROBLEM_MALFORMED, own[i].field);
          g_assert_cmpint (cb_record_kind_has_text (CB_RECORD_DEPENDENT, variant, own[i].field), ==, has);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (no_days); i++)
    {
      g_autoptr (CbRecord) child = cb_record_new (CB_RECORD_DEPENDENT, 1);

      cb_record_set_text (child, CB_RECORD_FIELD_NAME, "Mia");
      cb_record_set_text (child, CB_RECORD_FIELD_BIRTH_DATE, no_days[i]);
      assert_problem (child, CB_RECORD_PROBLEM_MALFORMED, CB_RECORD_FIELD_BIRTH_DATE);
    }
}

static void
test_payment_methods (void)
{
  g_autoptr (CbRecord) method = cb_record_new (CB_RECORD_PAYMENT_METHOD, 1);

  assert_problem (method, CB_RECORD_PROBLEM_MISSING, CB_RECORD_FIELD_BRAND);
  cb_record_set_text (method, CB_RECORD_FIELD_BRAND, "Visa");
  assert_problem (method, CB_RECORD_PROBLEM_MALFORMED, CB_RECORD_FIELD_LAST_DIGITS);
  cb_record_set_text (method, CB_RECORD_FIELD_LAST_DIGITS, "4111 1111 1111 1111");
  assert_problem (method, CB_RECORD_PROBLEM_CARD, CB_RECORD_FIELD_LAST_DIGITS);
  cb_record_set_text (method, CB_RECORD_FIELD_LAST_DIGITS, "1111");
  assert_problem (method, CB_RECORD_PROBLEM_NONE, 0);
  cb_record_set_text (method, CB_RECORD_FIELD_EXPIRY, "soon");
  assert_problem (method, CB_RECORD_PROBLEM_MALFORMED, CB_RECORD_FIELD_EXPIRY);
  cb_record_set_text (method, CB_RECORD_FIELD_EXPIRY, "2028-06");
  cb_record_set_text (method, CB_RECORD_FIELD_TOKEN, "5555555555554444");
  assert_problem (method, CB_RECORD_PROBLEM_CARD, CB_RECORD_FIELD_TOKEN);
  cb_record_set_text (method, CB_RECORD_FIELD_TOKEN, "tok_1");
  assert_problem (method, CB_RECORD_PROBLEM_NONE, 0);
}

static void
test_expiry (void)
{
  static const char *const months[][2] = {
    { "06/28", "2028-06" }, { "6/28", "2028-06" }, { " 6/2028 ", "2028-06" }, { "2028-06", "2028-06" }, { "12-30", "2030-12" },
    { "13/28", NULL }, { "0/28", NULL }, { "0628", NULL }, { "06/1/28", NULL }, { "", NULL }, { "2028", NULL }, { "6/128", NULL },
    { "+6/28", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *month = cb_record_parse_expiry (months[i][0]);

      g_assert_cmpstr (month, ==, months[i][1]);
    }
}

static void
test_billing_cycles (void)
{
  g_autoptr (CbRecord) cycle = cb_record_new (CB_RECORD_BILLING_CYCLE, 1);

  assert_problem (cycle, CB_RECORD_PROBLEM_MALFORMED, CB_RECORD_FIELD_CURRENCY);
  cb_record_set_text (cycle, CB_RECORD_FIELD_CURRENCY, "EUR");
  assert_problem (cycle, CB_RECORD_PROBLEM_MALFORMED, CB_RECORD_FIELD_MONTHS);
  cycle->months = CB_BILLING_MAX_MONTHS + 1;
  assert_problem (cycle, CB_RECORD_PROBLEM_MALFORMED, CB_RECORD_FIELD_MONTHS);
  cycle->months = 3;
  assert_problem (cycle, CB_RECORD_PROBLEM_MISSING, CB_RECORD_FIELD_NEXT_DATE);
  cycle->next_date = 1;
  assert_problem (cycle, CB_RECORD_PROBLEM_NONE, 0);
  cycle->amount = G_MAXINT64;
  assert_problem (cycle, CB_RECORD_PROBLEM_TOO_LONG, CB_RECORD_FIELD_AMOUNT);
  cycle->amount = -1;
  assert_problem (cycle, CB_RECORD_PROBLEM_MALFORMED, CB_RECORD_FIELD_AMOUNT);
}

static void
test_history (void)
{
  static const char *const broken[] = { "", "3", "x Bello", "99 Bello", "0 Bello" };
  g_autoptr (CbHistoryEntry) written = cb_history_entry_new_record (CB_HISTORY_RECORD_ADDED, CB_RECORD_DEPENDENT, "Bello the dog");
  g_autoptr (CbHistoryEntry) entry =
    cb_history_entry_new_read (5, "Ada", CB_HISTORY_RECORD_ADDED, cb_history_entry_get_details (written));

  g_assert_cmpint (cb_history_entry_get_kind (entry), ==, CB_HISTORY_RECORD_ADDED);
  g_assert_cmpint (cb_history_entry_get_record (entry), ==, CB_RECORD_DEPENDENT);
  g_assert_cmpstr (cb_history_entry_get_label (entry), ==, "Bello the dog");
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (CbHistoryEntry) other = cb_history_entry_new_read (5, "Ada", CB_HISTORY_RECORD_ADDED, broken[i]);

      g_assert_cmpint (cb_history_entry_get_kind (other), ==, CB_HISTORY_OTHER);
    }
}

static void
test_document_names (void)
{
  static const char *const names[][2] = {
    { "Plan.pdf", "Plan.pdf" }, { "../../etc/passwd", "_._.._etc_passwd" }, { "..", "_." }, { "", "_" }, { "a\nb", "ab" },
    { "gpj.\u202eexe", "gpj.exe" }, { "Ä/ö.txt", "Ä_ö.txt" }, { "C:\\x", "C__x" }, { ".hidden", "_hidden" },
  };
  g_autofree char *long_title = g_strnfill (300, 'x');
  g_autofree char *with_end = g_strconcat (long_title, ".pdf", NULL);
  g_autofree char *name = cb_document_make_name (with_end);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *made = cb_document_make_name (names[i][0]);

      g_assert_cmpstr (made, ==, names[i][1]);
    }
  g_assert_cmpuint (strlen (name), <=, 200);
  g_assert_true (g_str_has_suffix (name, "x.pdf"));

  g_assert_true (cb_document_is_title ("Plan.pdf"));
  g_assert_false (cb_document_is_title (""));
  g_assert_false (cb_document_is_title (long_title));
  g_assert_false (cb_document_is_title ("a\nb"));
  g_assert_false (cb_document_is_title ("\xff.pdf"));
  g_assert_false (cb_document_is_title ("Card 4111111111111111.pdf"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/addresses", test_addresses);
  g_test_add_func ("/record/dependents", test_dependents);
  g_test_add_func ("/record/payment-methods", test_payment_methods);
  g_test_add_func ("/record/expiry", test_expiry);
  g_test_add_func ("/record/billing-cycles", test_billing_cycles);
  g_test_add_func ("/record/history", test_history);
  g_test_add_func ("/record/document-names", test_document_names);

  return g_test_run ();
}
