/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-interaction-rows.h"

#include "cb-customer-rows.h"
#include "cb-item-rows.h"
#include "cb-kept-item-rows.h"
#include "cb-mask.h"

/* Characters of a message: more than fit where several are shown. */
#define TEXT_LENGTH "2000"

enum
{
  WHAT_MESSAGE,
  WHAT_DOCUMENT,
  WHAT_ITEM,
  WHAT_KEPT,
};

/* ?1 is now, ?2 the kinds, ?3 the customer, ?4 how many. */
#define MESSAGES  "SELECT 0, m.id, m.time, m.kind, m.incoming, m.subject, substr (m.body, 1, " TEXT_LENGTH ") " \
                  "FROM message m WHERE m.customer_id = ?3 AND " CB_MESSAGE_STAYS " "
#define DOCUMENTS "SELECT 1, t.id, t.time, 0, 0, t.title, '' " \
                  "FROM document t WHERE t.customer_id = ?3 AND " CB_DOCUMENT_STAYS " "
#define ITEMS(time) \
                  "SELECT 2, i.id, " time ", 0, 0, '', '' FROM item i INDEXED BY item_customer " \
                  "WHERE i.customer_id = ?3 AND " CB_ITEM_BELONGS " AND " CB_ITEM_STAYS " "
#define KEPT(time) \
                  "SELECT 3, k.id, " time ", 0, 0, '', '' FROM kept_item k WHERE k.former_customer = ?3 "
#define NEWEST    "ORDER BY 3 DESC, 1, 2 DESC LIMIT ?4"

static const char list_sql[] =
  MESSAGES "UNION ALL " DOCUMENTS "UNION ALL " ITEMS ("i.date") "UNION ALL " KEPT ("k.date") NEWEST;

static const char last_sql[] =
  MESSAGES "UNION ALL " DOCUMENTS "UNION ALL " ITEMS (CB_ITEM_TIME) "UNION ALL " KEPT (CB_KEPT_TIME) NEWEST;

static const char last_message_sql[] = MESSAGES NEWEST;

/* They are numbered as they come: nothing but these is read. */
static const char messages_sql[] = MESSAGES "ORDER BY m.id DESC LIMIT ?4";

const CbIdSet *
cb_interaction_rows_get_kinds (void)
{
  static CbIdSet *kinds;

  if (g_once_init_enter_pointer (&kinds))
    {
      CbIdSet *set = cb_id_set_new ();

      for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
        {
          if (cb_item_kind_is_valid (kind) && cb_item_kind_get_info (kind)->in_conversation)
            cb_id_set_add (set, kind);
        }
      g_once_init_leave_pointer (&kinds, set);
    }

  return kinds;
}

/* NULL without error for what a newer version alone knows. */
static CbInteraction *
read_interaction (CbConnection  *connection,
                  CbStatement   *statement,
                  gboolean       masked,
                  GError       **error)
{
  gint64 id = cb_statement_get_int64 (statement, 1);
  gint64 time = cb_statement_get_int64 (statement, 2);
  const char *title = masked ? CB_MASK : cb_statement_get_text (statement, 5);
  g_autoptr (CbItem) item = NULL;
  g_autoptr (CbKeptItem) kept = NULL;

  switch (cb_statement_get_int64 (statement, 0))
    {
    case WHAT_MESSAGE:
      return cb_interaction_new_message (id, time, (CbMessageKind) cb_statement_get_int64 (statement, 3),
                                         cb_statement_get_int64 (statement, 4) != 0,
                                         cb_statement_get_size (statement, 5) > 0 ? title : "",
                                         masked ? CB_MASK : cb_statement_get_text (statement, 6));

    case WHAT_DOCUMENT:
      return cb_interaction_new_document (time, title);

    case WHAT_ITEM:
      item = cb_item_rows_get (connection, id, error);
      return item != NULL ? cb_interaction_new_item (time, item) : NULL;

    case WHAT_KEPT:
      kept = cb_kept_item_rows_get (connection, id, error);
      return kept != NULL ? cb_interaction_new_item (time, cb_kept_item_get_item (kept)) : NULL;

    default:
      g_return_val_if_reached (NULL);
    }
}

/* (transfer full) (element-type CbInteraction): NULL if @error is set */
static GPtrArray *
read_list (CbConnection  *connection,
           const char    *sql,
           gint64         customer_id,
           gboolean       masked,
           guint          limit,
           GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  CbStep step;

  if (statement == NULL)
    return NULL;

  if (sql != list_sql && sql != messages_sql)
    cb_statement_bind_int64 (statement, 1, g_get_real_time ());
  if (sql != last_message_sql && sql != messages_sql)
    cb_statement_bind_set (statement, 2, cb_interaction_rows_get_kinds ());
  cb_statement_bind_int64 (statement, 3, customer_id);
  cb_statement_bind_int64 (statement, 4, limit);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      GError *failure = NULL;
      CbInteraction *interaction = read_interaction (connection, statement, masked, &failure);

      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
      if (interaction != NULL)
        g_ptr_array_add (list, interaction);
    }

  return step == CB_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static GPtrArray *
read_of_customer (CbConnection  *connection,
                  const char    *sql,
                  gint64         customer_id,
                  guint          limit,
                  GError       **error)
{
  GError *failure = NULL;
  g_autoptr (CbCustomer) customer = cb_customer_rows_get_fields (connection, customer_id, FALSE, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  return read_list (connection, sql, customer_id,
                    customer != NULL && cb_customer_get_pending (customer), limit, error);
}

/**
 * cb_interaction_rows_list:
 * @limit: how many at the most
 *
 * Returns: (transfer full) (element-type CbInteraction): the newest, the
 *   latest first and what is to come before it, or NULL
 */
GPtrArray *
cb_interaction_rows_list (CbConnection  *connection,
                          gint64         customer_id,
                          guint          limit,
                          GError       **error)
{
  return read_of_customer (connection, list_sql, customer_id, limit, error);
}

/**
 * cb_interaction_rows_list_messages:
 * @limit: how many at the most
 *
 * Returns: (transfer full) (element-type CbInteraction): the messages that came
 *   last, the latest first, or NULL
 */
GPtrArray *
cb_interaction_rows_list_messages (CbConnection  *connection,
                                   gint64         customer_id,
                                   guint          limit,
                                   GError       **error)
{
  return read_of_customer (connection, messages_sql, customer_id, limit, error);
}

static gboolean
count_items (CbConnection         *connection,
             const char           *sql,
             CbConversationEntry  *entry,
             GError              **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, cb_conversation_entry_get_id (entry));
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 kind = cb_statement_get_int64 (statement, 0);

      if (cb_item_kind_is_valid (kind))
        cb_conversation_entry_set_n_items (entry, (CbItemKind) kind,
                                           (gsize) cb_statement_get_int64 (statement, 1));
    }

  return step == CB_STEP_DONE;
}

/* The number that @sql tells of the conversation. */
static gboolean
count (CbConnection         *connection,
       const char           *sql,
       CbConversationEntry  *entry,
       gsize                *n,
       GError              **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, cb_conversation_entry_get_id (entry));
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;

  *n = (gsize) cb_statement_get_int64 (statement, 0);

  return TRUE;
}

static gboolean
count_records (CbConnection         *connection,
               const char           *sql,
               CbConversationEntry  *entry,
               CbRecordKind          kind,
               GError              **error)
{
  gsize n;

  if (!count (connection, sql, entry, &n, error))
    return FALSE;

  cb_conversation_entry_set_n_records (entry, kind, n);

  return TRUE;
}

static void
forget_internal (CbConversationEntry *entry)
{
  const CbIdSet *kinds = cb_interaction_rows_get_kinds ();

  for (guint kind = 1; kind < CB_N_ITEM_KINDS; kind++)
    {
      if (!cb_id_set_contains (kinds, kind))
        cb_conversation_entry_set_n_items (entry, kind, 0);
    }
}

/* What is masked can't be read. */
static gboolean
count_unread (CbConnection         *connection,
              CbConversationEntry  *entry,
              gboolean              masked,
              GError              **error)
{
  gsize n = 0;

  if (!masked &&
      !count (connection,
              "SELECT count (*) FROM message m INDEXED BY message_unread "
              "WHERE m.customer_id = ? AND m.unread = 1 AND " CB_MESSAGE_STAYS, entry, &n, error))
    return FALSE;

  cb_conversation_entry_set_n_unread (entry, n);

  return TRUE;
}

/**
 * cb_interaction_rows_sum_up:
 *
 * Fills in what @entry says of its conversation.
 *
 * Returns: FALSE if @error is set
 */
gboolean
cb_interaction_rows_sum_up (CbConnection         *connection,
                            CbConversationEntry  *entry,
                            GError              **error)
{
  gint64 id = cb_conversation_entry_get_id (entry);
  CbCustomer *customer = cb_conversation_entry_get_customer (entry);
  gboolean masked = customer != NULL && cb_customer_get_pending (customer);
  g_autoptr (GPtrArray) last = read_list (connection, last_sql, id, masked, 1, error);
  g_autoptr (GPtrArray) message = NULL;

  if (last == NULL)
    return FALSE;

  message = read_list (connection, last_message_sql, id, masked, 1, error);
  if (message == NULL)
    return FALSE;

  if (last->len > 0)
    cb_conversation_entry_set_last (entry, cb_interaction_get_time (last->pdata[0]),
                                    message->len > 0 ? message->pdata[0] : last->pdata[0]);

  if (customer == NULL)
    return count_items (connection,
                        "SELECT kind, count (*) FROM kept_item WHERE former_customer = ? GROUP BY kind",
                        entry, error);

  if (!count_items (connection,
                    "SELECT i.kind, count (*) FROM item i INDEXED BY item_customer WHERE i.customer_id = ? "
                    "AND " CB_ITEM_STAYS " GROUP BY i.kind", entry, error))
    return FALSE;
  forget_internal (entry);

  return count_unread (connection, entry, masked, error) &&
         count_records (connection,
                        "SELECT count (*) FROM message m WHERE m.customer_id = ? AND " CB_MESSAGE_STAYS,
                        entry, CB_RECORD_MESSAGE, error) &&
         count_records (connection,
                        "SELECT count (*) FROM document t WHERE t.customer_id = ? AND " CB_DOCUMENT_STAYS,
                        entry, CB_RECORD_DOCUMENT, error);
}
