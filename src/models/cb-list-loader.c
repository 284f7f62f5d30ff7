/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-list-loader.h"

#include "cb-customer-store.h"
#include "cb-list-request.h"
#include "cb-scope-change.h"

/* How many rows are read first when nobody has said what there is room for. */
#define FIRST_ROWS 24

/* How long the rest waits for somebody to see the first rows, in milliseconds. */
#define REST_DELAY 250

struct _CbListLoader
{
  GObject       parent_instance;

  CbScope       scope;
  CbSortColumn  column;
  gboolean      descending;
  char         *query;
  gint64        assigned_to;
  guint         first_rows;

  CbBook       *book;
  CbSlots      *slots;
  CbPageCache  *cache;

  /* What is known. */
  GArray       *base;      /* (nullable) the ids of the scope in order */
  gboolean      partial;   /* only the first of them */
  gboolean      seen;      /* somebody has seen rows */
  CbIdSet      *gone;      /* (nullable) what has left them since */
  CbIdSet      *hits;      /* (nullable) */

  /* What is to be done. */
  gboolean      list_due;
  gboolean      search_due;
  gboolean      arrange_due;
  gboolean      replaced;  /* what comes is another list, not the same one changed */
  gboolean      searched;  /* and of another search */
  guint         source;

  /* What is under way; unowned. */
  CbListRequest *listing;
  CbListRequest *searching;
  CbListRequest *arranging;

  gboolean      loading;
  GError       *error;
};

G_DEFINE_FINAL_TYPE (CbListLoader, cb_list_loader, G_TYPE_OBJECT)

static guint state_changed_signal;

static void
update (CbListLoader *self);

/* Whether hits are needed to know what is shown. */
static gboolean
is_filtered (CbListLoader *self)
{
  return self->query != NULL || self->assigned_to != 0;
}

static void
take_error (CbListLoader *self,
            GError       *error)
{
  gboolean same = self->error == error;

  g_clear_error (&self->error);
  self->error = error;
  if (!same)
    g_signal_emit (self, state_changed_signal, 0);
}

static gboolean
load_rest_cb (gpointer user_data)
{
  CbListLoader *self = user_data;

  self->source = 0;
  self->list_due = TRUE;
  update (self);

  return G_SOURCE_REMOVE;
}

/* The rest comes once the first rows have been drawn: before that it would
 * only delay them. */
static void
schedule_rest (CbListLoader *self)
{
  if (!self->partial || self->list_due || self->listing != NULL)
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->seen)
    self->source = g_idle_add_full (G_PRIORITY_LOW, load_rest_cb, self, NULL);
  else
    self->source = g_timeout_add_full (G_PRIORITY_LOW, REST_DELAY, load_rest_cb, self, NULL);
}

static void
take_arrangement (CbListLoader  *self,
                  CbArrangement *arrangement)
{
  g_array_unref (self->base);
  self->base = g_array_ref (arrangement->sorted);
  g_clear_pointer (&self->gone, cb_id_set_unref);
  self->arrange_due = FALSE;
  self->searched = FALSE;
  cb_slots_take (self->slots, arrangement);
  schedule_rest (self);

  update (self);
}

static void
fetch_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CbListRequest) request = user_data;
  CbListLoader *self = CB_LIST_LOADER (request->loader);

  if (!cb_list_request_end (request, &self->arranging))
    return;

  /* Without them the rows come first and are filled in later. */
  cb_page_cache_fetch_finish (CB_PAGE_CACHE (source_object), result, NULL);

  take_arrangement (self, g_steal_pointer (&request->arrangement));
}

static void
arrange_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CbListRequest) request = user_data;
  CbListLoader *self = CB_LIST_LOADER (request->loader);
  g_autoptr (GArray) needed = NULL;
  GCancellable *cancellable = request->cancellable;

  if (self->arranging != request || !cb_arrangement_compute_finish (result, NULL))
    return;

  needed = cb_slots_get_needed (self->slots, request->arrangement);
  cb_page_cache_fetch_async (self->cache, (const gint64 *) (gpointer) needed->data, needed->len,
                             cancellable, fetch_cb, g_steal_pointer (&request));
}

static void
arrange (CbListLoader *self)
{
  CbListRequest *request = cb_list_request_start (&self->arranging, self);
  CbArrangement *arrangement = cb_arrangement_new ();

  arrangement->base = g_array_ref (self->base);
  arrangement->gone = self->gone != NULL ? cb_id_set_ref (self->gone) : NULL;
  arrangement->hits = self->hits != NULL ? cb_id_set_ref (self->hits) : NULL;
  arrangement->keep_place = !self->replaced;
  arrangement->to_top = self->searched;
  cb_slots_ask (self->slots, arrangement);

  request->arrangement = arrangement;
  cb_arrangement_compute_async (arrangement, request->cancellable, arrange_cb, request);
}

static void
list_cb (GObject      *source_object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbListRequest) request = user_data;
  CbListLoader *self = CB_LIST_LOADER (request->loader);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  ids = cb_customer_store_list_finish (CB_BOOK (source_object), result, &error);
  if (!cb_list_request_end (request, &self->listing))
    return;

  if (ids != NULL)
    {
      g_clear_pointer (&self->base, g_array_unref);
      g_clear_pointer (&self->gone, cb_id_set_unref);
      self->partial = request->limit > 0 && ids->len >= request->limit;
      self->base = g_steal_pointer (&ids);
      self->list_due = FALSE;
      self->arrange_due = TRUE;
    }

  take_error (self, g_steal_pointer (&error));
  update (self);
}

static void
start_list (CbListLoader *self)
{
  CbListRequest *request = cb_list_request_start (&self->listing, self);

  request->limit = self->base == NULL && !is_filtered (self) ? self->first_rows : 0;
  g_clear_handle_id (&self->source, g_source_remove);

  cb_customer_store_list_async (self->book, self->scope, self->column, self->descending,
                                request->limit, request->cancellable, list_cb, request);
}

static void
search_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CbListRequest) request = user_data;
  CbListLoader *self = CB_LIST_LOADER (request->loader);
  g_autoptr (CbIdSet) hits = NULL;
  g_autoptr (GError) error = NULL;

  hits = cb_customer_store_search_finish (CB_BOOK (source_object), result, &error);
  if (!cb_list_request_end (request, &self->searching))
    return;

  if (hits != NULL)
    {
      g_clear_pointer (&self->hits, cb_id_set_unref);
      self->hits = g_steal_pointer (&hits);
      self->search_due = FALSE;
      self->arrange_due = TRUE;
    }

  take_error (self, g_steal_pointer (&error));
  update (self);
}

static void
start_search (CbListLoader *self)
{
  CbListRequest *request = cb_list_request_start (&self->searching, self);

  cb_customer_store_search_async (self->book, self->query != NULL ? self->query : "", self->assigned_to,
                                  request->cancellable, search_cb, request);
}

/* Starts what can be started. After an error nothing is, until somebody asks. */
static void
update (CbListLoader *self)
{
  gboolean loading;

  if (self->book != NULL && self->error == NULL)
    {
      if (self->list_due && self->listing == NULL)
        start_list (self);
      if (self->search_due && self->searching == NULL)
        start_search (self);

      if (self->arrange_due && self->base != NULL && self->listing == NULL && self->searching == NULL
          && self->arranging == NULL && !cb_slots_get_busy (self->slots))
        arrange (self);
    }

  self->replaced = self->replaced && (cb_list_loader_get_changing (self) || self->partial);
  loading = self->book != NULL && self->error == NULL && self->replaced;

  if (loading != self->loading)
    {
      self->loading = loading;
      g_signal_emit (self, state_changed_signal, 0);
    }
}

/* Something is different: what is under way doesn't count any more. */
static void
restart (CbListLoader *self,
         gboolean      list,
         gboolean      search)
{
  if (list)
    {
      cb_list_request_drop (&self->listing);
      self->list_due = TRUE;
    }

  if (search)
    {
      cb_list_request_drop (&self->searching);
      self->search_due = is_filtered (self);
    }

  cb_list_request_drop (&self->arranging);
  self->arrange_due = TRUE;
  take_error (self, NULL);
  update (self);
}

static void
add_gone (CbListLoader  *self,
          const CbIdSet *set)
{
  CbIdSet *gone;

  if (set == NULL || cb_id_set_is_empty (set))
    return;

  /* A copy, as the one that is here may be in use on another thread. */
  gone = cb_id_set_copy (set);
  if (self->gone != NULL)
    {
      cb_id_set_union (gone, self->gone);
      cb_id_set_unref (self->gone);
    }
  self->gone = gone;
}

static void
cb_list_loader_dispose (GObject *object)
{
  CbListLoader *self = CB_LIST_LOADER (object);

  cb_list_loader_set_book (self, NULL);
  g_clear_object (&self->slots);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (cb_list_loader_parent_class)->dispose (object);
}

static void
cb_list_loader_finalize (GObject *object)
{
  CbListLoader *self = CB_LIST_LOADER (object);

  g_free (self->query);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (cb_list_loader_parent_class)->finalize (object);
}

static void
cb_list_loader_class_init (CbListLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_list_loader_dispose;
  object_class->finalize = cb_list_loader_finalize;

  state_changed_signal =
    g_signal_new ("state-changed", CB_TYPE_LIST_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
cb_list_loader_init (CbListLoader *self)
{
  self->first_rows = FIRST_ROWS;
}

CbListLoader *
cb_list_loader_new (CbScope      scope,
                    CbSlots     *slots,
                    CbPageCache *cache)
{
  CbListLoader *self = g_object_new (CB_TYPE_LIST_LOADER, NULL);

  self->scope = scope;
  self->slots = g_object_ref (slots);
  self->cache = g_object_ref (cache);
  g_signal_connect_object (slots, "settled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return self;
}

gboolean
cb_list_loader_get_loading (CbListLoader *self)
{
  return self->loading;
}

gboolean
cb_list_loader_get_changing (CbListLoader *self)
{
  return self->list_due || self->search_due || self->arrange_due || cb_slots_get_busy (self->slots);
}

const GError *
cb_list_loader_get_error (CbListLoader *self)
{
  return self->error;
}

void
cb_list_loader_set_book (CbListLoader *self,
                         CbBook       *book)
{
  cb_list_request_drop (&self->listing);
  cb_list_request_drop (&self->searching);
  cb_list_request_drop (&self->arranging);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->base, g_array_unref);
  g_clear_pointer (&self->gone, cb_id_set_unref);
  g_clear_pointer (&self->hits, cb_id_set_unref);

  self->partial = FALSE;
  self->arrange_due = FALSE;
  self->list_due = book != NULL;
  self->search_due = book != NULL && is_filtered (self);
  self->replaced = TRUE;

  g_set_object (&self->book, book);
  take_error (self, NULL);
  update (self);
}

void
cb_list_loader_set_first_rows (CbListLoader *self,
                               guint         n_rows)
{
  self->first_rows = n_rows;
}

void
cb_list_loader_set_sort (CbListLoader *self,
                         CbSortColumn  column,
                         gboolean      descending)
{
  self->column = column;
  self->descending = descending;
  if (self->book == NULL)
    return;

  self->replaced = TRUE;
  restart (self, TRUE, FALSE);
}

static void
filter (CbListLoader *self)
{
  if (!is_filtered (self))
    g_clear_pointer (&self->hits, cb_id_set_unref);

  if (self->book == NULL)
    return;

  self->replaced = TRUE;
  self->searched = TRUE;
  restart (self, FALSE, TRUE);
}

void
cb_list_loader_set_query (CbListLoader *self,
                          const char   *query)
{
  g_set_str (&self->query, query);
  filter (self);
}

void
cb_list_loader_set_assigned_to (CbListLoader *self,
                                gint64        person)
{
  self->assigned_to = person;
  filter (self);
}

void
cb_list_loader_set_seen (CbListLoader *self)
{
  if (self->seen)
    return;

  self->seen = TRUE;
  if (self->source != 0)
    schedule_rest (self);
}

void
cb_list_loader_change (CbListLoader *self,
                       CbChange     *change)
{
  CbIdSet *gone[CB_SCOPE_MAX_GONE];
  /* An order that is being read may or may not know of the change. */
  gboolean list = cb_scope_change_needs_order (self->scope, change) || self->listing != NULL;

  cb_scope_change_get_gone (self->scope, change, gone);
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    add_gone (self, gone[i]);
  restart (self, list, cb_scope_change_needs_search (change));
}

void
cb_list_loader_reload (CbListLoader *self)
{
  if (self->book != NULL)
    restart (self, TRUE, TRUE);
}
