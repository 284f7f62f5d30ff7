/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-find-rows.h"

#include <stdlib.h>
#include <string.h>

#include "cb-actor-rows.h"
#include "cb-customer-rows.h"
#include "cb-fold.h"
#include "cb-interaction-rows.h"
#include "cb-item-rows.h"
#include "cb-kept-item-rows.h"
#include "cb-word-query.h"
#include "cb-word-rows.h"

/* Of more, the best are not looked for among all. */
#define MAX_RANKED 60
/* Characters of a message that are shown. */
#define TEXT_LENGTH 300
/* Of the index, that are looked into. */
#define MAX_ROWS 500

#define IS_SEEN "NOT EXISTS (SELECT 1 FROM pending_erasure p WHERE p.customer_id = "

typedef struct
{
  CbCustomer *customer;
  guint       rank;    /* the lowest first */
  char       *folded;  /* the name */
} Ranked;

static void
ranked_clear (gpointer data)
{
  Ranked *self = data;

  g_clear_object (&self->customer);
  g_free (self->folded);
}

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *left = a;
  const Ranked *right = b;

  return left->rank != right->rank ? (left->rank > right->rank) - (left->rank < right->rank)
                                   : strcmp (left->folded, right->folded);
}

/* The number itself, what begins the name, what begins a word of it, all else. */
static guint
rank (CbCustomer *customer,
      const char *name,
      const char *query)
{
  g_autofree char *number = cb_fold (cb_customer_get_number (customer));
  g_autofree char *inside = g_strconcat (" ", query, NULL);

  if (g_str_equal (number, query))
    return 0;
  if (g_str_has_prefix (name, query))
    return 1;

  return strstr (name, inside) != NULL ? 2 : 3;
}

/* Adds who has exactly that number, if among @customers, and then the first. */
static GArray *
read_some (CbConnection   *connection,
           const CbIdSet  *customers,
           const char     *query,
           GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  CbIdSetIter iter;
  gint64 owner, id;

  if (!cb_customer_rows_number_owner (connection, query, &owner, error))
    return NULL;
  if (owner != 0 && cb_id_set_contains (customers, owner))
    g_array_append_val (ids, owner);

  cb_id_set_iter_init (&iter, customers);
  while (ids->len < MAX_RANKED && cb_id_set_iter_next (&iter, &id))
    {
      if (id != owner)
        g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

gboolean
cb_find_rows_customers (CbConnection   *connection,
                        CbActor        *actor,
                        const CbIdSet  *customers,
                        CbFindGroup     group,
                        const char     *query,
                        guint           limit,
                        CbFound        *found,
                        GError        **error)
{
  g_autofree char *folded = cb_fold (query);
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (Ranked));
  g_autoptr (GArray) ids = read_some (connection, customers, query, error);

  if (ids == NULL)
    return FALSE;

  g_array_set_clear_func (all, ranked_clear);
  for (guint i = 0; i < ids->len; i++)
    {
      GError *failure = NULL;
      Ranked ranked = { 0 };

      ranked.customer = cb_customer_rows_get_fields (connection, g_array_index (ids, gint64, i), FALSE, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      if (ranked.customer == NULL)
        continue;

      ranked.folded = cb_fold (cb_customer_get_name (ranked.customer));
      ranked.rank = rank (ranked.customer, ranked.folded, folded);
      g_array_append_val (all, ranked);
    }

  g_array_sort (all, compare_ranked);
  for (guint i = 0; i < MIN (all->len, limit); i++)
    g_ptr_array_add (found->hits[group],
                     cb_find_hit_new (group, g_array_index (all, Ranked, i).customer, 0, NULL, NULL));
  found->n_all[group] = cb_id_set_get_size (customers);
  found->more[group] = found->n_all[group] > found->hits[group]->len;

  return TRUE;
}

/* (transfer full): where what begins with @text ends */
static char *
get_end (const char *text)
{
  return g_strconcat (text, "\U0010FFFF", NULL);
}

/* Adds what is of a customer whom @actor may see. Returns FALSE if @error is set. */
static gboolean
add_hit (CbConnection   *connection,
         CbActor        *actor,
         gint64          customer_id,
         CbFindGroup     group,
         gint64          id,
         CbItem         *item,
         CbInteraction  *interaction,
         CbFound        *found,
         GError        **error)
{
  GError *failure = NULL;
  gboolean sees = actor == NULL || cb_actor_rows_may_see_of (connection, actor, customer_id, &failure);
  g_autoptr (CbCustomer) customer = NULL;

  if (failure == NULL && sees)
    customer = cb_customer_rows_get_fields (connection, customer_id, FALSE, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (customer != NULL)
    g_ptr_array_add (found->hits[group], cb_find_hit_new (group, customer, id, item, interaction));

  return TRUE;
}

static gboolean
is_full (CbFound     *found,
         CbFindGroup  group,
         guint        limit)
{
  if (found->hits[group]->len > limit)
    {
      g_ptr_array_set_size (found->hits[group], (int) limit);
      found->more[group] = TRUE;
    }

  return found->more[group];
}

static gboolean
find_items_of_kind (CbConnection  *connection,
                    CbActor       *actor,
                    CbItemKind     kind,
                    const char    *number,
                    guint          limit,
                    CbFound       *found,
                    GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT i.id, i.customer_id FROM item i WHERE i.kind = ?1 AND i.number >= ?2 AND i.number < ?3 "
                           "AND " CB_ITEM_STAYS " AND " IS_SEEN "i.customer_id) ORDER BY i.number LIMIT ?4", error);
  g_autofree char *end = get_end (number);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, kind);
  cb_statement_bind_text (statement, 2, number);
  cb_statement_bind_text (statement, 3, end);
  cb_statement_bind_int64 (statement, 4, limit + 1);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      GError *failure = NULL;
      g_autoptr (CbItem) item = cb_item_rows_get (connection, cb_statement_get_int64 (statement, 0), &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      if (item != NULL && !add_hit (connection, actor, cb_statement_get_int64 (statement, 1), CB_FIND_ITEMS, 0, item,
                                    NULL, found, error))
        return FALSE;
    }

  return step == CB_STEP_DONE;
}

/* What is typed may be a whole number, how it begins, or its digits alone. */
gboolean
cb_find_rows_items (CbConnection  *connection,
                    CbActor       *actor,
                    const char    *query,
                    guint          limit,
                    CbFound       *found,
                    GError       **error)
{
  g_autofree char *upper = g_utf8_strup (query, -1);
  gboolean digits = strspn (query, "0123456789") == strlen (query) && strlen (query) < 10;

  for (guint kind = 1; kind < CB_N_ITEM_KINDS && !is_full (found, CB_FIND_ITEMS, limit); kind++)
    {
      g_autofree char *number = digits ? g_strdup_printf ("%s%04d", cb_item_kind_get_info (kind)->prefix, atoi (query))
                                       : g_strdup (upper);

      if (!find_items_of_kind (connection, actor, (CbItemKind) kind, number, limit, found, error))
        return FALSE;
    }
  is_full (found, CB_FIND_ITEMS, limit);

  return TRUE;
}

gboolean
cb_find_rows_kept (CbConnection  *connection,
                   const char    *query,
                   guint          limit,
                   CbFound       *found,
                   GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT id FROM kept_item WHERE number >= ?1 AND number < ?2 ORDER BY number LIMIT ?3", error);
  g_autofree char *upper = g_utf8_strup (query, -1);
  g_autofree char *end = get_end (upper);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, upper);
  cb_statement_bind_text (statement, 2, end);
  cb_statement_bind_int64 (statement, 3, limit + 1);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      GError *failure = NULL;
      g_autoptr (CbKeptItem) kept = cb_kept_item_rows_get (connection, cb_statement_get_int64 (statement, 0), &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      if (kept != NULL)
        g_ptr_array_add (found->hits[CB_FIND_KEPT],
                         cb_find_hit_new (CB_FIND_KEPT, NULL, 0, cb_kept_item_get_item (kept), NULL));
    }
  is_full (found, CB_FIND_KEPT, limit);

  return step == CB_STEP_DONE;
}

/* Adds those messages of a row of the index that have all that was typed, the newest
 * first. @messages: reads them. */
static gboolean
find_in_row (CbConnection  *connection,
             CbActor       *actor,
             CbStatement   *messages,
             gint64         row,
             const char    *typed,
             guint          limit,
             CbFound       *found,
             GError       **error)
{
  CbStep step = CB_STEP_ROW;

  cb_statement_bind_int64 (messages, 1, row);
  while (!is_full (found, CB_FIND_MESSAGES, limit) && (step = cb_statement_step (messages, error)) == CB_STEP_ROW)
    {
      g_autofree char *subject = g_strdup (cb_statement_get_text (messages, 5));
      g_autofree char *body = g_strdup (cb_statement_get_text (messages, 6));
      g_autofree char *text = g_strjoin (" ", subject, body, NULL);
      g_autofree char *excerpt = NULL;
      g_autoptr (CbInteraction) message = NULL;

      if (!cb_word_query_matches (typed, text))
        continue;

      /* No more of it is shown. */
      excerpt = cb_word_query_excerpt (typed, body, TEXT_LENGTH);
      message = cb_interaction_new_message (cb_statement_get_int64 (messages, 1), cb_statement_get_int64 (messages, 2),
                                            (CbMessageKind) cb_statement_get_int64 (messages, 3),
                                            cb_statement_get_int64 (messages, 4) != 0, subject, excerpt);
      if (!add_hit (connection, actor, cb_statement_get_int64 (messages, 0), CB_FIND_MESSAGES,
                    cb_statement_get_int64 (messages, 1), NULL, message, found, error))
        return FALSE;
    }
  cb_statement_reset (messages);

  return step != CB_STEP_ERROR;
}

/* Of the newest customers first; those of each, the newest first. */
gboolean
cb_find_rows_messages (CbConnection  *connection,
                       CbActor       *actor,
                       const char    *typed,
                       const char    *words,
                       guint          limit,
                       CbFound       *found,
                       GError       **error)
{
  g_autoptr (CbStatement) rows =
    cb_connection_prepare (connection,
                           "SELECT rowid FROM word_index WHERE word_index MATCH ?1 AND rowid > 0 AND " IS_SEEN
                           "word_index.rowid >> 12) ORDER BY rowid DESC", error);
  g_autoptr (CbStatement) messages = NULL;
  CbStep step = CB_STEP_ROW;

  if (rows == NULL)
    return FALSE;

  messages = cb_connection_prepare (connection,
                                    "SELECT m.customer_id, m.id, m.time, m.kind, m.incoming, m.subject, m.body "
                                    "FROM message m WHERE " CB_WORD_ROW_HAS ("?1") " AND " CB_MESSAGE_STAYS " "
                                    "ORDER BY m.id DESC", error);
  if (messages == NULL)
    return FALSE;

  cb_statement_bind_text (rows, 1, words);
  for (guint n = 0; !is_full (found, CB_FIND_MESSAGES, limit) && (step = cb_statement_step (rows, error)) == CB_STEP_ROW; n++)
    {
      /* Words that only stand together in what one customer wrote on several days
       * would have it read everything. */
      if (n == MAX_ROWS)
        {
          found->more[CB_FIND_MESSAGES] = TRUE;
          break;
        }
      if (!find_in_row (connection, actor, messages, cb_statement_get_int64 (rows, 0), typed, limit, found, error))
        return FALSE;
    }

  return step != CB_STEP_ERROR;
}

gboolean
cb_find_rows_documents (CbConnection  *connection,
                        CbActor       *actor,
                        const char    *words,
                        guint          limit,
                        CbFound       *found,
                        GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT t.customer_id, t.id, t.time, t.title "
                           "FROM word_index w CROSS JOIN document t ON t.id = -w.rowid "
                           "WHERE w.word_index MATCH ?1 AND w.rowid < 0 AND " CB_DOCUMENT_STAYS " AND "
                           IS_SEEN "t.customer_id) ORDER BY w.rowid", error);
  CbStep step = CB_STEP_ROW;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_text (statement, 1, words);
  while (!is_full (found, CB_FIND_DOCUMENTS, limit) &&
         (step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autoptr (CbInteraction) document =
        cb_interaction_new_document (cb_statement_get_int64 (statement, 2), cb_statement_get_text (statement, 3));

      if (!add_hit (connection, actor, cb_statement_get_int64 (statement, 0), CB_FIND_DOCUMENTS,
                    cb_statement_get_int64 (statement, 1), NULL, document, found, error))
        return FALSE;
    }

  return step != CB_STEP_ERROR;
}
