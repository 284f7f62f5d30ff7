/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-conversation-rows.h"

#include <string.h>

#include "cb-customer-rows.h"
#include "cb-fold.h"
#include "cb-interaction-rows.h"
#include "cb-kept-item-rows.h"

#define N_AT_ONCE 4096

/* Of a message, in characters: who searches knows how it begins. */
#define SEARCHED "2000"

/*
 * Of all customers, as if nothing had been deleted: looking that up for each
 * item and message would take three times as long. Those of whom something was
 * deleted are read again.
 */
static const char *const quick[] = {
  "SELECT i.customer_id, " CB_ITEM_TIME " FROM item i NOT INDEXED WHERE " CB_ITEM_BELONGS,
  "SELECT t.customer_id, t.time FROM document t",
  "SELECT m.customer_id, max (m.time) FROM message m GROUP BY m.customer_id",
  "SELECT k.former_customer, " CB_KEPT_TIME " FROM kept_item k",
};

/* Of some. */
#define AMONG "FROM cb_set (?3) s CROSS JOIN "

static const char *const exact[] = {
  "SELECT i.customer_id, " CB_ITEM_TIME " " AMONG "item i INDEXED BY item_customer ON i.customer_id = s.id "
  "WHERE " CB_ITEM_BELONGS " AND " CB_ITEM_STAYS,
  "SELECT t.customer_id, t.time " AMONG "document t ON t.customer_id = s.id WHERE " CB_DOCUMENT_STAYS,
  "SELECT m.customer_id, m.time " AMONG "message m ON m.customer_id = s.id WHERE " CB_MESSAGE_STAYS,
  "SELECT k.former_customer, " CB_KEPT_TIME " " AMONG "kept_item k ON k.former_customer = s.id",
};

static const char *const deleted[] = {
  "SELECT i.customer_id, 0 FROM deleted_item d CROSS JOIN item i ON i.id = d.item_id",
  "SELECT t.customer_id, 0 FROM deleted_document d CROSS JOIN document t ON t.id = d.document_id",
  "SELECT customer_id, 0 FROM deleted_message",
};

static int
compare_id (gconstpointer a,
            gconstpointer b)
{
  const CbConversationTime *left = a;
  const CbConversationTime *right = b;

  if (left->id != right->id)
    return left->id < right->id ? -1 : 1;

  return (left->time < right->time) - (left->time > right->time);
}

/* The newest first. */
static int
compare_time (gconstpointer a,
              gconstpointer b)
{
  const CbConversationTime *left = a;
  const CbConversationTime *right = b;

  if (left->time != right->time)
    return left->time > right->time ? -1 : 1;

  return (left->id < right->id) - (left->id > right->id);
}

/* The parameters that a statement has: 1 is now, 2 the kinds, 3 the set. */
static void
bind (CbStatement   *statement,
      const char    *sql,
      const CbIdSet *set)
{
  if (strstr (sql, "?1") != NULL)
    cb_statement_bind_int64 (statement, 1, g_get_real_time ());
  if (strstr (sql, "?2") != NULL)
    cb_statement_bind_set (statement, 2, cb_interaction_rows_get_kinds ());
  if (strstr (sql, "?3") != NULL)
    cb_statement_bind_set (statement, 3, set);
}

/* Appends to @times. */
static gboolean
read_times (CbConnection   *connection,
            const char     *sql,
            const CbIdSet  *set,
            GCancellable   *cancellable,
            GArray         *times,
            GError        **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  CbStep step = CB_STEP_ROW;

  if (statement == NULL)
    return FALSE;

  bind (statement, sql, set);
  while (step == CB_STEP_ROW)
    {
      guint start = times->len;
      guint n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      g_array_set_size (times, start + N_AT_ONCE);
      step = cb_statement_read_int64s (statement, 2, (gint64 *) &g_array_index (times, CbConversationTime, start),
                                       N_AT_ONCE, &n, error);
      g_array_set_size (times, start + n);
    }

  return step == CB_STEP_DONE;
}

/* Leaves the last time of each; drops those in @without, if that isn't NULL. */
static void
merge (GArray        *times,
       const CbIdSet *without)
{
  CbConversationTime *all = (CbConversationTime *) (gpointer) times->data;
  gint64 last = 0;
  guint n = 0;

  g_array_sort (times, compare_id);
  for (guint i = 0; i < times->len; i++)
    {
      if (all[i].id == last)
        continue;
      last = all[i].id;
      if (without == NULL || !cb_id_set_contains (without, last))
        all[n++] = all[i];
    }
  g_array_set_size (times, n);
}

static GArray *
new_times (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CbConversationTime));
}

/* (transfer full): of whom anything was deleted. NULL if @error is set. */
static CbIdSet *
read_touched (CbConnection  *connection,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GArray) times = new_times ();
  g_autoptr (CbIdSet) set = cb_id_set_new ();

  for (guint i = 0; i < G_N_ELEMENTS (deleted); i++)
    {
      if (!read_times (connection, deleted[i], NULL, cancellable, times, error))
        return NULL;
    }
  for (guint i = 0; i < times->len; i++)
    cb_id_set_add (set, g_array_index (times, CbConversationTime, i).id);

  return g_steal_pointer (&set);
}

/* Without an order. */
static GArray *
list_of (CbConnection   *connection,
         const CbIdSet  *customers,
         GCancellable   *cancellable,
         GError        **error)
{
  g_autoptr (GArray) times = new_times ();

  for (guint i = 0; i < G_N_ELEMENTS (exact); i++)
    {
      if (!read_times (connection, exact[i], customers, cancellable, times, error))
        return NULL;
    }
  merge (times, NULL);

  return g_steal_pointer (&times);
}

/**
 * cb_conversation_rows_list:
 *
 * Reads every item and message: for a thread aside.
 *
 * Returns: (transfer full) (element-type CbConversationTime): all, the newest
 *   first, or NULL
 */
GArray *
cb_conversation_rows_list (CbConnection  *connection,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GArray) times = new_times ();
  g_autoptr (CbIdSet) touched = read_touched (connection, cancellable, error);
  g_autoptr (GArray) again = NULL;

  if (touched == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (quick); i++)
    {
      if (!read_times (connection, quick[i], NULL, cancellable, times, error))
        return NULL;
    }
  merge (times, touched);

  again = list_of (connection, touched, cancellable, error);
  if (again == NULL)
    return NULL;

  g_array_append_vals (times, again->data, again->len);
  g_array_sort (times, compare_time);

  return g_steal_pointer (&times);
}

/**
 * cb_conversation_rows_list_of:
 *
 * Returns: (transfer full) (element-type CbConversationTime): those with
 *   @customers, the newest first, or NULL
 */
GArray *
cb_conversation_rows_list_of (CbConnection   *connection,
                              const CbIdSet  *customers,
                              GError        **error)
{
  GArray *times = list_of (connection, customers, NULL, error);

  if (times != NULL)
    g_array_sort (times, compare_time);

  return times;
}

CbConversationEntry *
cb_conversation_rows_get (CbConnection  *connection,
                          gint64         id,
                          GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbCustomer) customer = cb_customer_rows_get_fields (connection, id, FALSE, &failure);
  g_autoptr (CbConversationEntry) entry = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  entry = cb_conversation_entry_new (id, customer);

  return cb_interaction_rows_sum_up (connection, entry, error) ? g_steal_pointer (&entry) : NULL;
}

/**
 * cb_conversation_rows_search:
 *
 * Looks at the last message with each customer who isn't masked: for a thread
 * aside.
 *
 * Returns: (transfer full): those in whose last message @query stands, however
 *   it is written; or NULL
 */
CbIdSet *
cb_conversation_rows_search (CbConnection  *connection,
                             const char    *query,
                             GCancellable  *cancellable,
                             GError       **error)
{
  /* The other columns are those of the row with the greatest time. */
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT m.customer_id, m.subject, substr (m.body, 1, " SEARCHED "), max (m.time) "
                           "FROM message m "
                           "WHERE m.customer_id NOT IN (SELECT customer_id FROM pending_erasure) AND "
                           CB_MESSAGE_STAYS " GROUP BY m.customer_id", error);
  g_autofree char *needle = cb_fold (query);
  g_autoptr (CbIdSet) hits = cb_id_set_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  CbStep step;

  if (statement == NULL)
    return NULL;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      g_string_truncate (text, 0);
      cb_fold_append (text, cb_statement_get_text (statement, 1));
      g_string_append_c (text, '\n');
      cb_fold_append (text, cb_statement_get_text (statement, 2));
      if (strstr (text->str, needle) != NULL)
        cb_id_set_add (hits, cb_statement_get_int64 (statement, 0));
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&hits) : NULL;
}

CbIdSet *
cb_conversation_rows_get_unread (CbConnection  *connection,
                                 GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT m.customer_id FROM message m INDEXED BY message_unread WHERE m.unread = 1 AND "
                           "m.customer_id NOT IN (SELECT customer_id FROM pending_erasure) AND " CB_MESSAGE_STAYS,
                           error);
  g_autoptr (CbIdSet) unread = cb_id_set_new ();
  CbStep step;

  if (statement == NULL)
    return NULL;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    cb_id_set_add (unread, cb_statement_get_int64 (statement, 0));

  return step == CB_STEP_DONE ? g_steal_pointer (&unread) : NULL;
}

void
cb_conversation_parts_free (CbConversationParts *self)
{
  g_clear_pointer (&self->customers, cb_id_set_unref);
  g_clear_pointer (&self->erased, cb_id_set_unref);
  g_clear_pointer (&self->kept, cb_id_set_unref);
  g_free (self);
}

/**
 * cb_conversation_rows_split:
 *
 * Returns: (transfer full): the conversations with @ids, or NULL
 */
CbConversationParts *
cb_conversation_rows_split (CbConnection   *connection,
                            const CbIdSet  *ids,
                            GError        **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection,
                           "SELECT s.id FROM cb_set (?) s "
                           "WHERE NOT EXISTS (SELECT 1 FROM customer c WHERE c.id = s.id)", error);
  g_autoptr (CbConversationParts) parts = g_new0 (CbConversationParts, 1);
  CbStep step;

  if (statement == NULL)
    return NULL;

  parts->customers = cb_id_set_copy (ids);
  parts->erased = cb_id_set_new ();
  cb_statement_bind_set (statement, 1, ids);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    cb_id_set_add (parts->erased, cb_statement_get_int64 (statement, 0));
  if (step == CB_STEP_ERROR)
    return NULL;

  cb_id_set_subtract (parts->customers, parts->erased);
  parts->kept = cb_kept_item_rows_of (connection, parts->erased, error);

  return parts->kept != NULL ? g_steal_pointer (&parts) : NULL;
}
