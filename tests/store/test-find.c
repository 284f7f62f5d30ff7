/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is found by a few letters, and by whom.
 */

#include "cb-find-store.h"
#include "cb-message-store.h"
#include "cb-test-contents.h"
#include "cb-test-conversations.h"
#include "cb-test-people.h"
#include "cb-test-words.h"
#include "cb-word-rows.h"

#define LIMIT 3

static const guint limits[CB_N_FIND_GROUPS] = { LIMIT, LIMIT, LIMIT, LIMIT, LIMIT, LIMIT };

static const char *const names[CB_N_FIND_GROUPS] = { "c", "d", "i", "m", "t", "k" };

static CbFound *
find (CbTestBook *f,
      const char *query,
      gboolean    live_only)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  CbFound *found;

  cb_find_store_search_async (f->book, query, limits, live_only, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  found = cb_find_store_search_finish (f->book, result, &error);
  g_assert_no_error (error);

  return found;
}

/* "c1 c2+ i7": where and whose, in order; + if there is more. */
static char *
summarize (CbFound *found)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint group = 0; group < CB_N_FIND_GROUPS; group++)
    {
      GPtrArray *hits = found->hits[group];

      for (guint i = 0; i < hits->len; i++)
        {
          CbCustomer *customer = cb_find_hit_get_customer (hits->pdata[i]);

          g_assert_cmpint (cb_find_hit_get_group (hits->pdata[i]), ==, (int) group);
          g_ptr_array_add (words, g_strdup_printf ("%s%d%s", names[group],
                                                   customer != NULL ? (int) cb_customer_get_id (customer) : 0,
                                                   i == hits->len - 1 && found->more[group] ? "+" : ""));
        }
    }
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" ", (char **) words->pdata);
}

static void
assert_found (CbTestBook *f,
              const char *query,
              const char *expected)
{
  g_autoptr (CbFound) found = find (f, query, FALSE);
  g_autofree char *text = summarize (found);

  g_test_message ("%s", query);
  g_assert_cmpstr (text, ==, expected);
}

static void
fill (CbTestBook *f)
{
  cb_test_fill_conversations (f);
  cb_test_change (f, "UPDATE document SET title = 'Gartenplan.txt'");
  cb_test_add_message (f, 2, 1, 1, "Grüße aus Köln, Rechnung folgt");
  cb_test_add_message (f, 2, 2, 2, "Rechnungen, e-mail und 50%");
  cb_test_words_rebuild (f->book);
}

static void
delete_one (CbTestBook *f,
            gint64      id)
{
  g_autoptr (CbIdSet) set = cb_id_set_new_single (id);

  cb_test_delete (f->book, set, NULL);
}

static void
test_groups (CbTestBook    *f,
             gconstpointer  data)
{
  fill (f);
  assert_found (f, "", "");
  assert_found (f, "  ", "");
  assert_found (f, "ada", "c1");
  assert_found (f, "bob", "c2");
  assert_found (f, "qu-", "i1 i1");
  assert_found (f, "QU-1", "i1");
  assert_found (f, "in-1", "i2");
  assert_found (f, "gartenplan", "t1");
  assert_found (f, "nobody", "");
  delete_one (f, 2);
  assert_found (f, "bob", "d2");
  cb_test_change (f, "INSERT INTO kept_item (former_customer, operation_id, kind, number, status, open, date) "
                     "VALUES (9, 1, 5, 'OR-77', 1, 0, 1)");
  assert_found (f, "or-7", "k0");
}

static void
test_words (CbTestBook    *f,
            gconstpointer  data)
{
  fill (f);
  assert_found (f, "koln", "m2");
  assert_found (f, "KÖLN", "m2");
  assert_found (f, "gru", "m2");
  assert_found (f, "grüße aus", "m2");
  assert_found (f, "aus grüße", "m2");
  assert_found (f, "rechnung", "m2 m2");
  assert_found (f, "rechn folgt", "");
  assert_found (f, "folgt rechn", "m2");
  assert_found (f, "e-mail", "m2");
  assert_found (f, "50%", "m2");
  assert_found (f, "last wo", "m1");
  assert_found (f, "\"", "");
  assert_found (f, "\" OR text:x* NEAR(", "");
  assert_found (f, "* AND -", "");
  assert_found (f, "(", "");
}

static void
assert_text (CbTestBook *f,
             const char *query,
             const char *expected)
{
  g_autoptr (CbFound) found = find (f, query, FALSE);

  g_assert_cmpuint (found->hits[CB_FIND_MESSAGES]->len, ==, 1);
  g_assert_cmpstr (cb_interaction_get_text (cb_find_hit_get_interaction (found->hits[CB_FIND_MESSAGES]->pdata[0])), ==,
                   expected);
}

/* What was looked for is seen, wherever in the message it stands. */
static void
test_excerpts (CbTestBook    *f,
               gconstpointer  data)
{
  g_autofree char *much = g_strnfill (400, 'x');
  g_autofree char *text = g_strconcat ("Dear all, we shall come early, and bring the ladder and the Schlüssel back ", much, NULL);
  g_autofree char *beginning = g_utf8_substring (text, 0, 300);
  g_autofree char *middle = g_utf8_substring (strstr (text, "the ladder"), 0, 300);
  g_autofree char *excerpt = g_strconcat ("… ", middle, NULL);

  fill (f);
  cb_test_add_message (f, 4, 1, 1, text);
  cb_test_words_add_message (f->book, 4, 1);
  assert_text (f, "folgt", "Grüße aus Köln, Rechnung folgt");
  assert_text (f, "dear ladder", beginning);
  assert_text (f, "early", beginning);
  assert_text (f, "schlu", excerpt);
}

/* Words that stand in several messages of a customer don't make one of them a hit,
 * and each of many messages is found. */
static void
test_many_messages (CbTestBook    *f,
                    gconstpointer  data)
{
  fill (f);
  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Zeile z%02u, %s", i, i % 2 == 0 ? "gerade" : "krumm");

      cb_test_add_message (f, 4, i, 1, text);
      cb_test_words_add_message (f->book, 4, i);
    }
  cb_test_words_assert_same (f->book);
  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *word = g_strdup_printf ("z%02u", i);
      g_autofree char *both = g_strdup_printf ("z%02u zeile krumm", i);

      assert_found (f, word, "m4");
      assert_found (f, both, i % 2 == 0 ? "" : "m4");
    }
}

static void
test_limit (CbTestBook    *f,
            gconstpointer  data)
{
  g_autoptr (CbFound) found = NULL;

  fill (f);
  for (guint i = 10; i < 20; i++)
    {
      g_autofree char *number = g_strdup_printf ("N%u", i);
      g_autofree char *item = g_strdup_printf ("BK-%u", i);
      g_autofree char *name = g_strdup_printf ("%c Zeta", 'z' - (int) i);

      cb_test_add (f->book, number, name);
      cb_test_add_item (f, 3, CB_ITEM_BOOKING, item, 1, 1);
      cb_test_add_message (f, 4, i, 1, "Omega");
    }
  cb_test_words_rebuild (f->book);
  assert_found (f, "bk-1", "i3 i3 i3+");
  assert_found (f, "omega", "m4 m4 m4+");
  found = find (f, "zeta", FALSE);
  g_assert_cmpuint (found->n_all[CB_FIND_CUSTOMERS], ==, 10);
  g_assert_cmpuint (found->hits[CB_FIND_CUSTOMERS]->len, ==, LIMIT);
  g_assert_true (found->more[CB_FIND_CUSTOMERS]);
}

/* More of one group are no more of the others. */
static void
test_limits (CbTestBook    *f,
             gconstpointer  data)
{
  static const guint more[CB_N_FIND_GROUPS] = { LIMIT, LIMIT, LIMIT, 5, 2, LIMIT };
  g_autoptr (CbFound) found = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  fill (f);
  for (guint i = 10; i < 20; i++)
    {
      g_autofree char *number = g_strdup_printf ("N%u", i);

      cb_test_add (f->book, number, "Omega");
      cb_test_add_message (f, 4, i, 1, "Omega");
    }
  cb_test_words_rebuild (f->book);
  cb_find_store_search_async (f->book, "omega", more, FALSE, NULL, cb_test_result_cb, &place);
  result = cb_test_wait (&place);
  found = cb_find_store_search_finish (f->book, result, NULL);

  g_assert_cmpuint (found->hits[CB_FIND_CUSTOMERS]->len, ==, LIMIT);
  g_assert_cmpuint (found->hits[CB_FIND_MESSAGES]->len, ==, 5);
  g_assert_true (found->more[CB_FIND_MESSAGES]);
}

/* What begins with it comes before what has it in the middle. */
static void
test_order (CbTestBook    *f,
            gconstpointer  data)
{
  cb_test_add (f->book, "7", "Xenomar");
  cb_test_add (f->book, "8", "Klub Marta");
  cb_test_add (f->book, "9", "Marvin");
  cb_test_add (f->book, "mar", "Zoe");
  cb_test_add (f->book, "10", "Marc");
  assert_found (f, "mar", "c4 c5 c3+");
}

static void
test_hidden (CbTestBook    *f,
             gconstpointer  data)
{
  fill (f);
  cb_test_change (f, "INSERT INTO operation (kind, time, person_id, person_name, n_customers) "
                     "SELECT 1, 1, id, name, 1 FROM person");
  cb_test_change (f, "INSERT INTO deleted_message VALUES (2, 1, 2, 2)");
  assert_found (f, "rechnung", "m2");
  cb_test_change (f, "INSERT INTO deleted_document SELECT id, 1 FROM document");
  assert_found (f, "gartenplan", "");
  cb_test_change (f, "INSERT INTO deleted_item SELECT id, 1 FROM item WHERE number = 'QU-1'");
  assert_found (f, "qu-1", "");

  /* Nothing of who is masked. */
  delete_one (f, 2);
  assert_found (f, "rechnung", "m2");
  cb_test_change (f, "INSERT INTO pending_erasure (customer_id, operation_id, erase_at) "
                     "SELECT customer_id, operation_id, 1 FROM deleted_customer");
  assert_found (f, "rechnung", "");
  assert_found (f, "in-1", "");
}

static void
test_rights (CbTestBook    *f,
             gconstpointer  data)
{
  fill (f);
  cb_test_add (f->book, "5", "Emma Rechnung");
  delete_one (f, 2);
  cb_test_change (f, "INSERT INTO kept_item (former_customer, operation_id, kind, number, status, open, date) "
                     "VALUES (9, 1, 4, 'IN-1', 1, 0, 1)");
  cb_test_add_message (f, 1, 9, 9, "Rechnung");
  cb_test_words_rebuild (f->book);
  assert_found (f, "rechnung", "c5 m2 m2 m1");
  assert_found (f, "in-1", "i2 k0");
  assert_found (f, "bob", "d2");

  cb_test_people_allow_all_but (f->book, CB_PERMISSION_SEE_DELETED);
  assert_found (f, "rechnung", "c5 m1");
  assert_found (f, "in-1", "");
  assert_found (f, "bob", "");
  cb_test_people_allow_all_but (f->book, CB_PERMISSION_SEE_CUSTOMERS);
  assert_found (f, "rechnung", "m2 m2");
  assert_found (f, "in-1", "i2 k0");
  assert_found (f, "gartenplan", "");
  cb_test_people_allow_all_but (f->book, CB_PERMISSION_SEE_INBOX);
  assert_found (f, "rechnung", "c5");
}

/* Whom one can write to. */
static void
test_live_only (CbTestBook    *f,
                gconstpointer  data)
{
  g_autoptr (CbFound) found = NULL;
  g_autofree char *text = NULL;

  fill (f);
  cb_test_add (f->book, "5", "Ada Rechnung");
  delete_one (f, 1);
  found = find (f, "ada", TRUE);
  text = summarize (found);
  g_assert_cmpstr (text, ==, "c5");
}

static gpointer
document_job (CbConnection  *connection,
              gpointer       data,
              CbProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  gint64 step = GPOINTER_TO_INT (data);

  if (step == 0)
    return GINT_TO_POINTER (cb_word_rows_remove_document (connection, 1, error) &&
                            cb_connection_execute (connection, "UPDATE document SET title = 'Zaunplan' WHERE id = 1", error) &&
                            cb_word_rows_add_document (connection, 1, error));

  return GINT_TO_POINTER (cb_word_rows_remove_document (connection, 1, error) &&
                          cb_connection_execute (connection, "DELETE FROM document WHERE id = 1", error) &&
                          cb_word_rows_wipe (connection, error));
}

static void
test_documents (CbTestBook    *f,
                gconstpointer  data)
{
  fill (f);
  g_assert_nonnull (cb_test_write_job (f->book, document_job, GINT_TO_POINTER (0), NULL));
  cb_test_words_assert_same (f->book);
  assert_found (f, "gartenplan", "");
  assert_found (f, "zaunplan", "t1");
  g_assert_nonnull (cb_test_write_job (f->book, document_job, GINT_TO_POINTER (1), NULL));
  cb_test_words_assert_same (f->book);
  assert_found (f, "zaunplan", "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name) \
  g_test_add ("/find/" #name, CbTestBook, NULL, cb_test_book_set_up, test_##name, cb_test_book_tear_down)
  ADD (groups);
  ADD (words);
  ADD (excerpts);
  ADD (many_messages);
  ADD (limit);
  ADD (limits);
  ADD (order);
  ADD (hidden);
  ADD (rights);
  ADD (live_only);
  ADD (documents);
#undef ADD

  return g_test_run ();
}
