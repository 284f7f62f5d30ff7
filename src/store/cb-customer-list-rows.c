/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-list-rows.h"

#include "cb-list-scan.h"

/* Each a scan of a covering index; what has no value comes last either way. */
#define SORTED(key, empty)                                                  \
  {                                                                         \
    "SELECT id FROM customer WHERE " key " > " empty " ORDER BY " key,      \
    "SELECT id FROM customer WHERE " key " = " empty,                       \
    "SELECT id FROM customer ORDER BY " key,                                \
    "SELECT id FROM customer ORDER BY " key " DESC",                        \
    {                                                                       \
      "SELECT c.id FROM cb_set (?) s CROSS JOIN customer c ON c.id = s.id " \
      "ORDER BY c." key " = " empty ", c." key ", c.id",                    \
      "SELECT c.id FROM cb_set (?) s CROSS JOIN customer c ON c.id = s.id " \
      "ORDER BY c." key " DESC, c.id DESC",                                 \
    },                                                                      \
  }

static const struct
{
  const char *with_value;
  const char *without_value;
  const char *ascending;
  const char *descending;
  const char *of_set[2]; /* ascending, descending */
} queries[] = {
  [CB_SORT_NUMBER] = SORTED ("number_key", "x''"),
  [CB_SORT_NAME] = SORTED ("name_key", "x''"),
  [CB_SORT_CONTACT] = SORTED ("contact_key", "x''"),
  [CB_SORT_EMAIL] = SORTED ("email_key", "''"),
  [CB_SORT_PHONE] = SORTED ("phone_key", "''"),
  [CB_SORT_LAST_ACTIVITY] = SORTED ("last_activity", "0"),
};

/* From which part of all customers on the index is scanned for a set, rather
 * than the set sorted. */
#define SCAN_PART 16

/* Customers that stand together, and where that stretch belongs. */
typedef struct
{
  gint64 rank;
  guint  start;
  guint  length;
} Run;

static int
compare_runs (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const CbListFilter *filter = user_data;
  const Run *ra = a;
  const Run *rb = b;

  if (ra->rank == rb->rank)
    return ra->start < rb->start ? -1 : ra->start > rb->start ? 1 : 0;

  return (ra->rank < rb->rank) == filter->descending ? 1 : -1;
}

static gboolean
append_ascending (CbConnection        *connection,
                  CbSortColumn         column,
                  const CbListFilter  *filter,
                  GArray              *ids,
                  GError             **error)
{
  g_autoptr (GArray) without_value = g_array_new (FALSE, FALSE, sizeof (gint64));
  CbListStretch with_value = { .ids = ids };

  if (!cb_connection_query_int64 (connection, queries[column].with_value, &with_value.first, error) ||
      !cb_list_scan_stretches (connection, queries[column].ascending, &with_value, 1, filter, without_value, error))
    return FALSE;

  g_array_append_vals (ids, without_value->data, without_value->len);

  return TRUE;
}

static gboolean
append_set (CbConnection  *connection,
            const char    *sql,
            const CbIdSet *set,
            gsize          limit,
            GArray        *ids,
            GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  CbStep step = CB_STEP_DONE;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_set (statement, 1, set);
  while ((limit == 0 || ids->len < limit) &&
         (step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    g_array_append_val (ids, ((gint64) { cb_statement_get_int64 (statement, 0) }));

  return step != CB_STEP_ERROR;
}

static gboolean
list_by_key (CbConnection        *connection,
             CbSortColumn         column,
             const CbListFilter  *filter,
             GArray              *ids,
             GError             **error)
{
  gint64 n_all;

  if (filter->in_set)
    {
      if (!cb_connection_query_int64 (connection, "SELECT count(*) FROM customer", &n_all, error))
        return FALSE;
      if ((gint64) cb_id_set_get_size (filter->set) < n_all / SCAN_PART)
        return append_set (connection, queries[column].of_set[filter->descending], filter->set,
                           filter->limit, ids, error);
    }

  if (filter->descending)
    return cb_list_scan_append (connection, queries[column].descending, 0, filter, ids, error);
  if (filter->limit == 0)
    return append_ascending (connection, column, filter, ids, error);

  return cb_list_scan_append (connection, queries[column].with_value, 0, filter, ids, error) &&
         cb_list_scan_append (connection, queries[column].without_value, 0, filter, ids, error);
}

/* (transfer full): for each id in the first column the place of the name in
 * the second among all of them, by the order of the locale. */
static GHashTable *
read_ranks (CbConnection  *connection,
            const char    *sql,
            GError       **error)
{
  g_autoptr (CbStatement) statement = cb_connection_prepare (connection, sql, error);
  g_autoptr (GHashTable) ranks = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) sorted = NULL;
  GHashTableIter iter;
  gpointer id, key;
  int rank = 0;
  CbStep step;

  if (statement == NULL)
    return NULL;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      g_autofree char *collated = g_utf8_collate_key (cb_statement_get_text (statement, 1), -1);

      if (!g_hash_table_lookup_extended (names, collated, &key, NULL))
        {
          key = g_steal_pointer (&collated);
          g_hash_table_add (names, key);
        }
      g_hash_table_insert (ranks, GSIZE_TO_POINTER ((gsize) cb_statement_get_int64 (statement, 0)), key);
    }
  if (step == CB_STEP_ERROR)
    return NULL;

  sorted = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) g_strcmp0);
  /* The keys stay those that the ids point to. */
  for (GList *l = sorted; l != NULL; l = l->next)
    g_hash_table_insert (names, g_strdup (l->data), GINT_TO_POINTER (rank++));

  g_hash_table_iter_init (&iter, ranks);
  while (g_hash_table_iter_next (&iter, &id, &key))
    g_hash_table_iter_replace (&iter, g_hash_table_lookup (names, key));

  return g_steal_pointer (&ranks);
}

/* The deleted ones by the operation that has them, or by what @ranks says of
 * it. */
static gboolean
list_by_run (CbConnection        *connection,
             GHashTable          *ranks,
             const CbListFilter  *filter,
             GArray              *ids,
             GError             **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT customer_id, operation_id FROM deleted_customer", error);
  g_autoptr (GArray) scanned = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  gint64 last_group = -1;
  CbStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = cb_statement_step (statement, error)) == CB_STEP_ROW)
    {
      gint64 id = cb_statement_get_int64 (statement, 0);
      gint64 group = cb_statement_get_int64 (statement, 1);

      if (!cb_list_filter_passes (filter, id))
        continue;

      if (group != last_group)
        {
          gint64 rank = group;

          if (ranks != NULL)
            rank = GPOINTER_TO_INT (g_hash_table_lookup (ranks, GSIZE_TO_POINTER ((gsize) group)));
          g_array_append_val (runs, ((Run) { .rank = rank, .start = scanned->len }));
          last_group = group;
        }
      g_array_index (runs, Run, runs->len - 1).length++;
      g_array_append_val (scanned, id);
    }
  if (step == CB_STEP_ERROR)
    return FALSE;

  g_array_sort_with_data (runs, compare_runs, (gpointer) filter);
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      g_array_append_vals (ids, &g_array_index (scanned, gint64, run->start), run->length);
    }

  if (filter->limit != 0 && ids->len > filter->limit)
    g_array_set_size (ids, (guint) filter->limit);

  return TRUE;
}

static int
compare_people (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  GHashTable *ranks = user_data;
  int rank_a = GPOINTER_TO_INT (g_hash_table_lookup (ranks, *(gpointer const *) a));
  int rank_b = GPOINTER_TO_INT (g_hash_table_lookup (ranks, *(gpointer const *) b));

  return rank_a - rank_b;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gsize ia = GPOINTER_TO_SIZE (*(gpointer const *) a);
  gsize ib = GPOINTER_TO_SIZE (*(gpointer const *) b);

  return ia < ib ? -1 : ia > ib ? 1 : 0;
}

static gboolean
find_first (CbConnection  *connection,
            gint64         person,
            gint64        *first,
            GError       **error)
{
  g_autoptr (CbStatement) statement =
    cb_connection_prepare (connection, "SELECT min (id) FROM customer WHERE assigned_to = ?", error);
  CbStep step;

  if (statement == NULL)
    return FALSE;

  cb_statement_bind_int64 (statement, 1, person);
  step = cb_statement_step (statement, error);
  *first = step == CB_STEP_ROW ? cb_statement_get_int64 (statement, 0) : 0;

  return step != CB_STEP_ERROR;
}

/* The customers of @people, and then those of nobody. */
static gboolean
append_by_people (CbConnection        *connection,
                  GPtrArray           *people,
                  const CbListFilter  *filter,
                  GArray              *ids,
                  GError             **error)
{
  g_autoptr (GPtrArray) by_id = g_ptr_array_copy (people, NULL, NULL);
  g_autoptr (GHashTable) theirs = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                                         (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) of_nobody = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree CbListStretch *stretches = g_new0 (CbListStretch, people->len);

  g_ptr_array_sort (by_id, compare_ids);
  for (guint i = 0; i < by_id->len; i++)
    {
      gpointer person = g_ptr_array_index (by_id, i);

      stretches[i].ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (theirs, person, stretches[i].ids);
      if (!find_first (connection, (gint64) GPOINTER_TO_SIZE (person), &stretches[i].first, error))
        return FALSE;
    }

  if (!cb_list_scan_stretches (connection, "SELECT id FROM customer ORDER BY assigned_to", stretches, by_id->len,
                       filter, of_nobody, error))
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      GArray *part = g_hash_table_lookup (theirs, g_ptr_array_index (people, i));

      g_array_append_vals (ids, part->data, part->len);
    }
  g_array_append_vals (ids, of_nobody->data, of_nobody->len);

  return TRUE;
}

static gboolean
list_by_assigned (CbConnection        *connection,
                  const CbListFilter  *filter,
                  GArray              *ids,
                  GError             **error)
{
  g_autoptr (GHashTable) ranks = read_ranks (connection, "SELECT id, name FROM person", error);
  g_autoptr (GPtrArray) people = NULL;

  if (ranks == NULL)
    return FALSE;

  people = g_hash_table_get_keys_as_ptr_array (ranks);
  g_ptr_array_sort_with_data (people, compare_people, ranks);
  if (filter->descending)
    for (guint i = 0; i < people->len / 2; i++)
      {
        gpointer *a = &g_ptr_array_index (people, i);
        gpointer *b = &g_ptr_array_index (people, people->len - 1 - i);
        gpointer person = *a;

        *a = *b;
        *b = person;
      }

  if (filter->limit == 0)
    return append_by_people (connection, people, filter, ids, error);

  for (guint i = 0; i < people->len; i++)
    {
      gint64 person = (gint64) GPOINTER_TO_SIZE (g_ptr_array_index (people, i));

      if (!cb_list_scan_append (connection, "SELECT id FROM customer WHERE assigned_to = ?", person, filter, ids, error))
        return FALSE;
    }

  return cb_list_scan_append (connection, "SELECT id FROM customer WHERE assigned_to IS NULL", 0, filter, ids, error);
}

static gboolean
list_by_deleter (CbConnection        *connection,
                 const CbListFilter  *filter,
                 GArray              *ids,
                 GError             **error)
{
  g_autoptr (GHashTable) ranks =
    read_ranks (connection,
                "SELECT DISTINCT o.id, o.person_name FROM deleted_customer d "
                "JOIN operation o ON o.id = d.operation_id", error);

  return ranks != NULL && list_by_run (connection, ranks, filter, ids, error);
}

static gboolean
list_by_erasure (CbConnection        *connection,
                 const CbListFilter  *filter,
                 GArray              *ids,
                 GError             **error)
{
  return cb_list_scan_append (connection,
                              filter->descending
                                ? "SELECT customer_id FROM pending_erasure ORDER BY erase_at DESC, customer_id DESC"
                                : "SELECT customer_id FROM pending_erasure ORDER BY erase_at, customer_id",
                              0, filter, ids, error);
}

/*
 * cb_customer_list_rows:
 * @limit: how many at the most, 0 for all
 * @set: for live customers who is deleted, else who is in the scope
 *
 * On the reading thread.
 *
 * Returns: (transfer full): ids, as gint64, or NULL
 */
GArray *
cb_customer_list_rows (CbConnection   *connection,
                       CbScope         scope,
                       CbSortColumn    column,
                       gboolean        descending,
                       gsize           limit,
                       const CbIdSet  *set,
                       GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  CbListFilter filter = {
    .set = set,
    .in_set = scope != CB_SCOPE_LIVE,
    .all = scope == CB_SCOPE_LIVE && cb_id_set_is_empty (set),
    .limit = limit,
    .descending = descending != FALSE,
  };
  gboolean done;

  switch (column)
    {
    case CB_SORT_ASSIGNED_TO:
      done = list_by_assigned (connection, &filter, ids, error);
      break;

    case CB_SORT_DELETED_AT:
      done = list_by_run (connection, NULL, &filter, ids, error);
      break;

    case CB_SORT_ERASE_AT:
      /* The sooner somebody was deleted, the sooner erased. */
      if (scope == CB_SCOPE_PENDING)
        done = list_by_erasure (connection, &filter, ids, error);
      else
        done = list_by_run (connection, NULL, &filter, ids, error);
      break;

    case CB_SORT_DELETED_BY:
      done = list_by_deleter (connection, &filter, ids, error);
      break;

    case CB_SORT_NUMBER:
    case CB_SORT_NAME:
    case CB_SORT_CONTACT:
    case CB_SORT_EMAIL:
    case CB_SORT_PHONE:
    case CB_SORT_LAST_ACTIVITY:
    default:
      done = list_by_key (connection, column, &filter, ids, error);
      break;
    }

  return done ? g_steal_pointer (&ids) : NULL;
}
