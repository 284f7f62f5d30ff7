/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cb-customer-list-private.h"

#include "cb-list-loader.h"
#include "cb-page-cache.h"
#include "cb-strip.h"

struct _CbCustomerList
{
  GObject        parent_instance;

  CbScope        scope;
  CbSortColumn   column;
  gboolean       descending;
  char          *query;
  gint64         assigned_to;

  CbBook        *book;
  CbSlots       *slots;
  CbPageCache   *cache;
  CbListLoader  *loader;

  /* As they were notified last. */
  guint          n_items;
  gboolean       loading;
  GError        *error;
};

static void
list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbCustomerList, cb_customer_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_BOOK,
  PROP_SCOPE,
  PROP_SORT_COLUMN,
  PROP_DESCENDING,
  PROP_QUERY,
  PROP_N_ITEMS,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint settled_signal;

static void
notify_n_items (CbCustomerList *self)
{
  guint n_items = cb_slots_get_n (self->slots);

  if (self->n_items == n_items)
    return;

  self->n_items = n_items;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
settled_cb (CbCustomerList *self,
            gboolean        rebound)
{
  notify_n_items (self);
  g_signal_emit (self, settled_signal, 0, rebound);
}

static void
state_changed_cb (CbCustomerList *self)
{
  const GError *load_error = cb_list_loader_get_error (self->loader);
  const GError *error = load_error != NULL ? load_error : cb_page_cache_get_error (self->cache);
  gboolean loading = cb_list_loader_get_loading (self->loader);

  if (error != NULL || self->error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error != NULL ? g_error_copy (error) : NULL;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }

  if (loading != self->loading)
    {
      self->loading = loading;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
    }
}

static void
book_changed_cb (CbCustomerList *self,
                 CbChange       *change)
{
  CbIdSet *const sets[] = {
    change->edited, change->deleted, change->undeleted, change->erased, change->masked, change->unmasked,
  };

  /* With the preferences, the days on which deleted ones are erased. */
  if (change->everything || (change->settings && self->scope != CB_SCOPE_LIVE))
    cb_page_cache_invalidate (self->cache, NULL);
  else
    for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
      if (sets[i] != NULL)
        cb_page_cache_invalidate (self->cache, sets[i]);

  cb_list_loader_change (self->loader, change);
}

static void
drop_book (CbCustomerList *self)
{
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);

  g_clear_object (&self->book);
  cb_list_loader_set_book (self->loader, NULL);
  cb_page_cache_set_book (self->cache, NULL);
}

static GType
cb_customer_list_get_item_type (GListModel *model)
{
  return CB_TYPE_CUSTOMER_ROW;
}

static guint
cb_customer_list_get_n_items (GListModel *model)
{
  return cb_slots_get_n (CB_CUSTOMER_LIST (model)->slots);
}

static gpointer
cb_customer_list_get_item (GListModel *model,
                           guint       position)
{
  return cb_slots_get_row (CB_CUSTOMER_LIST (model)->slots, position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = cb_customer_list_get_item_type;
  iface->get_n_items = cb_customer_list_get_n_items;
  iface->get_item = cb_customer_list_get_item;
}

static void
cb_customer_list_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CbCustomerList *self = CB_CUSTOMER_LIST (object);

  switch (prop_id)
    {
    case PROP_BOOK:
      g_value_set_object (value, self->book);
      break;

    case PROP_SCOPE:
      g_value_set_uint (value, self->scope);
      break;

    case PROP_SORT_COLUMN:
      g_value_set_uint (value, self->column);
      break;

    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;

    case PROP_QUERY:
      g_value_set_string (value, self->query);
      break;

    case PROP_N_ITEMS:
      g_value_set_uint (value, self->n_items);
      break;

    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;

    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_customer_list_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CbCustomerList *self = CB_CUSTOMER_LIST (object);

  switch (prop_id)
    {
    case PROP_SCOPE:
      self->scope = g_value_get_uint (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cb_customer_list_constructed (GObject *object)
{
  CbCustomerList *self = CB_CUSTOMER_LIST (object);

  self->loader = cb_list_loader_new (self->scope, self->slots, self->cache);
  cb_list_loader_set_sort (self->loader, self->column, self->descending);
  g_signal_connect_object (self->loader, "state-changed", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);

  G_OBJECT_CLASS (cb_customer_list_parent_class)->constructed (object);
}

static void
cb_customer_list_dispose (GObject *object)
{
  drop_book (CB_CUSTOMER_LIST (object));

  G_OBJECT_CLASS (cb_customer_list_parent_class)->dispose (object);
}

static void
cb_customer_list_finalize (GObject *object)
{
  CbCustomerList *self = CB_CUSTOMER_LIST (object);

  g_clear_object (&self->loader);
  g_clear_object (&self->cache);
  g_object_run_dispose (G_OBJECT (self->slots));
  g_clear_object (&self->slots);
  g_free (self->query);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (cb_customer_list_parent_class)->finalize (object);
}

static void
cb_customer_list_class_init (CbCustomerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cb_customer_list_get_property;
  object_class->set_property = cb_customer_list_set_property;
  object_class->constructed = cb_customer_list_constructed;
  object_class->dispose = cb_customer_list_dispose;
  object_class->finalize = cb_customer_list_finalize;

  properties[PROP_BOOK] =
    g_param_spec_object ("book", NULL, NULL, CB_TYPE_BOOK, readable);
  properties[PROP_SCOPE] =
    g_param_spec_uint ("scope", NULL, NULL, CB_SCOPE_LIVE, CB_N_SCOPES - 1, CB_SCOPE_LIVE,
                       readable | G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_SORT_COLUMN] =
    g_param_spec_uint ("sort-column", NULL, NULL, 0, CB_N_SORT_COLUMNS - 1, CB_SORT_NUMBER, readable);
  properties[PROP_DESCENDING] =
    g_param_spec_boolean ("descending", NULL, NULL, FALSE, readable);
  properties[PROP_QUERY] =
    g_param_spec_string ("query", NULL, NULL, "", readable);
  properties[PROP_N_ITEMS] =
    g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  properties[PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  settled_signal =
    g_signal_new ("settled", CB_TYPE_CUSTOMER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
cb_customer_list_init (CbCustomerList *self)
{
  self->query = g_strdup ("");
  self->slots = cb_slots_new (G_LIST_MODEL (self));
  self->cache = cb_page_cache_new (self->slots);
  g_signal_connect_object (self->slots, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cache, "state-changed", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

CbCustomerList *
cb_customer_list_new (CbScope scope)
{
  CbCustomerList *self = g_object_new (CB_TYPE_CUSTOMER_LIST, "scope", scope, NULL);

  if (scope == CB_SCOPE_DELETED)
    cb_customer_list_set_sort (self, CB_SORT_DELETED_AT, TRUE);
  else if (scope == CB_SCOPE_PENDING)
    cb_customer_list_set_sort (self, CB_SORT_ERASE_AT, FALSE);

  return self;
}

CbBook *
cb_customer_list_get_book (CbCustomerList *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), NULL);

  return self->book;
}

void
cb_customer_list_set_book (CbCustomerList *self,
                           CbBook         *book)
{
  g_return_if_fail (CB_IS_CUSTOMER_LIST (self));
  g_return_if_fail (book == NULL || CB_IS_BOOK (book));

  if (self->book == book)
    return;

  drop_book (self);
  cb_slots_clear (self->slots);
  notify_n_items (self);

  if (book != NULL)
    {
      self->book = g_object_ref (book);
      g_signal_connect_swapped (book, "changed", G_CALLBACK (book_changed_cb), self);
      cb_page_cache_set_book (self->cache, book);
      cb_list_loader_set_book (self->loader, book);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOK]);
  g_signal_emit (self, settled_signal, 0, FALSE);
}

void
cb_customer_list_set_sort (CbCustomerList *self,
                           CbSortColumn    column,
                           gboolean        descending)
{
  g_return_if_fail (CB_IS_CUSTOMER_LIST (self));

  descending = !!descending;
  if (self->column == column && self->descending == descending)
    return;

  g_object_freeze_notify (G_OBJECT (self));

  if (self->column != column)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT_COLUMN]);
  if (self->descending != descending)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);

  self->column = column;
  self->descending = descending;
  cb_list_loader_set_sort (self->loader, column, descending);

  g_object_thaw_notify (G_OBJECT (self));
}

CbSortColumn
cb_customer_list_get_sort_column (CbCustomerList *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), CB_SORT_NUMBER);

  return self->column;
}

gboolean
cb_customer_list_get_descending (CbCustomerList *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), FALSE);

  return self->descending;
}

void
cb_customer_list_set_query (CbCustomerList *self,
                            const char     *query)
{
  g_autofree char *stripped = cb_strip (query != NULL ? query : "");

  g_return_if_fail (CB_IS_CUSTOMER_LIST (self));

  if (!g_set_str (&self->query, stripped))
    return;

  cb_list_loader_set_query (self->loader, *stripped != '\0' ? stripped : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

const char *
cb_customer_list_get_query (CbCustomerList *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), NULL);

  return self->query;
}

void
cb_customer_list_set_assigned_to (CbCustomerList *self,
                                  gint64          person)
{
  g_return_if_fail (CB_IS_CUSTOMER_LIST (self));

  if (self->assigned_to == person)
    return;

  self->assigned_to = person;
  cb_list_loader_set_assigned_to (self->loader, person);
}

gint64
cb_customer_list_get_assigned_to (CbCustomerList *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), 0);

  return self->assigned_to;
}

gboolean
cb_customer_list_is_filtered (CbCustomerList *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), FALSE);

  return *self->query != '\0' || self->assigned_to != 0;
}

gboolean
cb_customer_list_get_loading (CbCustomerList *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), FALSE);

  return self->loading;
}

gboolean
cb_customer_list_get_changing (CbCustomerList *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), FALSE);

  return self->error == NULL && cb_list_loader_get_changing (self->loader);
}

const GError *
cb_customer_list_get_error (CbCustomerList *self)
{
  g_return_val_if_fail (CB_IS_CUSTOMER_LIST (self), NULL);

  return self->error;
}

void
cb_customer_list_reload (CbCustomerList *self)
{
  g_return_if_fail (CB_IS_CUSTOMER_LIST (self));

  cb_page_cache_retry (self->cache);
  cb_list_loader_reload (self->loader);
}

void
cb_customer_list_set_seen (CbCustomerList *self,
                           guint           position)
{
  g_return_if_fail (CB_IS_CUSTOMER_LIST (self));

  cb_slots_set_seen (self->slots, position);
  cb_list_loader_set_seen (self->loader);
}

void
cb_customer_list_set_first_rows (CbCustomerList *self,
                                 guint           n_rows)
{
  g_return_if_fail (CB_IS_CUSTOMER_LIST (self));
  g_return_if_fail (n_rows > 0);

  cb_list_loader_set_first_rows (self->loader, n_rows);
}

CbSlots *
cb_customer_list_get_slots (CbCustomerList *self)
{
  return self->slots;
}
