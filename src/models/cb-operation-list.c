/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-operation-list.h"

#include "cb-operation-store.h"

/* Views make widgets for what comes in: so many at most in one turn of the
 * main loop. */
#define ROWS_PER_TURN 6

/*
 * The list is read in passes from the newest operation down, a page at a time,
 * until all rows that are there have been brought up to date and as many as are
 * wanted are there. A change of the book begins a new pass.
 */
struct _CbOperationList
{
  GObject       parent_instance;

  CbBook       *book;
  GPtrArray    *rows;        /* of CbOperationRow, the newest first */
  CbOperationFilter *filter; /* NULL for all */
  guint         n_wanted;
  gboolean      active;
  gboolean      stale;       /* the book has changed while it wasn't active */
  gboolean      complete;
  GError       *error;

  GCancellable *cancellable; /* of the page on its way; NULL if there is none */
  gint64        cursor;      /* the last operation of the pass, 0 before it */
  GPtrArray    *head;        /* entries to come in at the top, once it is known
                              * that none is missing between them and the rows */
  gboolean      head_ready;
  GPtrArray    *tail;        /* entries to come in at the end */
  guint         source;      /* brings them in */
};

static guint state_changed_signal;

static void read_page (CbOperationList *self);

static GType
cb_operation_list_get_item_type (GListModel *model)
{
  return CB_TYPE_OPERATION_ROW;
}

static guint
cb_operation_list_get_n_items (GListModel *model)
{
  return CB_OPERATION_LIST (model)->rows->len;
}

static gpointer
cb_operation_list_get_item (GListModel *model,
                            guint       position)
{
  CbOperationList *self = CB_OPERATION_LIST (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
model_init (GListModelInterface *iface)
{
  iface->get_item_type = cb_operation_list_get_item_type;
  iface->get_n_items = cb_operation_list_get_n_items;
  iface->get_item = cb_operation_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CbOperationList, cb_operation_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

static void
state_changed (CbOperationList *self)
{
  g_signal_emit (self, state_changed_signal, 0);
}

static gint64
get_row_id (CbOperationList *self,
            guint            position)
{
  return cb_operation_row_get_id (self->rows->pdata[position]);
}

/* 0 if there are no rows. */
static gint64
get_oldest (CbOperationList *self)
{
  return self->rows->len > 0 ? get_row_id (self, self->rows->len - 1) : 0;
}

static CbOperationRow *
find_row (CbOperationList *self,
          gint64           id)
{
  guint start = 0;
  guint end = self->rows->len;

  while (start < end)
    {
      guint middle = start + (end - start) / 2;

      if (get_row_id (self, middle) > id)
        start = middle + 1;
      else
        end = middle;
    }

  return start < self->rows->len && get_row_id (self, start) == id ? self->rows->pdata[start] : NULL;
}

static void
stop (CbOperationList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_set_size (self->head, 0);
  g_ptr_array_set_size (self->tail, 0);
  self->head_ready = FALSE;
}

static void
go_on (CbOperationList *self)
{
  gboolean behind = self->rows->len > 0 && self->cursor > get_oldest (self);

  if (behind || (self->rows->len < self->n_wanted && !self->complete))
    read_page (self);
  else
    state_changed (self);
}

/* The oldest of those that come in at the top first: there is never a gap. */
static void
bring_in_head (CbOperationList *self)
{
  guint n = MIN (self->head->len, ROWS_PER_TURN);
  guint start = self->head->len - n;

  for (guint i = 0; i < n; i++)
    g_ptr_array_insert (self->rows, (gint) i, cb_operation_row_new (self->head->pdata[start + i]));
  g_ptr_array_set_size (self->head, (gint) start);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n);
}

static void
bring_in_tail (CbOperationList *self)
{
  guint n = MIN (self->tail->len, ROWS_PER_TURN);
  guint position = self->rows->len;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->rows, cb_operation_row_new (self->tail->pdata[i]));
  g_ptr_array_remove_range (self->tail, 0, n);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n);
}

static gboolean
bring_in_cb (gpointer user_data)
{
  CbOperationList *self = user_data;

  if (self->head_ready && self->head->len > 0)
    bring_in_head (self);
  else if (self->tail->len > 0)
    bring_in_tail (self);

  /* Whoever heard of it may have begun something else. */
  if (self->source == 0)
    return G_SOURCE_REMOVE;

  if ((self->head_ready && self->head->len > 0) || self->tail->len > 0)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  go_on (self);

  return G_SOURCE_REMOVE;
}

static void
take_page (CbOperationList *self,
           GPtrArray       *entries)
{
  gint64 newest = self->rows->len > 0 ? get_row_id (self, 0) : 0;
  gint64 oldest = get_oldest (self);
  gboolean at_end = entries->len < CB_OPERATION_LIST_PAGE;

  for (guint i = 0; i < entries->len; i++)
    {
      CbOperationEntry *entry = entries->pdata[i];
      gint64 id = cb_operation_entry_get_id (entry);
      CbOperationRow *row = find_row (self, id);

      if (row != NULL)
        cb_operation_row_set_entry (row, entry);
      else if (oldest != 0 && id > newest)
        g_ptr_array_add (self->head, g_object_ref (entry));
      else if (oldest == 0 || id < oldest)
        g_ptr_array_add (self->tail, g_object_ref (entry));
      self->cursor = id;
    }

  self->complete = self->complete || at_end;
  self->head_ready = at_end || self->cursor <= newest;
  if ((self->head_ready && self->head->len > 0) || self->tail->len > 0)
    self->source = g_idle_add (bring_in_cb, self);
  else
    go_on (self);
}

static void
page_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CbOperationList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = cb_operation_store_list_finish (CB_BOOK (source), result, &error);

  /* It may have been asked for something else meanwhile. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  g_clear_object (&self->cancellable);
  if (entries != NULL)
    {
      take_page (self, entries);
    }
  else
    {
      self->error = g_steal_pointer (&error);
      state_changed (self);
    }
}

static void
read_page (CbOperationList *self)
{
  self->cancellable = g_cancellable_new ();
  cb_operation_store_list_async (self->book, self->cursor, CB_OPERATION_LIST_PAGE, self->filter,
                                 self->cancellable, page_cb, g_object_ref (self));
}

static void
start_pass (CbOperationList *self)
{
  stop (self);
  g_clear_error (&self->error);
  self->stale = FALSE;
  self->cursor = 0;
  if (self->book != NULL)
    read_page (self);
  state_changed (self);
}

/* Forgets all rows. */
static void
start_anew (CbOperationList *self)
{
  guint n_rows = self->rows->len;

  g_ptr_array_set_size (self->rows, 0);
  if (n_rows > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_rows, 0);
  self->complete = FALSE;
  self->n_wanted = CB_OPERATION_LIST_PAGE;
  start_pass (self);
}

static void
book_changed_cb (CbOperationList *self,
                 const CbChange  *change)
{
  /* Editing customers is no operation. */
  if (!change->everything && change->added == NULL && change->deleted == NULL && change->undeleted == NULL &&
      change->erased == NULL && change->masked == NULL && change->unmasked == NULL &&
      change->contents == NULL && !change->settings && !change->people && !change->refused &&
      !change->noted)
    return;

  if (self->active)
    start_pass (self);
  else
    self->stale = TRUE;
}

static void
cb_operation_list_dispose (GObject *object)
{
  CbOperationList *self = CB_OPERATION_LIST (object);

  stop (self);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (cb_operation_list_parent_class)->dispose (object);
}

static void
cb_operation_list_finalize (GObject *object)
{
  CbOperationList *self = CB_OPERATION_LIST (object);

  g_clear_error (&self->error);
  g_clear_pointer (&self->filter, cb_operation_filter_free);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->head);
  g_ptr_array_unref (self->tail);

  G_OBJECT_CLASS (cb_operation_list_parent_class)->finalize (object);
}

static void
cb_operation_list_class_init (CbOperationListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_operation_list_dispose;
  object_class->finalize = cb_operation_list_finalize;

  state_changed_signal =
    g_signal_new ("state-changed", CB_TYPE_OPERATION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
cb_operation_list_init (CbOperationList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->head = g_ptr_array_new_with_free_func (g_object_unref);
  self->tail = g_ptr_array_new_with_free_func (g_object_unref);
  self->active = TRUE;
}

/**
 * cb_operation_list_new:
 *
 * Returns: (transfer full): an active list of no book
 */
CbOperationList *
cb_operation_list_new (void)
{
  return g_object_new (CB_TYPE_OPERATION_LIST, NULL);
}

void
cb_operation_list_set_book (CbOperationList *self,
                            CbBook          *book)
{
  g_return_if_fail (CB_IS_OPERATION_LIST (self));
  g_return_if_fail (book == NULL || CB_IS_BOOK (book));

  if (self->book == book)
    return;

  stop (self);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_set_object (&self->book, book);
  if (book != NULL)
    g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);

  start_anew (self);
}

void
cb_operation_list_set_filter (CbOperationList         *self,
                              const CbOperationFilter *filter)
{
  static const CbOperationFilter everything = { 0 };

  g_return_if_fail (CB_IS_OPERATION_LIST (self));
  g_return_if_fail (filter != NULL);

  if (cb_operation_filter_equal (filter, self->filter != NULL ? self->filter : &everything))
    return;

  stop (self);
  g_clear_pointer (&self->filter, cb_operation_filter_free);
  if (!cb_operation_filter_is_empty (filter))
    self->filter = cb_operation_filter_copy (filter);
  start_anew (self);
}

const CbOperationFilter *
cb_operation_list_get_filter (CbOperationList *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_LIST (self), NULL);

  return self->filter;
}

void
cb_operation_list_set_active (CbOperationList *self,
                              gboolean         active)
{
  g_return_if_fail (CB_IS_OPERATION_LIST (self));

  self->active = active;
  if (active && self->stale)
    start_pass (self);
}

void
cb_operation_list_load_more (CbOperationList *self)
{
  g_return_if_fail (CB_IS_OPERATION_LIST (self));

  if (self->book == NULL || self->complete || self->error != NULL || cb_operation_list_get_loading (self))
    return;

  self->n_wanted = self->rows->len + CB_OPERATION_LIST_PAGE;
  self->cursor = get_oldest (self);
  read_page (self);
  state_changed (self);
}

void
cb_operation_list_retry (CbOperationList *self)
{
  g_return_if_fail (CB_IS_OPERATION_LIST (self));

  if (self->error != NULL)
    start_pass (self);
}

gboolean
cb_operation_list_get_loading (CbOperationList *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_LIST (self), FALSE);

  return self->cancellable != NULL || self->source != 0;
}

gboolean
cb_operation_list_get_complete (CbOperationList *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_LIST (self), FALSE);

  return self->complete;
}

const GError *
cb_operation_list_get_error (CbOperationList *self)
{
  g_return_val_if_fail (CB_IS_OPERATION_LIST (self), NULL);

  return self->error;
}
