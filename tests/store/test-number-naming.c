/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-number-naming.h"
#include "cb-test-book.h"

/*
 * Numbers that tell whose they are.
 */

static void
test_tells (void)
{
  static const struct
  {
    const char *number;
    const char *name;
    const char *phone;
    gboolean    tells;
  } cases[] = {
    { "DUPON", "Dupont Traiteur", "", TRUE },
    { "dupon", "DUPONT TRAITEUR", "", TRUE },
    { "DUPON-2", "Dupont Traiteur", "", TRUE },
    { "2024/Dupont", "Dupont Traiteur", "", TRUE },
    { "K-traiteur-7", "Dupont Traiteur", "", TRUE },
    { "CENEK1", "Čeněk Novák", "", TRUE },
    { "ČENĚK1", "Cenek Novak", "", TRUE },
    { "山田太郎", "山田太郎", "", TRUE },
    /* Abbreviated, from the first letter on. */
    { "ALFKI", "Alfreds Futterkiste", "", TRUE },
    { "IBM", "International Business Machines", "", TRUE },
    { "BMI", "International Business Machines", "", FALSE },
    { "ALFKX", "Alfreds Futterkiste", "", FALSE },
    /* Too short to tell, or not of the name. */
    { "AD-0007", "Ada", "", FALSE },
    { "KD-0042", "Kunde", "", FALSE },
    { "DUPON", "Alfreds Futterkiste", "", FALSE },
    { "1042", "Ada 1042", "", FALSE },
    /* With digits it would be an abbreviation by chance. */
    { "CUST-1", "Christa Ullstein", "", FALSE },
    /* The form that new numbers have. */
    { "KUN-0002", "Kunze", "", FALSE },
    { "kun-2", "Kunze", "", FALSE },
    { "KUN-A", "Kunze", "", TRUE },
    { "KUN-", "Kunze", "", TRUE },
    /* Of the phone. */
    { "0455501821", "Ada", "04 55 50 18 21", TRUE },
    { "C-55018", "Ada", "04 55 50 18 21", TRUE },
    { "٤٥٥٥٠", "Ada", "04 55 50 18 21", TRUE },
    { "5501", "Ada", "04 55 50 18 21", FALSE },
    { "C-00421", "Ada", "04 55 50 18 21", FALSE },
    { "KUN-55018", "Ada", "04 55 50 18 21", TRUE },
    { "-", "-", "-", FALSE },
    { "", "", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (guint place = 0; place < CB_N_NUMBER_NAMES + CB_N_NUMBER_PHONES; place++)
        {
          CbNumberNaming naming = { "KUN-", { "", "", "", "" }, { "", "" } };

          naming.names[place % CB_N_NUMBER_NAMES] = cases[i].name;
          naming.phones[place % CB_N_NUMBER_PHONES] = cases[i].phone;
          g_test_message ("%s", cases[i].number);
          g_assert_cmpint (cb_number_naming_tells (&naming, cases[i].number), ==, cases[i].tells);
        }
      if (cases[i].tells)
        g_assert_true (cb_number_naming_is_likely (cases[i].number));
    }
}

static gpointer
find_job (CbConnection  *connection,
          gpointer       data,
          CbProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  return cb_number_naming_find (connection, data, error);
}

static void
test_find (CbTestBook    *f,
           gconstpointer  data)
{
  gint64 ids[] = {
    cb_test_add (f->book, "C-0001", "Ada"),
    cb_test_add (f->book, "DUPON", "Dupont Traiteur"),
    cb_test_add (f->book, "ANATR", "Dupont Traiteur"),
    cb_test_add (f->book, "ALFKI", "Alfreds Futterkiste"),
  };
  g_autoptr (CbIdSet) some = cb_id_set_new_from_ids (ids, 3);
  g_autoptr (CbIdSet) found = NULL;
  g_autoptr (GError) error = NULL;

  found = cb_test_read_job (f->book, find_job, some, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cb_id_set_get_size (found), ==, 1);
  g_assert_true (cb_id_set_contains (found, ids[1]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number-naming/tells", test_tells);
  g_test_add ("/number-naming/find", CbTestBook, NULL, cb_test_book_set_up, test_find, cb_test_book_tear_down);

  return g_test_run ();
}
