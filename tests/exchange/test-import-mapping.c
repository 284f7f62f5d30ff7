/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-import-mapping.h"
#include "cb-import-sample.h"

#define NONE     CB_IMPORT_TARGET_NONE
#define NUMBER   CB_CUSTOMER_FIELD_NUMBER
#define NAME     CB_CUSTOMER_FIELD_NAME
#define COMPANY  CB_CUSTOMER_FIELD_COMPANY
#define CONTACT  CB_CUSTOMER_FIELD_CONTACT
#define EMAIL    CB_CUSTOMER_FIELD_EMAIL
#define PHONE    CB_CUSTOMER_FIELD_PHONE
#define MOBILE   CB_CUSTOMER_FIELD_MOBILE
#define WEBSITE  CB_CUSTOMER_FIELD_WEBSITE
#define NOTES    CB_CUSTOMER_FIELD_NOTES
#define ASSIGNED CB_IMPORT_TARGET_ASSIGNED_TO

static GPtrArray *
make_rows (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], ";", -1));

  return rows;
}

static CbImportMapping *
make_mapping (const char *text)
{
  g_auto (GStrv) headers = g_strsplit (text, ";", -1);
  CbImportMapping *mapping = cb_import_mapping_new (g_strv_length (headers));

  for (guint i = 0; headers[i] != NULL; i++)
    cb_import_mapping_set_header (mapping, i, headers[i]);

  return mapping;
}

static void
assert_targets (const CbImportMapping *mapping,
                const int             *targets)
{
  for (guint i = 0; i < mapping->n_columns; i++)
    {
      g_test_message ("%s", mapping->columns[i].header);
      g_assert_cmpint (mapping->columns[i].target, ==, targets[i]);
    }
}

#define ASSERT_GUESS(headers, ...) G_STMT_START { \
  const int targets[] = { __VA_ARGS__ }; \
  g_autoptr (CbImportMapping) mapping = make_mapping (headers); \
  g_assert_cmpuint (mapping->n_columns, ==, G_N_ELEMENTS (targets)); \
  cb_import_mapping_guess (mapping); \
  assert_targets (mapping, targets); \
} G_STMT_END

#define ASSERT_SAMPLE(text, ...) G_STMT_START { \
  const int targets[] = { __VA_ARGS__ }; \
  g_autoptr (GPtrArray) rows = make_rows (text); \
  g_autoptr (CbImportMapping) mapping = cb_import_mapping_new (G_N_ELEMENTS (targets)); \
  cb_import_sample_guess (rows, FALSE, mapping); \
  assert_targets (mapping, targets); \
} G_STMT_END

static void
test_words (void)
{
  static const char *const emails[] = {
    "email", "E-Mail", "e_mail", "eMail", "E-MAIL ADDRESS", " Mail ", "Courriel", "Adresse électronique",
    "\xef\xbc\xa5-Mail", NULL
  };
  static const char *const numbers[] = {
    "customerID", "Customer No.", "customer_number", "Kundennummer", "Kunden-Nr.", "Kd.-Nr.", "N° client",
    "Numéro client", "No", "ID", "#", NULL
  };

  for (guint i = 0; emails[i] != NULL; i++)
    g_assert_cmpint (cb_import_word_find (emails[i]), ==, CB_IMPORT_WORD_EMAIL);
  for (guint i = 0; numbers[i] != NULL; i++)
    g_assert_cmpint (cb_import_word_find (numbers[i]), ==, CB_IMPORT_WORD_NUMBER);

  g_assert_cmpint (cb_import_word_find ("Téléphone"), ==, CB_IMPORT_WORD_PHONE);
  g_assert_cmpint (cb_import_word_find ("Zuständig"), ==, CB_IMPORT_WORD_ASSIGNED_TO);
  g_assert_cmpint (cb_import_word_find ("Straße"), ==, CB_IMPORT_WORD_OTHER);
  g_assert_cmpint (cb_import_word_find (""), ==, CB_IMPORT_WORD_UNKNOWN);
  g_assert_cmpint (cb_import_word_find (" - "), ==, CB_IMPORT_WORD_UNKNOWN);
  g_assert_cmpint (cb_import_word_find ("Alfreds Futterkiste"), ==, CB_IMPORT_WORD_UNKNOWN);
}

static void
test_guess (void)
{
  ASSERT_GUESS ("customerID;companyName;contactName;contactTitle;city;phone;fax",
                NUMBER, NAME, CONTACT, NOTES, NOTES, PHONE, NOTES);
  ASSERT_GUESS ("Name;Company;Contact;E-Mail;Phone;Mobile;Website;Notes;Assigned To",
                NAME, COMPANY, CONTACT, EMAIL, PHONE, MOBILE, WEBSITE, NOTES, ASSIGNED);
  ASSERT_GUESS ("Kundennummer;Firma;Ansprechpartner;Telefon;Handy;Webseite;Bemerkung;Betreuer",
                NUMBER, NAME, CONTACT, PHONE, MOBILE, WEBSITE, NOTES, ASSIGNED);
  ASSERT_GUESS ("Numéro;Nom;Société;Courriel;Téléphone;Portable;Site web;Remarques;Responsable",
                NUMBER, NAME, COMPANY, EMAIL, PHONE, MOBILE, WEBSITE, NOTES, ASSIGNED);
  ASSERT_GUESS ("Contact;Email", NAME, EMAIL);
  /* Only one column becomes a field; the next is kept as notes. */
  ASSERT_GUESS ("Name;Phone;Telephone", NAME, PHONE, NOTES);
  ASSERT_GUESS ("Name;Shoe size", NAME, NOTES);
}

static void
test_guess_parts (void)
{
  ASSERT_GUESS ("First Name;Last Name;Email", NAME, NAME, EMAIL);
  ASSERT_GUESS ("Vorname;Name;Firma", NAME, NAME, COMPANY);
  ASSERT_GUESS ("Nom;Prénom", NAME, NAME);
  ASSERT_GUESS ("Company;First Name;Last Name", COMPANY, NAME, NAME);
  ASSERT_GUESS ("Customer;First Name;Last Name", NAME, CONTACT, CONTACT);
  ASSERT_GUESS ("Customer;Contact;First Name;Last Name", NAME, CONTACT, NOTES, NOTES);
}

static void
test_set_target (void)
{
  g_autoptr (CbImportMapping) mapping = make_mapping ("First Name;Last Name;Alias;Street;City");

  cb_import_mapping_guess (mapping);
  assert_targets (mapping, (int[]) { NAME, NAME, NOTES, NOTES, NOTES });

  /* Another column takes it from both parts. */
  cb_import_mapping_set_target (mapping, 2, NAME);
  assert_targets (mapping, (int[]) { NONE, NONE, NAME, NOTES, NOTES });

  cb_import_mapping_set_target (mapping, 0, NAME);
  assert_targets (mapping, (int[]) { NAME, NONE, NONE, NOTES, NOTES });
  cb_import_mapping_set_target (mapping, 1, NAME);
  assert_targets (mapping, (int[]) { NAME, NAME, NONE, NOTES, NOTES });
  cb_import_mapping_set_target (mapping, 3, EMAIL);
  cb_import_mapping_set_target (mapping, 4, EMAIL);
  assert_targets (mapping, (int[]) { NAME, NAME, NONE, NONE, EMAIL });
  cb_import_mapping_set_target (mapping, 4, EMAIL);
  assert_targets (mapping, (int[]) { NAME, NAME, NONE, NONE, EMAIL });
  cb_import_mapping_set_target (mapping, 4, NONE);
  assert_targets (mapping, (int[]) { NAME, NAME, NONE, NONE, NONE });
}

static void
assert_header (const char *text,
               gboolean    has_header)
{
  g_autoptr (GPtrArray) rows = make_rows (text);

  g_assert_cmpint (cb_import_sample_has_header (rows, g_strv_length (g_ptr_array_index (rows, 0))), ==,
                   has_header);
}

static void
test_has_header (void)
{
  assert_header ("Name;City\nAnna;Ulm", TRUE);
  assert_header ("Quux;Kundennummer\nAnna;Ulm", TRUE);
  assert_header ("Name;info@example.com\nAnna;b@example.com", FALSE);
  assert_header ("Anna;Ulm\nBert;Bonn", FALSE);
  assert_header ("Anna;Ulm", FALSE);
  assert_header ("ALFKI;Anna;030-1234567\nBERTA;Bert;030-7654321", FALSE);
  /* A language that isn't known: words above values of another kind. */
  assert_header ("Nombre;Correo\nAna;ana@example.com\nBlas;blas@example.com", TRUE);
  assert_header ("NOMBRE;CORREO\nAna;ana@example.com\nBlas;blas@example.com", TRUE);
}

static void
test_sample (void)
{
  ASSERT_SAMPLE ("1001;Anna Ott;anna@example.com;030-1234567;0151 555 01 23;www.example.com;Ulm\n"
                 "1002;Bert Uhl;bert@example.com;030-7654321;0151 555 01 24;www.example.org;Bonn",
                 NUMBER, NAME, EMAIL, PHONE, MOBILE, WEBSITE, NOTES);
  ASSERT_SAMPLE ("ALFKI;Anna Ott;12209\nBERTA;Bert Uhl;05021", NUMBER, NAME, NOTES);
  /* Twice the same can't be a number. */
  ASSERT_SAMPLE ("A1;Anna Ott\nA1;Bert Uhl", NOTES, NAME);
  ASSERT_SAMPLE ("Anna Ott;;\nBert Uhl;;x@example.com", NAME, NOTES, EMAIL);
}

/* Headers that tell nothing don't matter, those that do come first. */
static void
test_sample_with_header (void)
{
  g_autoptr (GPtrArray) rows = make_rows ("Correo;Nombre;Postal Code;Calle;Tel.\n"
                                          "ana@example.com;Ana;1001;Mayor 1;555-0101\n"
                                          "blas@example.com;Blas;1002;Mayor 2;555-0102");
  g_autoptr (CbImportMapping) mapping = make_mapping ("Correo;Nombre;Postal Code;Calle;Tel.");

  cb_import_mapping_guess (mapping);
  cb_import_sample_guess (rows, TRUE, mapping);
  assert_targets (mapping, (int[]) { EMAIL, NAME, NOTES, NOTES, PHONE });
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import-mapping/words", test_words);
  g_test_add_func ("/import-mapping/guess", test_guess);
  g_test_add_func ("/import-mapping/guess-parts", test_guess_parts);
  g_test_add_func ("/import-mapping/set-target", test_set_target);
  g_test_add_func ("/import-mapping/has-header", test_has_header);
  g_test_add_func ("/import-mapping/sample", test_sample);
  g_test_add_func ("/import-mapping/sample-with-header", test_sample_with_header);

  return g_test_run ();
}
