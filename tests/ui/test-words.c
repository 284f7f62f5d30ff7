/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-display-text.h"
#include "cb-error-text.h"
#include "cb-error.h"
#include "cb-field-text.h"
#include "cb-import.h"
#include "cb-kind-text.h"
#include "cb-property-row.h"
#include "cb-time-text.h"

#define OVERRIDE "\u202e"
#define ISOLATE  "\u2068"
#define LTR      "\u2066"
#define POP      "\u2069"

static void
assert_display (char *(*function) (const char *),
                const char *text,
                const char *expected)
{
  g_autofree char *shown = function (text);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_display (void)
{
  g_autofree char *long_name = g_strnfill (10000, 'x');
  g_autofree char *shown = cb_display_text (long_name);
  g_autofree char *quoted = cb_display_quote (long_name);

  assert_display (cb_display_text, NULL, "");
  assert_display (cb_display_text, "Café <b>&amp;", "Café <b>&amp;");
  assert_display (cb_display_text, "a" OVERRIDE "b" LTR "c" POP "\u200f", "abc\u200f");
  assert_display (cb_display_text, "two\nlines\tand\r", "two lines and ");
  assert_display (cb_display_text, "a\u2028b", "a b");
  assert_display (cb_display_text, "x\xff\xfey", "x\ufffd\ufffdy");
  assert_display (cb_display_quote, OVERRIDE "abc", ISOLATE "abc" POP);
  assert_display (cb_display_code, "+49 30", LTR "+49 30" POP);
  assert_display (cb_display_code, "", "");

  g_assert_cmpint (g_utf8_strlen (shown, -1), ==, 501);
  g_assert_cmpint (g_utf8_strlen (quoted, -1), ==, 63);
  g_assert_true (g_str_has_suffix (shown, "x…"));
}

static void
test_errors (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = CB_ERROR_FAILED; code <= CB_ERROR_IMPORT_MALFORMED; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (CB_ERROR, code, "SQLITE_INTERNAL");
      char *title = cb_error_title (error);
      g_autofree char *text = cb_error_describe (error);
      g_autofree char *with_file = cb_error_describe_file (error, "<b>.db");

      g_assert_cmpstr (title, !=, "");
      g_assert_true (g_str_has_suffix (text, "."));
      g_assert_null (strstr (text, "SQLITE"));
      g_assert_nonnull (strstr (with_file, "<b>.db"));
      g_assert_true (g_str_has_suffix (with_file, text));
      /* No two say the same. */
      g_assert_true (g_hash_table_add (titles, title));
    }
}

static void
test_other_errors (void)
{
  static const struct
  {
    int     io_code;
    CbError code;
  } same[] = {
    { G_IO_ERROR_NOT_FOUND, CB_ERROR_CANT_OPEN },
    { G_IO_ERROR_PERMISSION_DENIED, CB_ERROR_NO_ACCESS },
    { G_IO_ERROR_NO_SPACE, CB_ERROR_DISK_FULL },
    { G_IO_ERROR_FAILED, CB_ERROR_IO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, same[i].io_code, "x");
      g_autoptr (GError) expected = g_error_new_literal (CB_ERROR, same[i].code, "x");
      g_autofree char *title = cb_error_title (error);
      g_autofree char *expected_title = cb_error_title (expected);

      g_assert_cmpstr (title, ==, expected_title);
    }
}

static void
test_fields (void)
{
  for (guint field = 0; field < CB_N_CUSTOMER_FIELDS; field++)
    {
      g_assert_cmpstr (cb_field_get_label (field), !=, "");
      g_assert_null (cb_field_describe_problem (field, CB_FIELD_PROBLEM_NONE));

      for (guint problem = CB_FIELD_PROBLEM_MISSING; problem <= CB_FIELD_PROBLEM_CARD; problem++)
        {
          g_autofree char *sentence = cb_field_describe_problem (field, problem);

          g_assert_true (g_str_has_suffix (sentence, "."));
        }
    }

  g_assert_cmpstr (cb_import_target_get_label (CB_IMPORT_TARGET_NONE), !=, "");
  g_assert_cmpstr (cb_import_target_get_label (CB_IMPORT_TARGET_ASSIGNED_TO), !=, "");
}

static void
test_import_rows (void)
{
  g_autoptr (CbCustomer) customer = cb_customer_new ();

  cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NUMBER, "C-7");

  for (guint reason = CB_IMPORT_REASON_NONE; reason <= CB_IMPORT_REASON_QUOTES; reason++)
    {
      CbImportRow row = {
        .line = 3,
        .outcome = CB_IMPORT_ROW_REJECTED,
        .reason = reason,
        .problem = CB_FIELD_PROBLEM_TOO_LONG,
        .field = CB_IMPORT_TARGET_ASSIGNED_TO,
        .other_line = 2,
      };
      g_autofree char *text = cb_import_row_describe (&row);

      g_assert_true (g_str_has_suffix (text, "."));

      if (reason == CB_IMPORT_REASON_HELD)
        {
          g_autofree char *named = NULL;

          row.customer = customer;
          named = cb_import_row_describe (&row);
          g_assert_nonnull (strstr (named, "C-7"));
        }
      else if (reason == CB_IMPORT_REASON_DUPLICATE)
        {
          g_assert_nonnull (strstr (text, "2"));
        }
    }
}

static void
test_uris (void)
{
  static const struct
  {
    CbCustomerField field;
    const char     *value;
    const char     *uri;
  } cases[] = {
    { CB_CUSTOMER_FIELD_EMAIL, "zoë@example.com", "mailto:zoë@example.com" },
    { CB_CUSTOMER_FIELD_EMAIL, "a?cc=b&x@example.com", "mailto:a%3Fcc%3Db%26x@example.com" },
    { CB_CUSTOMER_FIELD_EMAIL, "not an address", NULL },
    { CB_CUSTOMER_FIELD_PHONE, "+49 (30) 007-4321", "tel:+49300074321" },
    { CB_CUSTOMER_FIELD_MOBILE, "٠١٧٠ 12", "tel:017012" },
    { CB_CUSTOMER_FIELD_PHONE, "none", NULL },
    { CB_CUSTOMER_FIELD_WEBSITE, "www.example.com", "https://www.example.com" },
    { CB_CUSTOMER_FIELD_WEBSITE, "http://example.com/a?b", "http://example.com/a?b" },
    { CB_CUSTOMER_FIELD_WEBSITE, "file:///etc/passwd", NULL },
    { CB_CUSTOMER_FIELD_WEBSITE, "javascript://example.com/%0aalert(1)", NULL },
    { CB_CUSTOMER_FIELD_WEBSITE, "", NULL },
    { CB_CUSTOMER_FIELD_NAME, "www.example.com", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = cb_property_row_make_uri (cases[i].field, cases[i].value);

      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
}

static void
test_times (void)
{
  g_autofree char *never = cb_time_format (0);
  g_autofree char *sometime = cb_time_format (G_GINT64_CONSTANT (1700000000000000));
  g_autofree char *impossible = cb_time_format (G_MAXINT64);

  g_assert_cmpstr (never, ==, "Never");
  g_assert_nonnull (strstr (sometime, "2023"));
  g_assert_nonnull (impossible);
}

/* Takes @one and @many (transfer full), which no two kinds share. */
static void
check_count (GHashTable *seen,
             char       *one,
             char       *many)
{
  g_assert_true (g_str_has_prefix (one, "1 "));
  g_assert_true (g_str_has_prefix (many, "2,000 "));
  g_assert_null (strchr (one, '%'));
  g_assert_null (strchr (many, '%'));
  g_assert_cmpstr (one + strlen ("1 "), !=, many + strlen ("2,000 "));
  g_assert_true (g_hash_table_add (seen, one));
  g_assert_true (g_hash_table_add (seen, many));
}

static void
test_kinds (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *quotes = cb_item_kind_describe_count (CB_ITEM_QUOTE, 3);
  g_autofree char *addresses = cb_record_kind_describe_count (CB_RECORD_ADDRESS, 1);

  g_assert_cmpstr (quotes, ==, "3 quotes");
  g_assert_cmpstr (addresses, ==, "1 address");

  for (int kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    check_count (seen, cb_item_kind_describe_count (kind, 1), cb_item_kind_describe_count (kind, 2000));
  for (int kind = 1; kind < CB_N_RECORD_KINDS; kind++)
    check_count (seen, cb_record_kind_describe_count (kind, 1), cb_record_kind_describe_count (kind, 2000));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/display", test_display);
  g_test_add_func ("/words/errors", test_errors);
  g_test_add_func ("/words/other-errors", test_other_errors);
  g_test_add_func ("/words/fields", test_fields);
  g_test_add_func ("/words/import-rows", test_import_rows);
  g_test_add_func ("/words/uris", test_uris);
  g_test_add_func ("/words/times", test_times);
  g_test_add_func ("/words/kinds", test_kinds);

  return g_test_run ();
}
