/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-item-list-rows.h"

#include <string.h>

#include "cb-fold.h"

/* ?6 tells what is looked for: 0 nothing, 1 numbers, 2 all; ?7 whether titles
 * are wanted. */
#define LIST(order) \
  "SELECT i.id, CASE ?6 WHEN 0 THEN '' WHEN 1 THEN i.number " \
  "ELSE i.number || char (10) || i.title || char (10) || i.notes END, iif (?7, i.title, '') " \
  "FROM item i INDEXED BY item_customer LEFT JOIN deleted_item d ON d.item_id = i.id " \
  "WHERE i.customer_id = ?1 AND i.kind = ?2 AND (d.item_id IS NOT NULL) = ?3 " \
  "AND (?4 < 0 OR i.open = ?4) AND (?5 < 0 OR i.status = ?5) ORDER BY " order

/* Numbers have a prefix, and digits that may be more than there are usually. */
#define NUMBER(way) "rtrim (i.number, '0123456789') " way ", length (i.number) " way ", i.number " way

static const char *const lists[][2] = {
  [CB_ITEM_ORDER_DATE] = { LIST ("i.date, i.id"), LIST ("i.date DESC, i.id DESC") },
  [CB_ITEM_ORDER_DUE] = { LIST ("i.due IS NULL, i.due, i.id"), LIST ("i.due DESC, i.id DESC") },
  [CB_ITEM_ORDER_NUMBER] = { LIST (NUMBER ("")), LIST (NUMBER ("DESC")) },
  /* By the locale, afterwards. */
  [CB_ITEM_ORDER_TITLE] = { LIST ("i.id"), LIST ("i.id DESC") },
  [CB_ITEM_ORDER_STATUS] = { LIST ("i.status, i.date DESC, i.id DESC"), LIST ("i.status DESC, i.date DESC, i.id DESC") },
  [CB_ITEM_ORDER_AMOUNT] = { LIST ("i.currency, i.amount, i.id"), LIST ("i.currency DESC, i.amount DESC, i.id DESC") },
};

typedef struct
{
  guint32  id;
  char    *key;  /* NULL if it isn't sorted by that */
} Hit;

static void
hit_clear (gpointer data)
{
  g_free (((Hit *) data)->key);
}

static int
compare_up (gconstpointer a,
            gconstpointer b)
{
  return strcmp (((const Hit *) a)->key, ((const Hit *) b)->key);
}

static int
compare_down (gconstpointer a,
              gconstpointer b)
{
  return compare_up (b, a);
}

static gboolean
is_masked (CbConnection  *connection,
           gint64         customer_id,
           gboolean      *masked,
           GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT EXISTS (SELECT 1 FROM pending_erasure WHERE customer_id = ?)", error);

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, customer_id);
  if (cb_statement_step (statement, error) != CB_STEP_ROW)
    return FALSE;

  *masked = cb_statement_get_int64 (statement, 0) != 0;

  return TRUE;
}

static void
bind (CbStatement         *statement,
      const CbItemListing *listing,
      gboolean             masked,
      gboolean             by_title)
{
  int open = -1;

  if (listing->filter == CB_ITEM_FILTER_OPEN || listing->filter == CB_ITEM_FILTER_SETTLED)
    open = listing->filter == CB_ITEM_FILTER_OPEN;

  cb_statement_bind_int64 (statement, 1, listing->customer_id);
  cb_statement_bind_int64 (statement, 2, listing->kind);
  cb_statement_bind_int64 (statement, 3, listing->filter == CB_ITEM_FILTER_DELETED);
  cb_statement_bind_int64 (statement, 4, open);
  cb_statement_bind_int64 (statement, 5, listing->filter >= CB_ITEM_FILTER_STATUS
                                           ? (gint64) listing->filter - CB_ITEM_FILTER_STATUS : -1);
  if (listing->query[0] == '\0')
    cb_statement_bind_int64 (statement, 6, 0);
  else
    cb_statement_bind_int64 (statement, 6, masked ? 1 : 2);
  cb_statement_bind_int64 (statement, 7, by_title);
}

static GArray *
take_ids (GArray *hits)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), hits->len);

  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (ids, g_array_index (hits, Hit, i).id);

  return ids;
}

GArray *
cb_item_list_rows_list (CbConnection         *connection,
                        const CbItemListing  *listing,
                        GCancellable         *cancellable,
                        GError              **error)
{
  g_autoptr (CbStatement) statement = NULL;
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *needle = cb_fold (listing->query);
  gboolean masked, by_title;
  CbStep step;

  g_array_set_clear_func (hits, hit_clear);
  if (!is_masked (connection, listing->customer_id, &masked, error))
    return NULL;

  statement = cb_connection_prepare (connection, lists[listing->order][listing->descending != FALSE], error);
  if (statement == NULL)
    return NULL;

  by_title = listing->order == CB_ITEM_ORDER_TITLE && !masked;
  bind (statement, listing, masked, by_title);
  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      Hit hit = { (guint32) cb_statement_get_int64 (statement, 0), NULL };

      if (needle[0] != '\0')
        {
          g_string_truncate (text, 0);
          cb_fold_append (text, cb_statement_get_text (statement, 1));
          if (strstr (text->str, needle) == NULL)
            continue;
        }
      if (by_title)
        hit.key = g_utf8_collate_key (cb_statement_get_text (statement, 2), -1);
      g_array_append_val (hits, hit);
    }
  if (step == CB_STEP_ERROR || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (by_title)
    g_array_sort (hits, listing->descending ? compare_down : compare_up);

  return take_ids (hits);
}
