/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer.h"

typedef struct
{
  CbCustomerField  field;
  const char      *value;
  CbFieldProblem   problem;
} Check;

static void
assert_checks (const Check *checks,
               gsize        n_checks)
{
  for (gsize i = 0; i < n_checks; i++)
    {
      CbFieldProblem problem = cb_customer_field_check (checks[i].field, checks[i].value);

      if (problem != checks[i].problem)
        g_error ("%s “%s”: %d rather than %d", cb_customer_field_get_column (checks[i].field),
                 checks[i].value, problem, checks[i].problem);
    }
}

#define ASSERT_CHECKS(checks) assert_checks (checks, G_N_ELEMENTS (checks))

static char *
repeat (const char *text,
        gsize       n)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append (out, text);

  return g_string_free_and_steal (out);
}

static void
test_missing (void)
{
  for (guint field = 0; field < CB_N_CUSTOMER_FIELDS; field++)
    {
      gboolean needed = field == CB_CUSTOMER_FIELD_NUMBER || field == CB_CUSTOMER_FIELD_NAME;

      g_assert_cmpint (cb_customer_field_check (field, ""), ==,
                       needed ? CB_FIELD_PROBLEM_MISSING : CB_FIELD_PROBLEM_NONE);
      g_assert_cmpint (cb_customer_field_check (field, NULL), ==,
                       needed ? CB_FIELD_PROBLEM_MISSING : CB_FIELD_PROBLEM_NONE);
    }
}

static void
test_length (void)
{
  static const struct
  {
    CbCustomerField field;
    gsize           max_length;
  } limits[] = {
    { CB_CUSTOMER_FIELD_NUMBER, 64 },
    { CB_CUSTOMER_FIELD_NAME, 1000 },
    { CB_CUSTOMER_FIELD_COMPANY, 1000 },
    { CB_CUSTOMER_FIELD_CONTACT, 1000 },
    { CB_CUSTOMER_FIELD_NOTES, 1000000 },
  };

  /* In characters, not bytes. */
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *longest = repeat ("ü", limits[i].max_length);
      g_autofree char *longer = g_strconcat (longest, "x", NULL);

      g_assert_cmpuint (cb_customer_field_get_max_length (limits[i].field), ==, limits[i].max_length);
      g_assert_cmpint (cb_customer_field_check (limits[i].field, longest), ==, CB_FIELD_PROBLEM_NONE);
      g_assert_cmpint (cb_customer_field_check (limits[i].field, longer), ==, CB_FIELD_PROBLEM_TOO_LONG);
    }

  for (guint field = 0; field < CB_N_CUSTOMER_FIELDS; field++)
    {
      g_autofree char *longer = repeat ("7", cb_customer_field_get_max_length (field) + 1);

      g_assert_cmpint (cb_customer_field_check (field, longer), ==, CB_FIELD_PROBLEM_TOO_LONG);
    }
}

static void
test_not_utf8 (void)
{
  static const char *const wrong[] = {
    "Caf\xe9", "\xc3", "abc\xf0\x9f\x98", "\xc0\x80", "\xed\xa0\x80", "\xff\xfe",
  };

  for (guint field = 0; field < CB_N_CUSTOMER_FIELDS; field++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
        g_assert_cmpint (cb_customer_field_check (field, wrong[i]), ==, CB_FIELD_PROBLEM_NOT_UTF8);
    }
}

static void
test_control (void)
{
  static const char *const lines[] = { "a\nb", "a\r\nb", "a\tb" };
  static const char *const wrong[] = { "a\x01", "a\x1f", "a\x7f", "a\x1b[31m", "a\xc2\x85z" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_cmpint (cb_customer_field_check (CB_CUSTOMER_FIELD_NOTES, lines[i]), ==, CB_FIELD_PROBLEM_NONE);
      g_assert_cmpint (cb_customer_field_check (CB_CUSTOMER_FIELD_NAME, lines[i]), ==, CB_FIELD_PROBLEM_CONTROL);
      g_assert_cmpint (cb_customer_field_check (CB_CUSTOMER_FIELD_NUMBER, lines[i]), ==, CB_FIELD_PROBLEM_CONTROL);
    }
  for (guint field = 0; field < CB_N_CUSTOMER_FIELDS; field++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
        g_assert_cmpint (cb_customer_field_check (field, wrong[i]), ==, CB_FIELD_PROBLEM_CONTROL);
    }
}

static void
test_names (void)
{
  static const Check checks[] = {
    { CB_CUSTOMER_FIELD_NAME, "<b>&amp;\"'", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_NAME, "\u202eadA", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_NAME, "株式会社🎌", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_NAME, "Robert'); DROP TABLE customer;--", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_NUMBER, "C-0007", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_NUMBER, "ALFKI", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_NUMBER, "10 42/b", CB_FIELD_PROBLEM_NONE },
  };

  ASSERT_CHECKS (checks);
}

static void
test_emails (void)
{
  static const Check checks[] = {
    { CB_CUSTOMER_FIELD_EMAIL, "a@b", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_EMAIL, "first.last+tag@mail.example.org", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_EMAIL, "\"odd@local\"@example.org", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_EMAIL, "用户@例子.公司", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_EMAIL, "plain", CB_FIELD_PROBLEM_NOT_EMAIL },
    { CB_CUSTOMER_FIELD_EMAIL, "@example.org", CB_FIELD_PROBLEM_NOT_EMAIL },
    { CB_CUSTOMER_FIELD_EMAIL, "ada@", CB_FIELD_PROBLEM_NOT_EMAIL },
    { CB_CUSTOMER_FIELD_EMAIL, "ada@.org", CB_FIELD_PROBLEM_NOT_EMAIL },
    { CB_CUSTOMER_FIELD_EMAIL, "ada@example.", CB_FIELD_PROBLEM_NOT_EMAIL },
    { CB_CUSTOMER_FIELD_EMAIL, "ada@example..org", CB_FIELD_PROBLEM_NOT_EMAIL },
    { CB_CUSTOMER_FIELD_EMAIL, "ada lovelace@example.org", CB_FIELD_PROBLEM_NOT_EMAIL },
    { CB_CUSTOMER_FIELD_EMAIL, "Ada <ada@example.org>", CB_FIELD_PROBLEM_NOT_EMAIL },
  };

  ASSERT_CHECKS (checks);
}

static void
test_phones (void)
{
  static const Check checks[] = {
    { CB_CUSTOMER_FIELD_PHONE, "+49 (30) 007-4321 ext. 5", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_PHONE, "٠٣٠٠٠٧", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_MOBILE, "0", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_PHONE, "none", CB_FIELD_PROBLEM_NOT_PHONE },
    { CB_CUSTOMER_FIELD_MOBILE, "+-()", CB_FIELD_PROBLEM_NOT_PHONE },
  };

  ASSERT_CHECKS (checks);
}

static void
test_websites (void)
{
  static const Check checks[] = {
    { CB_CUSTOMER_FIELD_WEBSITE, "example.org", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_WEBSITE, "http://example.org/a?b=c#d", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_WEBSITE, "HTTPS://example.org:8080", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_WEBSITE, "https://münchen.example/straße", CB_FIELD_PROBLEM_NONE },
    { CB_CUSTOMER_FIELD_WEBSITE, "ftp://example.org", CB_FIELD_PROBLEM_NOT_WEBSITE },
    { CB_CUSTOMER_FIELD_WEBSITE, "file:///etc/passwd", CB_FIELD_PROBLEM_NOT_WEBSITE },
    { CB_CUSTOMER_FIELD_WEBSITE, "javascript:alert(1)", CB_FIELD_PROBLEM_NOT_WEBSITE },
    { CB_CUSTOMER_FIELD_WEBSITE, "javascript://x.org/%0aalert(1)", CB_FIELD_PROBLEM_NOT_WEBSITE },
    { CB_CUSTOMER_FIELD_WEBSITE, "http://", CB_FIELD_PROBLEM_NOT_WEBSITE },
    { CB_CUSTOMER_FIELD_WEBSITE, "two words", CB_FIELD_PROBLEM_NOT_WEBSITE },
  };

  ASSERT_CHECKS (checks);
}

static void
test_columns (void)
{
  g_autoptr (GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint field = 0; field < CB_N_CUSTOMER_FIELDS; field++)
    g_assert_true (g_hash_table_add (columns, (gpointer) cb_customer_field_get_column (field)));
  g_assert_true (g_hash_table_contains (columns, "name"));
  g_assert_true (g_hash_table_contains (columns, "notes"));
}

static void
test_text (void)
{
  static const struct
  {
    const char *given;
    const char *kept;
  } texts[] = {
    { NULL, "" },
    { "", "" },
    { "Ada", "Ada" },
    { "  Ada \t\n", "Ada" },
    { " \n ", "" },
    { "two  words", "two  words" },
    /* As it is copied from web pages and sheets. */
    { "\u00a0Ada\u3000", "Ada" },
    { "\u2003\u2028", "" },
    { " caf\xe9 ", "caf\xe9" },
    { " \xc3", "\xc3" },
  };
  g_autoptr (CbCustomer) customer = cb_customer_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, texts[i].given);
      g_assert_cmpstr (cb_customer_get_name (customer), ==, texts[i].kept);
    }

  /* Its own text. */
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Bert");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, cb_customer_get_name (customer));
  g_assert_cmpstr (cb_customer_get_name (customer), ==, "Bert");
}

static CbCustomer *
make_full (void)
{
  CbCustomer *customer = cb_customer_new ();

  cb_customer_set_id (customer, 42);
  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u@%u.example", i, i);

      cb_customer_set_text (customer, i, text);
    }
  cb_customer_set_assigned_to (customer, 3, "Cleo");
  cb_customer_set_created (customer, 11);
  cb_customer_set_changed (customer, 12);
  cb_customer_set_last_activity (customer, 13);
  cb_customer_set_deletion (customer, 14, 15, "Dora");

  return customer;
}

static void
test_new (void)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  CbCustomerField field = CB_CUSTOMER_FIELD_NOTES;

  g_assert_cmpint (cb_customer_get_id (customer), ==, 0);
  g_assert_cmpstr (cb_customer_get_number (customer), ==, "");
  g_assert_cmpstr (cb_customer_get_assigned_name (customer), ==, "");
  g_assert_cmpstr (cb_customer_get_deleted_by (customer), ==, "");
  g_assert_false (cb_customer_get_deleted (customer));
  g_assert_cmpint (cb_customer_check (customer, &field), ==, CB_FIELD_PROBLEM_MISSING);
  g_assert_cmpint (field, ==, CB_CUSTOMER_FIELD_NUMBER);
}

static void
test_copy (void)
{
  g_autoptr (CbCustomer) customer = make_full ();
  g_autoptr (CbCustomer) copy = cb_customer_copy (customer);

  /* The copy has a life of its own. */
  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      g_autofree char *text = g_strdup (cb_customer_get_text (customer, i));

      g_assert_cmpstr (text, !=, "");
      g_assert_cmpstr (cb_customer_get_text (copy, i), ==, text);
      cb_customer_set_text (customer, i, "other");
      g_assert_cmpstr (cb_customer_get_text (copy, i), ==, text);
    }
  cb_customer_set_assigned_to (customer, 0, NULL);
  cb_customer_set_deletion (customer, 0, 0, NULL);

  g_assert_cmpint (cb_customer_get_id (copy), ==, 42);
  g_assert_cmpint (cb_customer_get_assigned_to (copy), ==, 3);
  g_assert_cmpstr (cb_customer_get_assigned_name (copy), ==, "Cleo");
  g_assert_cmpint (cb_customer_get_created (copy), ==, 11);
  g_assert_cmpint (cb_customer_get_changed (copy), ==, 12);
  g_assert_cmpint (cb_customer_get_last_activity (copy), ==, 13);
  g_assert_true (cb_customer_get_deleted (copy));
  g_assert_cmpint (cb_customer_get_deleted_operation (copy), ==, 14);
  g_assert_cmpint (cb_customer_get_deleted_at (copy), ==, 15);
  g_assert_cmpstr (cb_customer_get_deleted_by (copy), ==, "Dora");
}

static void
test_equal_content (void)
{
  g_autoptr (CbCustomer) customer = make_full ();
  g_autoptr (CbCustomer) other = cb_customer_copy (customer);

  /* What nobody can edit makes no difference. */
  cb_customer_set_id (other, 1);
  cb_customer_set_changed (other, 1);
  cb_customer_set_last_activity (other, 1);
  cb_customer_set_deletion (other, 0, 0, NULL);
  g_assert_true (cb_customer_equal_content (customer, other));

  for (guint i = 0; i < CB_N_CUSTOMER_FIELDS; i++)
    {
      cb_customer_set_text (other, i, NULL);
      g_assert_false (cb_customer_equal_content (customer, other));
      g_assert_false (cb_customer_equal_content (other, customer));
      cb_customer_set_text (other, i, cb_customer_get_text (customer, i));
      g_assert_true (cb_customer_equal_content (customer, other));
    }

  cb_customer_set_assigned_to (other, 4, "Cleo");
  g_assert_false (cb_customer_equal_content (customer, other));
}

static void
test_check_finds_first (void)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();
  CbCustomerField field;

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, "1");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, "Ada");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_WEBSITE, "no site");
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_EMAIL, "nobody");
  g_assert_cmpint (cb_customer_check (customer, &field), ==, CB_FIELD_PROBLEM_NOT_EMAIL);
  g_assert_cmpint (field, ==, CB_CUSTOMER_FIELD_EMAIL);

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_EMAIL, NULL);
  g_assert_cmpint (cb_customer_check (customer, NULL), ==, CB_FIELD_PROBLEM_NOT_WEBSITE);
  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_WEBSITE, NULL);
  g_assert_cmpint (cb_customer_check (customer, NULL), ==, CB_FIELD_PROBLEM_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field/missing", test_missing);
  g_test_add_func ("/field/length", test_length);
  g_test_add_func ("/field/not-utf8", test_not_utf8);
  g_test_add_func ("/field/control", test_control);
  g_test_add_func ("/field/names", test_names);
  g_test_add_func ("/field/emails", test_emails);
  g_test_add_func ("/field/phones", test_phones);
  g_test_add_func ("/field/websites", test_websites);
  g_test_add_func ("/field/columns", test_columns);
  g_test_add_func ("/customer/text", test_text);
  g_test_add_func ("/customer/new", test_new);
  g_test_add_func ("/customer/copy", test_copy);
  g_test_add_func ("/customer/equal-content", test_equal_content);
  g_test_add_func ("/customer/check-finds-first", test_check_finds_first);

  return g_test_run ();
}
