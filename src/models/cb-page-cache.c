/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-page-cache.h"

#include "cb-customer-row-private.h"
#include "cb-customer-store.h"

#define PAGE_ROWS     50
#define MAX_CUSTOMERS 2000

/* How long a turn of the main loop fills in rows, in microseconds. */
#define TURN_TIME     2500

/* Before the next frame is drawn, which has 120. */
#define PRIORITY      (G_PRIORITY_HIGH_IDLE + 10)

typedef struct
{
  CbCustomer *customer;
  GList       link;
} Entry;

/* A page on its way. Belongs to its callback. */
typedef struct
{
  CbPageCache  *cache;
  GCancellable *cancellable;
  gint64        ids[PAGE_ROWS];
  guint         n_ids;
  gboolean      needed;
} Page;

struct _CbPageCache
{
  GObject     parent_instance;

  CbSlots    *slots;
  CbBook     *book;

  GHashTable *entries;  /* id → Entry */
  GQueue      recent;   /* their links, the latest first */
  GPtrArray  *pages;    /* on their way; unowned */
  guint       source;
  GError     *error;
};

G_DEFINE_FINAL_TYPE (CbPageCache, cb_page_cache, G_TYPE_OBJECT)

static guint state_changed_signal;

static gboolean
flush_cb (gpointer user_data);

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->customer);
  g_free (entry);
}

static void
page_free (Page *page)
{
  g_object_unref (page->cache);
  g_object_unref (page->cancellable);
  g_free (page);
}

static gboolean
page_contains (const Page *page,
               gint64      id)
{
  for (guint i = 0; i < page->n_ids; i++)
    if (page->ids[i] == id)
      return TRUE;

  return FALSE;
}

static void
take_error (CbPageCache *self,
            GError      *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_signal_emit (self, state_changed_signal, 0);
}

static void
schedule (CbPageCache *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (PRIORITY, flush_cb, self, NULL);
}

static void
forget (CbPageCache *self,
        Entry       *entry)
{
  g_queue_unlink (&self->recent, &entry->link);
  g_hash_table_remove (self->entries, &(gint64) { cb_customer_get_id (entry->customer) });
}

static void
remember (CbPageCache *self,
          CbCustomer  *customer)
{
  gint64 id = cb_customer_get_id (customer);
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry != NULL)
    forget (self, entry);

  entry = g_new0 (Entry, 1);
  entry->customer = g_object_ref (customer);
  entry->link.data = entry;
  g_queue_push_head_link (&self->recent, &entry->link);
  g_hash_table_insert (self->entries, g_memdup2 (&id, sizeof id), entry);

  if (self->recent.length > MAX_CUSTOMERS)
    forget (self, g_queue_peek_tail (&self->recent));
}

static CbCustomer *
recall (CbPageCache *self,
        gint64       id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry == NULL)
    return NULL;

  g_queue_unlink (&self->recent, &entry->link);
  g_queue_push_head_link (&self->recent, &entry->link);

  return entry->customer;
}

static void
remember_all (CbPageCache     *self,
              const gint64    *ids,
              const GPtrArray *customers)
{
  CbRowTable *rows = cb_slots_get_rows (self->slots);

  for (guint i = 0; i < customers->len; i++)
    {
      CbCustomer *customer = customers->pdata[i];
      CbCustomerRow *row = cb_row_table_find (rows, ids[i]);

      if (customer != NULL)
        remember (self, customer);
      else if (row != NULL)
        cb_customer_row_set_customer (row, NULL);
    }

  schedule (self);
}

static void
page_cb (GObject      *source_object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Page *page = user_data;
  CbPageCache *self = page->cache;
  g_autoptr (GPtrArray) customers = NULL;
  g_autoptr (GError) error = NULL;

  customers = cb_customer_store_get_page_finish (CB_BOOK (source_object), result, &error);

  /* What was cancelled is stale, even if it came through. */
  if (g_ptr_array_remove_fast (self->pages, page))
    {
      if (customers != NULL)
        remember_all (self, page->ids, customers);

      take_error (self, g_steal_pointer (&error));
    }

  page_free (page);
}

static void
cancel_page (CbPageCache *self,
             Page        *page)
{
  g_ptr_array_remove_fast (self->pages, page);
  g_cancellable_cancel (page->cancellable);
}

static Page *
find_page (CbPageCache *self,
           gint64       id)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (page_contains (self->pages->pdata[i], id))
      return self->pages->pdata[i];

  return NULL;
}

/* Asks for what is missing of the page around @position. */
static Page *
start_page (CbPageCache *self,
            guint        position)
{
  guint n_ids;
  const gint64 *ids = cb_slots_get_shown (self->slots, &n_ids);
  guint start = position - position % PAGE_ROWS;
  guint end = MIN (start + PAGE_ROWS, n_ids);
  Page *page = g_new0 (Page, 1);

  page->cache = g_object_ref (self);
  page->cancellable = g_cancellable_new ();

  for (guint i = start; i < end; i++)
    if (!g_hash_table_contains (self->entries, &ids[i]) && find_page (self, ids[i]) == NULL)
      page->ids[page->n_ids++] = ids[i];

  g_ptr_array_add (self->pages, page);
  cb_customer_store_get_page_async (self->book, page->ids, page->n_ids, page->cancellable, page_cb, page);

  return page;
}

/* Fills in the rows whose customers have come, as many as there is time for,
 * and asks for the others. */
static gboolean
flush_cb (gpointer user_data)
{
  CbPageCache *self = user_data;
  g_autoptr (GPtrArray) rows = cb_row_table_list (cb_slots_get_rows (self->slots));
  gint64 end = g_get_monotonic_time () + TURN_TIME;
  gboolean more = FALSE;

  self->source = 0;

  for (guint i = 0; i < self->pages->len; i++)
    ((Page *) self->pages->pdata[i])->needed = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      CbCustomerRow *row = rows->pdata[i];
      CbCustomer *customer;
      Page *page;

      if (!cb_customer_row_get_stale (row))
        continue;

      customer = recall (self, cb_customer_row_get_id (row));
      if (customer != NULL)
        {
          more = more || g_get_monotonic_time () >= end;
          if (!more)
            cb_customer_row_set_customer (row, customer);
          continue;
        }

      page = find_page (self, cb_customer_row_get_id (row));
      if (page == NULL)
        page = start_page (self, cb_customer_row_get_position (row));
      page->needed = TRUE;
    }

  for (guint i = self->pages->len; i > 0; i--)
    if (!((Page *) self->pages->pdata[i - 1])->needed)
      cancel_page (self, self->pages->pdata[i - 1]);

  if (more)
    schedule (self);

  return G_SOURCE_REMOVE;
}

static void
stale_row_cb (CbPageCache   *self,
              CbCustomerRow *row)
{
  CbCustomer *customer = recall (self, cb_customer_row_get_id (row));

  if (customer != NULL)
    cb_customer_row_set_customer (row, customer);
  else if (self->book != NULL)
    schedule (self);
}

static void
fetch_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CbPageCache *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) customers = NULL;
  g_autoptr (GError) error = NULL;

  customers = cb_customer_store_get_page_finish (CB_BOOK (source_object), result, &error);

  /* Once cancelled it may be stale. */
  if (g_task_return_error_if_cancelled (task))
    return;

  if (customers == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  for (guint i = 0; i < customers->len; i++)
    if (customers->pdata[i] != NULL)
      remember (self, customers->pdata[i]);

  g_task_return_boolean (task, TRUE);
}

static void
cb_page_cache_dispose (GObject *object)
{
  CbPageCache *self = CB_PAGE_CACHE (object);

  cb_page_cache_set_book (self, NULL);
  g_clear_object (&self->slots);

  G_OBJECT_CLASS (cb_page_cache_parent_class)->dispose (object);
}

static void
cb_page_cache_finalize (GObject *object)
{
  CbPageCache *self = CB_PAGE_CACHE (object);

  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->pages);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (cb_page_cache_parent_class)->finalize (object);
}

static void
cb_page_cache_class_init (CbPageCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_page_cache_dispose;
  object_class->finalize = cb_page_cache_finalize;

  state_changed_signal =
    g_signal_new ("state-changed", CB_TYPE_PAGE_CACHE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
cb_page_cache_init (CbPageCache *self)
{
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, entry_free);
  self->pages = g_ptr_array_new ();
}

CbPageCache *
cb_page_cache_new (CbSlots *slots)
{
  CbPageCache *self = g_object_new (CB_TYPE_PAGE_CACHE, NULL);

  self->slots = g_object_ref (slots);
  g_signal_connect_object (slots, "stale-row", G_CALLBACK (stale_row_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
cb_page_cache_set_book (CbPageCache *self,
                        CbBook      *book)
{
  while (self->pages->len > 0)
    cancel_page (self, self->pages->pdata[0]);

  g_clear_handle_id (&self->source, g_source_remove);
  g_queue_init (&self->recent);
  g_hash_table_remove_all (self->entries);
  g_set_object (&self->book, book);
  take_error (self, NULL);
}

const GError *
cb_page_cache_get_error (CbPageCache *self)
{
  return self->error;
}

void
cb_page_cache_invalidate (CbPageCache   *self,
                          const CbIdSet *set)
{
  g_autoptr (GPtrArray) rows = cb_row_table_list (cb_slots_get_rows (self->slots));

  while (self->pages->len > 0)
    cancel_page (self, self->pages->pdata[0]);

  for (GList *l = self->recent.head, *next; l != NULL; l = next)
    {
      Entry *entry = l->data;

      next = l->next;
      if (set == NULL || cb_id_set_contains (set, cb_customer_get_id (entry->customer)))
        forget (self, entry);
    }

  for (guint i = 0; i < rows->len; i++)
    if (set == NULL || cb_id_set_contains (set, cb_customer_row_get_id (rows->pdata[i])))
      cb_customer_row_set_stale (rows->pdata[i]);

  if (rows->len > 0 && self->book != NULL)
    schedule (self);
}

void
cb_page_cache_retry (CbPageCache *self)
{
  take_error (self, NULL);

  if (self->book != NULL)
    schedule (self);
}

void
cb_page_cache_fetch_async (CbPageCache         *self,
                           const gint64        *ids,
                           guint                n_ids,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_task_set_source_tag (task, cb_page_cache_fetch_async);

  for (guint i = 0; i < n_ids; i++)
    if (recall (self, ids[i]) == NULL)
      g_array_append_val (missing, ids[i]);

  if (missing->len == 0 || self->book == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  cb_customer_store_get_page_async (self->book, (const gint64 *) (gpointer) missing->data, missing->len,
                                    cancellable, fetch_cb, g_steal_pointer (&task));
}

gboolean
cb_page_cache_fetch_finish (CbPageCache   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
