/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cb-personal.h"
#include "cb-test-book.h"

/*
 * What the program knows of what is personal, against the schema: nobody can
 * add a table and forget to say what is in it.
 */

/* Adds each of @columns as "table column". */
static void
add_columns (GPtrArray  *all,
             const char *table,
             const char *columns)
{
  g_auto (GStrv) names = g_strsplit (columns != NULL ? columns : "", ", ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup_printf ("%s %s", table, names[i]));
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full) */
static char *
join (GPtrArray *all)
{
  g_ptr_array_sort (all, compare);
  g_ptr_array_add (all, NULL);

  return g_strjoinv ("\n", (char **) all->pdata);
}

static void
test_columns (CbTestBook    *f,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *in_schema = NULL;
  g_autofree char *known_text = NULL;
  const CbPersonalTable *tables;
  const CbPlainTable *plain;
  guint n;

  tables = cb_personal_get_tables (&n);
  for (guint i = 0; i < n; i++)
    {
      add_columns (known, tables[i].name, tables[i].values);
      add_columns (known, tables[i].name, tables[i].bytes);
      add_columns (known, tables[i].name, tables[i].numbers);
      add_columns (known, tables[i].name, tables[i].plain);
    }
  plain = cb_personal_get_plain (&n);
  for (guint i = 0; i < n; i++)
    add_columns (known, plain[i].name, plain[i].columns);
  known_text = join (known);

  /* Columns without a type are those of virtual tables. */
  in_schema = cb_test_query (f->book,
                             "SELECT group_concat (name, char (10)) FROM ("
                             "SELECT m.name || ' ' || c.name AS name "
                             "FROM sqlite_schema m JOIN pragma_table_info (m.name) c "
                             "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                             "AND c.type NOT IN ('INTEGER', 'INT', 'REAL') ORDER BY 1)", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (known_text, ==, in_schema);
}

/* What is taken for granted of tables whose rows are of one customer each. */
static void
test_foreign_keys (CbTestBook    *f,
                   gconstpointer  data)
{
  g_autofree char *in_schema = NULL;
  g_autofree char *known_text = NULL;
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint n;
  const CbPersonalTable *tables = cb_personal_get_tables (&n);

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (tables[i].name, "customer"))
      g_ptr_array_add (known, g_strdup (tables[i].name));
  known_text = join (known);

  in_schema = cb_test_query (f->book,
                             "SELECT group_concat (name, char (10)) FROM ("
                             "SELECT m.name FROM sqlite_schema m JOIN pragma_foreign_key_list (m.name) k "
                             "WHERE m.type = 'table' AND k.\"table\" = 'customer' AND k.\"from\" = 'customer_id' "
                             "AND k.on_delete = 'NO ACTION' ORDER BY 1)", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (known_text, ==, in_schema);
}

/* Each value is selected, in the order of the list. */
static void
test_selects (CbTestBook    *f,
              gconstpointer  data)
{
  guint n;
  const CbPersonalTable *tables = cb_personal_get_tables (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *expected = NULL;

      g_assert_true (cb_personal_is_known (tables[i].name));
      if (tables[i].select == NULL)
        {
          g_assert_null (tables[i].values);
          g_assert_null (tables[i].bytes);
          continue;
        }

      expected = tables[i].values != NULL ? g_strdup_printf (", %s FROM %s WHERE ", tables[i].values, tables[i].name)
                                          : g_strdup_printf (" FROM %s WHERE ", tables[i].name);
      g_assert_nonnull (strstr (tables[i].select, expected));
    }

  g_assert_true (cb_personal_is_known ("setting"));
  g_assert_true (cb_personal_is_known ("sqlite_schema"));
  /* Samples of what is in indexes. */
  g_assert_false (cb_personal_is_known ("sqlite_stat4"));
  g_assert_false (cb_personal_is_known ("message_text_data"));
}

#define ADD(path, func) g_test_add (path, CbTestBook, NULL, cb_test_book_set_up, func, cb_test_book_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/personal/columns", test_columns);
  ADD ("/personal/foreign-keys", test_foreign_keys);
  ADD ("/personal/selects", test_selects);

  return g_test_run ();
}
