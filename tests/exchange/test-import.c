/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-error.h"
#include "cb-operation.h"
#include "import-fixture.h"

static const CbImportRow *
get_rejected (CbImportReport *report,
              guint           index)
{
  GPtrArray *rejected = cb_import_report_get_rejected (report);

  g_assert_cmpuint (index, <, rejected->len);

  return g_ptr_array_index (rejected, index);
}

static void
assert_counts (CbImportReport *report,
               guint           n_new,
               guint           n_updated,
               guint           n_same,
               guint           n_rejected)
{
  g_assert_cmpuint (cb_import_report_get_n_new (report), ==, n_new);
  g_assert_cmpuint (cb_import_report_get_n_updated (report), ==, n_updated);
  g_assert_cmpuint (cb_import_report_get_n_same (report), ==, n_same);
  g_assert_cmpuint (cb_import_report_get_n_rejected (report), ==, n_rejected);
  g_assert_cmpuint (cb_import_report_get_rejected (report)->len, ==, n_rejected);
}

static void
assert_field_problem (CbImportReport *report,
                      guint           index,
                      guint           line,
                      int             field,
                      CbFieldProblem  problem)
{
  const CbImportRow *row = get_rejected (report, index);

  g_assert_cmpuint (row->line, ==, line);
  g_assert_cmpint (row->reason, ==, CB_IMPORT_REASON_FIELD);
  g_assert_cmpint (row->field, ==, field);
  g_assert_cmpint (row->problem, ==, problem);
  g_assert_nonnull (row->customer);
}

static void
assert_text (ImportFixture   *fixture,
             const char      *number,
             CbCustomerField  field,
             const char      *expected)
{
  g_autoptr (CbCustomer) customer = import_fixture_find (fixture, number);

  g_assert_nonnull (customer);
  g_assert_cmpstr (cb_customer_get_text (customer, field), ==, expected);
}

static void
test_new (ImportFixture *fixture,
          gconstpointer  data)
{
  g_autoptr (CbImportReport) report = NULL;
  g_autoptr (CbCustomer) customer = NULL;
  const CbImportRow *row;

  report = import_fixture_import (fixture,
                                  "customerID,companyName,contactName,city,phone,Email\n"
                                  "LUNAX,Lūna & Söhne,Zoë Žižek,NULL,030-1234567,zoe@example.com\n"
                                  "\n"
                                  "PETIT,\"Le \"\"Petit\"\" Café\",NULL,Besançon,NULL,NULL\n");
  assert_counts (report, 2, 0, 0, 0);

  row = g_ptr_array_index (cb_import_report_get_first_rows (report), 1);
  g_assert_cmpuint (row->line, ==, 4);
  g_assert_cmpint (row->outcome, ==, CB_IMPORT_ROW_NEW);
  g_assert_cmpstr (cb_customer_get_name (row->customer), ==, "Le \"Petit\" Café");

  customer = import_fixture_find (fixture, "LUNAX");
  g_assert_cmpstr (cb_customer_get_name (customer), ==, "Lūna & Söhne");
  g_assert_cmpstr (cb_customer_get_text (customer, CB_CUSTOMER_FIELD_CONTACT), ==, "Zoë Žižek");
  g_assert_cmpstr (cb_customer_get_text (customer, CB_CUSTOMER_FIELD_PHONE), ==, "030-1234567");
  g_assert_cmpstr (cb_customer_get_text (customer, CB_CUSTOMER_FIELD_EMAIL), ==, "zoe@example.com");
  g_assert_cmpstr (cb_customer_get_text (customer, CB_CUSTOMER_FIELD_NOTES), ==, "");
  assert_text (fixture, "PETIT", CB_CUSTOMER_FIELD_NOTES, "city: Besançon");

  g_assert_cmpuint (cb_book_get_n_live (fixture->book), ==, 2);
}

/* What might be taken for something else on the way stays as it is. */
static void
test_kept_as_is (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (CbImportReport) report = NULL;

  report = import_fixture_import (fixture,
                                  "Number,Name,Notes\n"
                                  "1,<b>&amp;</b> %s \\n,=1+1\n"
                                  "2,\xe2\x80\xae" "evil\xe2\x80\xac,\"a\r\nb\rc\"\n"
                                  "3,\"'; DROP TABLE customer; --\",\"  two\n\n lines \"\n"
                                  "4,\"in\r\nlines\",x\n");
  assert_counts (report, 4, 0, 0, 0);
  assert_text (fixture, "1", CB_CUSTOMER_FIELD_NAME, "<b>&amp;</b> %s \\n");
  assert_text (fixture, "1", CB_CUSTOMER_FIELD_NOTES, "=1+1");
  assert_text (fixture, "2", CB_CUSTOMER_FIELD_NAME, "\xe2\x80\xae" "evil\xe2\x80\xac");
  assert_text (fixture, "2", CB_CUSTOMER_FIELD_NOTES, "a\nb\nc");
  assert_text (fixture, "3", CB_CUSTOMER_FIELD_NAME, "'; DROP TABLE customer; --");
  assert_text (fixture, "3", CB_CUSTOMER_FIELD_NOTES, "two\n\n lines");
  assert_text (fixture, "4", CB_CUSTOMER_FIELD_NAME, "in lines");
}

static void
test_numbers (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (CbImportReport) first = NULL;
  g_autoptr (CbImportReport) second = NULL;
  const CbImportRow *row;

  /* A number further down the file is not given to a row without one. */
  first = import_fixture_import (fixture, "Number,Name\n,Anna\n1001,Bert\n,Cleo\n1003,Dora\n");
  assert_counts (first, 4, 0, 0, 0);
  assert_text (fixture, "1001", CB_CUSTOMER_FIELD_NAME, "Bert");
  assert_text (fixture, "1002", CB_CUSTOMER_FIELD_NAME, "Anna");
  assert_text (fixture, "1003", CB_CUSTOMER_FIELD_NAME, "Dora");
  assert_text (fixture, "1004", CB_CUSTOMER_FIELD_NAME, "Cleo");

  /* Without a column of numbers; a rejected row uses none up. */
  second = import_fixture_import (fixture, "Name,Email\nEmil,no\nFritz,f@example.com\n");
  assert_counts (second, 1, 0, 0, 1);
  assert_text (fixture, "1005", CB_CUSTOMER_FIELD_NAME, "Fritz");
  row = g_ptr_array_index (cb_import_report_get_first_rows (second), 1);
  g_assert_cmpstr (cb_customer_get_number (row->customer), ==, "1005");
}

/* Freed numbers go first if they are to be given again, the smallest of them
 * first and none twice. */
static void
test_freed_numbers (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr (CbImportReport) report = NULL;

  import_fixture_execute (fixture,
                          "INSERT INTO setting (key, value) VALUES ('number_prefix', ''), ('number_digits', '4'), "
                          "('highest_number', '1009'), ('reuse_numbers', '1');"
                          "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                          "VALUES (3, 1, 1, 'Ada', 3);"
                          "INSERT INTO freed_number VALUES ('1003', 1), ('1004', 1), ('1007', 1), ('10000', 1)");
  report = import_fixture_import (fixture, "Number,Name\n,Anna\n,Bert\n1007,Cleo\n,Dora\n,Emil\n,Fritz\n");
  assert_counts (report, 6, 0, 0, 0);
  assert_text (fixture, "1003", CB_CUSTOMER_FIELD_NAME, "Anna");
  assert_text (fixture, "1004", CB_CUSTOMER_FIELD_NAME, "Bert");
  assert_text (fixture, "1007", CB_CUSTOMER_FIELD_NAME, "Cleo");
  assert_text (fixture, "10000", CB_CUSTOMER_FIELD_NAME, "Dora");
  assert_text (fixture, "1010", CB_CUSTOMER_FIELD_NAME, "Emil");
  assert_text (fixture, "1011", CB_CUSTOMER_FIELD_NAME, "Fritz");
}

static void
test_names (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (CbImportReport) report = NULL;

  report = import_fixture_import (fixture,
                                  "Number,Last Name,First Name,Company,Contact\n"
                                  "1,Lovelace,Ada,Engines,\n"
                                  "2,Plato,,,\n"
                                  "3,,,Engines,Babbage\n"
                                  "4,,,,Babbage\n"
                                  "5,,,,\n");
  assert_counts (report, 4, 0, 0, 1);
  assert_text (fixture, "1", CB_CUSTOMER_FIELD_NAME, "Ada Lovelace");
  assert_text (fixture, "1", CB_CUSTOMER_FIELD_COMPANY, "Engines");
  assert_text (fixture, "2", CB_CUSTOMER_FIELD_NAME, "Plato");
  assert_text (fixture, "3", CB_CUSTOMER_FIELD_NAME, "Engines");
  assert_text (fixture, "4", CB_CUSTOMER_FIELD_NAME, "Babbage");
  assert_field_problem (report, 0, 6, CB_CUSTOMER_FIELD_NAME, CB_FIELD_PROBLEM_MISSING);
}

static void
test_update (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (CbImportReport) first = NULL;
  g_autoptr (CbImportReport) second = NULL;
  g_autoptr (CbImportReport) third = NULL;
  const CbImportRow *row;

  first = import_fixture_import (fixture, "Number,Name,Phone,Email\n"
                                          "A-1,Anna,555-0101,a@example.com\n"
                                          "A-2,Bert,555-0102,b@example.com\n"
                                          "A-3,Cleo,555-0103,c@example.com\n");
  assert_counts (first, 3, 0, 0, 0);

  /* What is empty, or has no column, stays. */
  second = import_fixture_import (fixture, "Number,Name,Phone\na-1,Anna,\nA-2,Bert,555-0199\nA-3,,\n");
  assert_counts (second, 0, 1, 2, 0);
  assert_text (fixture, "A-1", CB_CUSTOMER_FIELD_PHONE, "555-0101");
  assert_text (fixture, "A-1", CB_CUSTOMER_FIELD_NUMBER, "A-1");
  assert_text (fixture, "A-2", CB_CUSTOMER_FIELD_PHONE, "555-0199");
  assert_text (fixture, "A-2", CB_CUSTOMER_FIELD_EMAIL, "b@example.com");
  assert_text (fixture, "A-3", CB_CUSTOMER_FIELD_NAME, "Cleo");
  row = g_ptr_array_index (cb_import_report_get_first_rows (second), 1);
  g_assert_cmpint (row->outcome, ==, CB_IMPORT_ROW_UPDATE);

  /* An update is checked like anything else. */
  third = import_fixture_import (fixture, "Number,Email\nA-1,nonsense\nA-2,b@example.com\n");
  assert_counts (third, 0, 0, 1, 1);
  assert_field_problem (third, 0, 2, CB_CUSTOMER_FIELD_EMAIL, CB_FIELD_PROBLEM_NOT_EMAIL);
  assert_text (fixture, "A-1", CB_CUSTOMER_FIELD_EMAIL, "a@example.com");
}

static void
test_update_notes (ImportFixture *fixture,
                   gconstpointer  data)
{
  static const char text[] = "Number,Name,City,Fax\n1,Anna,Ulm,555-0100\n";
  g_autoptr (CbImportReport) first = import_fixture_import (fixture, text);
  g_autoptr (CbImportReport) again = import_fixture_import (fixture, text);
  g_autoptr (CbImportReport) moved = NULL;
  g_autoptr (CbImportReport) replaced = NULL;

  assert_counts (first, 1, 0, 0, 0);
  assert_counts (again, 0, 0, 1, 0);
  assert_text (fixture, "1", CB_CUSTOMER_FIELD_NOTES, "City: Ulm\nFax: 555-0100");

  import_fixture_execute (fixture, "UPDATE customer SET notes = 'Has a dog' || char (10) || notes");
  moved = import_fixture_import (fixture, "Number,City,Country\n1,Bonn,Germany\n");
  assert_counts (moved, 0, 1, 0, 0);
  assert_text (fixture, "1", CB_CUSTOMER_FIELD_NOTES,
               "Has a dog\nCity: Bonn\nFax: 555-0100\nCountry: Germany");

  replaced = import_fixture_import (fixture, "Number,Notes,City\n1,Has a cat,Kiel\n");
  assert_counts (replaced, 0, 1, 0, 0);
  assert_text (fixture, "1", CB_CUSTOMER_FIELD_NOTES, "Has a cat\nCity: Kiel");
}

static void
test_people (ImportFixture *fixture,
             gconstpointer  data)
{
  static const char text[] = "Number,Name,Assigned To\n1,Anna,Mia\n2,Bert, Mia \n3,Cleo,Jo\n4,Dora,\n";
  gint64 n_people = import_fixture_query (fixture, "SELECT count (*) FROM person");
  g_autoptr (CbImportReport) first = import_fixture_import (fixture, text);
  g_autoptr (CbImportReport) again = import_fixture_import (fixture, text);
  g_autoptr (CbImportReport) changed = NULL;
  g_autoptr (CbCustomer) customer = NULL;
  g_autofree char *name = g_strnfill (5000, 'x');
  g_autofree char *long_name = g_strdup_printf ("Number,Assigned To\n2,Jo\n3,%s\n", name);
  g_autoptr (CbImportReport) rejected = NULL;

  assert_counts (first, 4, 0, 0, 0);
  assert_counts (again, 0, 0, 4, 0);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM person"), ==, n_people + 2);

  changed = import_fixture_import (fixture, long_name);
  assert_counts (changed, 0, 1, 0, 1);
  assert_field_problem (changed, 0, 3, CB_IMPORT_TARGET_ASSIGNED_TO, CB_FIELD_PROBLEM_TOO_LONG);
  customer = import_fixture_find (fixture, "2");
  g_assert_cmpstr (cb_customer_get_assigned_name (customer), ==, "Jo");

  /* A rejected row doesn't bring its person. */
  rejected = import_fixture_import (fixture, "Number,Name,Assigned To\n5,,Kim\n6,,Mia\n7,Gus,Mia\n8,,Mia\n");
  assert_counts (rejected, 1, 0, 0, 3);
  assert_field_problem (rejected, 2, 5, CB_CUSTOMER_FIELD_NAME, CB_FIELD_PROBLEM_MISSING);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM person"), ==, n_people + 2);
}

static void
test_rejected (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autofree char *name = g_strnfill (10000, 'x');
  g_autofree char *text = NULL;
  g_autoptr (CbImportReport) report = NULL;
  const CbImportRow *row;

  text = g_strdup_printf ("Number,Name,Email,Phone,Website\n"
                          "1,Anna,a@example.com,555-0101,example.com\n"
                          "2,,,,\n"
                          "3,Cleo,cleo at example.com,,\n"
                          "4,Dora,,none,\n"
                          "5,Emil,,,not a site\n"
                          "6,%s,,,\n"
                          "7,Gr\ace,,,\n"
                          "8,Hugo,,\n"
                          "9,Ida,,,,\n"
                          "1,\"Jon\ndoe\",,,\n"
                          "11,5\" Karl,,,\n"
                          "12,Lea,,,\n", name);
  report = import_fixture_import (fixture, text);
  assert_counts (report, 2, 0, 0, 10);

  assert_field_problem (report, 0, 3, CB_CUSTOMER_FIELD_NAME, CB_FIELD_PROBLEM_MISSING);
  assert_field_problem (report, 1, 4, CB_CUSTOMER_FIELD_EMAIL, CB_FIELD_PROBLEM_NOT_EMAIL);
  assert_field_problem (report, 2, 5, CB_CUSTOMER_FIELD_PHONE, CB_FIELD_PROBLEM_NOT_PHONE);
  assert_field_problem (report, 3, 6, CB_CUSTOMER_FIELD_WEBSITE, CB_FIELD_PROBLEM_NOT_WEBSITE);
  assert_field_problem (report, 4, 7, CB_CUSTOMER_FIELD_NAME, CB_FIELD_PROBLEM_TOO_LONG);
  assert_field_problem (report, 5, 8, CB_CUSTOMER_FIELD_NAME, CB_FIELD_PROBLEM_CONTROL);

  for (guint i = 6; i < 8; i++)
    {
      row = get_rejected (report, i);
      g_assert_cmpuint (row->line, ==, i + 3);
      g_assert_cmpint (row->reason, ==, CB_IMPORT_REASON_COLUMNS);
      g_assert_null (row->customer);
    }

  row = get_rejected (report, 8);
  g_assert_cmpuint (row->line, ==, 11);
  g_assert_cmpint (row->reason, ==, CB_IMPORT_REASON_DUPLICATE);
  g_assert_cmpuint (row->other_line, ==, 2);
  g_assert_cmpstr (cb_customer_get_name (row->customer), ==, "Jon doe");

  row = get_rejected (report, 9);
  g_assert_cmpuint (row->line, ==, 13);
  g_assert_cmpint (row->reason, ==, CB_IMPORT_REASON_QUOTES);

  assert_text (fixture, "12", CB_CUSTOMER_FIELD_NAME, "Lea");
}

static void
test_held (ImportFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (CbImportReport) first = import_fixture_import (fixture, "Number,Name\nX1,Anna\nX2,Bert\n");
  g_autoptr (CbImportReport) second = NULL;
  const CbImportRow *row;

  import_fixture_execute (fixture, "INSERT INTO deleted_customer (customer_id, operation_id) "
                                   "SELECT customer.id, operation.id FROM customer, operation "
                                   "WHERE number = 'X1'");
  second = import_fixture_import (fixture, "Number,Name\nx1,Another\nX2,Bert\n");
  assert_counts (second, 0, 0, 1, 1);
  row = get_rejected (second, 0);
  g_assert_cmpuint (row->line, ==, 2);
  g_assert_cmpint (row->reason, ==, CB_IMPORT_REASON_HELD);
  g_assert_cmpstr (cb_customer_get_name (row->customer), ==, "Another");
  assert_text (fixture, "X1", CB_CUSTOMER_FIELD_NAME, "Anna");
}

/* UTF-8 for the most part, with bytes in it that are not; and NULs. */
static void
test_damaged (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("Number,Name,Quux\n");
  g_autoptr (CbImport) import = NULL;
  g_autoptr (CbImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; text->len < 70000; i++)
    g_string_append_printf (text, "%u,Zoë,\n", i);
  g_string_append (text, "a,Jos\xe9,\n");
  g_string_append_len (text, "b,Jo\0sé,\n", 10);
  g_string_append (text, "c,José,\n");
  g_string_append (text, "d,Jo,\xff\n");

  import = import_fixture_load (fixture, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  cb_import_set_target (import, 2, CB_IMPORT_TARGET_NONE);
  report = import_fixture_apply (fixture, import);
  g_assert_cmpuint (cb_import_report_get_n_rejected (report), ==, 2);
  assert_field_problem (report, 0, cb_import_get_n_rows (import) - 2, CB_CUSTOMER_FIELD_NAME,
                        CB_FIELD_PROBLEM_NOT_UTF8);
  assert_field_problem (report, 1, cb_import_get_n_rows (import) - 1, CB_CUSTOMER_FIELD_NAME,
                        CB_FIELD_PROBLEM_NOT_UTF8);
  g_assert_true (g_utf8_validate (cb_customer_get_name (get_rejected (report, 0)->customer), -1, NULL));
  assert_text (fixture, "c", CB_CUSTOMER_FIELD_NAME, "José");
  /* What isn't imported may be anything. */
  assert_text (fixture, "d", CB_CUSTOMER_FIELD_NAME, "Jo");
}

static void
changed_cb (CbBook    *book,
            CbChange  *change,
            CbChange **taken)
{
  g_assert_null (*taken);
  *taken = cb_change_copy (change);
}

static void
test_operation (ImportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (CbImportReport) first = import_fixture_import (fixture, "Number,Name\n1,Anna\n");
  g_autoptr (CbImportReport) second = NULL;
  g_autoptr (CbImportReport) third = NULL;
  g_autoptr (CbChange) change = NULL;
  g_autoptr (CbCustomer) edited = import_fixture_find (fixture, "1");
  g_autoptr (CbCustomer) added = NULL;

  g_signal_connect (fixture->book, "changed", G_CALLBACK (changed_cb), &change);
  second = import_fixture_import (fixture, "Number,Name\n1,Anne\n2,Bert\n3,Cleo\n");

  added = import_fixture_find (fixture, "2");
  g_assert_false (change->everything);
  g_assert_cmpuint (cb_id_set_get_size (change->added), ==, 2);
  g_assert_true (cb_id_set_contains (change->added, cb_customer_get_id (added)));
  g_assert_cmpuint (cb_id_set_get_size (change->edited), ==, 1);
  g_assert_true (cb_id_set_contains (change->edited, cb_customer_get_id (edited)));
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM operation WHERE kind = 4"), ==, 2);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT n_customers FROM operation WHERE kind = 4 "
                                                  "ORDER BY id DESC LIMIT 1"), ==, 3);

  /* Nothing to do is nothing done. */
  third = import_fixture_import (fixture, "Number,Name\n1,Anne\n");
  assert_counts (third, 0, 0, 1, 0);
  g_assert_cmpint (import_fixture_query (fixture, "SELECT count (*) FROM operation WHERE kind = 4"), ==, 2);
  g_signal_handlers_disconnect_by_func (fixture->book, changed_cb, &change);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, ImportFixture, NULL, import_fixture_set_up, func, import_fixture_tear_down)

  ADD ("/import/new", test_new);
  ADD ("/import/kept-as-is", test_kept_as_is);
  ADD ("/import/numbers", test_numbers);
  ADD ("/import/freed-numbers", test_freed_numbers);
  ADD ("/import/names", test_names);
  ADD ("/import/update", test_update);
  ADD ("/import/update-notes", test_update_notes);
  ADD ("/import/people", test_people);
  ADD ("/import/rejected", test_rejected);
  ADD ("/import/held", test_held);
  ADD ("/import/damaged", test_damaged);
  ADD ("/import/operation", test_operation);

  return g_test_run ();
}
