/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-book.h"

#include "cb-customer-store.h"
#include "cb-error.h"

struct _CbBook
{
  GObject     parent_instance;

  GArray     *ids[CB_N_SCOPES];
  char       *suffix;
  GHashTable *hits;
  gboolean    hold[FAKE_N_KINDS];
  gboolean    fail[FAKE_N_KINDS];
  GPtrArray  *held[FAKE_N_KINDS];
  GString    *log;
};

G_DEFINE_FINAL_TYPE (CbBook, cb_book, G_TYPE_OBJECT)

/* An answer that waits. */
typedef struct
{
  gpointer       value;
  GDestroyNotify free_value;
  gboolean       fail;
} Answer;

static void
cb_book_finalize (GObject *object)
{
  CbBook *self = CB_BOOK (object);

  for (guint i = 0; i < FAKE_N_KINDS; i++)
    g_ptr_array_unref (self->held[i]);

  for (guint i = 0; i < CB_N_SCOPES; i++)
    g_array_unref (self->ids[i]);
  g_hash_table_unref (self->hits);
  g_string_free (self->log, TRUE);
  g_free (self->suffix);

  G_OBJECT_CLASS (cb_book_parent_class)->finalize (object);
}

static void
cb_book_class_init (CbBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_book_finalize;

  g_signal_new ("changed", CB_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, CB_TYPE_CHANGE);
}

static void
cb_book_init (CbBook *self)
{
  for (guint i = 0; i < CB_N_SCOPES; i++)
    self->ids[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->suffix = g_strdup ("");
  self->hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cb_id_set_unref);
  self->log = g_string_new (NULL);

  for (guint i = 0; i < FAKE_N_KINDS; i++)
    self->held[i] = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
return_answer (GTask *task)
{
  Answer *answer = g_task_get_task_data (task);

  if (answer->fail)
    {
      answer->free_value (answer->value);
      g_task_return_new_error (task, CB_ERROR, CB_ERROR_IO, "failed on purpose");
    }
  else
    {
      g_task_return_pointer (task, answer->value, answer->free_value);
    }
}

static void
ask (CbBook              *self,
     FakeKind             kind,
     gpointer             value,
     GDestroyNotify       free_value,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Answer *answer = g_new0 (Answer, 1);

  answer->value = value;
  answer->free_value = free_value;
  answer->fail = self->fail[kind];
  self->fail[kind] = FALSE;

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, answer, g_free);

  if (self->hold[kind])
    g_ptr_array_add (self->held[kind], g_steal_pointer (&task));
  else
    return_answer (task);
}

CbBook *
fake_book_new (void)
{
  return g_object_new (CB_TYPE_BOOK, NULL);
}

void
fake_book_set_range (CbBook  *self,
                     CbScope  scope,
                     gint64   first,
                     guint    n)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (gint64 id = first; id < first + n; id++)
    g_array_append_val (ids, id);

  fake_book_set_ids (self, scope, (const gint64 *) (gpointer) ids->data, n);
}

void
fake_book_set_ids (CbBook       *self,
                   CbScope       scope,
                   const gint64 *ids,
                   guint         n)
{
  GArray *array = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  if (n > 0)
    g_array_append_vals (array, ids, n);

  g_array_unref (self->ids[scope]);
  self->ids[scope] = array;
}

GArray *
fake_book_get_ids (CbBook  *self,
                   CbScope  scope)
{
  return self->ids[scope];
}

void
fake_book_set_suffix (CbBook     *self,
                      const char *suffix)
{
  g_set_str (&self->suffix, suffix);
}

void
fake_book_set_hits (CbBook     *self,
                    const char *query,
                    CbIdSet    *hits)
{
  g_hash_table_insert (self->hits, g_strdup (query), cb_id_set_ref (hits));
}

void
fake_book_hold (CbBook   *self,
                FakeKind  kind,
                gboolean  hold)
{
  self->hold[kind] = hold;
}

guint
fake_book_get_n_held (CbBook   *self,
                      FakeKind  kind)
{
  return self->held[kind]->len;
}

gboolean
fake_book_is_cancelled (CbBook   *self,
                        FakeKind  kind,
                        guint     index)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (self->held[kind]->pdata[index]));
}

void
fake_book_answer (CbBook   *self,
                  FakeKind  kind,
                  guint     index)
{
  g_autoptr (GTask) task = g_ptr_array_steal_index (self->held[kind], index);

  return_answer (task);
}

void
fake_book_fail (CbBook   *self,
                FakeKind  kind)
{
  self->fail[kind] = TRUE;
}

char *
fake_book_take_log (CbBook *self)
{
  char *log = g_strchomp (g_strdup (self->log->str));

  g_string_truncate (self->log, 0);

  return log;
}

void
cb_customer_store_get_page_async (CbBook              *self,
                                  const gint64        *ids,
                                  gsize                n_ids,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GPtrArray *customers = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_cmpuint (n_ids, >, 0);
  g_string_append_printf (self->log, "page %" G_GINT64_FORMAT "+%" G_GSIZE_FORMAT " ", ids[0], n_ids);

  for (gsize i = 0; i < n_ids; i++)
    {
      CbCustomer *customer = cb_customer_new ();
      g_autofree char *name = g_strdup_printf ("Customer %" G_GINT64_FORMAT "%s", ids[i], self->suffix);

      cb_customer_set_id (customer, ids[i]);
      cb_customer_set_text (customer, CB_CUSTOMER_FIELD_NAME, name);
      g_ptr_array_add (customers, customer);
    }

  ask (self, FAKE_PAGE, customers, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
cb_customer_store_get_page_finish (CbBook        *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cb_customer_store_list_async (CbBook              *self,
                              CbScope              scope,
                              CbSortColumn         column,
                              gboolean             descending,
                              gsize                limit,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GArray *all = self->ids[scope];
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = limit > 0 ? MIN (all->len, limit) : all->len;

  g_string_append_printf (self->log, "list %" G_GSIZE_FORMAT " ", limit);

  for (guint i = 0; i < n; i++)
    g_array_append_val (ids, g_array_index (all, gint64, descending ? all->len - 1 - i : i));

  ask (self, FAKE_LIST, ids, (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

GArray *
cb_customer_store_list_finish (CbBook        *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cb_customer_store_search_async (CbBook              *self,
                                const char          *query,
                                gint64               assigned_to,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  CbIdSet *hits = g_hash_table_lookup (self->hits, query);

  if (assigned_to != 0)
    g_string_append_printf (self->log, "of %d ", (int) assigned_to);
  g_string_append_printf (self->log, "search %s ", query);
  hits = hits != NULL ? cb_id_set_ref (hits) : cb_id_set_new ();

  ask (self, FAKE_SEARCH, hits, (GDestroyNotify) cb_id_set_unref, cancellable, callback, user_data);
}

CbIdSet *
cb_customer_store_search_finish (CbBook        *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
